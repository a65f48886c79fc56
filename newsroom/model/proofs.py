"""Know the files by which search engines and chat apps see that a domain is ours.

Each asks for a file at the root of the host whose name or content has a code of theirs. The codes go into
names and HTML, so that nothing but the few signs they are made of is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProofKind:
    """What a proof looks like: its code (group 1 of what may be typed), its file and what stands in it."""

    typed: re.Pattern[str]
    name: str
    text: str
    example: str


KINDS = {
    "google": ProofKind(
        re.compile(r"(?:google)?([0-9a-f]{16})(?:\.html)?"),
        "google{code}.html",
        "google-site-verification: google{code}.html",
        "google1a2b3c4d5e6f7a8b.html",
    ),
    "bing": ProofKind(
        re.compile(r"([0-9A-F]{32})"),
        "BingSiteAuth.xml",
        '<?xml version="1.0"?>\n<users>\n\t<user>{code}</user>\n</users>\n',
        "0123456789ABCDEF0123456789ABCDEF",
    ),
    "yandex": ProofKind(
        re.compile(r"(?:yandex_)?([0-9a-f]{16})(?:\.html)?"),
        "yandex_{code}.html",
        '<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">\n</head>\n'
        "<body>Verification: {code}</body>\n</html>\n",
        "yandex_1a2b3c4d5e6f7a8b.html",
    ),
    "zalo": ProofKind(
        re.compile(r"(?:zalo_verifier)?([A-Za-z0-9_-]{16,80})(?:\.html)?"),
        "zalo_verifier{code}.html",
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta property="zalo-platform-site-verification" content="{code}">\n<title>Zalo</title>\n</head>\n'
        "<body></body>\n</html>\n",
        "zalo_verifierAbCdEf0123456789.html",
    ),
    "facebook": ProofKind(
        re.compile(r"([a-z0-9]{20,40})(?:\.html)?"), "{code}.html", "{code}", "a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3"
    ),
}
"""The proofs that are files, by the key of ``[verification]``."""


def code_of(key: str, typed: str) -> str | None:
    """Take the code out of what was typed: the code itself, or the name of the file that was offered."""
    match = KINDS[key].typed.fullmatch(typed)
    return match[1] if match else None


def proof(key: str, code: str) -> tuple[str, str]:
    """Give name and content of the file of a proof."""
    kind = KINDS[key]
    return kind.name.format(code=code), kind.text.format(code=code)
