"""Which static pages there are, and what changed in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.desk.forms.filling import Unfilled
from newsroom.commands.desk.forms.standing import (
    StandingPage,
    is_name,
    new_name,
    new_page,
    page_change,
    pages_of,
    shared_files,
)

PAGE = b"Title: A\n\nMot hai\n"


def test_pages_are_listed_with_those_below_another_behind_it(tmp_path: Path) -> None:
    for name in ("b", "a", "a/c", "a-b", "Sai Tên", ".an"):
        (tmp_path / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pages" / f"{name}.md").write_text(f"Title: {name}\nStatus: draft\n\nX", encoding="utf-8")
    (tmp_path / "pages/a.md").write_text("Title: ?\n\nX", encoding="utf-8")
    assert pages_of(tmp_path) == (
        StandingPage("a", "(chưa có tên)", False),
        StandingPage("a/c", "a/c", True),
        StandingPage("a-b", "a-b", True),
        StandingPage("b", "b", True),
    )


def test_a_name_has_one_part_or_two() -> None:
    assert [name for name in ("a", "a/b-c", "a/b/c", "", "a/", "A", "..", "a.md") if is_name(name)] == [
        "a",
        "a/b-c",
    ]


def test_a_new_page_gets_a_free_address() -> None:
    assert new_name("Giới thiệu chung", "", ["a"], ["tin"]) == "gioi-thieu-chung"
    assert new_name("Tin", "a", ["a"], ["tin"]) == "a/tin"
    for title, below in (
        ("A", ""),
        ("Tin", ""),
        ("Video", ""),
        ("2024", ""),
        ("…", ""),
        ("B", "khong-co"),
        ("B", "a/c"),
    ):
        with pytest.raises(Unfilled):
            new_name(title, below, ["a", "a/c"], ["tin"])
    assert new_page("A: B") == b"Title: A: B\nStatus: draft\n\n"


def test_files_for_all_that_a_page_uses_are_known() -> None:
    body = b"Title: A\n\n![x](/photos/a.jpg) [y](../tai-lieu/b.pdf) ![z](https://x.vn/photos/c.jpg) [t](/2024/07/photos/)\n"
    assert shared_files(body) == ("photos/a.jpg", "tai-lieu/b.pdf")


@pytest.mark.parametrize(
    ("before", "after", "short"),
    [
        (None, PAGE, "thêm trang A"),
        (PAGE, None, "bỏ trang A"),
        (None, b"Title: A\nStatus: draft\n\nX", "viết nháp trang A"),
        (b"Title: A\nStatus: draft\n\nX", PAGE, "thêm trang A"),
        (PAGE, b"Title: A\nStatus: draft\n\nX", "cất trang A"),
        (PAGE, b"Title: A\n\nMot ba bon\n", "sửa trang A"),
    ],
)
def test_a_change_is_told_by_what_readers_see(before: bytes | None, after: bytes | None, short: str) -> None:
    assert page_change("a", before, after)[0] == short


def test_what_changed_in_a_page_is_named() -> None:
    assert page_change("a", PAGE, b"Title: B\nSummary: x\n\nMot hai ba\n")[1] == (
        "Trang «B» (/a/): đổi tên trang, đổi tóm tắt, sửa nội dung (2 chữ thành 3 chữ)."
    )
    assert page_change("a", PAGE, PAGE + b"\n")[1] == "Trang «A» (/a/): sửa cách trình bày."
