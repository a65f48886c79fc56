"""Write a draft: the text of ``index.md`` and the files that lie beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.source import (
    Block,
    Code,
    Embed,
    Fault,
    Items,
    Picture,
    Quote,
    Span,
    Table,
    Text,
)
from newsroom.commands.importer.writing.blocks import Writer
from newsroom.commands.importer.writing.header import header_of, unknown_keys
from newsroom.commands.importer.writing.inline import Pen, words_of
from newsroom.commands.importer.writing.media import caption_title, embed_line, photo_line
from newsroom.commands.importer.writing.names import file_name
from newsroom.commands.importer.writing.notes import Notes
from newsroom.commands.importer.writing.pictures import converted, photo_format
from newsroom.commands.importer.writing.signs import cleaned, refused
from newsroom.commands.importer.writing.tables import table_of
from newsroom.commands.importer.writing.targets import link_target
from newsroom.model.content import PHOTO_FORMATS
from plugins.manuscript.keys import ARTICLE_GRAMMAR

Data = bytes | Path
MISSING = "thieu-anh-{}.jpg"
"""What is written for a photo that is not there: the check asks for it."""


@dataclass(frozen=True, slots=True)
class Written:
    """An article as it will lie on the disk: the text of its manuscript, the files beside it by name.

    ``faults`` are what the writer could not keep as it was, and what is to be looked at.
    """

    text: str
    files: Mapping[str, Data]
    faults: tuple[Fault, ...] = ()


def write(draft: Draft) -> Written:
    """Write a draft; the same draft gives the same bytes."""
    return _Writing(draft).run()


@dataclass(slots=True)
class _Writing:
    """The writing of one draft: the files that it needs so far, and what is to be told."""

    draft: Draft
    files: dict[str, Data] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)
    _missing: int = 0

    def run(self) -> Written:
        draft = self.draft
        notes = Notes(draft.notes)
        pen = Pen(self._target, notes.mark)
        writer = Writer(
            pen, self._picture, self._embed, lambda table: table_of(table, pen, self._picture, self._embed)
        )
        writer.shift = min(_levels(draft.blocks), default=2) - 2
        body = writer.pieces(draft.blocks)
        if body:
            body[0] = _not_a_key(body[0])
        body += notes.written(writer)
        header = header_of(self._header())
        for text in dict.fromkeys((*pen.faults, *notes.faults)):
            self._tell(text)
        self._tell_signs()
        for key in unknown_keys(draft.header):
            self._tell(f"Bài không có dòng {key}: «{'; '.join(draft.header[key])}» không ghi được.")
        text = "\n\n".join((header.rstrip("\n"), *body)) + "\n"
        return Written(text, self.files, tuple(self.faults))

    def _tell(self, text: str, place: int = 0) -> None:
        self.faults.append(Fault(text, place))

    def _tell_signs(self) -> None:
        """Tell of signs that no manuscript may hold: they are left out."""
        for place, text in _texts(self.draft.blocks):
            if sign := refused(text):
                self._tell(f"Bỏ ký tự không đọc được U+{ord(sign):04X} trong «{cleaned(text)[:60]}».", place)
                return

    def _header(self) -> dict[str, tuple[str, ...]]:
        header = dict(self.draft.header)
        for key in ("Cover", "Recording"):
            if values := header.get(key):
                header[key] = tuple(self._beside(value) or value for value in values)
        return header

    def _beside(self, name: str) -> str:
        """Give the name that a file of the source has in the folder, ``""`` if there is no such file."""
        if name in self._names:
            return self._names[name]
        if name not in self.draft.files:
            return ""
        data = self.draft.files[name]
        kind = photo_format(data)
        suffix = ""
        if kind and kind not in PHOTO_FORMATS:
            if (better := converted(data)) is None:
                self._tell(f"Ảnh «{name}» không mở được. Xin thay bằng ảnh JPEG hoặc PNG.")
                return ""
            data, suffix = better
        stem = name.rpartition(".")[0] or name
        found = file_name(f"{stem}{suffix}" if suffix else name, data, self.files)
        self.files[found] = data
        self._names[name] = self._at(found)
        return self._names[name]

    def _at(self, name: str) -> str:
        """Give the path of a file from its manuscript: those of a page lie in a folder of its name."""
        return f"{self.draft.page}/{name}" if self.draft.page else name

    def _target(self, link: str, words: str) -> str:
        name = self._beside(link) or self._beside(unquote(link))
        if name:
            return quote(name)
        target = link_target(link)
        if not target and link.strip() and not link.startswith("#"):
            self._tell(f"Bỏ liên kết «{link[:200]}» ở «{cleaned(words)[:60]}»: trang không dẫn tới đó được.")
        return target

    def _picture(self, block: Picture) -> str:
        name = self._beside(block.file) if block.file else ""
        if not name:
            self._missing += 1
            name = self._at(MISSING.format(self._missing))
        for span in block.caption:
            if span.link:
                self._tell(f"Chú thích ảnh không có liên kết: bỏ «{span.link[:200]}».", block.place)
        notes = [
            words_of(_note_spans(self.draft.notes[span.note]))
            for span in block.caption
            if span.note in self.draft.notes
        ]
        caption = " ".join((words_of(block.caption), *(f"({note})" for note in notes if note))).strip()
        return photo_line(name, cleaned(block.alt), caption)

    def _embed(self, block: Embed) -> str:
        name = self._beside(block.target)
        target = quote(name) if name else link_target(block.target)
        caption = words_of(block.caption)
        if not target:
            self._tell(f"Không có tệp video hay ghi âm «{block.target[:200]}». Xin bổ sung.", block.place)
            return caption and caption_title(caption)
        return embed_line(target, name or block.target, caption)


def _note_spans(blocks: Iterable[Block]) -> list[Span]:
    spans: list[Span] = []
    for _, text in _texts(blocks):
        spans += [Span(" "), Span(text)]
    return spans


def _levels(blocks: Iterable[Block]) -> Iterator[int]:
    for block in blocks:
        if isinstance(block, Text) and block.level and block.text.strip():
            yield block.level


def _texts(blocks: Iterable[Block]) -> Iterator[tuple[int, str]]:
    """Give the texts of blocks, however deep, with their places."""
    for block in blocks:
        match block:
            case Text():
                yield block.place, block.text
            case Quote():
                yield from _texts(block.blocks)
            case Items():
                for item in block.items:
                    yield from _texts(item)
            case Table():
                for row in block.rows:
                    for cell in row:
                        yield from _texts(cell.blocks)
            case Code():
                yield block.place, block.text
            case Picture() | Embed():
                yield block.place, "".join(span.text for span in block.caption)


def _not_a_key(piece: str) -> str:
    """Write the body's first line so that it is no line of the header: ``Tags: …`` would be one."""
    first, *rest = piece.split("\n", 1)
    while ":" in first:
        match = ARTICLE_GRAMMAR.match(first)
        if not match or not ARTICLE_GRAMMAR.recognises(match[1].strip()):
            break
        first = first.replace(":", "&#58;", 1)
    return "\n".join((first, *rest))
