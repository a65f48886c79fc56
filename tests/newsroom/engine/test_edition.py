from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.lists import Listed
from newsroom.model.blocks import Figure, Gallery, VideoBlock
from newsroom.model.media import Rendition
from newsroom.model.records import Article, StaticPage
from newsroom.vietnamese.comparing import comparable
from tests.support.making import (
    CATEGORIES,
    NOW,
    START,
    make_article,
    make_cover,
    make_edition,
    make_links,
    make_photo,
)


def urls(articles: object) -> list[str]:
    return [article.url for article in articles]  # type: ignore[attr-defined]


HIDDEN = [
    make_article(1, draft=True),
    make_article(2, date=NOW + timedelta(minutes=1)),
    make_article(3, date=NOW + timedelta(days=400), draft=True),
]


def test_drafts_and_articles_to_come_are_nowhere() -> None:
    draft = StaticPage("pages/a.md", "a/", "A", draft=True)
    edition = make_edition([*HIDDEN, make_article(9, date=NOW)], pages=[draft])
    assert urls(edition.articles) == ["2026/01/tin-so-009/"]
    assert (edition.pages, edition.static_pages) == ((), ())
    assert set(edition.by_url) == {"2026/01/tin-so-009/"}
    assert [len(index) for index in (edition.by_category, edition.by_month, edition.by_author)] == [1, 1, 1]


def test_a_preview_shows_them_and_says_why_they_are_hidden() -> None:
    edition = make_edition(HIDDEN, preview=True)
    notes = {article.url[-4:-1]: edition.teaser(article).preview for article in edition.articles}
    assert notes == {"001": "draft", "002": "future", "003": "draft"}


