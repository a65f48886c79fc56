"""Judge whether a line is worded as a caption, and whether two lines are one caption."""

from __future__ import annotations

import re

from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.dating import events
from newsroom.commands.importer.recognising.shapes import ends_finally, is_capitals, is_typed_item
from newsroom.commands.importer.recognising.sheet import Line
from newsroom.vietnamese.credit import split_credit
from newsroom.vietnamese.repeating import nearly_says, says_again

_TAIL_RE = re.compile(
    r"(?:(?:\s*[–—_|]+\s*|\s+-+\s*|-\s+)(?:[Ảả]nh|[Hh]ình|Photo)(?:\s*(?:số\s*)?\d{1,3})?"
    r"|\s+Ảnh|\s+(?:[Ảả]nh|[Hh]ình|Photo)\s*(?:số\s*)?\d{1,3})\s*\.?$"
)
_OPENING_RE = re.compile(
    r"^(?:(?:một số\s+)?(?:quang|toàn|khung|phối|cận) cảnh|(?:bản|mặt|hình) vẽ|sơ đồ|bản đồ|biểu đồ|chân dung"
    r"|(?:một số\s+)?hình ảnh|ảnh\b|(?:các |một số "
    r"|đông đảo |những )?(?:đội\b|đoàn\b|nhóm\b|em\b|học sinh|sinh viên|giáo viên|thầy|cô giáo|bác sĩ"
    r"|chiến sĩ|lực lượng|thanh niên|phụ nữ|nông dân|hộ dân|người lao động|đơn vị|thí sinh|tác giả"
    r"|nhà báo|vị khách|bạn trẻ|tình nguyện viên|đại biểu|vị đại biểu|đồng chí lãnh đạo|học viên"
    r"|công chức|viên chức|nhân viên|bưu tá|tiểu thương|ngư dân|đoàn viên|hội viên|thí sinh|vận động viên"
    r"|cán bộ|đảng viên|cựu chiến binh|thành viên)\b"
    r"|chủ (?:tọa|toạ|trì)|đoàn chủ (?:tịch|tọa)|ban (?:chủ tọa|tổ chức|giám khảo|chi (?:ủy|uỷ)"
    r"|chấp hành|kiểm phiếu|giám đốc)\s|chi (?:ủy|uỷ)\s|tổ bầu cử|đại hội\s|(?:lãnh đạo"
    r"|đại diện|thường trực|ban thường vụ)\b|(?:các )?(?:đồng chí|đ/c|ông|bà|anh|chị|thượng tá|đại tá"
    r"|trung tá|thiếu tướng)\s|(?:phó\s+)?(?:bí thư|chủ tịch|trưởng ban|giám đốc|chủ nhiệm|viện trưởng"
    r"|chánh văn phòng)\b|đoàn (?:công tác|đại biểu|viên)|tiết mục|lễ |buổi |hội nghị|trao\b|tặng\b"
    r"|người dân|công nhân|nhân dân|khen thưởng|ra mắt|bế mạc|khai mạc|chụp ảnh|dâng hương|không khí"
    r"|hoạt động|gian hàng|mô hình|trụ sở|hướng dẫn|kiểm tra|trưng bày|ký kết|thăm|tham quan|giao lưu"
    r"|biểu diễn|phần thi|góc |một góc|diễn văn nghệ|cắt băng"
    r"|đoạn đường|con đường|tuyến đường|cánh đồng|ngôi nhà|căn nhà|công trình|cây cầu|khu vườn"
    r"|dây chuyền|sản phẩm|bên trong|một buổi|một tiết mục|chị em|cô và trò|niềm vui)",
    re.IGNORECASE,
)
_SCENE_RE = re.compile(
    r"phát biểu|tham luận|chụp (?:ảnh|hình) lưu niệm|chụp ảnh|\btrao\b|\btặng\b|\bthăm\b|dâng hương"
    r"|dâng hoa|chủ trì|chủ tọa|điều hành|(?:tham )?dự (?:hội nghị|buổi|lễ|đại hội|chương trình)"
    r"|tại (?:hội nghị|buổi|lễ|đại hội|chương trình|hội thi|lớp|điểm cầu|hội thảo|tọa đàm)|quang cảnh"
    r"|toàn cảnh|phối cảnh|biểu quyết|bỏ phiếu|ra mắt|ký kết|trình bày|báo cáo tại|thảo luận|kết luận"
    r"|ảnh minh (?:họa|hoạ)|\(ảnh|ảnh tư liệu",
    re.IGNORECASE,
)
_PEOPLE_RE = re.compile(
    r"(?:(?:các|một số|đông đảo|những|lãnh đạo|đại diện)\s+)?(?:đại biểu|đoàn viên|hội viên|đảng viên"
    r"|thanh niên|cán bộ"
    r"|công nhân|công chức|viên chức|người (?:dân|lao động)|nhân dân|học sinh|sinh viên|học viên|thí sinh"
    r"|chiến sĩ|bác sĩ"
    r"|giáo viên|nông dân|phụ nữ|cựu chiến binh|vận động viên|đồng chí|ông|bà|anh|chị|đoàn công tác|chi bộ"
    r"|bưu tá),?\s+[^\W\d_]",
    re.IGNORECASE,
)
_DOING_RE = re.compile(
    r"\b(?:tham gia|đang|nghe|tìm hiểu|cùng nhau|chăm sóc|hướng dẫn|biểu diễn|nhận|tham quan"
    r"|làm việc với|giao lưu|vui mừng|thể hiện|cổ vũ|trồng|tặng hoa|bắt tay)\b",
    re.IGNORECASE,
)
CREDIT_RE = re.compile(
    r"(?:^|[\s.(\[_–-])[ẢảAa]nh\s*:\s*\S|\(?\b[Ảả]nh (?:minh (?:họa|hoạ)|tư liệu|internet)\)?\.?$",
    re.IGNORECASE,
)
_BARE_CREDIT_RE = re.compile(r"[–—_.-]\s*Ảnh\s+(?P<name>[^\W\d_][\w.]*(?:\s+[^\W\d_][\w.]*){0,4})\s*\.?$")
_GIVEN_CREDIT_RE = re.compile(
    r"\b[Ảả]nh (?:do|của|chụp|trích|cắt từ) .{2,50}$|\b[Ảả]nh (?:minh (?:họa|hoạ)|tư liệu)\W+[Nn]guồn\b"
)
_NAMED_CREDIT_RE = re.compile(r"^[(\[*_]*\s*(?:nguồn\s+)?ảnh\s*:", re.IGNORECASE)
_NUMBERED_RE = re.compile(r"(?:ảnh|hình)\s*(?:số\s*)?\d{1,3}\s*[:.\-–]\s*\w", re.IGNORECASE)
_SOUVENIR_RE = re.compile(r"\bchụp (?:ảnh|hình) lưu niệm\b", re.IGNORECASE)
_TELLS_RE = re.compile(r"\w\s+(?:đã|sẽ|cũng|vẫn|luôn|đều|còn|mới|từng)\s+\w")
"""A subject and how its verb begins: a sentence of the text, where no photo is credited."""
_REMARK_RE = re.compile(
    r"\((?:bài (?:tham luận|phát biểu|viết|dự thi|nói)|tham luận|phát biểu|trích|lược"
    r"|nhân (?:dịp|kỷ niệm)|kỷ niệm|hưởng ứng|tiếp theo|dự thi|tác phẩm)\b.*\)$",
    re.IGNORECASE,
)
"""A remark in brackets below a title that says what the text is."""
LONGEST = 300


