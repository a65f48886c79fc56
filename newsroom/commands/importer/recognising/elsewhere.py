"""Tell what a document says of itself where its article has no place for that."""

from __future__ import annotations

from collections.abc import Mapping

from newsroom.commands.importer.draft import UNKNOWN

_NAMED = (("Number", "số {}"), ("Issued", "ký ngày {}"), ("Issuer", "của {}"), ("Signer", "người ký {}"))


def elsewhere(said: Mapping[str, str]) -> str:
    """Tell what a document says of itself that the header of its article does not say."""
    told = [
        form.format(_day(said[key]) if key == "Issued" else said[key])
        for key, form in _NAMED
        if said.get(key, UNKNOWN) != UNKNOWN
    ]
    return (
        f"đây là văn bản {', '.join(told)}: chuyên mục thường không có chỗ ghi những điều này. Cần cho người"
        " đọc biết thì gõ vào bài, hoặc đưa bài vào chuyên mục văn bản"
    )


def _day(written: str) -> str:
    year, month, day = written.split("-")
    return f"{int(day)}-{int(month)}-{year}"
