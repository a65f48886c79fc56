"""What stands below an article goes, with its reason; what only looks so stays."""

from __future__ import annotations

from newsroom.commands.importer.recognising.sheet import Sheet
from newsroom.commands.importer.recognising.tails import cut_tail
from tests.support.lines import PROSE, sheet


def kept(found: Sheet) -> list[str]:
    cut_tail(found)
    return [line.text for line in found.open()]


def test_all_from_the_heading_on_goes() -> None:
    found = sheet(PROSE, "Tin khác", "Khai mạc giải bóng chuyền", PROSE)
    assert kept(found) == [PROSE]
    assert {item.reason for item in found.dropped} == {"đứng sau «Tin khác», không thuộc bài"}


def test_a_heading_above_the_article_ends_nothing() -> None:
    assert kept(sheet("Video", "Tin nổi bật", PROSE)) == ["Video", "Tin nổi bật", PROSE]


def test_a_box_of_links_in_the_middle_goes_alone() -> None:
    long = f"{PROSE} {PROSE}"
    assert kept(sheet(PROSE, "Tin liên quan", "Một bài khác", long, long)) == [PROSE, long, long]


def test_titles_with_dates_at_the_end_go() -> None:
    found = sheet(PROSE, "Hội nghị cán bộ chủ chốt (25/11/2026)", "Lễ phát động quyên góp (24/11/2026)")
    assert kept(found) == [PROSE]


def test_one_dated_line_at_the_end_stays() -> None:
    line = "Hội nghị cán bộ chủ chốt (25/11/2026)"
    assert kept(sheet(PROSE, line)) == [PROSE, line]


def test_keywords_on_lines_of_their_own_are_tags_and_end_the_article() -> None:
    found = sheet(
        PROSE, "Nguyễn Văn A", "Từ khóa:", "nhà mới", "Đảng ủy Khối", "Ý kiến bạn đọc", "Giá cà phê hôm nay"
    )
    cut_tail(found)
    assert found.header["Tags"] == ["nhà mới; Đảng ủy Khối"]
    assert [line.text for line in found.open()] == [PROSE, "Nguyễn Văn A"]


def test_who_signs_below_the_keywords_is_no_keyword() -> None:
    found = sheet(PROSE, "Từ khóa:", "nhà mới", "Nguyễn Văn A", "Tin khác")
    cut_tail(found)
    assert found.header["Tags"] == ["nhà mới"]
    assert [line.text for line in found.open()] == [PROSE, "Nguyễn Văn A"]


def test_a_link_amid_the_text_takes_nothing_below_it_away() -> None:
    found = sheet(PROSE, "Xem thêm: Đại hội một chi bộ ở cơ sở", PROSE, f"Nay {PROSE}")
    cut_tail(found)
    assert [line.text for line in found.open()] == [PROSE, PROSE, f"Nay {PROSE}"]
