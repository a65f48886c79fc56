"""Names on one line are split; what is none gives none."""

from __future__ import annotations

from newsroom.commands.importer.recognising.naming import split_names


def test_names_that_are_none_are_not_split() -> None:
    assert split_names("kết quả đạt được") == []
    assert split_names("Hoa Mai, Hoa Sen") == ["Hoa Mai", "Hoa Sen"]


def test_persons_and_bodies_are_split_whatever_stands_between() -> None:
    assert split_names("An Bình, Hoa Sen và Bình Minh") == ["An Bình", "Hoa Sen", "Bình Minh"]
    assert split_names("An Bình/Ban Tổ chức Đảng ủy Khối") == ["An Bình", "Ban Tổ chức Đảng ủy Khối"]


def test_a_comma_behind_a_rank_parts_no_name() -> None:
    assert split_names("Thượng tá, TS Nguyễn Văn A") == ["Thượng tá, TS Nguyễn Văn A"]
