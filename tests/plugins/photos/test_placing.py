from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.model import Figure, Gallery, Original, Problem
from plugins.photos.placing import check_photos, check_places, used
from tests.making import make_article, make_photo

FOLDER = "articles/2024/01/tin-so-001"
FILES = {f"{FOLDER}/1.jpg", f"{FOLDER}/Hội nghị.JPG", f"{FOLDER}/cong-van.pdf", "photos/chung.png"}


def found(src: str) -> list[tuple[int, str, str]]:
    article = make_article(1, body=("<p>x</p>", Figure(src, "Đại biểu", line=7)))
    return [(p.line, p.code, dict(p.values).get("nearest", "")) for p in check_places([article], FILES)]


@pytest.mark.parametrize("src", [f"{FOLDER}/1.jpg", f"{FOLDER}/Hội nghị.JPG", "photos/chung.png", ""])
def test_photos_that_are_there_are_not_reported(src: str):
    assert found(src) == []


@pytest.mark.parametrize(
    ("src", "code", "nearest"),
    [
        (f"{FOLDER}/1.JPG", "similar-photo", "1.jpg"),
        (f"{FOLDER}/hoi-nghi.jpg", "similar-photo", "Hội nghị.JPG"),
        (f"{FOLDER}/khai-mac-dai-hoi.png", "missing-photo", ""),
        ("photos/1.jpg", "missing-photo", ""),
        (f"{FOLDER}/cong-van.pdf", "photo-type", ""),
    ],
)
def test_photos_that_are_not_there_are_reported_at_their_line(src: str, code: str, nearest: str):
    assert found(src) == [(7, code, nearest)]


def test_a_cover_that_the_body_does_not_show_is_checked_at_its_key():
    article = make_article(1, cover=f"{FOLDER}/2.pdf", lines=(("cover", 5),))
    assert [problem.line for problem in check_places([article], FILES)] == [5]


def test_the_photos_in_use_are_those_of_bodies_galleries_and_covers():
    figures = (Figure("a/1.jpg", "Một"), Gallery((Figure("a/2.jpg", "Hai"),)))
    assert used([make_article(1, body=figures, cover="a/3.jpg"), make_article(2)]) == {
        "a/1.jpg",
        "a/2.jpg",
        "a/3.jpg",
    }


def test_a_photo_named_twice_is_reported_where_each_stands():
    figure = Figure(f"{FOLDER}/9.webp", "Đại biểu", line=7)
    article = make_article(1, body=(figure, Figure(figure.src, "Khác", line=9)))
    assert all(isinstance(problem, Problem) for problem in check_places([article], FILES))
    assert [problem.line for problem in check_places([article], FILES)] == [7, 9]


def test_a_photo_of_an_album_is_named_with_its_folder():
    sources = (f"{FOLDER}/1.jpg", f"{FOLDER}/album/1.jpg")
    article = make_article(1, body=tuple(Figure(src, "A") for src in sources))
    poor = {src: replace(make_photo(src), original=Original("JPEG", 1200, 800, 20)) for src in sources}
    told = [dict(problem.values)["target"] for problem in check_photos([article], poor)]
    assert told == ["1.jpg", "album/1.jpg"]
