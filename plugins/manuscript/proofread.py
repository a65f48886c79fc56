"""Proofread a manuscript: findings an editor should look at; none of them is an error."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from html import unescape

from newsroom.model.blocks import Block, Figure, body_figures
from newsroom.model.problem import Problem
from newsroom.vietnamese.comparing import comparable, fold, toneless
from newsroom.vietnamese.printing import weekdays
from plugins.manuscript.header import shorten
from plugins.manuscript.locator import masked

_WEEKDAY_RE = re.compile(
    r"\b(?P<name>[Tt]hứ\s(?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|[Cc]hủ\s[Nn]hật|CN)\s*,?\s*\(?"
    r"(?:[Nn]gày\s+)?(?P<day>\d{1,2})(?:\s*[-/.]\s*|\s+tháng\s+)(?P<month>\d{1,2})"
    r"(?:(?:\s*[-/.]\s*|\s+năm\s+)(?P<year>\d{4}))?(?!\d|[-/.]\d)"
)
_WEEKDAY_WORDS = ("hứ ", "hủ nhật", "hủ Nhật", "CN")
_DAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, **{str(n): n - 2 for n in range(2, 8)}}
_CAPITAL = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_SMALL = "a-zß-öø-ÿăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_RUN_RE = re.compile(f"[{_CAPITAL}][{_SMALL}]*(?: [{_CAPITAL}][{_SMALL}]*){{2,}}")
_NAME_LENGTH = 3
_LIST_SIGN_RE = re.compile(r"([•●▪◦‣·]|\d{1,2}\)|[a-zđ]\))\s")
_OWN_LINE_RE = re.compile(r"[#>|!\[]|[-*+]\s|\d+\.\s")
_SPACED_LINK_RE = re.compile(
    r"(?<!!)\[[^\[\]\n^]+\] +\((?:https?://[^\s()]+|[^\s()]+\.(?:pdf|docx?|xlsx?|pptx?|md|mp4))\)",
    re.IGNORECASE,
)
_SENTENCE_ENDS = ".!?…:;”"
_LONG_LINE = 120
_PARAGRAPH_RE = re.compile(r"<p>(.*?)</p>", re.DOTALL)


def proofread(path: str, text: str, moment: datetime | None, body: Sequence[Block]) -> Iterator[Problem]:
    """Read the whole file ``text`` of the content file ``path`` and report doubtful places."""
    yield from check_weekdays(path, text, moment)
    yield from check_names(path, text)
    yield from check_paragraphs(path, text)
    yield from check_links(path, text)
    yield from check_captions(path, text, body)


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def check_weekdays(path: str, text: str, moment: datetime | None) -> Iterator[Problem]:
    """Report a weekday that is not that of its date.

    A date without year is taken in the year of ``moment``, the article's own date, and
    passed over without one.
    """
    if not any(word in text for word in _WEEKDAY_WORDS):
        return
    for match in _WEEKDAY_RE.finditer(text):
        year = int(match["year"]) if match["year"] else moment.year if moment else None
        if year is None:
            continue
        try:
            day = date(year, int(match["month"]), int(match["day"]))
        except ValueError:
            continue
        said = match["name"].casefold().split()[-1]
        if _DAYS.get(said, 6) != day.weekday():
            found = " ".join(match.group().split())
            found += ")" if "(" in found else ""
            right = weekdays()[day.weekday()]
            yield Problem.of(
                path, _line(text, match.start()), "wrong-weekday",
                found=found, date=f"{day:%d/%m/%Y}", right=right,
            )  # fmt: skip


def check_paragraphs(path: str, text: str) -> Iterator[Problem]:
    """Report lines that Markdown joins with the line above although they hardly belong to it.

    So it is with the list signs of Word, and with paragraphs pasted without a blank line.
    """
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    body = next((number for number in range(start, len(lines)) if not lines[number].strip()), len(lines))
    for number in range(body + 1, len(lines)):
        line, above = lines[number].strip(), lines[number - 1].strip()
        broken = lines[number - 1].endswith("  ")
        if not line or not above or broken or _OWN_LINE_RE.match(above):
            continue
        if sign := _LIST_SIGN_RE.match(line):
            yield Problem.of(path, number + 1, "list-sign", sign=sign[1])
        elif len(above) > _LONG_LINE and above[-1] in _SENTENCE_ENDS and line[0].isupper():
            yield Problem.of(path, number + 1, "run-together")


def check_links(path: str, text: str) -> Iterator[Problem]:
    """Report links that are printed as text, since a space stands in them."""
    for match in _SPACED_LINK_RE.finditer(masked(text)) if "] (" in text else ():
        yield Problem.of(path, _line(text, match.start()), "link-space", found=shorten(match.group()))


def check_names(path: str, text: str) -> Iterator[Problem]:
    """Report names of three syllables and more that differ from another in one tone only."""
    runs: dict[str, int] = {}
    for match in _RUN_RE.finditer(text):
        runs.setdefault(match.group(), match.start())
    by_letters: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    for run, start in runs.items():
        words = run.split(" ")
        for first in range(len(words) - _NAME_LENGTH + 1):
            name = " ".join(words[first : first + _NAME_LENGTH])
            whole = " ".join(words[first:])
            by_letters[fold(name)].setdefault(comparable(name), (whole, start))
    doubtful: dict[tuple[str, ...], tuple[int, int, str, str]] = {}
    for variants in by_letters.values():
        listed = sorted(variants.values(), key=lambda found: found[1])
        for index, (other, _) in enumerate(listed):
            for name, start in listed[index + 1 :]:
                slip = _tone_slip(name, other)
                if slip:
                    found = (len(name.split()), start, name, other)
                    key = (*slip, name.split()[-1])
                    doubtful[key] = min(found, doubtful.get(key, found))
    for _, start, name, other in sorted(doubtful.values(), key=lambda found: found[1]):
        yield Problem.of(path, _line(text, start), "name-tone", name=name, other=other)


def _tone_slip(name: str, other: str) -> tuple[str, ...]:
    """Give the two syllables that differ if two names, as far as compared, differ in one tone."""
    pairs = zip(name.split()[:_NAME_LENGTH], other.split()[:_NAME_LENGTH], strict=True)
    different = [sorted((comparable(a), comparable(b))) for a, b in pairs if comparable(a) != comparable(b)]
    if len(different) == 1 and len({toneless(syllable) for syllable in different[0]}) == 1:
        return tuple(different[0])
    return ()


def check_captions(path: str, text: str, body: Sequence[Block]) -> Iterator[Problem]:
    """Report a caption that the text says again as a paragraph of its own."""
    captions = {_essence(figure.caption): figure for figure in body_figures(tuple(body)) if figure.caption}
    if not captions:
        return
    for paragraph in _paragraphs(body):
        figure = captions.get(_essence(paragraph))
        if figure is not None:
            line = _line_of_paragraph(text, paragraph, figure)
            yield Problem.of(path, line, "caption-repeated", caption=paragraph)


def _essence(text: str) -> str:
    return " ".join(re.findall(r"\w+", comparable(text)))


def _paragraphs(body: Iterable[Block]) -> Iterator[str]:
    for block in body:
        if isinstance(block, str):
            for match in _PARAGRAPH_RE.finditer(block):
                yield " ".join(unescape(re.sub(r"<[^>]*>", "", match[1])).split())


def _line_of_paragraph(text: str, paragraph: str, figure: Figure) -> int:
    wanted = _essence(paragraph)
    for number, line in enumerate(text.split("\n"), start=1):
        if _essence(line) == wanted:
            return number
    return figure.line
