"""Test how the words beside a video are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.videos.words import MOST, WordsError, read_subtitles, read_transcript

CUE = "00:01.000 --> 00:02.500\nXin chào.\n"


def fault(text: str | bytes) -> tuple[str, int]:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(WordsError) as found:
        read_subtitles(data)
    return found.value.code, found.value.line


def test_only_cues_are_published_notes_and_styles_are_not() -> None:
    typed = (
        "\ufeffWEBVTT - Lễ kết nạp\r\n\r\nNOTE bản của anh Ba\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\n"
        "1\r\n00:00:01.000  -->  00:00:02.500 align:start line:0\r\nXin chào.  \r\n- Chào\r\n\r\n\r\n"
        "00:02.500 --> 01:00:00.000\r\nHết.\r\n"
    )
    assert read_subtitles(typed.encode()) == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.500 align:start line:0\nXin chào.\n- Chào\n\n"
        "00:02.500 --> 01:00:00.000\nHết.\n"
    )


def test_what_is_published_is_read_as_it_is() -> None:
    made = read_subtitles(f"WEBVTT\n\n{CUE}".encode())
    assert read_subtitles(made.encode()) == made


def test_marks_that_stand_apart_are_joined_to_their_letters() -> None:
    assert "Chào" in read_subtitles(f"WEBVTT\n\n{CUE}".replace("à", "a\u0300").encode()).replace(
        "chào", "Chào"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nXin ch\xe0o".encode("latin-1"), ("subtitles-encoding", 4)),
        (f"1\n{CUE}", ("subtitles-header", 1)),
        ("WEBVTTX\n", ("subtitles-header", 1)),
        ("", ("subtitles-header", 1)),
        ("WEBVTT\n\nNOTE chưa có\n", ("subtitles-empty", 0)),
        ("WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nA\n", ("subtitles-time", 3)),
        ("WEBVTT\n\n0:01.000 --> 00:02.000\nA\n", ("subtitles-time", 3)),
        ("WEBVTT\n\n00:61.000 --> 00:62.000\nA\n", ("subtitles-time", 3)),
        ("WEBVTT\n\n00:02.000 --> 00:02.000\nA\n", ("subtitles-end", 3)),
        (f"WEBVTT\n\n00:03.000 --> 00:04.000\nA\n\n{CUE}", ("subtitles-order", 6)),
        (f"WEBVTT\n\n00:00.000 --> 00:01.000\nA\n{CUE}", ("subtitles-gap", 5)),
        ("WEBVTT\n\n" + "x" * MOST, ("subtitles-too-large", 0)),
    ],
)
def test_what_is_wrong_is_told_at_its_line(text: str | bytes, expected: tuple[str, int]) -> None:
    assert fault(text) == expected


@given(st.binary(max_size=200))
def test_whatever_bytes_there_are_it_is_subtitles_or_a_problem(data: bytes) -> None:
    try:
        made = read_subtitles(b"WEBVTT\n\n" + data)
    except WordsError:
        return
    assert read_subtitles(made.encode()) == made


def test_a_transcript_has_paragraphs() -> None:
    assert read_transcript("Xin chào\r\ncác đồng chí.\r\n \r\n\r\nHết.\r\n".encode()) == (
        "Xin chào các đồng chí.",
        "Hết.",
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [(b" \n\n", "transcript-empty"), (b"\xff", "transcript-encoding"), (b"x" * (MOST + 1), "transcript-too-large")],
)  # fmt: skip
def test_what_is_wrong_with_a_transcript_is_told(data: bytes, code: str) -> None:
    with pytest.raises(WordsError) as found:
        read_transcript(data)
    assert found.value.code == code
