"""Show what stands around every page: masthead, menu, footer, head; and pages that say one thing."""

from __future__ import annotations

from dataclasses import replace

from newsroom.commands.preview.examples.example import EDGE, FLAG, SOURCE, example
from newsroom.commands.preview.examples.values import (
    ALT,
    BARE_SITE,
    BASE,
    CATEGORIES,
    DATE,
    LEAD,
    LINKS,
    LONG,
    LONG_NAME,
    NAME,
    ORGANISATION,
    PAGES,
    PLAIN,
    SECTIONS,
    SHORT,
    SITE,
    TITLE,
    WORD,
    address,
    rendition,
    site,
)
from newsroom.model.output import Assets, Insignia
from newsroom.model.site import Brand, Category, Organisation
from newsroom.viewmodels.head import make_head
from newsroom.viewmodels.menu import Menu, MenuItem
from newsroom.viewmodels.parts import Crumb

MENU = Menu(tuple(MenuItem(one.name, one.url) for one in CATEGORIES), PAGES)
_NAMES = (
    "Học tập và làm theo Bác", "Kiểm tra – Giám sát", "Doanh nghiệp", "Đoàn thể", "Người tốt việc tốt",
    "Văn bản mới", "Chuyển đổi số", "Cải cách hành chính",
)  # fmt: skip
FULL_MENU = Menu(
    (*MENU.items, *(MenuItem(name, f"muc-{number}/") for number, name in enumerate(_NAMES))), PAGES, True
)
GROUPS = Menu(
    (
        MenuItem("Trang chủ", ""),
        MenuItem(
            "Giới thiệu",
            "gioi-thieu/",
            items=(
                MenuItem("Cơ cấu tổ chức", "gioi-thieu/co-cau/"),
                MenuItem("Chức năng, nhiệm vụ của các ban và văn phòng Đảng ủy", "gioi-thieu/chuc-nang/"),
            ),
        ),
        MenuItem(
            "Tin, bài", None, items=tuple(MenuItem(one.name, one.url) for one in (*CATEGORIES, *CATEGORIES))
        ),
        MenuItem("Báo Nhân Dân", "https://nhandan.vn", is_own=False),
        MenuItem("Liên hệ", "lien-he/"),
    )
)

_LOGO = rendition("bieu-trung", 320, 96)
LOGO = Insignia(
    logo=_LOGO, logo_dark=rendition("bieu-trung-toi", 320, 96), icon=rendition("bieu-tuong", 48, 48)
)
_LONG_SITE = site(
    name=LONG_NAME, organisation=replace(ORGANISATION, name=f"{ORGANISATION.name} (mẫu tên dài nhất)")
)
_MANY = site(
    categories=tuple(Category(one.name, (one.url or "").strip("/")) for one in FULL_MENU.items),
    links=LINKS * 4,
)

_WAY = (Crumb("Trang chủ", ""), Crumb("Tin hoạt động", "tin-hoat-dong/"))
_HEAD = make_head(
    SITE, TITLE, LEAD, address(1), _WAY[1:], published=DATE, modified="2026-07-12", image_alt=ALT,
    image=rendition("chia-se", 1200, 630), tags=(SHORT,),
    dublin_core=(("title", TITLE), ("creator", "P. Mai"), ("language", "vi"), ("subject", SHORT)),
)  # fmt: skip
_ASSETS = Assets(
    "theme/site.css", "theme/icon.svg", {"viewer": "theme/viewer.js"}, {"serif": "theme/serif.woff2"}
)
_YEARS, _FURTHER = tuple(range(2026, 1999, -1)), "theme/further.js"
_HOME_LINK = (
    f'<p>Địa chỉ này không có.</p>\n<ul class="empty__links"><li><a href="{BASE}/">Về trang chủ</a></li></ul>'
)

