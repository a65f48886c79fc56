"""A run tells what it counted, and what it left out and why."""

from __future__ import annotations

from newsroom.commands.counting.sources import CUT_OFF, FOREIGN, TOO_LARGE
from newsroom.commands.counting.summary import Summary


def test_a_run_with_nothing_wrong_is_a_line() -> None:
    summary = Summary(logs=1, lines=12345, readings=431, articles={"a", "b"}, written=4)
    assert summary.text == (
        "Đã đọc 12.345 dòng mới của 1 tệp nhật ký: 431 lượt đọc mới của 2 bài; đã ghi 4 tệp."
    )


def test_what_was_skipped_is_told() -> None:
    faults = {"/a.gz": CUT_OFF, "/b.gz": TOO_LARGE, "/c.xz": FOREIGN}
    summary = Summary(too_long=1, broken=2, unreadable=3, faults=faults, closed=["/d.log"])
    _, skipped, *told = summary.text.split("\n")
    assert skipped == "Bỏ qua: 1 dòng dài quá 8 kB, 2 dòng không phải UTF-8, 3 dòng không đúng dạng nhật ký."
    assert [line.partition(":")[0] for line in told] == ["/a.gz", "/b.gz", "/c.xz", "/d.log"]
    assert "adm" in told[-1]
