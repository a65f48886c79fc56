"""Show what mending changes, in words and line by line, with the signs that nobody sees."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from newsroom.commands.fix.mending import Mended
from newsroom.vietnamese.comparing import clean

_QUOTES = str.maketrans("“”", '""')
_MOST = 40
"""The lines that are shown of a file."""


def changes(mended: Mended) -> Iterator[str]:
    """Give the lines that tell what changes in a file, nothing if nothing does."""
    if mended.before == mended.after:
        return
    yield from _whole(mended.before)
    old, new = _parts(mended.before), _parts(mended.after)
    told = [*_header(old[0], new[0]), *_lines(old[1], new[1], len(old[0]))]
    yield from told[:_MOST]
    if len(told) > _MOST:
        yield "  … còn nữa"


def _parts(text: str) -> tuple[list[str], list[str]]:
    """Cut a text into the lines of its header, blank ones before it left out, and the others."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    end = next((n for n in range(start, len(lines)) if not lines[n].strip()), len(lines))
    return lines[:end], lines[end:]


def _header(old: list[str], new: list[str]) -> Iterator[str]:
    """Tell what changes in the header; lines that only stand elsewhere are one change."""
    added = list(new)
    gone: list[tuple[int, str]] = []
    for number, line in enumerate(old, start=1):
        if not line.strip():
            continue
        if line in added:
            added.remove(line)
        else:
            gone.append((number, line))
    kept = [line for line in old if line in new]
    if kept != [line for line in new if line in old]:
        keys = ", ".join(line.partition(":")[0] for line in new if not line.startswith((" ", "\t")))
        yield f"  xếp lại các dòng đầu bài: {keys}"
    for number, line in gone:
        yield f"  dòng {number}:"
        yield f"    - {visible(line)}"
        if added:
            yield f"    + {visible(added.pop(_nearest(line, added)))}"
    yield from (f"    + {visible(line)}" for line in added)


def _nearest(line: str, added: list[str]) -> int:
    """Give the place of the line that another one became: that of the same key."""
    key = line.partition(":")[0].strip().casefold()
    return next((n for n, one in enumerate(added) if one.partition(":")[0].casefold() == key), 0)


def _lines(old: list[str], new: list[str], above: int) -> Iterator[str]:
    """Tell what changes in the body: lines that only differ in what is mended are shown together."""
    matcher = SequenceMatcher(None, list(map(_bare, old)), list(map(_bare, new)), autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "delete" and not any(map(str.strip, old[a:b])):
            yield f"  dòng {above + a + 1}: bỏ {b - a} dòng trống"
            continue
        pairs = zip(old[a:b], new[c:d], strict=True) if tag == "equal" else ()
        for number, (before, after) in enumerate(pairs, start=above + a + 1):
            if before.rstrip() != after.rstrip() or (before.strip() and before != after):
                yield from (f"  dòng {number}:", f"    - {visible(before)}", f"    + {visible(after)}")
            elif before != after:
                yield f"  dòng {number}: bỏ dấu cách ở dòng trống"
        if tag != "equal":
            yield f"  dòng {above + a + 1}:"
            yield from (f"    - {visible(line)}" for line in old[a:b])
            yield from (f"    + {visible(line)}" for line in new[c:d])


def _bare(line: str) -> str:
    """Give a line without what mending changes."""
    return "".join(clean(line).translate(_QUOTES).split())


def _whole(text: str) -> Iterator[str]:
    """Tell what is changed in the file as a whole, which no line shows."""
    if text.startswith("\ufeff"):
        yield "  bỏ dấu BOM ở đầu tệp"
    if "\r" in text:
        yield "  đổi cách xuống dòng của Windows (CRLF) thành LF"
    if not text.endswith("\n"):
        yield "  thêm dấu xuống dòng ở cuối tệp"


def visible(line: str) -> str:
    """Show signs that nobody sees: spaces at the end as ``·``, others by their number."""
    bare = line.rstrip(" ")
    if line.strip() == "":
        return "·" * len(line) if line else "(dòng trống)"
    return "".join(map(_sign, bare)).replace("  ", "··") + "·" * (len(line) - len(bare))


def _sign(sign: str) -> str:
    if sign == "\t":
        return "→"
    if unicodedata.category(sign) in ("Cf", "Cc", "Co", "Mn") or (sign.isspace() and sign != " "):
        return f"⟨{ord(sign):04X}⟩"
    return sign
