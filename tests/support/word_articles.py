"""Write an article as a correspondent sends it: a Word file with photos and their captions."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.shared import Cm
from PIL import Image, ImageDraw

TITLE = "Chi bộ cơ quan Đảng ủy Khối sơ kết học kỳ I học tập chuyên đề năm 2026"
LEAD = "Ngày 26/11, Chi bộ cơ quan Đảng ủy Khối họp sơ kết việc học tập chuyên đề năm 2026; 42 đảng viên dự."
PARAGRAPHS = (
    "Chi bộ đã chọn ba việc để làm theo: giải quyết hồ sơ trước hạn, trực tiếp nghe cơ sở mỗi tháng một lần,"
    " và tiết kiệm điện ở nơi làm việc. Sau sáu tháng, 318 hồ sơ được giải quyết, không hồ sơ nào quá hạn.",
    "Thảo luận tại buổi họp, đảng viên các tổ nêu cách làm của mình: tổ Văn phòng lập lịch trả lời từng kiến nghị,"
    " tổ Tuyên giáo đưa câu hỏi của cơ sở vào buổi sinh hoạt hằng tháng.",
    "Kết luận buổi họp, Bí thư Chi bộ yêu cầu mỗi tổ đăng ký một việc cụ thể cho năm 2027,"
    " báo cáo kết quả vào ngày 25 hằng tháng.",
)
CAPTIONS = (
    "Quang cảnh buổi họp. Ảnh: Nguyễn Minh",
    "Đảng viên tổ Văn phòng phát biểu. Ảnh: Nguyễn Minh",
    "Trao giấy khen cho ba đảng viên. Ảnh: Trần Hà",
)
CATEGORY = "Tin hoạt động"


def photo(colour: str, size: tuple[int, int] = (1600, 1067)) -> bytes:
    """Draw a photo that compresses as one: a few shapes on a ground."""
    picture = Image.new("RGB", size, colour)
    pen = ImageDraw.Draw(picture)
    for number in range(12):
        x = number * size[0] // 12
        pen.ellipse((x, size[1] // 2 - 40, x + 90, size[1] // 2 + 90), fill=(200, 150 + 8 * number, 120))
        pen.rectangle((x, size[1] // 2 + 80, x + 90, size[1] - 60), fill=(40, 40, 60 + 12 * number))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def word_article(title: str = TITLE, paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """Give a Word file with a title, a lead, three photos with captions, an author and a category."""
    document = Document()
    document.add_paragraph(f"Chuyên mục: {CATEGORY}")
    document.add_heading(title, 0)
    document.add_paragraph().add_run(LEAD).bold = True
    for words, caption, colour in zip(paragraphs, CAPTIONS, ("#7a1f1f", "#1f4a7a", "#2f6a3a"), strict=True):
        document.add_paragraph(words)
        document.add_paragraph().add_run().add_picture(io.BytesIO(photo(colour)), width=Cm(15))
        document.add_paragraph().add_run(caption).italic = True
    author = document.add_paragraph()
    author.alignment = WD_PARAGRAPH_ALIGNMENT.RIGHT
    author.add_run("Lê Thị An").bold = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
