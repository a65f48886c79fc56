"""Each component with each of its examples, alone: what ``/_components/`` shows is what is tested here."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag

from newsroom.commands.preview.components.showing import environment, rendered
from newsroom.commands.preview.examples import EXAMPLES
from newsroom.commands.preview.examples.example import ROOMS, SOURCE, Example
from newsroom.commands.preview.examples.values import (
    ALT,
    BASE,
    CAPTION,
    CREDIT,
    LEAD,
    LONG,
    LONG_NAME,
    NAME,
    TITLE,
    TITLES,
    WORD,
)
from newsroom.engine import read_folder
from newsroom.model.output import Assets
from tests.support.building import ROOT
from tests.support.markup import text_of

TEMPLATES = ROOT / "theme" / "templates"
THEME = environment([(str(TEMPLATES), read_folder(TEMPLATES))], Assets("theme/a.css", "theme/a.svg"))
SEEN = [one for one in EXAMPLES if one.room != SOURCE]
TEXTS = frozenset((TITLE, LONG, WORD, LEAD, ALT, CAPTION, CREDIT, NAME, LONG_NAME, *TITLES))
VOID = frozenset(("area", "br", "hr", "img", "input", "link", "meta", "source", "wbr"))


def named(example: Example) -> str:
    return f"{example.component}/{example.key}"


every = pytest.mark.parametrize("example", EXAMPLES, ids=named)
every_seen = pytest.mark.parametrize("example", SEEN, ids=named)


HTML = {named(one): rendered(THEME, one) for one in EXAMPLES}


@cache
def parsed(name: str) -> BeautifulSoup:
    return BeautifulSoup(HTML[name], "lxml")


def soup_of(example: Example) -> BeautifulSoup:
    """Give the elements of an example, which no test changes."""
    return parsed(named(example))


# Every component has examples


def public_macros() -> dict[str, set[str]]:
    """Name the macros of each component that other templates take, and the one that is called as it is."""
    texts = {file: file.read_text(encoding="utf-8") for file in TEMPLATES.rglob("*.html")}
    components = {file.stem: text for file, text in texts.items() if file.parent.name == "components"}
    taken = re.findall(r'{% from "components/([\w-]+)\.html" import ([^%]*)%}', "".join(texts.values()))
    found = {name: {name} & set(re.findall(r"{% macro (\w+)", text)) for name, text in components.items()}
    for component, names in taken:
        found[component] |= {name.split(" as ")[0].strip() for name in names.split(",")}
    return found


def test_every_component_has_an_example() -> None:
    files = {file.stem for file in (TEMPLATES / "components").glob("*.html")}
    assert {one.component for one in EXAMPLES} == files


def test_every_macro_that_pages_use_has_an_example() -> None:
    shown = {(one.component, one.macro) for one in EXAMPLES}
    assert {(name, macro) for name, macros in public_macros().items() for macro in macros} == shown


def test_no_two_examples_have_one_address() -> None:
    counted = Counter(named(one) for one in EXAMPLES)
    assert [name for name, count in counted.items() if count > 1] == []
    assert all(re.fullmatch(r"[a-z]+/[a-z0-9-]+", name) for name in counted)


def test_every_example_stands_where_the_page_knows_to_put_it() -> None:
    assert {one.room for one in EXAMPLES} == set(ROOMS)


def test_what_is_awkward_is_among_them() -> None:
    assert len(LONG_NAME) == 78
    assert " " not in WORD
    for told in (LONG_NAME, WORD):
        assert sum(told in text for text in HTML.values()) > 5
    names = "\n".join(HTML)
    for awkward in (
        "khong-anh",
        "dung",
        "mot-bai",
        "trong",
        "hai-tang",
        "phu-de",
        "het-hieu-luc",
        "trang-cuoi",
    ):
        assert awkward in names, awkward


# Each is correct by itself


class Nesting(HTMLParser):
    """Finds tags that are not closed, or closed in the wrong order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@every
def test_all_that_is_opened_is_closed_in_order(example: Example) -> None:
    parser = Nesting()
    parser.feed(HTML[named(example)])
    parser.close()
    assert parser.wrong == []
    assert parser.open == []


@every
def test_it_is_correct_html(example: Example) -> None:
    html = HTML[named(example)]
    head, body = (html, "") if example.room == SOURCE else ("<title>a</title>", html)
    page = f'<!DOCTYPE html><html lang="vi"><head>{head}</head><body>{body}</body></html>'
    html5lib.HTMLParser(strict=True).parse(page)


@every
def test_it_runs_no_script_of_its_own(example: Example) -> None:
    soup = soup_of(example)
    for script in soup.find_all("script"):
        assert script.get("src") or script.get("type") == "application/ld+json"
    assert soup.find_all("style") == []
    for tag in soup.find_all(True):
        assert not [name for name in tag.attrs if name.lower().startswith("on")], tag
        assert not str(tag.get("href", "")).lower().startswith("javascript:"), tag


