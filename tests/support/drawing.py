"""Draw records for properties: few of each kind of value, so that they meet often."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

from hypothesis import strategies as st

from newsroom.engine.codec import digest_body, encode_body
from newsroom.model.blocks import Figure, Gallery, Recording, VideoBlock
from newsroom.model.documents import Document, Replaced
from newsroom.model.records import Article, Correction, Link, Record, StaticPage
from newsroom.model.site import NO_CATEGORY
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
SPOKEN = Recording("photos/a.mp3", "Bài hát", line=5)
FIGURES = (Figure("photos/a.jpg", "A"), Figure("photos/b.jpg", "B", line=7))


def up_to(most: int, values: Iterable[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Draw a few of ``values`` in any order: as a list of them, in two draws instead of many."""
    whole = st.sampled_from(list(product(values, repeat=most)))
    return st.tuples(st.sampled_from(range(most + 1)), whole).map(lambda drawn: drawn[1][: drawn[0]])


moments = st.sampled_from(DATES)
names = up_to(3, NAMES)
bodies = up_to(2, ["<p>Một</p>", "<p>Hai</p>", *FIGURES, *VIDEOS, SPOKEN, Gallery(FIGURES, "Chung")])


def targets(form: str) -> st.SearchStrategy[tuple[Link, ...]]:
    """Draw a few links to articles, which may not be there."""
    return up_to(2, NUMBERS).map(lambda drawn: make_links(*(form.format(place(one)) for one in drawn)))


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
documents = st.builds(
    Document,
    number=st.sampled_from(["", "5-NQ/ĐUK", "05-NQ/ĐUK", "6-KH/ĐUK"]),
    issued=st.sampled_from([None, date(2023, 5, 1), date(2024, 5, 1)]),
    issuer=st.sampled_from(["", "Đảng ủy Khối", "Đảng uỷ khối", "Ban Tổ chức"]),
    kind=st.sampled_from(["", "Nghị quyết", "nghị quyết", "Kế hoạch", "…"]),
    in_force_from=st.sampled_from([None, date(2025, 5, 1), date(2026, 1, 2)]),
    expires=st.sampled_from([None, date(2026, 1, 3)]),
    replaces=st.sampled_from(
        [(), (), (Replaced("5-NQ/ĐUK"),), (Replaced("x", place(1).strip("/")), Replaced("6-KH/ĐUK", line=3))]
    ),
)
_OWN: dict[str, Any] = {
    "date": moments,
    "category": st.sampled_from(CATEGORIES),
    "authors": names,
    "tags": names,
    "cover": st.sampled_from(["", "", "photos/b.jpg", "photos/c.jpg"]),
    "recording": st.sampled_from(["", "", "photos/b.mp3"]),
    "album": st.sampled_from([0, 0, 2, 3, 12]),
    "pin": st.none() | st.integers(1, 99),
    "pin_until": st.none() | moments,
    "related": targets("{}"),
    "corrections": st.sampled_from([(), (), (), (Correction(NOW - timedelta(days=1), "Sửa"),)]),
    "document": st.none() | documents,
    "withdrawn": st.sampled_from(["", "", "", "", "Sai", "Theo yêu cầu"]),
}


def articles(number: int) -> st.SearchStrategy[Record]:
    """Draw the article of a number."""
    old = st.sampled_from([(), (), make_links(f"/cu/{number}.html"), make_links(f"/?p={number}", "/CU/x")])
    drawn = st.fixed_dictionaries({**_SHARED, **_OWN, "old_urls": old})
    return drawn.map(lambda values: _with_digest(_article(number, values)))


def _article(number: int, values: dict[str, Any]) -> Article:
    """Make an article; of a withdrawn one little is kept."""
    article = make_article(number, url=place(number), **values)
    if not article.withdrawn:
        return article
    few = {key: values[key] for key in ("date", "withdrawn", "old_urls")}
    return make_article(
        number, url=place(number), category=NO_CATEGORY, title="", summary="", authors=(), **few
    )


def pages(name: str) -> st.SearchStrategy[Record]:
    """Draw the static page of a name."""
    old = st.sampled_from([(), make_links(f"/{name}.html")])
    drawn = st.fixed_dictionaries({**_SHARED, "old_urls": old})
    return drawn.map(lambda values: _with_digest(StaticPage(f"pages/{name}.md", f"{name}/", **values)))


BY_PATH = {
    **{f"articles/{place(number)}index.md": articles(number) for number in NUMBERS},
    **{f"pages/{name}.md": pages(name) for name in ("gioi-thieu", "lien-he")},
}
paths = st.sampled_from(list(BY_PATH))
records = st.one_of(*BY_PATH.values())


@st.composite
def _editions(draw: st.DrawFn) -> list[Record]:
    return [draw(BY_PATH[path]) for path in draw(st.lists(paths, max_size=8, unique=True))]


editions = _editions()
"""A few records in any order, each at a path of its own."""
