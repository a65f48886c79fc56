"""Find what must not break between two lines though it holds hyphens: ``20-11``, ``12-CT/TU``.

Browsers break a line behind a hyphen, even between figures. A hyphen that does not break is another
character, and so is a word joiner: whoever copies the text takes them along. So HTML says by a class
what is whole, and the text stays as it was typed (``docs/adr/027-signs-and-lines.md``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 16
"""The most that is kept whole, in widths of a figure: the narrowest column of a page holds that."""
_CAPITAL = 0.5
"""What a capital takes beyond a figure."""
_SURELY_SHORT = int(LONGEST / (1 + _CAPITAL))
"""What fits even if all of it are capitals."""
OPENING, CLOSING = '<span class="whole">', "</span>"
_HYPHENS = "-–"
_SPACE = "\u00a0"
_BACKWARDS_RE = re.compile(r"\u00a0?[\w.,/–-]*")
"""What belongs to a hyphen before it, from there backwards: so no other beginning is tried."""
_AFTER_RE = re.compile(r"(?:[-–]\u00a0)?[\w.,/–-]*")
_SPAN_RE = re.compile(r"(?<![\w.,/–-])[0-9]{1,4}&nbsp;[-–]&nbsp;[0-9]{1,4}(?![\w/–-])")
_FIGURE_RE = re.compile("[0-9]")
_ADDRESS_SIGNS = frozenset("/@#?=~\\")
_EDGES = ".,/-–"
_COMPOUNDS = (
    "đảng bộ", "đảng ủy", "đảng uỷ", "đảng viên", "chi bộ", "bí thư", "cấp ủy", "cấp uỷ", "trung ương",
    "đại hội", "hội nghị", "nghị quyết", "chỉ thị", "nhiệm kỳ", "chủ tịch", "việt nam", "nhân dân",
    "thanh niên", "cán bộ", "công đoàn", "doanh nghiệp", "cơ quan", "cộng sản", "công sở", "sinh hoạt",
    "thi đua", "khen thưởng", "kiểm tra", "giám sát", "tổ chức", "hoàn thành", "nhiệm vụ", "chỉ tiêu",
    "chuyên đề", "công nhân", "lao động", "viên chức", "thời gian", "tập huấn", "đạo đức", "cách mạng",
    "nhà giáo", "đồng bào", "khắc phục", "kỹ năng", "lắng nghe",
)  # fmt: skip
_FIRST_LETTERS = "".join(sorted({letter for word in _COMPOUNDS for letter in (word[0], word[0].upper())}))
_COMPOUND_RE = re.compile(rf"(?<!\w)(?=[{_FIRST_LETTERS}])(?:{'|'.join(_COMPOUNDS)})(?!\w)", re.IGNORECASE)
_WORDS_RE = re.compile("(?<=>)[^<]+")
_HEADING_RE = re.compile(r"<h[2-6]\b[^>]*>.*?</h", re.DOTALL)


def unbroken(text: str) -> Iterator[tuple[int, int]]:
    """Give where what must stay whole begins and ends in a text: short, with a hyphen and a figure.

    Parts of addresses are none of it.
    """
    done = 0
    for place in _hyphens(text):
        if place < done:
            continue
        before = _BACKWARDS_RE.match(text[max(done, place - LONGEST - 1) : place][::-1])
        after = _AFTER_RE.match(text, place)
        start, done = place - before.end() if before else place, after.end() if after else place
        start = place - len(text[start:place].lstrip(_EDGES))
        end = place + len(text[place:done].rstrip(_EDGES))
        if _is_sign(text[start:end]) and not _is_address(text[start - 1 : start] + text[done : done + 1]):
            yield start, end


def _hyphens(text: str) -> list[int]:
    """Give the places of hyphens between letters or figures, and of those in year spans (``2020 - 2025``).

    A line breaks behind the hyphen of a span though no-break spaces stand around it (UAX 14, LB12a).
    ``str.find`` is much quicker than a pattern.
    """
    found = []
    for sign in _HYPHENS:
        place = text.find(sign, 1)
        while place > 0:
            before, after = text[place - 1], text[place + 1 : place + 2]
            if before == after == _SPACE:
                before, after = text[place - 2 : place - 1], text[place + 2 : place + 3]
                if before.isdigit() and after.isdigit():
                    found.append(place)
            elif before.isalnum() and after.isalnum():
                found.append(place)
            place = text.find(sign, place + 1)
    return sorted(found)


def _is_sign(found: str) -> bool:
    """Tell whether something with a hyphen holds a figure, and fits into the narrowest column."""
    if len(found) > LONGEST or not _FIGURE_RE.search(found):
        return False
    if len(found) <= _SURELY_SHORT:
        return True
    return len(found) + _CAPITAL * sum(map(str.isupper, found)) <= LONGEST


def _is_address(beside: str) -> bool:
    """Tell by the characters at both sides whether something is a part of an address."""
    return not _ADDRESS_SIGNS.isdisjoint(beside)


def keep_whole(html: str) -> str:
    """Mark what must not break in clean HTML, and join the common compounds of its headings."""
    if "<h" in html:
        html = _HEADING_RE.sub(_with_compounds, html)
    has_code = "<code" in html
    found = [span for span in _unbroken_html(html) if _is_text(html, span[0], has_code)]
    if not found:
        return html
    pieces, done = [], 0
    for start, end in found:
        pieces += [html[done:start], OPENING, html[start:end], CLOSING]
        done = end
    return "".join([*pieces, html[done:]])


def _unbroken_html(html: str) -> list[tuple[int, int]]:
    """Give what is whole in HTML, where no-break spaces have a name."""
    found = list(unbroken(html))
    if "&nbsp;-&nbsp;" in html or "&nbsp;–&nbsp;" in html:
        found = sorted(found + [match.span() for match in _SPAN_RE.finditer(html)])
    return found


def _with_compounds(heading: re.Match[str]) -> str:
    """Join the compounds of a heading, but for its tags and program code."""
    html = heading.group()
    if "<code" in html:
        return html
    return _WORDS_RE.sub(lambda match: join_compounds(match.group(), "&nbsp;"), html)


def _is_text(html: str, place: int, has_code: bool) -> bool:
    """Tell whether a place is neither in a tag nor in program code."""
    if html.rfind("<", 0, place) > html.rfind(">", 0, place):
        return False
    return not has_code or html.rfind("<code", 0, place) <= html.rfind("</code", 0, place)


def join_compounds(text: str, space: str = "\u00a0") -> str:
    """Join the syllables of common compounds, for headings, whose lines are short."""
    return _COMPOUND_RE.sub(lambda match: match.group().replace(" ", space), text)
