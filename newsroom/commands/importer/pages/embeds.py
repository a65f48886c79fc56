"""Find what a page shows of other hosts: videos to keep by their address, recordings of its own."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from newsroom.commands.importer.pages.links import LONGEST, told
from newsroom.commands.importer.pages.markup import Element
from newsroom.commands.importer.source import Embed, Text
from newsroom.model.hosts import recognise, watch_address

_ATTRIBUTES = ("src", "data-src", "data-lazy-src", "data-original", "data", "url", "data-href", "cite")
_RECORDINGS = (
    ".mp4",
    ".webm",
    ".ogv",
    ".mov",
    ".m4v",
    ".flv",
    ".avi",
    ".wmv",
    ".mp3",
    ".m4a",
    ".ogg",
    ".wav",
    ".wma",
)


def embedded(shown: Element | str) -> str:
    """Give the address at which a video of a known host is watched; ``""`` if it is none."""
    if isinstance(shown, str):
        return _watched(shown)
    if shown.tag == "amp-youtube":
        return _watched(f"https://youtu.be/{shown.get('data-videoid')}")
    for address in _addresses(shown):
        if found := _watched(address):
            return found
    return ""


def _addresses(element: Element) -> list[str]:
    """List what an element may show."""
    found = [value for name in _ATTRIBUTES if (value := element.get(name))]
    for inner in element.iterchildren("source", "param", "a"):
        if inner.tag != "param" or (inner.get("name") or "").lower() in ("movie", "src", "url", "filename"):
            found += [value for name in ("src", "value", "href") if (value := inner.get(name))]
    return [value.strip() for value in found if 0 < len(value.strip()) <= LONGEST]


def _watched(address: str) -> str:
    """Give the address to watch a video at, of the address of its page or player."""
    address = address.strip()
    if address.startswith("//"):
        address = f"https:{address}"
    try:
        parts = urlsplit(address)
        if parts.path.startswith("/plugins/") and (inner := parse_qs(parts.query).get("href")):
            address = inner[0]
        elif parts.path.startswith("/v/"):
            address = address.split("&")[0]
    except ValueError:
        return ""
    video = recognise(address)
    return watch_address(video.host, video.key, video.start, video.upright) if video and video.key else ""


def recording_addresses(element: Element) -> list[str]:
    """List the addresses of what an element plays or frames."""
    return list(dict.fromkeys(_addresses(element)))


def is_recording(element: Element) -> bool:
    """Tell whether an element plays a video or a sound of the page's own."""
    if element.tag in ("video", "audio"):
        return True
    return any(address.split("?")[0].lower().endswith(_RECORDINGS) for address in _addresses(element))


def missing_recording(address: str) -> str:
    """Ask for the file of a video or a sound that a page plays."""
    return (
        f"Không có tệp video, âm thanh «{told(address)}»: "
        "xin chép tệp vào thư mục của bài rồi chèn lại vào bài."
    )


def embedded_alone(text: Text) -> Embed | None:
    """Make a video of a paragraph that is only its address."""
    words = text.text.strip()
    target = embedded(words) if words.startswith("http") and not any(char.isspace() for char in words) else ""
    return Embed(target) if target else None
