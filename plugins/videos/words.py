"""Read what stands beside a video for those who cannot hear it: subtitles (WebVTT) and a transcript.

Of subtitles only the cues are published, written anew: notes and styles are between those who made them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

SUBTITLES, TRANSCRIPT = ".vtt", ".txt"
"""What replaces ``.mp4`` in the name of the video."""
MOST = 150_000
"""Bytes of either file; a film of two hours has some 100 000."""
_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES_RE = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}((?:[ \t]+[a-z]+:[\w.,%:-]+)*)[ \t]*", re.ASCII)
_SIGNS_RE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")


class WordsError(Exception):
    """A file of words cannot be used; ``code`` is one of the room's problems, ``line`` 0 for the whole."""

    def __init__(self, code: str, line: int = 0, **values: object) -> None:
        super().__init__(code)
        self.code, self.line, self.values = code, line, values


def read_subtitles(data: bytes) -> str:
    """Write subtitles as they are published (WebVTT, W3C 2019); raise ``WordsError`` over what is wrong."""
    lines = _text(data, "subtitles-encoding", "subtitles-too-large").split("\n")
    if not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        raise WordsError("subtitles-header", 1)
    cues = list(_cues(lines))
    if not cues:
        raise WordsError("subtitles-empty")
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def _cues(lines: list[str]) -> Iterator[str]:
    """Give the cues: the line of times, the words below it."""
    last, number = 0, 0
    while number < len(lines):
        if "-->" not in lines[number]:
            number += 1
            continue
        start = _begin(lines[number], number + 1, last)
        end = next((n for n in range(number + 1, len(lines)) if not lines[n].strip()), len(lines))
        words = [line.rstrip() for line in lines[number + 1 : end]]
        if any("-->" in line for line in words):
            at = number + 1 + next(n for n, line in enumerate(words) if "-->" in line)
            raise WordsError("subtitles-gap", at + 1)
        if words:
            yield "\n".join([" ".join(lines[number].split()), *words])
        last, number = start, end


def _begin(line: str, number: int, last: int) -> int:
    """Give when a cue begins, in milliseconds; it may not be before ``last``, nor after its end."""
    found = _TIMES_RE.fullmatch(line.strip())
    if found is None:
        raise WordsError("subtitles-time", number, found=line.strip())
    start, end = _milliseconds(found.groups()[:4]), _milliseconds(found.groups()[4:8])
    if end <= start:
        raise WordsError("subtitles-end", number, found=line.strip())
    if start < last:
        raise WordsError("subtitles-order", number, found=line.strip())
    return start


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def read_transcript(data: bytes) -> tuple[str, ...]:
    """Give the paragraphs of a transcript, which an empty line parts; raise ``WordsError`` if it has none."""
    text = _text(data, "transcript-encoding", "transcript-too-large")
    found = tuple(" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip())
    if not found:
        raise WordsError("transcript-empty")
    return found


def _text(data: bytes, foreign: str, large: str) -> str:
    """Decode a file of words: lines end in one sign, letters are NFC. The codes are those of its problems."""
    if len(data) > MOST:
        raise WordsError(large, limit=MOST // 1000)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WordsError(foreign, data.count(b"\n", 0, error.start) + 1) from None
    return normalize("NFC", _SIGNS_RE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
