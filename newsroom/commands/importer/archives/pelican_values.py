"""Complete the header of a text of Pelican by what its settings and its path say, as Pelican does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from newsroom.commands.importer.archives.markdown_html import html_of_markdown
from newsroom.commands.importer.archives.pelican_dates import with_dates

_PINS = ("related", "related_posts")
_COUNTED = ("admonition", "nl2br", "smarty")
"""Extensions of Markdown that change what readers see, and that are read."""
_PASSED = ("extra", "meta", "codehilite", "toc", "sane_lists", "tables", "footnotes", "attr_list", "abbr",
           "def_list", "fenced_code", "md_in_html", "legacy_attrs", "legacy_em")  # fmt: skip
"""Those that are read anyway, or show no words."""
_LINK_RE = re.compile(r"<a\b[^>]*?\bhref=\"([^\"]*)\"", re.IGNORECASE)
_LOOK_RE = re.compile(r"<(?:strong|em|b|i|code|img|ul|ol|h\d)\b", re.IGNORECASE)
SUMMARY_LINK = "liên kết trong sapo: dòng Summary chỉ có chữ"
SUMMARY_LOOK = "Sapo (Summary) của bài chỉ có chữ: bỏ chữ đậm, chữ nghiêng, danh sách, ảnh trong đó."


def inside_of(path: PurePosixPath, content: str) -> PurePosixPath:
    """Give the path of a text from the folder of articles."""
    return path.relative_to(content) if content and path.is_relative_to(content) else path


def completed(
    values: Mapping[str, Any], inside: PurePosixPath, settings: Mapping[str, Any], is_markdown: bool
) -> dict[str, Any]:
    """Give the values of a header and those that settings (in small letters) add; the header counts first.

    ``inside`` is the path from the folder of articles. What Markdown makes of a summary is HTML.
    """
    found = {key.lower(): value for key, value in _mapping(settings.get("default_metadata")).items()}
    for place, said in sorted(_mapping(settings.get("extra_path_metadata")).items()):
        if inside.as_posix() == place or inside.is_relative_to(place):
            found.update({key.lower(): value for key, value in _mapping(said).items()})
    found.update(_of_path(inside, settings))
    found.update({key: value for key, value in values.items() if value != ""})
    for key, between in (("title", " "), ("summary", "\n")):
        if isinstance(lines := found.get(key), list):
            found[key] = between.join(map(str, lines))
    fields = settings.get("formatted_fields", ("summary",))
    if is_markdown and isinstance(found.get("summary"), str) and "summary" in fields:
        found["summary"] = html_of_markdown(found["summary"], common=False)
    return with_dates(found)


def extensions_of(settings: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the extensions of Markdown that a site adds: those that count here, and those that do not."""
    said = _mapping(settings.get("markdown"))
    named = [*_mapping(said.get("extension_configs")), *map(str, said.get("extensions") or ())]
    bare = dict.fromkeys(name.removeprefix("markdown.extensions.") for name in named)
    unknown = tuple(name for name in bare if name not in _COUNTED and name not in _PASSED)
    return tuple(name for name in bare if name in _COUNTED), unknown


def _mapping(value: Any) -> dict[str, Any]:
    return {str(key): one for key, one in value.items()} if isinstance(value, Mapping) else {}


def _of_path(inside: PurePosixPath, settings: Mapping[str, Any]) -> dict[str, str]:
    """Read what the name of a file and its path say by the patterns of the settings."""
    found: dict[str, str] = {}
    for name, text in (("filename_metadata", inside.stem), ("path_metadata", inside.as_posix())):
        try:
            match = re.match(str(settings.get(name) or ""), text)
        except re.error:
            continue
        for key, value in match.groupdict().items() if match else ():
            if value:
                found.setdefault(key.lower(), value)
    return found


def pins_of(values: Mapping[str, Any]) -> list[str]:
    """List the articles that a header pins, as it names them: by file, address or slug."""
    found: list[str] = []
    for key in _PINS:
        said = values.get(key) or ()
        for line in [said] if isinstance(said, str) else said if isinstance(said, list) else ():
            found += [name for one in str(line).split(",") if (name := one.strip())]
    return list(dict.fromkeys(found))


def unpinned(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give a header without the keys that pin articles."""
    return {key: value for key, value in values.items() if key not in _PINS}


def lost_of_summary(values: Mapping[str, Any]) -> tuple[list[str], bool]:
    """Give the links of a summary, and whether it has looks: a header here has words only."""
    summary = values.get("summary")
    if not isinstance(summary, str):
        return [], False
    return _LINK_RE.findall(summary), _LOOK_RE.search(summary) is not None


def metas_of(html: str) -> Iterator[tuple[str, str]]:
    """List the names and contents of the ``meta`` elements of a page, in whatever order they are written."""
    for tag in re.finditer(r"<meta\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", html, re.IGNORECASE):
        said = {
            one[1].lower(): one[2][1:-1]
            for one in re.finditer(r"([\w-]+)\s*=\s*(\"[^\"]*\"|'[^']*')", tag[1])
        }
        if name := said.get("name", "").strip().lower():
            yield name, said.get("content") or said.get("contents", "")
