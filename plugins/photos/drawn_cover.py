"""Draw a cover from words: the flag of the paper with sign and name, the title, the category.

Sizes are in pixels of a picture 1200 wide and grow with it; colours are those of the masthead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PIL import Image, ImageDraw

from plugins.photos.lettering import ALIASES, SANS, SERIF, advance, legible, width_of, write

Size = tuple[int, int]

FLAG, PAPER, SOFT = "#96181a", "#fff6e6", "#f3d3bd"
"""The ground and what stands on it, by a contrast of 6 and more (WCAG 2.2)."""
MARGIN = 84
_SIGN = (
    (0, 0, 1, 0.28),
    (0, 0.44, 0.44, 1),
    (0.61, 0.44, 1, 0.575),
    (0.61, 0.655, 1, 0.79),
    (0.61, 0.865, 1, 1),
)
"""The parts of the sign, as in the favicon: left, top, right and bottom as parts of its side."""
LARGEST, SMALLEST, STEP = 96, 38, 2
LEADING = 1.36
"""The distance of lines, so that two marks on a capital touch nothing."""
MOST_LINES = 6
_WIDTH = 1200
_SLACK = 0.985
"""What rounding at smaller sizes than that of measuring may take."""
_EVEN = 0.2
_UNITS = "%|kg|g|km|m|cm|ha|đồng|nghìn|triệu|tỷ|tỉ|người|đảng viên|đại biểu|học viên|năm|tháng|ngày|giờ|phút"
_SPAN_RE = re.compile(r"(\d) ([-–]) (?=\d)")
_UNIT_RE = re.compile(rf"(\d) (?=(?:{_UNITS})(?!\w))")
_WEEKDAY_RE = re.compile(r"(hứ(?= (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)\b)|Chủ(?= [Nn]hật\b)) ")


def draw(size: Size, title: str, category: str, site: str) -> Image.Image:
    """Draw a cover; without a ``category`` it is that of the site itself. The mode is ``RGB``."""
    scale = size[0] / _WIDTH
    margin = round(MARGIN * scale)
    image = Image.new("RGB", size, FLAG)
    top, bottom = margin, size[1] - margin
    if site == title:
        side = round(132 * scale)
        _draw_sign(image, (margin, top), side)
        top += side + round(28 * scale)
    else:
        _set_name(image, site, (margin, top), scale)
        top += round(84 * scale)
    if category:
        points = round(30 * scale)
        text = _fit(legible(category, SANS), SANS, points, size[0] - 2 * margin)
        write(image, (margin, bottom), text, SANS, points, SOFT)
        bottom -= round(60 * scale)
        image.paste(SOFT, (margin, bottom, margin + round(72 * scale), bottom + round(9 * scale)))
        bottom -= round(20 * scale)
    _set_title(image, legible(title, SERIF), (margin, top, size[0] - margin, bottom), scale)
    return image


def _set_name(image: Image.Image, site: str, place: tuple[int, int], scale: float) -> None:
    """Set sign and name of the site at the top, as the masthead does."""
    side, points = round(48 * scale), round(40 * scale)
    _draw_sign(image, place, side)
    left = place[0] + side + round(20 * scale)
    text = _fit(legible(site, SERIF), SERIF, points, image.width - place[0] - left)
    write(image, (left, place[1] + round(38 * scale)), text, SERIF, points, PAPER)


def _draw_sign(image: Image.Image, place: tuple[int, int], side: int) -> None:
    """Draw the sign of the paper with its upper left corner at ``place``."""
    pen = ImageDraw.Draw(image)
    for left, top, right, bottom in _SIGN:
        start = (place[0] + round(left * side), place[1] + round(top * side))
        pen.rectangle(
            (start, (place[0] + round(right * side) - 1, place[1] + round(bottom * side) - 1)), PAPER
        )


def _joined(title: str) -> str:
    """Keep spans of years, weekdays, and numbers with their units on one line.

    Pages keep more together; what pictures keep stays as it was, or archives would hold other lines
    under the names of the pictures that they have.
    """
    title = _SPAN_RE.sub("\\1\u00a0\\2\u00a0", title)
    return _WEEKDAY_RE.sub("\\1\u00a0", _UNIT_RE.sub("\\1\u00a0", title))


def _set_title(image: Image.Image, title: str, box: tuple[int, int, int, int], scale: float) -> None:
    """Set a title as large as fits into ``box``, its lines about equal, in the middle."""
    width, height = box[2] - box[0], box[3] - box[1]
    words = [(word, width_of(word, SERIF)) for word in _joined(title).split(" ")]
    for points in range(LARGEST, SMALLEST - 1, -STEP):
        size, leading = max(1, round(points * scale)), round(points * LEADING * scale)
        room = _SLACK * width / size
        number = len(_greedy(words, room))
        if number <= MOST_LINES and number * leading <= height:
            lines = break_lines(words, room)
            break
    else:
        lines = break_lines(words, room)
        most = max(1, min(MOST_LINES, height // max(1, leading)))
        lines = [*lines[: most - 1], _fit(" ".join(lines[most - 1 :]), SERIF, size, width)]
    first = box[1] + (height - len(lines) * leading) // 2 + round(leading * 0.76)
    for number, line in enumerate(lines):
        write(image, (box[0], first + number * leading), line.translate(ALIASES), SERIF, size, PAPER)


Words = Sequence[tuple[str, float]]
"""Words with their lengths, as parts of the size of the font."""


def break_lines(words: Words, width: float) -> list[str]:
    """Break a text into as few lines as fit ``width``, as ``_greedy`` does, and make them about equal."""
    lines = _greedy(words, width)
    low, high = max((length for _, length in words), default=0.0), width
    while high - low > _EVEN and len(lines) > 1:
        middle = (low + high) / 2
        found = _greedy(words, middle)
        if len(found) == len(lines):
            high, lines = middle, found
        else:
            low = middle
    return lines


def _greedy(words: Words, width: float) -> list[str]:
    """Fill line after line; a word that is longer than a line is cut."""
    space = advance(SERIF, " ")
    lines: list[str] = []
    filled = 0.0
    for word, length in words:
        if lines and filled + space + length <= width:
            lines[-1] += f" {word}"
            filled += space + length
            continue
        *full, rest = _cut(word, length, width)
        lines += [*full, rest]
        filled = length if not full else width_of(rest, SERIF)
    return lines


def _cut(word: str, length: float, width: float) -> list[str]:
    """Cut a word into pieces that fit."""
    pieces = []
    while length > width and len(word) > 1:
        number = 1
        while number < len(word) - 1 and width_of(word[: number + 1], SERIF) <= width:
            number += 1
        pieces.append(word[:number])
        word = word[number:]
        length = width_of(word, SERIF)
    return [*pieces, word]


def _fit(text: str, name: str, size: int, width: int) -> str:
    """Shorten a text between words, with an ellipsis, to fit ``width``."""
    room = _SLACK * width / max(1, size)
    if width_of(text, name) <= room:
        return text.translate(ALIASES)
    room -= advance(name, "…")
    words = text.split(" ")
    while len(words) > 1 and width_of(" ".join(words), name) > room:
        words.pop()
    short = " ".join(words)
    while len(short) > 1 and width_of(short, name) > room:
        short = short[:-1]
    return short.translate(ALIASES).rstrip(" ,;:–-") + "…"
