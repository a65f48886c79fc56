"""Folders and files get names that are addresses."""

from __future__ import annotations

from datetime import date

import pytest

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.source import Span, Text
from newsroom.commands.importer.writing.names import file_name, folder_of, untitled

TODAY = date(2026, 11, 26)


def test_a_folder_is_named_by_date_and_title() -> None:
    draft = Draft("a.docx", {"Title": ("Đạt 51,9%",), "Date": ("11/07/2024 15:51",)}, ())
    assert folder_of(draft, TODAY) == "2024/07/dat-51-9"


def test_without_date_and_title_it_is_that_of_today_and_the_first_words() -> None:
    unknown = {"Title": ("?",), "Date": ("?",)}
    body = (Text((Span("Sáng nay, Đảng ủy họp"),)),)
    assert folder_of(Draft("a.docx", unknown, body), TODAY) == "2026/11/sang-nay-dang-uy-hop"
    assert folder_of(Draft("kho/Tin số 3.docx", unknown, ()), TODAY) == "2026/11/tin-so-3"
    assert folder_of(Draft("…", {}, ()), TODAY) == "2026/11/bai-viet"


def test_files_have_plain_names_that_say_what_they_are() -> None:
    jpeg = b"\xff\xd8\xff\xe0"
    assert file_name("Ảnh 1.JPG", jpeg, ()) == "anh-1.jpg"
    assert file_name("1.png", jpeg, ()) == "1.jpg"
    assert file_name("1.jpg", jpeg, {"1.jpg"}) == "1-2.jpg"
    assert file_name("../index.md", b"", ()) == "index-2.md"


UNTITLED = {"Title": ("?",), "Date": ("?",)}
BODY = (Text((Span("Sáng nay, Đảng ủy họp"),)),)


def test_without_a_title_a_file_name_of_words_names_the_folder_and_is_offered() -> None:
    draft = Draft("kho/04. Chi bộ Bệnh viện_sinh hoạt chuyên đề (25-11).docx", UNTITLED, BODY)
    assert folder_of(draft, TODAY) == "2026/11/chi-bo-benh-vien-sinh-hoat-chuyen-de-25-11"
    (fault,) = untitled(draft)
    assert "tên tệp là «Chi bộ Bệnh viện sinh hoạt chuyên đề (25-11)»" in fault.text
    assert untitled(Draft("a.docx", {"Title": ("Họp",)}, BODY)) == ()


@pytest.mark.parametrize(
    "name", ["IMG_0012 (1)", "Document1", "bai", "Bản cuối đã sửa lần 2", "wp export post data", "tin số 3"]
)
def test_a_file_name_that_says_nothing_names_no_folder(name: str) -> None:
    draft = Draft(f"{name}.docx", UNTITLED, BODY)
    assert folder_of(draft, TODAY) == "2026/11/sang-nay-dang-uy-hop"
    assert "tên tệp" not in untitled(draft)[0].text
