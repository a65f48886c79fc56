"""Cut the bytes of a text into lines that keep their ends, and put changed lines between them."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsroom.commands.desk.differing import runs

_END_RE = re.compile(rb"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its bytes, and those that end it, which the last line has not."""

    data: bytes
    end: bytes = b""

    @property
    def text(self) -> str:
        """The line as it is shown: bytes that are no UTF-8 are replaced."""
        return self.data.decode("utf-8", "replace")


def cut(data: bytes) -> tuple[bytes, list[Line]]:
    """Cut bytes into a byte order mark, if there is one, and lines, at least one; CR alone ends one too."""
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    lines, place = [], len(mark)
    for match in _END_RE.finditer(data, place):
        lines.append(Line(data[place : match.start()], match.group()))
        place = match.end()
    return mark, [*lines, Line(data[place:])]


def joined(mark: bytes, lines: Iterable[Line]) -> bytes:
    """Put lines together again; an empty line that ends in LF below one that ends in CR gets that end."""
    pieces, above = [mark], b""
    for line in lines:
        above = b"\r" if above == b"\r" and not line.data and line.end == b"\n" else line.end
        pieces += [line.data, above]
    return b"".join(pieces)


def written(text: str) -> bytes:
    """Write a text in UTF-8, without halves of signs, which browsers can send and no file holds."""
    return text.encode("utf-8", "ignore")


def usual_end(lines: Iterable[Line]) -> bytes:
    """Give the line end that most lines have, LF if there is none."""
    found = Counter(line.end for line in lines if line.end)
    return found.most_common(1)[0][0] if found else b"\n"


def ended(lines: Sequence[Line], last: bytes, usual: bytes) -> list[Line]:
    """Give lines of which each has an end, its own or that of the one above; the last ends in ``last``."""
    found: list[Line] = []
    end = usual
    for line in lines[:-1]:
        end = line.end or end
        found.append(replace(line, end=end))
    return [*found, *(replace(line, end=last) for line in lines[-1:])]


def merged(old: Sequence[Line], shown: Sequence[str], new: Sequence[str]) -> list[Line]:
    """Give the lines ``new``, of which those that were there keep their bytes and ends.

    ``shown`` is how each of the ``old`` lines was shown to the person who sends ``new``.
    """
    found: list[Line] = []
    for start, end, first, last, is_same in runs(shown, new):
        found += old[start:end] if is_same else [Line(written(text)) for text in new[first:last]]
    return found
