"""Named values become facts, whatever their names; what nobody knows is kept."""

from __future__ import annotations

from datetime import date

import pytest

from newsroom.commands.importer.archives.declaring import (
    HIDDEN,
    Declared,
    declare,
    flattened,
    is_empty,
    shown,
)


def facts(declared: Declared) -> dict[str, list[str]]:
    return {key: [one.value for one in found] for key, found in declared.facts.done().items()}


def test_values_of_all_kinds() -> None:
    declared = declare([
        ("TieuDe", "Hội nghị"), ("noi_dung", "<p>x</p>"), ("ngày đăng", "11/07/2024"), ("tags", "a, b;c"), ("authors", [{"name": "P. Mai"}, "X. Lan"]),
        ("categories", ["Tin"]), ("anh_dai_dien", {"image": "a.jpg", "caption": "Chú thích"}), ("id", "7"), ("la", "giá trị"), ("lượt xem", "2.129"), ("lastmod", "x"),
    ])  # fmt: skip
    assert facts(declared) == {
        "Title": ["Hội nghị"], "Date": ["2024-07-11"], "Tags": ["a", "b", "c"], "Author": ["P. Mai; X. Lan"], "Category": ["Tin"], "Views": ["2129"],
    }  # fmt: skip
    assert (declared.body, declared.covers, declared.caption, declared.number) == (
        "<p>x</p>",
        ["a.jpg"],
        "Chú thích",
        "7",
    )
    assert declared.unknown == [("la", "giá trị")]


def test_when_it_was_made_counts_only_without_a_date() -> None:
    assert facts(declare([("created", "2024-07-10"), ("date", "2024-07-11")]))["Date"] == ["2024-07-11"]
    declared = declare([("created", "2024-07-10"), ("date", "0")])
    assert facts(declared)["Date"] == ["2024-07-10"]
    assert declared.facts.done()["Date"][0].confidence < 90


def test_a_date_that_is_none_is_told() -> None:
    declared = declare([("date", "hôm qua")])
    assert facts(declared) == {}
    assert "«hôm qua»" in declared.faults[0]
    assert facts(declare([("date", date(2024, 7, 11))])) == {"Date": ["2024-07-11"]}


@pytest.mark.parametrize(("name", "value", "hidden"), [("status", "0", True), ("status", "1", False), ("draft", "true", True), ("draft", "false", False), ("trang_thai", "Nháp", True), ("hienthi", "1", False), ("published", "false", True), ("published", "true", False), ("is_hidden", "1", True)])  # fmt: skip
def test_what_was_hidden_is_told(name: str, value: str, hidden: bool) -> None:
    assert (HIDDEN in declare([(name, value)]).faults) == hidden


def test_the_bin() -> None:
    assert declare([("state", "-2")]).is_binned
    assert not declare([("state", "1")]).is_binned


def test_a_category_by_number_and_a_part_of_an_address_say_nothing() -> None:
    declared = declare([("danh_muc", "12"), ("alias", "bai-viet")])
    assert facts(declared) == {}
    assert (declared.unknown, declared.slug) == ([("danh_muc", "12")], "bai-viet")


def test_headers_within_headers() -> None:
    assert list(flattened({"a": 1, "params": {"b": 2, "extra": {"c": 3}}})) == [("a", 1), ("b", 2), ("c", 3)]
    values: tuple[object, ...] = ("NULL", "\\N", [], None, "0", 0)
    assert [is_empty(one) for one in values] == [
        True,
        True,
        True,
        True,
        False,
        False,
    ]
    assert shown({"a": ["x", "y"], "b": 1}) == "a: x, y; b: 1"


@pytest.mark.parametrize(
    ("said", "authors"),
    [
        ("Nguyễn Văn A, Trần Thị B", "Nguyễn Văn A; Trần Thị B"),
        ("Nguyễn Văn A và Trần Thị B", "Nguyễn Văn A; Trần Thị B"),
        (["Nguyễn Văn A", "Trần Thị B"], "Nguyễn Văn A; Trần Thị B"),
        ("Trần Văn B, Bí thư Đảng ủy", "Trần Văn B, Bí thư Đảng ủy"),
        ("Phòng Kinh tế và Hạ tầng", "Phòng Kinh tế và Hạ tầng"),
    ],
)
def test_several_authors_in_one_value_are_parted(said: object, authors: str) -> None:
    assert declare([("author", said)]).facts.by_key["Author"][0].value == authors


@pytest.mark.parametrize(
    ("name", "value", "people"),
    [
        ("authors", "Nguyễn Văn A, Trần B", "Nguyễn Văn A; Trần B"),
        ("authors", "Mai, Lan", "Mai; Lan"),
        ("tac_gia", "Lê Văn A, Trần B", "Lê Văn A; Trần B"),
        ("author", "Lê Văn A và Trần B", "Lê Văn A; Trần B"),
        ("author", "Lê A; Trần B", "Lê A; Trần B"),
        ("author", "Phòng Tuyên truyền, Báo chí", "Phòng Tuyên truyền, Báo chí"),
        ("author", "Lê A, trưởng phòng", "Lê A, trưởng phòng"),
        ("authors", ["Lê A", "Trần B"], "Lê A; Trần B"),
    ],
)
def test_several_authors_are_parted(name: str, value: object, people: str) -> None:
    assert declare([(name, value)]).facts.by_key["Author"][0].value == people
