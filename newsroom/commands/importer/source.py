"""Hold what a file to import says, whatever kind of file it was: between source and article.

Every kind of source (Word, a saved page, plain text, an entry of an archive) is read into a ``Source``; one
recogniser makes a ``Draft`` of it (``newsroom.commands.importer.draft``), one writer the article's folder.
Nothing here is HTML or Markdown; texts are Unicode in NFC, without control characters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of one kind; ``text`` may hold ``\\n``, a line broken on purpose.

    ``link`` is where it leads, as the source wrote it: an address, a path beside the source, or ``""``.
    ``note`` is the name of a note in ``Source.notes`` whose mark stands behind ``text``. ``raised`` is 1 for
    superscript, -1 for subscript; ``code`` tells that it is code, or keys to press.
    """

    text: str
    bold: bool = False
    italic: bool = False
    raised: int = 0
    link: str = ""
    note: str = ""
    code: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looked, which often tells what it is.

    ``align`` is ``left``, ``center``, ``right``, ``justify`` or ``""`` if not known; ``size`` in points, 0 if
    not known; ``style`` the name of its style in Word in English (``Title``, ``heading 1``, ``caption``,
    ``Quote``) or the classes of its element in a page; ``capitals`` tells that it was shown in capitals.
    ``beside`` are its last words where a tab or many spaces set them apart, as in a second column.
    """

    align: str = ""
    size: float = 0
    style: str = ""
    capitals: bool = False
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph or heading. ``level`` is that of a heading, 1 to 6, or 0.

    ``place`` is where it stands in the source, counting from 1: its line in a text, else its paragraph.
    """

    spans: tuple[Span, ...]
    place: int = 0
    level: int = 0
    look: Look = Look()

    @property
    def text(self) -> str:
        """Its words without their looks."""
        return "".join(span.text for span in self.spans)

    @property
    def bold(self) -> bool:
        """Whether all of its words are bold."""
        return _all(self.spans, "bold")

    @property
    def italic(self) -> bool:
        """Whether all of its words are italic."""
        return _all(self.spans, "italic")


def _all(spans: tuple[Span, ...], mark: str) -> bool:
    worded = [span for span in spans if span.text.strip()]
    return bool(worded) and all(getattr(span, mark) for span in worded)


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo where it stood; ``file`` is its name in ``Source.files``, ``""`` if it is not there.

    Then ``missing`` says what was there: its address, its name, or its kind (``EMF``); both are empty where
    only a caption tells that there was one. ``caption`` is what the source itself ties to it (``figcaption``,
    Word's own caption, the text box or table cell it shares), ``alt`` its alternative text.
    """

    file: str = ""
    place: int = 0
    alt: str = ""
    caption: tuple[Span, ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item is a sequence of blocks. ``start`` is the number of the first of an ordered list."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: int = 1
    place: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``across`` and ``down`` are the columns and rows it covers."""

    blocks: tuple[Block, ...]
    across: int = 1
    down: int = 1
    header: bool = False
    align: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that holds data; one that only lays out photos and captions is taken apart by its reader."""

    rows: tuple[tuple[Cell, ...], ...]
    place: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set apart."""

    blocks: tuple[Block, ...]
    place: int = 0


@dataclass(frozen=True, slots=True)
class Embed:
    """A video of a host, by its address, or a video or recording of the source by its name in ``files``."""

    target: str
    place: int = 0
    caption: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of code set apart, whose spaces count."""

    text: str
    place: int = 0


Block = Text | Picture | Items | Table | Quote | Embed | Code


@dataclass(frozen=True, slots=True)
class Fact:
    """A value that the source itself declares, and where: ``JSON-LD datePublished``, ``thuộc tính tệp Word``.

    ``confidence`` is from 0 to 100; from 90 on it is sure and not told as a guess.
    """

    value: str
    origin: str
    confidence: int = 100


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line or part of the source that is not in the article, and why, in Vietnamese."""

    place: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something an editor should see to: ``text`` says what and what to do, in Vietnamese."""

    text: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """One article as its source has it.

    ``name`` tells an editor which it is: the path of the file, for an entry of an archive with its number
    or address. ``facts`` are by header key (``Title``, ``Date``, ``Author``, ``Category``, ``Tags``,
    ``Summary``, ``Kicker``, ``Agency``, ``Source``, ``Source_URL``, ``Old_URL``, ``Views``, ``Cover``,
    ``Related``, whole addresses on the old site), the best first; dates as ``2024-07-11 15:51`` or
    ``2024-07-11`` in Vietnam time. ``files``
    are the photos and other files by the name they get in the article's folder: bytes, or the path of a
    file that its reader has found to be inside the imported folder. ``dropped`` is what its reader left out.
    ``is_whole`` tells that it holds the article alone, as its editors typed it: nothing stands around it.
    ``page`` is the name of a standing page, ``""`` if it is an article.
    ``site`` is the host of the old site, if the source tells: links within it are to lead to articles here.
    """

    name: str
    kind: str
    blocks: tuple[Block, ...]
    notes: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    files: Mapping[str, bytes | Path] = field(default_factory=dict)
    facts: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    dropped: tuple[Dropped, ...] = ()
    faults: tuple[Fault, ...] = ()
    is_whole: bool = False
    site: str = ""
    page: str = ""


class Unreadable(Exception):  # noqa: N818 - what it is called says what it is
    """A source cannot be read; its text says why and what to do, in Vietnamese."""
