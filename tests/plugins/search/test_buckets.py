"""Buckets: what is written is read, numbers of buckets are those of the script, damage is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine import Damaged
from plugins.search.buckets import (
    Change,
    bucket_of,
    buckets_of_pairs,
    patch,
    read,
    read_postings,
    write,
    write_postings,
)

POSTINGS = st.sets(st.integers(0, 2**31), min_size=1, max_size=8).map(sorted)
BUCKETS = st.dictionaries(st.text("ab ,1", min_size=1, max_size=64), POSTINGS, max_size=8)


def written(found: dict[str, list[int]]) -> bytes:
    return write((term.encode(), write_postings(postings)) for term, postings in sorted(found.items()))


def as_read(data: bytes) -> dict[str, list[int]]:
    return {entry.term.decode(): read_postings(entry.postings) for entry in read(data)}


@pytest.mark.slow
@given(BUCKETS)
def test_what_is_written_is_read(found: dict[str, list[int]]) -> None:
    assert as_read(written(found)) == found


@pytest.mark.slow
@given(BUCKETS, BUCKETS, BUCKETS)
def test_a_patch_takes_postings_out_and_puts_others_in(
    before: dict[str, list[int]], gone: dict[str, list[int]], come: dict[str, list[int]]
) -> None:
    changes = {
        term: Change(set(gone.get(term, ())) | set(before.get(term, ())[:1]), set(come.get(term, ())))
        for term in (*gone, *come)
    }
    after = {
        term: sorted(set(before.get(term, ())) - change.gone | change.come)
        for term, change in changes.items()
    }
    data, counts = patch(written(before), changes)
    assert counts == {term: len(postings) for term, postings in after.items()}
    assert data == written({term: found for term, found in {**before, **after}.items() if found})


def test_bytes_are_as_the_script_reads_them() -> None:
    """Guard the format, of which kept pages of readers have a script of before."""
    assert written({"dang": [5, 700], "dang uy": [2**20]}) == (
        b"\x00\x04dang\x03\x05\xb7\x05" b"\x04\x03 uy\x03\x80\x80\x40"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("term", "number"),
    [("dang", 0xA7), ("dang uy", 0x6E), ("dang up", 0x6E), ("@dang uy", 0), ("21", 0)],
)
def test_pairs_lie_with_others_of_the_same_letter(term: str, number: int) -> None:
    assert bucket_of(term, 1) == 0
    assert bucket_of("dang uy", 1024) == bucket_of("dang up", 1024) == bucket_of("dang u", 1024)
    assert bucket_of("@@dang uy", 1 << 31) != bucket_of("@@dang u", 1 << 31)


@pytest.mark.parametrize("data", [b"\x00", b"\x00\x04dan", b"\x00\x01a\x05\x01"])
def test_a_bucket_that_is_cut_off_is_damaged(data: bytes) -> None:
    with pytest.raises(Damaged):
        list(read(data))


@given(st.text("ab1", min_size=1), st.lists(st.text("xy2")))
def test_pairs_of_one_first_syllable_lie_where_each_of_them_does(first: str, seconds: list[str]) -> None:
    found = buckets_of_pairs(first, seconds, 1 << 10)
    assert [found[one[:1]] for one in seconds] == [bucket_of(f"{first} {one}", 1 << 10) for one in seconds]
