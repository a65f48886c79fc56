"""Judge the shape of a line: prose, a name, an organisation, capitals, a typed item of a list."""

from __future__ import annotations

import re
from functools import lru_cache

from newsroom.vietnamese.comparing import fold
from newsroom.vietnamese.legacy import is_syllable

_FINAL_RE = re.compile(r"(?:\./\.|[.!?…])[\"”’')\]]*$")
_SIGNED_RE = re.compile(r"(?<=[.!?…])\s*\((?![ẢảAa]nh|[Nn]guồn|\d)[^()]{1,40}\)$")
_DATED = (
    r"(?:vào\s+)?(?:sáng|trưa|chiều|tối|đêm)\s+(?:nay|qua|\d|ngày)|(?:vào\s+)?ngày\s+\d"
    r"|trong (?:các |hai |ba |\d+ )?(?:ngày|tháng)|từ ngày\s+\d|vừa qua,"
    r"|nhân (?:dịp|kỷ niệm)|mới đây,|hôm nay,"
)
_DATED_RE = re.compile(rf"^[\"“(]?(?:{_DATED})", re.IGNORECASE)
_OPENING_RE = re.compile(
    rf"^[\"“(]?(?:{_DATED}|thực hiện\s.*,|tiếp tục\s.*,|được sự\s|nhằm\s.*,|hướng tới\s.*,)", re.IGNORECASE
)
_ITEM_RE = re.compile(
    r"^(?:[-–—+*•▪●◦·✓]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxIVX]{1,5}|[a-zđA-ZĐ])(?:[.)]|/(?=\s"
    r"|(?<=\d/)[^\W\d])))\s*\S"
)
_LONE_MARK_RE = re.compile(r"^(?:[-–—+*•▪●◦·✓]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[a-zđ])[.)/])$")
_NAME_WORD_RE = re.compile(
    r"(?:[^\W\d_]{1,7}\.?|(?:[^\W\d_]\.){1,4}[^\W\d_]{0,7}"
    r"|(?i:(?:gs|pgs|ts|th|bs|ck|ks|kts|cn|nsưt|nsnd)\.){1,3}[^\W\d_]{0,4}\.?)"
)
"""A word of a name: whole, initials, or degrees with their stops: ``Th.S``, ``PGS.TS.``."""
_HONOUR_RE = re.compile(
    r"(?:(?:(?:GS|PGS|TSKH|TS|ThS|Ths|Th\.S|BSCK|BS|CKI{1,2}|CK[12]|DS|ĐD|CN|KS|KTS|LS"
    r"|NGƯT|NGND|NSƯT|NSND|AHLĐ)"
    r"(?:[.,]\s*|\s+))+|(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy|uý)|Nhà (?:giáo|báo|thơ|văn)"
    r"|(?:Tiến|Thạc|Bác|Dược|Nhạc|Họa|Nghệ)\s+sĩ|Luật sư|Kỹ sư|Giáo sư)[,.]?\s+)+(?=[A-ZĐÀ-Ỹ])"
)
"""Degrees, ranks and callings in front of names, any number of them."""
_FAMILIES = frozenset(
    re.findall(
        r"\w+",
        """
        nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan truong lam mai
        trinh dao
        cao luong luu ha phung chu ta thai to kieu quach thach lu diep nong ma lo vi tang cu son chau vuong
        nghiem
        khuc tong la phuong
        """,
    )
)
"""Usual family names, folded."""
_NO_NAMES = frozenset(re.findall(r"\w+", "tin ảnh bài video hình thư ban hết trên đây chủ cùng các những"))
"""Words with which no name begins, unless it is a family's: ``Thu Hà`` is one, ``Thư viện`` is none."""
_NO_PAIRS_RE = re.compile(
    r"^(?:hà nội|việt nam|thư (?:viện|ngỏ|mời|chúc|điện|ký)|liên (?:hệ|quan|kết|đoàn|hiệp|hoan|chi|hợp|minh)"
    r"|giới (?:thiệu|trẻ)|thông (?:tin|báo|tri|cáo|tấn|qua|điệp|tư)|kết (?:quả|luận|nạp|nối|thúc)"
    r"|viết (?:bởi|bài|về|cho)"
    r"|trang (?:chủ|tin|nhất|thơ|trước|sau|web|\w+ thông)|văn (?:bản|phòng|hóa|hoá|nghệ"
    r"|học|kiện)"
    r"|thời (?:sự|gian|tiết)|xã hội|đời sống|pháp luật|kinh tế|chính trị|quốc (?:phòng|tế|hội)|giáo dục"
    r"|thể thao)\b",
    re.IGNORECASE,
)
_POSITION_RE = re.compile(
    r"\b(?:bí thư|chủ (?:tịch|nhiệm)|đảng (?:ủy|uỷ|bộ)|chi (?:bộ|ủy|uỷ)|giám đốc|trưởng (?:ban|phòng)"
    r"|ban (?:thường|chấp)"
    r"|thường (?:trực|vụ)|chánh|chính (?:ủy|uỷ|trị viên)|hiệu trưởng"
    r"|phó (?:bí|chủ|trưởng|giám|ban)|hội (?:nghị|đồng)|ủy ban|uỷ ban|tỉnh (?:ủy"
    r"|uỷ|đoàn)|nhân dân)\b",
    re.IGNORECASE,
)
"""Offices, which stand above the names of those who sign."""
_HELD_RE = re.compile(
    r"(?:nguyên\s+)?(?:bí thư|phó|chủ (?:tịch|nhiệm)|trưởng|giám đốc|chánh"
    r"|tổng (?:giám đốc|biên tập)|hiệu trưởng|viện trưởng|chính (?:ủy|uỷ|trị viên)"
    r"|(?:tỉnh |đảng |thành |huyện )?(?:ủy|uỷ) viên)\b",
    re.IGNORECASE,
)
"""How offices begin that stand below the name of who holds them."""
_VERB_RE = re.compile(
    # case counts: «Ban Tổ chức» and «Ban Thi đua - Khen thưởng» are names, «tổ chức» tells what was done
    r"(?<!\w)(?:đã|đang|sẽ|được|bị|là|có|gồm|phải|cần|luôn|cũng|vẫn|rất|này|trao|tặng|đánh giá|ghi nhận"
    r"|biểu dương|khen thưởng|kết nạp|thành công|diễn ra|bế mạc|khai mạc|kết thúc|khép lại|tiếp tục"
    r"|phấn đấu|quyết tâm|yêu cầu|đề nghị|mong|chúc|cảm ơn|thăm|dự|bầu|nhận|đạt|thống nhất|thông qua"
    r"|triển khai|thực hiện|tham gia|phát động|hoàn thành|chuẩn bị|hứa|cam kết|kêu gọi|ủng hộ|đề ra"
    r"|đón|giao|đề xuất|góp phần|trở thành|bàn giao|công bố|trở lại|xuất sắc|vững mạnh|vinh dự"
    r"|nêu|tổ chức)(?!\w)"
)
"""What bodies do or are, and no part of their names."""
_ORGANISATION_RE = re.compile(
    r"^(?:ban (?!hành)|văn phòng|báo (?!cáo)|tạp chí|đảng ủy|đảng uỷ|đảng bộ|chi bộ|chi ủy|công đoàn"
    r"|đoàn (?:thanh niên|khối|cơ sở|tncs)|phòng |sở |trung tâm|hội |ủy ban|uỷ ban|ubkt|ubnd|mttq|bbt\b"
    r"|btg|bantg|tổ |cổng |trang |ttxvn|thông tấn|công ty|trường|học viện|viện |liên đoàn|đài |tỉnh ủy"
    r"|tỉnh đoàn|thành ủy|huyện ủy|cục |chi cục|ngân hàng|bệnh viện|nhóm (?:pv|phóng viên)|pv\b|ctv\b"
    r"|cộng tác viên|phóng viên)",
    re.IGNORECASE,
)


