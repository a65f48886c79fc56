"""Print pages: a model and a template give bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from jinja2 import Environment

from newsroom.model.media import Rendition
from newsroom.model.output import Assets, Insignia, LargeFile, Output
from newsroom.model.site import Site
from newsroom.viewmodels.menu import Menu
from newsroom.viewmodels.parts import Crumb
from plugins.press.signs import encoded, vet


def identity(
    site: Site,
    assets: Assets,
    static_pages: tuple[Crumb, ...],
    sections: tuple[Crumb, ...] = (),
    share: Rendition | None = None,
    menu: Menu = Menu(()),  # noqa: B008 (a frozen value)
    insignia: Insignia = Insignia(),  # noqa: B008 (the same)
) -> dict[str, Any]:
    """Name what every page shows: who publishes the site, its fixed links, menu, sign and share picture."""
    return {
        "site": site,
        "SITENAME": site.name,
        "SITEURL": site.base,
        "assets": assets,
        "static_pages": static_pages,
        "site_share": share,
        "sections": sections,
        "site_menu": menu,
        "insignia": insignia,
    }


def render(environment: Callable[[], Environment], output: Output) -> bytes | LargeFile:
    """Make the bytes of an output; the environment is asked for if it has a template.

    Raises ``Unfit`` over a sign that no file may hold.
    """
    made = output.make()
    if output.template:
        values = {field.name: getattr(made, field.name) for field in fields(made)}
        made = encoded(output, environment().get_template(output.template).render(values))
    data: bytes | LargeFile = made
    if isinstance(data, bytes):
        vet(output, data)
    return data
