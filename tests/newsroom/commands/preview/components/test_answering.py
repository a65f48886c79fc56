"""Below ``/_components/`` stand pages of examples and all that they load, as the theme is at that moment."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from newsroom.commands.preview.components.answering import ComponentPages
from newsroom.commands.preview.examples import EXAMPLES
from newsroom.commands.preview.examples.values import BASE
from tests.support.building import ROOT
from tests.support.markup import text_of

THEME = ROOT / "theme"
PAGES = ComponentPages((THEME / "templates",), THEME / "static")


def page_at(path: str, pages: ComponentPages = PAGES) -> BeautifulSoup:
    answer = pages.answer(path)
    assert answer is not None, path
    assert answer.media_type == "text/html; charset=utf-8"
    return BeautifulSoup(answer.data, "lxml")


def headings(path: str) -> list[str]:
    return [tag.get_text(" ", strip=True) for tag in page_at(path).select("h2.sample__name")]


@pytest.mark.slow
def test_the_page_names_every_macro_with_every_example() -> None:
    assert headings(f"{BASE}/") == [f"{one.macro} {one.name}" for one in EXAMPLES]
    assert page_at(f"{BASE}/").find_all(role="alert") == []


def test_the_page_of_a_component_has_its_examples_and_that_of_an_example_it_alone() -> None:
    chosen = [one for one in EXAMPLES if one.component == "pager"]
    assert headings(f"{BASE}/pager/") == [f"{one.macro} {one.name}" for one in chosen]
    for one in chosen:
        assert headings(f"{BASE}/pager/{one.key}/") == [f"{one.macro} {one.name}"]


@pytest.mark.parametrize(
    "path", ["/x/", "/pager/x/", "/pager/x/y/", "/pager", "/theme/x.css", "/feeds/x.html", "/x.jpg"]
)
def test_nothing_else_stands_there(path: str) -> None:
    assert PAGES.answer(f"{BASE}{path}") is None


@pytest.mark.slow
def test_all_that_a_page_loads_is_there() -> None:
    soup = page_at(f"{BASE}/")
    found = {text_of(tag, "src") for tag in soup.find_all(src=True)}
    found |= {text_of(tag, "href") for tag in soup.find_all("link", href=True)}
    found |= {
        part.split()[0] for tag in soup.find_all(srcset=True) for part in text_of(tag, "srcset").split(",")
    }
    found |= {url for tag in soup.select("[data-lists]") for url in text_of(tag, "data-lists").split()}
    assert len(found) > 50
    for url in found:
        assert PAGES.answer(url), url
    sheet = next(url for url in found if "/site." in url)
    answer = PAGES.answer(sheet)
    assert answer is not None
    assert answer.media_type == "text/css; charset=utf-8"
    for font in re.findall(r"""url\(["']?([^"')]*)""", answer.data.decode()):
        assert PAGES.answer(f"{BASE}/theme/{font}"), font


def test_every_link_within_the_page_leads_somewhere() -> None:
    soup = page_at(f"{BASE}/")
    ids = {text_of(tag, "id") for tag in soup.find_all(id=True)}
    links = [text_of(tag, "href") for tag in soup.select(".samples__index a")]
    assert {link.removeprefix("#") for link in links} <= ids
    names = {text_of(tag, "href") for tag in soup.select(".sample__name a")}
    pages = {f"{BASE}/{one.component}/" for one in EXAMPLES}
    assert names == pages | {f"{BASE}/{one.component}/{one.key}/" for one in EXAMPLES}


def test_no_two_things_on_it_have_one_id() -> None:
    ids = [text_of(tag, "id") for tag in page_at(f"{BASE}/").find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_it_has_no_script_or_style_of_its_own_in_it() -> None:
    soup = page_at(f"{BASE}/")
    assert soup.find_all("style") == []
    assert all(script.get("src") for script in soup.find_all("script"))


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    shutil.copytree(THEME, tmp_path / "theme")
    return tmp_path / "theme"


def test_a_change_of_the_theme_is_seen_at_once(theme: Path) -> None:
    pages = ComponentPages((theme / "templates",), theme / "static")
    before = page_at(f"{BASE}/sheaf/", pages)
    macro = theme / "templates" / "components" / "sheaf.html"
    macro.write_text(macro.read_text(encoding="utf-8").replace("In tất cả", "In hết"), encoding="utf-8")
    with (theme / "static" / "css" / "base.css").open("a") as sheet:
        sheet.write("p { margin: 1px; }\n")
    after = page_at(f"{BASE}/sheaf/", pages)
    assert "In hết bài" in after.get_text()
    assert "In tất cả bài" in before.get_text()
    assert before.find("link", rel="stylesheet") != after.find("link", rel="stylesheet")


def test_what_the_site_puts_before_its_theme_is_shown(theme: Path, tmp_path: Path) -> None:
    own = tmp_path / "own" / "components"
    own.mkdir(parents=True)
    (own / "sheaf.html").write_text("{% macro sheaf(what) %}Của riêng{% endmacro %}", encoding="utf-8")
    settings = {"THEME": str(theme), "THEME_TEMPLATES_OVERRIDES": [str(tmp_path / "own")]}
    assert "Của riêng" in page_at(f"{BASE}/sheaf/", ComponentPages.of(settings)).get_text()


def test_a_stylesheet_that_cannot_be_used_is_told_and_the_page_is_there(theme: Path) -> None:
    with (theme / "static" / "css" / "base.css").open("a") as sheet:
        sheet.write("@media (--nowhere) { p { top: 0 } }\n")
    pages = ComponentPages((theme / "templates",), theme / "static")
    (told,) = page_at(f"{BASE}/pager/", pages).find_all(role="alert")
    assert told.get_text().startswith("Chưa dựng được bảng kiểu: ValueError: @media (--nowhere)")
