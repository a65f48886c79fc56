from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.edition import Edition
from newsroom.engine.lists import (
    ALBUMS,
    ALL,
    AUTHOR,
    CATEGORY,
    COVERS,
    ILLUSTRATED,
    MONTH,
    PINNED,
    TOPIC,
    VIDEOS,
    YEAR,
    ListKind,
)
from newsroom.model.blocks import Figure, VideoBlock
from newsroom.model.dates import Period
from newsroom.model.front import Announcement
from newsroom.model.hosting import Hosting
from newsroom.model.records import Article, Record, StaticPage
from newsroom.model.site import Banner
from newsroom.vietnamese.comparing import comparable
from tests.support.making import (
    CATEGORIES,
    NOW,
    START,
    make_article,
    make_edition,
    make_links,
    make_site,
)


def urls(records: Iterable[Record]) -> list[str]:
    return [record.url for record in records]


HIDDEN = [
    make_article(1, draft=True),
    make_article(2, date=NOW + timedelta(minutes=1)),
    make_article(3, date=NOW + timedelta(days=400), draft=True),
]

# What is shown


def test_drafts_and_articles_to_come_are_nowhere() -> None:
    draft = StaticPage("pages/a.md", "a/", "A", draft=True)
    edition = make_edition([*HIDDEN, make_article(9, date=NOW)], pages=[draft])
    assert urls(edition.articles) == ["2026/01/tin-so-009/"]
    assert edition.pages == ()
    assert edition.article("2026/01/tin-so-009/") == edition.articles[0]
    assert [edition.article(url) for url in (*urls(HIDDEN), "a/")] == [None] * 4
    assert [len(edition.keys(kind)) for kind in (ALL, CATEGORY, MONTH, YEAR, AUTHOR)] == [1] * 5


def test_articles_to_come_are_listed_the_soonest_first_and_drafts_are_not() -> None:
    late, soon = (make_article(n, date=NOW + timedelta(days=d)) for n, d in ((4, 9), (5, 2)))
    for preview in (False, True):
        edition = make_edition([*HIDDEN, late, soon, make_article(9, date=NOW)], preview=preview)
        assert urls(edition.coming) == urls([HIDDEN[1], soon, late])


def test_the_site_is_another_when_an_article_appears_or_a_pin_ends() -> None:
    minute, second = timedelta(minutes=1), timedelta(seconds=1)
    past = make_article(1, pin_until=NOW - second)
    assert make_edition([past, make_article(2)]).next_change is None
    assert make_edition([past, *HIDDEN]).next_change == NOW + minute
    for until in (NOW, NOW + minute - second, NOW + minute):
        edition = make_edition([past, *HIDDEN, make_article(3, pin_until=until)])
        assert edition.next_change == min(until + second, NOW + minute)


def test_the_site_is_another_when_a_banner_or_an_announcement_begins_or_ends() -> None:
    hour = timedelta(hours=1)
    banner = Banner("b.png", "https://a.vn", "Biểu ngữ", period=Period(NOW - hour, NOW + 3 * hour))
    line = Announcement("Mời họp", period=Period(NOW + hour, NOW + 2 * hour))
    site = make_site(banners=(banner,), announcements=(line, Announcement("Luôn hiện")))
    moments = [NOW, NOW + hour, NOW + 2 * hour, NOW + 3 * hour]
    found = [make_edition([make_article(1)], site=site, now=now).next_change for now in moments]
    assert found == [*moments[1:], None]


def test_the_site_is_another_when_a_change_comes_that_is_dated_later() -> None:
    later = NOW + timedelta(hours=3)
    article, draft = (
        make_article(1, modified=later),
        make_article(2, modified=NOW + timedelta(hours=1), draft=True),
    )
    edition = make_edition([article, draft], pages=[StaticPage("pages/a.md", "a/", "A", modified=later)])
    assert edition.next_change == later
    assert (edition.articles[0].modified, edition.pages[0].modified) == (None, None)
    come = make_edition([article], now=later)
    assert (come.next_change, come.articles[0].modified) == (None, later)


