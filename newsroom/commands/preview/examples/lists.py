"""Show lists of articles, and what they are made of."""

from __future__ import annotations

from newsroom.commands.preview.examples.example import BESIDE, HALF, MAIN, QUARTER, TEXT, THIRD, example
from newsroom.commands.preview.examples.values import (
    BASE,
    CATEGORIES,
    LEAD,
    LONG,
    LONG_NAME,
    SECTIONS,
    SITE,
    WORD,
    headlines,
    teaser,
    teasers,
)
from newsroom.model.site import Category
from newsroom.viewmodels.head import make_head
from newsroom.viewmodels.parts import Crumb, Step, Teaser
from plugins.listing.listing import ListPage
from plugins.listing.slices import pager_steps
from plugins.listing.years import Month
from plugins.standing.static_pages import Count


def _page(
    articles: tuple[Teaser, ...], heading: str, description: str = "", number: int = 0, **pager: object
) -> ListPage:
    head = make_head(SITE, heading, LEAD, "tin-hoat-dong/")
    links: dict[str, object] = {"newer": None, "older": None, "steps": (), **pager}
    return ListPage(head, heading, "category", description, articles, number, **links)  # type: ignore[arg-type]


_URL = "tin-hoat-dong/"


def _steps(number: int, full: int) -> tuple[Step, ...]:
    return pager_steps(number, full, _URL)


_OLDER, _NEWER = f"{_URL}trang/11/", f"{_URL}trang/13/"
_MANY = _page(
    (teaser(1, kicker="Đảng bộ Khối"), *teasers(5)[1:]), CATEGORIES[0].name, CATEGORIES[0].description,
    older=_OLDER, steps=_steps(0, 12),
)  # fmt: skip
_AWKWARD = (
    teaser(1, cover=None, title=LONG, kicker="Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh"),
    teaser(2, title=WORD, photo_count=31, has_video=True),
    teaser(3, cover=None, summary=""),
    teaser(4, preview="draft"),
    teaser(5, preview="future", cover=None),
)
_MIDDLE = _page(_AWKWARD, LONG_NAME, number=12, newer=_NEWER, older=_OLDER, steps=_steps(12, 37))
_KINDS = (
    ("lead", "Tin chính", MAIN), ("card", "Thẻ một phần tư", QUARTER), ("third", "Thẻ một phần ba", THIRD),
    ("block", "Trong khối", QUARTER), ("half", "Trong khối rộng", HALF), ("row", "Hàng của danh sách", HALF),
    ("top", "Đầu danh sách", MAIN),
)  # fmt: skip
_TEASERS = (
    *(
        example("teaser", f"{name}, có ảnh", teaser(), BASE, kind, room=room, label=True)
        for kind, name, room in _KINDS
    ),
    *(
        example("teaser", f"{name}, không ảnh", teaser(cover=None), BASE, kind, room=room)
        for kind, name, room in _KINDS
    ),
    example(
        "teaser",
        "Đủ mọi nhãn",
        teaser(kicker="Đảng bộ Khối", photo_count=31, has_video=True, preview="future"),
        BASE,
        "row",
        label=True,
        pinned=True,
        room=HALF,
    ),
    example("teaser", "Tiêu đề dài nhất", teaser(title=LONG), BASE, "row", room=HALF),
    example("teaser", "Một từ dài, không sapo", teaser(title=WORD, summary=""), BASE, "card", room=QUARTER),
    example("teaser", "Một từ dài, không ảnh", teaser(title=WORD, cover=None), BASE, "lead"),
)

_NAMES = (
    ("Chuyển đổi số", 12), ("Kết nạp đảng viên", 1), (LONG_NAME, 1024), (WORD, 3), ("Sinh hoạt chi bộ", 87),
)  # fmt: skip
_TERMS = tuple(Count(name, f"chu-de/{number}/", count) for number, (name, count) in enumerate(_NAMES))
_ALBUMS = tuple(teaser(number, photo_count=number * 7) for number in range(1, 6))
_BARE_ALBUM = (teaser(1, cover=None, title=LONG, photo_count=4, preview="draft"),)

LISTS = (
    *_TEASERS,
    example("card", "Liên kết của tiêu đề", teaser(), BASE, macro="card_link", room=TEXT),
    example("card", "Bản nháp", teaser(preview="draft"), macro="card_note"),
    example("card", "Hẹn giờ", teaser(preview="future"), macro="card_note"),
    example("card", "Đã đăng, không hiện", teaser(), macro="card_note"),
    example("headlines", "Tám tin", headlines(8), BASE),
    example("headlines", "Một tin", headlines(1), BASE),
    example("headlines", "Tiêu đề dài nhất, một từ dài", headlines(3, LONG, WORD), BASE),
    example("listing", "Trang đầu của chuyên mục", _MANY, BASE, "Chuyên mục", categories=False),
    example(
        "listing", "Trang giữa, đủ thứ khó, in được cả danh sách", _MIDDLE, BASE, "Chủ đề", together="chủ đề"
    ),
    example("listing", "Một bài", _page(teasers(1), "Tháng 7/2026"), BASE, "Theo tháng"),
    example("listing", "Chưa có bài nào, tên là một từ dài", _page((), WORD), BASE, "Chuyên mục"),
    example("pager", "Trang đầu", BASE, None, _OLDER, 0, _steps(0, 12)),
    example("pager", "Trang giữa", BASE, _NEWER, _OLDER, 12, _steps(12, 37)),
    example("pager", "Trang gần đầu", BASE, _URL, f"{_URL}trang/36/", 37, _steps(37, 37)),
    example("pager", "Trang cuối", BASE, f"{_URL}trang/2/", None, 1, _steps(1, 37)),
    example("pager", "Hai trang", BASE, None, f"{_URL}trang/1/", 0, _steps(0, 1)),
    example("pager", "Giữa hai năm", BASE, "2027/", "2025/", newer_text="Năm 2027", older_text="Năm 2025"),
    example("pager", "Chỉ có một trang, không hiện", BASE, None, None),
    example("directory", "Chủ đề với số bài", "chu-de-mau", "Chủ đề", _TERMS, BASE),
    example(
        "directory", "Không có số bài", "trang-mau", "Về trang tin", (*SECTIONS, Crumb(LONG, "trang/")), BASE
    ),
    example("directory", "Trống, không hiện", "trong-mau", "Tác giả", (), BASE),
    example(
        "month", "Nhiều bài hơn số hiện ra", Month("Tháng 7", "2026/07/", 41, headlines(5, LONG)), 2026, BASE
    ),
    example("month", "Một bài", Month("Tháng 6", "2026/06/", 1, headlines(1, WORD)), 2026, BASE),
    example("albums", "Năm bộ ảnh", _ALBUMS, BASE),
    example("albums", "Hai bộ ảnh", _ALBUMS[:2], BASE),
    example("albums", "Một bộ, chưa có ảnh bìa, bản nháp", _BARE_ALBUM, BASE),
    example("covers", "Tám ảnh", teasers(8), BASE),
    example(
        "covers",
        "Tiêu đề dài nhất, một từ dài, bản nháp",
        (teaser(title=LONG), teaser(2, title=WORD), teaser(3, preview="draft")),
        BASE,
    ),
    example("covers", "Một ảnh", teasers(1), BASE, first=True),
    example("sheaf", "In cả tháng", "tháng này"),
    example(
        "beside",
        "Tin mới và tin cùng chuyên mục",
        Category("Tin hoạt động", "tin-hoat-dong"),
        BASE,
        room=BESIDE,
    ),
)
