from __future__ import annotations

import random

import pytest

from newsroom.model.blocks import Figure, Gallery
from newsroom.model.copy import Copy
from newsroom.model.records import Article
from plugins.manuscript.album import AlbumFiles, check_places, natural, place, read_album
from plugins.manuscript.record import read
from tests.plugins.manuscript.test_record import PATH, TYPESETTER, write
from tests.support.making import make_site

FOLDER = "articles/2024/07/hop/album"


def files(*names: str, captions: str | bytes | None = None) -> AlbumFiles:
    data = captions.encode() if isinstance(captions, str) else captions
    listed = [*names, *(["chu-thich.txt"] if data is not None else [])]
    return AlbumFiles(tuple(f"{FOLDER}/{name}" for name in listed), data)


def problems(album: AlbumFiles) -> list[tuple[str, int, str]]:
    found = read_album(FOLDER, album, "Hội nghị").problems
    return [
        (problem.path.removeprefix("articles/2024/07/hop/"), problem.line, problem.code) for problem in found
    ]


def article(body: str, album: AlbumFiles) -> Article:
    reading = read(PATH, write(body).encode(), make_site(), TYPESETTER, album)
    assert isinstance(reading.record, Article)
    assert not reading.problems
    return reading.record


def test_names_are_in_the_order_of_people() -> None:
    names = [
        "1.jpg", "2.jpg", "02b.jpg", "10.jpg", "anh 2.jpg", "Anh 10.jpg", "ảnh 3.jpg", "ba.jpg", "dưa.jpg", "đá.jpg",
        "IMG_9.JPG", "IMG_10.JPG", "IMG_10.png",
    ]  # fmt: skip
    mixed = random.Random(3).sample(names, len(names))
    assert sorted(mixed, key=natural) == names


def test_captions_go_to_their_photos_with_credits() -> None:
    captions = "\ufeff2.jpg: Đại biểu: thảo luận ở tổ. Ảnh: P. Mai\r\n\r\n 1.jpg :Ảnh: Duy Tiến\r\n"
    album = read_album(FOLDER, files("10.jpg", "2.jpg", "1.jpg", captions=captions), "Hội nghị")
    assert album.problems == ()
    assert album.figures == (
        Figure(f"{FOLDER}/1.jpg", "Ảnh 1/3: Hội nghị", "", "Ảnh: Duy Tiến"),
        Figure(f"{FOLDER}/2.jpg", "Đại biểu: thảo luận ở tổ.", "Đại biểu: thảo luận ở tổ.", "Ảnh: P. Mai"),
        Figure(f"{FOLDER}/10.jpg", "Ảnh 3/3: Hội nghị"),
    )


def test_the_same_name_in_another_normal_form_is_the_same_photo() -> None:
    name = "ảnh.jpg"
    album = read_album(FOLDER, files(name, captions="a\u0309nh.jpg: Quang cảnh"), "Hội nghị")
    assert [figure.caption for figure in album.figures] == ["Quang cảnh"]


def test_what_is_wrong_with_captions_is_told_by_line() -> None:
    captions = "1.jpg: Một\nHai\n3.JPG: Ba\nquang-canh.png: Bốn\n1.jpg: Năm\n2.jpg:"
    assert problems(files("1.jpg", "2.jpg", "3.jpg", captions=captions)) == [
        ("album/chu-thich.txt", 2, "album-line"),
        ("album/chu-thich.txt", 3, "album-similar"),
        ("album/chu-thich.txt", 4, "album-unknown"),
        ("album/chu-thich.txt", 5, "album-repeated"),
        ("album/chu-thich.txt", 6, "album-without-text"),
    ]
    assert problems(files("1.jpg", captions="Ảnh".encode("utf-16"))) == [
        ("album/chu-thich.txt", 1, "not-utf8")
    ]


def test_what_is_no_photo_is_told_and_manuscripts_are_left_to_others() -> None:
    assert problems(files("1.jpg", "2.tiff", "phim.mp4", "chú thích.txt", "phu/3.jpg", "bai.md")) == [
        ("album/2.tiff", 0, "album-file"),
        ("album/phim.mp4", 0, "album-file"),
        ("album/chú thích.txt", 0, "album-captions-name"),
        ("album/phu/3.jpg", 0, "album-folder"),
    ]


