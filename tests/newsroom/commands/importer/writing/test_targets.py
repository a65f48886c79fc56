"""Links lead where a page may lead."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.writing.targets import link_target


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("https://a.vn/x y(1)?b=1&c=2", "https://a.vn/x%20y%281%29?b=1&c=2"),
        ("https://a.vn/?a=1&lt;", "https://a.vn/?a=1&amp;lt;"),
        ("https://youtu.be/a_b-c_d*e~f", "https://youtu.be/a_b-c_d*e~f"),
        ("mailto:a@b.vn", "mailto:a@b.vn"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("/cu/bai.html", ""),
        ("#a", ""),
        ("https://", ""),
        (" https://a.vn ", "https://a.vn"),
    ],
)
def test_an_address_is_written_or_refused(link: str, written: str) -> None:
    assert link_target(link) == written
