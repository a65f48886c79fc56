from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.viewmodels.head import make_head, shorten
from newsroom.viewmodels.parts import Crumb
from tests.support.making import make_site


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Đảng ủy Khối họp", "Đảng ủy Khối họp"),
        ("Đảng ủy Khối họp bàn, thống nhất", "Đảng ủy Khối họp…"),
        ("Đảng ủy Khối họp, bàn", "Đảng ủy Khối họp…"),
    ],
)
def test_descriptions_are_cut_between_words(text: str, cut: str) -> None:
    assert shorten(text, 20) == cut


@given(st.lists(st.sampled_from(["Đảng", "ủy,", "–", "họp", "nghiêm túc"]), max_size=60).map(" ".join))
def test_a_cut_description_is_short_and_begins_as_the_text(text: str) -> None:
    assert len(shorten(text)) <= 200
    assert text.startswith(shorten(text).removesuffix("…"))


def test_a_page_stands_below_home_and_its_parents() -> None:
    head = make_head(
        make_site(), "Văn bản", "Mô tả", "van-ban/", [Crumb("Năm 2024", "2024/")], structured=({"a": 1},)
    )
    assert [(crumb.name, crumb.url) for crumb in head.crumbs] == [
        ("Trang chủ", ""),
        ("Năm 2024", "2024/"),
        ("Văn bản", "van-ban/"),
    ]
    assert head.structured[0] == {"a": 1}
    assert [item["position"] for item in head.structured[1]["itemListElement"]] == [1, 2, 3]
    assert head.title == "Văn bản - Trang tin Đảng bộ Khối"
    assert not head.is_article