def test_an_album_without_photos_is_told_and_no_album_is_not() -> None:
    assert problems(files(captions="")) == [("album", 0, "album-empty")]
    assert problems(files()) == []


def test_an_album_of_one_photo_is_a_figure() -> None:
    assert read_album(FOLDER, files("1.jpg"), "A").block == Figure(f"{FOLDER}/1.jpg", "Ảnh 1/1: A")
    assert read_album(FOLDER, files(), "A").block is None


ALBUM = Gallery((Figure("a", "A"), Figure("b", "B")))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Một.\n\nHai.", ["<p>Một.</p>\n<p>Hai.</p>", ALBUM]),
        ("Một.\n\n[album]\n\nHai.", ["<p>Một.</p>", ALBUM, "<p>Hai.</p>"]),
        ("Một.\n\n  [Album] \n", ["<p>Một.</p>", ALBUM]),
        ("[album]", [ALBUM]),
        ("", [ALBUM]),
    ],
)
def test_the_album_stands_at_its_place_or_at_the_end(body: str, expected: list[object]) -> None:
    made = article(body, files("1.jpg", "2.jpg")).body
    figures = tuple(
        Figure(f"{FOLDER}/{n}.jpg", f"Ảnh {n}/2: Quyết tâm hoàn thành các chỉ tiêu năm 2024") for n in (1, 2)
    )
    shown = [ALBUM if block == Gallery(figures) else str(block).strip() for block in made]
    assert shown == expected


def test_the_album_stands_above_footnotes() -> None:
    before, album, notes = article("Một[^1].\n\n[^1]: Chú giải.", files("1.jpg", "2.jpg")).body
    assert isinstance(album, Gallery)
    assert "footnote-ref" in str(before)
    assert str(notes).startswith('<div class="footnote">')


@pytest.mark.parametrize(
    "body", ["> [album]", "- [album]", "Xem [album] sau.", "`[album]`", "[album][1]\n\n[1]: https://a.vn"]
)
def test_only_a_line_of_its_own_is_a_place(body: str) -> None:
    *_, last = article(body, files("1.jpg", "2.jpg")).body
    assert isinstance(last, Gallery)


def test_places_that_say_nothing_are_told() -> None:
    body = "Một.\n\n[album]\n\n[ALBUM]\n"
    assert [(p.line, p.code) for p in check_places("a", body, 9, has_album=True)] == [
        (13, "album-place-repeated")
    ]
    assert [(p.line, p.code) for p in check_places("a", body, 9, has_album=False)] == [
        (11, "album-missing"), (13, "album-missing"),
    ]  # fmt: skip
    assert place(("<p>\ue0e0</p>\n",), None) == ()


def test_the_photos_of_an_album_are_the_articles_own() -> None:
    made = article("Một.\n\n![Bìa](0.jpg)", files("1.jpg", "2.jpg", "3.jpg"))
    assert [figure.src.rpartition("/")[2] for figure in made.figures] == ["0.jpg", "1.jpg", "2.jpg", "3.jpg"]
    assert made.album == 3
    assert article("Một.", files()).album == 0
    assert article("![a](1.jpg)\n![b](2.jpg)\n\n![c](3.jpg)", files()).album == 2


def test_captions_are_given_to_be_proofread() -> None:
    captions = "1.jpg: Hội nghị ngày Thứ Sáu, 11-7-2024\n"
    reading = read(PATH, write().encode(), make_site(), TYPESETTER, files("1.jpg", captions=captions))
    manuscript, copy = reading.copies
    assert copy == Copy(f"{FOLDER}/chu-thich.txt", captions, manuscript.date, None)
    assert not reading.problems


def test_a_standing_page_has_no_album() -> None:
    reading = read("pages/gioi-thieu.md", b"Title: A\n\n[album]\n", make_site(), TYPESETTER)
    assert [(p.line, p.code) for p in reading.problems] == [(3, "album-missing")]
    assert reading.record is not None
    assert reading.record.body == ()
