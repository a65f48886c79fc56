"""Categories are not taken from under their articles."""

from __future__ import annotations

import pytest

from newsroom.commands.desk.forms.categories import check, counts
from newsroom.commands.desk.forms.filling import Unfilled
from newsroom.model.site import Category

TIN, DOAN = {"name": "Tin hoạt động", "slug": "tin"}, {"name": "Đoàn thể", "slug": "doan-the"}


def test_articles_are_counted_by_name_and_by_address_however_they_write_it() -> None:
    categories = [Category(one["name"], one["slug"]) for one in (TIN, DOAN)]
    named = ["Tin hoạt động", "tin hoạt động", "tin", "Khác", ""]
    assert counts(categories, named) == {"tin": 3, "doan-the": 0}


@pytest.mark.parametrize(
    "after", [[DOAN, TIN], [{**TIN, "name": "TIN HOẠT ĐỘNG"}], [TIN, {"name": "Mới", "slug": "moi"}]]
)
def test_order_new_ones_and_empty_ones_that_go_are_fine(after: list[dict[str, str]]) -> None:
    check([TIN, DOAN], after, {"tin": 3})


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ([DOAN], "còn 3 bài"),
        ([{**TIN, "slug": "tin-tuc"}, DOAN], "địa chỉ /tin/ không đổi"),
        ([{**TIN, "name": "Tin tức"}, DOAN], "không đổi tên được"),
    ],
)
def test_one_with_articles_keeps_its_name_and_address_and_stays(
    after: list[dict[str, str]], said: str
) -> None:
    with pytest.raises(Unfilled, match=said):
        check([TIN, DOAN], after, {"tin": 3})
