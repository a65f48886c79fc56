"""Print pages: a model and a template give bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from jinja2 import Environment

from newsroom.model.media import Rendition
from newsroom.model.output import Assets, LargeFile, Output
from newsroom.model.site import Site
from newsroom.viewmodels.parts import Crumb


def identity(
    site: Site,
    assets: Assets,
    static_pages: tuple[Crumb, ...],
    sections: tuple[Crumb, ...] = (),
    share: Rendition | None = None,
) -> dict[str, Any]:
    """Name what every page shows: who publishes the site, its fixed links, its share picture."""
    return {
        "site": site,
        "SITENAME": site.name,
        "SITEURL": site.base,
        "assets": assets,
        "static_pages": static_pages,
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
