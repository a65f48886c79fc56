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


def test_names_on_a_line_with_the_date_are_authors_and_other_words_none() -> None:
    several = read_meta("Nguyễn Văn A - Trần Thị B 10/10/2022 15:00")
    assert several is not None
    assert several.bylines[0].author == "Nguyễn Văn A; Trần Thị B"
    office = read_meta("Tổ Tuyên truyền15:51, 11 tháng 7, 2024")
    assert office is not None
    assert office.bylines[0].author == "Tổ Tuyên truyền"
    assert read_meta("Đảng bộ huyện 12/5/1947") is None
    posted = read_meta("Submitted by bientap on T6, 08/14/2020 - 16:02")
    assert posted is not None
    assert posted.stamps[0].value == "2020-08-14 16:02"
    assert not posted.bylines
    row = read_meta("Người đăng: quantri | Ngày đăng: 14/08/2018 - 09:15 | Đã xem: 12,345 lần")
    assert row is not None
    assert (row.stamps[0].value, row.views) == ("2018-08-14 09:15", "12345")


@pytest.mark.parametrize(
    "line",
    [
        "Đăng lúc: Thứ sáu - 07/07/2023 07:02 - Người đăng bài viết: Ban biên tập",
        "12/07/2024 08:00 AM | Tuyên giáo - Tuyên truyền | Lượt xem: 1,234",
        "Ngày xuất bản 11/07/2024 09:10 | Lần cập nhật cuối: 12/07/2024",
    ],
)
def test_a_date_among_other_things(line: str) -> None:
    meta = read_meta(line)
    assert meta is not None
    assert meta.stamps


def test_a_title_beside_its_date_is_none() -> None:
    assert read_meta("Hội nghị sơ kết công tác sáu tháng | 12/07/2024") is None
