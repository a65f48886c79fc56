"""Know how often articles were read: from the figures that pages fetch, in a folder or at an address."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from socket import gaierror
from ssl import SSLError
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from newsroom.vietnamese.faults import reason_of

_WEB_RE = re.compile(r"https?://", re.IGNORECASE)
_SECONDS = 10
_MOST = 8 << 20
"""Bytes of a file of figures."""


def fetched(address: str) -> bytes | None:
    """Fetch a file of figures, ``None`` if there is none; raise ``OSError`` if nobody answers."""
    request = Request(address, headers={"User-Agent": "bloc-report"})
    try:
        with urlopen(request, timeout=_SECONDS) as answer:
            data: bytes = answer.read(_MOST)
            return data
    except HTTPError as error:
        if error.code in (404, 410):
            return None
        raise


def reason_of_place(error: OSError) -> str:
    """Say why figures could not be had."""
    cause = getattr(error, "reason", error)
    if isinstance(error, HTTPError):
        return f"máy chủ trả lời {error.code}"
    if isinstance(cause, gaierror):
        return "không tìm thấy tên miền, hoặc máy này không có mạng"
    if isinstance(cause, SSLError):
        return "chứng thư của máy chủ không đúng"
    if isinstance(cause, TimeoutError):
        return "máy chủ không trả lời"
    if isinstance(cause, ConnectionError):
        return "không kết nối được với máy chủ"
    return reason_of(cause) if isinstance(cause, OSError) else "không kết nối được với máy chủ"


@dataclass
class Figures:
    """The figures at ``place``, a folder or the address of one; ``faults`` are months not to be read."""

    place: str
    fetch: Callable[[str], bytes | None] = fetched
    faults: dict[str, str] = field(default_factory=dict)
    found: int = 0
    _months: dict[str, Mapping[str, int]] = field(default_factory=dict)

    def __call__(self, permalink: str) -> int | None:
        """Give how often an article was read, ``None`` if that was not counted."""
        month = permalink[:7].replace("/", "-")
        if month not in self._months:
            self._months[month] = self._month(month)
            self.found += bool(self._months[month])
        return self._months[month].get(permalink)

    def _month(self, month: str) -> Mapping[str, int]:
        if not self.place or (self.faults and _WEB_RE.match(self.place)):  # nobody is asked in vain again
            return {}
        try:
            data = self._read(f"{self.place.rstrip('/')}/{month}.json")
            kept = json.loads(data) if data else {}
            return {key: views for key, views in kept.items() if isinstance(views, int)}
        except OSError as error:
            self.faults[month] = reason_of_place(error)
        except HTTPException:
            self.faults[month] = "địa chỉ không đúng, hoặc máy chủ trả lời sai quy cách"
        except (ValueError, AttributeError):
            self.faults[month] = "tệp không đúng dạng"
        return {}

    def _read(self, name: str) -> bytes | None:
        if _WEB_RE.match(name):
            return self.fetch(name)
        file = Path(name)
        return file.read_bytes() if file.is_file() else None
