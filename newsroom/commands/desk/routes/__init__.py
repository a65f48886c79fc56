"""Answer what the screens of the desk ask: a module a screen, each with its ``ROUTES``."""

from __future__ import annotations

from starlette.routing import BaseRoute

from newsroom.commands.desk.routes import (
    album,
    articles,
    files,
    history,
    importing,
    meeting,
    pasting,
    publishing,
    sending,
    site,
    standing,
    writing,
)

ROUTES: tuple[BaseRoute, ...] = (
    *articles.ROUTES,
    *files.ROUTES,
    *album.ROUTES,
    *writing.ROUTES,
    *meeting.ROUTES,
    *pasting.ROUTES,
    *importing.ROUTES,
    *publishing.ROUTES,
    *history.ROUTES,
    *sending.ROUTES,
    *site.ROUTES,
    *standing.ROUTES,
)
"""Of all screens, the most special first."""
