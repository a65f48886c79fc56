"""Find copies of a title on its page: in a breadcrumb, as alternative text, glued to the lead."""

from __future__ import annotations

import re

from newsroom.commands.importer.recognising.rubbish import folded
from newsroom.commands.importer.recognising.sheet import Line
from newsroom.commands.importer.recognising.wording import bare_caption
from newsroom.vietnamese.comparing import fold
from newsroom.vietnamese.repeating import essence

_CRUMB_RE = re.compile(r"\s*(?:>>|»|›|>|/|\||::|→)\s*")
"""What stands between the parts of a breadcrumb."""
_WORD_RE = re.compile(r"\w+")
_GLUED_RE = re.compile(
    r"(?P<title>[^\W\d_].{18,219}?[\w”\")%])(?:(?<=[a-zà-ỹ0-9”\")%])(?=(?:Sáng|Trưa|Chiều|Tối|Đêm|Ngày"
    r"|Vừa qua|Mới đây|Trong|Nhân|Vào|Thực hiện|Từ ngày)\b)"
    r"|\s?(?=\((?:[A-ZĐ]{2,8}|[\w-]+\.(?:vn|com|org))\)\s*[-–—:]?\s*[A-ZĐÀ-Ỹ\"“]))"
)
"""A title without a space, or with an agency's tag, between it and the lead."""


def glued_title(lines: list[Line], first: int) -> tuple[str, str, int]:
    """Give the title that the first running text begins with, why, and how sure; ``""`` if with none."""
    text = lines[first].text
    for line in lines[:first]:
        part = _CRUMB_RE.split(line.text)[-1].strip() if line.is_text else ""
        if 15 <= len(part) < len(text) - 40 and text.startswith(part):
            rest = text[len(part) :].lstrip(" .:-–—|")
            if rest[:1].isupper() or rest[:1] in '("“':
                return part, "đường dẫn mục trên trang ghi, dính vào đoạn mở đầu", 92
    match = _GLUED_RE.match(text)
    if match and 20 <= len(match["title"]) <= 220 and not re.search(r"[.!?;]\s", match["title"]):
        return match["title"].strip(), "dính vào đoạn mở đầu", 80
    return "", "", 0


def crumb_title(lines: list[Line], first: int) -> tuple[int, str] | None:
    """Give the breadcrumb above the first running text whose last part tells the same, and that part."""
    for index, line in enumerate(lines[:first]):
        parts = _CRUMB_RE.split(line.text) if line.is_text and not line.role else []
        last = parts[-1].strip() if len(parts) > 1 else ""
        is_whole = len(last) >= 25 and len(last.split()) >= 6 and not last.endswith(("…", "..."))
        if is_whole and shared(last, lines[first].text) >= 0.5:
            return index, last
    return None


def is_cut_of(text: str, whole: str) -> bool:
    """Tell whether a text is ``whole`` (an essence), its beginning, or a breadcrumb that ends in it."""
    if len(text) > len(whole) + 120:
        return False
    for part in (text, _CRUMB_RE.split(text)[-1]):
        said = essence(bare_caption(part)).rstrip("…. ")
        is_sentence = part.endswith(".") and not part.endswith("..")
        if said == whole or (len(said) >= 15 and not is_sentence and whole.startswith(said)):
            return True
    return text.isascii() and len(text) > 15 and fold(whole).startswith(fold(text).replace("-", " "))


def shared(title: str, lead: str) -> float:
    """Give the share of a title's words that its lead has too."""
    words = [folded(word) for word in _WORD_RE.findall(title) if len(word) > 1]
    told = {folded(word) for word in _WORD_RE.findall(lead)}
    return sum(word in told for word in words) / len(words) if words else 0
