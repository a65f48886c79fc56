"""Pages that list articles are told; only the first item, or the article above the list, is taken."""

from __future__ import annotations

from newsroom.commands.importer.recognising.listings import part_listing
from newsroom.commands.importer.recognising.sheet import Sheet
from newsroom.commands.importer.source import Fault
from tests.support.lines import PROSE, sheet

FIRST = (
    "Đoàn Khối ra quân ngày thứ bảy tình nguyện",
    "14/03/2023",
    "Hơn một trăm đoàn viên dọn vệ sinh bến sông...",
)
SECOND = (
    "Khai giảng lớp bồi dưỡng cấp ủy viên",
    "10/03/2023",
    "Lớp học kéo dài năm ngày với bảy chuyên đề về…",
)


def parted(*texts: str) -> tuple[list[str], list[Fault]]:
    found: Sheet = sheet(*texts)
    part_listing(found)
    return [line.text for line in found.open()], found.faults


def test_extracts_that_lead_on_to_their_articles_are_a_list() -> None:
    kept, faults = parted("Tin tức", *FIRST, "Xem tiếp", *SECOND, "Xem tiếp", "1 2 3 ... 48")
    assert kept == [*FIRST, "Xem tiếp"]
    assert "danh sách bài khác" in faults[0].text


def test_extracts_below_dates_are_a_list_without_a_button() -> None:
    assert parted(*FIRST, *SECOND)[0] == list(FIRST)


def test_a_date_may_stand_above_each_title() -> None:
    turned = [(date, title, text) for title, date, text in (FIRST, SECOND)]
    assert parted(*turned[0], *turned[1])[0] == list(turned[0])


def test_a_list_below_an_article_leaves_the_article() -> None:
    kept, faults = parted("Tiêu đề của bài này đây", "20/03/2023", PROSE, PROSE, *FIRST, *SECOND)
    assert kept == ["Tiêu đề của bài này đây", "20/03/2023", PROSE, PROSE]
    assert "đến trước danh sách" in faults[0].text


def test_one_paragraph_that_breaks_off_is_no_list() -> None:
    article = ("Tiêu đề của bài này đây", "20/03/2023", f"{PROSE[:-1]}…", PROSE)
    assert parted(*article) == (list(article), [])
