"""Postings that are gathered a block at a time are those of the terms of each article."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.search.buckets import bucket_of, write_postings
from plugins.search.inverting import Block, joined
from plugins.search.terms import classes_of, note_of
from tests.support.making import make_article

_LONG = "thuongtructinhuyvaubannhandantinh"
_WORDS = st.lists(
    st.sampled_from(
        ("nghị", "quyết", "số", "số", "21", "7", "Đảng", "uỷ", ".", "\n", "lý luận", _LONG, f"{_LONG}s")
    ),
    max_size=30,
).map(" ".join)
_NOTES = st.builds(
    lambda title, lead, text, author: note_of(
        make_article(title=title, summary=lead, body=(f"<p>{text}</p>",) * 2, authors=(author,))
    ),
    _WORDS, _WORDS, _WORDS, st.sampled_from(("Mai Phương", "Ban Tuyên giáo " * 6)),
)  # fmt: skip


@pytest.mark.parametrize("size", [1, 3, 100])
@given(notes=st.lists(_NOTES, max_size=7))
@settings(max_examples=60, deadline=None)
def test_blocks_hold_what_the_terms_of_their_articles_say(size: int, notes: list[bytes]) -> None:
    numbered = [(number * 40, note) for number, note in enumerate(notes)]
    expected: defaultdict[int, dict[str, list[int]]] = defaultdict(dict)
    for number, note in numbered:
        for term, kind in classes_of(note).items():
            expected[bucket_of(term, 4)].setdefault(term, []).append(number << 2 | kind)
    blocks = []
    for start in range(0, len(notes), size):
        block = Block()
        for number, note in numbered[start : start + size]:
            block.add(number, note)
        blocks.append(block.pieces(4))
    for bucket in range(4):
        found = joined(block[bucket] for block in blocks if bucket in block)
        written = {term: write_postings(postings) for term, postings in expected[bucket].items()}
        assert found == written


def test_articles_of_terms_without_a_pair_are_counted() -> None:
    block = Block()
    for number in range(3):
        block.add(number, note_of(make_article(title="Lý luận lý", body=("<p>Lý luận</p>",) * number)))
    counts = block.counts()
    assert counts["ly"] == counts["luan"] == 3
