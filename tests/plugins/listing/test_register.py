"""Test the pages of registers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from newsroom.engine import DOCUMENT_ISSUER, DOCUMENT_KIND, DOCUMENT_YEAR, REGISTERED
from newsroom.model.documents import Document
from plugins.listing.register import issuer_documents, kind_documents, register_page, year_documents
from plugins.listing.slices import list_slices
from tests.support.making import CATEGORIES, make_article, make_edition, make_site

REGISTER = replace(CATEGORIES[2], kind="documents", description="Văn bản của Khối")
FACTS = [
    Document("1-NQ/ĐUK", date(2022, 1, 1), "Đảng ủy Khối", kind="Nghị quyết"),
    Document("2-KH/ĐUK", date(2024, 1, 1), "Đảng uỷ Khối", kind="Kế hoạch"),
    Document("3-NQ/ĐUK", date(2024, 1, 2), kind="nghị quyết"),
    Document(),
]
ARTICLES = [make_article(n, category=REGISTER, document=facts) for n, facts in enumerate(FACTS, start=1)]
EDITION = make_edition(ARTICLES, site=make_site(categories=(*CATEGORIES[:2], REGISTER)))


def test_a_register_lists_its_documents_and_how_many_there_are_by_year_kind_and_issuer() -> None:
    (front,) = list_slices(EDITION.by_category("van-ban"), "van-ban/")
    page = register_page(EDITION, "van-ban", front)
    assert [row.number for row in page.documents] == ["", "3-NQ/ĐUK", "2-KH/ĐUK", "1-NQ/ĐUK"]
    assert (page.description, page.head.feed) == ("Văn bản của Khối", "feeds/van-ban.atom.xml")
    found = {parts.label: [(one.name, one.url, one.count) for one in parts.parts] for parts in page.parts}
    assert found == {
        "Theo năm": [("Năm 2024", "van-ban/nam-2024/", 2), ("Năm 2022", "van-ban/nam-2022/", 1)],
        "Theo loại": [
            ("Kế hoạch", "van-ban/loai/ke-hoach/", 1),
            ("Nghị quyết", "van-ban/loai/nghi-quyet/", 2),
        ],
        "Theo cơ quan": [("Đảng ủy Khối", "van-ban/co-quan/dang-uy-khoi/", 2)],
    }


def test_a_register_without_documents_has_a_page() -> None:
    edition = make_edition(site=make_site(categories=(REGISTER,)))
    (front,) = list_slices((), "van-ban/")
    page = register_page(edition, "van-ban", front)
    assert (page.documents, page.parts) == ((), ())


def test_lists_within_a_register_lead_back_to_it() -> None:
    made = {
        "van-ban/nam-2024": (DOCUMENT_YEAR, year_documents, "Năm 2024"),
        "van-ban/loai/nghi-quyet": (DOCUMENT_KIND, kind_documents, "Nghị quyết"),
        "van-ban/co-quan/dang-uy-khoi": (DOCUMENT_ISSUER, issuer_documents, "Đảng ủy Khối"),
    }
    for key, (kind, make, heading) in made.items():
        (front,) = list_slices(EDITION.list_of(kind, key), f"{key}/")
        page = make(EDITION, key, front)
        assert (page.heading, len(page.documents), page.parts) == (heading, 2, ())
        assert [crumb.url for crumb in page.head.crumbs] == ["", "van-ban/", f"{key}/"]
        assert page.head.title == f"Văn bản: {heading} - Trang tin Đảng bộ Khối"


def test_registers_and_their_lists_are_in_the_order_of_issue() -> None:
    days = (date(2024, 3, 1), date(2024, 1, 1), None, date(2024, 2, 1), date(2024, 2, 1))
    late = [
        make_article(n, category=REGISTER, document=Document(str(n), day, kind="Kế hoạch"))
        for n, day in enumerate(days, start=1)
    ]
    edition = make_edition(late, site=make_site(categories=(*CATEGORIES[:2], REGISTER)))
    listed = {kind.name: edition.list_of(kind, key) for kind, key in [
        (REGISTERED, "van-ban"), (DOCUMENT_YEAR, "van-ban/nam-2024"), (DOCUMENT_KIND, "van-ban/loai/ke-hoach"),
    ]}  # fmt: skip
    numbers = {
        name: [one.document.number for one in articles if one.document] for name, articles in listed.items()
    }
    assert numbers["document-year"] == ["1", "5", "4", "2"]
    assert numbers["register"] == numbers["document-kind"] == ["1", "5", "4", "3", "2"]
    assert [edition.list_of(REGISTERED, "van-ban").place(one) for one in listed["register"]] == [
        0,
        1,
        2,
        3,
        4,
    ]
