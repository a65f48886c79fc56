"""Collect the problems of one body, each at the line that it is about."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.model.problem import Problem
from plugins.manuscript.markup.locator import Locator

_CAUSES = {"stars-as-text": ("long-row",), "html-as-text": ("html-photo", "html-video")}
"""What a problem follows from if that is told of the same line."""
_WRAPPERS = frozenset({"figure", "figcaption", "picture", "source", "a", "div", "p", "span", "center"})
"""Tags that stand around photos and videos in pages."""


class Findings:
    """What is wrong with the body ``text`` of the content file ``path``, which starts at ``first_line``."""

    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path, self.text, self.first_line = path, text, first_line
        self.locator = Locator(text, first_line)
        self.problems: list[Problem] = []

    def at(self, line: int, code: str, **values: object) -> None:
        """Report a problem at a line of the file."""
        self.problems.append(Problem.of(self.path, line, code, **values))

    def near(self, needle: str, code: str, **values: object) -> None:
        """Report a problem at the line of the next ``needle``."""
        self.at(self.locator.line(needle), code, **values)

    def told(self) -> Iterator[Problem]:
        """Give the problems, but for those that follow from another one of their line."""
        known = {(problem.line, problem.code) for problem in self.problems}
        for problem in self.problems:
            tag = dict(problem.values).get("tag")
            causes = () if tag is not None and tag.lower() not in _WRAPPERS else _CAUSES.get(problem.code, ())
            if not any((problem.line, cause) in known for cause in causes):
                yield problem

    def line_of(self, position: int) -> int:
        """Give the line of a place in the text."""
        return self.locator.line_of(position)

    def spelt(self, *spellings: str) -> str:
        """Choose the first spelling that stands in the text, else the last."""
        return next((seen for seen in spellings if seen and seen in self.text), spellings[-1])
