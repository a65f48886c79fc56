"""Read ``[verification]`` and ``[security]`` of ``site.toml``: whose the domain is, and whom to warn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from newsroom.model.hosting import SecurityContact
from newsroom.model.proofs import KINDS, code_of
from plugins.identity.reading import KEYS, TableReader

_MAIL_RE = re.compile(r"[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_TELEPHONE_RE = re.compile(r"\+?[0-9][0-9 .-]{6,20}")
_WEB_RE = re.compile(r"https://[A-Za-z0-9.-]+(?:/[\w./~%?=&-]*)?", re.ASCII)
_LANGUAGES_RE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?(?:, ?[a-z]{2,3}(?:-[A-Za-z]{2,4})?)*")
_CONTACT = "thư điện tử, số điện thoại hoặc địa chỉ https://"


def read_verification(reading: TableReader, found: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Read the codes by key, in order; one that is not as those of its service is a problem."""
    codes = []
    for key, typed in reading.texts("verification", reading.table("verification", found)).items():
        code = code_of(key, typed)
        if code is None:
            line = reading.line_in("verification", key)
            reading.report(line, "site-proof", key=key, value=typed, example=KINDS[key].example)
        else:
            codes.append((key, code))
    return tuple(sorted(codes))


def read_security(reading: TableReader, found: Mapping[str, Any]) -> SecurityContact | None:
    """Read the table, if there is one; without a contact and a day it says nothing."""
    table = reading.table("security", found)
    for key in table:
        if key not in KEYS["security"]:
            reading.unknown("security", key)
    contact, expires = _contacts(reading, table), _day(reading, table)
    policy = _fitting(reading, table, "policy", "", _WEB_RE, "một địa chỉ https://")
    languages = _fitting(reading, table, "languages", "vi", _LANGUAGES_RE, 'mã ngôn ngữ, ví dụ "vi, en"')
    if not contact or not expires:
        return None
    return SecurityContact(contact, expires, policy, languages, reading.line_in("security", "expires"))


def _contacts(reading: TableReader, table: Mapping[str, Any]) -> tuple[str, ...]:
    """Take the contacts as URIs, in the order of preference."""
    if not table:
        return ()
    if "contact" not in table:
        reading.report(reading.line("security"), "site-missing", key="contact", where=" trong mục [security]")
        return ()
    typed = table["contact"] if isinstance(table["contact"], list) else [table["contact"]]
    uris = [_uri(one) for one in typed]
    if not uris or None in uris:
        reading.report(reading.line_in("security", "contact"), "site-type", key="contact", wanted=_CONTACT)
        return ()
    return tuple(uri for uri in uris if uri)


def _uri(typed: object) -> str | None:
    """Give the URI of a contact, ``None`` if it is none."""
    if not isinstance(typed, str):
        return None
    plain = typed.removeprefix("mailto:").removeprefix("tel:").strip()
    if _MAIL_RE.fullmatch(plain):
        return f"mailto:{plain}"
    if _TELEPHONE_RE.fullmatch(plain):
        return f"tel:{re.sub(r'[ .]', '-', plain)}"
    return plain if _WEB_RE.fullmatch(plain) else None


def _day(reading: TableReader, table: Mapping[str, Any]) -> str:
    """Take the day, typed as a date or as a text, in ISO form."""
    if not table:
        return ""
    if "expires" not in table:
        reading.report(reading.line("security"), "site-missing", key="expires", where=" trong mục [security]")
        return ""
    typed = table["expires"]
    if isinstance(typed, datetime):
        return typed.date().isoformat()
    if isinstance(typed, date):
        return typed.isoformat()
    try:
        return date.fromisoformat(typed).isoformat()
    except (TypeError, ValueError):
        reading.report(
            reading.line_in("security", "expires"),
            "site-type",
            key="expires",
            wanted='một ngày dạng "2027-01-31"',
        )
        return ""


def _fitting(
    reading: TableReader, table: Mapping[str, Any], key: str, usual: str, form: re.Pattern[str], wanted: str
) -> str:
    """Take a text that fits a form."""
    value = table.get(key, usual)
    if value == usual or (isinstance(value, str) and form.fullmatch(value)):
        return str(value)
    reading.report(reading.line_in("security", key), "site-type", key=key, wanted=wanted)
    return usual
