"""Mend a manuscript as far as its page stays the same, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsroom.commands.fix.body import mended_body
from newsroom.commands.fix.header import mended_header
from newsroom.commands.fix.seeing import grammar_of, seen
from newsroom.vietnamese.legacy import legacy_encoding, may_be_legacy
from plugins.manuscript.header import Manuscript, decode, split
from plugins.manuscript.limits import MOST_BYTES, check_limits

_HARMLESS = frozenset({"control-character", "private-character"})


class Mended(NamedTuple):
    """A manuscript's text before and after, and why it was left as it is, if it was."""

    before: str
    after: str
    why_left: str = ""


def mended(path: str, data: bytes) -> Mended:
    """Mend the content file ``path``; of a file that cannot be read safely nothing is changed."""
    try:
        raw = data.decode("utf-8")
    except UnicodeDecodeError:
        return Mended("", "", "không phải UTF-8; mở bằng trình soạn thảo, lưu lại với mã UTF-8")
    if len(data) > MOST_BYTES:
        return Mended(raw, raw, "tệp quá lớn")
    if may_be_legacy(raw) and any(map(legacy_encoding, raw.split("\n"))):
        return Mended(raw, raw, "còn chữ gõ bằng phông TCVN3 hay VNI; chuyển mã sang Unicode rồi chạy lại")
    text, problems = decode(path, data)
    if not text.strip() or {problem.code for problem in problems} - _HARMLESS:
        return Mended(raw, raw, "tệp có lỗi phải sửa tay trước; chạy make check")
    manuscript, malformed = split(path, text, grammar_of(path))
    if any(check_limits(path, manuscript)):
        return Mended(raw, raw, "bài quá dài; chạy make check")
    before = seen(path, raw)
    states = [text.removesuffix("\n") + "\n"]
    if manuscript.fields and not malformed:
        states[:0] = _states(path, text, manuscript)
    return Mended(raw, next((state for state in states if before.is_same(seen(path, state))), raw))


def _states(path: str, text: str, manuscript: Manuscript) -> Iterator[str]:
    """Give what a text with a sound header may become, the best first."""
    heads = (
        mended_header(manuscript, grammar_of(path)),
        [line.rstrip() for line in text.split("\n")[: manuscript.body_line - 1]],
    )
    for body in (mended_body(mended_body(manuscript.body)), manuscript.body):
        yield from (_joined(one, body) for one in heads)


def _joined(head: list[str], body: str) -> str:
    """Join header and body with one blank line between them."""
    kept = "\n".join(head).strip("\n")
    body = body.lstrip("\n") if not body.strip("\n").startswith((" ", "\t")) else body.strip("\n") + "\n"
    return f"{kept}\n\n{body}".rstrip("\n") + "\n"