def test_a_pin_of_what_is_not_public_ends_unseen() -> None:
    draft = make_article(1, draft=True, pin_until=NOW + timedelta(hours=1))
    later = make_article(2, date=NOW + timedelta(days=3), pin_until=NOW + timedelta(hours=2))
    assert make_edition([draft]).next_change is None
    assert make_edition([draft, later]).next_change == later.date


def test_hidden_records_are_known_by_their_files() -> None:
    edition = make_edition([*HIDDEN, make_article(9)])
    assert sorted(urls(edition.records())) == sorted([*urls(HIDDEN), make_article(9).url])
    found = [edition.record(article.path) for article in HIDDEN]
    assert [record and record.url for record in found] == urls(HIDDEN)


def test_a_preview_shows_them_too() -> None:
    draft = StaticPage("pages/a.md", "a/", "A", draft=True)
    edition = make_edition([*HIDDEN, make_article(9)], pages=[draft], preview=True)
    assert urls(edition.articles) == urls([HIDDEN[2], HIDDEN[1], make_article(9), HIDDEN[0]])
    assert urls(edition.pages) == ["a/"]


def test_pages_are_listed_by_address() -> None:
    pages = [StaticPage(f"pages/{name}.md", f"{name}/", name) for name in ("lien-he", "gioi-thieu")]
    assert urls(make_edition(pages=pages).pages) == ["gioi-thieu/", "lien-he/"]


# Order


