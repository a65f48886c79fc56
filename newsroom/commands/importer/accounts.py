"""Know the names of accounts that put articles on a site, which are no authors."""

from __future__ import annotations

import re

_ACCOUNT_RE = re.compile(
    r"https?://.*|@?(?:super)?admin\w*|administrator|super\s?users?|quan\s?tri\w*|quản trị(?: viên|"
    r" hệ thống| mạng| web(?:site)?)?|web\s?master|editors?|root|host|bbt|ban biên tập|biên tập(?: viên)?|"
    r"bien\s?tap\w*|users?\d*|guest|anonymous|khách|ẩn danh|unknown|no author|author|demo|test\w*|"
    r"\w*portal\w*|"
    r"[\w.]+@[\w.]+|[\w.-]+\.(?:vn|com|net|org)|system(?: account)?|sharepoint\\?\w*|tài khoản hệ thống|"
    r"site admin|content manager|published by|nhập liệu|nhap\s?lieu\w*|\d+",
    re.IGNORECASE,
)


def is_account(name: str) -> bool:
    """Tell whether a name is that of an account: ``admin``, ``Super User``, ``bientap2``, an address."""
    return _ACCOUNT_RE.fullmatch(" ".join(name.split())) is not None
