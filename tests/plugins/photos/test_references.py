from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import Any

import pytest

from newsroom.model.blocks import Figure, Gallery
from newsroom.model.content import PHOTO_FORMATS
from newsroom.model.media import Original, Photo, Rendition
from newsroom.model.problem import WARNING, Problem
from newsroom.model.records import StaticPage
from newsroom.model.site import Banner
from plugins.photos.photo import look
from plugins.photos.references import POOR, check_banners, check_photos, check_places, used
from plugins.photos.rendition import photo_name
from tests.support.awkward import FORMATS as KINDS
from tests.support.awkward import sound
from tests.support.checking import worded
from tests.support.making import make_article, make_site

FOLDER = "articles/2024/01/tin-so-001"
FILES = {
    f"{FOLDER}/1.jpg",
    f"{FOLDER}/Hội nghị.JPG",
    f"{FOLDER}/cong-van.pdf",
    f"{FOLDER}/so-do.SVG",
    "photos/chung.png",
}


def deleted(path: str) -> bool:
    """Tell whether a file went with an article that was taken down."""
    return path.startswith("articles/2023/01/go/")


def found(src: str) -> list[tuple[int, str, str]]:
    article = make_article(1, body=("<p>x</p>", Figure(src, "Đại biểu", line=7)))
    return [
        (p.line, p.code, dict(p.values).get("nearest", "")) for p in check_places([article], FILES, deleted)
    ]


@pytest.mark.parametrize("src", [f"{FOLDER}/1.jpg", f"{FOLDER}/Hội nghị.JPG", "photos/chung.png", ""])
def test_photos_that_are_there_are_not_reported(src: str) -> None:
    assert found(src) == []


@pytest.mark.parametrize(
    ("src", "code", "nearest"),
    [
        (f"{FOLDER}/1.JPG", "similar-photo", "1.jpg"),
        (f"{FOLDER}/hoi-nghi.jpg", "similar-photo", "Hội nghị.JPG"),
        (f"{FOLDER}/khai-mac-dai-hoi.png", "missing-photo", ""),
        ("photos/1.jpg", "missing-photo", ""),
        (f"{FOLDER}/cong-van.pdf", "photo-is-file", ""),
        (f"{FOLDER}/so-do.SVG", "photo-svg", ""),
    ],
)
def test_photos_that_are_not_there_are_reported_at_their_line(src: str, code: str, nearest: str) -> None:
    assert found(src) == [(7, code, nearest)]


def test_a_cover_that_the_body_does_not_show_is_checked_at_its_key() -> None:
    article = make_article(1, cover=f"{FOLDER}/2.pdf", lines=(("cover", 5),))
    assert [problem.line for problem in check_places([article], FILES, deleted)] == [5]


def test_the_photos_in_use_are_those_of_bodies_galleries_and_covers() -> None:
    figures = (Figure("a/1.jpg", "Một"), Gallery((Figure("a/2.jpg", "Hai"),)))
    assert used([make_article(1, body=figures, cover="a/3.jpg"), make_article(2)]) == {
        "a/1.jpg",
        "a/2.jpg",
        "a/3.jpg",
    }


def test_a_photo_named_twice_is_reported_where_each_stands() -> None:
    figure = Figure(f"{FOLDER}/9.webp", "Đại biểu", line=7)
    article = make_article(1, body=(figure, Figure(figure.src, "Khác", line=9)))
    assert all(isinstance(problem, Problem) for problem in check_places([article], FILES, deleted))
    assert [problem.line for problem in check_places([article], FILES, deleted)] == [7, 9]


def test_every_format_that_is_read_has_names() -> None:
    assert PHOTO_FORMATS.keys() == {look(sound(kind)).format for kind in KINDS}


@pytest.mark.parametrize("typed", ["/photos/chung.png", "content/photos/chung.png"])
def test_a_banner_named_from_outside_the_content_folder_is_told_its_right_path(typed: str) -> None:
    (problem,) = check_banners(make_site(banners=(Banner(typed, "", "A", 9),)), FILES)
    assert (problem.code, dict(problem.values)["better"]) == ("banner-path", "photos/chung.png")


