"""Know what rclone's own configuration says of a remote, and whether to publish there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsroom.commands.publishing.publisher import PublishingError

Section = Mapping[str, str]
"""The options of a remote, ``type`` among them."""

BUCKETS = frozenset(
    {"s3", "b2", "google cloud storage", "azureblob", "swift", "oracleobjectstorage", "qingstor"}
)
"""The types that know no folders and keep headers with each file."""

_REWRITING = frozenset({"crypt", "compress", "chunker", "hasher", "cache", "combine", "union", "archive"})
"""The types that store something else, or elsewhere, than a host would serve."""

_MOST_ALIASES = 5


class RemoteError(PublishingError):
    """Nothing is to be published by this remote; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A remote to publish by: its name, and the type of the host behind it."""

    name: str
    kind: str

    @property
    def has_folders(self) -> bool:
        """Whether empty folders can be left behind."""
        return self.kind not in BUCKETS

    @property
    def keeps_headers(self) -> bool:
        """Whether a file takes type and caching with it."""
        return self.kind in BUCKETS


def section(name: str, dump: Mapping[str, Section], environment: Mapping[str, str]) -> Section:
    """Join what file and environment say of a remote, as rclone does: the environment wins."""
    prefix = f"RCLONE_CONFIG_{name.upper()}_"
    said = {
        key.removeprefix(prefix).lower(): value
        for key, value in environment.items()
        if key.startswith(prefix)
    }
    found = {**dump.get(name, {}), **said}
    for_all = f"RCLONE_{found.get('type', '').upper()}_"
    every = {
        key.removeprefix(for_all).lower(): value
        for key, value in environment.items()
        if key.startswith(for_all)
    }
    return {**found, **{key: value for key, value in every.items() if found.get("type") and key not in said}}


def remote_of(name: str, dump: Mapping[str, Section], environment: Mapping[str, str]) -> Remote:
    """Find a remote in rclone's configuration; raise ``RemoteError`` if it is not fit to publish by."""
    found, at = section(name, dump, environment), name
    for _ in range(_MOST_ALIASES):
        if found.get("type") != "alias":
            break
        at, colon, _ = found.get("remote", "").partition(":")
        if not colon or not at:
            if at and not found["remote"].startswith(":"):
                return Remote(name, "local")
            raise RemoteError(_ODD_ALIAS.format(name=name))
        found = section(at, dump, environment)
    kind = found.get("type", "")
    if not kind:
        raise RemoteError(_MISSING.format(name=at, known=_known(dump)))
    if kind in _REWRITING or kind == "alias":
        raise RemoteError(_REWRITES.format(name=at, kind=kind))
    if kind == "sftp" and not found.get("known_hosts_file") and not found.get("ssh"):
        raise RemoteError(_NO_HOST_KEY.format(name=at))
    return Remote(name, kind)


def _known(dump: Mapping[str, Section]) -> str:
    return ", ".join(f"«{name}»" for name in sorted(dump)) or "chưa có tên nào"


_MISSING = (
    "rclone: lỗi: không tìm thấy «{name}» trong cấu hình của rclone (đang có: {known}). "
    "Tạo bằng lệnh: .venv/bin/rclone config, hoặc sửa tên trong dòng target của site.toml."
)
_ODD_ALIAS = (
    "rclone: lỗi: «{name}» trong cấu hình của rclone là alias không dẫn tới một tên đã đặt. "
    "Đặt remote = TÊN:thư-mục cho «{name}», hoặc ghi thẳng tên của máy chủ vào dòng target của site.toml."
)
_REWRITES = (
    "rclone: lỗi: «{name}» trong cấu hình của rclone thuộc loại {kind}: loại này không lưu tệp nguyên dạng "
    "ở một nơi nên người đọc không xem được. Ghi vào dòng target của site.toml tên của chính máy chủ."
)
_NO_HOST_KEY = (
    "rclone: lỗi: «{name}» trong cấu hình của rclone chưa có known_hosts_file, nên rclone sẽ gửi mật khẩu "
    "tới bất kỳ máy nào tự nhận là máy chủ. Chạy: ssh-keyscan MÁY-CHỦ >> ~/.ssh/known_hosts, đối chiếu dấu "
    "vân tay của khóa với nơi quản lý máy chủ, rồi chạy: "
    ".venv/bin/rclone config update {name} known_hosts_file ~/.ssh/known_hosts"
)
