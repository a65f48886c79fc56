"""No name and no text steers a terminal."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.intake.shown import shown, shown_name


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("\x1b[31mdo.pdf", "\\x1b[31mdo.pdf"),
        ("xau\udcff\udcfe.txt", "xau\\xff\\xfe.txt"),
        ("hai\ndòng", "hai\\x0adòng"),
        ("ng\u202eược", "ng\\u202eược"),
        ("\x9b1m", "\\x9b1m"),
        ("Hội nghị 🌳.docx", "Hội nghị 🌳.docx"),
    ],
)
def test_signs_that_steer_are_written_out(name: str, told: str) -> None:
    assert shown_name(name) == told
    told.encode()


def test_lines_of_a_text_stay() -> None:
    assert shown("một\nhai\r") == "một\nhai\\x0d"
