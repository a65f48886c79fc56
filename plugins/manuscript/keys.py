"""List the keys of headers, and recognise those that were meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from newsroom.vietnamese.comparing import nearest
from newsroom.vietnamese.slugs import slug
from plugins.manuscript.grammar import Grammar

DOCUMENT_KEYS = (
    "Number", "Issued", "Issuer", "Signer", "Kind", "In_force_from", "Expires", "Replaces",
)  # fmt: skip
"""Those of articles in a register (``newsroom.model.documents``)."""
ARTICLE_KEYS = (
    "Title",
    "Kicker",
    "Date",
    "Modified",
    "Category",
    "Author",
    "Authors",
    "Agency",
    "Summary",
    "Tags",
    "Cover",
    "Focus",
    "Recording",
    "Views",
    "Source",
    "Source_URL",
    "Status",
    "Pin",
    "Pin_until",
    "Related",
    "Old_URL",
    "Withdrawn",
    "Correction",
    *DOCUMENT_KEYS,
)
PAGE_KEYS = ("Title", "Summary", "Modified", "Status", "Old_URL")
TEXT_KEYS = frozenset(
    {"title", "kicker", "author", "authors", "agency", "summary", "tags", "source", "withdrawn", "correction"}
    | {"number", "issuer", "signer", "kind"}
)
"""The keys whose values readers see as they stand."""
REPEATABLE = frozenset({"related", "old_url", "correction", "replaces"})
FORBIDDEN = frozenset({"slug", "save_as", "url", "template", "lang"})
_VIETNAMESE_KEYS = {
    "tieu de": "Title",
    "tua de": "Title",
    "tieu de bai": "Title",
    "ten bai": "Title",
    "tit": "Title",
    "ngay": "Date",
    "ngay gio": "Date",
    "ngay thang": "Date",
    "ngay viet": "Date",
    "ngay sua": "Modified",
    "cap nhat": "Modified",
    "updated": "Modified",
    "thoi gian": "Date",
    "ngay dang": "Date",
    "chuyen muc": "Category",
    "danh muc": "Category",
    "muc": "Category",
    "tac gia": "Author",
    "nguoi viet": "Author",
    "but danh": "Author",
    "dong tac gia": "Authors",
    "sapo": "Summary",
    "tom tat": "Summary",
    "mo ta": "Summary",
    "trich yeu": "Summary",
    "dan nhap": "Summary",
    "tu khoa": "Tags",
    "tin lien quan": "Related",
    "bai lien quan": "Related",
    "dia chi cu": "Old_URL",
    "hang tin": "Agency",
    "chu de": "Tags",
    "nguon": "Source",
    "trang thai": "Status",
    "anh bia": "Cover",
    "tieu diem": "Focus",
    "ban ghi": "Recording",
    "ban ghi am": "Recording",
    "ghi am": "Recording",
    "thu am": "Recording",
    "am thanh": "Recording",
    "tep am thanh": "Recording",
    "nghe bai": "Recording",
    "doc bai": "Recording",
    "bai doc": "Recording",
    "audio": "Recording",
    "mp3": "Recording",
    "luot xem": "Views",
    "ghim": "Pin",
    "ghim bai": "Pin",
    "thu tu ghim": "Pin",
    "ghim den": "Pin_until",
    "ghim den ngay": "Pin_until",
    "dinh chinh": "Correction",
    "corrections": "Correction",
    "ly do go": "Withdrawn",
    "so": "Number",
    "so hieu": "Number",
    "so ky hieu": "Number",
    "so van ban": "Number",
    "ngay ban hanh": "Issued",
    "ngay ky": "Issued",
    "co quan": "Issuer",
    "co quan ban hanh": "Issuer",
    "noi ban hanh": "Issuer",
    "nguoi ky": "Signer",
    "loai": "Kind",
    "loai van ban": "Kind",
    "hieu luc": "In_force_from",
    "hieu luc tu": "In_force_from",
    "co hieu luc tu": "In_force_from",
    "ngay hieu luc": "In_force_from",
    "ngay co hieu luc": "In_force_from",
    "het hieu luc": "Expires",
    "het hieu luc tu": "Expires",
    "ngay het hieu luc": "Expires",
    "thay the": "Replaces",
    "thay the van ban": "Replaces",
    "lead": "Summary",
    "description": "Summary",
    "keywords": "Tags",
}


def suggest_key(key: str, allowed: Sequence[str]) -> str:
    """Name the known key meant by a misspelt or Vietnamese one, ``""`` if unclear."""
    meant = _VIETNAMESE_KEYS.get(slug(key).replace("-", " "), "")
    return meant if meant in allowed else nearest(key, allowed)


_NEEDED = (("Title",), ("Date",), ("Category",), ("Summary",), ("Author", "Authors", "Source"))
ARTICLE_GRAMMAR = Grammar(ARTICLE_KEYS, _NEEDED, partial(suggest_key, allowed=ARTICLE_KEYS))
PAGE_GRAMMAR = Grammar(PAGE_KEYS, (("Title",),), partial(suggest_key, allowed=PAGE_KEYS))
