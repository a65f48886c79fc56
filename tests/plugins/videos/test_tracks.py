from __future__ import annotations

import struct
from typing import Any

import pytest

from plugins.videos.boxes import Damaged, MovieError, boxes, only
from plugins.videos.tracks import SOUND, VIDEO, Track, kind_of, read_track, undated
from tests.support.filming import PLACE, SAMPLES, TIMES, audible, box, full, numbers, track, visual


def trak(kind: bytes = VIDEO, entry: bytes = b"", offset: int = 1000, size: int = 100, **how: Any) -> bytes:
    """Make the payload of a track, of pictures or sound."""
    return track(kind, entry or (visual() if kind == VIDEO else audible()), offset, size, 3, **how)[8:]


def fault(payload: bytes) -> tuple[str, dict[str, object]]:
    with pytest.raises(MovieError) as caught:
        read_track(payload)
    return caught.value.code, caught.value.values


def written(found: Track, shift: int = 0, wide: bool = False) -> bytes:
    """Write a track whose media have moved; give its payload."""
    return found.written(lambda offset: offset + shift, wide)[8:]


# What is read


def test_a_track_of_pictures_says_where_its_chunks_are_and_how_large_it_is_shown() -> None:
    found = read_track(trak(offset=1000, size=100))
    half = SAMPLES // 2 * 100
    assert (found.kind, found.duration) == (VIDEO, 3000)
    assert found.chunks == [(1000, half), (1000 + half, half)]
    assert (found.width, found.height) == (320, 180)


def test_a_picture_that_is_turned_is_shown_upright() -> None:
    found = read_track(trak(turned=True))
    assert (found.width, found.height) == (180, 320)


def test_sound_has_no_size() -> None:
    found = read_track(trak(SOUND, size=10))
    assert (found.kind, found.width, found.height) == (SOUND, 0, 0)
    assert sum(length for _, length in found.chunks) == SAMPLES * 10


def test_samples_of_one_size_need_no_table_of_sizes() -> None:
    each = full(b"stsz", numbers(0, SAMPLES, *[100] * SAMPLES))
    payload = trak()
    shorter = payload.replace(
        each, full(b"stsz", numbers(100, SAMPLES)) + box(b"free", bytes(len(each) - 28))
    )
    assert read_track(shorter).chunks == read_track(payload).chunks


def test_offsets_may_have_64_bits() -> None:
    narrow = full(b"stco", numbers(2, 1000, 1200))
    wide = full(b"co64", numbers(2), struct.pack(">QQ", 1 << 33, (1 << 33) + 200))
    stbl = only(trak(), b"mdia", b"minf", b"stbl")
    payload = rebuilt(trak(), stbl.replace(narrow, wide))
    assert read_track(payload).chunks == [(1 << 33, 200), ((1 << 33) + 200, 200)]


def rebuilt(payload: bytes, stbl: bytes) -> bytes:
    """Put another table of samples into a track."""
    header, media = only(payload, b"tkhd"), only(payload, b"mdia")
    minf = box(b"minf", box(b"dinf", only(media, b"minf", b"dinf")), box(b"stbl", stbl))
    kept = [box(name, only(media, name)) for name in (b"mdhd", b"hdlr")]
    return box(b"tkhd", header) + box(b"mdia", *kept, minf)


def test_the_kind_of_a_track_is_that_of_its_handler() -> None:
    assert [kind_of(trak(kind)) for kind in (VIDEO, SOUND)] == [VIDEO, SOUND]
    with pytest.raises(Damaged):
        kind_of(box(b"mdia"))


# What browsers cannot play


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        (b"hvc1", "HEVC (H.265)"),
        (b"hev1", "HEVC (H.265)"),
        (b"av01", "AV1"),
        (b"mp4v", "MPEG-4 cũ"),
        (b"encv", "mã hóa"),
        (b"abcd", "abcd"),
        (b"x\0y\xff", "lạ"),
    ],
)
def test_pictures_in_another_codec_are_told_by_its_name(codec: bytes, name: str) -> None:
    assert fault(trak(entry=visual(codec))) == ("video-codec", {"codec": name})


@pytest.mark.parametrize(
    ("entry", "name"),
    [(audible(b"sowt"), "PCM"), (audible(b"ac-3"), "AC-3"), (audible(coding=0x6B), "MPEG")],
)
def test_sound_in_another_codec_is_told_by_its_name(entry: bytes, name: str) -> None:
    assert fault(trak(SOUND, entry)) == ("video-sound", {"codec": name})


@pytest.mark.parametrize("profile", [66, 77, 88, 100])
def test_the_profiles_of_8_bits_are_taken(profile: int) -> None:
    assert read_track(trak(entry=visual(profile=profile))).width == 320


