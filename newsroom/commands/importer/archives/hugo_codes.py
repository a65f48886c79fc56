"""Turn the shortcodes of Hugo into HTML: figures, videos, links; keep the words within the rest."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from newsroom.model.hosts import looks_hosted

_CODE_RE = re.compile(
    r"\{\{(?P<sign>[<%])\s*(?P<close>/?)\s*(?P<name>[\w./-]+)(?P<rest>(?:(?!\{\{[<%]).){0,3000}?)(?P<alone>/?)\s*[>%]\}\}",
    re.DOTALL,
)
_SHOWN_RE = re.compile(r"\{\{([<%])/\*(.{0,3000}?)\*/([>%])\}\}", re.DOTALL)
_VALUE_RE = re.compile(r"(?:([\w-]+)\s*=\s*)?(?:\"((?:[^\"\\]|\\.)*)\"|`([^`]*)`|'([^']*)'|([^\s\"'`=]+))")
_PICTURES = re.compile(
    r"(?:.*[/-])?(?:figure|fig|img|image|imgproc|picture|photo|pic|lightbox|imgcap|resimg|zoom)s?"
)
_VIDEOS = re.compile(
    r"(?:.*[/-])?(?:youtube|yt|video|vimeo|facebook|embed|youtube-?lite|audio|mp4|html5video)"
)
_QUIET = re.compile(
    r"(?:load-photoswipe|toc|tableofcontents|clear|br|hr|rawhtml|raw|html|center|gallery|columns?|row|tabs?|details|notice|alert|admonition|callout|hint|quote|blockquote|expand|highlight|lead|mermaid|typeit|style|div|span|section)"
)
_EMPHASIS_RE = re.compile(r"(\*\*|__|(?<!\w)[*_])(?=[^\s*_])([^*_\n]{1,500}?)(?<=\S)\1(?!\w)")
"""Emphasis in a caption, which sites show as such and captions here do not."""
_WORDED = ("title", "summary", "caption", "text", "label", "name")


@dataclass
class Coded:
    """A text whose codes were taken apart: HTML and Markdown, what is gone, what an editor should see to."""

    text: str
    gone: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)


def open_codes(text: str, address_of: Callable[[str], str] = lambda _: "") -> Coded:
    """Turn the codes of a text into what they show; ``address_of`` says where another article stood."""
    coded = Coded("")
    closed = {match["name"] for match in _CODE_RE.finditer(text) if match["close"]}

    def replace(match: re.Match[str]) -> str:
        return _shown(match, closed, coded, address_of)

    parts = _SHOWN_RE.split(text)
    made = []
    for place in range(0, len(parts), 4):  # text, sign, example, sign, text …
        made.append(_CODE_RE.sub(replace, parts[place]))
        if place + 3 < len(parts):
            made.append(f"{{{{{parts[place + 1]}{parts[place + 2]}{parts[place + 3]}}}}}")
    coded.text = "".join(made)
    return coded


def values_of(rest: str) -> tuple[dict[str, str], list[str]]:
    """Read the named and the plain values of a code."""
    named: dict[str, str] = {}
    plain: list[str] = []
    for match in _VALUE_RE.finditer(rest):
        value = next(one for one in match.groups()[1:] if one is not None)
        value = re.sub(r"\\(.)", r"\1", value)
        if match[1]:
            named[match[1].lower()] = value
        else:
            plain.append(value)
    return named, plain


def _shown(match: re.Match[str], closed: set[str], coded: Coded, address_of: Callable[[str], str]) -> str:
    name, code = match["name"].lower(), match[0]
    if match["close"]:
        return "\n\n" if not _is_inline(name) else ""
    named, plain = values_of(match["rest"])
    if name in ("ref", "relref"):
        path = (plain or [named.get("path", "")])[0]
        return address_of(path) if path else ""
    for value in (*named.values(), *plain):
        if looks_hosted(value) and value.startswith("http"):
            return f"\n\n<p>{html.escape(value)}</p>\n\n"
    if _PICTURES.fullmatch(name) and (figure := figure_of(named, plain)):
        return figure
    if _VIDEOS.fullmatch(name) and (video := _video(name, named, plain)):
        return video
    coded.gone.append(" ".join(code.split()))
    words = [named[key] for key in _WORDED if named.get(key, "").strip()]
    words += [one for one in plain if " " in one.strip() or not one.isascii()]
    said = "".join(f"\n\n<p>{html.escape(one)}</p>\n\n" for one in words)
    if not said and name not in closed and not _QUIET.fullmatch(name):
        coded.open.append(" ".join(code.split()))
    return said or ("" if _is_inline(name) else "\n\n")


def _is_inline(name: str) -> bool:
    return name in (
        "span",
        "highlight-text",
        "mark",
        "sup",
        "sub",
        "color",
        "icon",
        "fa",
        "emoji",
        "param",
        "br",
    )


def figure_of(named: Mapping[str, str], plain: list[str]) -> str:
    """Write a figure with all the words that the code gives it, ``""`` if it names no picture."""
    keys = (
        "src",
        "link",
        "url",
        "image",
        "img",
        "path",
        "file",
        "image_path",
        "source",
        "image-path",
        "filename",
    )
    source = next((named[key] for key in keys if named.get(key)), plain[0] if plain else "")
    if not source:
        return ""
    words = [
        named.get("title", ""),
        named.get("caption") or named.get("description") or "",
        named.get("attr", ""),
    ]
    if not any(words) and len(plain) > 1:
        words = [plain[-1]]
    said = " ".join(dict.fromkeys(word.strip() for word in words if word.strip()))
    said, alt = (_EMPHASIS_RE.sub(r"\2", text) for text in (said, named.get("alt", "")))
    caption = f"<figcaption>{said}</figcaption>" if said else ""
    return f'\n\n<figure><img src="{html.escape(source)}" alt="{html.escape(alt)}">{caption}</figure>\n\n'


def _video(name: str, named: Mapping[str, str], plain: list[str]) -> str:
    key = (
        named.get("id")
        or named.get("src")
        or named.get("url")
        or named.get("file")
        or (plain[0] if plain else "")
    )
    if not key:
        return ""
    if re.search(r"youtube|yt", name) and re.fullmatch(r"[\w-]{11}", key, re.ASCII):
        return f"\n\n<p>https://www.youtube.com/watch?v={key}</p>\n\n"
    if "vimeo" in name and key.isdecimal():
        return f'\n\n<p><a href="https://vimeo.com/{key}">https://vimeo.com/{key}</a></p>\n\n'
    if "." in key and not re.search(r"\s", key):
        tag = "audio" if re.search(r"\.(?:mp3|m4a|ogg|wav)$", key) else "video"
        return f'\n\n<{tag} src="{html.escape(key)}"></{tag}>\n\n'
    return ""
