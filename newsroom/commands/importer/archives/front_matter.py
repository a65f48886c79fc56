"""Take the header off a text of Hugo, Jekyll or Pelican: YAML, TOML, JSON, or lines as ``Key: value``."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

YAML, TOML, JSON, LINES = "YAML", "TOML", "JSON", "dòng «Khóa: giá trị»"
_FENCED = (
    (YAML, re.compile(r"\s*---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)),
    (TOML, re.compile(r"\s*\+\+\+[ \t]*\n(.*?)(?:^|\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)),
)
_LINE_RE = re.compile(r"[ ]{0,3}(?P<key>[\w-]+)[ \t]*[:=][ \t]*(?P<value>.*)")
_META_RE = re.compile(r"[ ]{0,3}(?P<key>[\w-]+):[ \t]*(?P<value>.*)")
_MORE_RE = re.compile(r"(?:[ ]{4,}|\t)(?P<value>.*)")
_ITEM_RE = re.compile(r"\s*-[ \t]+(.*)")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Parted:
    """A text without its header; keys of the header in lower case. ``fault`` says what was wrong with it.

    ``line`` is the line on which the text begins, from 1.
    """

    values: Mapping[str, Any]
    text: str
    form: str = ""
    fault: str = ""
    line: int = 1


def part(text: str, plain_lines: bool = True) -> Parted:
    """Part a text from its header; ``plain_lines`` takes lines as ``Key: value`` too, as Pelican has them."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for form, pattern in _FENCED:
        if match := pattern.match(text):
            values, fault = _read(form, match[1])
            return Parted(values, text[match.end() :], form, fault, text.count("\n", 0, match.end()) + 1)
    if text.lstrip().startswith("{") and (found := _json(text)):
        return found
    return _lines(text) if plain_lines else Parted({}, text)


def _read(form: str, header: str) -> tuple[dict[str, Any], str]:
    """Read a header; one that is not what it should be is read line by line."""
    try:
        if len(header) > _LARGEST:
            raise ValueError
        found = tomllib.loads(header) if form == TOML else yaml.load(header, _LOADER)
        if found is None or found == "":
            return {}, ""
        if isinstance(found, dict):
            return {str(key).strip().lower(): value for key, value in found.items()}, ""
    except (ValueError, RecursionError, yaml.YAMLError):
        pass
    return _by_lines(
        header
    ), f"Phần đầu bài không đúng {form} nên được đọc từng dòng: xem lại các mục của bài."


def _by_lines(header: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    last = ""
    for line in header.split("\n"):
        if re.fullmatch(r"\[+[\w.-]+\]+\s*", line):
            continue  # a table of TOML
        if (item := _ITEM_RE.fullmatch(line)) and last:
            kept = found[last] if isinstance(found[last], list) else [found[last]] if found[last] else []
            found[last] = [*kept, _bare(item[1])]
        elif (match := _LINE_RE.fullmatch(line)) and not line.startswith((" ", "\t")):
            last = match["key"].lower()
            found[last] = _value(match["value"])
        elif last and line.strip() and isinstance(found[last], str):
            found[last] = f"{found[last]} {line.strip()}".strip()
    return found


def _value(text: str) -> Any:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [_bare(one) for one in text[1:-1].split(",") if one.strip()]
    return _bare(text)


def _bare(text: str) -> str:
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text


def _json(text: str) -> Parted | None:
    start = len(text) - len(text.lstrip())
    try:
        found, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not found:
        return None
    values = {str(key).lower(): value for key, value in found.items()}
    return Parted(values, text[end:].lstrip("\n"), JSON, "", text.count("\n", 0, end) + 2)


def _lines(text: str) -> Parted:
    """Read lines as Python-Markdown's ``meta`` does: up to a blank line, indented ones go on."""
    lines = text.split("\n")
    values: dict[str, Any] = {}
    key, place = "", 0
    while place < len(lines):
        line = lines[place]
        if not line.strip():
            break
        if match := _META_RE.fullmatch(line):
            key = match["key"].lower()
            enter(values, key, match["value"].strip())
        elif key and (more := _MORE_RE.fullmatch(line)):
            enter(values, key, more["value"].strip())
        else:
            break
        place += 1
    if not values:
        return Parted({}, text)
    return Parted(values, "\n".join(lines[place:]), LINES, "", place + 1)


def enter(values: dict[str, Any], key: str, value: str) -> None:
    """Put a value under a key; several are a list."""
    if key not in values:
        values[key] = value
    elif isinstance(values[key], list):
        values[key].append(value)
    else:
        values[key] = [values[key], value]