def test_a_banner_that_is_not_there_is_told_at_its_line() -> None:
    site = make_site(
        banners=(Banner("photos/chung.png", "", "A", 9), Banner("photos/khong.png", "", "B", 12))
    )
    assert list(check_banners(site, FILES)) == [
        Problem.of("site.toml", 12, "missing-banner", target="photos/khong.png")
    ]


# Photos that will look poor

SOUND = Original("JPEG", 1600, 1200, 90)
FOLDER = posixpath.dirname(make_article(1).path)
FIGURE = Figure(f"{FOLDER}/1.jpg", "Một", line=7)


def warned(
    original: Original, src: str = f"{FOLDER}/1.jpg", **article: Any
) -> list[tuple[int, str, dict[str, str]]]:
    article = {"body": (replace(FIGURE, src=src),), **article}
    photos = {src: Photo(src, (), original=original)}
    problems = list(check_photos([make_article(1, **article)], photos))
    assert all(POOR.wordings[problem.code].severity == WARNING and worded(problem) for problem in problems)
    return [(problem.line, problem.code, dict(problem.values)) for problem in problems]


def test_a_sound_photo_is_not_warned_of() -> None:
    assert warned(SOUND) == []
    assert warned(replace(SOUND, width=600, quality=40)) == []
    assert warned(replace(SOUND, quality=0)) == []


@pytest.mark.parametrize(
    ("form", "name", "right"),
    [
        ("PNG", "1.jpg", ".png"),
        ("JPEG", "1.png", ".jpg"),
        ("HEIF", "IMG_1.JPG", ".heic"),
        ("WEBP", "1.jpg", ".webp"),
        ("AVIF", "1.png", ".avif"),
        ("GIF", "1.jpeg", ".gif"),
    ],
)
def test_a_photo_of_another_kind_than_its_name_says_is_told(form: str, name: str, right: str) -> None:
    expected = {"target": name, "format": form, "suffix": right}
    assert warned(replace(SOUND, format=form), f"{FOLDER}/{name}") == [(7, "photo-mislabelled", expected)]


@pytest.mark.parametrize("name", ["1.JPG", "1.jpeg", "1.jfif"])
def test_names_of_the_same_kind_are_as_good(name: str) -> None:
    assert warned(SOUND, f"{FOLDER}/{name}") == []


def test_a_photo_that_lacks_its_end_is_told() -> None:
    assert warned(replace(SOUND, cut_off=True)) == [(7, "photo-cut-off", {"target": "1.jpg"})]


def test_a_banner_that_lacks_its_end_is_told() -> None:
    site = make_site(banners=(Banner("photos/chung.png", "", "A", 9),))
    for cut_off in (False, True):
        photo = Photo("photos/chung.png", (), original=replace(SOUND, cut_off=cut_off))
        told = [Problem.of("site.toml", 9, "banner-cut-off", target="photos/chung.png")]
        assert list(check_banners(site, FILES, {photo.path: photo})) == told * cut_off


def test_what_moves_is_told() -> None:
    assert warned(replace(SOUND, animated=True)) == [(7, "photo-animated", {"target": "1.jpg"})]


@pytest.mark.parametrize(("quality", "told"), [(1, True), (39, True), (40, False)])
def test_a_photo_that_was_compressed_again_and_again_is_told(quality: int, told: bool) -> None:
    expected = [(7, "photo-recompressed", {"target": "1.jpg"})] if told else []
    assert warned(replace(SOUND, quality=quality)) == expected


def test_a_small_cover_is_told_and_other_small_photos_are_not() -> None:
    small = replace(SOUND, width=599)
    expected = {"target": "1.jpg", "width": "599"}
    assert warned(small) == [(7, "photo-small", expected)]
    assert warned(small, cover=f"{FOLDER}/2.jpg") == []
    assert warned(small, cover=f"{FOLDER}/1.jpg", body=(), lines=(("cover", 4),)) == [
        (4, "photo-small", expected)
    ]
    assert warned(small, cover=f"{FOLDER}/1.jpg", lines=(("cover", 4),)) == [(7, "photo-small", expected)]


