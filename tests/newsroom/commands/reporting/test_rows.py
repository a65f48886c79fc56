"""What a report has of an article: its words, its photos by who took them, its kind, its readers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from newsroom.commands.reporting.rows import (
    ALBUM,
    DOCUMENT,
    REPRINT,
    SOUND,
    TEXT,
    VIDEO,
    count_words,
    credits_of,
    kind_of,
    row,
)
from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN, Figure, Gallery, Recording, VideoBlock
from newsroom.model.documents import Document
from tests.support.making import make_article

PHOTO = Figure("articles/2024/07/bai/1.jpg", "Ảnh", "Hội nghị", "Ảnh: Duy Tiến")
OTHER = Figure("articles/2024/07/bai/2.jpg", "Ảnh", "Hội nghị", "P. Mai")


def test_words_are_syllables_of_lead_and_text_without_captions_and_marks() -> None:
    body = (
        f'<p>Đạt 51,9% &amp; hơn <a href="/t.pdf">tệp{FILE_OPEN}a%20b.pdf{FILE_CLOSE}</a> 01-NQ/ĐUK – hết.</p>',
        PHOTO,
    )
    article = make_article(summary="Sáng 11-7, họp.", body=body)
    assert count_words(article) == len(["Sáng", "11-7", "họp"]) + len(
        ["Đạt", "51,9", "hơn", "tệp", "01-NQ/ĐUK", "hết"]
    )


def test_photos_count_once_by_who_took_them() -> None:
    still = Figure("articles/2024/07/bai/v.jpg", "")
    body = (
        PHOTO,
        "<p>Chữ</p>",
        Gallery((OTHER, PHOTO, replace(OTHER, src="c.jpg", credit=""))),
        VideoBlock("", "v.mp4", still=still),
    )
    article = make_article(body=body)
    assert credits_of(article) == {"Duy Tiến": 1, "P. Mai": 1, "": 1}
    assert credits_of(replace(article, body=("<p>Chữ</p>",), cover="photos/bia.jpg")) == {"": 1}


@pytest.mark.parametrize(
    ("changes", "words", "kind"),
    [
        ({}, 500, TEXT),
        ({"document": Document()}, 500, DOCUMENT),
        ({"source": "Báo Nam Định", "authors": ()}, 500, REPRINT),
        ({"source": "Báo Nam Định"}, 500, TEXT),
        ({"body": (VideoBlock("youtube", "x"),)}, 20, VIDEO),
        ({"body": (VideoBlock("youtube", "x"),)}, 500, TEXT),
        ({"body": (Recording("a.mp3"),)}, 20, SOUND),
        ({"album": 3}, 20, ALBUM),
        ({"album": 3}, 500, TEXT),
    ],
)
def test_kinds(changes: dict[str, Any], words: int, kind: str) -> None:
    assert kind_of(make_article(**changes), words) == kind


@pytest.mark.parametrize(
    ("imported", "counted", "readers"), [(None, None, None), (5, None, 5), (5, 9, 9), (None, 9, 9)]
)
def test_readers_are_those_counted_else_those_imported(
    imported: int | None, counted: int | None, readers: int | None
) -> None:
    found = row(make_article(views=imported), lambda url: f"https://example.vn/{url}", lambda _: counted)
    assert found.readers == readers
    assert found.url.startswith("https://example.vn/20")
