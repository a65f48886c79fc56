"""The pictures of examples are drawn, each of the size that its name says."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from newsroom.commands.preview.components.drawing import drawn
from newsroom.commands.preview.examples.values import cover, photo, rendition


def test_a_picture_has_the_size_that_its_address_says_and_shows_it() -> None:
    for one in (*photo().all_renditions, *cover().square.all_renditions, rendition("logo", 320, 96)):
        data = drawn(one.url)
        assert data is not None
        picture = ET.fromstring(data)
        assert (int(picture.attrib["width"]), int(picture.attrib["height"])) == (one.width, one.height)
        assert f"{one.width} × {one.height}" in data.decode()


def test_pictures_of_other_names_look_otherwise() -> None:
    assert drawn("anh/a-1x1.jpg") != drawn("anh/b-1x1.jpg")


@pytest.mark.parametrize(
    "place", ["", "anh/", "anh/a.jpg", "anh/a-1x1.svg", "anh/../a-1x1.jpg", "a-1x1.jpg", "anh/a-99999x1.jpg", "anh/<b>-1x1.png"]
)  # fmt: skip
def test_nothing_else_is_drawn(place: str) -> None:
    assert drawn(place) is None
