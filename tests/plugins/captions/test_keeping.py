from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from markdown import Markdown

from plugins.captions.keeping import attributes, links, of_lines, of_whole, of_wrappers

MD: Any = Markdown()


def test_a_paragraphs_own_attributes_are_all_kept_and_of_its_caption_what_is_asked_for() -> None:
    whole = fromstring(
        '<p class="a" title="t"><img id="no"/><em id="b" lang="vi" data-x="1">Chú <a href="/c/">c</a></em></p>'
    )
    assert [one for one in of_whole(MD, whole) if one] == [
        {"class": "a", "title": "t"},
        {"id": "b", "data-x": "1"},
    ]
    assert [one for one in of_lines(MD, whole) if one] == [{"id": "b", "data-x": "1"}]


def test_an_attribute_without_a_value_stays_one() -> None:
    image = fromstring('<img class="x"/>')
    image.attrib["wide"] = None  # type: ignore[assignment]
    assert attributes(MD, image, ("class",)) == {"wide": None}


@pytest.mark.parametrize(
    ("xml", "kept"),
    [
        ('<p><a href="x" id="i" class="c"><img/></a></p>', [{"href": "x", "id": "i", "class": "c"}]),
        ('<p><a href="x" id="i">lời <img/></a></p>', [{"href": "x"}]),
        ('<p><a href="x" id="i"><img/> <img/></a></p>', [{"href": "x", "id": "i"}, {"href": "x"}]),
        ('<p><a href="x">lời</a></p>', []),
    ],
)
def test_a_links_id_is_there_once(xml: str, kept: list[dict[str, str]]) -> None:
    assert [named for _, named in links(MD, fromstring(xml))] == kept


def test_what_holds_only_a_photo_is_found_with_it() -> None:
    paragraph = fromstring('<p><em id="a"><a href="x"><img/></a></em> <strong id="b">lời <img/></strong></p>')
    assert list(of_wrappers(MD, paragraph)) == [(paragraph[0][0][0], {"id": "a"})]
