from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import timedelta

import pytest

from newsroom.engine.disk import digest
from newsroom.engine.edition import Edition
from newsroom.engine.lists import ALL, KINDS, TOPIC
from newsroom.engine.queries import Queries
from newsroom.engine.schema import FORMAT, INDEX, TEXTS
from tests.support.making import NOW, START, index_records, make_article, make_links, make_site

LAYOUTS = {
    9: "8bc097db72342b0f",
    10: "1586733d03fc69bf",
    11: "53a87194ed84fcb8",
    12: "6a4c6c7345c21dac",
    13: "6a4c6c7345c21dac",
    14: "6a4c6c7345c21dac",
    15: "6a4c6c7345c21dac",
    16: "b4526f695a7ac3e8",
    17: "b4526f695a7ac3e8",
}
"""The digest of the tables of each format; a line that is here stays as it is."""


def test_other_tables_are_another_format() -> None:
    layout = digest(" ".join(f"{INDEX}{TEXTS}".split()).encode())
    assert LAYOUTS.get(FORMAT) == layout, (
        f"The tables are not those of format {FORMAT}, so that an older catalogue would be misread: "
        f"raise FORMAT in newsroom/engine/schema.py and add its digest here, {layout!r}."
    )
    assert max(LAYOUTS) == FORMAT


QUESTIONS: dict[str, Callable[[Queries, Edition], object]] = {
    "the newest of a list": lambda _, edition: edition.articles[:2],
    "the oldest of a list": lambda _, edition: edition.articles[-2:],
    "the place of an article": lambda _, edition: edition.articles.place(edition.articles[3]),
    "how long a list is": lambda _, edition: len(edition.articles),
    "the keys of all kinds": lambda _, edition: [edition.keys(kind) for kind in KINDS],
    "an article by address": lambda _, edition: edition.article(make_article(3).url),
    "a record by path": lambda _, edition: edition.record(make_article(3).path),
    "the body of an article": lambda _, edition: edition.whole(edition.articles[0]),
    "pages": lambda _, edition: edition.pages,
    "the last change of a year": lambda _, edition: edition.last_change(2024),
    "a topic": lambda _, edition: edition.terms(TOPIC)["an"],
    "a photo": lambda _, edition: edition.photos.get("photos/a.jpg"),
    "a cover": lambda _, edition: edition.covers.get("2024/01/a/"),
    "the size of a file": lambda _, edition: edition.files.get("a.pdf"),
    "what is hidden": lambda queries, _: queries.records.hidden(),
    "whether an address is shown": lambda queries, _: queries.records.is_shown_at("2024/01/a/"),
    "why there is nothing": lambda _, edition: edition.why_absent("2024/01/a/b.pdf"),
    "what was taken down": lambda _, edition: edition.gone,
    "what a file has nothing to show for": lambda queries, _: queries.absent.of(
        "articles/2024/01/a/index.md"
    ),
    "what is corrected too early": lambda queries, _: queries.records.corrected_after(NOW),
    "what was mended too early": lambda queries, _: queries.records.modified_after(NOW),
    "which articles there are twice": lambda queries, _: queries.records.twins(),
    "what is mended next": lambda queries, _: queries.records.next_modified(NOW),
    "who links below an address": lambda queries, _: queries.links.sources_below("link", "2024/01/a"),
    "what is due": lambda queries, _: queries.records.due(START, START + timedelta(minutes=1)),
    "who leads to a file": lambda queries, _: queries.links.sources("photo", "photos/a.jpg"),
    "who that is shown leads to a file": lambda queries, _: queries.links.shown_sources("photo", "a.jpg"),
    "where a record leads": lambda queries, _: queries.links.targets(make_article(3).path, "photo"),
    "who takes files below a folder": lambda queries, _: queries.links.takers("articles/2024/01/a"),
    "what a list is called": lambda queries, _: queries.entries.spellings(TOPIC.of("an")),
    "which files are offered": lambda queries, _: queries.files.offered("a.pdf"),
    "a photo by its original": lambda queries, _: queries.photos.first_of("digest"),
    "a cover by its name": lambda queries, _: queries.covers.first_of("name"),
    "whether the site has a file": lambda queries, _: queries.outputs.has("a.html"),
    "the files of a part": lambda queries, _: queries.outputs.take_part("a"),
    "that an article changed": lambda queries, _: queries.entries.older(ALL.of(), "2024"),
}


WHOLE = {
    "SCAN l",  # the slice of a list that was asked for
    "SCAN records USING INDEX records_hidden",
    "SCAN r USING INDEX records_withdrawn",
    "SCAN takedowns",
    "SCAN records USING COVERING INDEX records_by_twin",
}
"""What is read from beginning to end, as all of it is wanted."""


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_asked_often_is_found_by_an_index(question: str) -> None:
    articles = [make_article(number, tags=("An",), related=make_links("x/")) for number in range(6)]
    queries = index_records(articles)
    connection: sqlite3.Connection = queries.notes._catalogue.connection
    edition, asked = Edition(queries, make_site(), NOW), list[str]()
    connection.set_trace_callback(asked.append)
    QUESTIONS[question](queries, edition)
    connection.set_trace_callback(None)
    assert asked
    for sql in asked:
        steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
        scans = [step for step in steps if step.startswith("SCAN") and step not in WHOLE]
        assert not scans, f"{sql} reads a whole table: {scans}"
