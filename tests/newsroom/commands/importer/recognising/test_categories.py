"""The category from breadcrumb and section names; else it is asked for."""

from __future__ import annotations

from newsroom.commands.importer.draft import UNKNOWN
from newsroom.commands.importer.recognising import Known, recognise
from tests.support.lines import PROSE, source_of

KNOWN = Known(("Tin hoạt động", "Xây dựng Đảng"))


def category(*lines: str) -> str:
    return recognise(source_of(*lines, "Hội nghị sơ kết công tác quý một", "", PROSE, PROSE), KNOWN).header[
        "Category"
    ][0]


def test_the_innermost_known_section_counts() -> None:
    assert category("Trang chủ > Tin hoạt động > Xây dựng Đảng") == "Xây dựng Đảng"
    assert category("Tin hoạt động", "XÂY DỰNG ĐẢNG") == "Xây dựng Đảng"
    assert category("Chuyên mục: Tin hoạt động") == "Tin hoạt động"


def test_an_unknown_section_is_asked_for() -> None:
    assert category("Thể thao") == UNKNOWN
