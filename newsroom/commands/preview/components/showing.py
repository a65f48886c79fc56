"""Make HTML of examples: each macro of the theme is called with what an example has for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError
from markupsafe import Markup

from newsroom.commands.preview.components.scoping import scoped
from newsroom.commands.preview.examples.example import SOURCE, Example
from newsroom.commands.preview.examples.frame import MENU
from newsroom.commands.preview.examples.values import BASE, PAGES, SECTIONS, SITE
from newsroom.model.output import Assets
from plugins.press.environment import make_environment
from plugins.press.press import identity

TEMPLATE = "components.page.html"
"""The page itself, which is no part of the theme."""
_FOLDER = "components/"
_HERE = Path(__file__).parent
_OPTIONS = {"trim_blocks": True, "lstrip_blocks": True}
_TOOLS = ('class="tools',)
_MARKS: Mapping[str, tuple[str, ...]] = {
    "video": (' data-player="', " data-file"),
    "viewer": ('class="photo"',),
    "menu": ("menu--groups",),
    "letters": _TOOLS,
    "tools": _TOOLS,
    "search": (),  # there is no index that it could read
}
"""By what in a page a script of the theme is known to be needed, if not by a class of its name."""

Folders = Sequence[tuple[str, Mapping[str, bytes]]]


@dataclass(frozen=True, slots=True)
class Shown:
    """An example as the page shows it: its HTML, or what is wrong with it."""

    example: Example
    html: str
    error: str = ""

    @property
    def id(self) -> str:
        """Where it stands on the page."""
        return f"{self.example.component}--{self.example.key}"


@dataclass(frozen=True, slots=True)
class Component:
    """A component and its examples."""

    name: str
    shown: tuple[Shown, ...]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.shown)


def environment(folders: Folders, assets: Assets) -> Environment:
    """Make the Jinja environment of a theme for a site that is made up; a page of our own is added."""
    own = (str(_HERE), {TEMPLATE: (_HERE / "page.html").read_bytes()})
    shared = identity(SITE, assets, PAGES, SECTIONS, menu=MENU)
    return make_environment((*folders, own), _OPTIONS, {}, **shared).plain


def rendered(theme: Environment, example: Example) -> str:
    """Make the HTML of an example; whatever is wrong with its template or its values is raised."""
    found = getattr(theme.get_template(f"{_FOLDER}{example.component}.html").module, example.macro)
    if not callable(found):
        return str(found)
    inside = {"caller": lambda: Markup(example.inside)} if example.inside else {}
    return str(found(*example.arguments, **dict(example.options), **inside))


def show(theme: Environment, example: Example, is_alone: bool = False) -> Shown:
    """Show an example, whose ids stay as they are where it ``is_alone``; a fault is told in its place."""
    try:
        html = rendered(theme, example)
    except TemplateSyntaxError as error:
        return Shown(example, "", f"{error.name}:{error.lineno}: {error.message}")
    except Exception as error:  # whatever a macro in the making does: the others are shown all the same
        return Shown(example, "", f"{type(error).__name__}: {error}")
    shown = Shown(example, html)
    return shown if is_alone or example.room == SOURCE else Shown(example, scoped(html, shown.id))


def components(folders: Folders, shown: Iterable[Shown]) -> list[Component]:
    """List the components of a theme by name, those without an example, too."""
    by_name: dict[str, list[Shown]] = {}
    for one in shown:
        by_name.setdefault(one.example.component, []).append(one)
    files = {name for _, files in folders for name in files if name.startswith(_FOLDER)}
    names = {Path(name).stem for name in files if name.endswith(".html")}
    return [Component(name, tuple(by_name.get(name, ()))) for name in sorted(names | set(by_name))]


def needed(html: str, scripts: Iterable[str]) -> list[str]:
    """Choose those of the theme's scripts that a page needs."""
    return [name for name in scripts if any(mark in html for mark in _MARKS.get(name, (f'class="{name}"',)))]


def page(
    theme: Environment, assets: Assets, listed: Sequence[Component], title: str, problem: str = ""
) -> bytes:
    """Make the page of components; ``problem`` tells why it has no stylesheet."""
    html = "".join(one.html for component in listed for one in component.shown)
    model = {
        "title": title,
        "components": listed,
        "problem": problem,
        "scripts": needed(html, assets.scripts),
    }
    return theme.get_template(TEMPLATE).render(model, base=BASE).encode()
