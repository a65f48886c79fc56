"""Answer what is asked for below ``/_components/``; nothing of it comes from a build or goes into one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from threading import Lock
from typing import Any

from jinja2 import Environment

from newsroom.commands.counting.outcome import MOST_READ, NUMBER, PERIODS
from newsroom.commands.preview.components.drawing import SILENCE, drawn
from newsroom.commands.preview.components.showing import Folders, components, environment, page, show
from newsroom.commands.preview.examples import EXAMPLES
from newsroom.commands.preview.examples.values import BASE, CATEGORIES, headlines
from newsroom.commands.preview.files import media_type
from newsroom.engine import read_folder
from newsroom.model.hosting import COUNTS_FOLDER
from newsroom.model.output import Assets
from plugins.assets.making import make_assets
from plugins.feeds.beside import HEADLINES, BesideList

SHEET = "theme/mau.css"
"""The stylesheet of the page itself, which is no part of the theme."""
TITLE = "Thành phần giao diện"
_HTML, _DRAWING = "text/html; charset=utf-8", "image/svg+xml"


@dataclass(frozen=True, slots=True)
class Answer:
    """The bytes of an address, and their type."""

    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as it was read: the environment of its templates, and the files that pages load.

    ``problem`` tells why there are none.
    """

    folders: Folders
    assets: Assets
    files: Mapping[str, bytes]
    environment: Environment
    problem: str = ""


class ComponentPages:
    """Gives the pages of components for the theme in some folders, which is read anew each time."""

    def __init__(self, templates: tuple[Path, ...], static: Path) -> None:
        self._templates, self._static = templates, static
        self._read: object = None
        self._theme: Theme | None = None
        self._lock = Lock()

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> ComponentPages:
        """Find the folders of the theme by Pelican's settings."""
        theme = Path(settings["THEME"])
        overrides = map(Path, settings["THEME_TEMPLATES_OVERRIDES"])
        return cls((*overrides, theme / "templates"), theme / "static")

    def answer(self, path: str) -> Answer | None:
        """Give what stands at an address, decoded, that begins with ``BASE``; ``None`` if nothing does."""
        place = path.removeprefix(BASE).removeprefix("/")
        if (picture := drawn(place)) is not None:
            return Answer(picture, _DRAWING)
        if place.endswith(".mp3"):
            return Answer(SILENCE, media_type(place))
        theme = self.theme()
        if place in theme.files:
            return Answer(theme.files[place], media_type(place))
        if place in (lists := dict(_lists_beside())):
            listed = lists[place]
            values = {field.name: getattr(listed, field.name) for field in fields(listed)}
            return Answer(theme.environment.get_template("beside.html").render(values).encode(), _HTML)
        if place == f"{COUNTS_FOLDER}/{MOST_READ}":
            return Answer(_ranks(), media_type(place))
        data = _page(theme, place) if path.endswith("/") else None
        return Answer(data, _HTML) if data else None

    def theme(self) -> Theme:
        """Give the theme as it is now."""
        templates = [(str(folder), read_folder(folder)) for folder in self._templates]
        read = (templates, read_folder(self._static))
        with self._lock:
            if self._theme is None or read != self._read:
                self._read, self._theme = read, _made(*read)
            return self._theme


def _made(folders: Folders, static: Mapping[str, bytes]) -> Theme:
    own = {SHEET: Path(__file__).with_name("page.css").read_bytes()}
    try:
        assets, files = make_assets(static)
    except (KeyError, ValueError) as error:  # as the build says it, which fails over it
        assets, files, problem = Assets("", ""), {}, f"{type(error).__name__}: {error}"
    else:
        problem = ""
    return Theme(folders, assets, {**files, **own}, environment(folders, assets), problem)


def _page(theme: Theme, place: str) -> bytes | None:
    """Make the page of all components, of one, or of a single example; ``None`` if there are no such."""
    name, _, key = place.rstrip("/").partition("/")
    chosen = [one for one in EXAMPLES if not name or (name == one.component and key in ("", one.key))]
    shown = [show(theme.environment, one, is_alone=bool(key)) for one in chosen]
    listed = [one for one in components(theme.folders, shown) if not name or one.name == name]
    if not listed or (key and not chosen):
        return None
    titles = (*(one.name for one in chosen if key), name, TITLE)
    return page(theme.environment, theme.assets, listed, " - ".join(filter(None, titles)), theme.problem)


def _ranks() -> bytes:
    """Give what is read most as a server has it."""
    ranked = [{"url": one.url, "title": one.title, "count": 1} for one in headlines(NUMBER)]
    return json.dumps({str(days): ranked for days in PERIODS}, ensure_ascii=False).encode()


def _lists_beside() -> Iterator[tuple[str, BesideList]]:
    """Give the lists that the column beside an article fetches, by their place."""
    category = CATEGORIES[0]
    yield "feeds/all.html", BesideList("Tin mới", "", headlines(HEADLINES))
    yield f"feeds/{category.slug}.html", BesideList(category.name, category.url, headlines(HEADLINES)[8:])
