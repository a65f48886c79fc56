"""Make a gallery of the photos in the folder ``album/`` beside a manuscript.

``album/chu-thich.txt`` may give captions, one line a photo: ``1.jpg: Chú thích. Ảnh: P. Mai``.
A line ``[album]`` of the body says where the gallery stands; else it closes the body.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsroom.model.blocks import Block, Figure, Gallery
from newsroom.model.content import is_manuscript, is_photo
from newsroom.model.naming import CAPTIONS, meant_name
from newsroom.model.problem import Problem
from newsroom.vietnamese.comparing import PRIVATE_RE, collation, nearest
from newsroom.vietnamese.credit import split_credit
from plugins.manuscript.header import decode

PLACE = "\ue0e0"
"""A private-use character, which no manuscript may hold: it stands for a line ``[album]``."""

_PLACE_RE = re.compile(f"<p>{PLACE}</p>\n?")
_LINE_RE = re.compile(r"[ ]{0,3}\[album\][ ]*", re.IGNORECASE)
_SIGN_RE = re.compile(r"\[album\]", re.IGNORECASE)
_FOOTNOTES_RE = re.compile(r'<div class="footnote">.*\Z', re.DOTALL)


class AlbumFiles(NamedTuple):
    """The files below the album folder as content paths, and what the file of captions holds."""

    paths: tuple[str, ...] = ()
    captions: bytes | None = None


NO_ALBUM = AlbumFiles()


class Album(NamedTuple):
    """The figures of an album in order, the text of its captions file, and what is wrong."""

    figures: tuple[Figure, ...]
    text: str
    problems: tuple[Problem, ...]

    @property
    def block(self) -> Block | None:
        """The gallery; a photo that is alone is a figure."""
        return Gallery(self.figures) if len(self.figures) > 1 else next(iter(self.figures), None)


_EMPTY = Album((), "", ())


def natural(name: str) -> tuple[object, ...]:
    """Give the sort key of a file name: ``2.jpg`` before ``10.jpg``, words as in a dictionary."""
    stem, suffix = posixpath.splitext(name)
    runs = re.split("([0-9]+)", stem)
    words, numbers = [collation(run)[:2] for run in runs[::2]], [int(run) for run in runs[1::2]]
    return *(part for pair in zip(words, [*numbers, 0], strict=True) for part in pair), suffix, name


def read_album(folder: str, files: AlbumFiles, title: str) -> Album:
    """Read the album in ``folder``; ``title`` names a photo that has no caption."""
    if files == NO_ALBUM:
        return _EMPTY
    problems = list(_check_files(folder, files.paths))
    names = sorted((posixpath.basename(p) for p in files.paths if _belongs(folder, p)), key=natural)
    text = ""
    said: dict[str, str] = {}
    if files.captions is not None:
        path = f"{folder}/{CAPTIONS}"
        text, odd = decode(path, files.captions)
        said, faults = _read_captions(path, text, names)
        problems += [*odd, *faults]
    if not names and files.paths:
        problems.append(Problem.of(folder, 0, "album-empty"))
    figures = tuple(
        _figure(f"{folder}/{name}", said.get(name, ""), f"Ảnh {number}/{len(names)}: {title}")
        for number, name in enumerate(names, start=1)
    )
    return Album(figures, text, tuple(problems))


def _belongs(folder: str, path: str) -> bool:
    return posixpath.dirname(path) == folder and is_photo(path)


def _check_files(folder: str, paths: Iterable[str]) -> Iterator[Problem]:
    for path in paths:
        if posixpath.dirname(path) != folder:
            yield Problem.of(path, 0, "album-folder")
        elif meant := meant_name(path):
            yield Problem.of(path, 0, "album-captions-name", name=meant)
        elif not (is_photo(path) or is_manuscript(path) or posixpath.basename(path) == CAPTIONS):
            yield Problem.of(path, 0, "album-file")


def _figure(src: str, said: str, name: str) -> Figure:
    caption, credit = split_credit(said)
    return Figure(src, caption or name, caption, credit)


def _read_captions(path: str, text: str, names: Sequence[str]) -> tuple[dict[str, str], list[Problem]]:
    """Read captions by the names of their photos."""
    said: dict[str, str] = {}
    lines: dict[str, int] = {}
    problems = []
    for number, line in enumerate(PRIVATE_RE.sub("", text).split("\n"), start=1):
        name, colon, words = (part.strip() for part in line.partition(":"))
        if not line.strip():
            continue
        if not colon:
            problems.append(Problem.of(path, number, "album-line", found=name))
        elif name not in names:
            problems.append(_unknown(path, number, name, names))
        elif name in lines:
            problems.append(Problem.of(path, number, "album-repeated", name=name, first=lines[name]))
        else:
            lines[name], said[name] = number, " ".join(words.split())
            if not words:
                problems.append(Problem.of(path, number, "album-without-text", name=name))
    return said, problems


def _unknown(path: str, line: int, name: str, names: Sequence[str]) -> Problem:
    if similar := nearest(name, names):
        return Problem.of(path, line, "album-similar", name=name, nearest=similar)
    return Problem.of(path, line, "album-unknown", name=name)


def is_place(line: str) -> bool:
    """Tell whether a line of a body says where the album stands."""
    return _LINE_RE.fullmatch(line) is not None


def place(blocks: Iterable[Block], album: Block | None) -> tuple[Block, ...]:
    """Put the album where the body says, else at its end, above footnotes."""
    found: list[Block] = []
    for block in blocks:
        if not isinstance(block, str) or PLACE not in block:
            found.append(block)
            continue
        first, *rest = _PLACE_RE.split(block)
        found.append(first)
        if rest and album is not None:
            found.append(album)
            album = None
        found += rest
    if album is not None:
        found += _at_end(found, album)
    return tuple(block for block in found if not isinstance(block, str) or block.strip())


def _at_end(found: list[Block], album: Block) -> list[Block]:
    """Say what comes at the end: the album and the footnotes, which are taken from the last block."""
    last = found[-1] if found else ""
    notes = _FOOTNOTES_RE.search(last) if isinstance(last, str) else None
    if notes is None or not isinstance(last, str):
        return [album]
    found[-1] = last[: notes.start()]
    return [album, notes.group()]


def check_places(path: str, body: str, first_line: int, has_album: bool) -> Iterator[Problem]:
    """Report lines ``[album]`` that say nothing: there is no album, or it has its place already."""
    if not _SIGN_RE.search(body):
        return
    places = (n for n, line in enumerate(body.split("\n"), start=first_line) if is_place(line))
    for count, number in enumerate(places):
        if count or not has_album:
            yield Problem.of(path, number, "album-place-repeated" if has_album else "album-missing")
