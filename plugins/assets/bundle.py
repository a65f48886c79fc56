"""Bundle the theme's stylesheets, with the lengths of the layout, and name static files by their content.

There are three bundles: ``site``, which every page loads, and ``lists`` and ``search``, which pages that list
articles and pages that search load after it, so that readers of an article do not wait for what it does not
show. A script is a file of ``js/``, or a folder there whose modules are joined (``joined``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from newsroom.engine import digest
from newsroom.viewmodels.layout import LENGTHS, MEDIA

FOLDER = "theme"
_FIRST = ("settings.css", "base.css", "layout.css", "lists/card.css")
_LAST = ("print.css", "lists/print.css")
OTHERS = ("lists", "search")
"""The bundles of some kinds of pages, by the folders of their stylesheets."""
_MEDIA_RE = re.compile(r"@media[^{]*")
_CUSTOM_RE = re.compile(r"\(--([a-z-]+)\)")
SCRIPT_RE = re.compile(r"js/[a-z-]+\.js")
_MODULE_RE = re.compile(r"js/([a-z-]+)/([a-z-]+\.js)")
_IMPORT_RE = re.compile(r'^import \{[^{}]*\} from "\./([a-z-]+\.js)";\n', re.MULTILINE)
_FROM_RE = re.compile(r'(?<=from"\./)([a-z-]+)\.js(?=")')
FONT_RE = re.compile(r"fonts/([a-z-]+)\.woff2")
_FONT_URL_RE = re.compile(r"\.\./fonts/([a-z-]+)\.woff2")


def cascade(names: Iterable[str]) -> list[str]:
    """Put stylesheets in the order of the cascade: settings, base, layout, components, print.

    The card comes before the components that build upon it.
    """
    found = sorted(names)
    first = [name for name in _FIRST if name in found]
    last = [name for name in _LAST if name in found]
    return [*first, *(name for name in found if name not in first and name not in last), *last]


def lengths() -> str:
    """Write the lengths of the layout as custom properties."""
    return f":root {{ {' '.join(f'--{name}: {length};' for name, length in LENGTHS.items())} }}\n"


def _query(custom: re.Match[str]) -> str:
    if custom[1] not in MEDIA:
        raise ValueError(f"@media {custom[0]}: newsroom/viewmodels/layout.py has no such breakpoint")
    return MEDIA[custom[1]]


def with_breakpoints(sheet: str) -> str:
    """Write out the custom media of a stylesheet: ``@media (--desktop)`` (Media Queries 5)."""
    return _MEDIA_RE.sub(lambda rule: _CUSTOM_RE.sub(_query, rule[0]), sheet)


def bundle(sheets: Mapping[str, bytes]) -> dict[str, str]:
    """Join stylesheets, given by name, in the order of the cascade, to what every page and what some load.

    The lengths of the layout stand above the first.
    """
    parts: dict[str, list[str]] = {"site": [], **{name: [] for name in OTHERS}}
    for name in cascade(sheets):
        folder = name.partition("/")[0]
        parts[folder if folder in OTHERS else "site"].append(f"{sheets[name].decode().rstrip()}\n")
    written = {name: with_breakpoints("".join(texts)) for name, texts in parts.items()}
    return {**written, "site": lengths() + written["site"]}


def joined(modules: Mapping[str, str]) -> str:
    """Join the modules of one script, given by name, each after those that it imports.

    Names at their top level are those of one file then: no two modules may have the same. What they export
    other scripts may import. Raise ``KeyError`` over an import of what is not there.
    """
    done: dict[str, str] = {}

    def add(name: str) -> None:
        if name not in done:
            done[name] = ""  # modules that import each other end here
            for imported in _IMPORT_RE.findall(modules[name]):
                add(imported)
            done[name] = done.pop(name) + _IMPORT_RE.sub("", modules[name])

    for name in sorted(modules):
        add(name)
    return "".join(done.values())


def scripts(static: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the scripts of ``theme/static`` by name: files of ``js/``, and folders there, joined."""
    found = {name[3:-3]: data for name, data in static.items() if SCRIPT_RE.fullmatch(name)}
    folders: dict[str, dict[str, str]] = {}
    for name, data in static.items():
        if match := _MODULE_RE.fullmatch(name):
            folders.setdefault(match[1], {})[match[2]] = data.decode()
    return found | {name: joined(modules).encode() for name, modules in folders.items()}


def linked(made: Mapping[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """Give scripts, small and by name, their addresses; those that import others name these by content, too.

    Raise ``KeyError`` over an import of what is not there.
    """
    done: dict[str, tuple[str, bytes]] = {}

    def address(name: str) -> str:
        if name not in done:
            text = _FROM_RE.sub(lambda found: address(found[1]).rpartition("/")[2], made[name].decode())
            done[name] = hashed(name, ".js", text.encode()), text.encode()
        return done[name][0]

    for name in made:
        address(name)
    return done


def with_fonts(sheet: str, fonts: Mapping[str, str]) -> str:
    """Write the addresses of fonts, by name, into a stylesheet that lies beside them.

    Raise ``KeyError`` if one is not there.
    """
    return _FONT_URL_RE.sub(lambda found: fonts[found[1]].rpartition("/")[2], sheet)


def hashed(name: str, suffix: str, data: bytes) -> str:
    """Give the address of a static file: it changes with the content, so it may be cached for good."""
    return f"{FOLDER}/{name}.{digest(data)}{suffix}"
