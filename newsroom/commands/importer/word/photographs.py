"""Take the photo a drawing refers to out of the file, or say what is missing and why."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from newsroom.commands.importer.source import Picture, Span, Text, Unreadable
from newsroom.commands.importer.word import faults
from newsroom.commands.importer.word.package import MOST_PICTURE, Relation
from newsroom.commands.importer.word.pictures import Frame, is_drawn, kind_of
from newsroom.commands.importer.word.pieces import Box, Para, Shot
from newsroom.commands.importer.word.reading import Reading


def photo(reading: Reading, embedded: str, linked: str, alt: str, frame: Frame) -> Shot | None:
    """Give the photo of a relation, or what is missing; ``None`` if the drawing names none."""
    relation = reading.related(embedded) if embedded else None
    if relation is not None and not relation.is_external:
        return Shot(_inside(reading, relation, alt, frame))
    outside = relation or (reading.related(linked) if linked else None)
    if outside is not None and outside.is_external:
        return Shot(linked_picture(reading, outside.target, alt))
    if outside is not None:
        return Shot(_inside(reading, outside, alt, frame))
    if not (embedded or linked):
        return None
    return lost(reading, faults.NO_PHOTO, embedded or linked, alt)


def lost(reading: Reading, wording: str, name: str, alt: str, missing: str = "") -> Shot:
    """Say that a photo is missing, in the text and to the editor."""
    reading.fault(wording.format(name=name, kind=missing))
    return Shot(Picture(place=reading.place, alt=alt, missing=missing or name))


def linked_picture(reading: Reading, target: str, alt: str) -> Picture:
    """Ask for a photo that lies elsewhere: nothing is fetched."""
    web = re.match(r"https?:", target, re.IGNORECASE)
    name = target if web else posixpath.basename(unquote(target).replace("\\", "/")) or "ảnh"
    return lost(reading, faults.LINKED, name, alt).picture


def _inside(reading: Reading, relation: Relation, alt: str, frame: Frame) -> Picture:
    name = posixpath.basename(relation.target)
    if relation.target not in reading.package:
        return lost(reading, faults.NO_PHOTO, name, alt).picture
    try:
        data = reading.package.read(relation.target, MOST_PICTURE)
    except Unreadable as error:
        if str(error) == faults.PASSWORD or reading.package.is_full:
            raise
        return lost(reading, faults.BROKEN_PHOTO, name, alt).picture
    kind = kind_of(data)
    if is_drawn(kind) or not kind:
        suffix = posixpath.splitext(name)[1].lstrip(".").upper()
        return lost(
            reading, faults.DRAWN if kind or suffix else faults.BROKEN_PHOTO, name, alt, kind or suffix
        ).picture
    file, as_shown = reading.album.add(data, kind, frame)
    if not file:
        return lost(reading, faults.BROKEN_PHOTO, name, alt, kind).picture
    if not as_shown:
        reading.fault(faults.UNFRAMED.format(name=file))
    return Picture(file=file, place=reading.place, alt=alt)


def box_of_words(reading: Reading, words: str) -> Box:
    """Make a text box of words that a shape itself has, as WordArt does."""
    text = " ".join(words.split())
    return Box([Para(Text((Span(text),), place=reading.place))])
