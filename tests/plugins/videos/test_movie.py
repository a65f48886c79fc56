"""Videos laid out anew: what players need comes out, nothing else does, whatever goes in."""

from __future__ import annotations

import io
import random
import struct
from contextlib import suppress

import pytest

from plugins.videos.boxes import MovieError, boxes, only
from plugins.videos.movie import Movie, media_header, read_movie
from tests.support.filming import PLACE, SAMPLES, TIMES, audible, box, full, make_mp4, numbers, visual


def remade(data: bytes) -> tuple[Movie, bytes]:
    movie = read_movie(io.BytesIO(data))
    return movie, b"".join(movie.pieces(io.BytesIO(data)))


def fault(data: bytes) -> str:
    with pytest.raises(MovieError) as caught:
        read_movie(io.BytesIO(data))
    return caught.value.code


def offsets(trak: bytes) -> tuple[int, ...]:
    stco = only(trak, b"mdia", b"minf", b"stbl", b"stco")
    return struct.unpack_from(f">{(len(stco) - 8) // 4}I", stco, 8)


def test_length_and_measure_are_read() -> None:
    movie, out = remade(make_mp4(seconds=205))
    assert (movie.duration, movie.width, movie.height, movie.size) == (205, 320, 180, len(out))
    turned, _ = remade(make_mp4(turned=True))
    assert (turned.width, turned.height) == (180, 320)


def test_no_byte_of_place_date_device_or_name_comes_out() -> None:
    data = make_mp4(between=box(b"uuid", PLACE) + box(b"free", PLACE), moov=box(b"uuid", PLACE))
    _, out = remade(data)
    assert data.count(PLACE) > 5
    for secret in (
        PLACE,
        b"+21",
        b"P. Mai",
        b"May anh",
        b"Telephone",
        b"\xa9xyz",
        b"ISO6709",
        b"udta",
        b"mebx",
    ):
        assert secret in data
        assert secret not in out
    assert struct.pack(">I", TIMES) in data
    assert struct.pack(">I", TIMES) not in out


def test_the_index_comes_first_and_leads_to_the_same_samples() -> None:
    data = make_mp4(fill=b"\x7e")
    _, out = remade(data)
    places = boxes(out)
    assert [name for name, _ in places] == [b"ftyp", b"moov", b"mdat"]
    picture, sound = (payload for name, payload in boxes(places[1][1]) if name == b"trak")
    half = SAMPLES // 2
    assert [out[place : place + 100 * half] for place in offsets(picture)] == [b"\x7e" * 100 * half] * 2
    assert [out[place : place + 10 * half] for place in offsets(sound)] == [b"\x22" * 10 * half] * 2
    assert len(places[2][1]) == SAMPLES * 110


def test_what_was_laid_out_once_stays_as_it_is() -> None:
    _, out = remade(make_mp4())
    assert remade(out)[1] == out


