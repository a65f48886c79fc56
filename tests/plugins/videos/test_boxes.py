from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.videos.boxes import Damaged, MovieError, Place, box, boxes, find, only, table, top_boxes
from tests.support.filming import full, numbers

types = st.binary(min_size=4, max_size=4)
pairs = st.lists(st.tuples(types, st.binary(max_size=20)), max_size=6)


def long_box(type_: bytes, payload: bytes) -> bytes:
    """Make a box whose size is written in 64 bits."""
    return struct.pack(">I4sQ", 1, type_, 16 + len(payload)) + payload


def in_file(data: bytes) -> list[Place]:
    return top_boxes(io.BytesIO(data))


# Taking apart


@given(pairs, st.binary(max_size=7))
def test_boxes_come_back_as_they_were_put_together(drawn: list[tuple[bytes, bytes]], rest: bytes) -> None:
    data = b"".join(box(type_, payload) for type_, payload in drawn)
    assert boxes(data + rest) == drawn
    places = in_file(data + rest)
    assert [(place.type, data[place.start : place.end]) for place in places] == drawn


def test_a_box_is_made_of_its_parts() -> None:
    assert box(b"free") == b"\0\0\0\x08free"
    assert box(b"edts", b"ab", b"", b"c") == b"\0\0\0\x0bedtsabc"


def test_a_size_may_be_written_in_64_bits() -> None:
    data = long_box(b"mdat", b"abc") + box(b"free")
    assert boxes(data) == [(b"mdat", b"abc"), (b"free", b"")]
    assert in_file(data) == [Place(b"mdat", 16, 19), Place(b"free", 27, 27)]


def test_only_the_last_box_of_a_file_may_leave_its_size_open() -> None:
    data = box(b"ftyp", b"isom") + b"\0\0\0\0mdatabc"
    assert in_file(data) == [Place(b"ftyp", 8, 12), Place(b"mdat", 20, 23)]
    with pytest.raises(Damaged):
        boxes(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\0\0\0\x07free",
        b"\0\0\0\x09free",
        b"\xff\xff\xff\xfffree",
        b"\0\0\0\x01free",
        struct.pack(">I4sQ", 1, b"free", 15),
        struct.pack(">I4sQ", 1, b"free", 17),
        struct.pack(">I4sQ", 1, b"free", (1 << 64) - 1),
        box(b"moov") + b"\0\0\0\x09free",
    ],
)
def test_a_size_that_does_not_fit_is_damage(data: bytes) -> None:
    with pytest.raises(Damaged):
        boxes(data)
    with pytest.raises(Damaged):
        in_file(data)


def test_a_file_of_very_many_boxes_is_damage() -> None:
    assert len(in_file(box(b"free") * 4000)) == 4000
    with pytest.raises(Damaged):
        in_file(box(b"free") * 5000)


def test_an_empty_file_has_no_boxes() -> None:
    assert in_file(b"") == []
    assert boxes(b"") == []


# Finding the way


TREE = box(b"moov", box(b"free", b"x"), box(b"trak", box(b"tkhd", b"1")), box(b"trak", box(b"tkhd", b"2")))


def test_the_first_box_at_the_end_of_a_way_is_given() -> None:
    assert only(TREE, b"moov", b"trak", b"tkhd") == b"1"
    assert only(TREE) == TREE
    assert find(only(TREE, b"moov"), b"free") == b"x"


@pytest.mark.parametrize("way", [(b"trak",), (b"moov", b"tkhd"), (b"moov", b"free", b"tkhd")])
def test_a_way_that_ends_early_is_damage(way: tuple[bytes, ...]) -> None:
    with pytest.raises(Damaged):
        only(TREE, *way)


def test_what_is_not_there_is_not_found() -> None:
    assert find(TREE, b"trak") is None


# Tables


def test_a_table_ends_where_its_count_says() -> None:
    payload = full(b"stts", numbers(2, 1, 2, 3, 4), b"behind")[8:]
    assert table(payload, 8) == payload[:-6]
    assert table(full(b"stts", numbers(0))[8:], 8) == bytes(8)


@pytest.mark.parametrize("count", [3, 0x7FFFFFFF, 0xFFFFFFFF])
def test_a_table_that_counts_more_than_there_is_is_damage(count: int) -> None:
    with pytest.raises(Damaged):
        table(full(b"stts", numbers(count, 1, 2, 3, 4))[8:], 8)


def test_a_fault_carries_the_code_of_its_wording_and_what_was_found() -> None:
    fault = MovieError("video-codec", codec="AV1")
    assert (fault.code, fault.values) == ("video-codec", {"codec": "AV1"})
    assert (Damaged().code, Damaged().values) == ("video-damaged", {})
