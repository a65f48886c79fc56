"""Categories as people name them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.categories import NoCategory, category_meant, site_of
from newsroom.model.site import Category
from tests.support.building import write_site

CATEGORIES = (Category("Tin hoạt động", "tin-hoat-dong"), Category("Xây dựng Đảng", "xay-dung-dang"))


@pytest.mark.parametrize("text", ["xây dựng đảng", "xay-dung-dang", " 2 ", "XÂY DỰNG ĐẢNG"])
def test_a_category_is_known_by_number_name_or_address(text: str) -> None:
    assert category_meant(text, CATEGORIES) == "Xây dựng Đảng"


@pytest.mark.parametrize("text", ["0", "3", "-1", "Thể thao", "99999999999999"])
def test_a_category_that_is_none_is_told_with_those_there_are(text: str) -> None:
    with pytest.raises(NoCategory, match=r"không có chuyên mục(.|\n)*1\. Tin hoạt động\n  2\. Xây dựng Đảng"):
        category_meant(text, CATEGORIES)


def test_a_folder_without_site_file_has_the_categories_of_the_site_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert site_of(tmp_path).categories == ()
    write_site(tmp_path / "content")
    (tmp_path / "khác").mkdir()
    assert [one.name for one in site_of(tmp_path / "khác").categories] == ["Tin hoạt động", "Xây dựng Đảng"]
