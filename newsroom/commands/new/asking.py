"""Ask on a terminal for what was not given; elsewhere nothing is asked and nothing is made up."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from newsroom.commands.categories import NoCategory, category_meant, numbered
from newsroom.model.dates import parse_date
from newsroom.model.site import Category

UNKNOWN = "?"
"""The value of what was neither given nor said: the check asks for it."""


@dataclass(frozen=True, slots=True)
class Questions:
    """A way to ask: ``ask`` gives the answer to a question, or is ``None`` where nobody can answer."""

    ask: Callable[[str], str] | None
    tell: Callable[[str], None] = print

    def title(self) -> str:
        """Ask for the title, ``""`` if nobody says it."""
        return self._answer("Tiêu đề: ")

    def category(self, categories: Sequence[Category]) -> str:
        """Ask for one of the categories by its number; the only one needs no question."""
        if len(categories) == 1:
            return categories[0].name
        if self.ask is None or not categories:
            return UNKNOWN
        self.tell(f"Chuyên mục:\n{numbered(categories)}")
        while answer := self._answer(f"Số chuyên mục (1–{len(categories)}; Enter: để sau): "):
            try:
                return category_meant(answer, categories)
            except NoCategory:
                self.tell(f"Không có chuyên mục «{answer}»; gõ một số từ 1 đến {len(categories)}.")
        return UNKNOWN

    def author(self, remembered: str, suggested: str = "") -> str:
        """Ask who writes; what was said last is taken if nothing else is."""
        usual = remembered or suggested
        if self.ask is None:
            return remembered or UNKNOWN
        return self._answer(f"Tác giả [{usual}]: " if usual else "Tác giả: ") or usual or UNKNOWN

    def date(self, now: datetime, found: str) -> str:
        """Ask for the date of an article from a file, which says ``found`` or nothing."""
        if self.ask is None:
            return found or written(now)
        hint = f"; trong tệp ghi {found}, gõ t để lấy" if found else ""
        while answer := self._answer(f"Ngày đăng (Enter: bây giờ, {now:%d/%m/%Y %H:%M}{hint}): "):
            if found and answer.casefold() == "t":
                return found
            if parse_date(answer)[0] is not None:
                return answer
            self.tell(f"«{answer}» không phải ngày. Gõ như 11/07/2024 hoặc 11/07/2024 15:51.")
        return written(now)

    def _answer(self, question: str) -> str:
        return " ".join(self.ask(question).split()) if self.ask else ""


def written(moment: datetime) -> str:
    """Write a moment as headers have it."""
    return f"{moment:%Y-%m-%d %H:%M}"


def of_terminal() -> Questions:
    """Give the way to ask the person at the terminal, if there is one."""
    is_there = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return Questions(input if is_there else None)
