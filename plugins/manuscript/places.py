"""Tell whether a manuscript stands where its place is an address."""

from __future__ import annotations

import re

from newsroom.model.addresses import YEARS
from newsroom.model.problem import Problem
from newsroom.model.reserved import free, use_of
from newsroom.vietnamese.slugs import is_slug, slug

_YEAR_RE = re.compile(r"[0-9]{4}")
_MONTH_RE = re.compile(r"0[1-9]|1[0-2]")
_PAGE_LEVELS = 2
"""How deep static pages lie: one, and those below it."""


def check_place(path: str) -> list[Problem]:
    """Report a manuscript whose place is no address: ``articles/2024/07/slug/index.md``."""
    parts = path.split("/")
    if path.startswith("pages/"):
        return _check_page_place(path, *parts[1:-1], parts[-1].removesuffix(".md"))
    if len(parts) != 5 or parts[-1] != "index.md" or parts[0] != "articles":
        return [Problem.of(path, 0, "misplaced-article")]
    problems = []
    if not (_YEAR_RE.fullmatch(parts[1]) and int(parts[1]) in YEARS):
        problems.append(Problem.of(path, 0, "bad-year-folder", found=parts[1]))
    if not _MONTH_RE.fullmatch(parts[2]):
        problems.append(Problem.of(path, 0, "bad-month-folder", found=parts[2]))
    if not is_slug(parts[3]):
        problems.append(_bad_slug(path, parts[3]))
    return problems


def _check_page_place(path: str, *names: str) -> list[Problem]:
    """Report a page whose place is no address: ``names`` are its own and, before it, that of its folder."""
    if len(names) > _PAGE_LEVELS or names[1:] == ("index",):
        return [Problem.of(path, 0, "misplaced-page")]
    if bad := [name for name in names if not is_slug(name)]:
        return [_bad_slug(path, bad[0])]
    found = names[0]
    if use := use_of(found):
        code = "reserved-address" if len(names) == 1 else "reserved-folder"
        return [Problem.of(path, 0, code, found=found, use=use, better=free(found))]
    return []


def _bad_slug(path: str, found: str) -> Problem:
    return Problem.of(path, 0, "bad-slug", found=found, better=slug(found) or "ten-bai-viet")
