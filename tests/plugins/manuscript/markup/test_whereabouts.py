"""What a tag was made of is found where that is certain."""

from __future__ import annotations

import pytest

from plugins.manuscript.markup.whereabouts import Range, Whereabouts

TEXT = "Một\n{: .khung #muc style='color: red' }\n\n!!! note\n\nHai {@class=to}\n{: rong .b-khung }"


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("class", "khung", "{: .khung"),
        ("class", "co khung", "{: .khung"),
        ("id", "muc", "{: .khung"),
        ("style", "color: red", "{: .khung"),
        ("style", "color", ""),
        ("class", "to", "{@class"),
        ("class", "b", ""),
        ("class", "b-khung", "{: rong"),
        ("rong", "rong", "{: rong"),
        ("data-style", "color: red", ""),
        ("class", "admonition note", "\n\nHai"),
        ("class", "admonition tip", ""),
    ],
)
def test_an_attribute_that_is_typed_is_found_in_its_braces(name: str, value: str, found: str) -> None:
    place = Whereabouts(TEXT, (), ()).of_typed(name, value)
    assert (place >= 0 and TEXT.startswith(found, place)) if found else place == -1


WORDS = ["Đầu", "Lời một", "Lời", "x", "Cuối"]
TAGS = [
    Range("div", 0, 5, None),
    Range("p", 1, 2, 0),
    Range("a", 2, 2, 1),
    Range("p", 2, 3, 0),
    Range("i", 3, 4, 0),
    Range("p", 4, 5, 0),
    Range("iframe", 5, 5, 0),
    Range("img", 5, 5, None),
]


@pytest.mark.parametrize(
    ("number", "found"),
    [(0, "Đầu"), (1, "Lời một"), (2, "Lời một"), (3, ""), (4, ""), (5, ""), (6, ""), (7, "")],
)
def test_an_element_is_found_by_words_that_stand_once(number: int, found: str) -> None:
    text = "Đầu\nLời một\nLời hai x\nCuối\nCuối"
    assert Whereabouts(text, WORDS, TAGS).of_tag(number) == (text.index(found) if found else -1)