def test_media_in_several_boxes_are_joined() -> None:
    data = make_mp4()
    start = data.index(b"mdat") + 4
    pictures = 100 * SAMPLES
    cut = data[: start + pictures] + box(b"free", PLACE) + bytes(8) + data[start + pictures :]
    shift = len(box(b"free", PLACE)) + 8
    cut = cut.replace(struct.pack(">I", 8 + SAMPLES * 134), struct.pack(">I", 8 + pictures), 1)
    place = start + pictures + shift - 8
    cut = cut[:place] + struct.pack(">I4s", 8 + SAMPLES * 34, b"mdat") + cut[place + 8 :]
    for offset in (start + pictures, start + pictures + 10 * SAMPLES // 2):
        cut = cut.replace(struct.pack(">I", offset), struct.pack(">I", offset + shift))
    assert len(read_movie(io.BytesIO(cut)).spans) == 2
    assert remade(cut)[1] == remade(data)[1]


def test_a_media_box_of_more_than_four_gigabytes_has_a_long_header() -> None:
    assert media_header(100, False) == struct.pack(">I4s", 108, b"mdat")
    assert media_header(1 << 33, True) == struct.pack(">I4sQ", 1, b"mdat", (1 << 33) + 16)


def test_sound_may_be_missing() -> None:
    silent = make_mp4().replace(b"soun", b"text")
    _, out = remade(silent)
    assert [name for name, _ in boxes(only(out, b"moov"))] == [b"mvhd", b"trak"]


@pytest.mark.parametrize(
    ("data", "code", "values"),
    [
        (b"", "video-unreadable", {}),
        (b"RIFF\0\0\0\0AVI ", "video-unreadable", {}),
        (box(b"moov"), "video-unreadable", {}),
        (box(b"ftyp", b"isom\0\0\0\0"), "video-damaged", {}),
        (make_mp4().replace(b"vide", b"text"), "video-unreadable", {}),
        (make_mp4() + box(b"moof"), "video-fragmented", {}),
        (make_mp4(moov=box(b"mvex")), "video-fragmented", {}),
        (make_mp4(picture=visual(b"hvc1")), "video-codec", {"codec": "HEVC (H.265)"}),
        (make_mp4(sound=audible(b"sowt")), "video-sound", {"codec": "PCM"}),
    ],
)  # fmt: skip
def test_what_browsers_cannot_play_is_told(data: bytes, code: str, values: dict[str, str]) -> None:
    with pytest.raises(MovieError) as caught:
        read_movie(io.BytesIO(data))
    assert (caught.value.code, caught.value.values) == (code, values)


def test_the_last_box_may_leave_its_size_open() -> None:
    data = bytearray(make_mp4())
    place = data.rindex(b"moov") - 4
    data[place : place + 4] = bytes(4)
    assert remade(bytes(data)) == remade(make_mp4())


@pytest.mark.parametrize("size", [1, 7, 0x7FFFFFFF, 0xFFFFFFFF])
@pytest.mark.parametrize(
    "name", [b"moov", b"trak", b"mdia", b"stbl", b"stsd", b"avc1", b"esds", b"stsz", b"mdat"]
)
def test_a_box_of_an_impossible_size_is_damage(name: bytes, size: int) -> None:
    data = bytearray(make_mp4())
    place = data.index(name) - 4
    data[place : place + 4] = struct.pack(">I", size)
    assert fault(bytes(data)) in ("video-damaged", "video-unreadable", "video-sound")


@pytest.mark.parametrize("cut", [1, 30, 200, 900])
def test_a_file_that_is_cut_off_is_damage(cut: int) -> None:
    assert fault(make_mp4()[:-cut]) == "video-damaged"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (full(b"stco", numbers(2)), full(b"stco", numbers(3))),
        (full(b"stsz", numbers(0, SAMPLES)), full(b"stsz", numbers(0, SAMPLES + 1))),
        (full(b"stsz", numbers(0, SAMPLES)), full(b"stsz", numbers(0x7FFFFFFF, SAMPLES))),
        (full(b"stsc", numbers(1, 1)), full(b"stsc", numbers(1, 2))),
        (full(b"stts", numbers(1)), full(b"stts", numbers(99))),
    ],
)
def test_tables_that_do_not_fit_are_damage(old: bytes, new: bytes) -> None:
    data = make_mp4()
    assert data.count(old[4:]) >= 1
    assert fault(data.replace(old[4:], new[4:])) == "video-damaged"


def test_chunks_outside_of_the_media_are_damage() -> None:
    data = make_mp4()
    start = data.index(b"mdat") + 4
    assert fault(data.replace(struct.pack(">I", start), struct.pack(">I", 8))) == "video-damaged"


@pytest.mark.slow
def test_whatever_is_wrong_a_file_is_a_video_or_a_problem() -> None:
    chance = random.Random(7)
    data = make_mp4()
    index = data.rindex(b"moov") - 4
    for _ in range(1500):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(index, len(broken) - 4)
            broken[place : place + 4] = chance.choice(
                (b"\0\0\0\0", b"\0\0\0\1", b"\xff\xff\xff\xff", chance.randbytes(4))
            )
        with suppress(MovieError):
            movie, out = remade(bytes(broken))
            assert len(out) == movie.size
            assert PLACE not in out


def test_boxes_within_boxes_lead_nowhere() -> None:
    deep = b""
    for _ in range(5000):
        deep = box(b"moov", deep)
    assert fault(box(b"ftyp", b"isom\0\0\0\0") + deep) == "video-unreadable"
