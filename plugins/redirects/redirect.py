"""Keep old addresses alive: a stub page where a static host can show one."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.engine import Edition
from newsroom.model.redirect import Redirect
from newsroom.viewmodels.moved import CategoryMove


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """A stub: ``url`` is absolute."""

    title: str
    url: str


def stub(edition: Edition, redirect: Redirect) -> RedirectPage:
    """Make the stub page of a redirect."""
    return RedirectPage(redirect.record.title, edition.site.absolute(redirect.record.url))


def category_stub(edition: Edition, move: CategoryMove) -> RedirectPage:
    """Make the stub page of a page of a category."""
    return RedirectPage(move.category.name, edition.site.absolute(move.url))
