"""Lines that say several things at once."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.recognising.metas import read_meta


def test_date_counter_and_author_are_read_from_one_line() -> None:
    meta = read_meta("11/07/2024 15:51 | Tác giả: Nguyễn Văn A | Lượt xem: 12")
    assert meta is not None
    assert [stamp.value for stamp in meta.stamps] == ["2024-07-11 15:51"]
    assert meta.views == "12"
    assert meta.bylines[0].author == "Nguyễn Văn A"


@pytest.mark.parametrize(
    "line", ["bởi An 15 Tháng 9, 2025", "Đăng bởi Administrator 15/09/2025", "15/09/2025 | In | Email"]
)
def test_who_put_it_on_the_page_is_no_author(line: str) -> None:
    meta = read_meta(line)
    assert meta is not None
    assert [stamp.value for stamp in meta.stamps] == ["2025-09-15"]
    assert meta.bylines == ()


@pytest.mark.parametrize(
    "line", ["Chỉ thị 05-CT/TW | Hỏi đáp", "Đại hội chi bộ ngày 11/07/2024", "Nguyễn Văn A | Hoa Mai"]
)
def test_lines_that_say_more_are_left(line: str) -> None:
    assert read_meta(line) is None
