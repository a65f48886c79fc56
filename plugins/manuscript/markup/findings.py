"""Collect the problems of one body, each at the line that it is about."""

from __future__ import annotations

from newsroom.model.problem import Problem
from plugins.manuscript.markup.locator import Locator


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

    def line_of(self, position: int) -> int:
        """Give the line of a place in the text."""
        return self.locator.line_of(position)

    def spelt(self, *spellings: str) -> str:
        """Choose the first spelling that stands in the text, else the last."""
        return next((seen for seen in spellings if seen and seen in self.text), spellings[-1])
