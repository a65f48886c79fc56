"""Which lines of ``site.toml`` belong to which table and key."""

from __future__ import annotations

import pytest

from newsroom.commands.desk.forms.layout import Unreadable, layout_of
from tests.support.building import ROOT

SITE = b"""\xef\xbb\xbfname = "A"  # t\xc3\xaan\r
url = "https://a.vn"\r
\r
# C\xc3\xa1c trang\r
[[links]]\r
name = "1"\r
url = "https://1.vn"\r
\r
[[links]]
name = '''
[[links]]
'''
[hosting]
kind = "nginx"
[hosting.limits]
files = 9
"""


def test_a_file_written_from_its_own_lines_keeps_every_byte() -> None:
    for data in (SITE, SITE.rstrip(), (ROOT / "content" / "site.toml").read_bytes(), b"", b"\r\n"):
        layout = layout_of(data)
        assert layout.written(range(len(layout.lines))) == data


def test_what_looks_like_a_heading_within_a_string_is_none() -> None:
    assert [(block.heading, block.end) for block in layout_of(SITE).of("links")] == [(4, 7), (8, 12)]


def test_the_comment_above_a_heading_belongs_to_it_and_tables_within_a_table_too() -> None:
    layout = layout_of(SITE)
    assert layout.of("links")[0].first == 3
    assert [one.path for one in layout.of("hosting")[0].entries] == [
        ("hosting", "kind"),
        ("hosting", "limits", "files"),
    ]


def test_a_line_is_known_by_its_block_and_entry() -> None:
    layout = layout_of(SITE)
    block, entry = layout.at(6)
    assert (block.path, entry and entry.path) == (("links",), ("links", "url"))
    assert layout.at(1)[0].path == ()
    assert layout.at(7)[1] is None


def test_a_value_in_braces_is_found_at_what_holds_it() -> None:
    layout = layout_of(b'organisation = { name = "A" }\n')
    entry = layout.entry(("organisation", "name"))
    assert entry is not None
    assert entry.path == ("organisation",)


@pytest.mark.parametrize("data", [b"name = ", b"\xff", b"<<<<<<< a\n=======\n>>>>>>> b\n"])
def test_what_is_no_toml_is_not_read(data: bytes) -> None:
    with pytest.raises(Unreadable):
        layout_of(data)
