from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from newsroom.model.documents import Document
from newsroom.vietnamese.printing import VIETNAM
from newsroom.viewmodels.dublin_core import dublin_core
from tests.support.making import make_article, make_site

BASE = "https://example.vn/bantin"
ARTICLE = make_article(1, date=datetime(2024, 7, 11, 8, tzinfo=VIETNAM), tags=("Thi đua",))


def test_an_article_has_the_elements_that_portals_of_the_state_need_and_those_that_they_should_have() -> None:
    assert dublin_core(make_site(), ARTICLE) == (
        ("title", "Đảng ủy Khối họp phiên thứ 1"),
        ("creator", "P. Mai"),
        ("date", "2024-07-11T08:00:00+07:00"),
        ("description", "Đảng ủy Khối sơ kết công tác quý."),
        ("publisher", "Đảng ủy Khối"),
        ("identifier", f"{BASE}/2024/07/tin-so-001/"),
        ("language", "vi"),
        ("subject", "Tin hoạt động"),
        ("subject", "Thi đua"),
    )


def test_what_comes_from_elsewhere_names_its_source() -> None:
    reprint = replace(ARTICLE, authors=(), source="Báo Nam Định", source_url="https://baonamdinh.vn/1")
    told = dict(dublin_core(make_site(), reprint))
    assert (told["creator"], told["source"]) == ("Báo Nam Định", "https://baonamdinh.vn/1")
    with_author = dict(dublin_core(make_site(), replace(ARTICLE, source="Báo Nam Định")))
    assert (with_author["creator"], with_author["source"]) == ("P. Mai", "Báo Nam Định")
    unlinked = dict(dublin_core(make_site(), replace(reprint, source_url="")))
    assert unlinked["creator"] == "Báo Nam Định"
    assert "source" not in unlinked


def test_a_document_is_by_who_issued_it_and_known_by_its_number() -> None:
    told = dublin_core(make_site(), replace(ARTICLE, document=Document("01-NQ/ĐUK", issuer="Đảng ủy Khối")))
    assert [value for element, value in told if element == "identifier"][1:] == ["01-NQ/ĐUK"]
    assert ("creator", "Đảng ủy Khối") in told


def test_a_date_whose_time_is_not_known_is_the_day() -> None:
    assert dict(dublin_core(make_site(), replace(ARTICLE, has_time=False)))["date"] == "2024-07-11"
