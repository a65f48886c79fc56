"""The files of a segment: patched they have the bytes of a clean build, however it was made."""

import random
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.search import building
from plugins.search.buckets import bucket_of, read, read_postings
from plugins.search.building import LEXICON, Patch, Replacement, build
from plugins.search.lexicon import read_lexicon
from plugins.search.terms import classes_of, note_of
from tests.support.making import make_article

pytestmark = pytest.mark.slow

_WORDS = [
    "hội",
    "nghị",
    "đảng",
    "ủy",
    "khối",
    ".",
    "số",
    "21",
    "nghị",
    "quyết",
    "tổng",
    "kết",
    "a",
    "công",
    "tác",
    "51,9",
    "bồi",
    "dưỡng",
]
_RANDOM = random.Random(14)


def noted(title: str, summary: str, text: str, *authors: str) -> bytes:
    return note_of(
        make_article(title=title, summary=summary, body=(f"<p>{text}</p>",), authors=tuple(authors))
    )


def _text() -> str:
    return " ".join(_RANDOM.choices(_WORDS, k=_RANDOM.randrange(12)))


NOTES = [noted(_text(), _text(), _text(), _RANDOM.choice(("P. Mai", "Lan"))) for _ in range(40)]
SITES = st.dictionaries(st.integers(0, 5000), st.sampled_from(NOTES), max_size=12)
SIZES = st.sampled_from((1, 2, 8))


def _clean(site: Mapping[int, bytes], buckets: int) -> dict[str, bytes]:
    return build(sorted(site.items()), buckets)


@given(SITES, SITES, st.sets(st.integers(0, 11)), SIZES)
@settings(max_examples=80, deadline=None)
def test_a_patched_segment_has_the_bytes_of_a_clean_one(
    before: dict[int, bytes], others: dict[int, bytes], kept: set[int], buckets: int
) -> None:
    staying = {number: note for place, (number, note) in enumerate(before.items()) if place in kept}
    after = {**others, **staying}
    was = _clean(before, buckets)
    patch = Patch(buckets, lambda name: was.get(name, b""))
    for number in sorted(before.keys() | after.keys()):
        old, new = before.get(number), after.get(number)
        if old != new:
            pair = [(number, note) if note else None for note in (old, new)]
            patch.replace(Replacement(*pair))
    patched = {name: data for name, data in {**was, **patch.files()}.items() if data or name == LEXICON}
    assert patched == _clean(after, buckets)


@given(SITES, SIZES)
@settings(deadline=None)
def test_every_term_is_found_in_its_bucket_in_its_class(site: dict[int, bytes], buckets: int) -> None:
    files = _clean(site, buckets)
    found = {
        (entry.term.decode(), posting >> 2, posting & 3)
        for name, data in files.items()
        if name.isdigit()
        for entry in read(data)
        for posting in read_postings(entry.postings)
        if bucket_of(entry.term.decode(), buckets) == int(name)
    }
    assert found == {
        (term, number, kind) for number, note in site.items() for term, kind in classes_of(note).items()
    }


@given(SITES, SIZES)
@settings(deadline=None)
def test_articles_may_be_taken_in_any_number_at_once(site: dict[int, bytes], buckets: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "_BLOCK", 3)
        in_blocks = _clean(site, buckets)
    assert in_blocks == _clean(site, buckets)


def test_the_bytes_do_not_depend_on_how_many_processes_make_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "_BLOCK", 7)
    site = [(number * 3, note) for number, note in enumerate(NOTES)]
    assert build(site, 8, jobs=2) == build(site, 8, jobs=1)


def test_the_lexicon_has_the_syllables_and_about_how_often_they_are_found() -> None:
    site = {number: noted("Tổng kết", "", "Bồi dưỡng 21", "P. Mai") for number in range(5)}
    lexicon = read_lexicon(_clean(site, 2)[LEXICON])
    assert lexicon == {"boi": 2, "duong": 2, "mai": 2, "p": 2, "tong": 2}
