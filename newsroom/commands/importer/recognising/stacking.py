"""Join the lines of a title that its writer set as paragraphs of one look, one under the other."""

from __future__ import annotations

import re

from newsroom.commands.importer.recognising.bodies import is_banner
from newsroom.commands.importer.recognising.rubbish import is_signs
from newsroom.commands.importer.recognising.shapes import ends_finally, is_capitals, is_name, is_prose
from newsroom.commands.importer.recognising.sheet import Line
from newsroom.commands.importer.source import Text

_GENRE_RE = re.compile(
    r"(?:báo cáo|kế hoạch|nghị quyết|quyết định|chỉ thị|thông báo|thông cáo báo chí|thông tri|hướng dẫn"
    r"|đề cương|chương trình(?: hành động)?|kết luận|quy định|quy chế|tờ trình|đề án|công văn|danh sách"
    r"|thư (?:ngỏ|chúc mừng|kêu gọi)|lời kêu gọi|diễn văn|bài phát biểu|tham luận|thể lệ|tiểu sử tóm tắt"
    r"|lịch (?:công tác|tiếp dân))",
    re.IGNORECASE,
)
"""The kind of a document, which stands above what it is about."""
_DOING_RE = re.compile(
    r"(?:khai mạc|bế mạc|tổng kết|sơ kết|tổ chức|phát động|triển khai|kết nạp|trao|tặng|khen thưởng|gặp mặt"
    r"|kiểm tra|giám sát|quán triệt|học tập|tập huấn|công bố|ra mắt|đón|thăm|làm việc|tiếp|họp|sinh hoạt"
    r"|tọa đàm|toạ đàm|dâng hương|viếng|ủng hộ|ký kết|bàn|thông qua|hoàn thành|đẩy mạnh|nâng cao|tăng cường"
    r"|đổi mới|phối hợp|tham gia|chúc|hưởng ứng|thực hiện|đối thoại|giao lưu|bồi dưỡng|mở|với|và|trong)\b",
    re.IGNORECASE,
)
"""How the second line of a title goes on below the name of a body."""
_MOST_LINES = 4
_LONGEST = 260


def is_genre(text: str) -> bool:
    """Tell whether a line is the kind of a document in capitals: it belongs to what stands below it."""
    return is_capitals(text) and _GENRE_RE.fullmatch(text) is not None


def stacked(lines: list[Line], index: int, any_align: bool = False) -> tuple[int, int]:
    """Give the first and last index of the title that the line at ``index`` belongs to.

    ``any_align`` tells that it need not be centred, as in files of an office program.
    """
    first = last = index
    while (
        last - first < _MOST_LINES - 1 and first and _go_together(lines[first - 1], lines[first], any_align)
    ):
        first -= 1
    while (
        last - first < _MOST_LINES - 1
        and last + 1 < len(lines)
        and _go_together(lines[last], lines[last + 1], any_align)
    ):
        last += 1
    return first, last


def _tells(text: str) -> bool:
    """Tell whether a line says what the body named above it does: ``khai mạc lớp …``, ``TỔNG KẾT …``."""
    return text[:1].islower() or _DOING_RE.match(text) is not None


def _go_together(above: Line, below: Line, any_align: bool) -> bool:
    """Tell whether two neighbouring lines are one title: centred, bold, of one size, all capitals or none."""
    one, other = above.block, below.block
    if above.role or below.role or below.gap or not isinstance(one, Text) or not isinstance(other, Text):
        return False
    if not (one.bold and other.bold and one.look.align == other.look.align):
        return False
    if one.look.align != "center" and (not any_align or ends_finally(below.text) or is_name(below.text)):
        return False
    texts = (above.text, below.text)
    if any(is_signs(text) or is_prose(text) for text in texts) or is_banner(below.text):
        return False
    if is_banner(above.text) and not _tells(below.text):
        return False
    if ends_finally(above.text) or above.text.endswith(":") or sum(map(len, texts)) > _LONGEST:
        return False
    if _GENRE_RE.fullmatch(above.text):
        return True
    return (one.look.size, one.italic) == (other.look.size, other.italic) and is_capitals(
        above.text
    ) == is_capitals(below.text)
