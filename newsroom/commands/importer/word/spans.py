"""Make spans of the runs of a paragraph: decoded, cleaned, joined where their looks are the same."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from newsroom.commands.importer.source import Span, Unreadable
from newsroom.commands.importer.word import faults
from newsroom.commands.importer.word.legacy_fonts import decode, decode_by_content, leading_signs
from newsroom.commands.importer.word.pieces import LINE, Run
from newsroom.commands.importer.word.reading import Reading
from newsroom.vietnamese.comparing import CONTROL_RE, MOST_MARKS, PRIVATE_RE, clean, piled_marks

_PILE_RE = re.compile(f"[\u0300-\u036f]{{{MOST_MARKS + 1}}}")
_SPACES_RE = re.compile(r"[^\S\n]+")


def decoded(reading: Reading, runs: Sequence[Run]) -> None:
    """Turn runs in old fonts into Unicode, each in its code; runs of other fonts by what they say."""
    for code in {run.code for run in runs if run.code}:
        own = [run for run in runs if run.code == code]
        _share(runs, code)
        around = "".join(run.text for run in own)
        for run in own:
            text = decode(run.text, code, reading.habit, around)
            run.text = text.upper() if run.small_font and code == "TCVN3" else text
    if not any(run.code for run in runs):
        _by_content(reading, runs)


def refuse_piles(text: str) -> None:
    """Refuse a text with a letter that carries more marks than any word has: composing takes their square."""
    if not text.isascii() and (_PILE_RE.search(text) or piled_marks(text)):  # the first costs no memory
        raise Unreadable(faults.PILED)


def _share(runs: Sequence[Run], code: str) -> None:
    """Give a mark that stands at the start of a run to the run of its letter."""
    for before, run in pairwise(runs):
        if before.code == run.code == code and (count := leading_signs(before.text, run.text)):
            before.text += run.text[:count]
            run.text = run.text[count:]


def _by_content(reading: Reading, runs: Sequence[Run]) -> None:
    text = "".join(run.text for run in runs)
    if text.isascii():
        return
    whole, code = decode_by_content(text, reading.habit)
    if not code or whole == text:
        return
    for run in runs:
        run.code = code
    _share(runs, code)
    for run in runs:
        run.text = decode_by_content(run.text, replace(reading.habit, code=code))[0]
        run.code = ""
    reading.fault(faults.BY_CONTENT.format(code=code), once=f"content {code}")


def spans_of(runs: Sequence[Run]) -> tuple[Span, ...]:
    """Make spans of runs that are decoded: one space where there were several, none at the ends of lines."""
    _compose(runs)
    spans: list[Span] = []
    at_start = True
    for run in _cleaned(runs):
        text = run.text
        if at_start or (spans and spans[-1].text.endswith((" ", LINE))):
            text = text.lstrip(" ")
        text = re.sub(r" *\n *", LINE, text)
        if text.startswith(LINE) and spans and not spans[-1].note:
            _trim_last(spans)
        at_start = at_start and not text
        if text or run.note:
            _append(spans, Span(text, run.bold, run.italic, run.raised, run.link, run.note))
    return _ends(_bridged(spans))


def _cleaned(runs: Sequence[Run]) -> Sequence[Run]:
    """Clean the texts of runs, in place."""
    for run in runs:
        text = clean(run.text.replace("\t", " "))
        if not text.isascii():
            text = PRIVATE_RE.sub("", text.replace("\u2028", LINE).replace("\u2029", LINE))
        run.text = _SPACES_RE.sub(" ", CONTROL_RE.sub("", text))
    return runs


def _compose(runs: Sequence[Run]) -> None:
    """Give combining marks at the start of a run to the run of their letter, so that they compose."""
    last: Run | None = None
    for run in runs:
        while last is not None and last.text and run.text and unicodedata.combining(run.text[0]):
            last.text += run.text[0]
            run.text = run.text[1:]
        last = run if run.text else last


def _look(span: Span) -> tuple[bool, bool, int, str]:
    return span.bold, span.italic, span.raised, span.link


def _trim_last(spans: list[Span]) -> None:
    spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip(" "))
    if not spans[-1].text:
        spans.pop()


def _append(spans: list[Span], span: Span) -> None:
    """Put a span behind others, joined with the last if they look alike."""
    last = spans[-1] if spans else None
    if last and not last.note and _look(last) == _look(span):
        spans[-1] = replace(last, text=last.text + span.text, note=span.note)
    else:
        spans.append(span)


def _bridged(spans: list[Span]) -> list[Span]:
    """Let spaces between two spans of one look have that look too, and other spaces none."""
    found: list[Span] = []
    for place, span in enumerate(spans):
        if not span.text.strip() and not span.note and 0 < place < len(spans) - 1:
            before, after = found[-1], spans[place + 1]
            same = _look(before) == _look(after)
            span = replace(before, text=span.text, note="") if same else Span(span.text)
        _append(found, span)
    return found


def _ends(spans: list[Span]) -> tuple[Span, ...]:
    """Take the white space at both ends off."""
    while spans and not spans[0].note and not spans[0].text.strip():
        spans.pop(0)
    if spans:
        _strip(spans, 0, spans[0].text.lstrip())
    while spans and not spans[-1].note and not spans[-1].text.strip():
        spans.pop()
    if spans and not spans[-1].note:
        _strip(spans, -1, spans[-1].text.rstrip())
    return tuple(spans)


def _strip(spans: list[Span], place: int, text: str) -> None:
    if text != spans[place].text:
        spans[place] = replace(spans[place], text=text)


def shown_in_capitals(runs: Sequence[Run]) -> bool:
    """Tell whether every letter of runs is a capital or was shown as one."""
    letters = [(char, run.caps) for run in runs for char in run.text if char.isalpha()]
    return bool(letters) and all(caps or char.isupper() for char, caps in letters) and len(letters) > 1


def raise_small(runs: Sequence[Run]) -> None:
    """Write as capitals what was typed in small letters only and shown as capitals.

    What was typed with capitals of its own stays so: it tells more than what was shown.
    """
    shown = [run for run in runs if run.caps]
    if shown and not any(char.isupper() for run in shown for char in run.text):
        for run in shown:
            run.text = run.text.upper()


def size_of(runs: Sequence[Run]) -> float:
    """Give the size in points that most of the letters have."""
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[run.size] += len(run.text.strip())
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0
