"""Heads: what results show, few in a file, each in the file in which its id is looked for."""

import json
from bisect import bisect_right
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.engine import SpotRow
from newsroom.model.documents import Document
from newsroom.model.records import StaticPage
from newsroom.vietnamese.printing import VIETNAM
from plugins.search.heads import MOST, shortened, spans, write_heads
from plugins.search.segments import Segment
from tests.support.making import make_article

COUNTS = st.dictionaries(st.integers(100, 463), st.integers(1, 50), max_size=30)


@given(COUNTS)
@settings(deadline=None)
def test_every_article_is_in_the_last_file_that_begins_at_or_before_its_id(counts: dict[int, int]) -> None:
    segment = Segment("y", 100, 465, 0, 7, 1)
    spots = [SpotRow(f"{day}/{n}", "", day, n) for day, count in sorted(counts.items()) for n in range(count)]
    found = spans(segment, spots)
    starts = [span.start for span in found]
    for place, span in enumerate(found):
        assert 0 < len(span.spots) <= MOST
        ids = [segment.id(spot.day, spot.number) for spot in span.spots]
        assert {bisect_right(starts, number) - 1 for number in ids} == {place}
    assert [spot for span in found for spot in span.spots] == spots


def test_a_head_has_what_a_result_shows_and_leaves_out_what_there_is_not() -> None:
    date = datetime(2024, 7, 11, 15, 51, tzinfo=VIETNAM)
    first = make_article(date=date, kicker="Khối", title="Tên", summary="Sa pô", authors=("P. Mai",))
    number = Document(number="01-NQ/ĐUK", issuer="Đảng ủy")
    second = make_article(2, date=date, has_time=False, authors=(), summary="", title="Hai", document=number)
    page = StaticPage("pages/a.md", "a/", "Trang")
    slug = first.category.slug
    assert json.loads(write_heads([(5, first), (6, second), (7, page)])) == [
        {"i": 5, "u": first.url, "t": "Tên", "d": "2024-07-11T15:51", "c": slug, "k": "Khối", "a": ["P. Mai"],
         "s": "Sa pô"},
        {"i": 6, "u": second.url, "t": "Hai", "d": "2024-07-11", "c": slug, "o": "Đảng ủy", "n": "01-NQ/ĐUK"},
        {"i": 7, "u": "a/", "t": "Trang"},
    ]  # fmt: skip


def test_a_long_lead_is_cut_behind_a_word() -> None:
    assert shortened("Ngắn") == "Ngắn"
    found = shortened("một hai, " * 40)
    assert len(found) <= 201
    assert found.endswith("hai…")
