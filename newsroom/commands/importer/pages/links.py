"""Judge where links lead: what may stand in an article, and what to say of the rest."""

from __future__ import annotations

import re

_CONTROLS_RE = re.compile(r"[\x00-\x20\x7f-\x9f\u200b\ufeff]+")
_SCHEME_RE = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_LOCAL_RE = re.compile(r"file:|[a-zA-Z]:[\\/]|\\\\", re.IGNORECASE)
_NOTHING_RE = re.compile(r"javascript:(?:void\s*\(?\s*\d?\s*\)?|;|//|return\s+false)?;*", re.IGNORECASE)
_KNOWN = frozenset({"http", "https", "mailto", "tel", "sms", "ftp"})
LONGEST = 2000
"""Characters of an address that is taken."""
_TOLD = 80


def told(address: str) -> str:
    """Give an address as a message shows it."""
    return address if len(address) <= _TOLD else f"{address[:_TOLD]}…"


def is_local(address: str) -> bool:
    """Tell whether an address is that of a file on somebody's own computer."""
    return _LOCAL_RE.match(address.strip()) is not None


def link_of(href: str) -> tuple[str, str]:
    """Give a link as it may stand in an article, ``""`` if it may not, and what to tell an editor."""
    if len(href) > LONGEST:
        return (
            "",
            f"Đã bỏ một liên kết dài {len(href)} ký tự; chữ vẫn còn. Nếu cần, hãy đặt lại liên kết ngắn hơn.",
        )
    address = href.strip()
    bare = _CONTROLS_RE.sub("", address)
    if not bare or bare.startswith("#") or _NOTHING_RE.fullmatch(bare):
        return "", ""
    if is_local(bare):
        return "", (
            f"Đã bỏ liên kết tới tệp trên một máy tính riêng «{told(bare)}»; chữ vẫn còn. "
            "Nếu cần, hãy chép tệp vào thư mục của bài rồi đặt lại liên kết."
        )
    scheme = _SCHEME_RE.match(bare)
    if scheme and scheme[1].lower() not in _KNOWN and "." not in scheme[1]:
        return "", f"Đã bỏ liên kết không phải địa chỉ trang web «{told(bare)}»; chữ vẫn còn."
    return address if address.isprintable() else bare, ""
