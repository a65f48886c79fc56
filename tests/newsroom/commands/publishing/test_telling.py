from __future__ import annotations

from newsroom.commands.publishing.probe import Finding
from newsroom.commands.publishing.publisher import Outcome
from newsroom.commands.publishing.release import Release, State
from newsroom.commands.publishing.telling import (
    findings_list,
    look_table,
    outcome_table,
    pages_list,
    releases_table,
    seconds,
    size,
    table,
    when,
)

BAD = Finding("/", False, True, "404", "Xem thư mục.")
GOOD = Finding("/a", True, False, "", "")


def test_sizes_and_seconds_are_printed_as_vietnamese_readers_expect() -> None:
    assert [size(count) for count in (0, 999, 34_100, 5 * 10**8, 3 * 10**12)] == [
        "0 B", "999 B", "34,1 kB", "500,0 MB", "3000,0 GB",
    ]  # fmt: skip
    assert seconds(3.21) == "3,2 giây"


def test_columns_of_a_table_are_as_wide_as_they_must_be() -> None:
    assert table([("Bản", "a"), ("Thời gian", "b")]) == "Bản        a\nThời gian  b"


def test_the_outcome_is_told_in_one_table() -> None:
    outcome = Outcome("r", 19, 34_100, 1, 2, 3.2, ("la.txt",), ("chú ý",), True, (("trang", 0.5),))
    told = outcome_table(outcome, False, [GOOD, BAD])
    lines = ["Tệp đã gửi", "34,1 kB", "0,5 giây", "2 câu hỏi, 1 không đạt", "la.txt", "Lưu ý: chú ý"]
    assert [line for line in lines if line not in told] == []
    assert "Tệp sẽ gửi" in outcome_table(outcome, True, None)


def test_only_what_is_wrong_is_listed_with_its_remedy() -> None:
    assert findings_list([GOOD, BAD]) == "- /: 404. Xem thư mục."


def test_what_is_the_same_of_many_is_told_once() -> None:
    many = [Finding(f"Trang {number}", False, True, "404", "Xem thư mục.") for number in range(10)]
    same = "- Trang 0, Trang 1, … (10 mục): "
    assert findings_list([*many, GOOD]) == f"{same}404. Xem thư mục."
    assert findings_list(many[:2]) == "- Trang 0, Trang 1: 404. Xem thư mục."
    assert look_table(many).endswith(f"\n{same}Xem thư mục.")
    assert look_table(many).count("404") == 10


def test_not_too_many_articles_are_named() -> None:
    assert pages_list(["2024/07/a/index.html"]) == "  /2024/07/a/"
    assert pages_list(["a/index.html"] * 12).splitlines()[-1] == "  … và 2 bài nữa"


def test_releases_are_listed_and_the_one_that_readers_see_is_marked() -> None:
    old = Release("20261125-060003-ab12cd34")
    new = Release("20261126-060003-ab12cd34", "ab12cd34" * 5, "2026-11-26T06:00:03+07:00", "", 3, 1900)
    told = releases_table(State("t", new, (new, old))).splitlines()
    assert told[1].split() == ["đang", "hiện", new.name, "26/11/2026", "06:00:03", "ab12cd34", "3", "1.900"]
    assert told[2].split() == [old.name, "–", "–", "0", "0"]
    assert when("") == "–"
