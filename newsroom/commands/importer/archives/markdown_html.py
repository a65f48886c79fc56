"""Turn Markdown of other systems into HTML, as the system itself would have read it.

Hugo and Jekyll read what CommonMark says, with tables and notes; Pelican reads what Python-Markdown does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from markdown import Markdown
from markdown_it import MarkdownIt

_EXTENSIONS = ("extra", "sane_lists")
_NOTE_RE = re.compile(
    r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]{2,}\S)))*)", re.MULTILINE
)
_MARK_RE = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_FENCE_RE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_INLINE_RE = re.compile(r"(`[^`\n]+`)")
_ATTRIBUTES_RE = re.compile(
    r"[ \t]*\{:?[ \t]*(?:[.#][\w-]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[\w-]+)|[ \t])+\}|^\{:[^}\n]*\}[ \t]*$",
    re.MULTILINE,
)
_TOC_RE = re.compile(
    r"^(?:[*-] ?TOC\n\{:toc[^}\n]*\}|\[TOC\]|\{:toc[^}\n]*\})[ \t]*$", re.MULTILINE | re.IGNORECASE
)
_TITLED_RE = re.compile(r"(<img\b[^>]{0,2000}?\btitle=\"([^\"]+)\"[^>]*>)")


def html_of_markdown(text: str, common: bool, more: tuple[str, ...] = ()) -> str:
    """Give the HTML of Markdown; ``common`` tells that it is CommonMark, ``more`` names extensions beside."""
    text = _outside_code(text, lambda part: _TOC_RE.sub("", part))
    if common:
        text = _outside_code(text, lambda part: _ATTRIBUTES_RE.sub("", part))
        made = _common(text)
    else:
        made = _python_markdown(more).reset().convert(text)
    return _TITLED_RE.sub(r"<figure>\1<figcaption>\2</figcaption></figure>", made)


@lru_cache(maxsize=1)
def _python_markdown(more: tuple[str, ...]) -> Markdown:
    return Markdown(extensions=[*_EXTENSIONS, *more], output_format="html")


@lru_cache(maxsize=1)
def _markdown_it() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True, "maxNesting": 100}).enable(["table", "strikethrough"])


def _common(text: str) -> str:
    """Read CommonMark, with notes as links to each other."""
    notes: dict[str, str] = {}

    def keep(match: re.Match[str]) -> str:
        text = re.sub(r"\n[ \t]+", "\n", match[2]).strip()
        notes[match[1] if match[1] not in notes else f"{match[1]} {len(notes)}"] = text  # a second stays, too
        return ""

    text = _outside_code(text, lambda part: _NOTE_RE.sub(keep, part))
    if not notes:
        return str(_markdown_it().render(text))
    used: list[str] = []

    def mark(match: re.Match[str]) -> str:
        if match[1] not in notes:
            return match[0]
        if match[1] not in used:
            used.append(match[1])
            return f'<sup><a id="fnref-{len(used)}" href="#fn-{len(used)}">{len(used)}</a></sup>'
        return f"<sup>{used.index(match[1]) + 1}</sup>"

    made = str(_markdown_it().render(_outside_code(text, lambda part: _MARK_RE.sub(mark, part))))
    return made + _listed(notes, used)


def _listed(notes: dict[str, str], used: list[str]) -> str:
    """Write the notes as a list that leads back; those that no mark names are paragraphs at the end."""
    items = []
    for number, name in enumerate(used, start=1):
        inner = str(_markdown_it().render(notes[name])).strip()
        back = f' <a href="#fnref-{number}">↩</a>'
        inner = (
            f"{inner.removesuffix('</p>')}{back}</p>" if inner.endswith("</p>") else f"{inner}<p>{back}</p>"
        )
        items.append(f'<li id="fn-{number}">{inner}</li>')
    loose = "".join(str(_markdown_it().render(text)) for name, text in notes.items() if name not in used)
    return (f"\n<ol>{''.join(items)}</ol>\n" if items else "") + loose


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    """Change a text, but for code in fences or between ticks."""
    made: list[str] = []
    for part, is_code in _parts(text):
        if is_code:
            made.append(part)
            continue
        pieces = _INLINE_RE.split(part)
        made += [one if place % 2 else change(one) for place, one in enumerate(pieces)]
    return "".join(made)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Part a text at its fences; one that is not closed goes on to the end."""
    held: list[str] = []
    fence = ""
    for line in text.splitlines(keepends=True):
        found = _FENCE_RE.match(line.rstrip("\n"))
        if fence:
            held.append(line)
            bare = line.strip()
            if bare.startswith(fence) and not bare.strip(fence[0]):
                yield "".join(held), True
                held, fence = [], ""
        elif found:
            yield "".join(held), False
            held, fence = [line], found[1]
        else:
            held.append(line)
    yield "".join(held), bool(fence)
