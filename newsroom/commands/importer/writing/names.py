"""Name what an article's folder holds, and the folder."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Collection
from datetime import date
from pathlib import Path

from newsroom.commands.importer.draft import UNKNOWN, Draft
from newsroom.commands.importer.source import Fault, Quote, Text
from newsroom.commands.importer.writing.pictures import photo_format
from newsroom.model.content import PHOTO_FORMATS
from newsroom.model.dates import parse_date
from newsroom.vietnamese.comparing import fold
from newsroom.vietnamese.legacy import is_syllable
from newsroom.vietnamese.slugs import slug

_FEW = 60
"""The characters of a body's first words of which the slug is made if there is no title."""
_WORDS = 4
"""The syllables from which on the name of a file is words."""
_DRAFT_RE = re.compile(
    r"\b(?:ban (?:thao|cuoi|sua|nhap|chinh thuc|moi)|da (?:sua|duyet)|sua lan|copy|final|tai lieu|document"
    r"|(?:van ban|bai|tin) (?:gui|dang|moi|da|sua|so))\b"
)
"""What names of files say of their state, folded, and not of what they hold."""
_COUNT_RE = re.compile(r"^\d{1,3}[\s.)-]+")
"""How names of files begin that are counted."""
_NAMELESS = "bai-viet"
_RESERVED = frozenset({"index.md", "chu-thich.txt"})


def folder_of(draft: Draft, today: date) -> str:
    """Give the folder that an article has by its date and title: ``2024/07/ten-bai``.

    Without a date it is that of the month of the import; without a title the name of its file names it if
    that is words, else the body's first words.
    """
    written = next(iter(draft.header.get("Date", ())), "")
    moment, _, _ = parse_date(" ".join(written.split()))
    day = moment.date() if moment else today
    return f"{day.year:04d}/{day.month:02d}/{_slug(draft)}"


def _slug(draft: Draft) -> str:
    title = next(iter(draft.header.get("Title", ())), "")
    if title.strip() != UNKNOWN and (found := slug(title)):
        return found
    stem = _stem(draft)
    if is_words(stem) and (found := slug(stem)):
        return found
    for block in draft.blocks:
        texts = block.blocks if isinstance(block, Quote) else (block,)
        for text in texts:
            if isinstance(text, Text) and (found := slug(" ".join(text.text.split())[:_FEW])):
                return found
    return slug(stem) or _NAMELESS


def _stem(draft: Draft) -> str:
    """Give the name of a draft's file without its suffix, on one line with plain spaces."""
    stem = posixpath.splitext(posixpath.basename(draft.source.replace("\\", "/")))[0]
    plain = " ".join(re.sub(r"[_\s]+", " ", stem).split())
    bare = _COUNT_RE.sub("", plain)
    return bare if is_words(bare) else plain


def is_words(stem: str) -> bool:
    """Tell whether the name of a file is words of ours, as ``Chi bộ A sinh hoạt`` and not ``IMG 0012``."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", stem))
    words = [word for word in words if not word.isdecimal()]
    spoken = [word for word in words if is_syllable(word.casefold())]
    return len(spoken) >= _WORDS and len(spoken) * 4 >= len(words) * 3 and not _DRAFT_RE.search(fold(stem))


def untitled(draft: Draft) -> tuple[Fault, ...]:
    """Tell of a draft without a title that its folder, the article's address for good, is named for want."""
    title = next(iter(draft.header.get("Title", ())), UNKNOWN)
    if title.strip() not in ("", UNKNOWN):
        return ()
    stem = _stem(draft)
    offer = f"; tên tệp là «{stem[:120]}», xem có phải tiêu đề không" if is_words(stem) else ""
    return (
        Fault(
            f"không thấy dòng nào là tiêu đề{offer}. Điền Title xong thì đổi tên thư mục của bài cho khớp"
            " trước khi đăng, vì tên thư mục là địa chỉ của bài"
        ),
    )


def file_name(name: str, data: bytes | Path, taken: Collection[str]) -> str:
    """Give the name of a file in the folder: plain letters, the suffix of what it is, and free."""
    stem, suffix = posixpath.splitext(posixpath.basename(name.replace("\\", "/")))
    suffix = _suffix(suffix.casefold(), data)
    plain = slug(stem) or "tep"
    found, count = f"{plain}{suffix}", 1
    while found in taken or found in _RESERVED:
        count += 1
        found = f"{plain}-{count}{suffix}"
    return found


def _suffix(suffix: str, data: bytes | Path) -> str:
    """Give the suffix of a photo by what it holds, of anything else as it is."""
    kind = photo_format(data)
    if kind and suffix not in PHOTO_FORMATS.get(kind, ()):
        return PHOTO_FORMATS[kind][0] if kind in PHOTO_FORMATS else suffix
    return suffix