@pytest.mark.parametrize("profile", [110, 122, 244])
def test_pictures_of_ten_bits_and_more_are_told(profile: int) -> None:
    code, values = fault(trak(entry=visual(profile=profile)))
    assert (code, "10 bit" in str(values["codec"])) == ("video-codec", True)


def test_media_in_another_file_are_told() -> None:
    assert fault(trak().replace(b"url \0\0\0\1", b"url \0\0\0\0")) == ("video-unreadable", {})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (full(b"stco", numbers(2)), full(b"stco", numbers(3))),
        (full(b"stsz", numbers(0, SAMPLES)), full(b"stsz", numbers(0, SAMPLES + 1))),
        (full(b"stsc", numbers(1, 1)), full(b"stsc", numbers(0, 1))),
        (full(b"stsc", numbers(1, 1)), full(b"stsc", numbers(1, 2))),
        (full(b"stts", numbers(1)), full(b"stts", numbers(99))),
    ],
)
def test_tables_that_do_not_fit_are_damage(old: bytes, new: bytes) -> None:
    payload = trak()
    assert payload.count(old[4:]) == 1
    assert fault(payload.replace(old[4:], new[4:])) == ("video-damaged", {})


@pytest.mark.parametrize("steps", [(2, 2, 1), (1, 1, 1, 1, 1, 1), (1, 1, 1, 3, 2, 1)])
def test_runs_of_chunks_that_do_not_hold_all_samples_in_order_are_damage(steps: tuple[int, ...]) -> None:
    stbl = only(trak(), b"mdia", b"minf", b"stbl")
    other = stbl.replace(
        full(b"stsc", numbers(1, 1, SAMPLES // 2, 1)), full(b"stsc", numbers(len(steps) // 3, *steps))
    )
    assert other != stbl
    assert fault(rebuilt(trak(), other)) == ("video-damaged", {})


@pytest.mark.parametrize(
    ("kind", "needed"),
    [
        *(
            (VIDEO, name)
            for name in (b"tkhd", b"mdhd", b"dref", b"stbl", b"stsd", b"stts", b"stsc", b"stsz", b"stco")
        ),
        (VIDEO, b"avcC"),
        (SOUND, b"esds"),
    ],
)
def test_a_track_without_what_a_player_needs_is_damage(kind: bytes, needed: bytes) -> None:
    payload = trak(kind)
    assert payload.count(needed) == 1
    assert fault(payload.replace(needed, b"free")) == ("video-damaged", {})


# What is written


def test_a_track_that_is_written_and_read_again_is_the_same() -> None:
    for kind in (VIDEO, SOUND):
        found = read_track(trak(kind))
        assert read_track(written(found)) == found
        assert written(read_track(written(found))) == written(found)


@pytest.mark.parametrize("wide", [False, True])
def test_chunks_are_where_the_media_have_moved_to(wide: bool) -> None:
    found = read_track(trak())
    moved = written(found, shift=(1 << 33) if wide else 5000, wide=wide)
    by = (1 << 33) if wide else 5000
    assert read_track(moved).chunks == [(offset + by, length) for offset, length in found.chunks]
    tables = {name for name, _ in boxes(only(moved, b"mdia", b"minf", b"stbl"))}
    assert tables >= {b"co64" if wide else b"stco"}
    assert not tables & {b"stco" if wide else b"co64"}


def test_no_date_name_or_place_is_written() -> None:
    payload = trak() + box(b"uuid", PLACE)
    out = written(read_track(payload))
    for secret in (PLACE, b"P. Mai", b"May anh", b"udta", struct.pack(">I", TIMES)):
        assert secret in payload
        assert secret not in out


def test_edits_are_kept() -> None:
    elst = full(b"elst", numbers(1, 3000, 512, 0x10000), b"behind")
    out = written(read_track(trak() + box(b"edts", elst)))
    assert only(out, b"edts", b"elst") == elst[8:-6]
    assert b"edts" not in written(read_track(trak()))


@pytest.mark.parametrize(("version", "length"), [(0, 20), (1, 32)])
def test_a_header_loses_its_dates_in_either_form(version: int, length: int) -> None:
    payload = bytes([version]) + b"\x01" * 40
    header = undated(payload, 20, 32)
    dates = 16 if version else 8
    assert header.data == payload[:4] + bytes(dates) + payload[4 + dates : length]
    assert header.wide == bool(version)
    with pytest.raises(Damaged):
        undated(payload[: length - 1], 20, 32)


@pytest.mark.parametrize(("version", "unknown"), [(0, b"\xff" * 4), (1, b"\xff" * 8)])
def test_a_duration_that_is_not_known_is_none(version: int, unknown: bytes) -> None:
    header = undated(bytes([version]) + bytes(23) + unknown + bytes(8), 28, 32)
    assert header.number(24, 24) == 0
    assert header.number(20, 16) == 0
