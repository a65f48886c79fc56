from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from newsroom.engine.absence import as_gone, stored_takedowns
from newsroom.engine.edition import Edition
from newsroom.engine.queries import Queries
from newsroom.model.gone import Gone, Takedown
from newsroom.model.records import Record, StaticPage
from newsroom.model.site import NO_CATEGORY
from tests.support.making import NOW, index_records, make_article, make_edition, make_links, make_site

SHOWN = make_article(1, old_urls=make_links("/cu/1.html"))
DRAFT = make_article(2, draft=True, old_urls=make_links("/cu/2.html", "/cu/1.html"))
FUTURE = make_article(3, date=NOW + timedelta(days=1))
WITHDRAWN = make_article(
    4,
    withdrawn="Sai",
    draft=True,
    category=NO_CATEGORY,
    old_urls=make_links("/cu/4.html"),
    lines=(("withdrawn", 7),),
)
PAGE = StaticPage("pages/a.md", "a/", "A", draft=True)
ARTICLES = (SHOWN, DRAFT, FUTURE, WITHDRAWN)
LISTED = Takedown("2023/01/x/", "", None, make_links("/cu/x.aspx?id=3"), "da-go.toml", 2)


def edition(preview: bool = False) -> Edition:
    found = make_edition(ARTICLES, pages=[PAGE], preview=preview)
    found._queries.takedowns.replace([LISTED])
    found._queries.absent.put([("2023/01/x", "da-go.toml", "gone")])
    return found


@pytest.mark.parametrize("preloaded", [False, True])
@pytest.mark.parametrize(
    ("address", "why"),
    [
        (SHOWN.url, ""),
        ("cu/1.html", ""),  # of the draft, too, but it leads to what is shown
        ("khong-co/", ""),
        ("", ""),
        (DRAFT.url, "draft"),
        (DRAFT.url.strip("/"), "draft"),
        (f"{DRAFT.url}index.html", "draft"),
        (f"{DRAFT.url}a/b.pdf", "draft"),
        ("cu/2.html", "draft"),
        ("cu/2.html/x", ""),
        (FUTURE.url, "future"),
        (WITHDRAWN.url, "withdrawn"),
        (f"{WITHDRAWN.url}og.jpg", "withdrawn"),
        ("cu/4.html", "withdrawn"),
        ("a/", "draft"),
        ("a/x.pdf", ""),
        ("2023/01/x/", "gone"),
        ("2024/", ""),
        ("2024/01/", ""),
        ("2024/02", "empty"),
        ("2023/index.html", "empty"),
        ("video/", "empty"),
        ("chu-de/khong-co/", "empty"),
        ("tac-gia/p-mai/", ""),
        ("tac-gia/p-mai/trang/9/", ""),
        ("tin-hoat-dong/", ""),
        ("van-ban/", ""),
    ],
)
def test_an_address_at_which_nothing_is_shown_is_known_with_the_reason(
    address: str, why: str, preloaded: bool
) -> None:
    found = edition()
    if preloaded:
        found.preload()
    assert found.why_absent(address) == why


def test_a_preview_shows_all_but_what_was_taken_down() -> None:
    found = edition(preview=True)
    asked = (DRAFT.url, FUTURE.url, "a/", WITHDRAWN.url, LISTED.url)
    assert [found.why_absent(one) for one in asked] == ["", "", "", "withdrawn", "gone"]


def test_what_was_taken_down_is_listed_by_address() -> None:
    taken = Takedown(WITHDRAWN.url, "Sai", None, WITHDRAWN.old_urls, WITHDRAWN.path, 7)
    assert edition().takedowns == {LISTED.url: LISTED, taken.url: taken}
    assert edition().gone == (
        Gone(LISTED.url, ("/cu/x.aspx?id=3",), has_page=False),
        Gone(WITHDRAWN.url, ("/cu/4.html",), has_page=True),
    )


def queries_with(listed: Takedown, *records: Record, preview: bool = False) -> Queries:
    queries = index_records(records, make_site(), NOW, preview)
    queries.takedowns.replace([listed])
    return queries


def test_the_header_goes_before_the_list_and_the_old_addresses_of_both_count() -> None:
    listed = Takedown(WITHDRAWN.url, "Khác", None, make_links("/cu/4.html", "/cu/5.html"))
    (found,) = stored_takedowns(queries_with(listed, WITHDRAWN))
    assert (found.reason, [old.target for old in found.old_urls]) == ("Sai", ["/cu/4.html", "/cu/5.html"])


def test_what_a_preview_shows_is_not_gone() -> None:
    listed = Takedown(DRAFT.url)
    assert [len(stored_takedowns(queries_with(listed, DRAFT, preview=p))) for p in (False, True)] == [1, 0]


def test_a_host_has_a_page_where_readers_are_told_why() -> None:
    assert as_gone(Takedown("x/")) == Gone("x/")
    assert as_gone(replace(Takedown("x/"), reason="Sai")) == Gone("x/", has_page=True)
