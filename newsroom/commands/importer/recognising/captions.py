"""Find captions: lines that stand twice, under a photo, in a caption's looks, or worded as captions are."""

from __future__ import annotations

import re
from dataclasses import replace

from newsroom.commands.importer.draft import Guess
from newsroom.commands.importer.recognising import pairing
from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.picturing import make_picture, picture_above, plainer
from newsroom.commands.importer.recognising.scenes import find_worded
from newsroom.commands.importer.recognising.shapes import ends_finally, is_typed_item
from newsroom.commands.importer.recognising.sheet import CAPTION, Line, Sheet, plain_text
from newsroom.commands.importer.recognising.wording import (
    LONGEST,
    bare_caption,
    has_credit,
    repeats,
    wording_score,
)
from newsroom.commands.importer.source import Fault, Picture, Span, Text
from newsroom.vietnamese.credit import split_credit
from newsroom.vietnamese.repeating import essence, says_again

_ONLY_CREDIT_RE = re.compile(
    r"^[(\[*_]*\s*(?:nguồn\s+)?ảnh\s*(?:minh (?:họa|hoạ)|tư liệu)?\s*(?::\s*\S.{0,60}|minh (?:họa"
    r"|hoạ))?[)\]*_.]*$",
    re.IGNORECASE,
)
TEXT = "text"
"""The kind of a source that is nothing but lines (``scraped``); all others have their photos, or say which
are missing, so that words alone make no caption there."""
PAGE = "page"
"""The kind of a source that was a page of a site."""
_DOUBLED_LONGEST = 320


def find_captions(sheet: Sheet, title: str, lead: int | None = None) -> None:
    """Mark all captions of a sheet; each becomes a picture, or joins the picture that it stands under."""
    below = _drop_title_texts(sheet, title)
    keeps_photos = sheet.source.kind != TEXT
    _doubled(sheet, keeps_photos)
    for line in below:
        if _may_be_caption(line):
            make_picture(sheet, line, bare_caption(line.text), "đứng ngay dưới chữ thay cho ảnh", 88)
    if keeps_photos:
        _above_pictures(sheet)
    _under_pictures(sheet)
    if keeps_photos or any(isinstance(block, Picture) for block in sheet.source.blocks):
        _by_credit(sheet)
    else:
        find_worded(sheet, title, lead)


def _drop_title_texts(sheet: Sheet, title: str) -> list[Line]:
    """Drop alternative texts that say the title, and give the lines under them: they may be captions."""
    below: list[Line] = []
    if not title:
        return below
    for line in sheet.open():
        if (
            line.is_text
            and bare_caption(line.text) != line.text
            and says_again(bare_caption(line.text), title)
        ):
            sheet.drop(line, "chữ thay cho ảnh, chỉ lặp lại tiêu đề (chỗ này từng có ảnh)")
            below += sheet.lines[sheet.index_of(line) + 1 : sheet.index_of(line) + 2]
    return below


def _may_be_caption(line: Line) -> bool:
    return line.is_text and not line.role and len(line.text) <= 200 and wording_score(line) > -3


def _doubled(sheet: Sheet, keeps_photos: bool) -> None:
    """Join lines that stand two or three times one after the other: alternative text and caption.

    What has its photos has captions only beside them: other lines are a refrain.
    """
    lines = [line for line in sheet.lines if not line.role or isinstance(line.block, Picture)]
    index = 0
    while index < len(lines):
        group = [lines[index]]
        while index + 1 < len(lines) and _again(group[-1], lines[index + 1]):
            index += 1
            group.append(lines[index])
        index += 1
        if len(group) > 1 and (not keeps_photos or picture_above(sheet, group[0]) is not None):
            _join(sheet, group)


def _again(first: Line, second: Line) -> bool:
    if not (first.is_text and second.is_text) or max(len(first.text), len(second.text)) > _DOUBLED_LONGEST:
        return False
    if is_typed_item(first.text) or len(first.text) < 8 or read_dateline(first.text).alone:
        return False
    return repeats(first.text, second.text)


