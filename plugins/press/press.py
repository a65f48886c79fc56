"""Print pages: a model and a template give bytes."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import fields
from email.utils import format_datetime
from functools import lru_cache, partial
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro

from plugins.head import w3c
from plugins.model import Assets, LargeFile, Output, Rendition, Site
from plugins.vietnamese import dateline, locale_date, no_break
from plugins.views import Crumb

FILTERS: dict[str, Callable[..., str]] = {
    "nobreak": lru_cache(maxsize=65536)(no_break),
    "w3c": w3c,
    "rfc822": format_datetime,
    "dateline": dateline,
    "locale_date": locale_date,
}


class ModuleTemplate(Template):
    """A template whose macros are made once.

    Jinja makes the module of an imported template again for each page that is given globals of
    its own; ours never are.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        if self._module is None:
            self._module = self.make_module()
        return self._module


def _find(
    folders: tuple[tuple[str, Mapping[str, bytes]], ...], name: str
) -> tuple[str, str, Callable[[], bool]] | None:
    """Give source and place of a template, as Jinja's ``FunctionLoader`` asks for it."""
    for place, files in folders:
        if name in files:
            return files[name].decode(), posixpath.join(place, name), lambda: True
    return None


@lru_cache(maxsize=4096)
def kept(macro: Macro, *arguments: Hashable) -> str:
    """Call a macro, or give what it gave for the same arguments a moment ago."""
    return macro(*arguments)


def make_environment(
    folders: Iterable[tuple[str, Mapping[str, bytes]]],
    options: Mapping[str, Any],
    filters: Mapping[str, Callable[..., str]],
    **identity: Any,
) -> Environment:
    """Make the Jinja environment: text is escaped, an undefined name fails.

    ``folders`` are asked for a template in their order, each with its place and its files.
    ``identity`` are the names that every template sees beside its model, and beside ``kept``.
    """
    environment = Environment(
        **{**options, "autoescape": True, "auto_reload": False, "undefined": StrictUndefined},
        loader=FunctionLoader(partial(_find, tuple(folders))),
    )
    environment.template_class = ModuleTemplate
    environment.filters.update(FILTERS)
    environment.filters.update(filters)
    environment.globals.update(identity, kept=kept)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment


def identity(
    site: Site,
    assets: Assets,
    standing: tuple[Crumb, ...],
    sections: tuple[Crumb, ...] = (),
    share: Rendition | None = None,
) -> dict[str, Any]:
    """Name what every page shows: who publishes the site, its fixed links, its share picture."""
    return {
        "site": site,
        "SITENAME": site.name,
        "SITEURL": site.base,
        "assets": assets,
        "standing": standing,
        "site_share": share,
        "sections": sections,
    }


def render(environment: Callable[[], Environment], output: Output) -> bytes | LargeFile:
    """Make the bytes of an output; the environment is asked for if it has a template."""
    made = output.make()
    if not output.template:
        data: bytes | LargeFile = made
        return data
    values = {field.name: getattr(made, field.name) for field in fields(made)}
    return environment().get_template(output.template).render(values).encode()
