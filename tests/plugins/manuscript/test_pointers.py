from __future__ import annotations

import pytest

from newsroom.model.records import Link
from plugins.manuscript.header import Field
from plugins.manuscript.pointers import read_cover, read_recording, read_related
from plugins.manuscript.schema import Header


def header(key: str, *values: str) -> Header:
    fields = [Field(key, value, line) for line, value in enumerate(values, start=6)]
    return Header("articles/2024/07/hop/index.md", {key: fields})


def problems(found: Header) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in found.problems]


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("/2024/07/khac/", "2024/07/khac/"),
        ("2024/07/khac", "2024/07/khac/"),
        ("../khac/index.md", "2024/07/khac/"),
        ("/articles/2023/01/cu/index.md", "2023/01/cu/"),
    ],
)
def test_pins_are_addresses_or_paths(value: str, address: str) -> None:
    assert read_related(header("related", value)) == (Link(address, value, 6),)


def test_pins_know_their_lines_and_the_same_stands_once() -> None:
    pins = header("related", "/2024/07/b/", "../a/index.md", "2024/07/b", "/2024/07/a")
    assert read_related(pins) == (
        Link("2024/07/b/", "/2024/07/b/", 6),
        Link("2024/07/a/", "../a/index.md", 7),
    )


@pytest.mark.parametrize(
    "value", ["khac", "https://a.vn/2024/07/khac/", "../../../../../x", "/tin-hoat-dong/"]
)
def test_pins_that_name_no_article_are_refused(value: str) -> None:
    found = header("related", value)
    assert read_related(found) == ()
    assert problems(found) == [(6, "bad-related")]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("../../../../../bia.jpg", "outside-content"),
        ("https://a.vn/1.jpg", "remote-photo"),
        ("//a.vn/1.jpg", "remote-photo"),
    ],
)
def test_a_cover_outside_the_content_is_refused(value: str, code: str) -> None:
    found = header("cover", value)
    assert read_cover(found) == ""
    assert problems(found) == [(6, code)]


def test_a_cover_is_a_path_of_the_content_folder() -> None:
    assert read_cover(header("cover", "1.jpg")) == "articles/2024/07/hop/1.jpg"
    assert read_cover(header("cover", "/photos/1.jpg")) == "photos/1.jpg"


def test_the_recording_of_an_article_is_a_path_of_the_content_folder() -> None:
    assert read_recording(header("recording", "doc-bai.mp3")) == "articles/2024/07/hop/doc-bai.mp3"
    assert read_recording(header("recording", "/photos/Đọc bài.M4A")) == "photos/Đọc bài.M4A"
    assert read_recording(header("recording")) == ""


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("../../../../../doc.mp3", "outside-content"),
        ("https://a.vn/doc.mp3", "remote-recording"),
        ("//a.vn/doc.mp3", "remote-recording"),
        ("doc.wav", "recording-type"),
        ("doc.mp4", "recording-type"),
        ("doc", "recording-type"),
    ],
)
def test_a_recording_that_cannot_be_played_is_refused(value: str, code: str) -> None:
    found = header("recording", value)
    assert read_recording(found) == ""
    assert problems(found) == [(6, code)]