@pytest.mark.parametrize(
    ("width", "height", "told"),
    [(1080, 12000, True), (4001, 1000, True), (720, 1600, False), (1000, 4000, False)],
)
def test_a_photo_of_extreme_shape_is_told(width: int, height: int, told: bool) -> None:
    expected = ("photo-stretched", {"target": "1.jpg", "width": str(width), "height": str(height)})
    assert warned(replace(SOUND, width=width, height=height)) == ([(7, *expected)] if told else [])


def repetitions(
    body: tuple[Any, ...], contents: dict[str, str], **article: Any
) -> list[tuple[int, str, str]]:
    made = make_article(1, body=body, **article)
    photos = {f"{FOLDER}/{name}": Photo(f"{FOLDER}/{name}", ()) for name in contents}
    digest = {f"{FOLDER}/{name}": content for name, content in contents.items()}
    return [
        (p.line, p.code, dict(p.values).get("other", ""))
        for p in check_photos([made], photos, digest.__getitem__)
    ]


def test_two_files_of_one_content_are_told_with_both_names() -> None:
    album = Gallery(tuple(Figure(f"{FOLDER}/album/{name}.jpg", name) for name in "abc"))
    contents = {"album/a.jpg": "x", "album/b.jpg": "y", "album/c.jpg": "x"}
    assert repetitions((album,), contents) == [(0, "photo-twice", "album/a.jpg")]


def test_a_cover_that_is_a_copy_of_a_photo_of_the_body_is_told_at_its_key() -> None:
    found = repetitions(
        (FIGURE,), {"1.jpg": "x", "bia.jpg": "x"}, cover=f"{FOLDER}/bia.jpg", lines=(("cover", 5),)
    )
    assert found == [(5, "photo-twice", "1.jpg")]
    assert repetitions((FIGURE,), {"1.jpg": "x"}, cover=f"{FOLDER}/1.jpg") == []


def test_one_file_shown_again_is_told_once_at_the_second_place() -> None:
    again = (FIGURE, replace(FIGURE, line=9), replace(FIGURE, line=11))
    assert repetitions(again, {"1.jpg": "x"}) == [(9, "photo-repeated", "")]


def test_what_was_made_of_photos_tells_their_content_as_well_as_a_digest() -> None:
    url = f"photos/{photo_name('x')}-360.jpg"
    photos = {
        FIGURE.src: Photo(FIGURE.src, (Rendition(url, 360, 240),)),
        f"{FOLDER}/2.jpg": Photo(f"{FOLDER}/2.jpg", ()),
    }
    article = make_article(1, body=(FIGURE, Figure(f"{FOLDER}/2.jpg", "Hai", line=9)))
    found = check_photos([article], photos, {f"{FOLDER}/2.jpg": "x"}.__getitem__)
    assert [(p.line, p.code) for p in found] == [(9, "photo-twice")]


def test_a_photo_that_stands_twice_is_told_once_and_in_pages_too() -> None:
    poor = {f"{FOLDER}/1.jpg": Photo(f"{FOLDER}/1.jpg", (), original=replace(SOUND, quality=9))}
    page = StaticPage("pages/a.md", "a/", "A", body=(FIGURE, Gallery((FIGURE,))))
    assert [(p.path, p.line, p.code) for p in check_photos([page], poor)] == [
        ("pages/a.md", 7, "photo-recompressed")
    ]


def test_photos_that_could_not_be_made_are_told_elsewhere() -> None:
    assert list(check_photos([make_article(1, body=(FIGURE,))], {})) == []


def test_a_photo_that_went_with_a_deleted_article_is_told_and_no_error() -> None:
    article = make_article(1, body=(Figure("articles/2023/01/go/1.jpg", "A", line=7),))
    (problem,) = check_places([article], FILES, deleted)
    assert (problem.line, problem.code) == (7, "deleted-photo")
