"""Make the manifest of the site (W3C, Web Application Manifest): how it stands on a home screen.

It opens in a window with the browser's own smallest bar (``minimal-ui``): readers go back, load again and
share, for which the pages have no buttons of their own.
"""

from __future__ import annotations

import json
from typing import Any

from newsroom.model.media import Rendition
from newsroom.model.output import Insignia
from newsroom.model.site import Site

FLAG, PAPER = "#96181a", "#fdfbf7"
"""The colours of the masthead and of the page, as the theme has them (``settings.css``)."""
_SHORT = 12
"""Characters of a name that home screens show in full."""


def make_manifest(site: Site, insignia: Insignia) -> bytes:
    """Make the manifest; addresses in it begin with the path prefix of the site."""
    home = f"{site.base}/"
    manifest: dict[str, Any] = {
        "id": home,
        "name": site.name,
        "short_name": short_name(site.name),
        "description": site.tagline,
        "lang": "vi",
        "dir": "ltr",
        "start_url": home,
        "scope": home,
        "display": "minimal-ui",
        "theme_color": FLAG,
        "background_color": PAPER,
        "categories": ["news"],
        "icons": [_icon(site, icon, "any") for icon in insignia.icons],
    }
    if insignia.maskable:
        manifest["icons"].append(_icon(site, insignia.maskable, "maskable"))
    told = {key: value for key, value in manifest.items() if value}
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def _icon(site: Site, icon: Rendition, purpose: str) -> dict[str, str]:
    sizes = f"{icon.width}x{icon.height}"
    return {"src": f"{site.base}/{icon.url}", "sizes": sizes, "type": "image/png", "purpose": purpose}


def short_name(name: str) -> str:
    """Cut a name between words to what home screens show in full; a first word is never cut."""
    words = name.split()
    while len(words) > 1 and len(" ".join(words)) > _SHORT:
        words.pop()
    return " ".join(words)
