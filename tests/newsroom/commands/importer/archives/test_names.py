"""Parts of an article are known by whatever they are called."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.archives.names import (
    AUTHOR,
    BODY,
    CATEGORY,
    COVER,
    CREATED,
    DATE,
    LEAD,
    NUMBER,
    SLUG,
    SOURCE,
    TITLE,
    VIEWS,
    folded,
    role_of,
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("title", TITLE), ("TieuDe", TITLE), ("tieu_de", TITLE), ("Tiêu đề", TITLE), ("news_title", TITLE), ("TIÊU ĐỀ BÀI VIẾT", TITLE),
        ("title_vi", TITLE), ("sTieuDe", TITLE), ("bodyhtml", BODY), ("bodytext", BODY), ("noi_dung", BODY), ("NoiDungChiTiet", BODY),
        ("fulltext", BODY), ("hometext", LEAD), ("introtext", LEAD), ("mô tả", LEAD), ("TomTat", LEAD), ("sapo", LEAD),
        ("publtime", DATE), ("ngay_dang", DATE), ("NgayXuatBan", DATE), ("publish_up", DATE), ("addtime", CREATED), ("created", CREATED),
        ("hitstotal", VIEWS), ("luot_xem", VIEWS), ("LuotXem", VIEWS), ("tac_gia", AUTHOR), ("created_by_alias", AUTHOR),
        ("chuyen_muc", CATEGORY), ("TenChuyenMuc", CATEGORY), ("cat_name", CATEGORY), ("homeimgfile", COVER), ("anh_dai_dien", COVER),
        ("nguon", SOURCE), ("id", NUMBER), ("news_id", NUMBER), ("slug", SLUG), ("x", ""), ("", ""), ("tieu", ""),
    ],
)  # fmt: skip
def test_roles(name: str, role: str) -> None:
    assert role_of(name) == role


def test_names_are_folded_into_words() -> None:
    assert folded(" NgàyĐăng_tin ") == "ngay dang tin" or folded(" NgàyĐăng_tin ") == "ngaydang tin"
