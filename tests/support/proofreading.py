"""Proofread a text as an article, and tell what was found."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from pkgutil import resolve_name

from newsroom.model.blocks import Block
from newsroom.model.copy import Copy, Proofreader
from newsroom.model.problem import Problem
from newsroom.vietnamese.printing import VIETNAM
from plugins.copydesk import PROOFREADERS

PATH = "articles/2024/07/hop/index.md"
MOMENT = datetime(2024, 7, 11, 15, 51, tzinfo=VIETNAM)
DESK: tuple[Proofreader, ...] = tuple(map(resolve_name, PROOFREADERS))


def article(
    text: str,
    lead: str = "Hội nghị sơ kết.",
    head: str = "",
    body: tuple[Block, ...] = (),
    glossary: Collection[str] | None = None,
) -> Copy:
    """Write an article with this text: its first line is the sixth, or below that with more of a header."""
    header = f"Title: Họp\nDate: 2024-07-11 15:51\n{head}Summary: {lead}\n\n"
    return Copy(PATH, header + text, MOMENT, body, None if glossary is None else frozenset(glossary))


def codes(proofread: Proofreader, copy: Copy) -> list[str]:
    """List the codes of what a proofreader finds."""
    return [problem.code for problem in proofread(copy)]


def values(proofread: Proofreader, copy: Copy) -> list[dict[str, str]]:
    """List the values of what a proofreader finds."""
    return [dict(problem.values) for problem in proofread(copy)]


def proofread_all(copies: Iterable[Copy]) -> list[Problem]:
    """List what all proofreaders say, one after another."""
    copies = tuple(copies)
    return [problem for proofread in DESK for copy in copies for problem in proofread(copy)]
