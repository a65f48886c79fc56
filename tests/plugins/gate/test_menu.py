from __future__ import annotations

from collections.abc import Collection

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