def _join(sheet: Sheet, group: list[Line]) -> None:
    texts = [line.text for line in group]
    credited = [line for line in group if split_credit(line.text)[1] or has_credit(line.text)]
    plain = [line for line in group if bare_caption(line.text) == line.text]
    best = (credited or plain or group)[-1]
    others = [line for line in group if line is not best]
    for line in others:
        sheet.drop(line, "chú thích ảnh lặp lại")
    alt = next((text for text in texts if not says_again(text, best.text) and bare_caption(text) == text), "")
    caption = bare_caption(best.text)
    make_picture(
        sheet,
        best,
        caption,
        "dòng này đứng hai lần liền nhau, như chữ thay và chú thích của một ảnh",
        95,
        alt,
    )


def _above_pictures(sheet: Sheet) -> None:
    """Give photos the captions above them where the file has them so; tell if it may be read both ways."""
    found, doubtful = pairing.pairs_upward(sheet.lines)
    for photo, line in found:
        if isinstance(photo.block, Picture) and isinstance(line.block, Text) and not photo.block.caption:
            photo.block = replace(photo.block, caption=plainer(line.block.spans))
            line.role = CAPTION
            sheet.guesses.append(Guess("", line.text, "chú thích ảnh: đứng ngay trên ảnh", 80, line.place))
    if doubtful is not None:
        text = f"chú thích «{doubtful.text[:60]}» có thể thuộc ảnh đứng dưới nó: xem chú thích của từng ảnh"
        sheet.faults.append(Fault(text, doubtful.place))


def _under_pictures(sheet: Sheet) -> None:
    """Take the line under a photo as its caption if it looks like one."""
    for index, line in enumerate(sheet.lines[:-1]):
        if not isinstance(line.block, Picture) or line.block.caption:
            continue
        below = next(
            (other for other in sheet.lines[index + 1 :] if other.role not in ("dropped", "header")), None
        )
        if below is None or below.role or not below.is_text:
            continue
        if (score := _looks(below) + wording_score(below)) >= 3:
            make_picture(
                sheet, below, bare_caption(below.text), "đứng ngay dưới ảnh", min(98, 65 + 6 * score)
            )


def is_caption_below(above: Line, line: Line) -> bool:
    """Tell whether a line right below another is the caption of the photo that stands there."""
    is_bare = isinstance(above.block, Picture) and not above.block.caption
    return is_bare and line.is_text and _looks(line) + wording_score(line) >= 3


def _looks(line: Line) -> int:
    """Score how much a line under a photo looks like its caption."""
    block, text = line.block, line.text
    if not isinstance(block, Text) or block.level or len(text) > LONGEST:
        return -9
    style = block.look.style.casefold()
    score = 6 if re.search(r"caption|chú thích|chu-?thich|pic-?desc|image-?desc|photo", style) else 0
    score += (
        3 * (block.look.align == "center") + 3 * block.italic + (len(text) <= 120) + (not ends_finally(text))
    )
    return (
        score
        - 2 * is_typed_item(text)
        - 2 * block.bold
        - 2 * (len(text) > 200)
        + (block.look.align == "right")
    )


def _by_credit(sheet: Sheet) -> None:
    """Take a line that ends in a photo's credit as a caption, also where its photo is missing.

    In a file of an office program it must look like one, too: nothing says that a photo is missing there.
    """
    for line in sheet.open():
        if not line.is_text or len(line.text) > 200 or not all(split_credit(line.text)):
            continue
        looks_so = _looks(line) >= 3 or picture_above(sheet, line) is not None
        if sheet.source.kind == PAGE or looks_so:
            make_picture(sheet, line, bare_caption(line.text), "kết thúc bằng người chụp ảnh", 85)
        else:
            reason = "dòng này ghi người chụp như chú thích mà không có ảnh bên cạnh, đang để như một đoạn"
            sheet.guesses.append(Guess("", line.text, reason, 45, line.place))


def join_credits(sheet: Sheet) -> None:
    """Join a credit that stands on a line of its own to the caption above it."""
    previous: Line | None = None
    for line in sheet.lines:
        if previous is not None and not line.role and line.is_text and _ONLY_CREDIT_RE.match(line.text):
            block = previous.block
            if isinstance(block, Picture) and essence(line.text):
                caption = plain_text("".join(span.text for span in block.caption))
                joint = " " if caption.endswith((".", "…")) or not caption else ". "
                previous.block = replace(
                    block, caption=(*block.caption, Span(f"{joint if caption else ''}{line.text}"))
                )
                line.role = CAPTION
                continue
        if line.role not in ("dropped", CAPTION):
            previous = line
