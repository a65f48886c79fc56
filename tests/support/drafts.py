"""Make drafts of any words, and tell what a page must show of them, sign by sign."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import Any, NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from hypothesis import strategies as st

from newsroom.commands.importer.source import Block, Cell, Items, Picture, Quote, Span, Table, Text
from newsroom.model.blocks import Block as PageBlock
from newsroom.model.blocks import Figure
from newsroom.vietnamese.comparing import CONTROL_RE, PRIVATE_RE, clean

NASTY = (
    "2024. Năm", "2024.", " ", "# ", "## ", "###", "- ", "+ ", "* ", "1) ", "I. ", "a) ", "đ) ", "[x]", "[ ]",
    "*", "**", "_", "__", "\\", "<", "&", "&amp;", "&#65;", "&lt;", "|", "||", "~~", "~", "`", "``", ":",
    "[^1]", "[^1]: ", "(c)", "https://a.vn/x_y?b=1&c=2", "www.a.vn", "a@b.vn", "<b>", "</b>", "<br>", "<!--",
    "-->", "<script>", "---", "===", "***", "___", "\t", "Title: ", "Tags: ", "Tác giả: ", "Nguồn:", "![",
    "](", "a.jpg)", "[a](b)", "![x](1.jpg)", "{rộng}", "\n", "\u00a0", "e\u0301", "😀", "👨‍👩‍👧", "abc",
    "Đảng ủy", "bcd", "x", "1", "9", "• ", "– ", "— ", "-", "+", "Điều 1. ", "Khoản 2. ", "1.1 ", "1/ ",
    "(1) ", "(*)", "0", "10", "%", "…", "“", "”", '"', "'", "(", ")", "[", "]", "{", "}", "!", "?", ".", ",",
    ";", "/", "^", "$", "=", "> ", ">", ">50%", "[album]", "[1]", "[1]: http://a.vn", "[a]: b.vn",
    "<https://a.vn>", "<a@b.vn>", "C#", "|a|b|", "|---|", "&copy;", "&nbsp;", "Ảnh: ", "http://",
    "youtu.be/", "\u200b", "<<<<<<< ", ">>>>>>> ", "||||||| ", "\ufeff", "*[a]: b", "~~~", "\x07", "\ue001",
    "<div>", "</div>", "<td>", "\r\n", "\x02", "klzzwxh:0001", "<a href='x'>", "1. ", "a/ ", "(a) ", "$5",
)  # fmt: skip
"""What means something to some reader, and words."""
LINKS = (
    "",
    "",
    "",
    "https://a.vn/x y(1)?b=1&c=2",
    "mailto:a@b.vn",
    "https://a.vn/_a_*b*#c",
    "javascript:x",
    "/cu/1",
)

signs = st.text(
    st.one_of(st.sampled_from("*_`[]()<>&|\\~#-+=.:!\n ab1"), st.characters(exclude_categories=["Cs"])),
    max_size=15,
)


class Maker:
    """Makes blocks by chance, many times quicker than strategies within strategies."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)

    def blocks(self, most: int = 4, depth: int = 0) -> tuple[Block, ...]:
        return tuple(self._block(depth) for _ in range(self._chance.randint(1, most)))

    def _block(self, depth: int) -> Block:
        kinds: list[Callable[[int], Block]] = [self._text, self._text, self._text, self._picture, self._table]
        kinds += [self._items, self._quote] * (depth < 3)
        return self._chance.choice(kinds)(depth)

    def words(self) -> str:
        return "".join(self._chance.choices(NASTY, k=self._chance.randint(1, 6)))

    def _spans(self) -> tuple[Span, ...]:
        pick = self._chance.choice
        if pick((True, False)):
            return (Span(self.words()),)
        return tuple(
            Span(self.words(), pick((True, False)), pick((True, False)), pick((0, 0, 0, 1, -1)), pick(LINKS))
            for _ in range(self._chance.randint(1, 4))
        )

    def _text(self, depth: int = 0) -> Text:
        return Text(self._spans(), level=self._chance.choice((0, 0, 0, 0, 0, 1, 2, 3, 6)))

    def _picture(self, depth: int) -> Picture:
        caption = (Span(f"Chú thích {self.words()}"),)  # no text says it again, which would be printed once
        return Picture(self._chance.choice(("", "1.jpg")), alt=self.words(), caption=caption)

    def _table(self, depth: int) -> Table:
        columns = self._chance.randint(1, 3)
        rows = range(self._chance.randint(1, 3))
        return Table(tuple(tuple(self._cell() for _ in range(columns)) for _ in rows))

    def _cell(self) -> Cell:
        return Cell(tuple(Text(self._spans()) for _ in range(self._chance.randint(0, 2))))

    def _held(self, depth: int, *none: type) -> tuple[Block, ...]:
        """Make blocks that do not begin with one of some kinds, which are written otherwise there."""
        first, *rest = self.blocks(2, depth + 1)
        between = Text((Span("Đoạn"), *self._spans()))
        return (*((between,) if isinstance(first, (*none, Text)) else ()), first, between, *rest)

    def _items(self, depth: int) -> Items:
        items = tuple(self._held(depth, Table, Items) for _ in range(self._chance.randint(1, 3)))
        return Items(items, self._chance.choice((True, False)), self._chance.choice((0, 1, 1, 7, 2024)))

    def _quote(self, depth: int) -> Quote:
        return Quote(self._held(depth, Table))


