"""Make articles to import, with the words of ``content/``."""

from __future__ import annotations

import random

from bench.searching.words import Writer
from tests.support.portals import Story

_WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
_BYLINES = ("Tổ Tuyên truyền", "Ban Biên tập", "Phòng Tổ chức", "Văn phòng Đảng ủy", "")
_SECTIONS = ("Tin hoạt động", "Xây dựng Đảng", "Đoàn thể")
_MORNINGS = ("Sáng", "Chiều", "Ngày")


def story(number: int, writer: Writer) -> Story:
    """Make the article of a number: always the same."""
    rng = random.Random(number)
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(2012, 2025)
    photos = tuple(
        (f"anh-{(number + place) % 40}.jpg", f"{writer.sentence(rng, 8, 14)}. Ảnh: Văn phòng")
        for place in range(number % 3)
    )
    return Story(
        title=writer.sentence(rng, 9, 14),
        lead=f"{rng.choice(_MORNINGS)} {day}-{month}, {_lower(writer.sentence(rng, 20, 30))}.",
        body=tuple(_paragraph(rng, writer) for _ in range(rng.randint(5, 8))),
        photos=photos,
        byline=_BYLINES[number % len(_BYLINES)],
        day=f"{day:02d}/{month:02d}/{year}",
        hour=f"{rng.randint(7, 17):02d}:{rng.randint(0, 59):02d}",
        weekday=rng.choice(_WEEKDAYS),
        section=rng.choice(_SECTIONS),
        views=str(rng.randint(20, 5000)),
    )


def _paragraph(rng: random.Random, writer: Writer) -> str:
    return " ".join(f"{writer.sentence(rng, 12, 26)}." for _ in range(rng.randint(2, 4)))


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
