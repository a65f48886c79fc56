from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from newsroom.model.problem import Problem
from newsroom.model.records import StaticPage
from newsroom.model.site import MenuEntry
from plugins.gate.menu import check_menu
from tests.support.making import make_article, make_edition, make_site

ABOUT = StaticPage("pages/gioi-thieu.md", "gioi-thieu/", "Giới thiệu")
DRAFT = StaticPage("pages/lien-he.md", "lien-he/", "Liên hệ", draft=True)


def told(*menu: MenuEntry, files: Collection[str] = ()) -> list[Problem]:
    edition = make_edition([make_article(1)], pages=[ABOUT, DRAFT], site=make_site(menu=menu))
    return list(check_menu(edition, files))


def test_what_leads_somewhere_is_fine_and_so_are_lists_to_come() -> None:
    below = (MenuEntry("gioi-thieu"), MenuEntry("https://nhandan.vn", "Báo"))
    assert not told(MenuEntry("van-ban"), MenuEntry("", "Về", items=below), MenuEntry("/video/"))


def test_an_address_that_is_not_there_is_told_at_its_line_with_the_one_that_was_meant() -> None:
    (problem,) = told(MenuEntry("", "Tin", 3, (MenuEntry("/van-bna/", "", 5),)))
    assert (problem.line, problem.code) == (5, "menu-similar")
    assert dict(problem.values) == {"value": "/van-bna/", "nearest": "/van-ban/"}
    (problem,) = told(MenuEntry("dang-uy-vien", "", 4))
    assert (problem.line, problem.code) == (4, "menu-unknown")


def test_a_page_that_is_a_draft_is_left_out_and_said_to_be() -> None:
    (problem,) = told(MenuEntry("/lien-he/", "", 4))
    assert (problem.code, dict(problem.values)["page"]) == ("menu-draft", "pages/lien-he.md")


def test_of_a_page_that_cannot_be_read_its_reader_tells() -> None:
    assert not told(MenuEntry("so-tay", "", 4), files={"pages/so-tay.md"})


def test_articles_and_lists_are_said_to_be_none_for_the_menu() -> None:
    article = f"/{make_article(1).url}"
    register = make_site().categories[2].slug
    site = make_site(
        categories=(*make_site().categories[:2], replace(make_site().categories[2], kind="documents")),
        menu=tuple(
            MenuEntry(url, "", 4) for url in (article, "/2024/", "/2024/01/", f"/{register}/nam-2024/")
        ),
    )
    found = list(check_menu(make_edition([make_article(1)], site=site), ()))
    assert {problem.code for problem in found} == {"menu-unfit"}
    assert [dict(problem.values)["kind"] for problem in found] == ["bài viết", *["danh sách"] * 3]


def test_a_target_that_stands_twice_at_one_place_is_doubted() -> None:
    below = (MenuEntry("van-ban", "", 5), MenuEntry("/van-ban/", "Văn bản", 6))
    menu = (MenuEntry("van-ban", "", 3), MenuEntry("", "Tin", 4, below), MenuEntry("https://a.vn", "A", 7))
    (problem,) = told(*menu)
    assert (problem.line, problem.code, dict(problem.values)["first"]) == (6, "menu-twice", "5")
    assert [one.line for one in told(*menu, MenuEntry("https://a.vn", "B", 8))] == [8, 6]
