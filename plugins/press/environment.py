"""Make the Jinja environment of a build: strict, escaping, and quick for thousands of pages.

Templates do not change during a build and take nothing from the page that imports them, so
much of what Jinja looks up anew for each page is looked up once here. The pages are the same
as stock Jinja's (``tests/plugins/press/test_environment.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, MutableMapping
from email.utils import format_datetime
from functools import lru_cache, wraps
from importlib.metadata import version
from pathlib import Path
from types import CodeType
from typing import Any, NoReturn

import markupsafe
from jinja2 import Environment, StrictUndefined, Template, nodes
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro

from newsroom.vietnamese.printing import dateline, locale_date, no_break
from newsroom.vietnamese.unbroken import CLOSING, OPENING, join_compounds, unbroken
from newsroom.viewmodels import layout
from newsroom.viewmodels.head import w3c
from plugins.press.loading import FOLDER, Folders, ThemeLoader, Translations


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


FILTERS: dict[str, Callable[..., str]] = {
    "nobreak": lru_cache(maxsize=65536)(unbreaking),
    "headline": lru_cache(maxsize=65536)(lambda text: unbreaking(join_compounds(text))),
    "rss_text": rss_text,
    "css_text": css_text,
    "w3c": w3c,
    "rfc822": format_datetime,
    "dateline": dateline,
    "locale_date": locale_date,
}


_replaced: Callable[[str], str] = vars(markupsafe)["_escape_inner"]


def escaped(value: object) -> str:
    """Escape a value that is printed at once, so that it need not be marked as escaped."""
    return _replaced(value) if type(value) is str else markupsafe.escape(value)


class QuickContext(Context):
    """A context that calls macros, which want nothing of it, without asking whether they do."""

    def call(self, obj: Any, *args: Any, **kwargs: Any) -> Any:
        if type(obj) is not Macro:
            return super().call(obj, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return obj(*args, **kwargs)


class QuickTemplate(Template):
    """A template whose macros are made once.

    Jinja makes the module of an imported template again for each page that is given globals of
    its own; ours never are.
    """

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = escaped
        return template

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        if self._module is None:
            self._module = self.make_module()
        return self._module


class QuickEnvironment(Environment):
    """An environment whose templates stay as they are, with globals that are the same for all.

    ``folders`` are asked for a template in their order; translations are kept in the folder ``kept``.
    """

    template_class, context_class = QuickTemplate, QuickContext

    def __init__(
        self, folders: Folders, filters: Mapping[str, Callable[..., str]], kept: Path, **options: Any
    ) -> None:
        loader = ThemeLoader(folders, Translations(kept, _recipe(options, filters)))
        super().__init__(loader=loader, **options)
        self.filters.update(filters)
        self._own_filters = filters
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
        waiting.filters = {
            **self.filters,
            **{name: _waiting(made) for name, made in self._own_filters.items()},
        }
        return Environment._generate(waiting, source, name, filename, defer_init)


def _waiting(made: Callable[..., str]) -> Callable[..., str]:
    """Give what stands for a filter while a template is translated: Jinja does not apply it then."""

    @wraps(made)
    def wait(*_: object, **__: object) -> NoReturn:
        raise nodes.Impossible

    return wait


def _recipe(options: Mapping[str, Any], filters: Iterable[str]) -> Iterable[str]:
    """Name what decides how Jinja translates a template, beside its source."""
    yield from (f"{name} {version(name)}" for name in ("jinja2", "markupsafe"))
    yield from (f"{key}={value!r}" for key, value in sorted(options.items()) if key != "undefined")
    yield from sorted(filters)


@lru_cache(maxsize=4096)
def kept(macro: Macro, *arguments: Hashable) -> str:
    """Call a macro, or give what it gave for the same arguments a moment ago."""
    return macro(*arguments)


def make_environment(
    folders: Iterable[tuple[str, Mapping[str, bytes]]],
    options: Mapping[str, Any],
    filters: Mapping[str, Callable[..., str]],
    translations: Path = FOLDER,
    **identity: Any,
) -> Environment:
    """Make the Jinja environment: text is escaped, an undefined name fails.

    ``folders`` are asked for a template in their order, each with its place and its files.
    ``identity`` are the names that every template sees beside its model, ``layout`` and ``kept``.
    """
    environment = QuickEnvironment(
        tuple(folders),
        {**FILTERS, **filters},
        translations,
        **{**options, "autoescape": True, "auto_reload": False, "undefined": StrictUndefined},
    )
    environment.globals.update(identity, kept=kept, layout=layout)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment
