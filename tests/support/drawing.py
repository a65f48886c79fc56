"""Draw records for properties: few of each kind of value, so that they meet often."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from newsroom.engine.catalogue import Catalogue
from newsroom.engine.codec import digest_body, encode_body
from newsroom.model.blocks import Figure, Gallery, VideoBlock
from newsroom.model.records import Record, StaticPage
from tests.support.making import CATEGORIES, NOW, START, make_article, make_links

NUMBERS = range(8)
NAMES = ("Lê Hoa", "Lê Hoà", "lê hoà", "Lê Hòa", "Lê Hoa 2", "…", "毛泽东", "An", "Đá")
FOLDERS = ("2023/12", "2024/01", "2024/02", "2024/01", "2025/06")
DATES = (
    START,
    START + timedelta(days=31),
    START + timedelta(minutes=1),
    START + timedelta(days=400),
    NOW - timedelta(minutes=30),
    NOW,
    NOW + timedelta(days=1),
)
VIDEOS = (
    VideoBlock("youtube", "abcdefghijk", line=3),
    VideoBlock("", "photos/a.mp4", "Lễ", still=Figure("photos/a.jpg", "Lễ", line=4)),
)
FIGURES = (Figure("photos/a.jpg", "A"), Figure("photos/b.jpg", "B", line=7))

moments = st.sampled_from(DATES)
names = st.lists(st.sampled_from(NAMES), max_size=3).map(tuple)
bodies = st.lists(
    st.sampled_from(["<p>Một</p>", "<p>Hai</p>", *FIGURES, *VIDEOS, Gallery(FIGURES, "Chung")]), max_size=2
).map(tuple)


def targets(form: str) -> Any:
    """Draw a few links to articles, which may not be there."""
    numbers = st.lists(st.sampled_from(NUMBERS), max_size=2)
    return numbers.map(lambda drawn: make_links(*(form.format(place(number)) for number in drawn)))


def place(number: int) -> str:
    """Give the address of the article of a number, which it keeps whatever becomes of it."""
    return f"{FOLDERS[number % len(FOLDERS)]}/tin-so-{number:03d}/"


def _with_digest(record: Record) -> Record:
    return replace(record, body_digest=digest_body(encode_body(record.body)))


_SHARED: dict[str, Any] = {
    "title": st.sampled_from(["Một", "Hai"]),
    "modified": st.none() | moments,
    "draft": st.sampled_from([False, False, False, True]),
    "body": bodies,
    "links": targets("{}"),
    "files": st.sampled_from(
        [(), (), make_links("tai-lieu/a.pdf"), make_links("tai-lieu/a.pdf", "tai-lieu/b.docx")]
    ),
}
_OWN: dict[str, Any] = {
    "date": moments,
    "category": st.sampled_from(CATEGORIES),
    "authors": names,
    "tags": names,
    "cover": st.sampled_from(["", "", "photos/b.jpg", "photos/c.jpg"]),
    "album": st.sampled_from([0, 0, 2, 3, 12]),
    "pin_until": st.none() | moments,
    "related": targets("{}"),
}


def articles(number: int) -> st.SearchStrategy[Record]:
    """Draw the article of a number."""
    old = st.sampled_from([(), (), make_links(f"/cu/{number}.html"), make_links(f"/?p={number}", "/CU/x")])
    drawn = st.fixed_dictionaries({**_SHARED, **_OWN, "old_urls": old})
    return drawn.map(lambda values: _with_digest(make_article(number, url=place(number), **values)))


def pages(name: str) -> st.SearchStrategy[Record]:
    """Draw the standing page of a name."""
    old = st.sampled_from([(), make_links(f"/{name}.html")])
    drawn = st.fixed_dictionaries({**_SHARED, "old_urls": old})
    return drawn.map(lambda values: _with_digest(StaticPage(f"pages/{name}.md", f"{name}/", **values)))


records = st.one_of(*map(articles, NUMBERS), pages("gioi-thieu"), pages("lien-he"))
editions = st.lists(records, max_size=8, unique_by=lambda record: record.path)
paths = st.sampled_from(
    [*(f"articles/{place(number)}index.md" for number in NUMBERS), "pages/gioi-thieu.md", "pages/lien-he.md"]
)


def new_catalogue(folder: Path) -> Catalogue:
    """Begin a catalogue that holds nothing."""
    catalogue = Catalogue(folder, "site")
    catalogue.begin()
    return catalogue