def bare_caption(text: str) -> str:
    """Give a caption without what makes alternative texts of it: ``… - Ảnh 1.``, ``…_Ảnh``."""
    return _TAIL_RE.sub("", text).strip()


def has_credit(text: str) -> bool:
    """Tell whether a line says who took a photo: ``Ảnh: A``, ``– Ảnh A``, ``Ảnh do đơn vị cung cấp``."""
    if CREDIT_RE.search(text) or (len(text) <= LONGEST and _GIVEN_CREDIT_RE.search(text)):
        return True
    bare = _BARE_CREDIT_RE.search(text)
    return bare is not None and all(word[0].isupper() for word in bare["name"].split())


def is_of_people(text: str) -> bool:
    """Tell whether a line begins with people and says what they do, or shows a scene: no subheading does."""
    return _PEOPLE_RE.match(text) is not None or _SCENE_RE.search(text) is not None


def opens_as_scene(text: str) -> bool:
    """Tell whether a line begins with what is shown, nobody before it: ``Dâng hương …``, ``Quang cảnh …``."""
    return _SCENE_RE.match(text) is not None


def repeats(first: str, second: str) -> bool:
    """Tell whether two lines are one caption or title, printed twice."""
    return says_again(first, second) or nearly_says(first, second) or _same_bare(first, second)


def _same_bare(first: str, second: str) -> bool:
    """Compare two lines without what alternative texts add, and without the photo's credit."""
    one, other = (split_credit(_BARE_CREDIT_RE.sub("", bare_caption(text)))[0] for text in (first, second))
    return (one, other) != (first, second) and (says_again(one, other) or nearly_says(one, other))


def wording_score(line: Line) -> int:
    """Score how much a line is worded as a caption."""
    text = line.text
    credited = has_credit(text)
    if (
        _NAMED_CREDIT_RE.match(text)
        or read_dateline(text).alone
        or len(text) > LONGEST
        or is_typed_item(text)
        or text.endswith((":", ";", ",", "?", "./."))
        or is_capitals(text)
    ):
        return -9
    if re.search(r"[.!?…][”\"]?\s+[“\"]?[^\W\d_]", split_credit(text)[0]) and not credited:
        return -3
    score = 4 * credited + 2 * (bare_caption(text) != text)
    score += 2 * bool(_OPENING_RE.search(text)) + 2 * bool(_SCENE_RE.search(text))
    score += (
        6 * bool(_NUMBERED_RE.match(text)) + (not ends_finally(text)) + 2 * bool(_SOUVENIR_RE.search(text))
    )
    score -= 2 * (ends_finally(text) and bool(re.search("chủ trì|dự và|tới dự|đến dự|cùng dự", text)))
    score += len(text.split()) >= 7 and bool(_OPENING_RE.search(text) and _DOING_RE.search(text))
    score -= 3 * (re.match(r"[^:]{2,40}:\s", text) is not None and not credited)
    score -= (len(text) > 140) + 2 * (len(text) > 200) + 3 * (len(text.split()) < 4)
    if re.match(
        r"(?:phát biểu|tại|theo|qua|trong|trên|sau|bên cạnh|cùng|dự|đến dự|tham dự|về)\b", text, re.IGNORECASE
    ):
        score -= 3
    if ends_finally(text) and _TELLS_RE.search(text) and not credited:
        score -= 3
    if _REMARK_RE.match(text) and not credited:
        return -9
    if re.search(
        r"\b(?:đã|sẽ|được|cho biết|cho rằng|nhấn mạnh|đề nghị|yêu cầu|gồm|nhằm|khẳng định)\b", text
    ) and ends_finally(text):
        score -= 2
    return score - 2 * bool(events(text)) * ends_finally(text) - len(re.findall(r"\d+", text)) // 3
