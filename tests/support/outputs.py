"""Look at what a build wrote, as parsers and feed readers do: every build of the tests passes through here.

What was looked at once, by its bytes, is not looked at again.
"""

from __future__ import annotations

import html
import os
import re
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

from tests.support.words import tokens

TEXTS = (".html", ".xml", ".svg", ".json", ".txt", ".css", ".js", ".webmanifest", ".map", ".conf", ".config")
_XML = (".xml", ".svg", ".config")
_CONTROL = bytes({*range(0x20)} - {*b"\t\n\r"})
_NON_CHARACTER_RE = re.compile("[\ufffe\uffff]")
_UNSEEN_RE = re.compile(r"<(script|style|head)\b.*?</\1>", re.DOTALL)
_SHOWN_RE = re.compile(r'<[^>]*?(?:alt|title|aria-label)="([^"]*)"[^>]*>')
_INLINE_RE = re.compile(
    r"</?(?:a|abbr|b|cite|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|u|time)\b[^>]*>"
)
_TAG_RE = re.compile(r"<[^>]*>")
_H1_RE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_ENTRIES = 5
"""The entries of a feed that are compared with their pages, the newest."""

_seen: set[bytes] = set()
_known: dict[str, tuple[int, int]] = {}


def look_at(output: Path) -> None:
    """Fail over a file of text that is no text, XML that is none, a feed that lacks words of its articles."""
    for path in _fresh_texts(output):
        data = Path(path).read_bytes()
        mark = blake2b(data, digest_size=16).digest()
        if mark in _seen:
            continue
        assert len(data.translate(None, _CONTROL)) == len(data), f"{path} holds a control character"
        assert not _NON_CHARACTER_RE.search(data.decode()), f"{path} holds what is no character"
        if path.endswith(_XML):
            ElementTree.fromstring(data)
        if os.sep + "feeds" + os.sep in path and path.endswith(_XML):
            _look_at_feed(output, path, data)
        _seen.add(mark)


def _fresh_texts(folder: Path) -> list[str]:
    """Name the files of text that were written since they were last looked at."""
    fresh: list[str] = []
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            if name.endswith(TEXTS):
                found = os.lstat(path)
                stamp = (found.st_mtime_ns, found.st_size)
                if _known.get(path) != stamp:
                    fresh.append(path)
                    _known[path] = stamp
    return fresh


def _look_at_feed(output: Path, path: str, data: bytes) -> None:
    """Read a feed as readers do; title, lead and text of its entries are those of their pages."""
    import feedparser  # takes a while

    feed = feedparser.parse(data)
    assert not feed.bozo, (path, feed.get("bozo_exception"))
    for entry in feed.entries[:_ENTRIES]:
        place = "/".join(urlsplit(entry.link).path.strip("/").split("/")[-3:])
        page = (output / place / "index.html").read_text(encoding="utf-8")
        heading = _H1_RE.search(page)
        assert heading is not None, place
        assert _said(entry.title_detail) == tokens(_words(heading[1])), (path, place)
        shown = _shown(page)
        for part in (entry.summary_detail, entry.content[0]):
            assert not set(_said(part)) - shown, (path, place)


@lru_cache(maxsize=1000)
def _shown(page: str) -> frozenset[str]:
    """Give the words of a page, which many feeds name."""
    return frozenset(tokens(_words(page)))


def _said(detail: dict[str, str]) -> list[str]:
    """Give the words that a reader shows of a text, which feedparser knows to be HTML or not."""
    return _tokens(detail["value"], detail["type"] == "text/plain")


@lru_cache(maxsize=1000)
def _tokens(text: str, is_plain: bool) -> list[str]:
    return tokens(text if is_plain else _words(text))


def _words(page: str) -> str:
    """Give the words of HTML, those of its photos too."""
    page = _SHOWN_RE.sub(r"\g<0> \1 ", _UNSEEN_RE.sub(" ", page))
    return html.unescape(_TAG_RE.sub("\n", _INLINE_RE.sub("", page)))
