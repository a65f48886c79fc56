"""What manuscripts say of themselves."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from newsroom.commands.agenda.entries import entry_of, read_entries
from newsroom.vietnamese.printing import VIETNAM
from tests.support.building import write_article, write_site


def test_a_header_is_read_whatever_else_is_wrong_in_it() -> None:
    found = entry_of(
        "articles/2024/07/hop/index.md",
        "Title: Họp\r\nDate: 11/07/2024\r\nstatus: Draft\r\nLạ: x\r\nCategory: không có\r\nPin_until: 2024-07-12\r\n"
        "Correction: 2024-07-13 Tên đúng là A.\r\nCorrection: hỏng\r\n\r\nNội dung".encode(),
    )
    assert (found.title, found.place, found.draft) == ("Họp", "2024/07/hop", True)
    assert found.date == datetime(2024, 7, 11, tzinfo=VIETNAM)
    assert found.pin_until == datetime(2024, 7, 12, 23, 59, tzinfo=VIETNAM)
    assert [one.text for one in found.corrections] == ["Tên đúng là A."]


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\0x", "không có phần đầu".encode(), b"Title: A\nDate: ?\n", b"\n" * 99]
)
def test_what_cannot_be_read_is_an_entry_without_date(data: bytes) -> None:
    assert entry_of("pages/a.md", data).date is None


def test_a_long_file_is_read_only_at_its_beginning() -> None:
    data = "Title: Họp\nDate: 2024-07-11\nStatus: draft\n\n".encode() + "chữ ".encode() * 40_000
    assert entry_of("a", data[: 64 * 1024]).title == "Họp"


def test_articles_and_pages_are_found_in_the_order_of_their_paths(tmp_path: Path) -> None:
    content = write_site(tmp_path / "content")
    write_article(content, "2024/07/b")
    write_article(content, "2024/07/a", Status="withdrawn", Withdrawn="Trùng bài")
    (content / "pages").mkdir()
    (content / "pages/gioi-thieu.md").write_text("Title: Giới thiệu\nStatus: draft\n\nA", encoding="utf-8")
    (content / "articles/2024/07/.nhap-1").mkdir()
    (content / "articles/2024/07/.nhap-1/index.md").write_text("Title: X\n", encoding="utf-8")
    found = list(read_entries(content))
    assert [one.place for one in found] == ["2024/07/a", "2024/07/b", "pages/gioi-thieu.md"]
    assert [one.withdrawn for one in found] == ["Trùng bài", "", ""]
