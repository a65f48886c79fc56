from __future__ import annotations

import pytest
from hypothesis import given, settings

from newsroom.commands.desk.manuscript.body import body_of
from newsroom.commands.desk.manuscript.looking import is_one, look
from newsroom.model.blocks import VideoBlock, body_figures
from tests.newsroom.commands.desk.manuscript.test_header import MANUSCRIPTS
from tests.support.setting import body_of as set_body
from tests.support.typing_like_an_office import bodies


def texts(figures: object) -> list[tuple[str, str, str]]:
    return [(one.alt, one.caption, one.credit) for one in figures]  # type: ignore[attr-defined]


@pytest.mark.parametrize("file", MANUSCRIPTS, ids=lambda file: file.parent.name)
def test_photos_of_each_manuscript_here_say_what_they_say_on_the_page(file: object) -> None:
    body, _ = body_of(file.read_bytes())  # type: ignore[attr-defined]
    seen, blocks = look(body), set_body(body).blocks
    stills = [one.still for one in seen.media if isinstance(one, VideoBlock) and one.still]
    assert sorted(texts([*(one.figure for one in seen.photos), *stills])) == sorted(
        texts(body_figures(blocks))
    )


def test_photos_are_told_apart_though_they_have_one_name() -> None:
    seen = look("![a](1.jpg)\n\n- ![b](1.jpg)\n\n| c |\n| --- |\n| ![d](1.jpg) |\n\nLời ![e](1.jpg) lời.")
    assert [one.figure.alt for one in seen.photos] == ["a", "b", "d", "e"]


def test_photos_of_one_paragraph_are_a_gallery_with_what_they_share() -> None:
    seen = look("![a](1.jpg)\n![b](2.jpg)\n*Chung.*\n\n![c](3.jpg)\n![d](4.jpg)")
    assert [(one.gallery, one.shared) for one in seen.photos] == [
        (1, "Chung."),
        (1, "Chung."),
        (2, ""),
        (2, ""),
    ]


@pytest.mark.parametrize(
    ("text", "one"), [("![a](1.jpg)\n*b*", True), ("Lời ![a](1.jpg)", False), ("Lời", False)]
)
def test_a_paragraph_of_nothing_but_photos_is_one(text: str, one: bool) -> None:
    assert is_one(text) is one


@settings(max_examples=60)
@given(bodies())
def test_whatever_is_typed_shows_the_photos_that_the_build_shows(body: str) -> None:
    seen = look(body)
    stills = [one.still for one in seen.media if isinstance(one, VideoBlock) and one.still]
    assert sorted(texts([*(one.figure for one in seen.photos), *stills])) == sorted(
        texts(body_figures(set_body(body).blocks))
    )
