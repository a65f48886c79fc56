"""Offer words that were typed in capitals in small letters, where names can be told from other words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from newsroom.commands.importer.recognising.shapes import is_capitals
from newsroom.vietnamese.legacy import is_syllable

_WORD_RE = re.compile(r"[^\W_]+")
_BEGINS_RE = re.compile(r"(?:^|[.!?:;…\n“\"(–—•*+-])\s*$")
"""What stands before the first word of a sentence, whose capital tells nothing."""
_ROMAN_RE = re.compile(r"[IVX]+")
_NAMES = (
    "Ban Chấp hành Trung ương Đảng", "Ban Chấp hành Trung ương", "Ban Chấp hành", "Ban Thường vụ",
    "Bộ Chính trị", "Ban Bí thư", "Trung ương Đảng", "Trung ương", "Đảng Cộng sản Việt Nam",
    "Đảng ủy Khối các cơ quan và doanh nghiệp", "Đảng ủy Khối các cơ quan", "Đảng ủy Khối", "Đảng ủy",
    "Đảng bộ Khối các cơ quan và doanh nghiệp", "Đảng bộ Khối các cơ quan", "Đảng bộ Khối", "Đảng bộ",
    "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Ủy ban Kiểm tra", "Ban Tuyên giáo", "Ban Dân vận",
    "Ban Nội chính", "Ban Tổ chức", "Điều lệ Đảng", "Đại hội Đảng", "xây dựng Đảng", "đảng viên",
    "Mặt trận Tổ quốc", "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Đoàn Thanh niên", "Hội Liên hiệp Phụ nữ",
    "Liên đoàn Lao động", "Hội Cựu chiến binh", "Hội Nông dân", "Hội đồng nhân dân", "Ủy ban nhân dân",
    "Thủ tướng Chính phủ", "Chính phủ", "Quốc hội", "Nhà nước", "Chủ tịch Hồ Chí Minh", "Hồ Chí Minh",
    "Việt Nam", "Tết Nguyên đán", "Quốc khánh", "Nghị quyết số", "Chỉ thị số", "Kết luận số", "Quy định số",
    "Kế hoạch số", "Nghị định số", "Thông tư số", "Hướng dẫn số", "Quyết định số",
)  # fmt: skip
"""Names as they are written within a sentence, and words that have one in them."""
_COMMON = (
    "kết quả", "thực hiện", "nhiệm vụ", "công tác", "phương hướng", "sơ kết", "tổng kết", "triển khai",
    "tổ chức", "hội nghị", "sáu tháng", "ba tháng", "chín tháng", "đầu năm", "cuối năm", "năm", "tháng",
    "quý", "tuần", "giai đoạn", "nhiệm kỳ", "chương trình", "kế hoạch", "báo cáo", "nâng cao",
    "chất lượng", "sinh hoạt", "chuyên đề", "chi bộ", "học tập", "làm theo", "tư tưởng", "đạo đức",
    "phong cách", "kiểm tra", "giám sát", "kỷ luật", "kiểm điểm", "đánh giá", "xếp loại", "cán bộ",
    "công chức", "viên chức", "người lao động", "tập thể", "cá nhân", "cơ quan", "đơn vị",
    "doanh nghiệp", "tỉnh", "huyện", "thành phố", "xã", "phường", "phòng, chống", "tham nhũng",
    "lãng phí", "tiêu cực", "quán triệt", "nghị quyết", "chỉ thị", "quy định", "hướng dẫn",
    "tuyên truyền", "kỷ niệm", "ngày", "lần thứ", "đại hội", "chuẩn bị", "phục vụ", "tình hình", "việc",
    "về việc", "tăng cường", "đẩy mạnh", "đổi mới", "chuyển đổi số", "cải cách hành chính", "thi đua",
    "khen thưởng", "phong trào", "phát động", "hưởng ứng", "bồi dưỡng", "tập huấn", "kết nạp",
    "quy chế", "làm việc", "phân công", "thành lập", "kiện toàn", "kết luận", "phiên họp", "cuộc họp",
    "thường kỳ", "trọng tâm", "lãnh đạo", "chỉ đạo", "dân vận", "bí thư", "cấp ủy", "ban hành",
    "bổ sung", "sửa đổi", "dân chủ", "cơ sở", "an toàn", "giao thông", "về", "và", "của", "các",
    "những", "cho", "với", "đối với", "trong", "từ", "đến", "theo", "tại", "được", "trên", "địa bàn",
    "số", "lớp", "hội thi", "một số", "mặt", "gắn với", "để", "do", "bằng", "giữa",
)  # fmt: skip
"""What documents are about, and no part of names."""
_PHRASES = sorted((*_NAMES, *_COMMON), key=len, reverse=True)
_PHRASE_RE = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(one) for one in _PHRASES)})(?!\w)", re.IGNORECASE)
_TYPED = {one.casefold(): one for one in _PHRASES}


def lowered(text: str, told: Iterable[str], *, begins: bool = False) -> tuple[str, tuple[str, ...]]:
    """Give words in capitals in small letters but for names, and those that may be names or none.

    ``told`` are the paragraphs around: how they write two neighbouring words tells how these are written.
    A word is doubtful if they do not tell, and it is not listed here. The first word has a capital anyway:
    where nothing goes before it (``begins``), it is never doubtful.
    """
    pairs = _pairs(told)
    words = list(_WORD_RE.finditer(text))
    listed = _listed(text)
    written = text
    doubtful: list[list[str]] = []
    last = -1
    for place, word in enumerate(words):
        form = listed.get(word.start()) or _told(words, place, pairs) or _own(word.group())
        small = word.group().lower()
        if not form and (place or not begins):
            if not doubtful or last != place - 1:
                doubtful.append([])
            doubtful[-1].append(small)
            last = place
        written = written[: word.start()] + (form or small) + written[word.end() :]
    return capitalised(written), tuple(map(" ".join, doubtful))


def capitalised(text: str) -> str:
    """Give a text whose first letter is a capital."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str, told: Iterable[str]) -> str:
    """Give a text that goes on with a sentence: a first word that is part of no name gets a small letter."""
    words = list(_WORD_RE.finditer(text))
    if not words or words[0].start() or (words[0].group().isupper() and words[0].end() > 1):
        return text
    form = _told(words, 0, _pairs(told)) or _listed(text).get(0, "")
    return form + text[words[0].end() :] if form else text


