"""Report names of bodies of the Party and the State whose capitals are not those of the rules.

Source: Nghị định 30/2020/NĐ-CP, phụ lục II, mục III (names of bodies): *Ban Chấp hành Trung ương Đảng*,
*Bộ Chính trị*, *Ủy ban nhân dân*. Only what is a name wherever it stands is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model.copy import Copy
from newsroom.model.problem import Problem
from newsroom.vietnamese.comparing import comparable
from newsroom.vietnamese.patterns import late
from plugins.copydesk.prose import places, prose

_NAMES = (
    "Bộ Chính trị", "Ban Bí thư", "Đảng Cộng sản Việt Nam", "Mặt trận Tổ quốc",
    "Ủy ban Kiểm tra Trung ương", "Ủy ban Kiểm tra Tỉnh ủy", "Ủy ban Kiểm tra Đảng ủy",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Hội Liên hiệp Phụ nữ", "Liên đoàn Lao động tỉnh",
    "Liên đoàn Lao động Việt Nam", "Ban Tuyên giáo Trung ương", "Ban Tuyên giáo Tỉnh ủy",
    "Ban Tuyên giáo Đảng ủy", "Ban Dân vận Trung ương", "Ban Dân vận Tỉnh ủy", "Ban Dân vận Đảng ủy",
    "Ban Nội chính Tỉnh ủy", "Ban Nội chính Trung ương", "Ban Tổ chức Tỉnh ủy", "Ban Tổ chức Trung ương",
    "Văn phòng Tỉnh ủy", "Văn phòng Trung ương Đảng",
)  # fmt: skip
"""What is a name whatever stands around it."""
_HEADS = ("Ban chấp hành", "Ban thường vụ", "ban Chấp hành", "ban Thường vụ")
"""What is one inside a sentence, if it has a capital: «ban chấp hành» is any committee."""
_ENDS = (
    "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Quận ủy", "Đảng ủy", "Đảng bộ", "Chi bộ",
    "Quốc hội", "Chính phủ", "Trung ương", "Nhà nước", "Ủy ban",
)  # fmt: skip
"""What has one capital though more are typed."""
_BLOC_RE = late(
    r"(?<![\w-])(?P<before>[^\W\d_]+ )?(?P<name>(?:[Đđ]ảng (?:ủy|uỷ)|Đảng bộ) khối)"
    r"(?= (?:các [Cc]ơ quan|[Cc]ơ quan|[Dd]oanh nghiệp))"
)
_BLOC = 30
_OWN = ("tỉnh ủy", "tỉnh uỷ", "thành ủy", "huyện ủy")
_MANY_RE = late(r"(?:\b(?:các|những|mỗi|từng|một|nhiều|cấp|của mọi|hai|ba)|[,–-]|\d) \Z|\w\Z", re.IGNORECASE)
_MORE = (", thành", ", huyện", ", đảng", " viên", " và", " trực thuộc", " trở")
"""What stands around a name that is one of many, or a part of another word."""
_TWICE = 2
_ANY = ("các ", "những ", "mỗi ", "một ", "nhiều ")
"""What stands before a name that is one of many."""
_CAPITAL = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠ-Ỹ"


def _spelt(name: str) -> str:
    """Write a pattern for a name in any capitals, and with either place of the tone in «ủy»."""
    return re.escape(name).replace("ủy", "(?:ủy|uỷ)").replace("Ủy", "(?:Ủy|Uỷ)").replace("\\ ", " ")


_NAMES_RE = late(rf"(?<![\w-])(?:{'|'.join(map(_spelt, _NAMES))})(?!\w)", re.IGNORECASE)
_HEADS_RE = late(
    r"(?<=[\w,;:“(] )Ban (?:chấp hành|thường vụ)(?!\w)"
    r"|(?<![\w-])ban (?:Chấp hành|Thường vụ)(?!\w)"
    r"|Ban (?:chấp hành|thường vụ)(?= (?:Trung ương|Đảng bộ|Đảng (?:ủy|uỷ)|Tỉnh (?:ủy|uỷ)))"
)
_ENDS_RE = late(
    r"(?<![\w-])(?:(?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng) (?:Ủy|Uỷ)|(?:Đảng|Chi) Bộ"
    r"|Ban (?:[Cc]hấp Hành|[Tt]hường Vụ)"
    r"|Quốc Hội|Chính Phủ|Trung Ương|Nhà Nước|(?:Ủy|Uỷ) Ban)(?!\w)"
)
_RIGHT = {comparable(name): name for name in (*_NAMES, "Ban Chấp hành", "Ban Thường vụ", *_ENDS)}
_ODD = {
    "B": (
        "Bộ chính trị", "Ban bí thư", "Ban tuyên giáo", "Ban dân vận", "Ban nội chính", "Ban tổ chức T",
        "Bí Thư", "Bộ Chính Trị",
    ),
    "C": ("Chính Phủ", "Chính Trị", "Chính trị", "Chấp Hành", "Chi Bộ", "Cộng sản Việt"),
    "D": ("Dân Vận",),
    "Đ": (
        "Đảng Ủy", "Đảng Uỷ", "Đảng Bộ", "Đảng cộng", "Đảng Cộng Sản", "Đoàn thanh niên C", "Đoàn Thanh Niên",
    ),
    "H": ("Huyện Ủy", "Huyện Uỷ", "Hội liên hiệp", "Hội Liên Hiệp", "Hội Liên hiệp phụ"),
    "K": ("Kiểm Tra",),
    "L": ("Liên đoàn lao", "Liên Đoàn", "Liên đoàn Lao Động"),
    "M": ("Mặt trận tổ", "Mặt Trận"),
    "N": ("Nhà Nước", "Nội Chính"),
    "Q": ("Quốc Hội", "Quận Ủy", "Quận Uỷ"),
    "T": (
        "Trung Ương", "Tỉnh Ủy", "Tỉnh Uỷ", "Thành Ủy", "Thành Uỷ", "Thị Ủy", "Thị Uỷ", "Thường Vụ",
        "Tuyên Giáo", "Tổ Chức",
    ),
    "V": ("Văn phòng tỉnh", "Văn phòng trung", "Văn Phòng"),
    "Ủ": ("Ủy Ban", "Ủy ban kiểm", "Ủy ban Kiểm Tra"),
    "U": ("Uỷ Ban", "Uỷ ban kiểm", "Uỷ ban Kiểm Tra"),
}  # fmt: skip
"""What whatever is wrong holds, by its first letter."""
_ODD_RE = late("|".join(f"{first}(?={'|'.join(one[1:] for one in odd)})" for first, odd in _ODD.items()))
"""A pattern of which all that may come begins with a letter: those few are looked for quickly."""
_BEFORE, _AFTER = 30, 60
"""How far a name may begin before what is odd in it, and end behind."""
_BESIDE = 14
_ALL_CAPITALS_RE = late(rf"[{_CAPITAL}\W\d_]+")
_WORD_BEFORE_RE = late(rf"(?:^|[\s“(*])[{_CAPITAL}]\w* \Z")
_WORD_AFTER_RE = late(rf" [{_CAPITAL}]")


def check_capitals(copy: Copy) -> Iterator[Problem]:
    """Report the first of each name that is typed with other capitals."""
    if copy.text.isascii():
        return
    text = prose(copy)
    told: set[str] = set()
    for match in _odd(text):
        found = match.group()
        right = _as_typed(_RIGHT[comparable(found)], found)
        if found == right or any(found in one for one in told) or _ALL_CAPITALS_RE.fullmatch(found):
            continue
        if found.islower():
            continue  # any committee, any office, cadres (*cán bộ chính trị*)
        if _is_headline(text, match) or found.removesuffix("đảng ủy") == right.removesuffix("Đảng ủy"):
            continue
        told.add(found)
        yield Problem.of(copy.path, copy.line(match.start()), "capitals", found=found, better=right)
    for found, better, place in (*_bloc(text), *_otherwise(text)):
        if found not in told:
            told.add(found)
            yield Problem.of(copy.path, copy.line(place), "capitals", found=found, better=better)


def _bloc(text: str) -> Iterator[tuple[str, str, int]]:
    """Give the names of the committee of a bloc that have no capital there: «Đảng ủy khối các cơ quan»."""
    for place in places(text, " khối "):
        if text[place - 2 : place] in ("ủy", "uỷ", "bộ"):
            match = _BLOC_RE.search(text, max(0, place - _BLOC), place + _BLOC)
            if match and (match["before"] or "").casefold() not in _ANY:
                found = match["name"]
                better = f"{found[0].upper()}{found[1:].replace('khối', 'Khối')}"
                yield found, better, match.start("name")


def _otherwise(text: str) -> Iterator[tuple[str, str, int]]:
    """Give names that the text itself writes with a capital, twice and more, where they have none."""
    for small in _OWN:
        for place in places(text, small):
            before, after = text[max(0, place - _BESIDE) : place], text[place + len(small) :][:_BESIDE]
            right = small.capitalize()
            if _MANY_RE.search(before) or after.startswith(_MORE) or after[:1].isalpha():
                continue
            if text.count(right) >= _TWICE:
                yield small, right, place


def _odd(text: str) -> Iterator[re.Match[str]]:
    """Give the names that may have other capitals than they should."""
    for place in (place for head in _HEADS for place in places(text, head)):
        if match := _HEADS_RE.match(text, place):
            yield match
    done = 0
    for match in _ODD_RE.finditer(text):
        place = match.start()
        if place >= done:
            done = place + _AFTER
            for pattern in (_NAMES_RE, _ENDS_RE):
                yield from pattern.finditer(text, max(0, place - _BEFORE), done)


def _as_typed(name: str, found: str) -> str:
    """Give the right name with the tone of «ủy» where it was typed."""
    return name.replace("ủy", "uỷ").replace("Ủy", "Uỷ") if "uỷ" in found.casefold() else name


def _is_headline(text: str, match: re.Match[str]) -> bool:
    """Tell whether words around have capitals, too: what is set so is no name."""
    before = _WORD_BEFORE_RE.search(text, max(0, match.start() - _BESIDE), match.start())
    return bool(before and _WORD_AFTER_RE.match(text, match.end()))
