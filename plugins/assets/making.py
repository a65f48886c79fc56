"""Make the static files of a theme: stylesheets, fonts, an icon and scripts, small and named by content."""

from __future__ import annotations

from collections.abc import Mapping

from newsroom.model.output import Assets
from plugins.assets.bundle import FONT_RE, OTHERS, bundle, hashed, linked, scripts, with_fonts


def make_assets(static: Mapping[str, bytes]) -> tuple[Assets, dict[str, bytes]]:
    """Give the addresses of what the files of ``theme/static`` become, and the bytes by them.

    Raises ``ValueError`` or ``KeyError`` over a stylesheet that cannot be used, or a font that is not there.
    """
    from plugins.assets.minify import small_script, small_stylesheet

    named = {name: match[1] for name in static if (match := FONT_RE.fullmatch(name))}
    fonts = {name: hashed(name, ".woff2", static[file]) for file, name in named.items()}
    sheets = [name for name in static if name.startswith("css/") and name.endswith(".css")]
    written = bundle({name.removeprefix("css/"): static[name] for name in sheets})
    css = {name: small_stylesheet(with_fonts(text, fonts)).encode() for name, text in written.items()}
    icon = static["favicon.svg"]
    made = linked({name: small_script(data) for name, data in scripts(static).items()})
    addresses = {name: address for name, (address, _) in made.items()}
    named_css = {name: hashed(name, ".css", data) for name, data in css.items()}
    others = {f"css_{name}": named_css[name] for name in OTHERS}
    assets = Assets(named_css["site"], hashed("icon", ".svg", icon), addresses, fonts, **others)
    files = {assets.icon: icon} | {named_css[name]: data for name, data in css.items()}
    files |= dict(made.values())
    return assets, files | {fonts[name]: static[file] for file, name in named.items()}
