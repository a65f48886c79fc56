"""Tell what a run counted, and what it skipped, in a few lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsroom.commands.counting.sources import CUT_OFF, FOREIGN, TOO_LARGE
from newsroom.vietnamese.printing import number

_FAULTS = {
    CUT_OFF: "tệp nén bị cắt hoặc hỏng, chỉ đọc được đến chỗ hỏng",
    TOO_LARGE: "tệp nén giãn ra quá lớn nên chỉ đọc phần đầu",
    FOREIGN: "kiểu nén này không đọc được (chỉ đọc .gz); giải nén rồi chạy lại",
}
_SHOWN = 5


@dataclass(slots=True)
class Summary:
    """What a run did; ``faults`` are by path, ``closed`` the logs that may not be read."""

    logs: int = 0
    lines: int = 0
    readings: int = 0
    articles: set[str] = field(default_factory=set)
    too_long: int = 0
    broken: int = 0
    unreadable: int = 0
    faults: dict[str, str] = field(default_factory=dict)
    closed: list[str] = field(default_factory=list)
    written: int = 0

    @property
    def text(self) -> str:
        """Say it."""
        first = f"Đã đọc {number(self.lines)} dòng mới của {self.logs} tệp nhật ký: "
        first += f"{number(self.readings)} lượt đọc mới"
        first += f" của {number(len(self.articles))} bài" if self.articles else ""
        lines = [f"{first}; đã ghi {self.written} tệp."]
        skipped = {
            "dòng dài quá 8 kB": self.too_long,
            "dòng không phải UTF-8": self.broken,
            "dòng không đúng dạng nhật ký": self.unreadable,
        }
        told = [f"{number(count)} {what}" for what, count in skipped.items() if count]
        if told:
            lines.append(f"Bỏ qua: {', '.join(told)}.")
        lines += [f"{path}: {_FAULTS[fault]}." for path, fault in list(self.faults.items())[:_SHOWN]]
        lines += [
            f"{path}: lỗi: không có quyền đọc. Trên Debian: cho người dùng chạy lệnh này vào nhóm adm."
            for path in self.closed[:_SHOWN]
        ]
        return "\n".join(lines)
