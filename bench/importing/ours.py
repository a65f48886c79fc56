"""Read pages and Word files with the importer, as far as the draft of an article."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.importing.accuracy import Read
from newsroom.commands.importer.draft import UNKNOWN, Draft
from newsroom.commands.importer.pages import read_page
from newsroom.commands.importer.recognising import recognise
from newsroom.commands.importer.source import Block, Embed, Items, Picture, Quote, Table, Text, Unreadable
from newsroom.commands.importer.word import read_word


def read_pages(files: Sequence[Path]) -> Iterator[Read]:
    """Read saved pages."""
    for file in files:
        started = time.process_time()
        try:
            (source, *_) = read_page(file, file.parent)
            draft = recognise(source)
        except Unreadable:
            yield Read(cpu=time.process_time() - started)
            continue
        cpu = time.process_time() - started
        yield Read(
            _value(draft, "Title"), text_of(draft), photos_of(draft.blocks), _value(draft, "Date")[:10], cpu
        )


def read_words(files: Sequence[Path]) -> Iterator[tuple[str, float]]:
    """Read Word files; give the text and the seconds of each."""
    for file in files:
        started = time.perf_counter()
        draft = recognise(read_word(file.name, file.read_bytes()))
        yield text_of(draft), time.perf_counter() - started


def _value(draft: Draft, key: str) -> str:
    value = next(iter(draft.header.get(key, ())), "")
    return "" if value == UNKNOWN else value


def text_of(draft: Draft) -> str:
    """Give all words of a draft that readers will see, a line a paragraph."""
    header = [
        value
        for key in ("Title", "Kicker", "Summary", "Author", "Source")
        for value in draft.header.get(key, ())
    ]
    notes = [line for blocks in draft.notes.values() for line in _lines(blocks)]
    return "\n".join([*header, *_lines(draft.blocks), *notes])


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Text():
                yield block.text
            case Picture() | Embed():
                yield "".join(span.text for span in block.caption)
            case Items():
                for number, item in enumerate(block.items, start=block.start):
                    yield from (f"{number}. {line}" if block.ordered else line for line in _lines(item))
            case Quote():
                yield from _lines(block.blocks)
            case Table():
                for row in block.rows:
                    for cell in row:
                        yield from _lines(cell.blocks)


def photos_of(blocks: Sequence[Block]) -> list[str]:
    """List the photos of blocks."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Picture():
                found += [block.file] if block.file else []
            case Quote():
                found += photos_of(block.blocks)
            case Items():
                found += [one for item in block.items for one in photos_of(item)]
            case Table():
                found += [one for row in block.rows for cell in row for one in photos_of(cell.blocks)]
    return found
