"""Photos keep their bytes, unless Word showed them otherwise or the site cannot."""

from __future__ import annotations

import gzip
import io

import pytest
from PIL import Image

from newsroom.commands.importer.word.pictures import Album, Frame, kind_of
from tests.support.wordfiles import photo

EMF = b"\x01\x00\x00\x00" + bytes(36) + b" EMF"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (photo(), "JPEG"), (photo(kind="PNG"), "PNG"), (photo(kind="GIF"), "GIF"), (photo(kind="WEBP"), "WEBP"),
        (photo(kind="BMP"), "BMP"), (photo(kind="TIFF"), "TIFF"), (EMF, "EMF"), (b"\xd7\xcd\xc6\x9a", "WMF"),
        (gzip.compress(EMF, mtime=0), "EMF"), (b"<?xml version='1.0'?><svg/>", "SVG"), (b"x", ""), (b"\x1f\x8bx", ""), (b"", ""),
        (b"\0\0\0\x18ftypheic", "HEIF"),
    ],
)  # fmt: skip
def test_a_picture_is_known_by_its_bytes(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


def test_a_photo_keeps_its_bytes_and_the_same_one_its_name() -> None:
    album = Album()
    assert album.add(photo(), "JPEG", Frame()) == ("1.jpg", True)
    assert album.add(photo("blue"), "JPEG", Frame()) == ("2.jpg", True)
    assert album.add(photo(), "JPEG", Frame()) == ("1.jpg", True)
    assert album.files["1.jpg"] == photo()


def test_a_photo_is_cut_and_turned_as_word_showed_it() -> None:
    album = Album()
    album.add(photo(size=(100, 40)), "JPEG", Frame((0.1, 0, 0.4, 0), 90))
    with Image.open(io.BytesIO(album.files["1.jpg"])) as image:
        assert image.size == (40, 50)


@pytest.mark.parametrize("kind", ["BMP", "TIFF"])
def test_what_the_site_does_not_take_becomes_png(kind: str) -> None:
    album = Album()
    assert album.add(photo(kind=kind), kind, Frame()) == ("1.png", True)
    assert kind_of(album.files["1.png"]) == "PNG"


def test_a_broken_picture_is_told() -> None:
    assert Album().add(photo(kind="TIFF")[:60], "TIFF", Frame()) == ("", False)
    assert Album().add(photo()[:100], "JPEG", Frame((0.5, 0, 0, 0))) == ("1.jpg", False)
