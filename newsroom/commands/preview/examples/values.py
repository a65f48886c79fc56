"""Make the values that examples are made of; names of people are nowhere among them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from newsroom.model.media import Cover, Photo, Rendition
from newsroom.model.output import Insignia
from newsroom.model.site import Category, Organisation, Site, Term, WebLink
from newsroom.vietnamese.printing import VIETNAM, locale_date
from newsroom.viewmodels.layout import PHOTO_WIDTHS
from newsroom.viewmodels.parts import Crumb, Headline, Picture, Teaser, VideoTeaser

BASE = "/_components"
"""Where the page of components stands; its examples are those of a site with this prefix."""
PICTURES = "anh"
"""Where the pictures of examples are; each is drawn when it is asked for."""

DATE = datetime(2026, 7, 11, 15, 51, tzinfo=VIETNAM)
SHORT = "Mười việc cần làm ngay"
TITLE = "Quyết tâm về đích các chỉ tiêu năm 2024 và cả nhiệm kỳ 2020 - 2025"
LONG = (
    "Đảng ủy Khối kiểm tra việc chuẩn bị sinh hoạt chuyên đề quý III tại các chi bộ có đông đảng viên đi "
    "công tác xa, rút kinh nghiệm về gửi tài liệu, điểm danh và ghi biên bản trực tuyến"
)
"""The longest title that an office has given so far."""
WORD = "Thưđiệntửkhôngdấucáchcủavănphòngđảngủykhốicáccơquanvàdoanhnghiệptỉnhgửicácchibộtrựcthuộc"
"""A title that is a single word, wider than a telephone."""
NAME = "Trang tin Đảng bộ Khối"
LONG_NAME = "Trang thông tin điện tử tổng hợp Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh"
"""A name of 78 characters."""
LEAD = (
    "Sáng 11-7, Đảng ủy Khối tổ chức hội nghị sơ kết sáu tháng đầu năm; 51,9% chi bộ đã hoàn thành trước hạn "
    "các chỉ tiêu về sinh hoạt chuyên đề và kết nạp đảng viên"
)
ALT = "Đại biểu dự hội nghị trong hội trường"
CAPTION = "Quang cảnh hội nghị sơ kết sáu tháng đầu năm"
CREDIT = "Ảnh: Ban Tuyên giáo"
TITLES = (
    TITLE,
    "Nghị quyết số 21-NQ/TW về xây dựng tổ chức cơ sở đảng: năm điểm chi bộ cần nắm",
    "Đối thoại tháng Mười: 31 kiến nghị của doanh nghiệp được trả lời ngay tại chỗ",
    SHORT,
    "“Bình dân học vụ số” ở công trường: học nửa giờ, dùng được ngay",
    "Thi kể chuyện Bác Hồ: sân khấu là sân cơ quan, giám khảo là công nhân",
    "165 cán bộ kiểm tra cơ sở được tập huấn kỹ năng thẩm tra, xác minh",
    LONG,
)

CATEGORIES = (
    Category("Tin hoạt động", "tin-hoat-dong", "Hoạt động của Đảng ủy Khối và các tổ chức đảng trực thuộc"),
    Category("Xây dựng Đảng", "xay-dung-dang"),
    Category("Học tập và làm theo Bác", "hoc-tap-va-lam-theo-bac"),
    Category("Doanh nghiệp", "doanh-nghiep"),
    Category("Văn bản mới", "van-ban-moi", kind="documents"),
)
PAGES = (Crumb("Giới thiệu", "gioi-thieu/"), Crumb("Liên hệ", "lien-he/"))
SECTIONS = (Crumb("Hình ảnh hoạt động", "hinh-anh/"), Crumb("Video hoạt động", "video/"))
LINKS = (
    WebLink("Báo điện tử Đảng Cộng sản Việt Nam", "https://dangcongsan.vn"),
    WebLink("Báo Nhân Dân", "https://nhandan.vn"),
    WebLink("Cổng thông tin điện tử của Chính phủ", "https://chinhphu.vn"),
)
TOPICS = tuple(
    Term(name, place, f"chu-de/{place}/")
    for name, place in (("Chuyển đổi số", "chuyen-doi-so"), ("Kết nạp đảng viên", "ket-nap-dang-vien"))
)
DESK = Term("Ban Biên tập", "ban-bien-tap", "tac-gia/ban-bien-tap/")
ORGANISATION = Organisation(
    name="Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh",
    address="Số 1, đường Trần Hưng Đạo (địa chỉ mẫu)",
    phone="(0200) 000 0000",
    email="bantin@example.vn",
    responsible="Trưởng Ban Tuyên giáo",
    licence="Giấy phép số 00/GP-TTĐT (mẫu)",
    designation="Trang thông tin điện tử tổng hợp",
)


def site(**changes: Any) -> Site:
    """Make the identity of a site that has all there is to have."""
    values: dict[str, Any] = {
        "name": NAME,
        "url": f"https://example.vn{BASE}",
        "base": BASE,
        "tagline": "Tiếng nói của Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh",
        "organisation": ORGANISATION,
        "categories": CATEGORIES,
        "links": LINKS,
    }
    return Site(**{**values, **changes})


SITE = site()
BARE_SITE = site(tagline="", organisation=Organisation(), links=(), categories=CATEGORIES[:1])
"""A site that says what it must, and no more."""
PLAIN = Insignia()
"""No sign of its own."""


def rendition(name: str, width: int, height: int, kind: str = "png") -> Rendition:
    """Give a picture that is drawn when it is asked for."""
    return Rendition(f"{PICTURES}/{name}-{width}x{height}.{kind}", width, height)


def photo(name: str = "hoi-truong", width: int = 1600, height: int = 1067) -> Photo:
    """Make a photo of a size in pixels, in the widths in which a build makes it."""
    widths = [one for one in PHOTO_WIDTHS if one < width] + [min(width, PHOTO_WIDTHS[-1])]
    sizes = [(one, round(height * one / width)) for one in widths]
    usual, modern = ([rendition(name, *size, kind) for size in sizes] for kind in ("jpg", "avif"))
    return Photo(f"{name}.jpg", tuple(usual), tuple(modern), "#b9ad9d")


def cover(name: str = "hoi-truong") -> Cover:
    """Make the photo of an article as lists show it."""
    return Cover(photo(name), photo(name, 1080, 720), photo(name, 1600, 900), photo(name, 360, 360))


def picture(name: str = "hoi-truong", width: int = 1600, height: int = 1067, **changes: Any) -> Picture:
    """Make a photo with its texts."""
    texts: dict[str, Any] = {"alt": ALT, "caption": CAPTION, "credit": CREDIT}
    return Picture(photo(name, width, height), **{**texts, **changes})


def address(number: int) -> str:
    """Give the address of the article of a number."""
    return f"2026/07/vi-du-{number}/"


def headlines(count: int, *first: str) -> tuple[Headline, ...]:
    """Make so many headlines, ``first`` before the usual ones, newest first."""
    titles = [*first, *TITLES * count][:count]
    dates = [DATE - timedelta(days=3 * number) for number in range(count)]
    return tuple(
        Headline(address(number), title, date, locale_date(date))
        for number, (title, date) in enumerate(zip(titles, dates, strict=True), 1)
    )


def teaser(number: int = 1, **changes: Any) -> Teaser:
    """Make what a list shows of an article that has all there is to have."""
    date = DATE - timedelta(days=3 * number)
    values: dict[str, Any] = {
        "url": address(number),
        "title": TITLES[(number - 1) % len(TITLES)],
        "kicker": "",
        "date": date,
        "locale_date": locale_date(date),
        "category": CATEGORIES[number % 4],
        "summary": LEAD,
        "cover": cover(f"anh-{number % 5}"),
        "alt": ALT,
        "photo_count": 1,
    }
    return Teaser(**{**values, **changes})


def teasers(count: int, **changes: Any) -> tuple[Teaser, ...]:
    """Make so many teasers."""
    return tuple(teaser(number, **changes) for number in range(1, count + 1))


def reel(number: int = 1, **changes: Any) -> VideoTeaser:
    """Make what lists of videos show of an article."""
    shown = teaser(number)
    values: dict[str, Any] = {
        "url": shown.url,
        "title": shown.title,
        "date": shown.date,
        "locale_date": shown.locale_date,
        "category": shown.category,
        "photo": photo(f"phim-{number % 3}", 1280, 720),
        "alt": ALT,
        "length": "3:25",
        "count": 1,
    }
    return VideoTeaser(**{**values, **changes})


def reels(count: int) -> tuple[VideoTeaser, ...]:
    """Make so many of them."""
    return tuple(reel(number) for number in range(1, count + 1))
