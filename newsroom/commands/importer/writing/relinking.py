"""Lead links within an old site to the articles that came from there."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlsplit

from newsroom.commands.importer.source import Fault
from newsroom.commands.importer.writing.folders import digest, digest_at, manuscript_of, sizes_at
from newsroom.commands.importer.writing.ledger import Entry, Ledger
from newsroom.commands.importer.writing.standing import Standing
from newsroom.engine import write_atomic

_LINK_RE = re.compile(r"(?<=\]\()https?://[^\s()<>\"]+(?=\))|(?<=^Related: )https?://\S+$", re.MULTILINE)
_UNLED_RE = re.compile(r"^Related: (https?://\S+)\n", re.MULTILINE)
UNLED = "Bài liên quan «{}» của trang cũ không được nhập: bỏ dòng Related này."


def relinked(text: str, site: str, owner_of: Callable[[str], str]) -> str:
    """Give a manuscript whose links to old addresses of ``site`` lead to the articles that have those.

    ``owner_of`` gives the folder of an article by its old address, ``""`` if none is known.
    """
    if not site or site not in text:
        return text
    host = _bare(site)

    def led(match: re.Match[str]) -> str:
        link = html.unescape(match.group())
        try:
            parts = urlsplit(link)
        except ValueError:
            return match.group()
        if _bare(parts.netloc) != host:
            return match.group()
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        owner = owner_of(path)
        if owner.startswith("pages/"):
            return f"/{owner.removeprefix('pages/').removesuffix('.md')}/"
        return f"/{owner}/" if owner else match.group()

    return _LINK_RE.sub(led, text)


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def relink(content: Path, ledger: Ledger, standing: Standing, sites: Iterable[str]) -> dict[str, list[Fault]]:
    """Lead links of this run's articles to those that came after them; tell of pins that lead nowhere.

    Articles that somebody has edited stay as they are.
    """
    told: dict[str, list[Fault]] = {}
    for folder in sorted(ledger.fresh) if (hosts := sorted(sites)) else ():
        file, entry = manuscript_of(content, folder), ledger.by_folder.get(folder)
        if entry is None or not file.is_file():
            continue
        text = new = file.read_text("utf-8", "replace")
        for host in hosts:
            new = relinked(new, host, standing.led_to)
        new, unled = _without_unled(new)
        if unled:
            told[folder] = [Fault(UNLED.format(one[:200])) for one in unled]
        if new == text or digest_at(content, folder) != entry.digest:
            continue
        now = digest(new.encode(), sizes_at(content, folder))
        ledger.add(Entry(entry.keys, folder, entry.digest, entry.name, is_done=False))
        write_atomic(file, new.encode())
        ledger.add(Entry(entry.keys, folder, now, entry.name))
    return told


def _without_unled(text: str) -> tuple[str, list[str]]:
    """Give a manuscript without the pins that lead to the old site still, and these."""
    head, blank, body = text.partition("\n\n")
    head = f"{head}\n"
    return f"{_UNLED_RE.sub('', head)[:-1]}{blank}{body}", _UNLED_RE.findall(head)
