"""Show what the importer makes of files that are dropped on the desk, and make drafts of them when told to.

Files are read by the importer, each in a process that may die over it. Until an editor says so nothing is
written but the photos of the files, which wait in a folder aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from newsroom.commands.categories import site_of
from newsroom.commands.desk.imports import ledger_of, own_file
from newsroom.commands.desk.reading import apart
from newsroom.commands.desk.reading.sentences import sentence
from newsroom.commands.desk.reading.thumbnails import Thumbnail, thumbnails_of
from newsroom.commands.importer.asking import known_of
from newsroom.commands.importer.draft import UNKNOWN, Draft
from newsroom.commands.importer.intake.kinds import WORD
from newsroom.commands.importer.intake.limits import MIB, bound, limits_of
from newsroom.commands.importer.intake.pool import Broken, Lost, ordered
from newsroom.commands.importer.marks import Marks
from newsroom.commands.importer.running import alone, why_lost
from newsroom.commands.importer.single import NotOne, Several, placed_before, read_file
from newsroom.commands.importer.source import Dropped, Fault
from newsroom.commands.importer.summary import NEEDED, pictures
from newsroom.commands.importer.writing.article import Written, write
from newsroom.commands.importer.writing.place import GONE, MADE, REFRESHED, place
from newsroom.commands.importer.writing.standing import Standing
from newsroom.model.content import ARTICLES
from newsroom.vietnamese.faults import reason_of
from newsroom.vietnamese.printing import VIETNAM
from plugins.manuscript.keys import ARTICLE_KEYS

MODULES = (__name__, "newsroom.commands.importer.word.reader", "newsroom.commands.importer.recognising")
"""What the process apart should have loaded before somebody drops a file (``apart.begin``)."""
_SURE, _ABSENT = 100, 0
_NOT_FOUND = "không thấy trong tệp"
_SEVERAL = "Tệp này có nhiều bài. Tách mỗi bài một tệp, hoặc nhờ người phụ trách kỹ thuật nhập cả tệp."
_BEFORE = "Tệp này đã nhập rồi"
_HERE = (
    ("Giải nén rồi nhập thư mục vừa giải nén", "Giải nén rồi thả từng tệp của bài vào đây"),
    ("Chạy bằng make import hoặc make new FROM=…", "Báo người phụ trách kỹ thuật"),
)
"""What the importer says at a terminal, and what is meant at the desk."""
_HEADER_RE = re.compile(r"\A.*?\n(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Field:
    """A header value that was found or is asked for: ``values`` are empty if it is.

    ``confidence`` is from 0 to 100 and ``reason`` says in Vietnamese why, ``""`` where the file itself says
    it.
    """

    key: str
    values: tuple[str, ...]
    confidence: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What one file gives.

    ``why`` says in a sentence why it gives no article, ``""`` if it does; ``place`` is the folder of the
    article that it was imported as already, ``""`` if it was not. ``choices`` are decisions about the body
    (what was taken for a caption …), ``body`` its Markdown, ``photos`` what lies beside it; ``missing``
    counts photos that the file does not hold. ``draft`` and ``mark`` are for ``make``.
    """

    name: str
    why: str = ""
    place: str = ""
    header: tuple[Field, ...] = ()
    choices: tuple[Field, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    faults: tuple[str, ...] = ()
    photos: tuple[Thumbnail, ...] = ()
    missing: int = 0
    body: str = ""
    draft: Draft | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """Where the draft of a file lies: ``2024/07/ten-bai``; whether it is new; what the writer has to tell."""

    place: str
    is_new: bool
    notes: tuple[str, ...] = ()


class Unmade(Exception):  # noqa: N818 (what is found, not what went wrong)
    """A draft could not be written; the text, a sentence in Vietnamese, says why."""


def drafts_of(files: Sequence[Path], content: Path, held: Path) -> tuple[Found, ...]:
    """Say what each file gives, in processes apart; nothing is written but photos, below ``held``.

    Whoever asks removes that folder, once drafts are made of what is wanted. Each file should lie in a folder
    of its own: a page is read with what lies beside it.
    """
    return tuple(_found_apart(file, content, held) for file in files)


async def find_drafts(files: Sequence[Path], content: Path, held: Path) -> tuple[Found, ...]:
    """Say what each file gives, off the event loop; see ``drafts_of``."""
    return await apart.waited(drafts_of, files, content, held)


def make(found: Found, content: Path, header: Mapping[str, Sequence[str]], today: date | None = None) -> Made:
    """Write what a file gives as a draft, with header values as corrected, and note the import.

    A key of ``header`` with no value is left out, a needed one is asked for; other keys stay as found. A file
    that was imported already is not made again, unless its article was removed since. Raise ``Unmade``.
    """
    if found.draft is None:
        raise Unmade(found.why or sentence(_NOT_FOUND))
    draft = replace(found.draft, header=_corrected(found.draft.header, header))
    day = today or datetime.now(VIETNAM).date()
    try:
        return apart.call(_make, draft, found.mark, content, day)
    except apart.Away as away:
        raise Unmade(sentence(str(away))) from None
    except OSError as error:
        raise Unmade(sentence(f"không ghi được bài: {reason_of(error)}")) from error


async def make_draft(found: Found, content: Path, header: Mapping[str, Sequence[str]]) -> Made:
    """Write what a file gives as a draft, off the event loop; see ``make``."""
    return await apart.waited(make, found, content, header)


# Reading


def _found_apart(file: Path, content: Path, held: Path) -> Found:
    try:
        return apart.call(_found, file, content, held)
    except apart.Away as away:
        return Found(file.name, sentence(str(away)))


def _found(file: Path, content: Path, held: Path) -> Found:
    """Say what a file gives; for the process apart."""
    try:
        mark = Marks().of(file)
        if before := placed_before(file, content, own_file(content)):
            return Found(file.name, f"{_BEFORE}.", before)
        draft = _laid_aside(read_file(str(file), known_of(content)), held)
    except Several:
        return Found(file.name, _SEVERAL)
    except NotOne as none:
        return Found(file.name, _at_desk(str(none)))
    except OSError as error:
        return Found(file.name, sentence(reason_of(error)))
    written = _written(replace(draft, source=file.name))
    if isinstance(written, str):
        return Found(file.name, written)
    photos = tuple(thumbnails_of({name: Path(str(data)) for name, data in written.files.items()}))
    return _told(file.name, replace(draft, source=file.name), written, photos, mark)


def _laid_aside(draft: Draft, held: Path) -> Draft:
    """Put the files of a draft into a folder of its own, so that nobody has to hold them in memory."""
    if not draft.files:
        return draft
    folder = Path(mkdtemp(dir=held))
    files: dict[str, bytes | Path] = {}
    for number, (name, data) in enumerate(draft.files.items()):
        files[name] = aside = folder / f"{number}"
        aside.write_bytes(data if isinstance(data, bytes) else data.read_bytes())
    return replace(draft, files=files)


def _written(draft: Draft) -> Written | str:
    """Write a draft, in a process that may die over its pictures; a text says why it cannot be written."""
    size = sum(Path(str(data)).stat().st_size for data in draft.files.values())
    for _, result in ordered(_write_bounded, [draft], 1, lambda _: 60 + size / MIB):
        if isinstance(result, Written):
            return result
        if isinstance(result, Lost | Broken):
            return _at_desk(why_lost(result))
    return _at_desk(why_lost(Lost("crash")))


def _write_bounded(draft: Draft) -> Iterator[Written]:
    size = sum(Path(str(data)).stat().st_size for data in draft.files.values())
    bound(limits_of(WORD, size))
    written = write(draft)
    yield replace(written, files=dict(_as_files(written.files, draft)))


def _as_files(files: Mapping[str, bytes | Path], draft: Draft) -> Iterator[tuple[str, Path]]:
    """Give the files of an article as they lie aside; those that were converted are put beside the others."""
    folder = next((Path(str(data)).parent for data in draft.files.values()), Path())
    for name, data in files.items():
        if isinstance(data, bytes):
            (folder / name).write_bytes(data)
            yield name, folder / name
        else:
            yield name, data


def _at_desk(text: str) -> str:
    """Give what the importer tells as a sentence for the desk."""
    for at_terminal, here in _HERE:
        text = text.replace(at_terminal, here)
    return sentence(text)


def _told(name: str, draft: Draft, written: Written, photos: tuple[Thumbnail, ...], mark: str) -> Found:
    """Say of a draft what stands in it, what was guessed and what was left out."""
    return Found(
        name=name,
        header=tuple(_fields(draft)),
        choices=tuple(
            Field("", (guess.value,), guess.confidence, guess.reason)
            for guess in draft.guesses
            if not guess.key
        ),
        dropped=draft.dropped,
        faults=_texts((*draft.faults, *written.faults)),
        photos=photos,
        missing=sum(not picture.file for picture in pictures(draft.blocks)),
        body=_HEADER_RE.sub("", written.text, count=1).rstrip("\n"),
        draft=draft,
        mark=mark,
    )


def _texts(faults: Iterable[Fault]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_at_desk(fault.text) for fault in faults))


