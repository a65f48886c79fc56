from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.looks import (
    Looks,
    class_align,
    declarations,
    is_hidden,
    legacy_font,
    looks_in,
    points,
    style_of,
)
from newsroom.commands.importer.pages.markup import Element, tree_of


def element(html: str) -> Element:
    return tree_of(html).find("body")[0]


def looks(html: str) -> Looks:
    return looks_in(element(html), Looks())


@pytest.mark.parametrize(
    "html",
    [
        "<p align=center>",
        "<p style='TEXT-ALIGN: Center !important'>",
        "<p class='has-text-align-center'>",
        "<p class='rtecenter'>",
        "<p class='ms-rteThemeFontFace-1 ms-rteAlign-center'>",
        "<center>",
    ],
)
def test_knows_what_stands_in_the_middle(html: str) -> None:
    assert looks(html).align == "center"


def test_knows_bold_and_italic_by_tag_and_by_style_and_where_they_end() -> None:
    assert looks("<strong>").bold
    assert looks("<span style='font-weight:700'>").bold
    assert not looks("<b style='font-weight:normal'>").bold
    assert looks("<em>").italic
    assert looks("<span style='font-style: oblique 10deg'>").italic
    assert looks("<sub>").raised == -1
    assert looks("<span style='vertical-align:super'>").raised == 1


@pytest.mark.parametrize(
    ("value", "size"),
    [("14pt", 14), ("16px", 12), ("1.5em", 18), ("x-large", 18), ("150%", 18), ("inherit", 0), ("..pt", 0)],
)
def test_gives_sizes_in_points(value: str, size: float) -> None:
    assert points(value) == size


def test_knows_old_fonts() -> None:
    assert legacy_font("'.VnTime'") == ("TCVN3", False)
    assert legacy_font(".vntimeh, serif") == ("TCVN3", True)
    assert legacy_font("VNI-Times") == ("VNI", False)
    assert legacy_font("Times New Roman") == ("", False)
    assert looks("<font face='.VnTimeH' size=5>") == Looks(font="TCVN3", capitals=True, size=18)


def test_the_last_declaration_counts_and_dirt_is_none() -> None:
    assert declarations("color:red;;x; COLOR : Blue ") == {"color": "blue"}
    assert style_of(element("<p>")) == {}


def test_classes_that_only_sound_alike_align_nothing() -> None:
    assert class_align("text-centered-menu") == ""
    assert class_align("article-content alignright") == "right"


@pytest.mark.parametrize(
    ("html", "hidden"),
    [
        ("<p hidden>", True),
        ("<p style='display: NONE'>", True),
        ("<p style='visibility:hidden'>", True),
        ("<span style='mso-hide:all'>", True),
        ("<p style='display:block'>", False),
        ("<p aria-hidden=true>", False),
    ],
)
def test_knows_what_a_reader_does_not_see(html: str, hidden: bool) -> None:
    assert is_hidden(element(html)) is hidden
