from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from newsroom.model.blocks import ROOT, Figure
from newsroom.model.records import StaticPage
from newsroom.vietnamese.printing import VIETNAM
from plugins.standing.static_pages import Count, not_found, page, site_map
from tests.support.making import CATEGORIES, make_article, make_cover, make_edition, make_photo

ABOUT = StaticPage(
    "pages/gioi-thieu.md",
    "gioi-thieu/",
    "Giới thiệu",
    summary="Về Khối./.",
    modified=datetime(2024, 7, 11, tzinfo=VIETNAM),
    body=(f'<p><a href="{ROOT}/lien-he/">Liên hệ</a></p>',),
)


def test_a_standing_page_is_shown_with_its_links_below_the_prefix() -> None:
    edition = make_edition(pages=[ABOUT])
    made = page(edition, edition.pages[0])
    assert made.page.content == ('<p><a data-note="1" href="/bantin/lien-he/">Liên hệ</a></p>',)
    assert made.page.link_notes == ("https://example.vn/bantin/lien-he/",)
    assert (made.page.modified, made.page.locale_modified) == ("2024-07-11", "11/07/2024")
    assert made.page.preview == ""
    assert (made.head.description, made.head.indexed) == ("Về Khối.", True)
    assert made.page.sharing is not None
    assert made.page.sharing.facebook.endswith("u=https%3A%2F%2Fexample.vn%2Fbantin%2Fgioi-thieu%2F")
    assert made.head.scripts == ("tools",)


def test_the_time_of_a_change_is_shown_if_it_was_given() -> None:
    moment = datetime(2024, 7, 11, 15, 51, tzinfo=VIETNAM)
    edition = make_edition(pages=[replace(ABOUT, modified=moment, modified_has_time=True)])
    made = page(edition, edition.pages[0])
    assert made.page.modified == "2024-07-11T15:51:00+07:00"
    assert made.page.locale_modified == "11/07/2024, 15:51 (GMT+7)"


def test_a_draft_in_a_preview_says_so_and_is_not_indexed() -> None:
    draft = StaticPage("pages/a.md", "a/", "A", draft=True)
    edition = make_edition(pages=[draft], preview=True)
    made = page(edition, edition.pages[0])
    assert (made.page.preview, made.head.indexed, made.head.description) == ("draft", False, "A")
    assert made.page.sharing is None


def test_the_site_map_counts_everything_that_is_published() -> None:
    articles = [
        make_article(1, tags=("Thi đua",)),
        make_article(2, category=CATEGORIES[2], authors=("Thu Hà", "P. Mai")),
        make_article(3, date=datetime(2025, 12, 1, tzinfo=VIETNAM), tags=("Thi đua",)),
        make_article(4, draft=True, tags=("Nháp",)),
    ]
    made = site_map(make_edition(articles, pages=[ABOUT]))
    assert [crumb.url for crumb in made.pages] == ["gioi-thieu/"]
    assert [(count.name, count.count) for count in made.categories] == [
        ("Tin hoạt động", 2),
        ("Xây dựng Đảng", 0),
        ("Văn bản", 1),
    ]
    assert made.topics == (Count("Thi đua", "chu-de/thi-dua/", 2),)
    assert [(count.name, count.count) for count in made.authors] == [("P. Mai", 3), ("Thu Hà", 1)]
    assert [(year.name, [(month.name, month.count) for month in year.months]) for year in made.years] == [
        ("Năm 2025", [("Tháng 12", 1)]),
        ("Năm 2024", [("Tháng 1", 2)]),
    ]


def test_the_site_map_counts_as_many_articles_of_the_photo_section_as_its_page_shows() -> None:
    photos = {f"a/{number}.jpg": make_photo(f"a/{number}.jpg") for number in range(20)}
    articles = [
        make_article(number, body=(Figure(f"a/{number}.jpg", "Ảnh"),), album=3 if number < 2 else 0)
        for number in range(20)
    ]
    covers = {article.url: make_cover(photos[article.figures[0].src]) for article in articles}
    made = site_map(make_edition(articles, photos=photos, covers=covers))
    assert [(one.name, one.count) for one in made.sections] == [("Hình ảnh hoạt động", 2 + 12)]


def test_the_page_for_wrong_addresses_is_not_indexed() -> None:
    head = not_found(make_edition()).head
    assert (head.url, head.indexed) == ("404.html", False)
