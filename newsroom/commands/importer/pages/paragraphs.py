"""Make paragraphs of runs of text: spaces, broken lines, old encodings, looks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsroom.commands.importer.pages.looks import Looks
from newsroom.commands.importer.source import Look, Span, Text
from newsroom.vietnamese.comparing import clean
from newsroom.vietnamese.legacy import decode_tcvn3, decode_vni, legacy_encoding, may_be_legacy

BREAK = "\u2028"
"""Stands in a run for a line broken on purpose."""
MARK = "\u2029"
"""Stands in a run for the mark of the note that its looks name."""
_SPACES_RE = re.compile(r"[ \t\r\n\f]+")
_INDENT_RE = re.compile(r"(?:[ \t\r\n\f]*\xa0){3}")
_ENDED_RE = re.compile(r"[.!?…:;]['\"”’)]*$")
_BROKEN_RE = re.compile(f" *{BREAK} *")
_APART_RE = re.compile(f"{BREAK}{{2,}}")
_BLANKS = f" \t\r\n\f\xa0\u200b\ufeff{BREAK}"
_LONG = 100
"""Characters from which a broken line is a paragraph and no verse, address or caption."""
_PUSHED = 20
"""No-break spaces at the start of a line by which somebody pushed it to the right."""
_ALIGNS = frozenset({"left", "center", "right", "justify"})
_PROPER_RE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
"""Letters that only Unicode has: text with them is Unicode, though its element names an old font."""
_DECODERS = {"TCVN3": decode_tcvn3, "VNI": decode_vni}

Run = tuple[str, Looks]


def paragraphs(runs: Sequence[Run]) -> list[Text]:
    """Make paragraphs of the runs between two borders; ``place`` is left to the caller."""
    if not any(text.strip(_BLANKS) for text, _ in runs):
        return []
    runs = _indented(runs)
    pushed = sum(text.count("\xa0") for text, _ in _leading(runs)) >= _PUSHED
    found = []
    for group in _groups(_spaced(_decoded(runs))):
        for part in _sentences(group):
            if text := _paragraph(part, pushed):
                found.append(text)
    return found


def _sentences(runs: Sequence[Run]) -> list[list[Run]]:
    """Split a paragraph at its broken lines if these are long and all end a sentence."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run[0] == BREAK:
            lines.append([])
        else:
            lines[-1].append(run)
    texts = ["".join(text for text, _ in line).strip() for line in lines]
    apart = len(lines) > 1 and all(len(text) >= _LONG and _ENDED_RE.search(text) for text in texts[:-1])
    return lines if apart and len(texts[-1]) >= _LONG // 2 else [[*runs]]


def _indented(runs: Sequence[Run]) -> list[Run]:
    """Take a broken line with an indent behind it as the border of two paragraphs, as it was meant."""
    found: list[Run] = []
    broken = False
    for text, looks in runs:
        if broken and _INDENT_RE.match(text):
            text = BREAK + text
        if text.strip(" \t\r\n\f"):
            broken = text.endswith(BREAK)
        found.append((text, looks))
    return found


def _leading(runs: Sequence[Run]) -> Iterable[Run]:
    """Give the blank beginning of runs."""
    for text, looks in runs:
        bare = text.lstrip()
        yield text[: len(text) - len(bare)], looks
        if bare:
            return


def _decoded(runs: Sequence[Run]) -> list[Run]:
    """Turn runs in old fonts, and paragraphs that are such by what they hold, into Unicode."""
    whole = "".join(text for text, looks in runs if not looks.font)
    content = legacy_encoding(whole) if may_be_legacy(whole) else ""
    fonts = not any(looks.font and _PROPER_RE.search(text) for text, looks in runs)
    found = []
    for text, looks in runs:
        encoding = (looks.font if fonts else "") or content
        if encoding and not text.isascii():
            text = _DECODERS[encoding](text)
        if encoding and looks.font and looks.capitals:
            text = text.upper()
        found.append((text if text.isascii() else clean(text), looks))
    return found


