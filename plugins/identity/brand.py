"""Read ``[brand]`` of ``site.toml``: the files of the site's own sign."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Any

from newsroom.model.site import Brand
from plugins.identity.reading import TableReader

_TABLE, _FLAG = "brand", "has_name"
_INSIDE = ("photos/", "articles/", "goc/")
"""The folders of the content folder that hold pictures."""


def read_brand(reading: TableReader, found: Mapping[str, Any]) -> Brand:
    """Read the table, if there is one; the files themselves are looked at later."""
    table = reading.table(_TABLE, found)
    texts = reading.texts(_TABLE, {key: value for key, value in table.items() if key != _FLAG})
    lines = {key: reading.line_in(_TABLE, key) for key in texts}
    files = {}
    for key, written in texts.items():
        path = posixpath.normpath(written.replace("\\", "/")) if written else ""
        rest = path.lstrip("/")
        better = rest.removeprefix("content/")
        if better != rest or (rest != path and rest.startswith(_INSIDE)):
            reading.report(lines[key], "brand-path", value=written, better=better)
        elif path.startswith(("/", "..")) or ":" in path or "\0" in path:
            reading.report(lines[key], "brand-outside", value=written)
        elif path:
            files[key] = path
    has_name = table.get(_FLAG, False)
    if not isinstance(has_name, bool):
        reading.report(reading.line_in(_TABLE, _FLAG), "site-type", key=_FLAG, wanted="true hoặc false")
    needing = [key for key in ("logo_dark", _FLAG) if key in table]
    if needing and "logo" not in table:
        reading.report(reading.line_in(_TABLE, needing[0]), "brand-alone", key=needing[0])
    return Brand(**files, has_name=has_name is True, lines=tuple(lines.items()))
