"""Read and write the captions of an album, ``chu-thich.txt``: a line a photo, and only its own changes."""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.commands.desk.manuscript.cards import spelt_credit
from newsroom.commands.desk.manuscript.header import one_line
from newsroom.commands.desk.manuscript.lines import Line, cut, ended, joined, usual_end, written
from newsroom.commands.desk.manuscript.placing import Card
from newsroom.model.content import ALBUM
from newsroom.vietnamese.comparing import nfc
from newsroom.vietnamese.credit import split_credit
from newsroom.vietnamese.joining import join_sentences
from plugins.manuscript.album import AlbumFiles, read_album

_FOLDER = f"articles/2024/07/bai/{ALBUM}"
"""Where an album is read that is asked for its captions: any article's will do."""


def album_cards(names: Sequence[str], captions: bytes | None) -> tuple[Card, ...]:
    """List the photos of an album in the order of the page.

    ``names`` are those of the files in the folder ``album``, ``captions`` is what ``chu-thich.txt`` holds.
    ``first`` and ``last`` are the line of a photo in there, 0 if it has none.
    """
    files = AlbumFiles(tuple(f"{_FOLDER}/{nfc(name)}" for name in names), captions)
    lines = [_name(line) for line in cut(captions or b"")[1]]
    found = []
    for figure in read_album(_FOLDER, files, "").figures:
        name = figure.src.rpartition("/")[2]
        line = lines.index(name) + 1 if name in lines else 0
        target = f"{ALBUM}/{name}"
        found.append(Card("photo", target, "", figure.caption, figure.credit, "", line, line))
    return tuple(found)


def with_album_caption(captions: bytes, name: str, caption: str, credit: str = "") -> bytes:
    """Give the file of captions with another caption of the photo ``name``; ``""`` takes its line away.

    A credit may come with its «Ảnh:» or without. Raises ``ValueError`` with a name that no line begins with.
    """
    name = nfc(name)
    if not is_named(name):
        raise ValueError(name)
    maker = one_line(credit)
    if maker and split_credit(maker) != ("", maker):
        maker = spelt_credit(maker)
    text = join_sentences(one_line(caption), maker)
    mark, lines = cut(captions)
    own = [place for place, line in enumerate(lines) if _name(line) == name]
    if own and _words(lines[own[0]]) == text:
        return captions
    new = [Line(written(f"{name}: {text}"))] if text else []
    usual = usual_end(lines)
    if not own:
        is_ended = not lines[-1].data
        above = lines[:-1] if is_ended else lines
        return joined(mark, ended([*above, *new, *([Line(b"")] if new or is_ended else [])], b"", usual))
    kept = lines[: own[0]]
    below = [line for place, line in enumerate(lines) if place > own[0] and place not in own]
    last = b"" if below else lines[own[0]].end
    return joined(mark, [*kept, *ended([*new, *below], last, lines[own[0]].end or usual)])


def is_named(name: str) -> bool:
    """Tell whether a line of captions can begin with the name of a photo."""
    return bool(name.strip()) and ":" not in name and one_line(name) == name


def album_strays(names: Sequence[str], captions: bytes) -> tuple[str, ...]:
    """List the lines of ``chu-thich.txt`` that caption no photo of ``names``, as they are shown."""
    return tuple(line.text for line in _strays(names, cut(captions)[1]))


def without_album_stray(names: Sequence[str], captions: bytes, text: str) -> bytes:
    """Take the first such line away that is shown as ``text``; nothing changes if there is none."""
    mark, lines = cut(captions)
    found = next((line for line in _strays(names, lines) if line.text == text), None)
    return joined(mark, [line for line in lines if line is not found])


def _strays(names: Sequence[str], lines: Sequence[Line]) -> list[Line]:
    free = {nfc(name) for name in names}
    found = []
    for line in lines:
        if (name := _name(line)) in free:
            free.remove(name)
        elif line.text.strip():
            found.append(line)
    return found


def _name(line: Line) -> str:
    name, colon, _ = line.text.partition(":")
    return nfc(name.strip()) if colon else ""


def _words(line: Line) -> str:
    return " ".join(line.text.partition(":")[2].split())
