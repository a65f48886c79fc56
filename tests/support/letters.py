"""Write official documents as offices of the Party and the State do in Word: head, kind, matter, body, foot."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
TABLE, TABS, ROWS = "table", "tabs", "rows"
"""How head and foot are laid out: a table of one row, lines with a tab, a table of several rows."""


@dataclass(frozen=True, slots=True)
class Letter:
    """An official document. ``left`` and ``right`` are the lines of its head, ``signed`` those of its foot."""

    left: Sequence[str]
    right: Sequence[str]
    kind: str
    matter: Sequence[str]
    body: Sequence[str]
    sent: Sequence[str] = ()
    signed: Sequence[str] = ()
    layout: str = TABLE
    divider: str = "-----"
    after: Sequence[str] = ()

    def but(self, **values: Any) -> Letter:
        """Give the letter with other values."""
        return replace(self, **values)

    def docx(self) -> bytes:
        """Give its Word file."""
        file = Document()
        _beside(file, self.left, self.right, self.layout, bold=True)
        file.add_paragraph()
        for text in (self.kind, *self.matter, self.divider):
            if text:
                _line(file, text, ALIGN.CENTER, bold=text != self.divider)
        for text in self.body:
            _line(file, text, ALIGN.JUSTIFY)
        file.add_paragraph()
        if self.sent or self.signed:
            _beside(file, self.sent, self.signed, self.layout)
        for text in self.after:
            _line(file, text, ALIGN.JUSTIFY)
        out = io.BytesIO()
        file.save(out)
        return out.getvalue()


def _line(holder: Any, text: str, align: Any, bold: bool = False) -> None:
    made = holder.add_paragraph()
    made.alignment = align
    made.add_run(text).bold = bold


def _beside(file: Any, left: Sequence[str], right: Sequence[str], layout: str, bold: bool = False) -> None:
    """Set lines at the left and at the right of the page."""
    rows = list(zip_longest(left, right, fillvalue=""))
    if layout == TABS:
        for one, other in rows:
            file.add_paragraph().add_run(f"{one}\t{other}".rstrip()).bold = bold
        return
    if layout == TABLE:
        rows = [("\v".join(left), "\v".join(right))]
    table = file.add_table(len(rows), 2)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            first, *rest = text.split("\v")
            cell.paragraphs[0].text = first
            for line in rest:
                cell.add_paragraph(line)
            for paragraph in cell.paragraphs:
                paragraph.alignment = ALIGN.CENTER
                for run in paragraph.runs:
                    run.bold = bold


REPORT = Letter(
    left=("ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH", "CHI BỘ VĂN PHÒNG", "*", "Số 12-BC/CB"),
    right=(PARTY, "", "Bình An, ngày 15 tháng 6 năm 2026"),
    kind="BÁO CÁO",
    matter=("Kết quả công tác sáu tháng đầu năm,", "nhiệm vụ sáu tháng cuối năm 2026"),
    body=(
        "Sáu tháng đầu năm 2026, Chi bộ Văn phòng đã lãnh đạo cán bộ, đảng viên hoàn thành các nhiệm vụ được giao"
        " trong chương trình công tác năm.",
        "I. KẾT QUẢ",
        "1. Công tác chính trị, tư tưởng",
        "Chi bộ tổ chức học tập, quán triệt ba nghị quyết của cấp trên cho 42 đảng viên, đạt tỷ lệ 100%.",
        "II. NHIỆM VỤ",
        "Trên đây là báo cáo kết quả công tác sáu tháng đầu năm 2026 của Chi bộ Văn phòng.",
    ),
    sent=("Nơi nhận:", "- Đảng ủy Khối (để báo cáo),", "- Các đồng chí chi ủy viên,", "- Lưu chi bộ."),
    signed=("T/M CHI BỘ", "BÍ THƯ", "(đã ký)", "Nguyễn Văn An"),
)
RESOLUTION = REPORT.but(
    left=("TỈNH ỦY BÌNH AN", "ĐẢNG ỦY KHỐI CÁC CƠ QUAN", "*", "Số 07-NQ/ĐUK"),
    right=(PARTY, "Bình An, ngày 02 tháng 3 năm 2026"),
    kind="NGHỊ QUYẾT",
    matter=("về nâng cao chất lượng sinh hoạt chi bộ giai đoạn 2026 - 2030",),
    body=(
        "- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;",
        "- Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ Khối nhiệm kỳ 2025 - 2030,",
        "BAN CHẤP HÀNH ĐẢNG BỘ KHỐI QUYẾT NGHỊ",
        "1. Đến năm 2030, 100% chi bộ sinh hoạt chuyên đề mỗi quý một lần, nội dung gắn với nhiệm vụ của cơ quan.",
        "2. Giao Ban Tuyên giáo Đảng ủy Khối hướng dẫn, kiểm tra, hằng năm báo cáo Ban Thường vụ kết quả thực hiện.",
    ),
    sent=("Nơi nhận:", "- Tỉnh ủy (để báo cáo),", "- Các chi bộ trực thuộc,", "- Lưu VPĐU."),
    signed=("T/M BAN CHẤP HÀNH", "BÍ THƯ", "", "Trần Thị Bình"),
)
PLAN = RESOLUTION.but(
    left=("TỈNH ỦY BÌNH AN", "ĐẢNG ỦY KHỐI CÁC CƠ QUAN", "*", "Số 31-KH/ĐUK"),
    right=(PARTY, "Bình An, ngày 9 tháng 4 năm 2026"),
    kind="KẾ HOẠCH",
    matter=("TỔ CHỨC HỘI NGHỊ SƠ KẾT CÔNG TÁC SÁU THÁNG ĐẦU NĂM 2026",),
    body=(
        "Thực hiện Chương trình công tác năm 2026, Ban Thường vụ Đảng ủy Khối xây dựng kế hoạch như sau:",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Hội nghị sơ kết công tác sáu tháng đầu năm đánh giá đúng kết quả, chỉ ra hạn chế và nguyên nhân.",
        "2. Tổ chức hội nghị thiết thực, tiết kiệm.",
    ),
    signed=("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "(Đã ký)", "Lê Văn Cường"),
    layout=TABS,
)
LETTER = PLAN.but(
    left=("ĐẢNG ỦY KHỐI CÁC CƠ QUAN", "VĂN PHÒNG", "*", "Số 45-CV/VPĐUK", "V/v chuẩn bị Đại hội chi bộ"),
    right=(PARTY, "Bình An, ngày 11 tháng 5 năm 2026"),
    kind="",
    matter=(),
    divider="",
    body=(
        "Kính gửi: Các chi bộ trực thuộc Đảng ủy Khối,",
        "Để chuẩn bị tốt Đại hội chi bộ nhiệm kỳ mới, Văn phòng Đảng ủy đề nghị các chi bộ gửi dự thảo báo cáo trước"
        " ngày 20-5-2026.",
        "Trân trọng đề nghị các đồng chí quan tâm thực hiện.",
    ),
    sent=("Nơi nhận:", "- Như trên,", "- Lưu VP."),
    signed=("CHÁNH VĂN PHÒNG", "", "Phạm Thị Dung"),
    layout=ROWS,
)
NOTICE = RESOLUTION.but(
    left=("ĐẢNG BỘ TỈNH BÌNH AN", "ĐẢNG ỦY KHỐI CÁC CƠ QUAN", "*", "Số 88-TB/ĐUK"),
    right=(PARTY, "Bình An, ngày 21 tháng 5 năm 2026"),
    kind="THÔNG BÁO",
    matter=("kết luận của Ban Thường vụ Đảng ủy Khối", "tại phiên họp ngày 20-5-2026"),
    body=(
        "Ngày 20-5-2026, Ban Thường vụ Đảng ủy Khối họp phiên thường kỳ tháng 5, thống nhất kết luận một số nội dung:",
        "1. Đồng ý chủ trương tổ chức hội thi báo cáo viên giỏi.",
    ),
    signed=("TL. BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "(đã ký và đóng dấu)", "Phạm Thị Dung"),
)
DECISION = Letter(
    left=("ỦY BAN NHÂN DÂN", "TỈNH BÌNH AN", "-------", "Số: 1205/QĐ-UBND"),
    right=(*STATE, "---------------", "Bình An, ngày 18 tháng 6 năm 2026"),
    kind="QUYẾT ĐỊNH",
    matter=("Về việc tặng Bằng khen cho các tập thể, cá nhân",),
    divider="________",
    body=(
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH AN",
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "Căn cứ Luật Thi đua, khen thưởng;",
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 77/TTr-SNV ngày 10 tháng 6 năm 2026.",
        "QUYẾT ĐỊNH:",
        "Điều 1. Tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho ba tập thể và bảy cá nhân có thành tích xuất sắc.",
        "Điều 2. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này./.",
    ),
    sent=("Nơi nhận:", "- Như Điều 2;", "- Lưu: VT, NV."),
    signed=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Hoàng Văn Em"),
)
MINUTES = REPORT.but(
    left=("ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH", "CHI BỘ VĂN PHÒNG", "*"),
    right=(PARTY, "Bình An, ngày 05 tháng 6 năm 2026"),
    kind="BIÊN BẢN",
    matter=("Sinh hoạt chi bộ tháng 6 năm 2026",),
    body=(
        "Hồi 14 giờ ngày 05-6-2026, Chi bộ Văn phòng họp phiên thường kỳ tháng 6 tại phòng họp số 2, có mặt 18 đảng viên.",
        "1. Nội dung: đồng chí Bí thư thông qua dự thảo nghị quyết tháng 6.",
        "2. Thảo luận: có 5 ý kiến, đều nhất trí với dự thảo.",
        "Biên bản được thông qua tại cuộc họp, kết thúc hồi 16 giờ cùng ngày.",
    ),
    sent=("THƯ KÝ", "(đã ký)", "Vũ Thị Giang"),
    signed=("CHỦ TRÌ", "(đã ký)", "Nguyễn Văn An"),
)
LETTERS = {
    "bao-cao": REPORT, "nghi-quyet": RESOLUTION, "ke-hoach": PLAN, "cong-van": LETTER,
    "thong-bao": NOTICE, "quyet-dinh": DECISION, "bien-ban": MINUTES,
}  # fmt: skip
