"""Write blocks of the importer's record in one short line each, so that tests can say them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsroom.commands.importer.source import Block, Code, Embed, Items, Picture, Quote, Span, Table, Text


def told(blocks: Iterable[Block]) -> list[str]:
    """Give each block as a line: marks as in Markdown, headings by ``#``, pictures as ``[file|caption]``."""
    return [_block(block) for block in blocks]


def _block(block: Block) -> str:
    if isinstance(block, Text):
        return f"{'#' * block.level} {_spans(block.spans)}" if block.level else _spans(block.spans)
    if isinstance(block, Picture):
        return f"[{block.file or '?' + block.missing}|{_spans(block.caption)}]"
    if isinstance(block, Items):
        sign = f"{block.start}." if block.ordered else "-"
        return f"{sign} " + " / ".join(" + ".join(told(item)) for item in block.items)
    if isinstance(block, Table):
        return " // ".join(" | ".join(" + ".join(told(cell.blocks)) for cell in row) for row in block.rows)
    if isinstance(block, Quote):
        return "> " + " + ".join(told(block.blocks))
    if isinstance(block, Code):
        return f"`{block.text}`"
    assert isinstance(block, Embed)
    return f"<{block.target}|{_spans(block.caption)}>"


def _spans(spans: Sequence[Span]) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    text = span.text
    for sign, is_so in (
        ("*", span.italic),
        ("**", span.bold),
        ("^", span.raised == 1),
        ("~", span.raised == -1),
    ):
        text = f"{sign}{text}{sign}" if is_so else text
    text = f"[{text}]({span.link})" if span.link else text
    return f"{text}[^{span.note}]" if span.note else text


def words(blocks: Iterable[Block]) -> str:
    """Give all words of blocks, captions included, in order."""
    return " ".join(_words(block) for block in blocks)


def _words(block: Block) -> str:
    if isinstance(block, Text | Code):
        return block.text
    if isinstance(block, Picture | Embed):
        return "".join(span.text for span in block.caption)
    if isinstance(block, Items):
        return " ".join(words(item) for item in block.items)
    if isinstance(block, Quote):
        return words(block.blocks)
    return " ".join(words(cell.blocks) for row in block.rows for cell in row)
