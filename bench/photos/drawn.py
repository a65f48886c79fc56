"""Draw what newsrooms publish beside photographs: letters, scans, tables, screenshots, charts, logos.

Everything is drawn from fixed seeds, so that every run measures the same pictures.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import cache

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

SERIF, BOLD, SANS = "NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf", "NotoSans-Regular.ttf"
INK, RED, BLUE = (20, 20, 24), (206, 24, 36), (28, 44, 140)
LETTER = (
    "Thực hiện Kế hoạch công tác năm, Ban Thường vụ Đảng ủy Khối yêu cầu các chi bộ, đảng bộ trực thuộc "
    "rà soát, bổ sung quy chế làm việc; báo cáo kết quả học tập chuyên đề và việc khắc phục hạn chế, "
    "khuyết điểm sau kiểm điểm trước ngày 15 tháng 7. Số liệu tổng hợp gồm 59.693 lượt đảng viên dự học, "
    "đạt 98,7%; 1.204 chi bộ xếp loại hoàn thành tốt nhiệm vụ; 36 tập thể được đề nghị khen thưởng."
)


@cache
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """Open a font of the system by its file name."""
    return ImageFont.truetype(name, size)


def _wrapped(draw: ImageDraw.ImageDraw, text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if draw.textlength(longer, face) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def stamp(size: int) -> Image.Image:
    """Draw a round red stamp with a star and words along its rim, on nothing."""
    image = Image.new("RGBA", (size, size), (*RED, 0))
    draw = ImageDraw.Draw(image)
    for inset, stroke in ((0.02, 0.012), (0.05, 0.02), (0.27, 0.01)):
        box = (size * inset, size * inset, size * (1 - inset), size * (1 - inset))
        draw.ellipse(box, outline=(*RED, 235), width=max(1, round(size * stroke)))
    middle, points = size / 2, []
    for corner in range(10):
        radius, angle = size * (0.18 if corner % 2 == 0 else 0.07), math.pi * (corner / 5 - 0.5)
        points.append((middle + radius * math.cos(angle), middle + radius * math.sin(angle)))
    draw.polygon(points, fill=(*RED, 235))
    face, words = font(BOLD, round(size * 0.07)), "ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH • "
    for place, letter in enumerate(words):
        angle = 2 * math.pi * place / len(words)
        tile = Image.new("RGBA", (size // 5, size // 5), (*RED, 0))
        ImageDraw.Draw(tile).text((size // 10, size // 10), letter, (*RED, 235), face, anchor="mm")
        tile = tile.rotate(-math.degrees(angle), Image.Resampling.BICUBIC)
        x, y = middle + size * 0.36 * math.sin(angle), middle - size * 0.36 * math.cos(angle)
        image.alpha_composite(tile, (round(x - size / 10), round(y - size / 10)))
    return image


def _signature(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    points = [
        (x + 26 * t, y + 60 * math.sin(1.9 * t) * math.exp(-t / 9) - 12 * math.sin(5.3 * t))
        for t in (step / 20 for step in range(300))
    ]
    draw.line(points, BLUE, 5, joint="curve")


def letter() -> Image.Image:
    """Draw an official letter at 200 dpi with a stamp over a signature."""
    image = Image.new("RGBA", (1654, 2339), "white")
    draw = ImageDraw.Draw(image)
    heads = ((430, "ĐẢNG ỦY KHỐI CQ&DN TỈNH"), (1190, "ĐẢNG CỘNG SẢN VIỆT NAM"))
    for x, text in heads:
        draw.text((x, 150), text, INK, font(BOLD, 38), anchor="mm")
        draw.line((x - 130, 185, x + 130, 185), INK, 3)
    draw.text((430, 225), "Số 128-CV/ĐUK", INK, font(SERIF, 36), anchor="mm")
    draw.text((1190, 225), "ngày 11 tháng 7 năm 2024", INK, font(SERIF, 36), anchor="mm")
    draw.text((827, 360), "V/v báo cáo kết quả học tập chuyên đề", INK, font(BOLD, 42), anchor="mm")
    y = 450
    for paragraph in range(4):
        for line in _wrapped(draw, LETTER, font(SERIF, 35), 1330):
            draw.text((170, y), line, INK, font(SERIF, 35))
            y += 52
        y += 20 + paragraph
    draw.text((1190, y + 60), "T/M BAN THƯỜNG VỤ", INK, font(BOLD, 38), anchor="mm")
    draw.text((1190, y + 108), "PHÓ BÍ THƯ", INK, font(SERIF, 36), anchor="mm")
    for row, text in enumerate(("Nơi nhận:", "- Các chi, đảng bộ trực thuộc,", "- Lưu Văn phòng Đảng ủy.")):
        draw.text((170, y + 60 + 36 * row), text, INK, font(SERIF, 28))
    _signature(draw, 1060, y + 270)
    image.alpha_composite(stamp(420), (860, y + 80))
    return image.convert("RGB")


def scan() -> Image.Image:
    """Draw the letter as a scanner gives it: aslant, soft, on grainy paper."""
    rng = np.random.default_rng(1)
    page = letter().rotate(0.7, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    page = page.filter(ImageFilter.GaussianBlur(0.8))
    pixels = np.asarray(page, np.float32) * (0.93, 0.925, 0.89)
    shade = np.linspace(1.0, 0.94, pixels.shape[1], dtype=np.float32)[None, :, None]
    grain = rng.normal(0, 4.0, pixels.shape[:2])[..., None] + rng.normal(0, 1.5, pixels.shape)
    return Image.fromarray(np.clip(pixels * shade + grain + 8, 0, 255).astype(np.uint8))


def table() -> Image.Image:
    """Draw a table of figures, as cut from a spreadsheet."""
    rng = random.Random(2)
    image = Image.new("RGB", (1800, 1240), "white")
    draw = ImageDraw.Draw(image)
    heads = ("STT", "Đơn vị trực thuộc", "Chi bộ", "Đảng viên", "Kết nạp mới", "Tỷ lệ (%)")
    edges = (20, 120, 900, 1080, 1290, 1530, 1780)
    draw.rectangle((20, 20, 1780, 90), fill=(31, 78, 121))
    for row in range(17):
        top = 20 + 70 * row
        if row and row % 2 == 0:
            draw.rectangle((20, top, 1780, top + 70), fill=(221, 235, 247))
        cells = heads if row == 0 else (
            str(row), f"Đảng bộ Sở, ngành và doanh nghiệp số {row}", str(rng.randint(2, 40)),
            f"{rng.randint(20, 2400)}", str(rng.randint(0, 90)), f"{rng.randint(80, 99)},{rng.randint(0, 9)}",
        )  # fmt: skip
        for left, text in zip(edges, cells, strict=False):
            draw.text((left + 14, top + 35), text, "white" if row == 0 else INK, font(SANS, 32), anchor="lm")
        draw.line((20, top + 70, 1780, top + 70), (120, 120, 120), 2)
    for x in edges:
        draw.line((x, 20, x, 1210), (120, 120, 120), 2)
    return image


def screenshot() -> Image.Image:
    """Draw a desktop program with small type, panels and icons."""
    rng = random.Random(3)
    image = Image.new("RGB", (1920, 1080), (245, 246, 250))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 1920, 48), fill=(177, 18, 38))
    draw.text(
        (24, 24), "Phần mềm quản lý hồ sơ đảng viên – Phiên bản 3.1", "white", font(SANS, 20), anchor="lm"
    )
    draw.rectangle((0, 48, 260, 1080), fill=(33, 43, 54))
    for row, text in enumerate(
        ("Tổng quan", "Hồ sơ đảng viên", "Sinh hoạt đảng", "Đảng phí", "Báo cáo", "Quản trị")
    ):
        draw.rounded_rectangle(
            (16, 70 + 52 * row, 244, 112 + 52 * row), 8, (55, 71, 89) if row == 1 else None
        )
        draw.ellipse((30, 82 + 52 * row, 48, 100 + 52 * row), fill=(242, 169, 0))
        draw.text((62, 91 + 52 * row), text, "white", font(SANS, 17), anchor="lm")
    for card in range(4):
        left = 290 + 405 * card
        draw.rounded_rectangle((left, 76, left + 380, 196), 10, "white", (210, 214, 222), 1)
        draw.text(
            (left + 20, 100),
            ("Đảng viên", "Chi bộ", "Chờ duyệt", "Quá hạn")[card],
            (95, 105, 120),
            font(SANS, 16),
        )
        draw.text((left + 20, 130), f"{rng.randint(10, 60)}.{rng.randint(100, 999)}", INK, font(SANS, 40))
    for row in range(24):
        top = 220 + 35 * row
        draw.rectangle((290, top, 1885, top + 34), "white" if row % 2 else (235, 239, 246))
        values = (
            f"{row:03d}",
            "Chi bộ Văn phòng Đảng ủy",
            "Đã phê duyệt",
            f"{rng.randint(1, 28):02d}/07/2024",
            "Xem · Sửa · In",
        )
        for left, text in zip((305, 380, 900, 1250, 1600), values, strict=True):
            draw.text(
                (left, top + 17), text, (20, 90, 180) if left == 1600 else INK, font(SANS, 15), anchor="lm"
            )
    return image


def chart() -> Image.Image:
    """Draw bars and lines with a legend and gradients."""
    rng = random.Random(4)
    image = Image.new("RGB", (3200, 2000), "white")
    draw = ImageDraw.Draw(image)
    for step in range(11):
        y = 1760 - 150 * step
        draw.line((240, y, 3100, y), (220, 220, 220), 3)
        draw.text((220, y), f"{step * 10}%", INK, font(SANS, 56), anchor="rm")
    for group in range(6):
        for bar, colour in enumerate(((198, 40, 40), (242, 169, 0), (30, 100, 180))):
            left, height = 330 + 460 * group + 110 * bar, rng.randint(300, 1450)
            draw.rectangle((left, 1760 - height, left + 96, 1760), fill=colour)
            draw.text((left + 48, 1735 - height), str(height // 15), INK, font(SANS, 40), anchor="mm")
        draw.text(
            (490 + 460 * group, 1820),
            f"Quý {group % 4 + 1}/{2023 + group // 4}",
            INK,
            font(SANS, 52),
            anchor="mm",
        )
    points = [(490 + 460 * group, rng.randint(400, 1400)) for group in range(6)]
    draw.line(points, (60, 140, 60), 12, joint="curve")
    draw.text((1600, 80), "Tỷ lệ hoàn thành nhiệm vụ theo quý", INK, font(BOLD, 84), anchor="mm")
    return image.resize((1600, 1000), Image.Resampling.LANCZOS)


def logo() -> Image.Image:
    """Draw an emblem with a gradient, on nothing."""
    size = 2000
    ramp = np.linspace(0, 1, size, dtype=np.float32)[:, None].repeat(size, 1)
    colours = np.stack([220 - 60 * ramp, 30 + 20 * ramp, 40 + 10 * ramp], -1).astype(np.uint8)
    mask = Image.new("L", (size, size))
    ImageDraw.Draw(mask).ellipse((40, 40, size - 40, size - 40), fill=255)
    image = Image.fromarray(colours).convert("RGBA")
    image.putalpha(mask)
    draw, points = ImageDraw.Draw(image), []
    for corner in range(10):
        radius, angle = size * (0.36 if corner % 2 == 0 else 0.14), math.pi * (corner / 5 - 0.5)
        points.append((size / 2 + radius * math.cos(angle), size / 2 + radius * math.sin(angle)))
    draw.polygon(points, fill=(255, 214, 0, 255))
    draw.ellipse((90, 90, size - 90, size - 90), outline=(255, 214, 0, 255), width=24)
    return image.resize((1600, 1600), Image.Resampling.LANCZOS)


def seal() -> Image.Image:
    """Draw a stamp close by over a signature and a name, as cut from a scan."""
    image = Image.new("RGBA", (1700, 1300), (252, 252, 250, 255))
    draw = ImageDraw.Draw(image)
    draw.text((1100, 120), "T/M BAN THƯỜNG VỤ", INK, font(BOLD, 84), anchor="mm")
    draw.text((1100, 1180), "Nơi nhận: Như trên; lưu Văn phòng", INK, font(SERIF, 54), anchor="mm")
    _signature(draw, 900, 640)
    image.alpha_composite(stamp(900), (200, 200))
    return image.convert("RGB")


DOCUMENTS: dict[str, Callable[[], Image.Image]] = {
    "letter": letter, "scan": scan, "table": table, "screenshot": screenshot,
    "chart": chart, "logo": logo, "seal": seal,
}  # fmt: skip