class Sign(NamedTuple):
    """A sign of a page that is no space, and how it is shown."""

    sign: str
    bold: bool
    italic: bool
    raised: int


Shown = tuple[str, tuple[Sign, ...]]
"""A line of text: what holds it, such as ``ul li p`` or ``h2``, and its signs."""


def expected(found: Iterable[Block], around: str = "") -> Iterator[Shown]:
    """Give the lines of blocks as a page must show them, pictures aside."""
    for block in found:
        match block:
            case Text():
                if line := tuple(_signs(block)):
                    yield f"{around}{'h' if block.level else 'p'}", line
            case Items():
                kind = "ol" if block.ordered else "ul"
                for item in block.items:
                    yield from expected(item, f"{around}{kind} ")
            case Quote():
                yield from expected(block.blocks, f"{around}quote ")
            case Table():
                for row in block.rows:
                    for cell in row:
                        line = tuple(sign for part in cell.blocks for sign in _signs(part))
                        if line:
                            yield f"{around}cell", line
            case _:
                pass


def _signs(block: Any) -> Iterator[Sign]:
    plain = block.level and block.bold
    for span in block.spans:
        for sign in clean_signs(span.text):
            yield Sign(sign, span.bold and not plain, span.italic, span.raised)


def clean_signs(text: str) -> str:
    return "".join(clean(PRIVATE_RE.sub("", CONTROL_RE.sub("", text))).split())


def shown(body: Iterable[PageBlock]) -> tuple[list[Shown], list[Figure]]:
    """Give the lines of a page's body, and its photos; what is neither is ``[Kind]`` on a line of its own."""
    figures = [block for block in body if isinstance(block, Figure)]
    pieces = (
        block
        if isinstance(block, str)
        else ""
        if isinstance(block, Figure)
        else f"<p>[{type(block).__name__}]</p>"
        for block in body
    )
    return list(_lines(BeautifulSoup("".join(pieces), "lxml"), "")), figures


_HOLDERS = {"ul": "ul ", "ol": "ol ", "blockquote": "quote "}
_LINES = {"p": "p", "td": "cell", "th": "cell", **{f"h{level}": "h" for level in range(1, 7)}}


def _lines(element: Tag, around: str) -> Iterator[Shown]:
    loose: list[Sign] = []
    for child in element.children:
        if isinstance(child, Tag) and (
            child.name in _HOLDERS or child.name in _LINES or child.name in _BOXES
        ):
            if loose:
                yield f"{around}p", tuple(loose)
                loose = []
            if child.name in _LINES:
                if line := tuple(_inline(child, Sign("", False, False, 0))):
                    yield f"{around}{_LINES[child.name]}", line
            else:
                yield from _lines(child, around + _HOLDERS.get(child.name, ""))
        elif isinstance(child, Tag):
            loose += _inline_of(child, Sign("", False, False, 0))
        elif isinstance(child, NavigableString):
            loose += [Sign(sign, False, False, 0) for sign in _bare(child)]
    if loose:
        yield f"{around}p", tuple(loose)


_BOXES = frozenset({"html", "body", "div", "table", "thead", "tbody", "tr", "li"})


def _bare(text: str) -> str:
    return "".join(text.split())


def _inline(element: Tag, look: Sign) -> Iterator[Sign]:
    for child in element.children:
        if isinstance(child, Tag):
            yield from _inline_of(child, look)
        elif isinstance(child, NavigableString):
            yield from (look._replace(sign=sign) for sign in _bare(child))


def _inline_of(child: Tag, look: Sign) -> Iterator[Sign]:
    name = child.name
    yield from _inline(
        child,
        Sign(
            "",
            look.bold or name in ("strong", "b"),
            look.italic or name in ("em", "i"),
            {"sup": 1, "sub": -1}.get(name, look.raised),
        ),
    )
