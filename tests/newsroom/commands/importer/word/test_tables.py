"""Tables keep their data; those that only lay something out are taken apart."""

from __future__ import annotations

from newsroom.commands.importer.source import Table
from tests.support.wordfiles import LINES, p, photo, pic, r, read, shown, tbl, tc, tr

MEDIA = {"a.jpg": photo(), "b.jpg": photo("blue"), "c.jpg": photo("green"), "d.jpg": photo("white")}
A, B, C, D = (p(r(pic(name))) for name in MEDIA)


def test_merged_cells_cover_what_they_covered() -> None:
    source = read(
        tbl(
            tr(tc("A", '<w:gridSpan w:val="2"/>'), tc("B", '<w:vMerge w:val="restart"/>')),
            tr(tc("C"), tc("D"), tc("", "<w:vMerge/>")),
            props=LINES,
        )
    )
    (table,) = source.blocks
    assert isinstance(table, Table)
    assert [[(cell.across, cell.down) for cell in row] for row in table.rows] == [
        [(2, 1), (1, 2)],
        [(1, 1), (1, 1)],
    ]


def test_a_repeated_or_bold_first_row_heads_a_table() -> None:
    def heads(first: str) -> list[bool]:
        (table,) = read(tbl(first, tr(tc("An Bình"), tc("25")), props=LINES)).blocks
        assert isinstance(table, Table)
        return [row[0].header for row in table.rows]

    assert heads(tr(tc("Xã"), tc("Số"), props="<w:tblHeader/>")) == [True, False]
    assert heads(tr(tc(p(r("Xã", "<w:b/>"))), tc(p(r("Số", "<w:b/>"))))) == [True, False]
    assert heads(tr(tc("Xã"), tc("Số"))) == [False, False]


def test_tables_of_photos_give_each_photo_its_caption() -> None:
    assert shown(
        read(tbl(tr(tc(A), tc(B)), tr(tc("a"), tc("b")), tr(tc(C), tc(D)), tr(tc("c"), tc("d"))), media=MEDIA)
    ) == [("ảnh", f"{place}.jpg", words) for place, words in enumerate("abcd", 1)]
    assert shown(read(tbl(tr(tc(A + p("a")), tc(B + p("b"))), props=LINES), media=MEDIA)) == [
        ("ảnh", "1.jpg", "a"),
        ("ảnh", "2.jpg", "b"),
    ]
    assert shown(read(tbl(tr(tc(A), tc(B)), tr(tc("Chung", '<w:gridSpan w:val="2"/>'))), media=MEDIA)) == [
        ("ảnh", "1.jpg", ""),
        ("ảnh", "2.jpg", "Chung"),
    ]
    assert shown(read(tbl(tr(tc(A), tc("Bên cạnh"))), media=MEDIA)) == [("ảnh", "1.jpg", "Bên cạnh")]
    assert shown(read(tbl(tr(tc(A)), tr(tc("Dưới"))), media=MEDIA)) == [("ảnh", "1.jpg", "Dưới")]


def test_a_list_of_people_with_photos_is_data() -> None:
    rows = [tr(tc(one), tc(name), tc("Bí thư")) for one, name in ((A, "A"), (B, "B"), (C, "C"))]
    (table,) = read(tbl(*rows, props=LINES), media=MEDIA).blocks
    assert isinstance(table, Table)


def test_a_box_a_column_and_the_head_of_a_letter_are_opened() -> None:
    assert shown(read(tbl(tr(tc(p("A") + p("B"))), props=LINES))) == ["A", "B"]
    assert shown(read(tbl(tr(tc("A")), tr(tc("B"))))) == ["A", "B"]
    head = tbl(
        tr(tc(p("TỈNH ỦY") + p("*")), tc("ĐẢNG CỘNG SẢN VIỆT NAM")),
        tr(tc("Số: 12-BC/TU"), tc("An Giang, ngày …")),
    )
    assert shown(read(head)) == ["TỈNH ỦY", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số: 12-BC/TU", "An Giang, ngày …"]


def test_nested_tables_and_lists_stand_in_their_cell() -> None:
    inner = tbl(tr(tc("1"), tc("2")), tr(tc("3"), tc("4")), props=LINES)
    assert shown(
        read(tbl(tr(tc("A"), tc(inner + p())), tr(tc("B"), tc(p("- x") + p("- y"))), props=LINES))
    ) == [[["A", [["1", "2"], ["3", "4"]]], ["B", ("•", "x", "y")]]]