FRAME = (
    example("masthead", "Trang chủ", SITE, BASE, MENU, PLAIN, home=True, room=EDGE),
    example("masthead", "Trang trong", SITE, BASE, MENU, PLAIN, room=EDGE),
    example("masthead", "Trang chủ, tên 78 chữ", _LONG_SITE, BASE, MENU, PLAIN, home=True, room=EDGE),
    example("masthead", "Trang trong, tên 78 chữ", _LONG_SITE, BASE, MENU, PLAIN, room=EDGE),
    example("masthead", "Trang trong, menu đã đầy", SITE, BASE, FULL_MENU, PLAIN, room=EDGE),
    example("masthead", "Trang chủ, chỉ có tên", BARE_SITE, BASE, Menu(()), PLAIN, home=True, room=EDGE),
    example("masthead", "Tên là một từ dài", site(name=WORD[:60]), BASE, MENU, PLAIN, room=EDGE),
    example("masthead", "Biểu trưng riêng bên cạnh tên", SITE, BASE, MENU, LOGO, room=EDGE),
    example(
        "masthead",
        "Biểu trưng có sẵn tên",
        site(brand=Brand("logo.png", has_name=True)),
        BASE,
        MENU,
        LOGO,
        home=True,
        room=EDGE,
    ),
    example("masthead", "Trang tìm kiếm, không có ô tìm", SITE, BASE, MENU, PLAIN, room=EDGE, search=False),
    example("searchfield", "Ô tìm trên nền cờ", BASE, room=FLAG),
    example("menu", "Một tầng", MENU, BASE, "xay-dung-dang/", "xay-dung-dang/", room=EDGE),
    example("menu", "Đang ở một bài của chuyên mục", MENU, BASE, "tin-hoat-dong/", None, room=EDGE),
    example("menu", "Hai tầng", GROUPS, BASE, "gioi-thieu/", "gioi-thieu/co-cau/", room=EDGE),
    example("menu", "Nhiều mục, hết chỗ", FULL_MENU, BASE, "", "lien-he/", room=EDGE),
    example("menu", "Một mục", Menu((MenuItem("Trang chủ", ""),)), BASE, "", "", room=EDGE),
    example("breadcrumbs", "Trang của một danh sách", (*_WAY, Crumb("Trang 3", "")), BASE),
    example("breadcrumbs", "Không nêu trang đang xem", (*_WAY, Crumb(TITLE, "")), BASE, own=False),
    example("breadcrumbs", "Tiêu đề dài nhất", (*_WAY, Crumb(LONG, "")), BASE),
    example("breadcrumbs", "Chỉ có trang chủ, không hiện", _WAY[:1], BASE),
    example("footer", "Đủ mọi phần", SITE, BASE, PAGES, SECTIONS, room=EDGE),
    example("footer", "Chỉ có tên và một chuyên mục", BARE_SITE, BASE, (), room=EDGE),
    example(
        "footer",
        "Tên 78 chữ, nhiều mục và liên kết",
        replace(_MANY, name=LONG_NAME),
        BASE,
        PAGES * 2,
        SECTIONS,
        room=EDGE,
    ),
    example(
        "footer",
        "Chủ quản trùng tên trang",
        site(organisation=Organisation(name=SITE.name)),
        BASE,
        PAGES,
        room=EDGE,
    ),
    example("frame", "Phần đầu dùng chung", macro="masthead_once", room=EDGE),
    example("frame", "Phần chân dùng chung", macro="footer_once", room=EDGE),
    example("meta", "Một bài có ảnh", _HEAD, SITE, BASE, _ASSETS, room=SOURCE),
    example(
        "meta",
        "Trang không cho máy tìm kiếm",
        replace(_HEAD, indexed=False, published=None),
        BARE_SITE,
        BASE,
        _ASSETS,
        share=False,
        room=SOURCE,
    ),
    example(
        "notice",
        "Bài đã gỡ, có ngày",
        "Bài đã được gỡ",
        "Thông tin trong bài không còn đúng",
        "Thứ Bảy, 11/07/2026",
        SITE,
        BASE,
    ),
    example("notice", "Không rõ ngày, lý do dài", "Bài đã được gỡ", f"{LEAD}. {LEAD}", "", BARE_SITE, BASE),
    example("search", "Đủ mọi phần", CATEGORIES, _YEARS, (NAME, LONG_NAME), BASE, _FURTHER),
    example("search", "Trang mới, chưa có bài nào", CATEGORIES[:1], (), (), BASE, _FURTHER),
    example("search", "Các năm", _YEARS, BASE, macro="ways"),
    example("search", "Chưa có năm nào", (), BASE, macro="ways"),
    example("search", "Địa chỉ sai, chưa tìm, không hiện", BASE, _FURTHER, macro="lost"),
    example("empty", "Không tìm thấy trang", "Không tìm thấy trang", code="404", inside=_HOME_LINK),
    example("empty", "Chưa có gì", SHORT, level=2, inside="<p>Chưa có bài nào được đăng.</p>"),
)
