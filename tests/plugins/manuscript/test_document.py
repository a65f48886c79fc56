"""Test what headers say of documents."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from newsroom.model.documents import Document, Replaced
from newsroom.model.site import NO_CATEGORY, Category
from newsroom.vietnamese.printing import VIETNAM
from plugins.manuscript.document import read_document
from plugins.manuscript.header import Field
from plugins.manuscript.keys import ARTICLE_KEYS, DOCUMENT_KEYS, suggest_key
from plugins.manuscript.schema import Header, gather

REGISTER = Category("Văn bản", "van-ban", kind="documents")
PUBLISHED = datetime(2024, 7, 11, 15, 51, tzinfo=VIETNAM)
PATH = "articles/2024/07/nghi-quyet-12/index.md"


def header(*values: tuple[str, str]) -> Header:
    fields = [
        Field(key, value, n) for n, (key, value) in enumerate([("Category", "Văn bản"), *values], start=1)
    ]
    return gather(PATH, fields, ARTICLE_KEYS)


def problems(*values: tuple[str, str], category: Category = REGISTER) -> list[tuple[int, str]]:
    found = header(*values)
    read_document(found, category, PUBLISHED)
    return [(problem.line, problem.code) for problem in found.problems]


def test_a_document_is_read_whole() -> None:
    found = header(
        ("Number", "Số: 12-NQ/ĐUK"),
        ("Issued", "05/07/2024"),
        ("Issuer", "Đảng ủy Khối"),
        ("Signer", "Bí thư"),
        ("Kind", "Nghị quyết"),
        ("In_force_from", "2024-07-11"),
        ("Expires", "2030-01-01"),
        ("Replaces", "Số 05-NQ/ĐUK"),
        ("Replaces", "/2022/03/nghi-quyet-06/"),
        ("Replaces", "../../../2022/03/nghi-quyet-07/index.md"),
    )
    replaces = (
        Replaced("05-NQ/ĐUK", "", 9),
        Replaced("/2022/03/nghi-quyet-06/", "2022/03/nghi-quyet-06", 10),
        Replaced("../../../2022/03/nghi-quyet-07/index.md", "2022/03/nghi-quyet-07", 11),
    )
    assert read_document(found, REGISTER, PUBLISHED) == Document(
        "12-NQ/ĐUK", date(2024, 7, 5), "Đảng ủy Khối", "Bí thư", "Nghị quyết",
        date(2024, 7, 11), date(2030, 1, 1), replaces,
    )  # fmt: skip
    assert found.problems == []


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([("Issued", "2024-07-12")], [(2, "document-issued-late")]),
        ([("Issued", "2024-07-12"), ("In_force_from", "2024-07-01")], [(2, "document-issued-late")]),
        ([("Issued", "2024-07-05"), ("In_force_from", "2024-07-01")], [(3, "document-force-early")]),
        ([("Issued", "2024-07-05"), ("Expires", "2024-07-05")], [(3, "document-expires-early")]),
        ([("Number", "5"), ("In_force_from", "2025-01-01"), ("Expires", "2024-12-31")], [(4, "document-expires-early")]),
        ([("Issued", "2024-07-05 08:00")], [(2, "document-time")]),
        ([("Issued", "ngày 05 tháng 7 năm 2024")], []),
        ([("Issued", "hôm qua")], [(2, "bad-day")]),
        ([("Issued", "2024-07-05 08:00 +07:00")], [(2, "bad-day")]),
        ([("Issued", "31/04/2024")], [(2, "impossible-day")]),
        ([("Issued", "1029-07-05")], [(2, "far-date")]),
        ([("Number", "NQ 12")], [(2, "document-number")]),
        ([("Number", "12"), ("Replaces", "Nghị quyết cũ")], [(3, "bad-replaces")]),
        ([("Kind", "Nghị quyết")], [(1, "document-bare")]),
        ([("Number", ""), ("Issued", "")], [(1, "document-bare")]),
        ([("Issued", "2024-07-11")], []),
    ],
)  # fmt: skip
def test_each_slip_is_told_once(values: list[tuple[str, str]], told: list[tuple[int, str]]) -> None:
    assert problems(*values) == told


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("2022/03/so-00/index.md", "2022/03/so-00"),
        ("2022/03/so-00", "2022/03/so-00"),
        ("2022/03/So-00/", "2022/03/so-00"),
        ("articles/2022/03/so-00/index.md", "2022/03/so-00"),
        ("/content/articles/2022/03/so-00", "2022/03/so-00"),
        ("../so-00/index.md", "2024/07/so-00"),
        ("../so-00/", "2024/07/so-00"),
        ("..\\so-00\\index.md", "2024/07/so-00"),
        ("https://example.vn/2022/03/so-00/", "2022/03/so-00"),
        ("http://www.example.vn/2022/03/so-00/index.html#dau", "2022/03/so-00"),
    ],
)
def test_an_older_document_is_meant_by_every_form_of_its_address(written: str, place: str) -> None:
    found = header(("Number", "1"), ("Replaces", written))
    document = read_document(found, REGISTER, PUBLISHED, "https://example.vn")
    assert document is not None
    assert [old.place for old in document.replaces] == [place]
    assert found.problems == []


@pytest.mark.parametrize(
    "written",
    [
        "2022/3/so-00",
        "2022/03/số-00",
        "2022/13/so-00",
        "so-00/index.md",
        "12.md",
        "https://a.vn/2022/03/so-00/",
    ],
)
def test_what_has_the_form_of_an_address_is_no_number(written: str) -> None:
    assert problems(("Number", "1"), ("Replaces", written)) == [(3, "bad-replaces")]


def test_numbers_are_kept_as_readers_see_them() -> None:
    found = header(
        ("Number", "Kế hoạch số 12 – KH/ĐUK"), ("Replaces", "Nghị quyết số 5–NQ/ĐU ngày 01/5/2020")
    )
    document = read_document(found, REGISTER, PUBLISHED)
    assert document is not None
    assert (document.number, document.replaces[0].written) == ("12-KH/ĐUK", "5-NQ/ĐU")
    assert found.problems == []


def test_keys_of_documents_are_told_elsewhere_once_and_do_not_count() -> None:
    news = Category("Tin hoạt động", "tin-hoat-dong")
    given = (("Kind", "Tin"), ("Number", "5"))
    whole = (("Author", "P. Mai"), ("Summary", "Đảng ủy họp."))
    assert problems(*given, *whole, category=news) == [(2, "document-elsewhere")]
    assert (
        problems(*given, category=news)
        == problems(*given, whole[0], category=news)
        == [(2, "document-astray")]
    )
    assert problems(("Kind", "Tin"), category=NO_CATEGORY) == []
    assert read_document(header(("Number", "5")), news, PUBLISHED) is None


@pytest.mark.parametrize(
    ("typed", "key"),
    [("Số hiệu", "Number"), ("Ngày ban hành", "Issued"), ("Cơ quan ban hành", "Issuer"), ("Người ký", "Signer"),
     ("Loại văn bản", "Kind"), ("Hiệu lực từ", "In_force_from"), ("Hết hiệu lực", "Expires"), ("Thay thế", "Replaces")],
)  # fmt: skip
def test_vietnamese_keys_are_understood(typed: str, key: str) -> None:
    assert key in DOCUMENT_KEYS
    assert suggest_key(typed, ARTICLE_KEYS) == key
