"""Fields say what they are and where they lead."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.word.fields import Field


@pytest.mark.parametrize(
    ("code", "link"),
    [
        (' HYPERLINK "https://a.vn/x y" ', "https://a.vn/x y"),
        (' HYPERLINK "https://a.vn/" \\l "muc" \\o "Xem thêm" ', "https://a.vn/#muc"),
        (' HYPERLINK \\l "_Toc1" ', ""),
        (' HYPERLINK \\o "Xem" "https://a.vn/"', "https://a.vn/"),
        (' HYPERLINK "\\\\\\\\may\\\\tep.doc"', "\\\\may\\tep.doc"),
        (" HYPERLINK mailto:a@b.vn", "mailto:a@b.vn"),
        (" PAGE ", ""),
    ],
)
def test_the_address_of_a_link_is_read_from_its_field(code: str, link: str) -> None:
    assert Field(code).link == link


def test_kinds_of_fields_are_known() -> None:
    assert Field(" SEQ Hình \\* ARABIC ").sequence == "Hình"
    assert Field(' TOC \\o "1-3"').is_toc
    assert Field(" PAGE").is_page
    assert Field(' DATE \\@ "dd/MM/yyyy"').is_clock
    assert Field(' SYMBOL 183 \\f "Symbol"').sign == "•"
