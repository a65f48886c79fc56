"""Judge what a live site answers: is it what was built, and does the host do its part?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsroom.commands.publishing.asking import DAY, Answer
from newsroom.engine import fingerprint

OF_HEADERS = frozenset({"nginx", "apache", "iis", "netlify", "cloudflare"})
"""The kinds of hosts that send headers of ours, and redirect by themselves."""
OF_GONE = frozenset({"nginx", "apache", "iis"})
"""The kinds of hosts that can answer 410."""

_LONG = 30 * DAY
_SOON = 14
"""Days before its end at which a certificate should have been renewed."""
_HALF_YEAR = 15_552_000
_TYPES = {
    ".html": {"text/html"},
    ".css": {"text/css"},
    ".js": {"text/javascript", "application/javascript"},
    ".avif": {"image/avif"},
    ".jpg": {"image/jpeg"},
    ".png": {"image/png"},
    ".svg": {"image/svg+xml"},
    ".mp3": {"audio/mpeg"},
    ".mp4": {"video/mp4"},
    ".pdf": {"application/pdf"},
    ".atom.xml": {"application/atom+xml", "application/xml", "text/xml"},
    ".rss.xml": {"application/rss+xml", "application/xml", "text/xml"},
    ".xml": {"application/xml", "text/xml"},
    ".txt": {"text/plain"},
}
_WANTED = {
    "content-security-policy": "default-src",
    "x-content-type-options": "nosniff",
    "referrer-policy": "",
    "permissions-policy": "",
}
_TITLE_RE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)
_LINKED_RE = re.compile(rb"(?:theme|photos)/[\w.-]+")


@dataclass(frozen=True, slots=True)
class Finding:
    """What one question to the live site found; ``of_release`` if the release is to blame, not the server."""

    what: str
    ok: bool
    of_release: bool
    found: str
    remedy: str


def good(what: str, found: str = "đạt", remedy: str = "") -> Finding:
    """Tell that all is well; with a remedy, that there is something to know."""
    return Finding(what, True, False, found, remedy)


def of_release(what: str, found: str, remedy: str) -> Finding:
    """Tell what the release is to blame for."""
    return Finding(what, False, True, found, remedy)


def of_server(what: str, found: str, remedy: str) -> Finding:
    """Tell what the server is to blame for."""
    return Finding(what, False, False, found, remedy)


def judge_file(what: str, answer: Answer, digest: bytes) -> Finding:
    """Judge whether a file is answered, and whether its bytes are those that were built."""
    if answer.status != 200:
        return of_release(what, said(answer), _NOT_SERVED)
    if fingerprint(answer.body) != digest:
        return of_release(what, "nội dung khác bản vừa dựng", _OTHER_BYTES)
    return good(what)


def said(answer: Answer) -> str:
    """Tell what was answered."""
    if answer.trouble:
        return answer.trouble
    return f"chuyển sang {answer.moved}" if answer.moved else f"trả lời {answer.status}"


def is_alike(served: bytes, built: bytes) -> bool:
    """Tell whether a page is the one that was built, though with other bytes: rewritten on its way."""
    same = all(set(found.findall(served)) == set(found.findall(built)) for found in (_TITLE_RE, _LINKED_RE))
    return same and served != built


def linked(page: bytes) -> list[str]:
    """Name the files named by content that a page asks for."""
    return [found.decode() for found in _LINKED_RE.findall(page)]


def judge_type(what: str, path: str, answer: Answer) -> list[Finding]:
    """Judge the type of an answer; nothing if the host does not answer at all."""
    suffix = next((suffix for suffix in _TYPES if path.endswith(suffix)), None)
    if answer.status != 200 or suffix is None or answer.type in _TYPES[suffix]:
        return []
    wanted = sorted(_TYPES[suffix])[0]
    found = f"kiểu {answer.type or 'không ghi'}, đúng ra là {wanted}"
    return [of_server(what, found, _TYPE.format(suffix=f".{suffix.rpartition('.')[2]}", type=wanted))]


def judge_caching(hashed: Answer, page: Answer, kind: str) -> Finding:
    """Judge whether files named by content are kept, and pages asked for again with a validator."""
    what = "Lưu tạm ở máy người đọc"
    if kind == "pages":
        return good(what, "loại máy chủ này tự định")
    age = _max_age(hashed)
    if age < _LONG:
        return of_server(what, "ảnh và giao diện không được giữ lâu", _CONFIGURE)
    if _max_age(page) > DAY or "immutable" in page.headers.get("cache-control", ""):
        return of_server(what, "trang bị giữ lâu: người đọc không thấy bài mới", _CONFIGURE)
    if not {"etag", "last-modified"} & page.headers.keys():
        return of_server(what, "trang không có ETag hay Last-Modified: lần nào cũng tải lại", _CONFIGURE)
    return good(what)


def _max_age(answer: Answer) -> int:
    match = re.search(r"max-age=(\d{1,10})", answer.headers.get("cache-control", ""))
    return int(match[1]) if match else 0


def judge_headers(answer: Answer, kind: str, hsts: bool) -> Finding:
    """Judge the security headers of a page."""
    what = "Tiêu đề bảo mật"
    if kind not in OF_HEADERS:
        return good(what, "loại máy chủ này không cho đặt")
    held = answer.headers
    missing = [name for name, part in _WANTED.items() if name not in held or part not in held[name]]
    strict = re.search(r"max-age=(\d+)", answer.headers.get("strict-transport-security", ""))
    if hsts and answer.url.startswith("https:") and (not strict or int(strict[1]) < _HALF_YEAR):
        missing.append("strict-transport-security")
    return of_server(what, f"thiếu {', '.join(missing)}", _CONFIGURE) if missing else good(what)


def judge_compression(answers: Sequence[tuple[str, Answer]], kind: str) -> Finding:
    """Judge whether text goes out compressed, each answer with the name of what was asked."""
    what = "Nén khi gửi"
    plain = [name for name, answer in answers if answer.headers.get("content-encoding") not in ("gzip", "br")]
    if plain and kind == "s3":
        return good(what, "S3 không nén", "Muốn nhẹ cho người đọc thì đặt một CDN có nén phía trước.")
    return of_server(what, f"không nén: {', '.join(plain)}", _CONFIGURE) if plain else good(what)


def judge_missing(answer: Answer, asset: Answer, page: bytes | None) -> list[Finding]:
    """Judge what is answered where nothing is; ``page`` is the fingerprint of our 404 page."""
    what = "Địa chỉ không có"
    if answer.status != 404:
        return [of_server(what, f"{said(answer)}, đúng ra là 404", _CONFIGURE)]
    if page is not None and fingerprint(answer.body) != page:
        return [of_server(what, "không hiện trang báo lỗi của trang này", _CONFIGURE)]
    if _max_age(asset) > DAY:
        return [of_server(what, "trả lời 404 được giữ lâu: ảnh lên sau vẫn không hiện", _CONFIGURE)]
    return [good(what)]


def judge_redirect(old: str, target: str, answer: Answer, kind: str) -> Finding:
    """Judge whether an old address leads to the new one; where a host cannot, a page does."""
    what = f"Địa chỉ cũ {old}"
    if answer.status in (301, 308):
        here, wanted = urlsplit(answer.moved), urlsplit(target)
        if (here.path, here.query) == (wanted.path, wanted.query):
            return good(what)
        return of_server(what, f"{said(answer)}, đúng ra là {target}", _MOVED)
    if answer.status == 200 and b'http-equiv="refresh"' in answer.body:
        if kind in OF_HEADERS:
            return of_server(what, "chỉ có trang chuyển tiếp, máy chủ chưa tự chuyển", _MOVED)
        return good(what, "trang chuyển tiếp")
    return of_server(what, f"{said(answer)}, đúng ra là 301 sang {target}", _MOVED)


def judge_gone(url: str, answer: Answer, kind: str, has_page: bool) -> Finding:
    """Judge the address of what was taken down."""
    what = f"Bài đã gỡ /{url}"
    if answer.status == 410 or (answer.status == 200 and has_page and kind not in OF_GONE):
        return good(what, f"trả lời {answer.status}")
    if answer.status == 200 and not has_page:
        return of_release(what, "vẫn hiện", "Xóa thư mục của bài ở máy chủ và nơi lưu tạm (CDN), nếu có.")
    if kind not in OF_GONE and answer.status == 404:
        return good(what, "trả lời 404")
    return of_server(what, f"{said(answer)}, đúng ra là 410", _GONE)


def judge_hidden(url: str, answer: Answer, soft: Sequence[bytes]) -> list[Finding]:
    """Find a draft or an article that is not due on the live site; ``soft`` are pages shown in its place."""
    if answer.status != 200 or answer.body in soft:
        return []
    return [of_release(f"Bài chưa đăng /{url}", "đang hiện ra ngoài", _HIDDEN)]


def judge_secret(path: str, answer: Answer, soft: Sequence[bytes]) -> list[Finding]:
    """Find a file that nobody should be able to read."""
    if answer.status != 200 or answer.body in soft:
        return []
    return [of_server(f"Tệp /{path}", "ai cũng đọc được", _SECRET)]


def judge_certificate(ends: float | None, now: float) -> list[Finding]:
    """Judge how long the certificate still lasts; ``ends`` and ``now`` are seconds since 1970."""
    if ends is None:
        return []
    what, days = "Chứng chỉ https", int((ends - now) // DAY)
    if days < _SOON:
        return [of_server(what, f"còn {days} ngày", "Gia hạn chứng chỉ, và kiểm tra vì sao chưa tự gia hạn.")]
    return [good(what, f"còn {days} ngày")]


_CONFIGURE = "Nạp tệp cấu hình máy chủ mà lệnh dựng ghi theo kind của mục [hosting]: docs/trien-khai.md."
_NOT_SERVED = "Kiểm tra thư mục mà máy chủ web phục vụ và địa chỉ url trong site.toml."
_OTHER_BYTES = (
    "Có thể máy chủ còn giữ bản cũ (nginx: bỏ open_file_cache; CDN: xóa nơi lưu tạm), hoặc output/ ở đây "
    "không phải bản đã đăng."
)
_TYPE = "Khai báo kiểu cho {suffix} ở máy chủ: {type} (IIS: mimeMap trong web.config; docs/trien-khai.md)."
_MOVED = "Nạp lại bảng chuyển hướng ở máy chủ: docs/trien-khai.md."
_GONE = "Nạp lại bảng bài đã gỡ ở máy chủ: docs/trien-khai.md."
_HIDDEN = "Xóa thư mục của bài ở máy chủ; nếu bài vừa đổi thành nháp thì đăng lại, xóa cả nơi lưu tạm (CDN)."
_SECRET = "Chặn ở máy chủ, xóa khỏi thư mục được phục vụ; nếu lộ mật khẩu hay khóa thì đổi ngay."