def _listed(text: str) -> dict[int, str]:
    """Give the words that are part of what is listed, by where they stand."""
    found = {}
    for match in _PHRASE_RE.finditer(text):
        right = _TYPED[match.group().casefold()]
        for word in _WORD_RE.finditer(right):
            found[match.start() + word.start()] = word.group()
    return found


def _pairs(told: Iterable[str]) -> dict[tuple[str, str], set[tuple[str, str]]]:
    """List the neighbouring words of sentences as they are written; ``""`` for the first of a sentence."""
    pairs: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for text in told:
        if is_capitals(text):
            continue
        for one, other in pairwise(_forms(text)):
            pairs[one[0].casefold(), other[0].casefold()].add((one[1], other[1]))
    return pairs


def _forms(text: str) -> Iterator[tuple[str, str]]:
    """Give each word, and it again if its letters tell how it is written."""
    for word in _WORD_RE.finditer(text):
        is_shown = len(word.group()) > 1 and word.group().isupper()
        begins = _BEGINS_RE.search(text, max(0, word.start() - 4), word.start())
        yield word.group(), "" if begins or is_shown else word.group()


def _told(words: list[re.Match[str]], place: int, pairs: dict[tuple[str, str], set[tuple[str, str]]]) -> str:
    """Give a word as the text around writes it beside the same neighbour; ``""`` if it does not, or both."""
    own = words[place].group().casefold()
    found: set[str] = set()
    if place:
        found |= {pair[1] for pair in pairs.get((words[place - 1].group().casefold(), own), ())}
    if place + 1 < len(words):
        found |= {pair[0] for pair in pairs.get((own, words[place + 1].group().casefold()), ())}
    found.discard("")
    return found.pop() if len(found) == 1 else ""


def _own(word: str) -> str:
    """Give a number or an abbreviation as it is; ``""`` for a word that may be a name or none."""
    if any(map(str.isdigit, word)) or (len(word) > 1 and _ROMAN_RE.fullmatch(word)):
        return word
    return "" if is_syllable(word.casefold()) else word
