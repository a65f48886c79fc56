"""Show registers of documents, and what is known of a document."""

from __future__ import annotations

from typing import Any

from newsroom.commands.preview.examples.example import STORY, TEXT, example
from newsroom.commands.preview.examples.values import (
    BASE,
    CATEGORIES,
    LEAD,
    LONG,
    LONG_NAME,
    SITE,
    TITLES,
    WORD,
)
from newsroom.viewmodels.documents import Day, DocumentView, FileView, OtherEdition, RegisterRow
from newsroom.viewmodels.head import make_head
from plugins.listing.register import Part, Parts, RegisterPage

_DAY, _BEFORE, _LATER = (
    Day("2026-07-11", "11/07/2026"), Day("2020-03-05", "05/03/2020"), Day("2027-01-01", "01/01/2027"),
)  # fmt: skip
_PDF = FileView("12-nq-duk.pdf", "2026/07/vi-du-1/12-nq-duk.pdf", "PDF, 412 kB", True)
_WORD_FILE = FileView("phu-luc-mau-bieu.docx", "2026/07/vi-du-1/phu-luc-mau-bieu.docx", "Word, 1,2 MB", False)
_LONG_FILE = FileView(f"{'ke-hoach-' * 9}2026.pdf", "tai-lieu/ke-hoach.pdf", "PDF, 12,3 MB", True)
ISSUER = "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh"


def row(place: int, **changes: Any) -> RegisterRow:
    """Make a document as a register lists it."""
    values: dict[str, Any] = {
        "url": f"2026/07/van-ban-{place}/",
        "title": TITLES[place % 4],
        "number": f"{place}-NQ/ĐUK",
        "issued": _DAY,
        "issuer": ISSUER,
        "file": _PDF,
        "more": 0,
        "force": "",
        "has_ended": False,
    }
    return RegisterRow(**{**values, **changes})


ROWS = (
    row(12),
    row(11, force="Có hiệu lực từ 01/01/2027", more=2),
    row(10, force="Hết hiệu lực từ 11/07/2026", has_ended=True, issued=_BEFORE, file=_WORD_FILE),
    row(9, force="Hết hiệu lực", has_ended=True, title=LONG, issuer=LONG_NAME),
    row(8, number="", issued=None, issuer="", file=None),
    row(7, number="1234/2026/NQLT-ĐUK-LĐLĐ-HCCB-ĐTN", title=WORD),
    row(6, preview="draft"),
)
_PARTS = (
    Parts(
        "Năm",
        tuple(Part(str(year), f"van-ban-moi/nam-{year}/", year % 7 + 1) for year in range(2026, 2016, -1)),
    ),
    Parts(
        "Loại",
        (
            Part("Nghị quyết", "van-ban-moi/loai/nghi-quyet/", 41),
            Part("Công văn", "van-ban-moi/loai/cong-van/", 1),
        ),
    ),
    Parts(
        "Cơ quan",
        (Part(ISSUER, "van-ban-moi/co-quan/dang-uy/", 40), Part(LONG_NAME, "van-ban-moi/co-quan/b/", 2)),
    ),
)


def register(documents: tuple[RegisterRow, ...], **changes: Any) -> RegisterPage:
    """Make a page of a register, its front unless it is said otherwise."""
    category = CATEGORIES[-1]
    values: dict[str, Any] = {
        "head": make_head(SITE, category.name, LEAD, category.url),
        "label": "Chuyên mục",
        "heading": category.name,
        "description": "",
        "documents": documents,
        "parts": (),
        "number": 0,
        "newer": None,
        "older": None,
    }
    return RegisterPage(**{**values, **changes})


def document(**changes: Any) -> DocumentView:
    """Make a document that is in force, with all there is to have."""
    values: dict[str, Any] = {
        "number": "12-NQ/ĐUK",
        "kind": "Nghị quyết",
        "issued": _DAY,
        "issuer": ISSUER,
        "signer": "Bí thư Đảng ủy Khối",
        "in_force_from": _DAY,
        "force": "Còn hiệu lực",
        "is_in_force": True,
        "has_ended": False,
        "replaces": (
            OtherEdition("10-NQ/ĐUK", "2020/03/van-ban-10/", TITLES[1]),
            OtherEdition("3-NQ/ĐUK", ""),
        ),
        "replaced_by": (),
        "files": (_PDF, _WORD_FILE),
    }
    return DocumentView(**{**values, **changes})


ENDED = document(
    number="1234/2026/NQLT-ĐUK-LĐLĐ-HCCB-ĐTN",
    issuer=LONG_NAME,
    force="Hết hiệu lực từ 11/07/2026",
    is_in_force=False,
    has_ended=True,
    replaces=(),
    replaced_by=(OtherEdition("13-NQ/ĐUK", "2026/07/van-ban-13/", LONG),),
    files=(_LONG_FILE,),
)
_COMING = document(force="Có hiệu lực từ 01/01/2027", is_in_force=False, in_force_from=None, issued=_LATER)
_BARE = document(
    kind="",
    issued=None,
    issuer="",
    signer="",
    in_force_from=None,
    force="",
    is_in_force=False,
    replaces=(),
    files=(),
)

DOCUMENTS = (
    example(
        "register",
        "Trang đầu, đủ mọi trạng thái",
        register(ROWS, description=LEAD, parts=_PARTS, older="van-ban-moi/trang/2/"),
        BASE,
    ),
    example(
        "register",
        "Trang trong, một văn bản",
        register(ROWS[:1], number=2, newer="van-ban-moi/", older="van-ban-moi/trang/1/"),
        BASE,
    ),
    example("register", "Chưa có văn bản nào, tên 78 chữ", register((), heading=LONG_NAME), BASE),
    example(
        "facts", "Còn hiệu lực, thay thế văn bản cũ", document(), BASE, macro="document_facts", room=STORY
    ),
    example("facts", "Hết hiệu lực, tên dài", ENDED, BASE, macro="document_facts", room=STORY),
    example("facts", "Chưa có hiệu lực", _COMING, BASE, macro="document_facts", room=STORY),
    example("facts", "Chỉ có số", _BARE, BASE, macro="document_facts", room=STORY),
    example("facts", "Số ngắn", ROWS[0].number, macro="number_of", room=TEXT),
    example("facts", "Số dài", ROWS[5].number, macro="number_of", room=TEXT),
    example("facts", "Ngày", _DAY, macro="day_of", room=TEXT),
)
