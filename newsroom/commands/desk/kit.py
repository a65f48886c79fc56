"""Say how the desk is served: on one PC, or on an office's server behind a proxy that logs people in.

The settings of a server stand in a file of its administrator (``ops/desk/desk.toml`` is the sample), never
in the repository of the articles, and never come from a request.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DESK_PORT, PREVIEW_PORT = 8001, 8000
_NEEDED = ("host", "preview_host", "socket", "preview_socket", "secret_file", "copies", "repository")
_HOST_RE = re.compile(
    r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?", re.ASCII
)
_SHORTEST_SECRET = 32
"""Characters."""


class Unusable(Exception):  # noqa: N818 (what is found, not what went wrong)
    """The settings cannot be used; the text says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Kit:
    """How a server serves the desk.

    ``host`` and ``preview_host`` are the names by which browsers ask, with a port unless it is that of
    ``scheme``; ``secret`` is what the proxy proves itself by; ``copies`` holds a working copy a person,
    cloned from ``repository``; ``socket_mode`` are the rights of both Unix sockets.
    """

    host: str
    preview_host: str
    socket: Path
    preview_socket: Path
    secret: str
    copies: Path
    repository: str
    scheme: str = "https"
    socket_mode: int = 0o660

    @property
    def origin(self) -> str:
        """The origin of the desk."""
        return f"{self.scheme}://{self.host}"

    @property
    def preview_origin(self) -> str:
        """The origin of previewed pages, which is another."""
        return f"{self.scheme}://{self.preview_host}"


def read_kit(file: Path) -> Kit:
    """Read the settings of a server; raise ``Unusable`` if they cannot be told for sure."""
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise Unusable(f"{file}: lỗi: không đọc được ({error.strerror}).") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Unusable(f"{file}: lỗi: không phải tệp TOML mã UTF-8 ({error}).") from None
    known = (*_NEEDED, "scheme", "socket_mode")
    for key, value in found.items():
        if key not in known:
            raise Unusable(f"{file}: lỗi: không có khóa «{key}». Các khóa: {', '.join(known)}.")
        if not isinstance(value, str):
            raise Unusable(f"{file}: lỗi: {key} phải là chữ trong ngoặc kép.")
    for key in _NEEDED:
        if not found.get(key, "").strip():
            raise Unusable(f"{file}: lỗi: thiếu {key}.")
    return _kit(file, found)


def _kit(file: Path, found: dict[str, Any]) -> Kit:
    host, preview_host = found["host"].casefold(), found["preview_host"].casefold()
    for key, name in (("host", host), ("preview_host", preview_host)):
        if not _HOST_RE.fullmatch(name):
            raise Unusable(f"{file}: lỗi: {key} «{name}» không phải tên miền.")
    if host == preview_host:
        raise Unusable(f"{file}: lỗi: preview_host phải khác host: trang xem thử không được là bàn biên tập.")
    scheme, mode = found.get("scheme", "https"), found.get("socket_mode", "660")
    if scheme not in ("https", "http"):
        raise Unusable(f"{file}: lỗi: scheme «{scheme}» không có. Chọn https hoặc http.")
    if not re.fullmatch(r"0?[0-7]{3}", mode):
        raise Unusable(f"{file}: lỗi: socket_mode «{mode}» không phải quyền của tệp, ví dụ 660.")
    return Kit(
        host=host,
        preview_host=preview_host,
        socket=Path(found["socket"]),
        preview_socket=Path(found["preview_socket"]),
        secret=_secret(Path(found["secret_file"])),
        copies=Path(found["copies"]),
        repository=found["repository"],
        scheme=scheme,
        socket_mode=int(mode, 8),
    )


def _secret(file: Path) -> str:
    """Read the secret that the proxy knows, too; others may not read it."""
    try:
        secret = file.read_text(encoding="ascii").strip()
        readable = file.stat().st_mode & 0o007
    except OSError as error:
        raise Unusable(f"{file}: lỗi: không đọc được khóa bí mật ({error.strerror}).") from None
    except UnicodeDecodeError:
        secret, readable = "", 0
    if not re.fullmatch(rf"[A-Za-z0-9_-]{{{_SHORTEST_SECRET},}}", secret):
        raise Unusable(
            f"{file}: lỗi: khóa phải có từ {_SHORTEST_SECRET} chữ, số trở lên. Tạo lại: openssl rand -hex 32"
        )
    if readable:
        raise Unusable(f"{file}: lỗi: ai cũng đọc được tệp này. Chạy: chmod o= {file}")
    return secret
