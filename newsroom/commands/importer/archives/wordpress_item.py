"""Parse the head and the items of an export of WordPress into values."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from newsroom.commands.importer.archives.odd_bytes import LOST, ODD_BYTES
from newsroom.commands.importer.archives.wordpress_stream import Piece
from newsroom.vietnamese.comparing import nfc

_NAMESPACES = {name: f"urn:{name}" for name in ("wp", "content", "excerpt", "dc", "wfw")}
_OPEN = "<rss " + " ".join(f'xmlns:{name}="{uri}"' for name, uri in _NAMESPACES.items()) + ">"
_CDATA_RE = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_ENTITY_RE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(#?\w{1,32};)?", re.ASCII)
_CONTROL_RE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Author:
    """Who can sign in to the old site: the name readers saw, and that of the account."""

    login: str
    shown: str


@dataclass(frozen=True, slots=True)
class Head:
    """What an export says of its site: its address, accounts by login, names of categories by number."""

    address: str = ""
    authors: dict[str, Author] = field(default_factory=dict)
    categories: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """An item as it stands in the export; ``terms`` are (domain, slug, name), ``meta`` values by key."""

    title: str
    link: str
    creator: str
    content: str
    excerpt: str
    number: str
    date: str
    date_gmt: str
    slug: str
    status: str
    kind: str
    parent: str
    password: str
    order: int
    attachment: str
    terms: tuple[tuple[str, str, str], ...]
    meta: dict[str, tuple[str, ...]]
    odd: int = 0
    """How many bytes were in no place of their encoding."""


class Broken(Exception):  # noqa: N818 (what is found, not what went wrong)
    """An item has nothing that can be read."""


def decoded(piece: Piece) -> tuple[str, int]:
    """Decode a piece, and count the bytes that its encoding does not have."""
    try:
        return piece.data.decode(piece.encoding), 0
    except UnicodeDecodeError:
        text = piece.data.decode(piece.encoding, ODD_BYTES)
        plain = piece.data.decode(piece.encoding, "replace")
        return text, max(1, plain.count(LOST))


def parsed(piece: Piece) -> tuple[etree._Element, int]:
    """Parse a piece as far as it goes, without entities, and count the bytes that were odd."""
    text, odd = decoded(piece)
    parts = _CDATA_RE.split(_CONTROL_RE.sub("", text.replace("\x0b", "\n").replace("\x0c", "\n")))
    for place in range(0, len(parts), 2):
        parts[place] = _ENTITY_RE.sub(_plain_entity, parts[place])
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=True,
        remove_comments=True,
    )
    tree = etree.fromstring(f"{_OPEN}{''.join(parts)}</rss>".encode(), parser)
    if tree is None:
        raise Broken
    return tree, odd


def _plain_entity(match: re.Match[str]) -> str:
    """Give what an entity of HTML means; anything else was meant as an ampersand."""
    if not match[1]:
        return "&amp;"
    if match[1].startswith("#"):
        sign = html.unescape(match[0])
        return html.escape(sign) if sign != match[0] and not _CONTROL_RE.search(sign) else ""
    return html.escape(html.unescape(match[0]))


def read_head(piece: Piece) -> Head:
    """Read what stands before the first item; what comes before ``<channel>`` is never parsed."""
    start = max(piece.data.find(b"<channel"), 0)
    body = piece.data[start:].replace(b"<channel>", b"", 1)
    try:
        tree, _ = parsed(Piece(body, piece.encoding))
    except Broken:
        return Head()
    authors, categories = {}, {}
    for one in tree.iter(_tag("wp:author")):
        login = _text(one, "wp:author_login")
        authors[login] = Author(login, html.unescape(_text(one, "wp:author_display_name")))
    for one in tree.iter(_tag("wp:category")):
        categories[_text(one, "wp:term_id")] = html.unescape(_text(one, "wp:cat_name"))
    return Head(_text(tree, "wp:base_blog_url") or _text(tree, "link"), authors, categories)


def read_item(piece: Piece) -> Item:
    """Read an item, as far as it goes. Raises ``Broken`` if there is none."""
    tree, odd = parsed(piece)
    node = tree.find("item")
    if node is None:
        raise Broken
    meta: dict[str, tuple[str, ...]] = {}
    for one in node.iter(_tag("wp:postmeta")):
        key = _text(one, "wp:meta_key")
        meta[key] = (*meta.get(key, ()), _text(one, "wp:meta_value"))
    order = _text(node, "wp:menu_order")
    return Item(
        title=_text(node, "title"),
        link=_text(node, "link"),
        creator=_text(node, "dc:creator"),
        content=_text(node, "content:encoded"),
        excerpt=_text(node, "excerpt:encoded"),
        number=_text(node, "wp:post_id"),
        date=_text(node, "wp:post_date"),
        date_gmt=_text(node, "wp:post_date_gmt"),
        slug=_text(node, "wp:post_name"),
        status=_text(node, "wp:status"),
        kind=_text(node, "wp:post_type") or "post",
        parent=_text(node, "wp:post_parent"),
        password=_text(node, "wp:post_password"),
        order=int(order) if order.isdecimal() else 0,
        attachment=_text(node, "wp:attachment_url"),
        terms=tuple(_terms(node)),
        meta=meta,
        odd=odd,
    )


def _terms(node: etree._Element) -> Iterator[tuple[str, str, str]]:
    for one in node.findall("category"):
        name = " ".join(html.unescape(one.text or "").split())
        if name:
            yield one.get("domain") or "category", one.get("nicename") or "", nfc(name)


def _tag(name: str) -> str:
    prefix, _, local = name.rpartition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}" if prefix else local


def _text(node: etree._Element, name: str) -> str:
    found = node.find(_tag(name))
    return nfc("".join(found.itertext()).strip()) if found is not None else ""
