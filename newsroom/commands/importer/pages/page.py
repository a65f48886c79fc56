"""Read a saved page of a portal into sources: its article, its facts, its photos, what was left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from newsroom.commands.importer.pages.area import Region
from newsroom.commands.importer.pages.beside import Beside
from newsroom.commands.importer.pages.decoding import decode_page
from newsroom.commands.importer.pages.elements import is_block, seen_text
from newsroom.commands.importer.pages.facts import facts_of
from newsroom.commands.importer.pages.html import read_element
from newsroom.commands.importer.pages.links import LONGEST, is_local
from newsroom.commands.importer.pages.listings import NONE, why_none
from newsroom.commands.importer.pages.markup import Element, tree_of
from newsroom.commands.importer.pages.metadata import read_metadata
from newsroom.commands.importer.pages.mhtml import is_packed, unpack
from newsroom.commands.importer.pages.noise import REST, TOP, noise_of
from newsroom.commands.importer.pages.region import find_region
from newsroom.commands.importer.pages.selectors import Index
from newsroom.commands.importer.pages.weights import Weights, weigh
from newsroom.commands.importer.pages.whereabouts import address_of
from newsroom.commands.importer.source import Dropped, Fault, Source, Unreadable
from newsroom.model.hosts import looks_hosted

_LIMIT = 300
_MOST_MARKUP = 8 << 20
"""The most signs of a page: more take more memory than is left for one."""
_PACKED_RE = re.compile(r"data:[\w/+.;=-]{0,80},[A-Za-z0-9+/=%]{200,}")
_SAVED_RE = re.compile(r"saved from url=\(\d+\)(\S+)")
_SOCIAL_RE = re.compile(r"(?:^|\|\s*)(?:Facebook|Zalo(?: OA)?|Instagram|Threads|TikTok)\s*(?:$|\|)")
"""The names of sites of posts without titles, as their pages end their own."""
_BOMB_RE = re.compile(r"<!ENTITY\s", re.IGNORECASE)


def read_page(path: Path, root: Path) -> tuple[Source, ...]:
    """Read a saved page, alone, with its folder of files, or packed with them (MHTML).

    Nothing outside ``root``, the imported folder, is read. Raise ``Unreadable`` for a page of no article.
    """
    data = path.read_bytes()
    name = str(path.relative_to(root)) if path.is_relative_to(root) else path.name
    return read_page_bytes(name, data, path, root)


def read_page_bytes(name: str, data: bytes, path: Path, root: Path) -> tuple[Source, ...]:
    """Read the bytes of a page that lies, or would lie, at ``path``."""
    charset = told = ""
    packed: Mapping[str, bytes] = {}
    if is_packed(data):
        opened = unpack(data)
        if not opened.page.strip():
            raise Unreadable(
                "tệp MHTML không có trang nào, có lẽ bị cắt giữa chừng. Xin lưu lại rồi nhập lại"
            )
        data, charset, told, packed = opened.page, opened.charset, opened.address, opened.parts
    text, illegal = decode_page(data, charset)
    if len(_BOMB_RE.findall(text[:20_000])) > 3:
        raise Unreadable(
            "trang khai ký hiệu riêng (ENTITY) bất thường nên không đọc. Xin lưu lại bằng trình duyệt"
        )
    if _markup(text) > _MOST_MARKUP:
        raise Unreadable(
            f"trang có hơn {_MOST_MARKUP >> 20} triệu chữ và mã, một bài không dài đến thế."
            " Xin lưu riêng trang của bài rồi nhập lại"
        )
    beside = Beside(path, root, packed, told)
    source = _source(name, text, told, beside)
    if illegal:
        fault = Fault(
            f"Trang có {illegal} chỗ sai mã chữ, hiện là «\ufffd»: xin xem lại các chỗ ấy trong bài."
        )
        source = replace(source, faults=(fault, *source.faults))
    return (source,)


def _markup(text: str) -> int:
    """Count the signs of a page without the photos that are packed into it."""
    if len(text) <= _MOST_MARKUP:
        return len(text)
    return len(text) - sum(len(match[0]) for match in _PACKED_RE.finditer(text))


def _source(name: str, text: str, told: str, beside: Beside) -> Source:
    """Make the source of a page."""
    tree = tree_of(text)
    body = tree.find("body")
    body = tree if body is None else body
    index = Index(tree)
    weights = weigh(body, index)
    address = address_of(text, index, told)
    beside.base = beside.base or address
    metadata = read_metadata(index, address)
    if _SOCIAL_RE.search(" | ".join([metadata.site, *metadata.titles])):
        metadata = replace(metadata, titles=())  # it names who posted, not what was
    address = address or metadata.address.partition("#")[0]
    region = find_region(body, index, weights, metadata.titles)
    if reason := why_none(body, index, weights, metadata, region):
        raise Unreadable(f"{NONE} ({reason}). Xin mở đúng trang của bài rồi lưu lại")
    assert region is not None
    _name_frames(region.root, beside)
    _lead_on(region.root, beside, address)
    reading = read_element(region.root, beside.find, region.leave_out, _laid_out(region))
    return Source(
        name=name,
        kind="page",
        blocks=reading.blocks,
        notes=reading.notes,
        files=beside.files,
        facts=facts_of(index, metadata, region, address),
        dropped=(*_outside(region.root, body, weights), *reading.dropped),
        faults=reading.faults,
        site=_host(address),
    )


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def _name_frames(root: Element, beside: Beside) -> None:
    """Give back to frames the address that saving the page took from them, where the file beside tells it."""
    for frame in root.iter("iframe"):
        address = frame.get("src") or ""
        is_file = address and not looks_hosted(address) and "://" not in address
        if is_file and (match := _SAVED_RE.search(beside.peek(address))):
            frame.set("src", match[1])


def _lead_on(root: Element, beside: Beside, address: str) -> None:
    """Let links lead to documents beside the page, others to where they led on the old site."""
    for link in root.iter("a"):
        href = (link.get("href") or "").strip()
        if not href or href.startswith("#") or is_local(href):
            continue
        if name := beside.attach(href):
            link.set("href", name)
        elif address and not re.match(r"[a-zA-Z][\w+.-]*:", href) and len(href) < LONGEST:
            with suppress(ValueError):
                link.set("href", urljoin(address, href))


def _laid_out(region: Region) -> set[Element]:
    """List what only lays out the head of an article; let its title and other parts be lines of their own."""
    for part in (region.title, *region.parts.get("lead", ()), *region.parts.get("author", ())):
        if part is not None and not is_block(part):
            part.set("style", f"{part.get('style') or ''};display:block")
    inside = {one for body in region.bodies for one in body.iter("ul", "ol", "table", "tr")}
    for body in region.bodies:
        rows = (one for one in (*body, *(inner for box in body for inner in box)) if one.tag == "tr")
        inside -= {body, *(rows if body.tag in ("table", "tbody") else ())}
    return {one for one in region.root.iter("ul", "ol", "table", "tr") if one not in inside}


def _outside(root: Element, body: Element, weights: Weights) -> list[Dropped]:
    """Say in a line each what stands outside the region, above and below it."""
    found: list[tuple[bool, Dropped]] = []
    inner = root
    while inner is not body and inner.getparent() is not None:
        for above, beside in ((True, inner.itersiblings(preceding=True)), (False, inner.itersiblings())):
            for element in beside:
                if weights.all.get(element, 0):
                    words = " ".join("".join(seen_text(element)).split())
                    reason = noise_of(element) or (TOP if above else REST)
                    found.append((above, Dropped(0, words[:_LIMIT], reason)))
        inner = inner.getparent()
        if stray := " ".join(" ".join([inner.text or "", *(one.tail or "" for one in inner)]).split()):
            found.append((False, Dropped(0, stray[:_LIMIT], REST)))
    return [*(one for above, one in reversed(found) if above), *(one for above, one in found if not above)]