def ends_finally(text: str) -> bool:
    """Tell whether a text ends as a sentence does, its author in brackets aside: ``… khó khăn. (P.V)``."""
    return _FINAL_RE.search(_unsigned(text)) is not None


def _unsigned(text: str) -> str:
    """Give a text without the name in brackets behind its last stop."""
    return _SIGNED_RE.sub("", text) if text.endswith(")") else text


def opens_as_news(text: str) -> bool:
    """Tell whether a text begins as leads do: ``Sáng 11-7, …``, ``Vừa qua, …``."""
    return _OPENING_RE.search(text) is not None


@lru_cache(maxsize=4096)
def is_prose(text: str) -> bool:
    """Tell whether a line is running text: sentences, not a title, a name or a caption."""
    words = len(text.split())
    if is_capitals(text):
        return len(text) >= 400
    if text.endswith("?") and not re.search(r"[.!?…][”\"]?\s", text):
        return len(text) >= 200  # a title that asks
    if text.endswith(("…", "...")) and not re.search(r"[.!?][”\"]?\s", text):
        return len(text) >= 200  # a title that was cut off
    if ends_finally(text):
        return len(text) >= 60 and words >= 12
    if text.endswith(":"):
        return len(text) >= 80 and words >= 16
    if _DATED_RE.search(text) and words >= 14 and "," in text:
        return True
    return len(text) >= 220