def hostile(value: Any) -> Any:
    """Put signs of HTML into the place of the texts of a value."""
    if isinstance(value, str):
        return '"><b>&' if value in TEXTS else value
    if isinstance(value, tuple):
        made = map(hostile, value)
        return type(value)(*made) if hasattr(value, "_fields") else tuple(made)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: hostile(getattr(value, field.name)) for field in fields(value)})
    return value


@every
def test_no_text_is_taken_for_html(example: Example) -> None:
    other = replace(example, arguments=hostile(example.arguments), options=hostile(example.options))
    html = rendered(THEME, other)
    assert "<b>" not in html
    assert html == HTML[named(example)] or "&lt;b&gt;" in html or "\\u003cb" in html


def words_of(tag: Tag) -> str:
    """Give what is read of an element: its label, else its text and the texts of its pictures."""
    pictures = " ".join(str(image.get("alt", "")) for image in tag.find_all("img"))
    return str(tag.get("aria-label") or f"{tag.get_text(' ')} {pictures}").strip()


@every_seen
def test_links_buttons_and_pictures_have_names(example: Example) -> None:
    soup = soup_of(example)
    for tag in soup.find_all(["a", "button", "summary"]):
        assert words_of(tag), tag
        assert tag.name != "a" or tag.get("href"), tag
    for image in soup.find_all("img"):
        around = image.find_parent(["a", "h1", "p"])
        assert text_of(image, "alt") or (around and words_of(around)), image
        assert int(text_of(image, "width")) > 0
        assert int(text_of(image, "height")) > 0


@every_seen
def test_what_names_a_part_of_it_is_there(example: Example) -> None:
    soup = soup_of(example)
    ids = [text_of(tag, "id") for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    for tag in soup.select("[aria-labelledby]"):
        assert set(text_of(tag, "aria-labelledby").split()) <= set(ids), tag
    for tag in soup.find_all(["nav", "aside"]):
        assert tag.get("aria-label") or tag.get("aria-labelledby"), tag


@every_seen
def test_addresses_of_its_own_begin_with_the_prefix_of_the_site(example: Example) -> None:
    soup = soup_of(example)
    found = [text_of(tag, name) for name in ("href", "src") for tag in soup.select(f"[{name}]")]
    own = [url for url in found if not url.startswith(("https://", "mailto:", "#"))]
    assert all(url.startswith(f"{BASE}/") and "//" not in url for url in own), own


# It speaks Vietnamese

_SYLLABLE_RE = re.compile(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?",
)
_MARKS = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
TAKEN = frozenset(
    [
        "abo",
        "atom",
        "facebook",
        "zalo",
        "docx",
        "gmt",
        "kb",
        "lđlđ",
        "hccb",
        "đtn",
        "nq",
        "tw",
        "nqlt",
        "đuk",
        "mb",
        "menu",
        "mp",
        "pdf",
        "rss",
        "video",
        "website",
        "word",
        "youtube",
        "gp",
        "ttđt",
    ]
)
"""Words of Vietnamese offices that are none of the language, and what abbreviates some."""


def is_vietnamese(word: str) -> bool:
    """Tell whether a word has the form of a syllable of Vietnamese."""
    parts = unicodedata.normalize("NFD", word.lower()).translate(_MARKS)
    return bool(_SYLLABLE_RE.fullmatch(unicodedata.normalize("NFC", parts)))


def foreign_words(html: str) -> set[str]:
    """List the words that readers see or hear and that are not Vietnamese."""
    soup = BeautifulSoup(html, "lxml")
    texts = [soup.get_text(" ")]
    for name in ("alt", "aria-label", "title", "placeholder"):
        texts += [text_of(tag, name) for tag in soup.select(f"[{name}]")]
    text = re.sub(r"\S*(?:https?:|@|\.vn|-)\S*|\S+\.(?:pdf|docx)\b", " ", " ".join(texts))
    words = set(re.findall(r"[^\W\d_]+", text.replace(WORD, " ").replace(WORD[:60], " ")))
    return {word for word in words if word.lower() not in TAKEN and not is_vietnamese(word)}


@pytest.mark.parametrize("word", ["read", "more", "next", "page", "and", "search", "close", "Home"])
def test_english_is_noticed(word: str) -> None:
    assert foreign_words(f'<p>Xem <a href="/" aria-label="{word}">tiếp</a></p>') == {word}


@every_seen
def test_no_word_of_it_is_english(example: Example) -> None:
    assert foreign_words(HTML[named(example)]) == set()


# It is for developers only


@pytest.mark.slow
def test_no_page_of_a_site_leads_there_and_no_build_writes_it(golden_site: Path) -> None:
    assert not (golden_site / BASE.strip("/")).exists()
    for page in golden_site.rglob("*.html"):
        assert BASE not in page.read_text(encoding="utf-8"), page
