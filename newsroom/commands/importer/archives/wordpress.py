"""List the posts of an export of WordPress, with what of the rest of the export each needs."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from newsroom.commands.importer.archives.entry import Entry, Failed, Remark, Skipped
from newsroom.commands.importer.archives.facts import plain_words
from newsroom.commands.importer.archives.shortcodes import Attached
from newsroom.commands.importer.archives.wordpress_item import Author, Broken, Head, read_head, read_item
from newsroom.commands.importer.archives.wordpress_stream import LARGEST, Piece, is_cut_off, pieces
from newsroom.vietnamese.comparing import nfc

KIND = "wordpress"
_SYSTEM = frozenset({
    "attachment", "revision", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache",
    "user_request", "wp_block", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation",
    "wp_font_family", "wp_font_face", "acf-field", "acf-field-group", "acf-post-type",
    "wpcf7_contact_form", "elementor_library", "elementor_snippet", "shop_order", "shop_coupon",
    "product_variation", "ml-slider", "mc4wp-form", "wpforms", "flamingo_contact", "flamingo_inbound",
    "popup", "jp_pay_order", "feedback", "blocks", "et_pb_layout", "fusion_template", "vc_grid_item",
    "rm_content_editor", "amp_validated_url", "scheduled-action", "mailpoet_page"
})  # fmt: skip
"""Kinds of items that only WordPress and its plugins need."""
_BINNED = frozenset({"trash", "auto-draft", "inherit"})
_MARK_RE = re.compile(rb"wordpress\.org/export/|xmlns:wp\s*=")
_EXCERPT_END = b"</excerpt:encoded>"
_RELATED_RE = re.compile(
    rb"(?:\bids?|include|images?|img|image_id|data-id)(?:=|\"\s*:)\s*[\"'\[]?\s*((?:\d+[\s,\"]*)+)|wp-image-(\d+)|"
    rb"_thumbnail_id(?:\]\]>)?</wp:meta_key>\s*<wp:meta_value>(?:<!\[CDATA\[)?(\d+)|\"ref\"\s*:\s*(\d+)"
)
_PRIMARY_RE = re.compile(rb"primary_category(?:\]\]>)?</wp:meta_key>\s*<wp:meta_value>(?:<!\[CDATA\[)?(\d+)")


@dataclass
class Library:
    """What items need of other items: files of the media library, reusable blocks; by number."""

    files: dict[str, Attached] = field(default_factory=dict)
    children: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    reusable: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Post:
    """A post as it stands in the export, with the part of the rest that it needs."""

    piece: Piece
    author: Author | None
    primary: str
    site: str
    files: Mapping[str, Attached]
    children: tuple[str, ...]
    reusable: Mapping[str, str]


def is_export(path: Path) -> bool:
    """Tell whether a file is an export of WordPress."""
    try:
        with path.open("rb") as file:
            head = file.read(1 << 16)
    except OSError:
        return False
    return bool(_MARK_RE.search(head.replace(b"\0", b"")))


def wordpress_entries(path: Path) -> Iterator[Entry | Skipped | Remark | Failed]:
    """List the posts of an export. Raises ``Unreadable`` if it is none.

    Posts and other kinds that are shown as articles are read; pages are told, as they are no news.
    """
    library, head, kinds = _library_of(path), Head(), Counter[str]()
    for place, piece in enumerate(pieces(path)):
        if place == 0:
            head = read_head(piece)
            continue
        if not piece.data:
            yield Skipped(f"{path.name}#?{place}", f"một mục lớn hơn {LARGEST >> 20} MB nên không đọc")
            continue
        tail = piece.data.partition(_EXCERPT_END)[2] or piece.data
        kind, number = _value(tail, b"wp:post_type") or "post", _value(tail, b"wp:post_id") or f"?{place}"
        name = f"{path.name}#{number}"
        if kind in _SYSTEM:
            continue
        if reason := _reason(kind, _value(tail, b"wp:status")):
            yield Skipped(f"{name} «{_title(piece)}»", reason)
            continue
        kinds[kind] += 1
        yield Entry(name, KIND, path.parent, _post(piece, number, head, library))
    if is_cut_off(path):
        yield Failed(
            path.name,
            "tệp bị cắt ngang: bài cuối có thể thiếu, các bài sau nữa không có. Xin xuất lại rồi nhập lại",
        )
    for kind, count in sorted(kinds.items()):
        if kind != "post":
            yield Remark(
                f"{path.name}: có {count} bài thuộc kiểu riêng «{kind}» của trang cũ, được nhập như bài viết"
            )


def _reason(kind: str, status: str) -> str:
    if status in _BINNED:
        return "nằm trong thùng rác của trang cũ" if status == "trash" else "bản lưu tự động của WordPress"
    if kind == "page":
        return "trang tĩnh, không phải tin bài: nếu còn dùng thì chép vào content/pages"
    return ""


def _post(piece: Piece, number: str, head: Head, library: Library) -> Post:
    """Gather what a post needs, by the numbers that stand in it."""
    asked: dict[str, None] = {}
    for match in _RELATED_RE.finditer(piece.data):
        for found in match.groups():
            asked.update(dict.fromkeys(re.findall(r"\d+", found.decode("ascii")) if found else ()))
    children = [str(child) for _, child in sorted(library.children.get(number, ()))]
    primary = _PRIMARY_RE.search(piece.data)
    return Post(
        piece,
        head.authors.get(_value(piece.data, b"dc:creator")),
        head.categories.get(primary[1].decode("ascii"), "") if primary else "",
        head.address,
        {one: library.files[one] for one in (*asked, *children) if one in library.files},
        tuple(children),
        _reusable(asked, library),
    )


def _reusable(asked: Mapping[str, None], library: Library) -> dict[str, str]:
    """Choose the shared blocks that a post shows, and those within them."""
    if not library.reusable:
        return {}
    found, open_ = {}, [one for one in asked if one in library.reusable]
    while open_:
        number = open_.pop()
        found[number] = library.reusable[number]
        open_ += [
            one
            for one in re.findall(r'"ref"\s*:\s*(\d+)', found[number])
            if one in library.reusable and one not in found
        ]
    return found


def _value(data: bytes, tag: bytes) -> str:
    """Read a short value without parsing the item."""
    match = re.search(rb"<%b>\s*(?:<!\[CDATA\[)?([^<\]]*)" % tag, data)
    return html.unescape(match[1].decode("utf-8", "replace").strip()) if match else ""


def _title(piece: Piece) -> str:
    match = re.search(rb"<title>\s*(?:<!\[CDATA\[)?(.{0,2000}?)(?:\]\]>)?\s*</title>", piece.data, re.DOTALL)
    return nfc(plain_words(match[1].decode(piece.encoding, "replace")))[:120] if match else ""


def _library_of(path: Path) -> Library:
    """Gather the library from all exports beside this one: WordPress splits a large site into several."""
    others = [
        one for one in sorted(path.parent.iterdir()) if one != path and one.suffix.lower() in (".xml", ".wxr")
    ]
    exports = [path, *(one for one in others if one.is_file() and not one.is_symlink() and is_export(one))]
    stamps = ((str(one), one.stat().st_size, one.stat().st_mtime_ns) for one in sorted(exports))
    return _read_library(tuple(stamps))


@lru_cache(maxsize=1)
def _read_library(exports: tuple[tuple[str, int, int], ...]) -> Library:
    library = Library()
    for name, _, _ in exports:
        for place, piece in enumerate(pieces(Path(name))):
            if place and (b"attachment" in piece.data or b"wp_block" in piece.data):
                _shelve(piece, library)
    return library


def _shelve(piece: Piece, library: Library) -> None:
    tail = piece.data.partition(_EXCERPT_END)[2] or piece.data
    kind = _value(tail, b"wp:post_type")
    if kind not in ("attachment", "wp_block"):
        return
    try:
        item = read_item(piece)
    except Broken:
        return
    if kind == "wp_block":
        library.reusable[item.number] = item.content
        return
    alt = next(iter(item.meta.get("_wp_attachment_image_alt", ())), "")
    address = item.attachment or item.link
    library.files.setdefault(item.number, Attached(address, item.excerpt, alt))
    if item.number.isdecimal() and re.search(r"\.(?:jpe?g|png|gif|webp|bmp)$", address, re.IGNORECASE):
        library.children.setdefault(item.parent, []).append((item.order, int(item.number)))
