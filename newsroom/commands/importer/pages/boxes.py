"""Put blocks together: lists, tables, quotations, figures, captions, lists of Word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newsroom.commands.importer.pages.layout_tables import laid_out
from newsroom.commands.importer.pages.looks import Looks, looks_in, style_of
from newsroom.commands.importer.pages.markup import Element
from newsroom.commands.importer.pages.whole import LOOSE_TABLE, is_headed
from newsroom.commands.importer.source import (
    Block,
    Cell,
    Embed,
    Items,
    Look,
    Picture,
    Quote,
    Span,
    Table,
    Text,
)

_DEEPEST = 20
"""Boxes in boxes that are kept; deeper ones are plain text in the box around them."""
LONGEST_CAPTION = 600
_CAPTION_RE = re.compile(
    r"(?:^|[\s_-])(?:p?captions?|imgcaption|wp-caption|figcaption|chu-?thich(?:-?anh)?|"
    r"(?:image|img|photo|pic|picture)[_-]?(?:desc|description|note|caption|title)|"
    r"desc[_-]?(?:image|img|photo)|note[_-]?(?:img|image|photo)|mota-?anh|PhotoCMS_Caption)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_BULLETS = frozenset("·•o§-–—+*■▪◦●○v²ü\uf0b7\uf0a7\uf0d8\uf02d")


@dataclass(eq=False, slots=True)
class Box:
    """An element in the making: ``blocks`` in it, its ``parts`` (items, rows or cells), and what it is."""

    kind: str
    blocks: list[Block] = field(default_factory=list)
    parts: list[tuple[Block, ...]] = field(default_factory=list)
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    caption: list[Span] = field(default_factory=list)
    ordered: bool = False
    start: int = 1
    level: int = 0
    across: int = 1
    down: int = 1
    header: bool = False
    align: str = ""
    name: str = ""
    is_layout: bool = False
    is_whole: bool = False
    """Whether it stands in an article as somebody typed it."""
    told: list[str] = field(default_factory=list)
    following: bool = False
    """Whether the last block is a list of Word's that its next item goes on with."""


def box_of(element: Element, around: Sequence[Box]) -> Box | None:
    """Tell which box an element makes, ``None`` if it is a plain one."""
    tag, inside = element.tag, around[-1].kind
    if len(around) >= _DEEPEST:
        return None
    if tag in ("ul", "ol", "menu", "dir"):
        return Box("list", ordered=tag == "ol", start=_number(element, "start", 1, 99_999))
    if tag == "li":
        return Box("item") if inside == "list" else None
    if tag == "blockquote":
        return None if _is_indent(element) else Box("quote")
    if tag == "figure":
        return Box("figure")
    if tag in ("figcaption", "caption"):
        return Box("caption") if inside in ("figure", "table") else None
    if tag in ("table", "tr", "td", "th"):
        return _table_box(element, inside)
    return _word_item(element) if tag in ("p", "div") else None


def _table_box(element: Element, inside: str) -> Box | None:
    if element.tag == "table":
        return Box("table", is_layout=element.get("role") == "presentation")
    if element.tag == "tr":
        return Box("row") if inside == "table" else None
    if inside != "row":
        return None
    align = looks_in(element, Looks()).align
    across, down = _number(element, "colspan", 1, 100), _number(element, "rowspan", 1, 1000)
    return Box("cell", across=across, down=down, header=element.tag == "th", align=align)


def _number(element: Element, name: str, least: int, most: int) -> int:
    match = re.match(r"\s*(\d{1,6})", element.get(name) or "")
    return min(max(int(match[1]), least), most) if match else least


def _is_indent(element: Element) -> bool:
    """Tell whether a quotation only moves its text to the right, as old editors did."""
    style = style_of(element)
    return "webkit-indent" in (element.get("class") or "") or style.get("border", "").startswith(
        ("none", "medium none")
    )


def _word_item(element: Element) -> Box | None:
    """Tell whether a paragraph is an item of a list of Word's, by its sign."""
    listed = style_of(element).get("mso-list", "")
    match = re.search(r"level(\d)", listed)
    if not match:
        return None
    for inner in element.iter("span"):
        if style_of(inner).get("mso-list") == "ignore":
            sign = "".join(inner.itertext()).strip(" \xa0\t\r\n")
            number = re.fullmatch(r"(\d{1,4})[.)]", sign)
            if number or sign in _BULLETS:
                start = int(number[1]) if number else 1
                return Box("mso", ordered=bool(number), start=start, level=min(int(match[1]), 6))
            return None
    return None


def add(block: Block, box: Box) -> None:
    """Put a block at the end of a box; a line that its page marks as caption goes to its picture."""
    last = box.blocks[-1] if box.blocks else None
    box.following = False
    if box.kind == "list" and box.parts:
        box.parts[-1] = (*box.parts[-1], block)
    elif (
        isinstance(block, Text)
        and isinstance(last, Picture)
        and not last.caption
        and len(block.text) <= LONGEST_CAPTION
        and _CAPTION_RE.search(block.look.style)
    ):
        box.blocks[-1] = replace(last, caption=block.spans)
    else:
        box.blocks.append(block)


