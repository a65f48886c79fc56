"""Hold what becomes of each extension that Markdown brings: data only, of which the documentation is made.

``SIGNS`` says, as a pattern, where an extension may have something to do: ``None`` nowhere, ``""`` anywhere.
"""

from __future__ import annotations

DOCS = {
    "tables": "works; the house's own, as offices type tables",
    "footnotes": (
        "works; titles are Vietnamese, the order is that of the marks, unless a site says otherwise; "
        "`SEPARATOR` is not read, and told"
    ),
    "extra": "its parts: `fenced_code footnotes attr_list def_list tables abbr md_in_html`",
    "abbr": "works (`[abbreviations]` of `site.toml` does it for all articles)",
    "def_list": "works",
    "fenced_code": "works, printed plain, without colours; HTML comments in it go, tags in it are told",
    "md_in_html": "works in `div`, `blockquote` and what else may be typed; `section` is text, and told",
    "nl2br": "works",
    "smarty": "works; it sets English quotation marks",
    "wikilinks": "works; the address that it makes must be there (`build_url`), else the link is an error",
    "toc": "works: `[TOC]` lists the headings; their ids are made here, and its links follow",
    "attr_list": (
        "ids of headings serve links of their page; classes, styles and others are taken, and told; in lists "
        "and behind photos, which are the house's, it is printed, and told"
    ),
    "admonition": "not as a frame: title and text are printed, its classes are taken, and told",
    "sane_lists": "nothing to do: lists are as it wants them, and more",
    "legacy_attrs": "as `attr_list`",
    "legacy_em": "nothing to do: emphasis is judged here",
    "codehilite": (
        "no colours, no numbers of lines, its configuration is not read; a site that names it is told. "
        "Indented text that begins with a mark (`:::python`, `#!python`) is code without the mark; without "
        "one it is a paragraph; in lists a mark is printed, and told, in fences printed, as in stock"
    ),
    "meta": "not loaded: the head of a manuscript is read here; a site that names it is told",
}  # fmt: skip
"""What ``docs/pelican.md`` says of each."""

SIGNS: dict[str, str | None] = {
    "tables": None, "footnotes": None, "plugins.captions.markdown": None, "sane_lists": None,
    "abbr": r"\*\[", "def_list": r"^[^\w\n]*:[ ]", "fenced_code": "```|~~~", "md_in_html": "<",
    "wikilinks": r"\[\[", "toc": r"\[TOC\]", "attr_list": r"\{", "admonition": "!!!",
    "legacy_attrs": r"\{@", "legacy_em": "_", "nl2br": "", "smarty": "",
    "codehilite": r"^(?:[ ]{4}|\t)[ \t]*(?:::|#!)",
}  # fmt: skip

NOT_LOADED = frozenset({"meta"})
"""Extensions that have no work here."""

SAID = {
    "meta": "không có tác dụng: phần đầu của bài do trang tự đọc",
    "codehilite": "chỉ đọc dấu ngôn ngữ (:::python, #!python), đoạn mã không tô màu, không đánh số dòng",
}
"""What is said to a site that names extensions of Pelican's default, of which less comes here."""

UNREAD = frozenset({"codehilite"})
"""Extensions whose configuration is not read."""
UNREAD_KEYS = {"footnotes": frozenset({"SEPARATOR"})}
"""Keys of configurations that are not read: where notes lead is the house's."""

DEFAULTS: dict[str, dict[str, object]] = {
    "footnotes": {"BACKLINK_TITLE": "Trở lại chú thích {} trong bài", "USE_DEFINITION_ORDER": False},
    "toc": {"toc_class": ""},
    "wikilinks": {"html_class": ""},
}
"""How extensions are configured here where a site says nothing else."""
PLAIN: dict[str, dict[str, object]] = {"footnotes": {"BACKLINK_TITLE": None, "USE_DEFINITION_ORDER": False}}
"""Configurations that all ways of setting a text know, with the value that they know (``None``: any)."""


def is_plain(name: str, config: dict[str, object]) -> bool:
    """Tell whether an extension is one of Markdown's, configured as all ways of setting a text know it."""
    known = PLAIN.get(name, {})
    return name in SIGNS and all(key in known and known[key] in (None, config[key]) for key in config)
