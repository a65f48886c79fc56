"""Test the checks of documents against each other."""

from __future__ import annotations

import pytest

from newsroom.model.documents import Document, Replaced
from newsroom.model.problem import Problem
from plugins.gate.documents import check_numbers, check_replaced
from tests.support.making import make_article


def test_of_documents_of_one_number_all_but_the_oldest_are_told_with_its_file() -> None:
    first, second = (make_article(n, document=Document("5"), lines=(("number", 4),)) for n in (1, 2))
    told = Problem.of(second.path, 4, "document-twice", number="5", other=first.path)
    assert list(check_numbers([[second, first]])) == [told]


@pytest.mark.parametrize(
    ("why", "code"),
    [("", "missing-replaced"), ("draft", "hidden-replaced"), ("withdrawn", "withdrawn-replaced")],
)
def test_an_older_document_at_an_address_has_to_be_there(why: str, code: str) -> None:
    olds = (Replaced("5"), Replaced("x", "2024/01/a", 7))
    article = make_article(1, document=Document("6", replaces=olds))
    told = Problem.of(article.path, 7, code, target="/2024/01/a/")
    assert list(check_replaced([article], lambda _: False, lambda _: why)) == [told]
    assert list(check_replaced([article, make_article(2)], lambda _: True, lambda _: why)) == []
