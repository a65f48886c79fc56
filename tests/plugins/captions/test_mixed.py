"""Words and photos of one paragraph keep their order."""

from __future__ import annotations

import pytest

from newsroom.model.blocks import Figure, Gallery
from tests.support.setting import body_of


def shown(text: str) -> list[str]:
    """List paragraphs, and photos by their alt texts."""
    return [
        block.alt
        if isinstance(block, Figure)
        else "+".join(one.alt for one in block.figures)
        if isinstance(block, Gallery)
        else str(block).replace("\n", " ")
        for block in body_of(text).blocks
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![A](1.jpg)\nLời của chi bộ:\n![B](2.jpg)", ["A", "<p>Lời của chi bộ:</p>", "B"]),
        ("![A](1.jpg) **Lời**\n![B](2.jpg)", ["A", "<p><strong>Lời</strong></p>", "B"]),
        ("Lời\n![A](1.jpg)\nhai dòng\nnữa.", ["<p>Lời</p>", "A", "<p>hai dòng nữa.</p>"]),
        ("Lời: ![A](1.jpg)\nThêm\nnữa", ["<p>Lời:</p>", "A", "<p>Thêm nữa</p>"]),
        ("Lời ![A](1.jpg) giữa, ![B](2.jpg) nữa", ["<p>Lời giữa, nữa</p>", "A+B"]),
        ("Lời.\n![A](1.jpg)\n![B](2.jpg)\n- một\n- hai", ["<p>Lời.</p>", "A+B", "<ul> <li>một</li> <li>hai</li> </ul>"]),
        ("**đậm\n![A](1.jpg)**\nlời", ["<p><strong>đậm </strong></p>", "A", "<p>lời</p>"]),
    ],
)  # fmt: skip
def test_words_and_photos_stand_as_they_were_typed(text: str, expected: list[str]) -> None:
    assert shown(text) == expected
