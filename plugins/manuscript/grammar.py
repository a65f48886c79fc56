"""Know what lines a header may have, and what was meant by those that it may not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

FIELD_RE = re.compile(r"([^\s:][^:]{0,39}?)\s*:(.*)")
"""A key and its value."""


@dataclass(frozen=True)
class Grammar:
    """What keys a header may have: all ``known``, and of each of ``needed`` one.

    ``suggest`` names the known key that was meant by another, ``""`` if none was.
    """

    known: tuple[str, ...] = ()
    needed: tuple[tuple[str, ...], ...] = ()
    suggest: Callable[[str], str] = str

    @cached_property
    def spelt(self) -> frozenset[str]:
        """The known keys as they are spelt."""
        return frozenset(self.known)

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(map(str.casefold, self.known))

    @cached_property
    def _without_colon(self) -> re.Pattern[str]:
        """Match a line that begins with a key and no colon: ``Date 2024-07-11``, ``Date = 2024-07-11``."""
        return re.compile(rf"({'|'.join(self.known)})(?:\s*[=;：]|\s)\s*(.*\S.*)", re.IGNORECASE)

    def is_exact(self, key: str) -> bool:
        """Tell whether there is such a key."""
        return key.casefold() in self._folded

    def knows(self, key: str) -> bool:
        """Tell whether there is such a key; without any that are known all are."""
        return bool(key) and (self.is_exact(key) or not self.known)

    def recognises(self, key: str) -> bool:
        """Tell whether a key is known, or plainly meant for one."""
        return bool(key) and (self.is_exact(key) or bool(self.suggest(key)))

    def missing(self, given: Iterable[str]) -> set[str]:
        """List the needed keys of which none is among ``given``, in small letters."""
        has = {key.casefold() for key in given}
        return {
            key.casefold() for keys in self.needed if not has & {*map(str.casefold, keys)} for key in keys
        }

    def match(self, line: str) -> re.Match[str] | None:
        """Match a field, or a line that lacks only the colon after its key."""
        found = FIELD_RE.match(line)
        if not self.known or (found and self.recognises(found[1].strip())):
            return found
        return self._without_colon.fullmatch(line) or found


ANY = Grammar()
"""Takes every key."""
