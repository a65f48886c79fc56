"""What pages say in JSON-LD is said in the words of schema.org, and as its types have them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.support.vocabulary import Vocabulary, vocabulary

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    found = vocabulary()
    if found is None:
        pytest.skip("the vocabulary is not here: npm ci --prefix tests/vocabulary")
    return found


def said(site: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """List what pages say, each with its address."""
    for page in sorted(site.rglob("*.html")):
        soup = BeautifulSoup(page.read_bytes(), "lxml")
        for script in soup.find_all("script", type="application/ld+json"):
            yield page.relative_to(site).as_posix(), json.loads(script.get_text())


def test_each_type_and_property_is_one_of_schema_org_and_fits_where_it_stands(
    golden_site: Path, words: Vocabulary
) -> None:
    found = list(said(golden_site))
    kinds = {one["@type"] for _, one in found}
    assert kinds >= {"NewsArticle", "Legislation", "VideoObject", "AudioObject", "BreadcrumbList", "WebSite", "CollectionPage"}  # fmt: skip
    told = [f"{page}{fault}" for page, one in found for fault in words.faults(one)]
    assert not told, "\n".join(told)


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"@type": "NewsArtikle"}, ": no type 'NewsArtikle'"),
        ({"@type": "NewsArticle", "headlin": "a"}, "/NewsArticle: no property 'headlin'"),
        ({"@type": "NewsArticle", "legislationType": "a"}, "/NewsArticle: no property 'legislationType'"),
        (
            {"@type": "NewsArticle", "publisher": {"@type": "ListItem"}},
            "/NewsArticle.publisher/ListItem: a value of ['IdReference', 'Organization', 'Person'] is wanted",
        ),
        (
            {"@type": "NewsArticle", "datePublished": "11/07/2024"},
            "/NewsArticle.datePublished: '11/07/2024' is none of ['Date', 'DateTime']",
        ),
        (
            {"@type": "Legislation", "legislationLegalForce": "https://schema.org/Inforce"},
            "/Legislation.legislationLegalForce: 'https://schema.org/Inforce' is none of ['IdReference', 'LegalForceStatus']",
        ),
    ],
)  # fmt: skip
def test_what_schema_org_does_not_have_is_found(words: Vocabulary, wrong: dict[str, Any], fault: str) -> None:
    assert list(words.faults(wrong)) == [fault]
