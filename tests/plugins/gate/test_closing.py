"""What is said at the end of a build."""

from __future__ import annotations

import pytest

from plugins.gate.closing import closing_line, foreign_line


@pytest.mark.parametrize(("seconds", "took"), [(0.04, "0,0"), (1.25, "1,2"), (61.06, "61,1")])
def test_the_closing_line_counts_in_vietnamese(seconds: float, took: str) -> None:
    line = closing_line(12, 3, 40, 1, seconds)
    assert line == f"Xong: 12 bài; 3 tệp ghi mới, 40 giữ nguyên, 1 xóa; {took} giây."


def test_what_was_removed_and_is_no_part_of_the_site_is_named_as_far_as_that_helps() -> None:
    assert foreign_line("output", ["b.txt", "a/ghi chú.html"]) == (
        "Đã xóa khỏi output 2 tệp không thuộc trang: a/ghi chú.html, b.txt."
    )
    many = [f"{number}.txt" for number in range(10, 64)]
    assert foreign_line("output", many) == (
        f"Đã xóa khỏi output 54 tệp không thuộc trang: {', '.join(many[:50])} và 4 tệp khác."
    )