@pytest.mark.slow
@given(st.permutations(range(12)))
def test_articles_stand_newest_first_and_the_permalink_breaks_ties(order: list[int]) -> None:
    articles = [
        make_article(n, date=START + timedelta(days=n // 4), category=CATEGORIES[n % 3], tags=("Thi đua",))
        for n in order
    ]
    edition = make_edition(articles)
    expected = [f"2024/01/tin-so-{n:03d}/" for n in range(11, -1, -1)]
    assert urls(edition.articles) == expected
    assert urls(edition.list_of(TOPIC, comparable("Thi đua"))) == expected
    assert urls(edition.by_category("van-ban")) == [url for url in expected if int(url[-4:-1]) % 3 == 2]


def test_a_list_knows_the_place_of_each_of_its_articles() -> None:
    articles = [make_article(number) for number in range(5)]
    listed = make_edition(articles).articles
    newest_first = articles[::-1]
    assert [listed.place(article) for article in newest_first] == list(range(5))
    assert urls([listed[1], listed[-1]]) == urls([newest_first[1], articles[0]])
    assert urls(listed[1:3]) == urls(newest_first[1:3])


# Topics and authors


def test_spellings_of_a_topic_share_a_page_under_the_commonest() -> None:
    articles = [
        make_article(1, tags=("chuyển đổi số", "Chuyển Đổi Số")),
        make_article(2, tags=("Chuyển đổi số",)),
        make_article(3, tags=("Chuyển đổi số",)),
    ]
    edition = make_edition(articles)
    assert [(term.name, term.url) for term in edition.terms(TOPIC).values()] == [
        ("Chuyển đổi số", "chu-de/chuyen-doi-so/")
    ]
    assert urls(edition.list_of(TOPIC, comparable("CHUYỂN đổi số"))) == urls(edition.articles)
    assert len(edition.articles) == 3


def by_name(articles: list[Article], kind: ListKind = AUTHOR) -> dict[str, str]:
    """Give the address of every author or topic."""
    return {term.name: term.url for term in make_edition(articles).terms(kind).values()}


def test_authors_and_topics_that_differ_in_diacritics_have_pages_of_their_own() -> None:
    articles = [
        make_article(1, authors=("Lê Hoà",), tags=("Thi đua", "thi dua")),
        make_article(2, authors=("Lê Hoa", "…")),
        make_article(3, authors=("Lê Hòa",), tags=("thi đua",)),
    ]
    edition = make_edition(articles)
    assert by_name(articles) == {
        "Lê Hoà": "tac-gia/le-hoa/",
        "Lê Hoa": "tac-gia/le-hoa-2/",
        "…": "tac-gia/ten-khac/",
    }
    assert sorted(by_name(articles, TOPIC).values()) == ["chu-de/thi-dua-2/", "chu-de/thi-dua/"]
    assert urls(edition.list_of(AUTHOR, comparable("Lê Hoà"))) == urls([articles[2], articles[0]])
    assert urls(edition.list_of(AUTHOR, comparable("Lê Hoa"))) == urls([articles[1]])
    for kind in (TOPIC, AUTHOR):
        assert sorted(edition.keys(kind)) == sorted(edition.terms(kind))


def test_each_article_names_its_authors_as_it_writes_them_and_topics_as_most_do() -> None:
    articles = [
        make_article(1, authors=("Lê Hoà", "…"), tags=("Thi đua",)),
        make_article(2, authors=("LÊ HÒA",), tags=("THI ĐUA",)),
        make_article(3, tags=("Thi đua",)),
    ]
    edition = make_edition(articles)
    assert [[(term.name, term.slug, term.url) for term in edition.authors_of(a)] for a in articles[:2]] == [
        [("Lê Hoà", "le-hoa", "tac-gia/le-hoa/"), ("…", "ten-khac", "tac-gia/ten-khac/")],
        [("LÊ HÒA", "le-hoa", "tac-gia/le-hoa/")],
    ]
    assert [[term.name for term in edition.topics_of(a)] for a in articles] == [["Thi đua"]] * 3


ALIKE = ("Lê Hoa", "Lê Hoà", "Lê Hỏa", "lê hoa", "…", "毛泽东", "An")


LISTED = st.lists(st.sampled_from(ALIKE), min_size=1, max_size=3)


@pytest.mark.slow
@given(st.lists(LISTED, min_size=1, max_size=6), st.lists(LISTED, max_size=6), st.sets(st.integers(0, 5)))
def test_every_name_has_one_address_and_keeps_it_whatever_comes_of_names_that_are_known(
    names: list[list[str]], more: list[list[str]], hidden: set[int]
) -> None:
    articles = [
        make_article(n, authors=tuple(listed), tags=tuple(listed)) for n, listed in enumerate(names, start=10)
    ]
    known = {comparable(name) for listed in names for name in listed}
    kept = [tuple(name for name in listed if comparable(name) in known) for listed in more]
    older = [make_article(n, authors=listed, tags=listed) for n, listed in enumerate(kept)]
    drafts = [replace(one, draft=True) if n in hidden else one for n, one in enumerate(articles)]
    for kind in (AUTHOR, TOPIC):
        before = {comparable(name): url for name, url in by_name(articles, kind).items()}
        assert len(set(before.values())) == len(before) == len(known)
        for listed in ([*articles, *older], [*drafts, *older], drafts):
            after = {comparable(name): url for name, url in by_name(listed, kind).items()}
            assert after.items() <= before.items()


@pytest.mark.parametrize("names", [("Lê Hoa", "Lê Hoà", "Lê Hoa 2"), ("Lê Hoa 2", "Lê Hoa", "Lê Hoà")])
def test_a_numbered_address_is_not_that_of_another_name(names: tuple[str, ...]) -> None:
    articles = [make_article(number, authors=(name,)) for number, name in enumerate(names)]
    assert len(set(by_name(articles).values())) == 3


def test_topics_and_authors_are_in_dictionary_order() -> None:
    ordered = ["An ninh", "Ăn chín", "Ấn phẩm", "Dân vận", "Đảng viên"]
    edition = make_edition([make_article(1, tags=tuple(ordered[::-1]), authors=tuple(ordered[::-1]))])
    assert [term.name for term in edition.terms(TOPIC).values()] == ordered
    assert [term.name for term in edition.terms(AUTHOR).values()] == ordered


# Months and years


def test_an_article_is_filed_under_the_month_of_its_folder() -> None:
    article = make_article(1, url="2023/12/tin/", date=START)
    assert list(make_edition([article]).keys(MONTH)) == ["2023/12"]


def test_years_are_those_of_folders_newest_first_each_with_its_last_change() -> None:
    articles = [
        make_article(1, url="2023/12/tin/", date=START),
        make_article(2, modified=NOW),
        make_article(3),
        make_article(4, modified=NOW + timedelta(days=1), draft=True),
    ]
    edition = make_edition(articles)
    assert edition.years == [2024, 2023]
    assert [urls(edition.list_of(YEAR, str(year))) for year in edition.years] == [
        ["2024/01/tin-so-003/", "2024/01/tin-so-002/"],
        ["2023/12/tin/"],
    ]
    assert [edition.last_change(year) for year in edition.years] == [NOW, START]


# What articles show


FIRST, SECOND = Figure("a/1.jpg", "Một"), Figure("a/2.jpg", "Hai")


def test_pinned_illustrated_and_moved_are_what_they_say() -> None:
    page = StaticPage("pages/a.md", "a/", "A", old_urls=make_links("/cu/"))
    articles = [
        make_article(1, pin_until=START),
        make_article(2, cover="a/1.jpg"),
        make_article(3, body=("<p>x</p>", FIRST)),
        make_article(4, old_urls=make_links("/cu.html")),
        make_article(5, draft=True, pin_until=NOW, cover="a/1.jpg", old_urls=make_links("/nhap")),
    ]
    edition = make_edition(articles, pages=[page, StaticPage("pages/b.md", "b/", "B")])
    assert urls(edition.list_of(PINNED)) == ["2024/01/tin-so-001/"]
    assert urls(edition.list_of(ILLUSTRATED)) == ["2024/01/tin-so-003/", "2024/01/tin-so-002/"]
    assert urls(edition.moved) == ["2024/01/tin-so-004/", "a/"]


def section_urls(edition: Edition) -> list[str]:
    return [section.url for section in edition.sections]


def test_the_list_of_videos_is_a_section_while_it_holds_anything() -> None:
    with_video = make_article(1, body=(VideoBlock("youtube", "abcdefghijk", still=FIRST), SECOND))
    edition = make_edition([with_video, make_article(2)])
    assert urls(edition.list_of(VIDEOS)) == [with_video.url]
    assert section_urls(edition) == ["hinh-anh/", "video/"]
    bare = make_article(1, body=(VideoBlock("youtube", "abcdefghijk"),))
    assert section_urls(make_edition([bare])) == ["video/"]
    assert make_edition([make_article(2)]).sections == ()
    assert make_edition([make_article(1, body=with_video.body, draft=True)]).sections == ()


def test_articles_with_many_photos_in_a_gallery_are_albums_and_others_have_covers() -> None:
    pair, album = (make_article(number, body=(FIRST,), album=number) for number in (2, 3))
    edition = make_edition([make_article(1), pair, album])
    assert (urls(edition.list_of(ALBUMS)), urls(edition.list_of(COVERS))) == ([album.url], [pair.url])
    assert section_urls(edition) == ["hinh-anh/"]


def test_an_article_is_listed_with_its_figures_and_videos_and_whole_when_it_is_asked_for() -> None:
    article = make_article(1, body=("<p>x</p>", FIRST))
    edition = make_edition([article], preview=True)
    assert edition.articles[0].body == (FIRST,)
    assert edition.whole(edition.articles[0]).body == article.body


def test_share_pictures_may_be_for_the_newest_only() -> None:
    articles = [make_article(number) for number in range(1, 5)]
    for limit, shared in ((None, [1, 2, 3, 4]), (2, [3, 4]), (0, []), (9, [1, 2, 3, 4])):
        site = make_site(hosting=Hosting("cloudflare", share_pictures=limit))
        edition = make_edition(articles, site=site, draws_covers=True)
        found = [number for number, one in enumerate(articles, 1) if edition.has_share_picture(one)]
        assert found == shared
    assert not make_edition(articles).has_share_picture(articles[0])
