"""What waits, by date and in columns."""

from __future__ import annotations

from datetime import date, datetime

from newsroom.commands.agenda.entries import Entry
from newsroom.commands.agenda.sections import Removed, Section, printed, sections
from newsroom.model.dates import Period
from newsroom.model.front import Announcement
from newsroom.model.records import Correction
from newsroom.model.site import Banner, Site
from newsroom.vietnamese.printing import VIETNAM

SITE = Site("Trang tin")


def at(day: int, hour: int = 0, month: int = 1) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=VIETNAM)


NOW = at(10, 7)


def rows(
    *entries: Entry, site: Site = SITE, removed: tuple[Removed, ...] = ()
) -> dict[str, list[tuple[str, ...]]]:
    return {one.heading: list(one.rows) for one in sections(entries, site, removed, NOW)}


def test_drafts_are_by_date_and_those_without_one_last() -> None:
    found = rows(
        Entry("articles/2026/01/c/index.md", "?", draft=True),
        Entry("articles/2026/01/b/index.md", "B", at(12, 8), True, draft=True),
        Entry("articles/2026/01/a/index.md", "A", at(2), draft=True),
        Entry("articles/2026/01/d/index.md", "D", at(1)),
    )
    assert found == {
        "Bài nháp": [
            ("02/01/2026", "A", "2026/01/a"),
            ("12/01/2026 08:00", "B", "2026/01/b"),
            ("chưa có ngày", "(chưa có tiêu đề)", "2026/01/c"),
        ]
    }


def test_what_is_to_come_and_pinned_follows_from_the_clock() -> None:
    pinned = Entry("articles/2026/01/g/index.md", "G", at(3), pin=2, pin_until=at(20, 23))
    found = rows(
        pinned,
        Entry("articles/2026/01/h/index.md", "H", at(3), pin_until=at(9)),  # it ended
        Entry("articles/2026/01/i/index.md", "I", at(3), draft=True, pin_until=at(20)),
        Entry("articles/2026/02/k/index.md", "K", at(3, 6, 2), True, pin_until=at(20, month=3)),
        Entry("articles/2026/01/l/index.md", "L", at(10, 8), True),
        Entry("articles/2026/01/m/index.md", "M", at(11), withdrawn="Trùng"),
    )
    assert [row[1] for row in found["Hẹn giờ đăng"]] == ["L", "K"]
    assert found["Đang ghim"] == [("đến 20/01/2026 23:00", "G", "2026/01/g", "vị trí 2")]
    assert found["Đã gỡ"] == [("", "M", "2026/01/m", "Trùng")]


def test_corrections_are_told_newest_first_each_by_itself() -> None:
    both = (Correction(at(1), "Một"), Correction(at(5, 9), "Hai", True))
    found = rows(Entry("articles/2026/01/a/index.md", "A", at(1), corrections=both))
    assert [row[::3] for row in found["Đã đính chính"]] == [
        ("05/01/2026 09:00", "Hai"),
        ("01/01/2026", "Một"),
    ]


def test_announcements_and_banners_are_told_with_what_comes_next() -> None:
    site = Site(
        "T",
        announcements=(
            Announcement("Mời họp", period=Period(at(12), at(13))),
            Announcement("Cũ", period=Period(at(1), at(2))),
            Announcement("Luôn có"),
        ),
        banners=(Banner("b.jpg", "/", "Đại hội", period=Period(None, at(11))),),
    )
    assert rows(site=site) == {
        "Thông báo và biểu ngữ có hạn": [
            ("hết 11/01/2026 00:00", "Đại hội", "biểu ngữ"),
            ("từ 12/01/2026 00:00", "Mời họp", "thông báo"),
        ]
    }


def test_deleted_articles_are_told_as_the_list_has_them() -> None:
    found = rows(removed=(Removed("2024/07/a", "Theo yêu cầu", date(2025, 1, 2)), Removed("2024/07/b")))
    assert found["Đã gỡ"] == [
        ("02/01/2025", "(đã xóa)", "2024/07/a", "Theo yêu cầu"),
        ("", "(đã xóa)", "2024/07/b", ""),
    ]


def test_columns_are_aligned_and_empty_sections_left_out() -> None:
    found = [Section("Bài nháp", (("02/01/2026", "Đảng", "a"), ("chưa có ngày", "Hội nghị", "b", "c")))]
    assert printed(found) == ("Bài nháp (2)\n  02/01/2026    Đảng      a\n  chưa có ngày  Hội nghị  b  c")
    assert printed([]).startswith("Không có bài nháp")
    many = Section("Bài nháp", tuple((str(n), "A") for n in range(70)))
    assert printed([many]).endswith("… và 40 mục nữa")
