"""Report captions that the text says again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from newsroom.engine import Check, Scope
from newsroom.model.blocks import Block, Figure, body_figures
from newsroom.model.copy import Copy
from newsroom.model.problem import Problem, warning
from newsroom.vietnamese.comparing import comparable

_PARAGRAPH_RE = re.compile(r"<p>(.*?)</p>", re.DOTALL)


def check_captions(copy: Copy) -> Iterator[Problem]:
    """Report a caption that the text says again as a paragraph of its own."""
    body = copy.body or ()
    captions = {_essence(figure.caption): figure for figure in body_figures(body) if figure.caption}
    if not captions:
        return
    for paragraph in _paragraphs(body):
        figure = captions.get(_essence(paragraph))
        if figure is not None:
            line = _line_of_paragraph(copy.text, paragraph, figure)
            yield Problem.of(copy.path, line, "caption-repeated", caption=paragraph)


def _essence(text: str) -> str:
    return " ".join(re.findall(r"\w+", comparable(text)))


def _paragraphs(body: Iterable[Block]) -> Iterator[str]:
    for block in body:
        if isinstance(block, str):
            for match in _PARAGRAPH_RE.finditer(block):
                yield " ".join(unescape(re.sub(r"<[^>]*>", "", match[1])).split())


def _line_of_paragraph(text: str, paragraph: str, figure: Figure) -> int:
    wanted = _essence(paragraph)
    for number, line in enumerate(text.split("\n"), start=1):
        if _essence(line) == wanted:
            return number
    return figure.line


CAPTIONS = Check(
    name="copydesk.captions",
    scope=Scope.READING,
    wordings={
        "caption-repeated": warning(
            "nội dung lặp lại chú thích ảnh: «{caption}»", "Xóa dòng này nếu nó chỉ là chú thích"
        ),
    },
)