def put(box: Box, around: Box) -> None:
    """Put what a closed box holds into the one around it."""
    if box.kind == "item" and around.kind == "list":
        if box.blocks:
            around.parts.append(tuple(box.blocks))
    elif box.kind == "cell" and around.kind == "row":
        around.cells.append(Cell(tuple(box.blocks), box.across, box.down, box.header, box.align))
    elif box.kind == "row" and around.kind == "table":
        around.blocks += box.blocks
        if box.cells:
            around.rows.append(tuple(box.cells))
    elif box.kind == "caption":
        _put_caption(box, around)
    elif box.kind == "mso":
        _put_word_item(box, around)
    else:
        for block in _made(box):
            add(block, around)


def _made(box: Box) -> list[Block]:
    """Make the blocks of a list, table, quotation or figure."""
    place = box.blocks[0].place if box.blocks else 0
    if box.kind == "list":
        parts = [*([tuple(box.blocks)] if box.blocks else []), *box.parts]
        return [Items(tuple(parts), box.ordered, box.start, _place(parts))] if parts else []
    if box.kind == "table":
        return _made_table(box)
    if box.kind == "quote":
        only_text = box.is_whole or all(isinstance(block, Text | Items) for block in box.blocks)
        return [Quote(tuple(box.blocks), place)] if box.blocks and only_text else box.blocks
    if box.kind == "figure":
        return _made_figure(box)
    return box.blocks


def _place(parts: Sequence[Sequence[Block]]) -> int:
    return next((block.place for part in parts for block in part), 0)


def _made_table(box: Box) -> list[Block]:
    rows = [row for row in box.rows if any(cell.blocks for cell in row)]
    stray: list[Block] = [*box.blocks]
    if box.caption:
        stray.append(Text(tuple(box.caption), look=Look(style="caption")))
    if not rows:
        return stray
    apart = None if box.is_whole and is_headed(rows) else laid_out(rows, box.is_layout)
    if apart is not None:
        box.told += [LOOSE_TABLE] * (box.is_whole and max(map(len, rows)) > 1)
        return [*stray, *apart]
    return [*stray, Table(tuple(rows), _place([cell.blocks for row in rows for cell in row]))]


def _put_caption(box: Box, around: Box) -> None:
    """Give a caption to the figure or table around it; what is no text goes there as it is."""
    for block in box.blocks:
        if isinstance(block, Text):
            around.caption += [Span(" "), *block.spans] if around.caption else block.spans
        else:
            around.blocks.append(block)


def _made_figure(box: Box) -> list[Block]:
    """Tie the caption of a figure to its last picture or video; else it stands as a line."""
    caption, blocks = tuple(box.caption), box.blocks
    texts = [block for block in blocks if isinstance(block, Text)]
    shown = [place for place, block in enumerate(blocks) if isinstance(block, Picture | Embed)]
    if not caption and shown and len(texts) == 1 and len(texts[0].text) <= LONGEST_CAPTION:
        caption = texts[0].spans
        blocks = [block for block in blocks if not isinstance(block, Text)]
        shown = [place for place, block in enumerate(blocks) if isinstance(block, Picture | Embed)]
    if not caption:
        return blocks
    for place in reversed(shown):
        last = blocks[place]
        if isinstance(last, Picture | Embed) and not last.caption:
            blocks[place] = replace(last, caption=caption)
            return blocks
    return [*blocks, Text(caption, look=Look(style="caption"))]


def _put_word_item(box: Box, around: Box) -> None:
    """Add an item to the list of Word's that it goes on with, or begin one."""
    if not box.blocks:
        return
    last = around.blocks[-1] if around.blocks else None
    if around.following and isinstance(last, Items):
        around.blocks[-1] = _longer(last, tuple(box.blocks), box, 1)
    else:
        around.blocks.append(Items((tuple(box.blocks),), box.ordered, box.start, box.blocks[0].place))
        around.level = box.level
    around.following = True


def _longer(items: Items, blocks: tuple[Block, ...], box: Box, level: int) -> Items:
    """Add an item to a list at its level."""
    *most, last = items.items
    if box.level > level:
        inner = last[-1]
        if isinstance(inner, Items):
            return replace(items, items=(*most, (*last[:-1], _longer(inner, blocks, box, level + 1))))
        made = Items((blocks,), box.ordered, box.start, blocks[0].place)
        return replace(items, items=(*most, (*last, made)))
    return replace(items, items=(*items.items, blocks))


def is_repeated(picture: Picture, box: Box) -> bool:
    """Tell whether the last block is the same picture, said again for browsers without scripts."""
    last = box.blocks[-1] if box.blocks else None
    if not isinstance(last, Picture):
        return False
    if picture.file and not last.file:
        box.blocks[-1] = replace(picture, alt=picture.alt or last.alt, caption=last.caption, place=last.place)
    return True


def is_shown(target: str, box: Box) -> bool:
    """Tell whether the last block shows a video already: ``object`` and ``embed`` name it twice."""
    last = box.blocks[-1] if box.blocks else None
    return isinstance(last, Embed) and last.target == target
