"""Show the blocks of the home page."""

from __future__ import annotations

from dataclasses import replace

from newsroom.commands.preview.examples.example import HALF, NIGHT, QUARTER, VIDEOS, example
from newsroom.commands.preview.examples.values import (
    ALT,
    BASE,
    CATEGORIES,
    LINKS,
    LONG,
    LONG_NAME,
    SECTIONS,
    SHORT,
    TITLES,
    WORD,
    address,
    headlines,
    photo,
    reel,
    reels,
    teaser,
    teasers,
)
from newsroom.model.site import WebLink
from newsroom.viewmodels.documents import Day, DocumentLine
from newsroom.viewmodels.parts import Picture
from plugins.home.blocks import CategoryBlock
from plugins.home.home import Line, LinkedPhoto
from plugins.home.top import Top, TopTeaser


def _top(lead: TopTeaser, newest: int = 8, cards: tuple[TopTeaser, ...] = ()) -> Top:
    return Top(lead, headlines(newest, LONG), cards, ())


def _cards(count: int, **changes: object) -> tuple[TopTeaser, ...]:
    return tuple(TopTeaser(one, number == 0) for number, one in enumerate(teasers(count, **changes)))


_LEAD = TopTeaser(teaser(kicker="Đảng bộ Khối"), False)
_NO_PHOTO = TopTeaser(teaser(cover=None, title=LONG), True)


def _block(number: int, others: int, few: int = 0, **changes: object) -> CategoryBlock:
    return CategoryBlock(
        CATEGORIES[number], teaser(number + 1, **changes), headlines(others, TITLES[1]), teasers(few)
    )


def _register(count: int) -> CategoryBlock:
    day = Day("2024-07-11", "11/7/2024")
    lines = [
        DocumentLine(address(number), TITLES[number % len(TITLES)], f"{number}-NQ/ĐUK", day)
        for number in range(1, count)
    ]
    lines.append(DocumentLine(address(count), LONG, "", None))
    return replace(_block(0, count - 1), documents=tuple(lines))


def _photos(count: int, *titles: str) -> tuple[LinkedPhoto, ...]:
    named = [*titles, *TITLES * count][:count]
    return tuple(
        LinkedPhoto(Picture(photo(f"anh-{number}", 1080, 720), ALT), title, address(number))
        for number, title in enumerate(named, 1)
    )


def _banner(text: str, width: int, height: int) -> LinkedPhoto:
    shown = Picture(photo("banner", width, height), text)
    return LinkedPhoto(shown, text, "https://example.vn/cuoc-thi/", False)


_BANNER = _banner("Cuộc thi tìm hiểu Nghị quyết Đại hội", 900, 300)
_LINES = (
    Line("Lịch tiếp công dân tháng Tám", "gioi-thieu/", True),
    Line(
        "Cuộc thi trực tuyến tìm hiểu lịch sử Đảng bộ tỉnh mở đến hết ngày 30-9-2026",
        "https://example.vn/",
        False,
    ),
    Line("Trụ sở tạm nghỉ tiếp khách ngày 2-9", "", False),
)
_LONG_LINKS = (*LINKS, WebLink(LONG_NAME, "https://example.vn/"), WebLink(WORD, "https://example.vn/tu/"))

FRONT = (
    example("front", "Tin chính có ảnh, tám tin mới, bốn thẻ", _top(_LEAD, 8, _cards(4)), BASE),
    example("front", "Tin chính không ảnh, tiêu đề dài nhất", _top(_NO_PHOTO, 4, _cards(3)), BASE),
    example("front", "Ba thẻ không ảnh thành hàng", _top(_LEAD, 8, _cards(3, cover=None)), BASE),
    example("front", "Tiêu đề là một từ dài", _top(TopTeaser(teaser(title=WORD), False), 1), BASE),
    example("front", "Chỉ có tin chính", Top(_LEAD, (), (), ()), BASE),
    example("block", "Có ảnh, năm bài", _block(0, 4), BASE, room=QUARTER),
    example("block", "Rộng nửa trang", _block(1, 4), BASE, wide=True, room=HALF),
    example("block", "Không ảnh, tiêu đề dài nhất", _block(2, 4, cover=None, title=LONG), BASE, room=QUARTER),
    example("block", "Một bài, tiêu đề là một từ dài", _block(3, 0, title=WORD), BASE, room=QUARTER),
    example("block", "Văn bản", _register(5), BASE, room=QUARTER),
    example("block", "Văn bản, cả hàng ngang", _register(2), BASE, macro="band"),
    example("block", "Cả hàng ngang", _block(0, 6), BASE, macro="band"),
    example("block", "Cả hàng ngang, ba bài", _block(1, 2, few=3), BASE, macro="band"),
    example("block", "Cả hàng ngang, một bài không ảnh", _block(2, 0, cover=None), BASE, macro="band"),
    example("announcements", "Ba thông báo", _LINES, BASE),
    example("announcements", "Một thông báo dài nhất", (Line(LONG, "gioi-thieu/", True),), BASE),
    example("announcements", "Một từ dài, không dẫn đi đâu", (Line(WORD, "", False),), BASE),
    example("banners", "Một biểu ngữ", (_BANNER,), BASE),
    example(
        "banners",
        "Nhiều biểu ngữ khác cỡ",
        (_BANNER, _banner("Sổ tay đảng viên điện tử", 600, 400), _BANNER, _BANNER, _BANNER),
        BASE,
    ),
    example("ranking", "Năm bài", BASE, headlines(5)),
    example("ranking", "Mười bài, tiêu đề dài nhất", BASE, headlines(10, LONG)),
    example("ranking", "Một từ dài", BASE, headlines(3, WORD)),
    example("ranking", "Chưa có số liệu, không hiện", BASE),
    example("weblinks", "Ba liên kết", LINKS),
    example("weblinks", "Một liên kết", LINKS[:1]),
    example("weblinks", "Tên 78 chữ, một từ dài", _LONG_LINKS),
    example("strip", "Bốn ảnh", _photos(4), BASE, SECTIONS[0], room=NIGHT),
    example(
        "strip",
        "Ba ảnh, tiêu đề dài nhất và một từ dài",
        _photos(3, LONG, WORD),
        BASE,
        SECTIONS[0],
        room=NIGHT,
    ),
    example("strip", "Một ảnh", _photos(1), BASE, SECTIONS[0], room=NIGHT),
    example("reels", "Trang chủ, ba video", reels(3), BASE, level=3, front=True, room=VIDEOS),
    example(
        "reels",
        "Trang chủ, một video, tiêu đề dài nhất",
        (reel(title=LONG),),
        BASE,
        level=3,
        front=True,
        room=VIDEOS,
    ),
    example("reels", "Danh sách", reels(5), BASE),
    example(
        "reels",
        "Không có hình, nhiều video, bản nháp, một từ dài",
        (
            reel(photo=None, length="", count=3),
            reel(2, photo=None, title=WORD),
            reel(3, title=SHORT, preview="draft"),
        ),
        BASE,
    ),
)
