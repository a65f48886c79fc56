"""Know the addresses at the root of the site that are the program's own, used already or not."""

from __future__ import annotations

import re

WORKER, MANIFEST = "sw.js", "site.webmanifest"
"""What browsers ask for at the root: the service worker, and how the site stands on a home screen."""
OFFLINE = "ngoai-tuyen"
"""The page for times without a network; the worker knows it, too (``theme/static/workers/keeping.js``)."""

RESERVED = {
    "404": "trang báo sai địa chỉ",
    ".well-known": "tệp chứng thực tên miền",
    "_components": "mẫu của giao diện",
    "_may-chu": "tệp của máy chủ",
    "chu-de": "các chủ đề",
    "feeds": "nguồn tin Atom và RSS",
    "goc": "tệp ở gốc trang",
    "hinh-anh": "trang Hình ảnh hoạt động",
    "index": "trang chủ",
    "luot-xem": "số lượt xem",
    OFFLINE: "trang hiện ra khi không có mạng",
    "photos": "ảnh",
    MANIFEST: "tệp giới thiệu trang với điện thoại",
    "so-do-trang": "Sơ đồ trang",
    WORKER: "chương trình đọc khi không có mạng",
    "tac-gia": "các tác giả",
    "tai-lieu": "tệp tải về",
    "theme": "tệp của giao diện",
    "tim": "dữ liệu tìm kiếm",
    "tim-kiem": "trang Tìm kiếm",
    "video": "trang Video hoạt động",
}
"""What each first part of an address is used for, as it is told."""
FEEDS = {"all": "nguồn tin của cả trang"}
"""What feeds have instead: a category's are called by its slug."""
_YEAR_RE = re.compile(r"\d{4}", re.ASCII)


def use_of(slug: str) -> str:
    """Say what the program uses ``/SLUG/`` for, now or once there is something to show; ``""`` if nothing."""
    return f"lưu trữ năm {slug}" if _YEAR_RE.fullmatch(slug) else RESERVED.get(slug, "")


def use_of_category(slug: str) -> str:
    """Say what the program uses the addresses of a category for, which has feeds; ``""`` if nothing."""
    return use_of(slug) or FEEDS.get(slug, "")


def free(slug: str) -> str:
    """Propose an address beside one that the program uses."""
    return f"muc-{slug}"
