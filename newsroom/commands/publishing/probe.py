"""Look at the live site as readers do: is what is served what was built?"""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.commands.publishing.publication import PAGE, Publication
from newsroom.engine import fingerprint

_PATIENCE = 20.0
"""Seconds that an answer may take."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one question to the live site found; ``of_release`` if the release is to blame, not the server."""

    what: str
    ok: bool
    of_release: bool
    found: str
    remedy: str


def probe(publication: Publication, url: str) -> list[Finding]:
    """Ask for the home page and the stylesheets below ``url``."""
    return list(_findings(publication, url.rstrip("/")))


def _findings(publication: Publication, url: str) -> Iterator[Finding]:
    sheets = [path for path in publication.files if path.startswith("theme/") and path.endswith(".css")]
    for path in [PAGE, *sheets]:
        address = f"{url}/{path.removesuffix(PAGE)}"
        found = _ask(address)
        ok = isinstance(found, bytes) and fingerprint(found) == publication.files[path].digest
        said = found if isinstance(found, str) else "" if ok else "nội dung khác bản vừa dựng"
        yield Finding(address, ok, True, said, "" if ok else "Xem thư mục mà máy chủ web phục vụ.")


def _ask(address: str) -> bytes | str:
    try:
        with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:
            data: bytes = answer.read()
            return data
    except (OSError, ValueError) as error:
        return str(error)