def _fields(draft: Draft) -> Iterator[Field]:
    """Give the header in the order of the handbook, the needed keys also where nothing was found."""
    guesses = {guess.key: guess for guess in draft.guesses if guess.key}
    is_signed = any(_known(draft.header, key) for key in ("Authors", "Source"))
    needed = set(NEEDED) - ({"Author"} if is_signed else set())
    for key in ARTICLE_KEYS:
        values, guess = _known(draft.header, key), guesses.get(key)
        if values:
            yield Field(key, values, *((guess.confidence, guess.reason) if guess else (_SURE, "")))
        elif key in needed:
            yield Field(key, (), _ABSENT, _NOT_FOUND)


def _known(header: Mapping[str, tuple[str, ...]], key: str) -> tuple[str, ...]:
    return tuple(value for value in header.get(key, ()) if value.strip() not in ("", UNKNOWN))


# Making


def _corrected(
    header: Mapping[str, tuple[str, ...]], corrections: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """Give a header with corrections; what is needed and not said is asked for."""
    found = dict(header)
    for key, values in corrections.items():
        kept = tuple(" ".join(value.split()) for value in values if value.strip())
        if key not in ARTICLE_KEYS or key == "Status":
            continue
        if kept:
            found[key] = kept
        else:
            found.pop(key, None)
    for key in NEEDED:
        if key != "Author" or not (found.get("Authors") or found.get("Source")):
            found.setdefault(key, (UNKNOWN,))
    return found


def _make(draft: Draft, mark: str, content: Path, today: date) -> Made:
    """Write a draft while no import writes; for the process apart."""
    with alone(content, lambda: None):
        ledger = ledger_of(content)
        standing = Standing(content, {one.slug for one in site_of(content).categories})
        put = partial(place, draft, content, today, ledger, mark=mark, standing=standing)
        outcome = put()
        if outcome.kind == GONE:
            outcome = put(again=True)
    is_new = outcome.kind in (MADE, REFRESHED)
    notes = _texts(outcome.faults)
    before = f"{_BEFORE}: bài nằm ở {ARTICLES}/{outcome.folder}."
    return Made(outcome.folder, is_new, notes if is_new else (before, *notes))
