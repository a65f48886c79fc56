"""Say which type and caching a file takes with it to a host that keeps headers with each file."""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.commands.publishing.publication import never_changes

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"

_OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    ".atom.xml": "application/atom+xml; charset=utf-8",
    ".rss.xml": "application/rss+xml; charset=utf-8",
    ".avif": "image/avif",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".ico": "image/x-icon",
    ".map": "text/plain; charset=utf-8",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
"""The types of files, by how their names end, that rclone does not know or may not on every system."""


def headers_of(path: str) -> tuple[str, ...]:
    """Give the headers that a file takes with it, as lines."""
    caching = f"Cache-Control: {FOR_EVER if never_changes(path) else ASK_AGAIN}"
    kind = next((kind for suffix, kind in TYPES.items() if path.endswith(suffix)), None)
    return (caching,) if kind is None else (caching, f"Content-Type: {kind}")


def by_headers(paths: Iterable[str]) -> dict[tuple[str, ...], list[str]]:
    """Sort paths by the headers that they take with them, each group in the order given."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for path in paths:
        groups.setdefault(headers_of(path), []).append(path)
    return groups
