"""Write the header so that our reader gives each value back as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newsroom.commands.importer.writing.signs import cleaned
from newsroom.vietnamese.plain import plain
from plugins.manuscript.keys import ARTICLE_KEYS, REPEATABLE, TEXT_KEYS

_MARK_RE = re.compile(r"[*_<\[`#]|&(?=[#\w])")
_ESCAPES = 3
"""The times over that our reader resolves references in a header, so that each must stand that deep."""


def header_of(values: Mapping[str, Sequence[str]], status: str = "draft") -> str:
    """Write the header's lines, in the order of the handbook."""
    given = {key: [text for value in found if (text := cleaned(value))] for key, found in values.items()}
    given["Status"] = [status]
    return "".join(f"{key}: {value}\n" for key in ARTICLE_KEYS for value in _values(key, given.get(key, [])))


def unknown_keys(values: Mapping[str, Sequence[str]]) -> list[str]:
    """Name the keys that no article has: their values are told, for they cannot be written."""
    return [key for key in values if key not in ARTICLE_KEYS]


def _values(key: str, found: Sequence[str]) -> Iterator[str]:
    if not found:
        return
    if key.casefold() in REPEATABLE:
        yield from (_kept(key, value) for value in found)
        return
    value = "; ".join(found) if key in ("Author", "Authors", "Tags") else found[0]
    if key == "Tags" and ";" not in value and "," in value:
        value += ";"
    yield _kept(key, value)


def _kept(key: str, value: str) -> str:
    """Write a value; signs that our reader takes for marks are written as references."""
    if key.casefold() not in TEXT_KEYS or plain(value).text == value:
        return value
    kept = _MARK_RE.sub(_reference, value)
    return kept if plain(kept).text == value else value


def _reference(match: re.Match[str]) -> str:
    return "&#38;" + "#38;" * (_ESCAPES - 1) if match.group() == "&" else f"&#{ord(match.group())};"
