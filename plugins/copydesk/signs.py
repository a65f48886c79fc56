"""Report spaces, brackets, quotation marks and dots that are not as they should be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsroom.model.copy import Copy
from newsroom.model.problem import Problem
from newsroom.vietnamese.patterns import late
from plugins.copydesk.prose import FILLER, places, prose

_CAPITAL = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠ-Ỹ"
_SMALL = "a-zß-öø-ÿăđĩũơưạ-ỹ"
_SPACED = ",;.!?:"
_SPACE_BEFORE_RE = late(rf" [{_SPACED}]")
"""To look for all signs at once is quickest where none stands so."""
_SPACED_RE = late(r"[^\W_][)”»\"*]{0,3} +\Z")
_SPACE_ENDS_RE = late(rf"(?=\s|\Z|[{_SMALL}])(?! ?[)(|-])")
_WIDE_RE = late(
    r"[(“«] +(?=[^\W_])|(?<=[^\W_]) +[”»](?=[\s.,;:!?)]|\Z)|(?<=[^\W_.,;:!?…]) +\)(?=[\s.,;:!?]|\Z)"
)
_LETTER = r"[^\W\d_]"
_TIGHT_RES = {
    sign: late(pattern)
    for sign, pattern in {
        ",": rf",{_LETTER}{{2}}",
        ";": rf";{_LETTER}{{2}}",
        ":": rf":{_LETTER}{{2}}",
        ".": rf"\.[{_CAPITAL}][{_SMALL}]",
        "…": rf"…[{_CAPITAL}][{_SMALL}]",
        ")": rf"\){_LETTER}{{2}}",
        "”": rf"”{_LETTER}{{2}}",
        "(": rf"\((?!s\)){_LETTER}{{2}}",
        "“": rf"“{_LETTER}{{2}}",
    }.items()
}
"""What follows a sign without a space, or stands behind one that opens; a pattern that begins with one sign
is looked for quickly.
"""
_NUMBER = (
    r"[0-9]{4}|[0-9]{1,2}(?:h(?:[0-9]{2})?|[g:][0-9]{2})|[0-9,]{1,5}%|[0-9]{1,2}[-/][0-9]{1,2}(?:[-/][0-9]{4})?"
    r"|[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3},[0-9]{1,2}"
)
"""A year, an hour, a share, a day, thousands, a fraction: numbers that number no item, «1.Đối tượng»."""
_BEFORE_RES = {
    **dict.fromkeys(",;:", late(rf"{_LETTER}{{2}}\Z")),
    **dict.fromkeys(".…", late(rf"(?<![\w.])({_LETTER}{{2,}}|{_NUMBER})\Z")),
    **dict.fromkeys(")”", late(r"[^\W_]\Z")),
    **dict.fromkeys("(“", late(rf"{_LETTER}\Z")),
}
_LONGEST_WORD = 10
_SHORT = frozenset({
    "tp", "tx", "ths", "ts", "gs", "pgs", "bs", "ks", "ncs", "đ", "dr", "mr", "mrs", "ms", "st", "cn",
    "nxb", "kts", "cử", "th", "tt", "tr", "q", "p", "dsckii", "bsck",
})  # fmt: skip
"""What a point stands behind without a space: «ThS.», «TP.»."""
_ITEM_RE = late(r"(?:^|(?<=[\s(]))(?:[a-zđ]|\d{1,2}|[ivxIVX]{1,4})\Z|[:;]-?\Z", re.MULTILINE)
"""What stands before a bracket that belongs to the mark of an item: «a)», «1)»."""
_ITEM_START_RE = late(r"(?:^[ ]*[-*+•]?[ ]*|[;:] )(?:[a-zđ]|\d{1,2}|[ivxIVX]{1,4})\Z", re.MULTILINE)
_BRACKET_RE = late(r"[()]")
_SMILING = frozenset(":;-=")
"""What makes a face of a bracket."""
_BLANK_RE = late(r"\n(?=[ \t]*\n)")
"""What parts paragraphs."""
_DOTS_RE = late(r"(?<!\.)\.{3}(?!\.)")
_NESTED_RE = late(r"“[^“”]*”")
_LINK = "]("
"""What a link without its other half leaves; the check of links tells of it."""
_INDENT = 8
_AROUND, _MOST_AROUND = 12, 30


def check_signs(copy: Copy) -> Iterator[Problem]:
    """Report signs with a space too many or too few, brackets and quotation marks that have no other half."""
    text = prose(copy)
    paragraphs = _paragraphs(text)
    yield from _spaces(copy, text)
    if "(" in text or ")" in text:
        yield from _brackets(copy, text, paragraphs)
    if "“" in text or "”" in text or '"' in text:
        yield from _quotes(copy, text, paragraphs)
    if "…" in text and "..." in text and (dots := _DOTS_RE.search(text)):
        yield Problem.of(
            copy.path, copy.line(dots.start()), "dots-mixed", found=_around(text, dots.start(), dots.end())
        )


def _paragraphs(text: str) -> list[tuple[int, str]]:
    """Give the paragraphs of a text, each with where it begins."""
    found, start = [], 0
    for paragraph in _BLANK_RE.split(text):
        if paragraph:
            found.append((start, paragraph))
        start += len(paragraph) + 1
    return found


def _spaces(copy: Copy, text: str) -> Iterator[Problem]:
    """Report a space before a sign, within brackets, or missing beside a sign."""
    for sign in _SPACED if _SPACE_BEFORE_RE.search(text) else ():
        for space in places(text, f" {sign}") if sign in text else ():
            if _is_spaced(text, space + 1):
                yield _told(copy, text, space + 1, "space-before", sign)
    if _may_be_wide(text):
        for match in _WIDE_RE.finditer(text):
            found = _around(text, match.start(), match.end())
            yield Problem.of(copy.path, copy.line(match.start()), "space-within", found=found)
    for sign, pattern in _TIGHT_RES.items():
        for match in pattern.finditer(text) if sign in text else ():
            place = match.start()
            before = _BEFORE_RES[sign].search(text, max(0, place - _LONGEST_WORD), place)
            if before and not (sign in ".…" and before[1].casefold() in _SHORT):
                code = "space-missing-before" if sign in "(“" else "space-missing"
                yield _told(copy, text, place, code, sign)


def _may_be_wide(text: str) -> bool:
    """Tell whether a space stands within brackets or quotation marks."""
    behind = (place + 1 for sign in "(“«" for place in places(text, sign))
    before = (place - 1 for sign in ")”»" for place in places(text, sign) if place)
    return any(text.startswith(" ", place) for found in (behind, before) for place in found)


def _is_spaced(text: str, place: int) -> bool:
    """Tell whether a sign behind a space belongs to the word before: no row of a table, no proportion."""
    if not (_SPACED_RE.search(text, max(0, place - 6), place) and _SPACE_ENDS_RE.match(text, place + 1)):
        return False
    if text[place] == "." and text[place + 1 : place + 2].isalnum():
        return False  # a suffix, «.mp4»
    between_numbers = (
        text[place + 1 : place + 3].strip().isdigit()
        and text[max(0, place - 8) : place].rstrip()[-1:].isdigit()
    )
    return not (_is_table(text, place) or (text[place] == ":" and between_numbers))


def _told(copy: Copy, text: str, place: int, code: str, sign: str) -> Problem:
    return Problem.of(copy.path, copy.line(place), code, found=_around(text, place, place + 1), sign=sign)


def _brackets(copy: Copy, text: str, paragraphs: Sequence[tuple[int, str]]) -> Iterator[Problem]:
    """Report the first bracket of each paragraph that has no other half."""
    for begin, paragraph in paragraphs:
        if ("(" in paragraph or ")" in paragraph) and _LINK not in paragraph:
            place = _unpaired(paragraph)
            if place >= 0:
                code = "bracket-open" if paragraph[place] == "(" else "bracket-closed"
                found = _around(text, begin + place, begin + place + 1)
                yield Problem.of(copy.path, copy.line(begin + place), code, found=found)


def _unpaired(text: str) -> int:
    """Give the place of the first bracket without its other half, -1 if there is none.

    Marks of items have one half, «a)», inside of brackets as well.
    """
    opened: list[int] = []
    for match in _BRACKET_RE.finditer(text):
        place = match.start()
        if match.group() == "(":
            if text[max(0, place - 1) : place] not in _SMILING:
                opened.append(place)
        elif _ITEM_START_RE.search(text, max(0, place - 8), place):
            continue
        elif opened:
            opened.pop()
        elif not _ITEM_RE.search(text, max(0, place - 8), place):
            return place
    return opened[0] if opened else -1


def _quotes(copy: Copy, text: str, paragraphs: Sequence[tuple[int, str]]) -> Iterator[Problem]:
    """Report two kinds of quotation marks in one text, and the first that has no other half."""
    straight = text.find('"')
    if straight >= 0 and ("“" in text or "”" in text):
        straight = _NESTED_RE.sub(_without_inner, text).find('"')
    if straight < 0 and text.count("“") == text.count("”"):
        return
    if straight >= 0 and ("“" in text or "”" in text):
        found = _around(text, straight, straight + 1)
        yield Problem.of(copy.path, copy.line(straight), "quotes-mixed", found=found)
        return
    unlinked = [one for one in paragraphs if _LINK not in one[1]]
    for number, (begin, said) in enumerate(unlinked):
        if straight >= 0:
            odd = said.count('"') % 2 and not re.search(r"\d\"", said)
            place = said.rfind('"') if odd else -1
        else:
            place = _unpaired_quote(said) if "“" in said or "”" in said else -1
            following = unlinked[number + 1][1] if place >= 0 and number + 1 < len(unlinked) else ""
            if place >= 0 and following.strip().startswith("“"):
                continue
        if place >= 0:
            start = begin + place
            yield Problem.of(copy.path, copy.line(start), "quote-open", found=_around(text, start, start + 1))
            return


def _without_inner(match: re.Match[str]) -> str:
    """Take out quotation marks of the other kind within a quotation, if they come in pairs."""
    said = match.group()
    return said if said.count('"') % 2 else said.replace('"', FILLER)


def _unpaired_quote(text: str) -> int:
    """Give the place of the first curly quotation mark without its other half, -1 if there is none."""
    open_at = -1
    for match in re.finditer("[“”]", text):
        if match.group() == "“":
            open_at = match.start() if open_at < 0 else open_at
        elif open_at < 0:
            return match.start()
        else:
            open_at = -1
    return open_at


def _is_table(text: str, place: int) -> bool:
    """Tell whether a place is in a row of a table."""
    start = text.rfind("\n", 0, place) + 1
    return text[start : start + _INDENT].lstrip().startswith("|")


def _around(text: str, start: int, end: int) -> str:
    """Give a place with the words at both sides, on one line."""
    before = text[max(0, start - _MOST_AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _MOST_AROUND].partition("\n")[0]
    begin = before.rfind(" ", 0, max(0, len(before) - _AROUND)) + 1
    stop = after.find(" ", _AROUND)
    shown = before[begin:] + text[start:end] + (after[:stop] if stop >= 0 else after)
    return " ".join(shown.replace(FILLER, "").split())
