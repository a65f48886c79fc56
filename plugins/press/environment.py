"""Make the Jinja environment of a build: strict, escaping, and quick for thousands of pages.

Templates do not change during a build and take nothing from the page that imports them, so
much of what Jinja looks up anew for each page is looked up once here. The pages are the same
as stock Jinja's (``tests/plugins/press/test_environment.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from email.utils import format_datetime
from functools import cached_property, lru_cache, partial, wraps
from json import JSONEncoder
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

import jinja2
import markupsafe
from jinja2 import Environment, StrictUndefined, Template, nodes

from newsroom.engine import libraries
from newsroom.model.media import Rendition
from newsroom.vietnamese.printing import dateline, locale_date, no_break
from newsroom.vietnamese.unbroken import CLOSING, OPENING, join_compounds, unbroken
from newsroom.viewmodels import layout
from newsroom.viewmodels.head import w3c
from plugins.press.loading import FOLDER, Folders, ThemeLoader, Translations
from plugins.press.runtime import QuickContext, QuickTemplate, ThemeTemplate, kept
from plugins.press.translator import VERSION, QuickTranslator


def unbreaking(text: str) -> str:
    """Print a text of which nothing breaks that belongs together; it is marked as HTML only if it must be."""
    text = no_break(text)
    found = list(unbroken(text))
    if not found:
        return text
    pieces, done = [], 0
    for start, end in found:
        pieces += [markupsafe.escape(text[done:start]), OPENING, markupsafe.escape(text[start:end]), CLOSING]
        done = end
    return markupsafe.Markup("".join([*pieces, markupsafe.escape(text[done:])]))


def rss_text(text: str) -> markupsafe.Markup:
    """Write a text as the titles of RSS want it, which some readers take for HTML all the same.

    They show ``&`` and ``<`` if these are written as numbers (RSS Advisory Board, Best Practices Profile).
    """
    escaped = str(markupsafe.escape(text))
    return markupsafe.Markup(escaped.replace("&amp;", "&#x26;").replace("&lt;", "&#x3C;"))


def css_text(text: str) -> str:
    """Write a text so that it can stand between the quotes of a string of CSS (CSS Syntax 3, 4.3.7)."""
    return text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\a ")


def srcset(renditions: Iterable[Rendition], root: str) -> str:
    """List the sizes of a picture with their widths, for browsers to choose from (HTML, 4.8.4.2.1)."""
    return ", ".join([f"{root}/{one.url} {one.width}w" for one in renditions])


json_text = JSONEncoder(ensure_ascii=False).encode
"""Writes JSON as ``json.dumps`` does; pages say what they are in it."""

FILTERS: dict[str, Callable[..., str]] = {
    "nobreak": lru_cache(maxsize=8192)(unbreaking),
    "headline": lru_cache(maxsize=8192)(lambda text: unbreaking(join_compounds(text))),
    "rss_text": rss_text,
    "css_text": css_text,
    "srcset": srcset,
    "w3c": w3c,
    "rfc822": format_datetime,
    "dateline": dateline,
    "locale_date": locale_date,
}


class ThemeEnvironment(Environment):
    """An environment whose templates stay as they are, with globals that are the same for all.

    ``folders`` are asked for a template in their order; translations are kept in the folder ``kept``.
    """

    template_class: type[Template] = ThemeTemplate
    translator = "jinja"

    def __init__(
        self,
        folders: Folders,
        filters: Mapping[str, Callable[..., str]],
        kept: Path,
        tests: Mapping[str, Callable[..., bool]],
        **options: Any,
    ) -> None:
        recipe = _recipe({**options, "translator": self.translator}, filters, tests)
        super().__init__(loader=ThemeLoader(folders, Translations(kept, recipe)), **options)
        self.filters.update(filters)
        self.tests.update(tests)
        self._own_filters, self._own_tests = filters, tests
        self._found: dict[str, Template] = {}

    def get_template(  # type: ignore[override] # a name is all that is asked for
        self, name: str, parent: str | None = None, globals: None = None
    ) -> Template:
        if name not in self._found:
            self._found[name] = super().get_template(name)
        return self._found[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """Translate a template, into which nothing goes that our own filters make of constants."""
        waiting = self.overlay()
        waiting.filters = {**self.filters, **_all_waiting(self._own_filters)}
        waiting.tests = {**self.tests, **_all_waiting(self._own_tests)}
        return Environment._generate(waiting, source, name, filename, defer_init)


class QuickEnvironment(ThemeEnvironment):
    """An environment that prints quickly; ``plain`` is the same as Jinja has it."""

    template_class, context_class = QuickTemplate, QuickContext
    code_generator_class = QuickTranslator
    translator = VERSION

    def __init__(self, *made_of: Any, **options: Any) -> None:
        super().__init__(*made_of, **options)
        self._made_of = partial(ThemeEnvironment, *made_of, **options)

    @cached_property
    def plain(self) -> ThemeEnvironment:
        """The environment that says what is wrong with a template."""
        made = self._made_of()
        made.globals, made.policies = self.globals, self.policies
        return made


def _all_waiting(own: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., NoReturn]]:
    return {name: _waiting(made) for name, made in own.items()}


def _waiting(made: Callable[..., Any]) -> Callable[..., NoReturn]:
    """Give what stands for a filter or a test while a template is translated: it is not applied then."""

    @wraps(made)
    def wait(*_: object, **__: object) -> NoReturn:
        raise nodes.Impossible

    return wait


def _recipe(options: Mapping[str, Any], filters: Iterable[str], tests: Iterable[str]) -> Iterable[str]:
    """Name what decides how Jinja translates a template, beside its source."""
    yield libraries(Path(jinja2.__file__).parent.parent, Path())
    yield from (f"{key}={value!r}" for key, value in sorted(options.items()) if key != "undefined")
    yield from sorted(filters)
    yield from (f"is {name}" for name in sorted(tests))


def make_environment(
    folders: Iterable[tuple[str, Mapping[str, bytes]]],
    options: Mapping[str, Any],
    filters: Mapping[str, Callable[..., str]],
    translations: Path = FOLDER,
    tests: Mapping[str, Callable[..., bool]] = MappingProxyType({}),
    **identity: Any,
) -> QuickEnvironment:
    """Make the Jinja environment: text is escaped, an undefined name fails.

    ``folders`` are asked for a template in their order, each with its place and its files.
    ``identity`` are the names that every template sees beside its model, ``layout`` and ``kept``.
    """
    environment = QuickEnvironment(
        tuple(folders),
        {**FILTERS, **filters},
        translations,
        tests,
        **{**options, "autoescape": True, "auto_reload": False, "undefined": StrictUndefined},
    )
    environment.globals.update(identity, kept=kept, layout=layout)
    environment.policies["json.dumps_function"], environment.policies["json.dumps_kwargs"] = json_text, {}
    return environment
