"""Read the keys of a header that name a file or another article."""

from __future__ import annotations

import re

from newsroom.model.media import is_recording
from newsroom.model.records import Link
from plugins.manuscript.links import resolve, site_address
from plugins.manuscript.schema import Header

_REMOTE_RE = re.compile(r"[a-zA-Z][\w+.-]*:|//")


def read_cover(header: Header) -> str:
    """Give the content path of the cover, ``""`` if there is none or it lies outside."""
    return _path(header, "cover", "remote-photo")


def read_recording(header: Header) -> str:
    """Give the content path of the recording of an article, ``""`` if there is none that can be used."""
    place = _path(header, "recording", "remote-recording")
    if place and not is_recording(place):
        item = header.fields["recording"][0]
        header.report(item.line, "recording-type", target=item.value)
        return ""
    return place


def _path(header: Header, key: str, remote: str) -> str:
    """Give the content path that a key says; what lies on another site (``remote``) or outside is told."""
    item = header.one(key)
    if item is None:
        return ""
    if _REMOTE_RE.match(item.value):
        header.report(item.line, remote, target=item.value)
        return ""
    place = resolve(header.path, item.value)
    if place is None:
        header.report(item.line, "outside-content", target=item.value)
    return place or ""


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
