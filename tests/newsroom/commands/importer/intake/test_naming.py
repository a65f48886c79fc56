"""Files as people name them behind ``FILES=``."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.importer.intake.naming import Disk, named_files, on_this_system, why_missing

AWFUL = [
    "a b.docx", "a $5 `id` b.docx", "(ảnh) [1] {2}.docx", "l'été.docx", 'nói "thật".docx', "50%.docx", "a;b|c&d.docx",
    "-n.docx", " đầu và cuối ", "a  hai cách.docx", "#1 $(id).docx", "$$.docx", "a\\ b.docx", "*.docx", "~.docx", "=.docx",
]  # fmt: skip


def disk(*names: str) -> Disk:
    """A disk that has these names and no pattern."""
    return Disk(set(names).__contains__, lambda pattern: [])


@pytest.mark.parametrize("name", AWFUL)
def test_a_name_is_one_file_whatever_signs_it_has(name: str) -> None:
    assert named_files(name, disk(name)) == ((name,), ())
    if name == name.strip():
        assert named_files(f" {name} \n", disk(name)) == ((name,), ())


@pytest.mark.parametrize("first", AWFUL)
@pytest.mark.parametrize("second", ["b.docx", "x y z.docx"])
def test_two_names_stand_on_lines_or_with_a_blank_between_them(first: str, second: str) -> None:
    both = disk(first, second)
    assert named_files(f"{first}\n{second}\n", both) == ((first, second), ())
    if first == first.strip():
        assert named_files(f"{first} {second}", both) == ((first, second), ())
        assert named_files(f"{second} {first}", both) == ((second, first), ())


def test_quotes_tell_where_a_name_ends() -> None:
    all_three = disk("a", "b", "a b")
    assert named_files("a b", all_three) == (("a b",), ())
    assert named_files("'a' \"b\"", all_three) == (("a", "b"), ())
    assert named_files(r"/home/an/b\ c.docx 'd e.docx'", disk("/home/an/b c.docx", "d e.docx")).found == (
        "/home/an/b c.docx",
        "d e.docx",
    )


def test_words_of_a_mistyped_name_are_told_as_one() -> None:
    found = named_files("a.docx báo cáo tháng 7.docx b.docx", disk("a.docx", "b.docx"))
    assert found == (("a.docx", "b.docx"), ("báo cáo tháng 7.docx",))
    assert named_files("'không có.docx'", disk()).missing == ("không có.docx",)
    assert named_files("\n  \n", disk()) == ((), ())


def test_a_file_named_twice_is_one(tmp_path: Path) -> None:
    assert named_files("a a\na", disk("a")).found == ("a",)


def test_patterns_and_the_home_are_ours_to_expand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b 1.docx", "a.docx", "c.txt", "[x].docx"):
        (tmp_path / name).touch()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert set(named_files("*.docx").found) == {"a.docx", "b 1.docx", "[x].docx"}
    assert named_files("[x].docx").found == ("[x].docx",)
    assert named_files("~/c.txt").found == (f"{tmp_path}/c.txt",)
    assert named_files("'b ?.docx' c.txt").found == ("b 1.docx", "c.txt")
    assert named_files("*.odt").missing == ("*.odt",)


def test_paths_of_windows_are_found_under_wsl_and_told_elsewhere() -> None:
    assert on_this_system(r"C:\Users\An\Tài liệu\bài 1.docx") == "/mnt/c/Users/An/Tài liệu/bài 1.docx"
    assert on_this_system("D:/tin/a.docx") == "/mnt/d/tin/a.docx"
    assert on_this_system(r"\\wsl.localhost\Ubuntu\home\an\a.docx") == "/home/an/a.docx"
    assert on_this_system(r"\\wsl$\Debian\home\an") == "/home/an"
    assert on_this_system("/home/an") == "/home/an"
    there = disk("/mnt/c/Users/An/bài 1.docx", "/mnt/d/b.docx")
    assert named_files(r"C:\Users\An\bài 1.docx D:\b.docx", there).found == (
        "/mnt/c/Users/An/bài 1.docx",
        "/mnt/d/b.docx",
    )
    assert "dấu nháy đơn" in why_missing("C:UsersAnbài.docx")
    assert "ổ đĩa" in why_missing(r"Q:\a.docx")
    assert "không thấy" in why_missing("a.docx")


def test_a_long_text_of_words_that_name_nothing_is_read_soon() -> None:
    asked = 0

    def has(_: str) -> bool:
        nonlocal asked
        asked += 1
        return False

    named_files("chữ " * 2000, Disk(has, lambda pattern: []))
    assert asked < 2000 * 70 * 4
