"""Recordings of both kinds, and that what is wrong with them is told as of recordings."""

from __future__ import annotations

import io

import pytest

from plugins.videos.boxes import MovieError
from plugins.videos.recordings import read_recording
from tests.support.filming import PLACE, audible, box, make_mp4
from tests.support.recording import make_mp3


def fault(data: bytes, is_mp3: bool = False) -> tuple[str, dict[str, object]]:
    with pytest.raises(MovieError) as caught:
        read_recording(io.BytesIO(data), is_mp3)
    return caught.value.code, caught.value.values


def test_only_the_sound_of_an_mp4_file_comes_out() -> None:
    data = make_mp4(seconds=205, fill=b"\x77")
    found = read_recording(io.BytesIO(data), is_mp3=False)
    out = b"".join(found.pieces(io.BytesIO(data)))
    assert (found.duration, found.width, found.height, found.size) == (205, 0, 0, len(out))
    assert b"\x77" * 9 in data
    assert b"\x77" * 9 not in out
    assert b"\x22" * 40 in out
    assert b"avc1\0" not in out
    assert PLACE not in out


@pytest.mark.parametrize(
    ("data", "code", "values"),
    [
        (make_mp3(), "recording-unreadable", {"kind": "M4A", "found": "MP3"}),
        (b"", "recording-unreadable", {"kind": "M4A", "found": "tệp rỗng"}),
        (b"MZ" + bytes(99), "recording-unreadable", {"kind": "M4A", "found": "chương trình chạy được"}),
        (
            box(b"ftyp", b"M4A ") + box(b"moof") + box(b"moov"),
            "recording-unreadable",
            {"kind": "M4A", "found": "tệp MP4 phân mảnh hoặc không có tiếng"},
        ),
        (make_mp4()[:-200], "recording-damaged", {}),
        (make_mp4(sound=audible(b"alac")), "recording-sound", {"codec": "ALAC"}),
    ],
)
def test_what_is_wrong_is_told_as_of_recordings(data: bytes, code: str, values: dict[str, object]) -> None:
    assert fault(data) == (code, values)


def test_an_mp4_file_is_no_mp3() -> None:
    assert fault(make_mp4(), is_mp3=True) == (
        "recording-unreadable",
        {"kind": "MP3", "found": "M4A hoặc MP4"},
    )
