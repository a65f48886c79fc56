"""A dump of a portal's database is read row by row."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from newsroom.commands.importer.archives import Entry, Failed, Remark, Skipped, articles, entries
from newsroom.commands.importer.source import Picture, Source, Text, Unreadable
from tests.support.site_folders import write_tree


def table(folder: Path, *rows: tuple[str, ...], name: str = "tin.csv") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def sources(path: Path) -> list[Source]:
    return [one for one in articles(path) if isinstance(one, Source)]


def values(source: Source) -> dict[str, list[str]]:
    return {key: [fact.value for fact in found] for key, found in source.facts.items()}


def texts(source: Source) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Text)]


NUKEVIET = (
    "id",
    "catid",
    "author",
    "publtime",
    "title",
    "alias",
    "hometext",
    "homeimgfile",
    "homeimgalt",
    "status",
    "hitstotal",
    "bodyhtml",
)


def test_nukeviet(tmp_path: Path) -> None:
    write_tree(tmp_path, {"uploads/news/2024_07/a.jpg": "", "uploads/news/b.jpg": ""})
    table(tmp_path, ("catid", "title"), ("3", "Tin hoạt động"), name="nv4_vi_news_cat.csv")
    path = table(
        tmp_path,
        NUKEVIET,
        ("12", "3", "P. Mai", "1720687860", "Hội nghị", "hoi-nghi", "Sáng 11-7, họp.", "2024_07/a.jpg", "Toàn cảnh", "1", "2129",
         '<p>Đoạn 1</p><p><img src="/uploads/news/b.jpg"></p><p>Đoạn 2</p>'),
    )  # fmt: skip
    (source,) = sources(path)
    assert source.name == "tin.csv#12"
    assert values(source) == {
        "Author": ["P. Mai"], "Date": ["2024-07-11 15:51"], "Title": ["Hội nghị"], "Views": ["2129"], "Category": ["Tin hoạt động"],
        "Summary": ["Sáng 11-7, họp."], "Cover": ["a.jpg"],
    }  # fmt: skip
    assert texts(source) == ["Đoạn 1", "Đoạn 2"]
    assert set(source.files) == {"a.jpg", "b.jpg"}
    assert (source.dropped, source.faults) == ((), ())


def test_texts_in_a_table_of_their_own(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        NUKEVIET[:-1],
        *(
            (str(number), "3", "A", "1720687860", f"Bài {number}", "", "", "", "", "1", "1")
            for number in (1, 2, 3)
        ),
    )
    detail = table(
        tmp_path,
        ("id", "bodyhtml"),
        *((str(number), f"<p>Thân {number}</p>") for number in (1, 2, 3)),
        name="detail.csv",
    )
    assert [texts(one) for one in sources(path)] == [["Thân 1"], ["Thân 2"], ["Thân 3"]]
    table(tmp_path, ("catid", "title"), ("3", "Tin"), name="news_cat.csv")
    assert not list(articles(detail))  # read with its articles
    assert not list(articles(tmp_path / "news_cat.csv"))
    tags = table(tmp_path, ("tid", "title"), ("1", "lúa"), name="news_tags.csv")
    (other,) = articles(tags)
    assert isinstance(other, Remark)
    path.unlink()
    (remark,) = articles(detail)
    assert isinstance(remark, Remark)
    with pytest.raises(Unreadable):
        list(articles(tags))


def test_joomla_keeps_the_lead_in_introtext_and_a_short_text_whole_in_it(tmp_path: Path) -> None:
    head = (
        "id",
        "title",
        "alias",
        "introtext",
        "fulltext",
        "state",
        "catid",
        "created",
        "created_by_alias",
        "publish_up",
        "hits",
    )
    rest = ("1", "8", "2024-07-10 01:00:00", "P. Mai", "2024-07-11 15:51:00", "9")
    path = table(
        tmp_path,
        head,
        ("1", "A", "a", "<p>Sapo.</p>", "<p>Thân.</p>", *rest),
        ("2", "B", "b", "<p>Một.</p><p>Hai.</p>", "", *rest),
    )
    first, second = sources(path)
    assert (values(first)["Summary"], texts(first)) == (["Sapo."], ["Thân."])
    assert ("Summary" in values(second), texts(second)) == (False, ["Một.", "Hai."])
    assert values(first)["Date"] == ["2024-07-11 15:51"]


def test_own_columns_and_what_is_not_used_are_told_once(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        (
            "Tiêu đề",
            "Nội dung",
            "Ngày đăng",
            "Tác giả",
            "Chuyên mục",
            "Lượt xem",
            "Đường dẫn",
            "Ghi chú nội bộ",
        ),
        (
            "A",
            "Một\nHai",
            "11/07/2024 3:51:00 CH",
            "P. Mai",
            "Tin",
            "5",
            "https://cu.example.vn/tin/a-1.html",
            "x",
        ),
        ("B", "Ba", "25/07/2024", "", "", "", "", "y"),
    )
    found = list(articles(path))
    assert [one.text for one in found if isinstance(one, Remark)] == [
        "tin.csv: không dùng các cột «Ghi chú nội bộ»"
    ]
    first = next(one for one in found if isinstance(one, Source))
    assert first.name == "tin.csv#tin-a-1-html" or "#" in first.name
    assert values(first)["Old_URL"] == ["/tin/a-1.html"]
    assert values(first)["Date"] == ["2024-07-11 15:51"]
    assert texts(first) == ["Một", "Hai"]


def test_months_first_are_seen_from_the_whole_column(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        ("title", "body", "date"),
        ("A", "x", "7/11/2024 3:51:00 PM"),
        ("B", "x", "7/25/2024 9:00:00 AM"),
    )
    assert [values(one)["Date"] for one in sources(path)] == [["2024-07-11 15:51"], ["2024-07-25 09:00"]]


@pytest.mark.parametrize(
    ("head", "said"),
    [(("tieu_de", "ngay"), "thiếu cột nội dung"), (("id", "noidung"), ""), (("noi_dung", "ngay"), "thiếu cột tên bài"), (("1", "2"), "không có dòng tên cột")],
)  # fmt: skip
def test_too_few_columns_are_refused_with_what_is_needed(
    tmp_path: Path, head: tuple[str, ...], said: str
) -> None:
    path = table(tmp_path, head, ("x", "y"))
    if said:
        with pytest.raises(Unreadable, match=said):
            list(entries(path))
    else:
        assert [type(one) for one in entries(path)] == [Remark]


def test_a_row_with_too_many_cells_is_told_and_stops_nothing(tmp_path: Path) -> None:
    path = table(tmp_path, ("id", "title", "body"), ("1", "A", "x", "thừa"), ("2", "B", "y"), ("3", "C"))
    found = [one for one in articles(path) if not isinstance(one, Remark)]
    assert isinstance(found[0], Failed)
    assert "dòng 2" in found[0].reason
    assert [type(one) for one in found[1:]] == [Source, Source]


def test_names_stay_from_dump_to_dump(tmp_path: Path) -> None:
    head = ("title", "body")
    before = [
        one.name
        for one in entries(table(tmp_path, head, ("Bài một", "x"), ("Bài hai", "y")))
        if isinstance(one, Entry)
    ]
    after = [
        one.name
        for one in entries(table(tmp_path, head, ("Bài mới", "z"), ("Bài một", "x"), ("Bài hai", "y")))
        if isinstance(one, Entry)
    ]
    assert after[1:] == before == ["tin.csv#bai-mot", "tin.csv#bai-hai"]
    twice = [
        one.name for one in entries(table(tmp_path, head, ("A", "x"), ("A", "y"))) if isinstance(one, Entry)
    ]
    assert twice == ["tin.csv#a", "tin.csv#a-2"]


def test_hidden_binned_and_legacy_rows(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        ("id", "title", "body", "state"),
        ("1", "A", "x", "0"),
        ("2", "B", "y", "-2"),
        ("3", "§¹i héi §¶ng bé", "Ban ChÊp hµnh §¶ng bé khèi häp", "1"),
    )
    hidden, binned, legacy = (one for one in articles(path) if not isinstance(one, Remark))
    assert isinstance(hidden, Source)
    assert "chưa đăng" in hidden.faults[0].text
    assert isinstance(binned, Skipped)
    assert isinstance(legacy, Source)
    assert values(legacy)["Title"] == ["Đại hội Đảng bộ"]
    assert texts(legacy) == ["Ban Chấp hành Đảng bộ khối họp"]
    assert "TCVN3" in legacy.faults[0].text


def test_pictures_come_from_the_folder_of_the_file_only(tmp_path: Path) -> None:
    write_tree(tmp_path, {"bi-mat.jpg": "", "trang/uploads/a.jpg": ""})
    body = '<img src="../bi-mat.jpg"><img src="/../bi-mat.jpg"><img src="https://cu.example.vn/web/uploads/a.jpg"><img src="khong.jpg">'
    (source,) = sources(table(tmp_path / "trang", ("title", "body"), ("A", body)))
    assert set(source.files) == {"a.jpg"}
    assert [block.file for block in source.blocks if isinstance(block, Picture)] == ["", "", "a.jpg", ""]


def test_quotation_marks_within_a_cell_that_were_not_doubled_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        'tieu_de,noi_dung\n"Bài "hai" hỏng","<p class="x">Đoạn văn.</p>"\n"Bài ""ba"" đúng","<p class=""x"">Chữ ""y""</p>"\n',
        "utf-8",
    )
    two, three = sources(path)
    assert texts(two) == ["Đoạn văn."]
    assert values(two)["Title"] == ['Bài hai" hỏng']
    assert "ngoặc kép" in two.faults[0].text
    assert values(three)["Title"] == ['Bài "ba" đúng']
    assert three.faults == ()
