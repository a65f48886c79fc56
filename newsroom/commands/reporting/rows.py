"""Say of each article what a report has of it: who wrote it, how long it is, its photos, its readers."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN, VideoBlock
from newsroom.model.records import ALBUM_SIZE, Article, cover_figure

DOCUMENT, VIDEO, SOUND, ALBUM, REPRINT, TEXT = (
    "Văn bản",
    "Video",
    "Âm thanh",
    "Chùm ảnh",
    "Đăng lại",
    "Tin, bài",
)
_UNSEEN_RE = re.compile(rf"{FILE_OPEN}[^{FILE_CLOSE}]*{FILE_CLOSE}|<[^>]*>", re.DOTALL)
_WORD_RE = re.compile(r"[^\W_]+(?:[.,/'’-][^\W_]+)*")
_BY_RE = re.compile(r"^(?:nguồn\s+)?ảnh\s*:\s*", re.IGNORECASE)
_LEAST_WORDS = 150
"""Fewer words than this are no text of its own beside photos or a video."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a report has of an article. ``url`` is absolute if the site has an address.

    ``photos`` are counted by credit, ``""`` where there is none. ``readers`` are all until now, ``None`` if
    nobody counted any and none were imported.
    """

    date: datetime
    title: str
    url: str
    section: str
    authors: tuple[str, ...]
    source: str
    kind: str
    words: int
    photos: tuple[tuple[str, int], ...]
    readers: int | None

    @property
    def number_of_photos(self) -> int:
        return sum(count for _, count in self.photos)


Figures = Callable[[str], int | None]
"""Gives how often the article at a permalink was read, ``None`` if that was not counted."""


def row(article: Article, absolute: Callable[[str], str], figures: Figures) -> Row:
    """Make the row of a whole article."""
    words = count_words(article)
    counted = figures(article.url)
    return Row(
        article.date,
        article.title,
        absolute(article.url),
        article.category.name,
        article.authors,
        article.source,
        kind_of(article, words),
        words,
        tuple(sorted(credits_of(article).items())),
        article.views if counted is None else counted,
    )


def count_words(article: Article) -> int:
    """Count the words of lead and text, as Vietnamese writes them: by syllables; captions do not count."""
    texts = [article.summary]
    texts += [html.unescape(_UNSEEN_RE.sub(" ", block)) for block in article.body if isinstance(block, str)]
    return sum(len(_WORD_RE.findall(text)) for text in texts)


def credits_of(article: Article) -> Counter[str]:
    """Count the photos of an article by their credit, each once; stills of videos are none."""
    stills = {one.still.src for one in article.videos if one.still}
    cover = cover_figure(article)
    found: dict[str, str] = {}
    for figure in (*article.figures, *([cover] if cover else [])):
        if figure.src not in stills:
            found[figure.src] = found.get(figure.src) or _BY_RE.sub("", figure.credit)
    return Counter(found.values())


def kind_of(article: Article, words: int) -> str:
    """Tell what an article is by what it is made of."""
    if article.document:
        return DOCUMENT
    if article.source and not article.authors:
        return REPRINT
    if words < _LEAST_WORDS:
        if any(isinstance(block, VideoBlock) for block in article.body):
            return VIDEO
        if article.recording or article.recordings:
            return SOUND
        if article.album >= ALBUM_SIZE:
            return ALBUM
    return TEXT
