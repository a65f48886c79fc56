"""Only the first article of a page is taken; the rest is told."""

from __future__ import annotations

from newsroom.commands.importer.recognising.neighbours import cut_others
from newsroom.commands.importer.recognising.sheet import Sheet
from newsroom.commands.importer.source import Picture
from tests.support.lines import PROSE, sheet


def kept(found: Sheet) -> int:
    cut_others(found, 0)
    return len(found.open())


def test_a_title_with_a_date_begins_another_article() -> None:
    found = sheet(PROSE, PROSE, "Khai mạc hội thao công nhân lao động", "10/03/2021", PROSE)
    assert kept(found) == 2
    assert "bài khác trên cùng trang" in found.faults[0].text


def test_a_title_below_a_byline_begins_another_article() -> None:
    news = f"Sáng 9-3, tại nhà thi đấu, hội thao khai mạc. {PROSE}"
    assert kept(sheet(PROSE, PROSE, "Nguyễn Văn A", "Khai mạc hội thao công nhân lao động", news)) == 3


def test_a_heading_within_an_article_begins_none() -> None:
    found = sheet(PROSE, PROSE, "Những kết quả bước đầu đáng mừng", PROSE)
    assert kept(found) == 4
    assert found.faults == []


def test_photos_and_tables_of_the_other_article_go_with_it_and_are_told() -> None:
    photo = Picture("1.jpg", 6)
    found = sheet(
        PROSE,
        PROSE,
        "Tin: Hoa Mai",
        "Đoàn khối thăm chiến trường xưa",
        f"Sáng 9-11, {PROSE}",
        photo,
        PROSE,
        kind="Word",
    )
    cut_others(found, 0)
    assert [line.place for line in found.open()] == [1, 2, 3]
    assert "bài khác trong cùng tệp" in found.faults[0].text
    assert "1 ảnh của phần sau không lấy" in found.faults[0].text
