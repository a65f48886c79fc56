"""Read the keys of a header that name a file or another article."""

from __future__ import annotations

import re

from newsroom.model.media import is_recording
from newsroom.model.records import Link
from plugins.manuscript.links import resolve, site_address
from plugins.manuscript.schema import Header


def read_cover(header: Header) -> str:
    """Give the content path of the cover, ``""`` if there is none or it lies outside."""
    item = header.one("cover")
    if item is None:
        return ""
    if re.match(r"(?:[a-zA-Z][\w+.-]*:|//)", item.value):
        header.report(item.line, "remote-photo", target=item.value)
        return ""
    place = resolve(header.path, item.value)
    if place is None:
        header.report(item.line, "outside-content", target=item.value)
        return ""
    return place


def read_recording(header: Header) -> str:
    """Give the content path of the recording of an article, ``""`` if there is none that can be used."""
    item = header.one("recording")
    if item is None:
        return ""
    if re.match(r"(?:[a-zA-Z][\w+.-]*:|//)", item.value):
        header.report(item.line, "remote-recording", target=item.value)
    elif (place := resolve(header.path, item.value)) is None:
        header.report(item.line, "outside-content", target=item.value)
    elif not is_recording(place):
        header.report(item.line, "recording-type", target=item.value)
    else:
        return place
    return ""


def read_related(header: Header) -> tuple[Link, ...]:
    """Read pins as addresses: ``/2024/07/slug/``, or the path of the other article's file."""
    found: dict[str, Link] = {}
    for item in header.all("related"):
        value = item.value.strip("/")
        address = f"{value}/" if re.fullmatch(r"\d{4}/\d{2}/[^/]+", value) else None
        if address is None:
            place = resolve(header.path, item.value)
            address = site_address(place) if place else None
        if address is None:
            header.report(item.line, "bad-related", value=item.value)
        else:
            found.setdefault(address, Link(address, item.value, item.line))
    return tuple(found.values())
