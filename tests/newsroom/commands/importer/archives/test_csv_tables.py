"""Tables of a database that belong together are joined."""

from __future__ import annotations

from pathlib import Path

from newsroom.commands.importer.archives.csv_dialect import dialect_of
from newsroom.commands.importer.archives.csv_tables import (
    Columns,
    categories_beside,
    columns_of,
    details_beside,
    has_categories,
)


def test_texts_are_found_by_number_in_any_order(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("id,title\n1,a\n2,b\n", encoding="utf-8")
    (tmp_path / "detail.csv").write_text(
        "id,bodyhtml,sourcetext\n2,hai,Báo\n1,một,\n3,ba,\n", encoding="utf-8"
    )
    details = details_beside(tmp_path / "rows.csv")
    assert details is not None
    assert details.of("1") == [("bodyhtml", "một"), ("sourcetext", "")]
    assert details.of("2") == [("bodyhtml", "hai"), ("sourcetext", "Báo")]
    assert details.of("9") == []


def test_categories_by_number(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("id,catid,title\n1,3,a\n", encoding="utf-8")
    assert categories_beside(tmp_path / "rows.csv") == {}
    (tmp_path / "nv4_vi_news_cat.csv").write_text(
        "catid,parentid,title\n3,0,Tin hoạt động\n", encoding="utf-8"
    )
    assert categories_beside(tmp_path / "rows.csv") == {"3": "Tin hoạt động"}
    assert details_beside(tmp_path / "rows.csv") is None


def test_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Mã,Tiêu đề,tieude2,x\n", encoding="utf-8")
    columns = columns_of(path, dialect_of(path))
    assert columns.names == ("Mã", "Tiêu đề", "tieude2", "x")
    assert columns.has("number", "title")
    assert not columns.has("body")
    assert columns.named("x") == 3


def test_a_table_of_categories_is_known() -> None:
    cats = Columns(("catid", "title"), {"title": 1})
    assert has_categories(Path("nv4_vi_news_cat.csv"), cats)
    assert not has_categories(Path("nv4_vi_news_rows.csv"), cats)
    assert not has_categories(
        Path("catalogue.csv"), Columns(("id", "title", "body"), {"title": 1, "body": 2})
    )
