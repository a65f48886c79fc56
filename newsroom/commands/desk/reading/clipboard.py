"""Make of the HTML of a clipboard what the importer reads: Word, Excel, LibreOffice, Google Docs, pages.

Programs put more there than was marked: style sheets, comments of reviewers, text that was struck out of the
document, addresses that lead back to where it was copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from newsroom.commands.importer.pages.links import is_local
from newsroom.commands.importer.pages.looks import declarations, style_of
from newsroom.commands.importer.pages.markup import Element, tree_of

OWN = "https://trang-nay.invalid"
"""Stands for the site itself in links until they are written; no host has such a name (RFC 6761)."""
_HEADER_RE = re.compile(r"Version:\d[\d.]*\s(?:\s*\w+:[^\n<]*\n)*", re.IGNORECASE)
"""What Windows puts above the HTML ("HTML Clipboard Format", Microsoft); browsers take it off."""
_RULE_RE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_NO_RULE_RE = re.compile(r"/\*.*?\*/|<!--|-->|@\w[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})+[^{}]*\})", re.DOTALL)
_SELECTOR_RE = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?", re.IGNORECASE)
_LONGEST_SHEET = 300_000
_COUNTING = frozenset(
    {
        "font-weight", "font-style", "font-family", "font-size", "text-align", "display", "visibility",
        "mso-hide", "vertical-align", "text-transform", "white-space", "text-decoration",
        "text-decoration-line",
    }
)  # fmt: skip
"""The properties that tell what text is, or whether it is seen."""
_WORD_PARTS = frozenset(
    {
        "comment-list",
        "comment",
        "header",
        "footer",
        "header-footer",
        "footnote-separator",
        "endnote-separator",
    }
)
DELETED, COMMENT, STRUCK = "chữ đã xóa trong Word", "ghi chú của người duyệt trong Word", "gạch bỏ"


@dataclass(frozen=True, slots=True)
class Fragment:
    """What was copied: its root, the parts to leave out with the reason, words that were struck through."""

    root: Element
    leave_out: Mapping[Element, str]
    struck: tuple[str, ...] = ()


def fragment_of(html: str, own: Iterable[str] = ()) -> Fragment:
    """Give what was copied as the importer reads it; ``own`` are the addresses at which the site is seen."""
    header = _HEADER_RE.match(html.lstrip("\ufeff\0 \r\n"))
    tree = tree_of(html.lstrip("\ufeff\0 \r\n")[header.end() :] if header else html)
    body = tree.find("body")
    root = tree if body is None else body
    _apply(_rules(tree), root)
    _lead_back(root)
    _lead_home(root, [*own])
    for picture in root.iter("img"):
        if is_local(source := picture.get("src") or ""):
            picture.set("src", re.split(r"[/\\\\]", unquote(source))[-1])
    for paragraph in root.iter("p", "div"):
        _by_style_of_word(paragraph)
    for cell in root.iter("td"):
        _by_kind_of_excel(cell)
    left, struck = {}, []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if reason := _left_out(element):
            left[element] = reason
        elif _is_struck(element) and (words := " ".join("".join(element.itertext()).split())):
            struck.append(words)
    return Fragment(root, left, tuple(struck))


# Style sheets


def _rules(tree: Element) -> dict[tuple[str, str], dict[str, str]]:
    """Read the simple rules of the style sheets in a tree: by element and class, what they say."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    text = "\n".join(sheet.text or "" for sheet in tree.iter("style"))[:_LONGEST_SHEET]
    for selectors, said in _RULE_RE.findall(_NO_RULE_RE.sub(" ", text)):
        counting = {name: value for name, value in declarations(said).items() if name in _COUNTING}
        for selector in selectors.split(",") if counting else ():
            if match := _SELECTOR_RE.fullmatch(selector.strip()):
                key = ((match[1] or "").lower(), match[2] or "")
                found.setdefault(key, {}).update(counting)
    return found


def _apply(rules: Mapping[tuple[str, str], Mapping[str, str]], root: Element) -> None:
    """Write what style sheets say into the elements; their own attributes go before."""
    if not rules:
        return
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        classes = (element.get("class") or "").split()
        keys = [(element.tag, ""), *(key for name in classes for key in (("", name), (element.tag, name)))]
        said = {name: value for key in keys for name, value in rules.get(key, {}).items()}
        if said:
            own = element.get("style") or ""
            element.set("style", ";".join([*(f"{name}:{value}" for name, value in said.items()), own]))


# Links


def _lead_back(root: Element) -> None:
    """Let links to a place of what was copied lead to it: programs write the whole address of their file."""
    links = [one for one in root.iter("a") if "#" in (one.get("href") or "")]
    if not links:
        return
    places = {value for one in root.iter() for name in ("id", "name") if (value := one.get(name))}
    for link in links:
        place = link.get("href").partition("#")[2]
        for one in (place, unquote(place)):
            if one in places:
                link.set("href", f"#{one}")


def _lead_home(root: Element, own: Sequence[str]) -> None:
    """Mark links to the site itself, and take the way over Google off others."""
    homes = [urlsplit(url) for url in own if url]
    for link in root.iter("a"):
        href = (link.get("href") or "").strip()
        with suppress(ValueError):
            parts = urlsplit(href)
            if parts.hostname in ("www.google.com", "google.com") and parts.path == "/url":
                query = parse_qs(parts.query)
                link.set("href", next(iter(query.get("q") or query.get("url") or [href])))
                continue
            for home in homes:
                path = home.path.rstrip("/")
                is_own = parts.scheme in ("http", "https") and parts.netloc == home.netloc
                if is_own and f"{parts.path}/".startswith(f"{path}/"):
                    rest = href.split(parts.netloc, 1)[1][len(path) :]
                    link.set("href", f"{OWN}/{rest.lstrip('/')}")
                    break


# What Word writes


def _by_style_of_word(paragraph: Element) -> None:
    """Make of a paragraph in one of Word's styles the element that this is."""
    name = next(iter((paragraph.get("class") or "").split()), "").lower()
    if name == "msotitle":
        paragraph.tag = "h1"
    elif name in ("msoquote", "msointensequote"):
        paragraph.tag = "blockquote"
    elif name == "msocaption":
        paragraph.set("class", "caption")


def _by_kind_of_excel(cell: Element) -> None:
    """Let a number of Excel stand at the right, where it stands there unless the sheet says otherwise."""
    style = style_of(cell)
    said = cell.get("align") or (style.get("text-align", "") if style else "")
    if cell.get("x:num") is not None and said in ("", "general"):
        cell.set("align", "right")


def _left_out(element: Element) -> str:
    """Say why an element is no part of what was copied, ``""`` if it is one."""
    name = (element.get("class") or "").lower()
    if element.tag == "del" and (element.get("datetime") or element.get("cite") or "msodel" in name):
        return DELETED
    if name.split()[:1] == ["msodel"]:
        return DELETED
    if name.startswith(("msocom", "msocommentreference")):
        return COMMENT
    style = style_of(element)
    if style and style.get("mso-element") in _WORD_PARTS:
        return COMMENT
    return ""


def _is_struck(element: Element) -> bool:
    """Tell whether an element strikes its words through."""
    if element.tag in ("s", "strike", "del"):
        return True
    style = style_of(element)
    said = style.get("text-decoration", "") + style.get("text-decoration-line", "") if style else ""
    return "line-through" in said
