"""The editor that a person has chosen."""

from __future__ import annotations

import sys
from pathlib import Path

from newsroom.commands.new.editor import command_of, open_file


def test_the_editor_with_its_options_is_the_first_that_can_be_run() -> None:
    assert command_of({"VISUAL": "no-such-editor", "EDITOR": f"'{sys.executable}' -c pass"}) == [
        sys.executable,
        "-c",
        "pass",
    ]
    assert command_of({"VISUAL": "'open quote", "EDITOR": ""}) == []
    assert command_of({}) == []


def test_a_file_is_opened_whatever_its_name(tmp_path: Path) -> None:
    file = tmp_path / "a $5 'b' `c`.md"
    file.touch()
    script = "import sys; open(sys.argv[1], 'a').write('x')"
    assert open_file(file, [sys.executable, "-c", script])
    assert file.read_text(encoding="utf-8") == "x"
    assert not open_file(file, [])
    assert not open_file(file, [str(tmp_path / "none")])
