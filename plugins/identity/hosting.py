"""Read ``[hosting]`` of ``site.toml``: where the site is published, but never a secret."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from newsroom.model.hosting import (
    KEPT_RELEASES,
    KINDS,
    KINDS_WITH_RELEASES,
    KINDS_WITHOUT_TARGET,
    Hosting,
    SshTarget,
    Target,
    parse_target,
)
from newsroom.vietnamese.comparing import nearest
from plugins.identity.reading import KEYS, TableReader

_TABLE = "hosting"
_LIMITS = "hosting.limits"
_SECRET_RE = re.compile(
    r"pass(word|phrase|wd)?|secret|token|(api|access|private)?key|credentials?", re.IGNORECASE
)
_TOLD_RE = re.compile(
    r"://[^/@]*:[^/@]*@|[^/@:\s]+:[^/@\s]+@|(?:pass\w*|pwd|secret\w*|token|\w*key(?:_id)?|credential\w*)\s*=",
    re.IGNORECASE,
)
_MOST = 10**9
_MB = 2**20


def is_secret(key: str) -> bool:
    """Tell whether a key is meant for a password, a token or a key."""
    return any(_SECRET_RE.fullmatch(part) for part in (key, *re.split(r"[_-]", key)))


def tells_secret(value: str) -> bool:
    """Tell whether an address or a connection string holds a password or a key: it is not to be printed."""
    return _TOLD_RE.search(value) is not None


def read_hosting(reading: TableReader, found: Mapping[str, Any]) -> Hosting | None:
    """Read the table, if there is one; every value that does not fit is a problem."""
    if _TABLE not in found:
        return None
    table = reading.table(_TABLE, found)
    if table is not found[_TABLE]:
        return None
    _refuse_strangers(reading, table, _TABLE)
    kind = table.get("kind", "")
    if not isinstance(kind, str) or kind not in KINDS:
        where = reading.line_in(_TABLE, "kind") if "kind" in table else reading.line(_TABLE)
        near = nearest(kind, KINDS) if isinstance(kind, str) else ""
        reading.report(where, "site-host-kind", value=kind, nearest=near or "nginx", known=", ".join(KINDS))
    target = _target(reading, table)
    _compare(reading, kind, target)
    limits = table.get("limits", {})
    if not isinstance(limits, dict):
        reading.report(
            reading.line_in(_TABLE, "limits"), "site-type", key="limits", wanted="mục [hosting.limits]"
        )
        limits = {}
    _refuse_strangers(reading, limits, _LIMITS)
    hsts = table.get("hsts", True)
    if not isinstance(hsts, bool):
        reading.report(reading.line_in(_TABLE, "hsts"), "site-type", key="hsts", wanted="true hoặc false")
    return Hosting(
        kind=kind if kind in KINDS else "",
        target=target,
        keep=_number(reading, table, "keep", 2, 1000) or KEPT_RELEASES,
        hsts=hsts is True,
        share_pictures=_number(reading, table, "share_pictures", 0, _MOST),
        limits=tuple(_limits(reading, limits)),
    )


def _refuse_strangers(reading: TableReader, table: Mapping[str, Any], name: str) -> None:
    for key in table:
        if key in KEYS[name]:
            continue
        if is_secret(key):
            reading.report(reading.line_in(name, key), "site-secret", key=key)
        else:
            reading.unknown(name, key)


def _target(reading: TableReader, table: Mapping[str, Any]) -> Target | None:
    written = table.get("target")
    if written is None:
        return None
    line = reading.line_in(_TABLE, "target")
    if not isinstance(written, str):
        reading.report(line, "site-type", key="target", wanted="một chuỗi trong dấu ngoặc kép")
        return None
    if tells_secret(written):
        reading.report(line, "site-secret", key="target")
        return None
    target = parse_target(written)
    if target is None:
        reading.report(line, "site-target", value=written)
    return target


def _compare(reading: TableReader, kind: str, target: Target | None) -> None:
    """Doubt a target by which a site of this kind is not published."""
    if target is None or kind not in KINDS:
        return
    if kind in KINDS_WITHOUT_TARGET:
        reading.report(reading.line_in(_TABLE, "target"), "site-target-useless", kind=kind)
    elif isinstance(target, SshTarget) and kind not in KINDS_WITH_RELEASES:
        reading.report(reading.line_in(_TABLE, "target"), "site-target-ssh", kind=kind)


def _number(
    reading: TableReader, table: Mapping[str, Any], key: str, least: int, most: int, name: str = _TABLE
) -> int | None:
    """Take a whole number of the table ``name``, if it is there."""
    value = table.get(key)
    if value is None:
        return None
    if type(value) is int and least <= value <= most:
        return value
    wanted = f"một số nguyên từ {least} đến {most}"
    reading.report(reading.line_in(name, key), "site-type", key=key, wanted=wanted)
    return None


def _limits(reading: TableReader, table: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Take the limits, sizes in bytes, by the names of ``Limits``."""
    names = {"files": ("files", 1), "file_mb": ("file_size", _MB), "total_mb": ("total_size", _MB)}
    names["redirects"] = ("redirects", 1)
    read = {key: _number(reading, table, key, 1, _MOST, _LIMITS) for key in names}
    return [(names[key][0], value * names[key][1]) for key, value in read.items() if value is not None]