@lru_cache(maxsize=4096)
def is_capitals(text: str) -> bool:
    """Tell whether all letters of a text are capitals, and there are some."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 3 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def is_typed_item(text: str) -> bool:
    """Tell whether a line begins with a typed mark of a list: ``- …``, ``1. …``, ``a) …``."""
    return _ITEM_RE.match(text) is not None


def is_lone_mark(text: str) -> bool:
    """Tell whether a line is nothing but the mark of a list item, whose words stand on the next."""
    return _LONE_MARK_RE.match(text) is not None


def is_name(text: str, labelled: bool = False) -> bool:
    """Tell whether a text looks like the name or pen name of a person: ``Duy Tiến``, ``P. MAI``, ``H.N``.

    ``labelled`` tells that it stands behind ``Tin, ảnh:`` and the like: then only its shape counts.
    """
    text = text.strip(" .,;:()[]*_-–—")
    text = without_honours(text)
    words = text.replace(".", ". ").split()
    if not 1 <= len(words) <= 5 or len(text) > 40 or any(char.isdigit() for char in text):
        return False
    bare = text.split()
    if not all(_NAME_WORD_RE.fullmatch(word) and word[0].isupper() for word in bare):
        return False
    plain = [fold(word).strip(".") for word in bare]
    if not labelled and (
        (bare[0].casefold() in _NO_NAMES and plain[0] not in _FAMILIES) or _is_foreign(bare)
    ):
        return False
    if _NO_PAIRS_RE.search(text) or (len(bare) > 1 and _POSITION_RE.search(text)):
        return False
    if len(bare) == 1:
        return len(plain[0].rsplit(".", 1)[-1]) <= 7 and (len(plain[0]) > 1 or "." in bare[0])
    return True


def _is_foreign(words: list[str]) -> bool:
    """Tell whether none of the whole words is a syllable of ours: ``Related Posts``."""
    whole = [
        word for word in words if len(word) > 2 and "." not in word and not (word.isupper() and len(word) < 5)
    ]
    return bool(whole) and not any(is_syllable(word) for word in whole)


def without_honours(text: str) -> str:
    """Give a name without the degrees, ranks and callings before it."""
    match = _HONOUR_RE.match(text)
    return text[match.end() :] if match else text


def has_family_name(text: str) -> bool:
    """Tell whether a text begins with one of the usual family names."""
    words = fold(without_honours(text)).split()
    return len(words) > 1 and words[0].strip(".") in _FAMILIES


def is_position(text: str) -> bool:
    """Tell whether a text begins with an office that a person holds: ``Bí thư Chi bộ``."""
    return len(text) <= 90 and _POSITION_RE.match(text) is not None and not ends_finally(text)


def is_held(text: str) -> bool:
    """Tell whether a text is an office that a person holds, and no sentence of who holds it."""
    return (
        len(text) <= 110 and _HELD_RE.match(text) is not None and not (has_verb(text) or ends_finally(text))
    )


def has_verb(text: str) -> bool:
    """Tell whether a text that begins with the name of a body says what it does: it is a sentence then."""
    return _VERB_RE.search(text) is not None


def is_organisation(text: str) -> bool:
    """Tell whether a text looks like the name of an office, a paper or a body, and is no sentence."""
    bare = text.strip(" .,;:()[]*_-–—")
    if len(bare) > 90 or ends_finally(text) or re.search(r":\s|\d{3}|\d[-/]\d", bare) or has_verb(bare):
        return False
    return _ORGANISATION_RE.search(bare) is not None
