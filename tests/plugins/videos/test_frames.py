"""Recordings in MP3: frames come out, nothing else does, whatever goes in."""

from __future__ import annotations

import io
import random
from contextlib import suppress

import pytest

from plugins.videos.boxes import MovieError
from plugins.videos.frames import read_mp3, true_kind
from plugins.videos.movie import Movie
from tests.support.recording import HEAD, PERSON, ape, counted, frame, id3, id3v1, make_mp3


def remade(data: bytes) -> tuple[Movie, bytes]:
    found = read_mp3(io.BytesIO(data))
    return found, b"".join(found.pieces(io.BytesIO(data)))


def fault(data: bytes) -> tuple[str, object]:
    with pytest.raises(MovieError) as caught:
        read_mp3(io.BytesIO(data))
    return caught.value.code, caught.value.values.get("found")


def test_length_and_size_are_those_of_the_frames() -> None:
    found, out = remade(make_mp3(seconds=345))
    assert (found.duration, found.size, found.width, found.height) == (345, len(out), 0, 0)
    assert remade(make_mp3(1))[0].duration == 1
    assert remade(frame())[0].duration == 1


@pytest.mark.parametrize(
    ("head", "length", "seconds"),
    [
        (b"\xff\xfb\x90\x00", 417, 26),  # MPEG 1, 128 kbit/s, 44 100
        (b"\xff\xfb\x92\x00", 418, 26),  # the same, padded
        (b"\xff\xfa\x94\x00", 384, 24),  # with a checksum, 48 000
        (b"\xff\xf3\x80\xc0", 208, 26),  # MPEG 2, 64 kbit/s, 22 050
        (b"\xff\xe3\x18\xc0", 72, 72),  # MPEG 2.5, 8 kbit/s, 8000
    ],
)
def test_frames_of_all_versions_are_read(head: bytes, length: int, seconds: int) -> None:
    data = (head + bytes(length - 4)) * 1000
    found, out = remade(id3() + data)
    assert out == data
    assert found.duration == seconds


def test_nothing_comes_out_but_frames() -> None:
    frames = frame() * 20
    picture = id3(b"APIC" + b"\xff\xfb\x90\x00" * 30)
    data = id3() + picture + id3(footer=True) + frames + ape() + frames + id3() + frames + b"rest" + id3v1()
    found, out = remade(data)
    assert out == frames * 3
    assert len(found.spans) == 3
    assert PERSON in data
    assert PERSON not in out


def test_some_junk_between_frames_is_passed_over() -> None:
    frames = frame() * 9
    assert remade(bytes(700) + frames + b"\xff\xe0 junk" + frames + bytes(900))[1] == frames * 2


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "tệp rỗng"),
        (b"MZ\x90\0" + bytes(500), "chương trình chạy được"),
        (b"\x7fELF" + bytes(500), "chương trình chạy được"),
        (b"#!/bin/sh\n", "chương trình chạy được"),
        (b"<!DOCTYPE html><p>x", "trang web (HTML)"),
        (b"\n<script>x</script>", "trang web (HTML)"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\3\4", "tệp nén hoặc tài liệu Office"),
        (b"RIFF\0\0\0\0WAVE", "WAV"),
        (b"OggS", "Ogg"),
        (b"fLaC", "FLAC"),
        (b"#!AMR\n", "AMR"),
        (b"\0\0\0\x18ftypM4A ", "M4A hoặc MP4"),
        (b"\xff\xf1\x50\x80" * 9, "AAC"),
        (b"\xff\xfd\x90\0" + bytes(500), "MPEG lớp II"),
        (b"\xff\xd8\xff\xe0", "ảnh"),
        (b"Xin ch\xc3\xa0o", "loại lạ"),
        (id3(), "thẻ MP3 không có tiếng"),
        (id3() + b"MZ\x90\0" + bytes(500), "chương trình chạy được"),
        (id3() + b"<html>", "trang web (HTML)"),
    ],
)
def test_what_is_no_mp3_is_named(data: bytes, found: str) -> None:
    assert fault(data) == ("recording-unreadable", found)


@pytest.mark.parametrize(
    "data",
    [
        make_mp3(tagged=False)[:-9],
        id3()[:-9],
        frame() * 2 + HEAD,
        frame() + bytes(500),
        frame() * 9 + bytes(1 << 17) + frame() * 9,
        frame() * 9 + b"x" * (1 << 17),
        counted(200) + frame() * 100,
        counted(200, b"Info") + frame() * 190,
    ],
)
def test_what_lacks_a_part_is_damaged(data: bytes) -> None:
    assert fault(data) == ("recording-damaged", None)


def test_the_count_of_an_encoder_is_believed_if_it_fits() -> None:
    data = counted(100) + frame() * 100
    assert remade(data)[1] == data


def test_a_tag_of_version_1_does_not_hide_that_the_last_frame_was_cut() -> None:
    assert fault(make_mp3(tagged=False)[:-9] + id3v1())[0] == "recording-damaged"


def test_a_frame_alone_in_other_bytes_is_no_recording() -> None:
    assert fault(b"MZ" + bytes(99) + frame() + bytes(999)) == (
        "recording-unreadable",
        "chương trình chạy được",
    )


def test_the_kind_of_an_mp3_is_known() -> None:
    assert true_kind(id3()) == true_kind(frame()) == "MP3"


def test_no_bytes_raise_anything_else() -> None:
    rng = random.Random(7)
    whole = id3() + counted(40) + frame() * 20 + ape() + frame() * 20 + id3v1()
    for _ in range(3000):
        data = bytearray(whole)
        for _ in range(rng.randint(1, 9)):
            data[rng.randrange(len(data))] = rng.choice((0, 0xFF, 0xE3, rng.randrange(256)))
        cut = bytes(data[: rng.choice((len(data), rng.randrange(len(data))))])
        with suppress(MovieError):
            found, out = remade(cut)
            assert found.size == len(out)
