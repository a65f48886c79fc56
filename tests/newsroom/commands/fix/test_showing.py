"""What changes is shown, signs that nobody sees as well."""

from __future__ import annotations

from newsroom.commands.fix.mending import Mended
from newsroom.commands.fix.showing import changes, visible


def shown(before: str, after: str) -> list[str]:
    return list(changes(Mended(before, after)))


def test_lines_are_shown_before_and_after() -> None:
    assert shown("Title: a\n\nmột  hai \n\n\nba\n", "Title: a\n\nmột hai\n\nba\n") == [
        "  dòng 3:",
        "    - một··hai·",
        "    + một hai",
        "  dòng 5: bỏ 1 dòng trống",
    ]


def test_keys_that_only_move_are_one_change() -> None:
    assert shown("date: x\nTitle: a\n\nb\n", "Title: a\nDate: x\n\nb\n") == [
        "  dòng 1:",
        "    - date: x",
        "    + Date: x",
    ]
    assert shown("Date: x\nTitle: a\n\nb\n", "Title: a\nDate: x\n\nb\n") == [
        "  xếp lại các dòng đầu bài: Title, Date"
    ]


def test_what_no_line_shows_is_told() -> None:
    assert shown("\ufeffTitle: a\r\n\r\nb", "Title: a\n\nb\n") == [
        "  bỏ dấu BOM ở đầu tệp",
        "  đổi cách xuống dòng của Windows (CRLF) thành LF",
        "  thêm dấu xuống dòng ở cuối tệp",
    ]
    assert not shown("a\n", "a\n")


def test_signs_that_nobody_sees_are_visible() -> None:
    assert visible("a\u00a0b\u200b  c ") == "a⟨00A0⟩b⟨200B⟩··c·"


def test_a_long_list_is_cut() -> None:
    before = "Title: a\n\n" + "".join(f"a  {n}\n\n" for n in range(60))
    found = shown(before, before.replace("  ", " "))
    assert len(found) == 41
    assert found[-1] == "  … còn nữa"
