"""Turn what editors paste, from Word, Excel, Google Docs, Zalo or a page, into clean Markdown.

It goes through the importer's reader of HTML and its writer, in a process that may die over it. A paste is a
fragment: nothing is recognised in it, no title, no date. Nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from newsroom.commands.desk.reading import apart
from newsroom.commands.desk.reading.clipboard import OWN, STRUCK, fragment_of
from newsroom.commands.desk.reading.sentences import sentence
from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.fitness import fitted
from newsroom.commands.importer.intake.kinds import MHTML
from newsroom.commands.importer.intake.limits import bound, limits_of
from newsroom.commands.importer.intake.pool import Broken, Done, Lost, ordered
from newsroom.commands.importer.pages.beside import data_of, picture_suffix
from newsroom.commands.importer.pages.html import FRAME, read_element
from newsroom.commands.importer.source import Block, Cell, Items, Picture, Quote, Span, Table, Text
from newsroom.commands.importer.writing.article import write
from newsroom.model.content import is_photo

MODULES = (__name__, "newsroom.commands.importer.pages.html", "newsroom.commands.importer.writing.article")
"""What the process apart should have loaded before somebody pastes (``apart.begin``)."""
LARGEST = 64_000_000
"""The characters of a clipboard that is taken, its pictures included."""
_MOST_MARKUP = 4_000_000
_DATA_RE = re.compile(r"data:[\w/+.;=-]{0,80},[A-Za-z0-9+/=%\s]{200,}")
_FIRST = "Đoạn"
"""Stands above all that is pasted: what comes first in an article is written so that it is no header."""
_HEAD = re.compile(rf"\A.*?\n\n{_FIRST}(?:\n\n|\n?\Z)", re.DOTALL)
_SHOWN = 60
_MOST_NOTES = 20
_TOO_LARGE = "nội dung dán lớn quá. Dán từng phần, hoặc thả cả tệp Word vào mục Nhập Word"
_FRAME = "Đã bỏ khung nhúng từ trang khác «{}»."
_LOST = {
    "slow": "nội dung dán phức tạp quá nên đọc mãi không xong. Dán từng phần, hoặc dán thành chữ thường",
    "memory": "nội dung dán cần quá nhiều bộ nhớ. Dán từng phần, hoặc dán thành chữ thường",
    "crash": "nội dung dán làm hỏng chương trình đọc. Dán thành chữ thường (Ctrl+Shift+V)",
}


class Unpasted(Exception):  # noqa: N818 (what is found, not what went wrong)
    """What was pasted cannot be read; the text, a sentence in Vietnamese, says why and what to do."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A paste as Markdown, without a blank line around it.

    ``notes`` say in Vietnamese what did not come along and what to do. ``files`` are the photos that did, by
    the names under which ``text`` shows them. ``is_inline`` tells that it is words within a paragraph.
    """

    text: str
    notes: tuple[str, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    is_inline: bool = False


@dataclass(frozen=True, slots=True)
class _Job:
    html: str
    own: tuple[str, ...]
    taken: frozenset[str]


def markdown_of(html: str, own: Iterable[str] = (), taken: Collection[str] = ()) -> Pasted:
    """Turn the HTML of a clipboard into Markdown, in a process apart; raise ``Unpasted`` if that fails.

    ``own`` are the addresses at which the site is seen (its own, the preview's): links there lead inside.
    ``taken`` are the names of files that new photos may not have. Plain text is not given here: it is
    Markdown as it stands, tabs and all.
    """
    if len(html) > LARGEST or len(_DATA_RE.sub("", html)) > _MOST_MARKUP:
        raise Unpasted(sentence(_TOO_LARGE))
    try:
        found = apart.call(_paste, _Job(html, tuple(own), frozenset(taken)))
    except apart.Away as away:
        raise Unpasted(sentence(str(away))) from None
    if isinstance(found, str):
        raise Unpasted(sentence(found))
    return found


async def paste(html: str, own: Iterable[str] = (), taken: Collection[str] = ()) -> Pasted:
    """Turn the HTML of a clipboard into Markdown off the event loop; see ``markdown_of``."""
    return await apart.waited(markdown_of, html, own, taken)


def _paste(job: _Job) -> Pasted | str:
    """Read in a process that is held to limits; for the process apart. A text says why there is nothing."""
    for _, result in ordered(_read_bounded, [job], 1, lambda _: 20.0):
        match result:
            case Pasted():
                return result
            case Lost():
                return _LOST[result.reason]
            case Broken():
                return _LOST["crash"]
            case Done():
                break
    return _LOST["crash"]


def _read_bounded(job: _Job) -> Iterator[Pasted]:
    bound(limits_of(MHTML, len(job.html)))
    yield read_paste(job.html, job.own, job.taken)


def read_paste(html: str, own: Iterable[str] = (), taken: Collection[str] = ()) -> Pasted:
    """Turn the HTML of a clipboard into Markdown, in this process; see ``markdown_of``."""
    fragment, photos = fragment_of(html, own), _Photos(taken)
    reading = read_element(fragment.root, photos.find, fragment.leave_out)
    asking = _Asking()
    blocks = tuple(asking.without(reading.blocks))
    notes = {name: tuple(asking.without(note)) for name, note in reading.notes.items()}
    first = Text((Span(_FIRST),))
    draft = fitted(Draft("", {}, (first, *blocks), notes, photos.files))
    written = write(replace(draft, blocks=tuple(_Asking(asking).without(draft.blocks))))
    text = _HEAD.sub("", written.text).rstrip("\n").replace(f"({OWN}/", "(/")
    told = [
        *asking.notes,
        *(_FRAME.format(one.text[:_SHOWN]) for one in reading.dropped if one.reason == FRAME),
        *(_struck(words) for words in fragment.struck),
        *(sentence(fault.text) for fault in (*reading.faults, *draft.faults, *written.faults)),
    ]
    if not text:
        told.append("Không có chữ nào để dán.")
    return Pasted(
        text=text,
        notes=_few(dict.fromkeys(told)),
        files={name: data for name, data in written.files.items() if isinstance(data, bytes)},
        is_inline=bool(text) and "\n" not in text and _is_plain(blocks),
    )


def _is_plain(blocks: tuple[Block, ...]) -> bool:
    return len(blocks) == 1 and isinstance(blocks[0], Text) and not blocks[0].level


def _struck(words: str) -> str:
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    return f"Chữ {STRUCK} «{shown}» thành chữ thường: bỏ đi, hoặc viết ~~chữ bỏ~~ nếu vẫn cần."


def _few(notes: Iterable[str]) -> tuple[str, ...]:
    every = tuple(notes)
    more = len(every) - _MOST_NOTES
    return every if more <= 0 else (*every[:_MOST_NOTES], f"… và {more} lưu ý nữa.")


class _Photos:
    """The photos that came along inside the HTML, named so that no file is lost to another."""

    def __init__(self, taken: Collection[str]) -> None:
        self.files: dict[str, bytes] = {}
        self._taken = frozenset(taken)
        self._names: dict[bytes, str] = {}

    def find(self, address: str) -> str:
        """Give the name of the photo at a ``data:`` address, ``""`` for any other address."""
        data = data_of(address) if address[:5].lower() == "data:" else b""
        suffix = picture_suffix(data[:16])
        if not suffix:
            return ""
        if data not in self._names:
            number = 1
            while (name := f"anh-{number}{suffix}") in self.files or self._is_taken(name):
                number += 1
            self._names[data] = name
            self.files[name] = data
        return self._names[data]

    def _is_taken(self, name: str) -> bool:
        stem = name.rpartition(".")[0]  # the writer may give it another suffix
        return any(one.casefold().rpartition(".")[0] == stem for one in self._taken)


class _Asking:
    """Takes photos that did not come along out of blocks, and asks for them; their captions stay as words."""

    def __init__(self, other: _Asking | None = None) -> None:
        self.notes: list[str] = other.notes if other else []
        self._is_silent = other is not None
        self._above = ""

    def without(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Give blocks without such photos."""
        for block in blocks:
            match block:
                case Picture() if not block.file:
                    self._ask(block)
                    if block.caption:
                        yield Text(block.caption, block.place)
                case Quote():
                    yield replace(block, blocks=tuple(self.without(block.blocks)))
                case Items():
                    yield replace(block, items=tuple(tuple(self.without(item)) for item in block.items))
                case Table():
                    yield replace(block, rows=tuple(tuple(map(self._cell, row)) for row in block.rows))
                case _:
                    if isinstance(block, Text) and (words := " ".join(block.text.split())):
                        self._above = words
                    yield block

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, blocks=tuple(self.without(cell.blocks)))

    def _ask(self, picture: Picture) -> None:
        """Say which photo is asked for, and where it stood."""
        if self._is_silent:
            return
        said = " ".join("".join(span.text for span in picture.caption).split()) or picture.alt
        name = said or picture.missing.partition("?")[0].rpartition("/")[2]
        name = name if said or is_photo(name) else ""
        shown = f" «{name[:_SHOWN]}»" if name else ""
        place = f"sau đoạn «{self._above[-_SHOWN:]}»" if self._above else "ở đầu chỗ dán"
        self.notes.append(f"Ảnh{shown} không đi theo khi dán: thả tệp ảnh vào bài, {place}.")
