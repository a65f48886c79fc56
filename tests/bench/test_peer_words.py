"""The peers get the same photos, captions and links as our builds, in whichever way they were written."""

from pathlib import Path

import pytest

from bench.corpus import generate
from bench.peer_words import Gallery, Manuscript, Shown, manuscripts
from bench.peers import body

NAMES = {"1.jpg": "0007.jpg", "2.jpg": "0008.jpg", "album/1.jpg": "0009.jpg"}


def written(text: str, **header: str) -> Manuscript:
    return Manuscript(Path("2021/10/a"), header, text, NAMES)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('![Người](1.jpg "Đại biểu.")', Shown("0007.jpg", "Người", "Đại biểu.")),
        ("![Người](1.jpg)\n*Đại biểu.*", Shown("0007.jpg", "Người", "Đại biểu.")),
        ("![Người](1.jpg)", Shown("0007.jpg", "Người", "")),
        ("![Người](../../../../photos/03.jpg)", Shown("0003.jpg", "Người", "")),
        (
            "![A](1.jpg)\n![B](2.jpg)\n*Cả hai*",
            Gallery((Shown("0007.jpg", "A", ""), Shown("0008.jpg", "B", "")), "Cả hai"),
        ),
        ("Xem [bài](/articles/2023/10/b-1/index.md).", "Xem [bài](/2023/10/b-1/)."),
        ("- một\n- hai", "- một\n- hai"),
    ],
)
def test_a_block_is(text: str, shown: object) -> None:
    assert list(written(text).blocks()) == [shown]


def test_a_cover_is_the_named_photo_else_the_first() -> None:
    text = "Chữ\n\n![A](1.jpg)\n\n![B](2.jpg)"
    assert written(text).cover == "0007.jpg"
    assert written(text, Cover="2.jpg").cover == "0008.jpg"
    assert written("Chữ").cover == ""


def test_a_gallery_stands_between_its_marks() -> None:
    text = body(written("![A](1.jpg)\n![B](2.jpg)\n*Cả hai*"), "<{caption}>", "</>")
    assert text == "<Cả hai>\n\n![A](/photos/0007.jpg)\n\n![B](/photos/0008.jpg)\n\n</>\n"


def test_every_photo_of_the_corpus_is_found(tmp_path: Path) -> None:
    generate(tmp_path / "content", 40)
    found = list(manuscripts(tmp_path / "content", tmp_path / "photographs"))
    assert len(found) == 40
    stock = {file.name for file in (tmp_path / "photographs").iterdir()}
    for article in found:
        for block in article.blocks():
            photos = (
                block.photos if isinstance(block, Gallery) else [block] if isinstance(block, Shown) else []
            )
            assert {photo.name for photo in photos} <= stock
