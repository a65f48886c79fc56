"""Take values from ``site.toml``, and report those that are not as they should be with their line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from newsroom.model.content import SITE_FILE
from newsroom.model.problem import Problem
from newsroom.model.toml_keys import line_of, statements
from newsroom.vietnamese.comparing import clean, nearest
from newsroom.vietnamese.plain import plain
from newsroom.vietnamese.printing import VIETNAM

KEYS: dict[str, tuple[str, ...]] = {
    "": (
        "name", "url", "tagline", "organisation", "categories", "links", "banners",
        "notice", "front", "menu", "brand", "hosting", "verification", "security", "no_articles",
        "offline", "abbreviations", "check", "old_sections",
    ),
    "organisation": ("name", "address", "phone", "email", "responsible", "licence", "designation"),
    "categories": ("name", "slug", "description", "old_slugs", "kind"),
    "links": ("name", "url"),
    "brand": ("logo", "logo_dark", "icon", "has_name"),
    "menu": ("name", "url", "items"),
    "menu.items": ("name", "url"),
    "banners": ("image", "url", "alt", "from", "until"),
    "notice": ("text", "url", "from", "until"),
    "front": (
        "blocks", "leave_out", "newest", "cards", "photos", "videos", "per_category", "mark_pins",
    ),
    "hosting": ("kind", "target", "keep", "hsts", "share_pictures", "limits"),
    "hosting.limits": ("files", "file_mb", "total_mb", "redirects"),
    "verification": ("google", "bing", "zalo", "facebook", "yandex"),
    "abbreviations": (),
    "check": ("off",),
    "old_sections": (),
    "security": ("contact", "expires", "policy", "languages"),
}  # fmt: skip
_NEEDED = {
    "categories": ("name", "slug"),
    "links": ("name", "url"),
    "banners": ("image", "url", "alt"),
    "notice": ("text",),
}
_LISTED = ("categories", "links", "menu", "banners", "notice")
"""The tables of which there may be several, each under ``[[its name]]``."""
_FEW = 2
_WORDS = (
    "name", "tagline", "address", "responsible", "licence", "designation", "description", "text", "alt",
)  # fmt: skip
"""The keys whose values are printed as words."""
_DATED = ("banners", "notice")
"""The tables of which ``from`` and ``until`` may be typed as dates, without quotes."""


def _typed_date(value: date) -> str:
    """Write a date of TOML as one in quotes; a time zone that is not ours is reckoned in ours."""
    if not isinstance(value, datetime):
        return f"{value:%Y-%m-%d}"
    return f"{value.astimezone(VIETNAM) if value.tzinfo else value:%Y-%m-%d %H:%M}"


def _home(key: str, table: str) -> str:
    """Name the table that a key of another one belongs to, ``""`` if there is none or there are many."""
    homes = [name for name, keys in KEYS.items() if key in keys and name != table]
    if "" in homes:
        return "phần đầu tệp, trước dòng [mục] đầu tiên"
    headings = [
        f"mục [[{name}]]" if name in _LISTED else f"mục [{name}]" for name in homes if name != "menu.items"
    ]
    return " hoặc ".join(headings) if len(headings) <= _FEW else ""


class TableReader:
    """The reading of one file: values by table, problems with the line they stand on."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self._statements = list(statements(text))
        self.problems: list[Problem] = []

    def line(self, table: str, nth: int = 0) -> int:
        """Find the line of the nth table of a name at the top of the file; 1 if it is not found.

        It may be a heading, ``[table]`` or ``[[table]]``, keys ``table.key``, or stand in braces.
        """
        path = tuple(table.split("."))
        hits = [one.line for one in self._statements if one.path == path]
        hits = hits or [one.line for one in self._statements if one.path[: len(path)] == path][:1]
        if len(hits) == 1 and nth:
            return self._braces(hits[0], nth)
        return hits[min(nth, len(hits) - 1)] if hits else 1

    def line_in(self, table: str, key: str, nth: int = 0) -> int:
        """Find the line of a key in the nth table of a name, ``""`` for the top of the file.

        A key may stand behind that of its table, ``table.key``, or within one in braces. What is not found is
        on the line of the table.
        """
        path = (*(table.split(".") if table else ()), key)
        if found := line_of(self._statements, path, nth):
            return found
        return self._braces(self.line(table), nth) if table else 1

    def _braces(self, start: int, nth: int) -> int:
        """Find the line of the nth table in braces from the line ``start`` on; ``start`` if there is none."""
        begun = [
            n for n, line in enumerate(self.lines, start=1) if n >= start for _ in range(line.count("{"))
        ]
        return begun[nth] if nth < len(begun) else start

    def line_below(self, key: str, start: int, value: str = "") -> int:
        """Find the line of ``key =`` in the table that begins on the line ``start``, or below it that of a
        value; ``start`` if it is not found.
        """
        pattern = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
        lines = list(enumerate(self.lines[start:], start=start + 1))
        end = next(
            (n for n, line in lines if re.match(r"\s*\[\[?\s*[\w\"']+[\w.\"' ]*\]", line)),
            start + len(lines) + 1,
        )
        place = next((n for n, line in lines if n < end and pattern.match(line)), start)
        if not value or place == start:
            return place
        quoted = re.compile(rf"[\"']{re.escape(value)}/?[\"']")
        return next((n for n, line in lines if place <= n < end and quoted.search(line)), place)

    def report(self, line: int, code: str, **values: object) -> None:
        self.problems.append(Problem.of(SITE_FILE, line, code, **values))

    def texts(self, table: str, found: Mapping[str, Any], nth: int = 0) -> dict[str, str]:
        """Take the strings of a table; unknown keys, wrong types and gaps are problems."""
        values = {}
        for key, value in found.items():
            if key not in KEYS[table]:
                self.unknown(table, key, nth)
            elif isinstance(value, str):
                values[key] = self.words(self.line_in(table, key, nth), key, value)
            elif table in _DATED and key in ("from", "until") and isinstance(value, date):
                values[key] = _typed_date(value)
            elif table:
                self.report(
                    self.line_in(table, key, nth),
                    "site-type",
                    key=key,
                    wanted="một chuỗi trong dấu ngoặc kép",
                )
        for key in _NEEDED.get(table, ()):
            if not values.get(key):
                where = f" trong mục [[{table}]]"
                self.report(self.line(table, nth=nth), "site-missing", key=key, where=where)
        return values

    def words(self, line: int, key: str, typed: str) -> str:
        """Give a string on one line; of words, marks of Markdown and HTML are taken out, and told."""
        value = " ".join(clean(typed).split())
        if key not in _WORDS:
            return value
        found = plain(value)
        if found.text != value or found.tags:
            self.report(line, "site-markup", key=key, found=value)
        return found.text

    def unknown(self, table: str, key: str, nth: int = 0) -> None:
        if home := _home(key, table):
            self.report(self.line_in(table, key, nth), "site-key-elsewhere", key=key, where=home)
            return
        near = nearest(key, KEYS[table])
        code = "site-unknown-key" if near else "site-strange-key"
        self.report(self.line_in(table, key, nth), code, key=key, nearest=near, known=", ".join(KEYS[table]))

    def table(self, key: str, found: Mapping[str, Any]) -> dict[str, Any]:
        """Take a table, which may be absent."""
        table = found.get(key, {})
        if not isinstance(table, dict):
            self.report(self.line(key), "site-type", key=key, wanted=f"mục [{key}]")
            return {}
        return table

    def tables(self, key: str, found: Mapping[str, Any]) -> list[tuple[int, dict[str, str]]]:
        """Take a list of tables, each with the line it starts on."""
        listed = found.get(key, [])
        if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
            self.report(self.line(key), "site-type", key=key, wanted=f"các mục [[{key}]]")
            return []
        return [(self.line(key, nth=n), self.texts(key, item, n)) for n, item in enumerate(listed)]
