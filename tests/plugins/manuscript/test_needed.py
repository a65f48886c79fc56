"""Test what headers of articles and documents need."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.model.site import Category
from plugins.manuscript.markup.body import Typesetter
from plugins.manuscript.record import read
from tests.support.making import make_site

TYPESETTER = Typesetter(["tables", "footnotes", "sane_lists"], {})
REGISTER = Category("Văn bản", "van-ban", kind="documents")
DOCUMENT = {"Number": "12-NQ/ĐUK", "Issued": "2024-07-05", "Issuer": "Đảng ủy Khối"}


def told(*categories: Category, **header: str) -> list[tuple[int, str]]:
    fields = {"Title": "Về công tác", "Date": "2024-07-11", "Category": "Văn bản", **header}
    text = "".join(f"{key}: {value}\n" for key, value in fields.items()) + "\nNội dung.\n"
    site = replace(make_site(), categories=categories)
    reading = read("articles/2024/07/nghi-quyet/index.md", text.encode(), site, TYPESETTER)
    return [(problem.line, problem.code) for problem in reading.problems]


def test_a_document_needs_no_summary_and_an_issuer_in_place_of_an_author() -> None:
    assert told(REGISTER, **DOCUMENT) == []
    assert told(REGISTER, **{**DOCUMENT, "Issuer": ""}) == [(6, "missing-issuer")]
    assert told(REGISTER, Number="1", Issued="2024-07-05") == [(1, "missing-issuer")]
    assert told(REGISTER, Number="1", Issued="2024-07-05", Author="P. Mai") == []


@pytest.mark.parametrize("header", [DOCUMENT, {"Number": "12-NQ/ĐUK"}])
def test_of_a_document_whose_category_cannot_be_read_the_cause_alone_is_told(header: dict[str, str]) -> None:
    news = Category("Tin hoạt động", "tin-hoat-dong")
    assert told(**header) == []  # site.toml could not be read
    assert told(news, **header) == [(3, "strange-category")]
    assert told(Category("Văn bản", "van-ban"), **header) == [(4, "document-astray")]


def test_what_has_no_key_of_a_document_is_an_article() -> None:
    assert [code for _, code in told(Category("Văn bản", "van-ban"))] == ["missing-key", "missing-author"]