def _spaced(runs: Iterable[Run]) -> list[Run]:
    """Collapse spaces as a browser does."""
    found: list[Run] = []
    open_space = True
    for text, looks in runs:
        if looks.kept:
            text = text.replace("\r\n", "\n").replace("\n", BREAK)
        text = _BROKEN_RE.sub(BREAK, _SPACES_RE.sub(" ", text))
        if open_space:
            text = text.lstrip(" ")
        if not text:
            continue
        if text.startswith(BREAK) and found:
            found[-1] = (found[-1][0].rstrip(" "), found[-1][1])
        open_space = text.endswith((" ", BREAK))
        found.append((text, looks))
    return found


def _groups(runs: Iterable[Run]) -> list[list[Run]]:
    """Split runs where two lines or more are broken one after the other: that was a new paragraph."""
    groups: list[list[Run]] = [[]]
    pending = 0
    for text, looks in runs:
        for number, part in enumerate(re.split(f"({BREAK}+)", text)):
            if number % 2:
                pending += len(part)
            elif part.strip():
                if pending >= 2 and groups[-1]:
                    groups.append([])
                elif pending and groups[-1]:
                    groups[-1].append((BREAK, looks))
                pending = 0
                groups[-1].append((part, looks))
            elif part and not pending and groups[-1]:
                groups[-1].append((part, looks))
    return groups


def _paragraph(runs: Sequence[Run], pushed: bool) -> Text | None:
    """Make one paragraph of runs whose spaces are in order."""
    spans: list[Span] = []
    sizes: Counter[float] = Counter()
    worded = [looks for text, looks in runs if text.strip(f" {BREAK}")]
    if not worded:
        return None
    pieces: list[list[str]] = []
    for text, looks in runs:
        if text == MARK:
            is_bare = bool(spans) and not (spans[-1].note or spans[-1].link)  # no link holds the mark's own
            last = spans.pop() if is_bare else Span("")
            held = pieces.pop() if len(pieces) > len(spans) else []
            spans.append(replace(last, note=looks.note))
            pieces.append(["".join(held).rstrip(" ")])
            continue
        blank = not text.strip(f" {BREAK}")
        sizes[looks.size] += 0 if blank else len(text)
        span = Span("", looks.bold, looks.italic, looks.raised, looks.link, code=looks.code)
        if spans and (blank or _same(spans[-1], span)) and not spans[-1].note:
            pieces[-1].append(text)
        else:
            spans.append(span)
            pieces.append([text])
    spans = [
        replace(span, text="".join(held).replace(BREAK, "\n"))
        for span, held in zip(spans, pieces, strict=True)
    ]
    return Text(tuple(trimmed(spans)), level=worded[0].level, look=_look(worded, sizes, spans, pushed))


def _same(one: Span, other: Span) -> bool:
    return (one.bold, one.italic, one.raised, one.link, one.code) == (
        other.bold,
        other.italic,
        other.raised,
        other.link,
        other.code,
    )


def trimmed(spans: Sequence[Span]) -> list[Span]:
    """Take blanks off both ends of a paragraph."""
    found = list(spans)
    while found and not found[0].note and not found[0].text.strip():
        del found[0]
    while found and not found[-1].note and not found[-1].text.strip():
        del found[-1]
    if found:
        found[0] = replace(found[0], text=found[0].text.lstrip())
        if not found[-1].note:
            found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return found


def _look(worded: Sequence[Looks], sizes: Counter[float], spans: Sequence[Span], pushed: bool) -> Look:
    first = worded[0]
    align = first.align if first.align in _ALIGNS else ""
    if pushed and align in ("", "left", "justify"):
        align = "right"
    text = "".join(span.text for span in spans)
    shown = all(looks.capitals for looks in worded) or (text.isupper() and len(text.strip()) > 1)
    return Look(align, sizes.most_common(1)[0][0] if sizes else 0, first.classes, shown)
