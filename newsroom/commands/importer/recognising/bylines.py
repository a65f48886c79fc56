"""Find who wrote an article and where it was taken from: names at its end, or beside its date."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.naming import GATHERED_RE, split_names
from newsroom.commands.importer.recognising.shapes import (
    ends_finally,
    has_family_name,
    is_name,
    is_organisation,
    is_position,
    without_honours,
)
from newsroom.commands.importer.recognising.sheet import Line
from newsroom.commands.importer.recognising.stamps import DATE_RE

_ROLE = (
    r"(?:tin\s*(?:,|và|-|/|&|\+)?\s*(?:bài\s*(?:,|và|-|/|&|\+)?\s*)?(?:và\s+)?ảnh|bài\s*(?:,|và|-|/|&"
    r"|\+)?\s*(?:và\s+)?ảnh|tin\s*,?\s*bài|tin|bài(?:\s+viết)?|ảnh\s*(?:,|và)\s*(?:tin|bài)|thơ"
    r"|sáng tác|tác giả(?:\s+bài viết)?"
    r"|người\s+(?:viết|đăng|thực hiện|gửi|đưa tin)|thực hiện|bởi|viết bởi|đăng bởi|by|posted by|author"
    r"|nhóm (?:phóng viên|tác giả)|biên (?:soạn|tập)|sưu tầm|tổng hợp|pv|ctv|nhạc(?:\s+và\s+lời)?|lời"
    r"|(?:ghi chép|bút ký|ký sự|phóng sự|tản văn|truyện ngắn|tùy bút|tuỳ bút|hồi ký)(?:\s+của)?)"
)
_LABELLED_RE = re.compile(rf"^[(\[*_]*(?P<role>{_ROLE})\s*[:\-–]\s*(?P<names>.+?)[)\]*_]*$", re.IGNORECASE)
_UNLABELLED_RE = re.compile(
    r"^[(\[*_]*(?P<role>(?:ghi (?:chép|nhanh)|bút ký|ký sự|ký|phóng sự|tản văn|tạp văn"
    r"|truyện(?: ngắn)?|tùy bút|tuỳ bút|hồi ký|(?:chùm )?thơ|bài(?: viết)?(?: và ảnh)?)\s+của"
    r"|(?:tin|bài)\s*(?:,|và|-|/|&)?\s*(?:bài\s*,?\s*)?ảnh|(?:được )?viết bởi|bởi|by|đăng bởi|tác giả"
    r"|thực hiện|nhóm pv|pv|phóng viên)\s+(?P<name>[^\W\d_].*?)[)\]*_.]*$",
    re.IGNORECASE,
)
_NO_BYLINE_RE = re.compile(
    r"[(\[]?\s*(?:(?:lược )?trích|còn nữa|còn tiếp|hết|tiếp theo\b.*|(?:đọc |xem )?tiếp kỳ .*"
    r"|kỳ (?:sau|cuối)\b.*|đã ký)"
    r"\s*[.…]*\s*[)\]]?\.?$"
    r"|(?-i:I{1,3}|IV|IX|[VX]I{1,3}|[VX](?=\S\s+\S+(?:\s+\S+){2}))[.)/]\s+\S|\d{1,2}[.)]\s+\S",
    re.IGNORECASE,
)
"""Notes of editors, and numbered headings: neither names anybody."""
_HOUSED_RE = re.compile(r"(?P<names>[^()]+?)\s*\(\s*(?P<office>[^()]{3,60}?)\s*\)?$")
"""Names with their office in brackets."""
_PAPER_RE = re.compile(r"(?:báo|tạp chí|đài|ttxvn|thông tấn xã|cổng|trang)\b", re.IGNORECASE)
_OFFICE_RE = re.compile(r"^(?P<name>.+?)\s*(?:[-–—,(]\s*)(?P<office>[^()]+?)\s*\)?$")
_PHOTO_PART_RE = re.compile(r"[;,.|–-]?\s*(?P<photo>(?:và\s+)?ảnh\s*:\s*.+)$", re.IGNORECASE)
_SOURCE_RE = re.compile(
    r"^[(\[*_]*\s*(?P<label>theo|tổng hợp (?:từ|theo)|nguồn(?:\s+tin)?|(?:trích\s+)?nguồn(?:\s+từ)?|dẫn nguồn"
    r"|nguồn bài(?:\s+viết)?|source)\s*(?P<colon>:)?\s*(?P<name>\S.*?)\s*[)\]*_]*$",
    re.IGNORECASE,
)
_ONLY_GATHERED_RE = re.compile(
    r"[(\[]?\s*(?:t\s*/\s*h|tổng hợp|bbt tổng hợp|sưu tầm|s/t|st)\s*[)\]]?\.?", re.IGNORECASE
)
_POSTED_RE = re.compile(r"người\s+(?:đăng|gửi)|đăng bởi|posted by|biên tập", re.IGNORECASE)
"""Roles of who put an article on the page or edited it, who seldom wrote it."""
_WEB_RE = re.compile(r"(?:https?://)?(?:[\w-]+\.)+(?:vn|com|net|org|info)(?:\.vn)?(?:/\S*)?", re.IGNORECASE)
_SENTENCE_WORDS_RE = re.compile(
    r"\b(?:là|được|đã|sẽ|có|của|cho|đó|này|nêu|quy định|thì|tại|với|những|các)\b", re.IGNORECASE
)


_LABELLED = 95
"""How sure a name behind a label is."""


class Byline(NamedTuple):
    """Who is named: authors (``;`` between several), the source, its address; how sure, and why."""

    author: str = ""
    source: str = ""
    address: str = ""
    photo: str = ""
    confidence: int = 0
    reason: str = ""
    office: str = ""


@lru_cache(maxsize=4096)
def read_byline(text: str, looks_so: bool = False) -> Byline | None:
    """Read a line as byline or source; ``looks_so`` tells that it stands at the right, or is bold."""
    text = text.strip(" \ufffd")
    if not text or len(text) > 160 or _NO_BYLINE_RE.match(text):
        return None
    return _labelled(text) or _unlabelled(text) or _source(text) or _bare(text, looks_so)


def _unlabelled(text: str) -> Byline | None:
    """Read ``Tin, ảnh Nguyễn Văn A``, ``Viết bởi Nguyễn Văn A``: a role without its colon."""
    match = _UNLABELLED_RE.match(text)
    names = split_names(match["name"], labelled=":" in text) if match else []
    if match is None or not names or not all(is_name(name, labelled=":" in text) for name in names):
        return None
    return Byline("; ".join(names), confidence=92, reason=f"ghi sau «{match['role']}»")


def _labelled(text: str) -> Byline | None:
    match = _LABELLED_RE.match(text)
    if match is None:
        return None
    named, photo = match["names"], ""
    if (photo_part := _PHOTO_PART_RE.search(named)) and photo_part.start() > 0:
        named, photo = named[: photo_part.start()], photo_part["photo"]
    named = DATE_RE.sub("", named).strip(" .,;:-–()")
    if inner := _SOURCE_RE.match(named):
        return _source(named) if inner["colon"] or inner["label"].casefold() == "theo" else None
    if (office := _officed(named, _LABELLED, f"ghi sau «{match['role']}:»")) is not None:
        return office._replace(photo=photo)
    authors = split_names(named, labelled=True)
    if not authors:
        return None
    sure = 60 if _POSTED_RE.fullmatch(match["role"]) else 95
    return Byline("; ".join(authors), photo=photo, confidence=sure, reason=f"ghi sau «{match['role']}:»")


def _source(text: str) -> Byline | None:
    match = _SOURCE_RE.match(text)
    if match is None:
        return None
    label, name = match["label"].casefold(), match["name"]
    name = re.sub(r"[(\[]?\s*(?:ngày\s+)?" + DATE_RE.pattern + r"\s*[)\]]?", "", name, flags=re.IGNORECASE)
    name = re.sub(r"[,;]?\s*(?:số ra|ra|số|đăng)(?:\s+ngày)?\s*$", "", name.strip(" .,;:-–([")).strip(
        " .,;:-–(["
    )
    if not name or (label == "theo" and not match["colon"] and not _is_source_name(name)):
        return None
    if label != "theo" and not match["colon"] and not _is_source_name(name):
        return None
    if len(name) > 90 and not _WEB_RE.fullmatch(name):
        return None
    name = re.sub(r"[\s./]+$", "", name) if not _WEB_RE.fullmatch(name) else name
    address = next((found.group() for found in _WEB_RE.finditer(name) if "://" in found.group()), "")
    bare = (
        re.sub(r"\s*[(\[]?\s*" + re.escape(address) + r"\s*[)\]]?", "", name).strip(" .,;:-–")
        if address
        else name
    )
    author, paper = _of_paper(bare or name)
    if address == name:
        paper = re.sub(r"^https?://(?:www\.)?|/.*$", "", name)
    return Byline(author, paper, address, confidence=95 if match["colon"] or is_organisation(paper) else 85,
                  reason=f"ghi sau «{match['label']}»")  # fmt: skip


def _is_source_name(name: str) -> bool:
    """Tell whether what stands behind ``Theo`` is a paper, a site or a person, and no sentence."""
    if _WEB_RE.fullmatch(name):
        return True
    if _SENTENCE_WORDS_RE.search(name) and not re.match(
        r"(?:báo(?! cáo)|tạp chí|cổng|trang|đài|website|ban)\b", name, re.IGNORECASE
    ):
        return False
    return (
        len(name) <= 80
        and len(name.split()) <= 14
        and not re.search(r"[.:;!?]\s", name)
        and (name[0].isupper() or name[0] in '"“' or is_organisation(name))
    )


def _of_paper(name: str) -> tuple[str, str]:
    """Split ``Minh Anh/Báo Nam Định`` into person and paper."""
    parts = re.split(r"\s*[/–—,-]\s*", name, maxsplit=1)
    if len(parts) == 2 and is_name(parts[0]) and not is_organisation(parts[0]):
        paper = parts[1]
        if is_organisation(paper) or _WEB_RE.fullmatch(paper) or paper.isupper():
            return parts[0], paper
    return "", name


def _bare(text: str, looks_so: bool) -> Byline | None:
    bare = re.sub(r"\s*\./\.?\s*$", "", text).strip(" *_")
    bare = re.sub(r"^[-–—]\s+", "", bare)
    if len(bare) > 90 or bare.endswith((":", "?", "!")) or not (bare[:1].isalpha() or bare[:1] == "("):
        return None
    named = GATHERED_RE.sub("", bare).strip(" (" if "(" in bare[1:] else " ()") or bare
    gathered = named != bare.strip(" ()")
    if _ONLY_GATHERED_RE.fullmatch(bare):
        return Byline(confidence=90, reason="bài tổng hợp, không ghi tên người viết")
    if (found := _officed(named, 92, "tên đứng riêng một dòng, kèm đơn vị")) is not None:
        return found
    housed = _HOUSED_RE.match(named)
    if (
        housed
        and is_organisation(housed["office"])
        and all(map(is_name, split_names(housed["names"]) or [""]))
    ):
        several = "; ".join(split_names(housed["names"]))
        return Byline(
            several, confidence=92, reason="tên đứng riêng một dòng, kèm đơn vị", office=housed["office"]
        )
    authors = split_names(named)
    if not authors:
        return None
    persons = all(is_name(one) for one in authors)
    if not persons and ends_finally(bare) and not looks_so:
        return None  # «Hội nghị thành công tốt đẹp.» ends the text; names of bodies have no stop
    confidence = 92 if persons and (looks_so or gathered or len(bare) <= 30) else 85 if persons else 70
    if len(authors) == 1 and len(named.split()) == 1 and not looks_so and not named.isupper():
        confidence = 75
    if persons and has_family_name(named):
        confidence = max(confidence, 93)
    return Byline("; ".join(authors), confidence=confidence, reason="tên đứng riêng một dòng cạnh bài")


def _officed(named: str, confidence: int, reason: str) -> Byline | None:
    """Read a person with an office or a paper: ``A - Văn phòng``, ``A - Theo Báo B``."""
    match = _OFFICE_RE.match(named)
    is_labelled = confidence >= _LABELLED
    if match is None or not is_name(match["name"], is_labelled) or is_organisation(match["name"]):
        return None
    office = match["office"]
    is_ranked = without_honours(named) != named
    if (is_labelled or is_ranked) and is_position(office) and not is_name(office):
        return Byline(match["name"], confidence=confidence, reason=reason, office=office)
    if (source := _SOURCE_RE.match(office)) and _is_source_name(source["name"]):
        return Byline(match["name"], source["name"], confidence=confidence, reason=reason)
    is_short = office.isupper() and office.isalpha() and 2 <= len(office) <= 6 and len(named.split()) > 2
    if not is_short and (not is_organisation(office) or (is_name(office) and not _PAPER_RE.match(office))):
        return None
    return Byline(match["name"], confidence=confidence, reason=reason, office=office)


def is_byline(text: str) -> bool:
    """Tell whether a line surely names an author or a source."""
    found = read_byline(text)
    return found is not None and found.confidence >= 85


def looks_like_byline(line: Line) -> bool:
    """Tell whether a line stands where bylines do: at the right, or bold or italic."""
    block = line.block
    look = getattr(block, "look", None)
    return bool(look and look.align == "right") or bool(getattr(block, "bold", False))


def is_dateline(text: str) -> bool:
    """Tell whether a line holds nothing but date or counter."""
    return read_dateline(text).alone
