"""Judge by its words and looks whether a line may be a title, and what may stand between it and the lead."""

from __future__ import annotations

import re

from newsroom.commands.importer.recognising.bodies import is_banner, is_office, is_section
from newsroom.commands.importer.recognising.bylines import is_byline
from newsroom.commands.importer.recognising.dating import is_range
from newsroom.commands.importer.recognising.headings import is_in_series, kind_of
from newsroom.commands.importer.recognising.known import Known
from newsroom.commands.importer.recognising.leading import (
    NO_LEAD_RE,
    is_furniture,
)
from newsroom.commands.importer.recognising.shapes import (
    ends_finally,
    is_capitals,
    is_held,
    is_name,
    is_prose,
    is_typed_item,
)  # fmt: skip
from newsroom.commands.importer.recognising.sheet import Line
from newsroom.commands.importer.recognising.wording import bare_caption, has_credit, wording_score
from newsroom.commands.importer.source import Text

GENRE_RE = re.compile(
    r"(?:thư (?:chúc (?:tết|mừng)|ngỏ|mời|cảm ơn|chia buồn|kêu gọi|khen)|tin buồn|cáo phó|lời (?:cảm ơn"
    r"|cám ơn"
    r"|chia buồn|kêu gọi|chúc mừng|tri ân)|điểm tin|tin (?:vắn|nhanh)|giấy mời|thông (?:báo|cáo|tri|điệp)"
    r"|danh sách|lịch (?:công tác|tiếp dân)|họp|chúc mừng|chia buồn|kế hoạch|hướng dẫn|kết luận)\b",
    re.IGNORECASE,
)
"""How short titles begin."""
SCENE_RE = re.compile(
    r"(?:quang|toàn|khung) cảnh\b|(?:các )?đại biểu (?:dự|tham dự|biểu quyết|chụp)\b", re.IGNORECASE
)
"""How captions begin and no titles."""
_COUNTER_RE = re.compile(
    r"(?:số )?(?:lượt|lần) (?:xem|đọc|tải|truy cập|nghe)\s*[:(\d]|(?:ngày|giờ) (?:đăng|cập nhật|ban hành)\s*:"
    r"|(?:views?|hits?|font size|cỡ chữ)\s*:",
    re.IGNORECASE,
)
"""How lines of counters and labels begin, whatever stands behind."""
_FIELD_RE = re.compile(
    r"(?:đồng chí|đ/c|ông|bà|họ (?:và )?tên|thời gian|địa điểm|thành phần|đối tượng|nơi nhận|kính gửi"
    r"|điện thoại|email|chức vụ|quê quán|sinh ngày|số|nội dung)\s*:",
    re.IGNORECASE,
)
"""How lines begin that fill in a form."""


def is_no_title(lines: list[Line], line: Line) -> bool:
    """Tell whether a line is a remark in brackets, a counter with more behind, or one of a series."""
    is_remark = line.text.startswith("(") and line.text.endswith(")")
    is_remark = is_remark or _FIELD_RE.match(line.text) is not None
    return is_remark or _COUNTER_RE.match(line.text) is not None or is_in_series(lines, line)


def may_be_titled(line: Line) -> bool:
    """Tell whether a line says enough for a title, so that the dates of a life below are a remark."""
    text = line.text
    is_frame = is_furniture(line) or is_banner(text) or is_section(text) or ends_finally(text)
    return line.is_text and len(text.split()) >= 5 and not is_frame and not text.endswith(":")


def own_score(line: Line, known: Known) -> tuple[int, str]:
    """Score a line by its own looks and words."""
    text, block = line.text, line.block
    words = len(text.split())
    is_genre = words < 6 and GENRE_RE.match(text) is not None
    points = 2 * (words >= 5 or is_genre) + (words >= 8) - 2 * (words < 4 and not is_genre)
    points -= 6 * (words <= 6 and not is_name(text) and is_byline(text))
    points -= 2 * (len(text) > 200) + 6 * bool(SCENE_RE.match(text)) + 6 * is_office(text)
    points -= 4 * (ends_finally(text) and not text.endswith(("?", "!", "…"))) + 4 * text.endswith(
        (":", ";", ",")
    )
    points -= (
        3 * is_typed_item(text)
        + 8 * is_banner(text)
        + 3 * bool(known.category_of(text) or is_section(text))
        + 2 * is_name(text)
    )
    if "Ảnh:" in text or bare_caption(text) != text:
        points -= 5
    reason = ""
    if isinstance(block, Text):
        style = block.look.style.casefold()
        if (
            style == "title"
            or re.search(r"\btitle\b|tieu-?de|post-title|entry-title", style)
            or block.level == 1
        ):
            points, reason = points + 6, "có dáng của tiêu đề"
        elif block.level:
            points, reason = points + 3, "có dáng của đề mục"
        points += (
            2 * (block.bold or block.look.size >= 15) + (block.look.align == "center") + is_capitals(text)
        )
    return points, reason


def _stands_between(line: Line) -> bool:
    """Tell whether a line may stand between title and lead: a caption, a name, a source."""
    if (
        wording_score(line) >= 3
        or len(line.text) <= 14
        or NO_LEAD_RE.match(line.text)
        or kind_of(line.text)
        or is_range(line.text)
        or (line.text.startswith("(") and line.text.endswith(")"))
    ):
        return True
    return is_name(line.text) or is_office(line.text) or is_byline(line.text) or is_held(line.text)


def count_strangers(lines: list[Line]) -> int:
    """Count lines between a title and the lead that neither a page nor an article has there."""
    others = [one for one in lines if not is_furniture(one) and not _stands_between(one)]
    if any(has_credit(one.text) for one in lines):  # a row of captions
        others = [one for one in others if is_prose(one.text)]
    short = sum(len(one.text.split()) < 4 for one in others)
    return len(others) - short + short // 3
