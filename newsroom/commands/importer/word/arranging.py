"""Put together what Word keeps apart: captions with photos, items with their lists, lines of a quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import Literal

from newsroom.commands.importer.source import Block, Items, Picture, Quote, Span, Text
from newsroom.commands.importer.word.paragraphs import labelled
from newsroom.commands.importer.word.pieces import Laid, Para

_BULLET_RE = re.compile(r"([-–—+*•●▪◦‣·○■□◆❖➢➤✓])[ ]+(?=\S)")
_NUMBER_RE = re.compile(r"(0|[1-9]\d?)\.[ ]+(?=\S)")
_SPOKEN_RE = re.compile(r"[?!…][\"”’]*$")


def arranged(flow: Sequence[Laid]) -> tuple[Block, ...]:
    """Make blocks of what was laid out."""
    return _listed(_with_own_captions(_joined(flow)))


def _joined(flow: Sequence[Laid]) -> list[Laid]:
    """Join a paragraph whose end was hidden or deleted, or that is a large first letter, with the next."""
    found: list[Laid] = []
    for one in flow:
        last = found[-1] if found else None
        if isinstance(one, Para) and isinstance(last, Para) and last.joins:
            spans = (*last.text.spans, *one.text.spans)
            keeps = one if len(one.text.text) > len(last.text.text) else last
            text = replace(keeps.text, spans=spans, place=last.text.place)
            found[-1] = replace(keeps, text=text, joins=one.joins, mark=last.mark or one.mark)
        else:
            found.append(one)
    return found


def _with_own_captions(flow: Sequence[Laid]) -> list[Laid]:
    """Give each caption that Word knows as one to the photo above it, else to the one below."""
    found: list[Laid] = []
    above: tuple[Span, ...] = ()
    held: Para | None = None
    for place, one in enumerate(flow):
        last = found[-1] if found else None
        if isinstance(one, Para) and one.caption == "picture":
            if isinstance(last, Picture) and not last.caption:
                found[-1] = replace(last, caption=one.text.spans)
                continue
            if _is_for_next(flow, place):
                above, held = one.text.spans, one
                continue
        if isinstance(one, Picture) and held is not None:
            one = replace(one, caption=above)
            held = None
        found.append(one)
    return found


def _is_for_next(flow: Sequence[Laid], place: int) -> bool:
    after = flow[place + 1 : place + 3]
    if not after or not isinstance(after[0], Picture) or after[0].caption:
        return False
    return not (len(after) > 1 and isinstance(after[1], Para) and after[1].caption == "picture")


def _listed(flow: Sequence[Laid]) -> tuple[Block, ...]:
    """Make lists and quotations of the paragraphs that belong to them."""
    blocks: list[Block] = []
    for kind, group in groupby(flow, _kind):
        members = list(group)
        paras = [one for one in members if isinstance(one, Para)]
        if kind == "list":
            blocks += _lists(paras)
        elif kind == "quote":
            blocks.append(Quote(tuple(upright(one.text, "italic") for one in paras), paras[0].text.place))
        elif kind == "text":
            blocks += _typed([one.text for one in paras])
        else:
            blocks += [_plain(one) for one in members if not isinstance(one, Para)]
    return tuple(blocks)


def upright(text: Text, mark: Literal["bold", "italic"]) -> Text:
    """Take bold or italics off a paragraph that has it as a whole: what it stands in shows it so anyway."""
    if not getattr(text, mark):
        return text
    bold, italic = mark == "bold", mark == "italic"
    spans = [replace(one, bold=one.bold and not bold, italic=one.italic and not italic) for one in text.spans]
    return replace(text, spans=tuple(spans))


def _plain(block: Block) -> Block:
    """Take bold and italics off a caption that has them as a whole: they were its looks."""
    if not isinstance(block, Picture) or not block.caption:
        return block
    worded = [span for span in block.caption if span.text.strip()]
    bold, italic = all(span.bold for span in worded), all(span.italic for span in worded)
    spans = [
        replace(one, bold=one.bold and not bold, italic=one.italic and not italic) for one in block.caption
    ]
    return replace(block, caption=tuple(spans))


def _kind(one: Laid) -> str:
    if not isinstance(one, Para):
        return "block"
    return "list" if one.mark else "quote" if one.is_quote else "text"


def _lists(paras: Sequence[Para]) -> list[Block]:
    """Make nested lists; a number that stands alone between paragraphs is part of its line."""
    if len(paras) == 1 and paras[0].mark and paras[0].mark.is_ordered:
        return [labelled(paras[0].text, paras[0].mark.label)]
    found: list[Block] = []
    rest = list(paras)
    while rest:
        items, rest = _one_list(rest)
        found.append(items)
    return found


def _one_list(paras: list[Para]) -> tuple[Items, list[Para]]:
    """Make the list that the first paragraph begins, and give what is left behind it."""
    first = paras[0].mark
    assert first is not None
    items: list[list[Block]] = []
    expected = first.number
    rest = paras
    while rest:
        mark = rest[0].mark
        assert mark is not None
        if mark.level < first.level and items:
            break
        if mark.level > first.level and items:
            inner, rest = _one_list(rest)
            items[-1].append(inner)
            continue
        if mark.is_ordered != first.is_ordered or (mark.is_ordered and mark.number != expected):
            break
        items.append([rest[0].text])
        expected += 1
        rest = rest[1:]
    start = first.number if first.is_ordered else 1
    return Items(tuple(map(tuple, items)), first.is_ordered, start, paras[0].text.place), rest


def _typed(texts: Sequence[Text]) -> list[Block]:
    """Make lists of neighbouring paragraphs that begin with a typed dash, bullet or counted number."""
    found: list[Block] = []
    place = 0
    while place < len(texts):
        items = _items(texts, place)
        length = max(len(items), 1)
        members = texts[place : place + length]
        if len(items) > 1 and not _is_dialogue(members):
            start = _start(texts[place])
            ordered = start is not None
            found.append(
                Items(
                    tuple((item,) for item in items),
                    ordered,
                    start or 0 if ordered else 1,
                    texts[place].place,
                )
            )
        else:
            found += members
        place += length
    return found


def _items(texts: Sequence[Text], place: int) -> list[Text]:
    """List the items of the typed list that begins at a place, without their marks."""
    first = texts[place]
    start = _start(first)
    items: list[Text] = []
    for one in islice(texts, place, None):
        if start is None:
            item = _without(one, _BULLET_RE) if one.text[:1] == first.text[:1] else None
        else:
            item = _without(one, _NUMBER_RE) if _start(one) == start + len(items) else None
        if item is None:
            break
        items.append(item)
    return items


def _is_dialogue(texts: Sequence[Text]) -> bool:
    return texts[0].text[:1] in "-–—" and any(_SPOKEN_RE.search(one.text) for one in texts)


def _start(text: Text) -> int | None:
    """Give the number a paragraph begins with, ``None`` if there is none."""
    match = _NUMBER_RE.match(text.text)
    return int(match[1]) if match else None


def _without(text: Text, mark: re.Pattern[str]) -> Text | None:
    """Give a paragraph without its typed mark, ``None`` if it has no such mark or is a heading."""
    match = mark.match(text.text)
    if match is None or text.level or "\n" in text.text or text.look.align in ("center", "right"):
        return None
    length = match.end()
    spans = []
    for span in text.spans:
        cut = min(length, len(span.text))
        length -= cut
        if cut < len(span.text) or span.note:
            spans.append(replace(span, text=span.text[cut:]))
    return replace(text, spans=tuple(spans))
