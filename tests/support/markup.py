"""Read parsed pages: what must be there and have one value is a text."""

from __future__ import annotations

from bs4 import Tag


def the(element: Tag | None) -> Tag:
    """Give an element that must have been found."""
    assert element is not None, "there is no such element"
    return element


def text_of(element: Tag | None, name: str) -> str:
    """Give the text of an attribute that an element must have."""
    value = the(element)[name]
    assert isinstance(value, str), f"{name} has several values: {value}"
    return value
