"""Gather what a record of another system declares, key by key, the best first."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsroom.commands.importer.archives.moments import moment
from newsroom.commands.importer.source import Fact
from newsroom.model.addresses import is_old_url_long, old_address
from newsroom.vietnamese.comparing import clean, fold

NEUTRAL_LOGINS = frozenset({
    "admin", "administrator", "quan", "tri", "vien", "quantri", "quantrivien",
    "webmaster", "editor", "root", "user", "btv", "bien", "tap", "bientap", "ban",
    "banbientap", "super", "superuser", "nguoi", "dung", "author"
})  # fmt: skip
"""Words of accounts that are nobody's name."""
_TAG_RE = re.compile(r"<!--.{0,3000}?-->|</?[a-z!][^<>]*>", re.IGNORECASE | re.DOTALL)
_PARTING_RE = re.compile(r"</?(?:br|p|div|li|h\d|td|tr)\b", re.IGNORECASE)
_COUNT_RE = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+|\d{1,10}")


def plain_words(text: str) -> str:
    """Give the words of a piece of HTML on one line."""
    text = _TAG_RE.sub(lambda tag: " " if _PARTING_RE.match(tag[0]) else "", text)
    return " ".join(clean(html.unescape(text)).split())


def is_account(name: str, login: str = "") -> bool:
    """Tell whether a name is that of an account rather than of whoever wrote."""
    words = fold(name).split()
    return " " not in name.strip() or name == login or all(word in NEUTRAL_LOGINS for word in words)


@dataclass
class Facts:
    """Facts by header key; what is empty is not put in."""

    by_key: dict[str, list[Fact]] = field(default_factory=dict)

    def add(self, key: str, value: str, origin: str, confidence: int = 100) -> None:
        """Put a value in, unless it is empty or stands there."""
        value = " ".join(value.split())
        if value and value not in (one.value for one in self.by_key.get(key, ())):
            self.by_key.setdefault(key, []).append(Fact(value, origin, confidence))

    def add_words(self, key: str, text: str, origin: str, confidence: int = 100) -> None:
        """Put the words of a piece of HTML in."""
        self.add(key, plain_words(text), origin, confidence)

    def add_moment(
        self, key: str, value: object, origin: str, confidence: int = 100, month_first: bool = False
    ) -> bool:
        """Put a moment in; tell whether it could be read."""
        found = moment(value, month_first)
        if found is not None:
            origin = f"{origin}, đổi ra giờ Việt Nam" if found.moved else origin
            self.add(key, found.text, origin, confidence)
        return found is not None

    def add_address(self, value: str, origin: str) -> None:
        """Put an address of the article on the old site in."""
        path = old_address(value.strip())
        if path and path != "/" and not is_old_url_long(path):
            self.add("Old_URL", path, origin)
        elif path != "/" and value.partition("://")[2].partition("/")[2].strip("/ "):
            self.add("Old_URL", value, origin)  # cannot be redirected, which is told

    def add_views(self, value: object, origin: str, confidence: int = 100) -> bool:
        """Put a count in; tell whether it is one."""
        text = str(value).strip().removesuffix(".0")
        if not _COUNT_RE.fullmatch(text):
            return False
        count = int(re.sub(r"\D", "", text))
        if count:
            self.add("Views", str(count), origin, confidence)
        return True

    def add_all(self, key: str, values: Iterable[str], origin: str, confidence: int = 100) -> None:
        """Put several values in, in order."""
        for value in values:
            self.add_words(key, value, origin, confidence)

    def done(self) -> dict[str, tuple[Fact, ...]]:
        """Give all facts."""
        return {key: tuple(found) for key, found in self.by_key.items()}
