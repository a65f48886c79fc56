"""Turn header fields into typed values; every value that does not fit is a problem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache

from newsroom.model.addresses import is_old_url_long, old_address, spelt_fault
from newsroom.model.dates import parse_date
from newsroom.model.media import Focus
from newsroom.model.problem import Problem
from newsroom.model.records import WITHDRAWN, Link
from newsroom.model.site import Category
from newsroom.model.web_addresses import is_web_address
from newsroom.vietnamese.comparing import comparable, nearest
from newsroom.vietnamese.plain import plain
from newsroom.vietnamese.slugs import slug
from plugins.manuscript.header import Field
from plugins.manuscript.keys import FORBIDDEN, REPEATABLE, TEXT_KEYS, suggest_key

PAGE_STATUSES = {"published": "đăng", "draft": "bản nháp"}
STATUSES = {**PAGE_STATUSES, WITHDRAWN: "đã gỡ, kèm dòng Withdrawn: lý do"}
"""What ``Status`` may say, and what it means."""
DATE_CODES = {"form": "bad-date", "unreal": "impossible-date", "far": "far-date", "zone": "date-zone"}
"""What is reported of a date, by what is wrong with it (``parse_date``)."""
MAX_TITLE = 200
LAST_PIN = 99
UNANSWERED = "?"
"""The value that imports and ``make new`` write where a person has to say something."""
_MARKS = "*_-–—•·+#> \t"
"""Marks of bold, lists and headings, which a key may have got from another program."""


@dataclass(slots=True)
class Header:
    """The typed fields of one file, and the problems found on the way."""

    path: str
    fields: dict[str, list[Field]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    meant: set[str] = field(default_factory=set)
    """Needed keys that are there in another spelling, in small letters."""
    strange: int = 0
    """The line of the last key that is none: lines of text below it are one slip with it."""

    def report(self, line: int, code: str, **values: object) -> None:
        self.problems.append(Problem.of(self.path, line, code, **values))

    def all(self, key: str) -> list[Field]:
        """List the non-empty fields of a key."""
        return [item for item in self.fields.get(key, ()) if item.value]

    def one(self, key: str) -> Field | None:
        """Give the first non-empty field of a key."""
        items = self.fields.get(key)
        return next((item for item in items if item.value), None) if items else None

    def text(self, key: str) -> str:
        item = self.one(key)
        return item.value if item else ""

    @property
    def lines(self) -> tuple[tuple[str, int], ...]:
        return tuple((key, items[0].line) for key, items in self.fields.items())


@cache
def _by_folded(keys: tuple[str, ...]) -> Mapping[str, str]:
    """Give keys by their form in small letters."""
    return {key.casefold(): key for key in keys}


def gather(path: str, fields: Sequence[Field], allowed: Sequence[str]) -> Header:
    """Sort fields by key; unknown, forbidden and repeated keys are problems."""
    header = Header(path)
    known = _by_folded(tuple(allowed))
    for item in fields:
        key = item.key.casefold()
        if key not in known:
            _refuse(header, item, known)
        elif (key in header.fields) and key not in REPEATABLE:
            first = header.fields[key][0].line
            header.report(item.line, "duplicate-key", key=known[key], first=first)
        elif item.value == UNANSWERED:
            header.report(item.line, "unanswered-key", key=known[key])
            header.meant.add(key)
        else:
            header.fields.setdefault(key, []).append(_unmarked(header, item) if key in TEXT_KEYS else item)
    return header


def _refuse(header: Header, item: Field, known: Mapping[str, str]) -> None:
    """Report a key that there is not, with the one that was meant."""
    key, allowed = item.key.casefold(), tuple(known.values())
    bare = key.strip(_MARKS)
    if bare in known:
        header.report(item.line, "unknown-key", key=item.key, nearest=known[bare])
        header.meant.add(bare)
    elif key in FORBIDDEN or not re.match(r"[^\W_]", key) or key.startswith("is_"):
        header.report(item.line, "forbidden-key", key=item.key)
    else:
        suggestion = suggest_key(item.key, allowed)
        code = "unknown-key" if suggestion else "strange-key"
        is_one_text = not suggestion and header.strange == item.line - 1
        header.strange = 0 if suggestion else item.line
        if is_one_text:
            return
        header.report(item.line, code, key=item.key, nearest=suggestion, known=", ".join(allowed))
        header.meant.add(suggestion.casefold())


def _unmarked(header: Header, item: Field) -> Field:
    """Take marks out of a text; what goes with them is told."""
    found = plain(item.value)
    for target in found.links:
        header.report(item.line, "header-link", key=item.key, target=target)
    for tag in found.tags[:1]:
        header.report(item.line, "header-tag", key=item.key, tag=tag)
    return item if found.text == item.value else replace(item, value=found.text)


def read_date(header: Header, key: str) -> tuple[datetime | None, bool]:
    """Read a date field; ``None`` if it is absent or wrong."""
    item = header.one(key)
    if item is None:
        return None, False
    moment, has_time, wrong = parse_date(item.value)
    if wrong:
        header.report(item.line, DATE_CODES[wrong], key=item.key, value=item.value)
    return moment, has_time


def require(header: Header, keys: Iterable[str]) -> None:
    """Report each needed key that is missing or empty."""
    for key in keys:
        if header.one(key.casefold()) is None and key.casefold() not in header.meant:
            given = header.fields.get(key.casefold())
            header.report(given[0].line if given else 1, "missing-key", key=key)


def read_title(header: Header) -> str:
    item = header.one("title")
    if item is not None and len(item.value) > MAX_TITLE:
        header.report(item.line, "long-title", length=len(item.value), limit=MAX_TITLE)
    return item.value if item else ""


def read_category(header: Header, categories: Sequence[Category]) -> Category | None:
    """Find the category by name or slug, of before too, tone placement and case aside."""
    item = header.one("category")
    if item is None or not categories:
        return None
    wanted = comparable(item.value)
    for category in categories:
        if wanted in (comparable(category.name), category.slug, *category.old_slugs):
            return category
    names = [category.name for category in categories]
    suggestion = nearest(item.value, names)
    code = "unknown-category" if suggestion else "strange-category"
    header.report(item.line, code, value=item.value, nearest=suggestion, known=", ".join(names))
    return None


def read_draft(header: Header, statuses: Mapping[str, str]) -> bool:
    """Read ``Status``, one of ``statuses``: absent or ``published`` is public, anything unclear a problem."""
    items = header.fields.get("status")
    if not items:
        return False
    value = items[0].value.casefold()
    if value not in statuses:
        *most, last = (f"«{status}» ({meaning})" for status, meaning in statuses.items())
        header.report(
            items[0].line, "unknown-status", value=items[0].value, known=f"{', '.join(most)} hoặc {last}"
        )
    return value != "published"


def says_draft(header: Header) -> bool:
    """Tell whether the file says plainly that it is a draft."""
    return header.text("status").casefold() == "draft"


def read_withdrawn(header: Header) -> str:
    """Read why the article was taken down, ``""`` if it was not; status and reason go together."""
    reason, given = header.text("withdrawn"), header.fields.get("withdrawn")
    if header.text("status").casefold() == WITHDRAWN:
        if not reason:
            header.report(header.fields["status"][0].line, "withdrawn-without-reason")
        return reason
    if given:
        header.report(given[0].line, "withdrawn-alone")
    return ""


def names(header: Header, *keys: str, separator: str = ";") -> tuple[str, ...]:
    """Split a field of several values; order kept, repetitions dropped."""
    found: dict[str, str] = {}
    for key in keys:
        for item in header.all(key):
            for name in item.value.split(separator):
                if name.strip():
                    found.setdefault(comparable(name.strip()), name.strip())
    return tuple(found.values())


def read_tags(header: Header) -> tuple[str, ...]:
    """Split ``Tags`` at semicolons or, as Pelican does, at commas if there is none."""
    item = header.one("tags")
    if item is None:
        return ()
    tags = names(header, "tags", separator=";" if ";" in item.value else ",")
    for tag in tags:
        if not slug(tag):
            header.report(item.line, "bad-tag", value=tag)
    return tuple(tag for tag in tags if slug(tag))


def read_views(header: Header) -> int | None:
    item = header.one("views")
    if item is None:
        return None
    if not re.fullmatch(r"\d{1,3}(\.\d{3})+|\d{1,9}", item.value, re.ASCII):
        header.report(item.line, "bad-views", value=item.value)
        return None
    return int(item.value.replace(".", ""))


def read_pin(header: Header) -> int | None:
    """Read the place among the articles that stand first, 1 for the first of them."""
    item = header.one("pin")
    if item is None:
        return None
    if not re.fullmatch(r"0*[1-9]\d?", item.value, re.ASCII):
        header.report(item.line, "bad-pin", value=item.value, most=LAST_PIN)
        return None
    return int(item.value)


def read_focus(header: Header) -> Focus | None:
    """Read the place that crops keep in view: ``40% 30%``, from the left and from the top.

    Fractions of a percent are taken and do not count.
    """
    item = header.one("focus")
    if item is None:
        return None
    number = r"(\d{1,3})(?:[.,]\d{1,2})?\s*"
    match = re.fullmatch(rf"{number}%?(?:\s*[,;x]\s*|\s+|(?<=%)){number}%?", item.value, re.ASCII)
    place = (int(match[1]), int(match[2])) if match else (101, 101)
    if max(place) > 100:
        header.report(item.line, "bad-focus", value=item.value)
        return None
    return place


def read_web_address(header: Header, key: str) -> str:
    item = header.one(key)
    if item is not None and not is_web_address(item.value):
        header.report(item.line, "bad-web-address", key=item.key, value=item.value)
        return ""
    return item.value if item else ""


def read_old_urls(header: Header) -> tuple[Link, ...]:
    """Read the old addresses as paths from the root, query kept."""
    found: dict[str, Link] = {}
    for item in header.all("old_url"):
        if value := old_address(item.value):
            found.setdefault(value, Link(value, item.value, item.line))
        else:
            spelt, meaning = spelt_fault(item.value)
            is_long = is_old_url_long(item.value)
            code = "long-old-url" if is_long else "spelt-old-url" if spelt else "bad-old-url"
            header.report(item.line, code, value=item.value, spelt=spelt, meaning=meaning)
    return tuple(found.values())
