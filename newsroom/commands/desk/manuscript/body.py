"""Read and write the body of a manuscript: lines that were there keep their bytes, whatever ends them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsroom.commands.desk.manuscript.lines import Line, ended, joined, merged, usual_end, written
from newsroom.commands.desk.manuscript.parts import Parts, parts_of
from plugins.manuscript.grammar import Grammar
from plugins.manuscript.keys import ARTICLE_GRAMMAR

_COLON = "&#58;"
"""How a colon is written in a first line that would else be a line of the header."""


def body_of(data: bytes, grammar: Grammar = ARTICLE_GRAMMAR) -> tuple[str, int]:
    """Give the body with LF ends, and the number of its first line from 1.

    A text without any field is all body. Where a colon is written as a reference so that the first line is no
    line of the header, it is shown as what it is.
    """
    parts = parts_of(data, grammar)
    return "\n".join(_shown(parts, grammar)), parts.body + 1


def with_body(data: bytes, body: str, grammar: Grammar = ARTICLE_GRAMMAR) -> bytes:
    """Give a manuscript with another body, which comes with LF ends; the header stays what it is.

    A first line that our reader would take for a line of the header is written so that it is none. New lines
    end as those around them do.
    """
    parts = parts_of(data, grammar)
    shown, typed = _shown(parts, grammar), body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if shown == typed:
        return data
    lines = merged(parts.body_lines, shown, typed)
    head = parts.head_lines
    usual = usual_end(parts.lines)
    lines = ended(lines, b"", usual)
    if not parts.items:
        return joined(parts.mark, [*head, *lines])
    head = ended(head, head[-1].end or usual, usual)
    if parts.body >= len(parts.lines) and head[-1].data.strip():
        head.append(Line(b"", usual))
    return sealed(parts, head, lines, grammar)


def sealed(parts: Parts, head: Sequence[Line], body: Sequence[Line], grammar: Grammar) -> bytes:
    """Put a header and a body together so that no line of the body is read as one of the header.

    ``parts`` tell the end of lines; there is a body where it has a line.
    """
    plain = joined(parts.mark, [*head, *body])
    if not body or parts_of(plain, grammar).body == len(head):
        return plain
    gap = [] if not head or not head[-1].data.strip() else [Line(b"", usual_end(parts.lines))]
    apart = joined(parts.mark, [*head, *gap, *body])
    if gap and parts_of(apart, grammar).body == len(head) + 1:
        return apart
    first = next((n for n, line in enumerate(body) if line.data.strip()), 0)
    kept = replace(body[first], data=written(_no_field(body[first].text, grammar)))
    return joined(parts.mark, [*head, *gap, *body[:first], kept, *body[first + 1 :]])


def _shown(parts: Parts, grammar: Grammar) -> list[str]:
    """Give the lines of a body as they are shown."""
    texts = [line.text for line in parts.body_lines]
    first = next((n for n, text in enumerate(texts) if text.strip()), 0)
    plain = texts[first].replace(_COLON, ":")
    if parts.items and _COLON in texts[first] and _no_field(plain, grammar) == texts[first]:
        texts[first] = plain
    return texts


def _no_field(line: str, grammar: Grammar) -> str:
    """Write a line so that it is no field: ``Tags: …`` at the beginning of a body would be one."""
    while ":" in line:
        match = grammar.match(line)
        if not match or not grammar.recognises(match[1].strip()):
            break
        line = line.replace(":", _COLON, 1)
    return line
