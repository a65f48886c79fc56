"""Set up Jinja for a build: the theme, what a site's settings add, what every page shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsroom.engine import Build, Theme
from newsroom.model.output import Assets, Insignia
from newsroom.viewmodels.head import section_crumbs, top_page_crumbs
from newsroom.viewmodels.menu import make_menu
from newsroom.viewmodels.teaser import site_share_picture
from plugins.press.environment import QuickEnvironment, make_environment
from plugins.press.press import identity


def environment_of(build: Build, settings: Mapping[str, Any]) -> QuickEnvironment:
    """Make the environment of a build; ``JINJA_GLOBALS`` with a name of ours was refused before."""
    own = identity(
        build.site,
        build.get(Assets),
        top_page_crumbs(build.edition),
        section_crumbs(build.edition),
        site_share_picture(build.edition),
        make_menu(build.edition),
        build.get(Insignia),
    )
    environment = make_environment(
        build.get(Theme).templates,
        settings["JINJA_ENVIRONMENT"],
        settings["JINJA_FILTERS"],
        tests=settings["JINJA_TESTS"],
        **own,
    )
    environment.globals.update(settings["JINJA_GLOBALS"])
    return environment
