"""Turn the tags of Liquid in texts of Jekyll into what they show; keep the words between the rest."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

from newsroom.commands.importer.archives.hugo_codes import Coded, figure_of, values_of
from newsroom.commands.importer.archives.spans import sub_closed
from newsroom.model.hosts import looks_hosted

_COMMENT_RE = re.compile(r"\{%-?\s*comment\s*-?%\}(.{0,20000}?)\{%-?\s*endcomment\s*-?%\}", re.DOTALL)
_RAW_RE = re.compile(r"\{%-?\s*raw\s*-?%\}(.{0,20000}?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_CODE_RE = re.compile(
    r"\{%-?\s*highlight\s*(\w*)[^%]{0,200}%\}\n?(.{0,50000}?)\{%-?\s*endhighlight\s*-?%\}", re.DOTALL
)
_TAG_RE = re.compile(
    r"\{%-?\s*(?P<name>\w+)(?P<rest>(?:(?!\{%).){0,3000}?)-?%\}|\{\{-?(?P<value>(?:(?!\{\{).){0,1000}?)-?\}\}",
    re.DOTALL,
)
_STRING_RE = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)')\s*(?:\|.*)?", re.DOTALL)
_PATH_RE = re.compile(r"\s*(page|site|include)\.([\w.-]+)\s*(?:\|.*)?", re.DOTALL)
_PICTURE_RE = re.compile(r"fig|image|img|photo|picture|lightbox|gallery|anh|hinh")
COMMENT = "ghi chú trong mã của trang cũ, bạn đọc không thấy"


def open_liquid(
    text: str,
    page: Mapping[str, Any],
    site: Mapping[str, Any],
    address_of: Callable[[str], str] = lambda _: "",
) -> tuple[Coded, list[str]]:
    """Turn tags into what they show: values of the page's header and the site's settings, pictures, videos.

    Give the text, and the comments that readers never saw. ``address_of`` says where an article of the site
    stood.
    """
    coded, comments, kept = Coded(""), [], []

    def comment(match: re.Match[str]) -> str:
        comments.append(" ".join(match[1].split()))
        return ""

    def keep(match: re.Match[str]) -> str:
        kept.append(match[1])
        return f"\ue011{len(kept) - 1}\ue012"

    def code(match: re.Match[str]) -> str:
        kept.append(f"\n```{match[1]}\n{match[2].rstrip()}\n```\n")
        return f"\ue011{len(kept) - 1}\ue012"

    text = sub_closed(_COMMENT_RE, "%}", comment, text) if "endcomment" in text else text
    text = sub_closed(_CODE_RE, "%}", code, text) if "endhighlight" in text else text
    text = sub_closed(_RAW_RE, "%}", keep, text) if "endraw" in text else text
    text = _TAG_RE.sub(lambda match: _shown(match, page, site, coded, address_of), text)
    coded.text = re.sub("\ue011(\\d+)\ue012", lambda match: kept[int(match[1])], text)
    return coded, [one for one in comments if one]


def _shown(
    match: re.Match[str],
    page: Mapping[str, Any],
    site: Mapping[str, Any],
    coded: Coded,
    address_of: Callable[[str], str],
) -> str:
    code = " ".join(match[0].split())
    if match["value"] is not None:
        value = _value(match["value"], page, site)
        if value is None:
            coded.gone.append(code)
            coded.open.append(code)
        return value or ""
    name, rest = match["name"], match["rest"].strip()
    if name in ("post_url", "link"):
        return address_of(rest)
    rest = re.sub(r"\{\{-?(.*?)-?\}\}", lambda inner: _value(inner[1], page, site) or "", rest)
    named, plain = values_of(rest)
    for value in (*named.values(), *plain):
        if looks_hosted(value) and value.startswith("http"):
            return f"\n\n<p>{html.escape(value)}</p>\n\n"
    what = f"{name} {plain[0] if plain else ''}".lower()
    key = named.get("id") or named.get("youtube_id") or (plain[-1] if plain else "")
    if re.search(r"youtube|video", what) and re.fullmatch(r"[\w-]{11}", key, re.ASCII):
        return f"\n\n<p>https://www.youtube.com/watch?v={key}</p>\n\n"
    if _PICTURE_RE.search(what) and (figure := figure_of(named, plain[1:] if name == "include" else plain)):
        return figure
    coded.gone.append(code)
    if name in ("include", "include_relative", "render", "for"):
        coded.open.append(code)
    return ""


def _value(expression: str, page: Mapping[str, Any], site: Mapping[str, Any]) -> str | None:
    """Give what an expression stands for, ``None`` if that is not known."""
    if match := _STRING_RE.fullmatch(expression):
        return match[1] if match[1] is not None else match[2]
    if match := _PATH_RE.fullmatch(expression):
        held: Any = page if match[1] == "page" else site if match[1] == "site" else {}
        for part in match[2].split("."):
            held = held.get(part) if isinstance(held, Mapping) else None
        if match[1] == "site" and match[2] in ("baseurl", "url", "github.url"):
            return ""  # paths of the site are looked up from its root
        return str(held) if isinstance(held, str | int | float) else None
    return None