@given(st.permutations(range(12)), st.randoms(use_true_random=False))
def test_articles_stand_newest_first_and_the_permalink_breaks_ties(
    order: list[int], chance: random.Random
) -> None:
    articles = [
        make_article(n, date=START + timedelta(days=n // 4), category=CATEGORIES[n % 3], tags=("Thi đua",))
        for n in order
    ]
    edition = make_edition(articles)
    expected = [f"2024/01/tin-so-{n:03d}/" for n in range(11, -1, -1)]
    assert urls(edition.articles) == expected
    assert urls(edition.by_topic[comparable("Thi đua")]) == expected
    assert urls(edition.by_category["van-ban"]) == [url for url in expected if int(url[-4:-1]) % 3 == 2]


def test_spellings_of_a_topic_share_a_page_under_the_commonest() -> None:
    articles = [
        make_article(1, tags=("chuyển đổi số", "Chuyển Đổi Số")),
        make_article(2, tags=("Chuyển đổi số",)),
        make_article(3, tags=("Chuyển đổi số",)),
    ]
    edition = make_edition(articles)
    assert [(term.name, term.url) for term in edition.topics.values()] == [
        ("Chuyển đổi số", "chu-de/chuyen-doi-so/")
    ]
    assert urls(edition.by_topic[comparable("CHUYỂN đổi số")]) == urls(edition.articles)


def by_name(articles: list[Article], kind: str = "authors") -> dict[str, str]:
    """Give the address of every author or topic."""
    return {term.name: term.url for term in getattr(make_edition(articles), kind).values()}


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
    assert sorted(by_name(articles, "topics").values()) == ["chu-de/thi-dua-2/", "chu-de/thi-dua/"]
    assert urls(edition.by_author[comparable("Lê Hoà")]) == urls([articles[2], articles[0]])
    assert urls(edition.by_author[comparable("Lê Hoa")]) == urls([articles[1]])
    assert edition.by_topic.keys() == edition.topics.keys()
    assert edition.by_author.keys() == edition.authors.keys()


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
    assert [[term.name for term in edition.terms_of(a)] for a in articles] == [["Thi đua"]] * 3


ALIKE = ("Lê Hoa", "Lê Hoà", "Lê Hỏa", "lê hoa", "…", "毛泽东", "An")


@given(st.lists(st.lists(st.sampled_from(ALIKE), min_size=1, max_size=3), min_size=1, max_size=8))
def test_every_name_has_one_address_and_keeps_it_when_articles_are_added(names: list[list[str]]) -> None:
    articles = [make_article(n, authors=tuple(listed), tags=tuple(listed)) for n, listed in enumerate(names)]
    for kind in ("authors", "topics"):
        known: dict[str, str] = {}
        for count in range(1, len(articles) + 1):
            found = {comparable(name): url for name, url in by_name(articles[:count], kind).items()}
            assert (
                len(set(found.values()))
                == len(found)
                == len({comparable(n) for a in articles[:count] for n in a.tags})
            )
            assert known.items() <= found.items()
            known = found


@pytest.mark.parametrize("names", [("Lê Hoa", "Lê Hoà", "Lê Hoa 2"), ("Lê Hoa 2", "Lê Hoa", "Lê Hoà")])
def test_a_numbered_address_is_not_that_of_another_name(names: tuple[str, ...]) -> None:
    articles = [make_article(number, authors=(name,)) for number, name in enumerate(names)]
    assert len(set(by_name(articles).values())) == 3


def test_topics_and_authors_are_in_dictionary_order() -> None:
    ordered = ["An ninh", "Ăn chín", "Ấn phẩm", "Dân vận", "Đảng viên"]
    edition = make_edition([make_article(1, tags=tuple(ordered[::-1]), authors=tuple(ordered[::-1]))])
    assert [term.name for term in edition.topics.values()] == ordered
    assert [term.name for term in edition.authors.values()] == ordered


def test_an_article_is_filed_under_the_month_of_its_folder() -> None:
    article = make_article(1, url="2023/12/tin/", date=START)
    assert list(make_edition([article]).by_month) == [(2023, 12)]


def test_years_are_those_of_folders_newest_first_each_with_its_last_change() -> None:
    articles = [
        make_article(1, url="2023/12/tin/", date=START),
        make_article(2, modified=NOW),
        make_article(3),
    ]
    edition = make_edition(articles)
    assert edition.years == [2024, 2023]
    assert [urls(edition.by_year[year]) for year in edition.years] == [
        ["2024/01/tin-so-003/", "2024/01/tin-so-002/"],
        ["2023/12/tin/"],
    ]
    assert [edition.last_change(year) for year in edition.years] == [NOW, START]


def test_a_list_knows_the_place_of_each_of_its_articles() -> None:
    articles = [make_article(number) for number in range(5)]
    listed = Listed(articles)
    assert [listed.place(article) for article in articles] == list(range(5))
    assert (listed[1], listed[-1], list(listed[1:3])) == (articles[1], articles[4], articles[1:3])


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
    assert urls(edition.pinned) == ["2024/01/tin-so-001/"]
    assert urls(edition.illustrated) == ["2024/01/tin-so-003/", "2024/01/tin-so-002/"]
    assert urls(edition.moved) == ["2024/01/tin-so-004/", "a/"]


FIRST, SECOND = Figure("a/1.jpg", "Một"), Figure("a/2.jpg", "Hai")


def test_a_teaser_shows_the_lead_without_its_end_mark_the_photo_and_their_count() -> None:
    cover = make_cover(make_photo("a/1.jpg"))
    article = make_article(
        1, kicker="Đảng bộ Khối: ", body=(FIRST, Gallery((SECOND, SECOND))), summary="Đã họp./."
    )
    teaser = make_edition([article], covers={article.url: cover}).teaser(article)
    assert (teaser.kicker, teaser.summary, teaser.locale_date) == ("Đảng bộ Khối", "Đã họp.", "01/01/2024")
    assert (teaser.cover, teaser.alt, teaser.photo_count) == (cover, "Một", 3)


def test_only_an_article_with_a_cover_has_a_share_picture_at_an_address_of_its_own() -> None:
    with_cover, without = make_article(1, body=(FIRST,)), make_article(2, body=(SECOND,))
    edition = make_edition([with_cover, without], covers={with_cover.url: make_cover(make_photo("a/1.jpg"))})
    assert edition.share(with_cover) == Rendition("2024/01/tin-so-001/og.jpg", 1200, 630)
    assert (edition.share(without), edition.cover(without)) == (None, (None, "Hai"))


def test_standing_pages_are_listed_by_address() -> None:
    pages = [StaticPage(f"pages/{name}.md", f"{name}/", name) for name in ("lien-he", "gioi-thieu")]
    assert [crumb.url for crumb in make_edition(pages=pages).static_pages] == ["gioi-thieu/", "lien-he/"]


def test_the_list_of_videos_is_a_section_while_it_holds_anything() -> None:
    with_video = make_article(1, body=(VideoBlock("youtube", "abcdefghijk", still=FIRST), SECOND))
    edition = make_edition([with_video, make_article(2)])
    assert list(edition.with_video) == [with_video]
    assert [crumb.url for crumb in edition.sections] == ["hinh-anh/", "video/"]
    bare = make_article(1, body=(VideoBlock("youtube", "abcdefghijk"),))
    assert [crumb.url for crumb in make_edition([bare]).sections] == ["video/"]
    assert make_edition([make_article(2)]).sections == ()
    assert (edition.teaser(with_video).photo_count, edition.teaser(with_video).has_video) == (1, True)
    assert not edition.teaser(make_article(2)).has_video


def test_articles_with_many_photos_in_a_gallery_are_albums_and_others_have_covers() -> None:
    pair, album = (make_article(number, body=(FIRST,), album=number) for number in (2, 3))
    edition = make_edition([make_article(1), pair, album])
    assert (list(edition.albums), list(edition.covered)) == ([album], [pair])
    assert [crumb.url for crumb in edition.sections] == ["hinh-anh/"]
