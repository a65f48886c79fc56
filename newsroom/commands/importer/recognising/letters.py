"""Take an official document apart: number, day, issuer and signer into the header, its matter as title.

The title is the kind and the matter as one phrase, as documents are named in speech: ``Báo cáo kết quả …``,
``Quyết định về việc …``. Where the site has one register, it is the category, and the header gets the keys
of documents; elsewhere those keys mean nothing, and what they would say is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsroom.commands.importer.draft import UNKNOWN
from newsroom.commands.importer.recognising import letterheads as heads
from newsroom.commands.importer.recognising import signatures
from newsroom.commands.importer.recognising.calming import CALMED, CONFIDENCE, asked
from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.elsewhere import elsewhere
from newsroom.commands.importer.recognising.known import Known
from newsroom.commands.importer.recognising.letterheads import Piece
from newsroom.commands.importer.recognising.lowering import lowered, uncapitalised
from newsroom.commands.importer.recognising.opened_letters import BASIS_RE, Letter, read_letter
from newsroom.commands.importer.recognising.rubbish import is_signs
from newsroom.commands.importer.recognising.shapes import is_capitals, is_organisation
from newsroom.commands.importer.recognising.sheet import DROPPED, HEADER, Sheet
from newsroom.commands.importer.source import Fault
from newsroom.model.documents import is_number, plain_number

_PART_RE = re.compile(
    r"văn phòng|ban (?:tổ chức|tuyên giáo(?: và dân vận)?|dân vận|nội chính|chấp hành|thường vụ)"
    r"|(?:ủy|uỷ) ban kiểm tra",
    re.IGNORECASE,
)
"""How parts of a body are called, whose name goes on with that of the body above them."""
_PLACE_RE = re.compile(r"^(.*?),?\s+ngày\b")
_REASONS = {
    heads.MOTTO: "tên Đảng, quốc hiệu, tiêu ngữ ở đầu văn bản", heads.RULE: "đường kẻ của văn bản",
    heads.OFFICE: "cơ quan cấp trên ở đầu văn bản", heads.NUMBER: "chỗ ghi số của văn bản",
    heads.BLANK_DAY: "chỗ ghi ngày ký của văn bản", heads.DAY: "địa danh, ngày ký của văn bản",
    heads.SEAL: "dấu đóng ở đầu văn bản", heads.MATTER: "trích yếu lặp lại",
}  # fmt: skip
_FOOT_REASONS = {
    signatures.SENT: "nơi nhận của văn bản", signatures.SIGNED: "chỗ ký của văn bản",
    signatures.OFFICE: "chức vụ ghi trên tên người ký", signatures.NAME: "người ký văn bản",
    signatures.RULE: "đường kẻ của văn bản",
}  # fmt: skip


def take_letter(sheet: Sheet, known: Known) -> Letter | None:
    """Take head, title and foot of a document; ``None`` if the sheet holds none, which is left as it is."""
    letter, below = read_letter(sheet.lines)
    if letter is None:
        return None
    letter.foot = signatures.foot_of(sheet.lines, below)
    letter.is_register = len(known.registers) == 1
    told = list(_told(sheet, letter, known))
    _set_title(sheet, letter, told)
    said = _said(sheet, letter, told)
    _set_header(sheet, letter, known, said)
    _settle(sheet, letter, said)
    for seal in letter.all(heads.SEAL):
        _fault(sheet, letter, f"đầu văn bản ghi «{seal}»: hỏi lại xem văn bản có được đăng không")
    return letter


def may_lead(sheet: Sheet, index: int | None) -> bool:
    """Tell whether a paragraph of a document may be its lead: the first, if it stands for itself.

    What says by what right the document is made, to whom it goes, or what comes below, does not.
    """
    if index is None or any(line.is_text and not is_signs(line.text) for line in sheet.open(0, index)):
        return False
    text = sheet.lines[index].text
    return not (text.endswith(":") or BASIS_RE.match(text))


def _told(sheet: Sheet, letter: Letter, known: Known) -> Iterator[str]:
    """List what tells how names of the document are written: its text, its place, the site's own name."""
    yield from (f"của {name}" for name in known.names)
    for day in letter.all(heads.DAY):
        if match := _PLACE_RE.match(day):
            yield f"tỉnh {match[1]}"
    titled = {id(piece.line) for piece in letter.titled} | {id(piece.line) for piece, _ in letter.parts}
    yield from (line.text for line in sheet.lines if line.is_text and id(line) not in titled)


def _set_title(sheet: Sheet, letter: Letter, told: Sequence[str]) -> None:
    """Make the title of kind and matter; what is in capitals gets small letters only where that is sure."""
    matter, place = letter.matter, letter.titled[0].line.place
    reason, confidence, kind = "loại và trích yếu của văn bản", 95, letter.kind
    if is_capitals(matter):
        offered, doubtful = lowered(matter, told)
        offered = uncapitalised(offered, [*told, f"của {_small(offered)}"])
        if doubtful:
            kind = kind.upper()
            _fault(sheet, letter, asked("tiêu đề", f"{letter.kind} {offered}", doubtful))
        else:
            reason, confidence = f"{reason}; {CALMED}", CONFIDENCE
            matter = offered
    elif matter:
        matter = uncapitalised(matter, told)
    sheet.set("Title", f"{kind} {matter}".strip(), reason, confidence, place)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _said(sheet: Sheet, letter: Letter, told: Sequence[str]) -> dict[str, str]:
    """Say by its keys what the document tells of itself."""
    numbers = [plain_number(text) for text in letter.all(heads.NUMBER)]
    stamps = [stamp for text in letter.all(heads.DAY) for stamp in read_dateline(text).stamps]
    names = letter.foot.names if letter.foot else []
    values = {
        "Kind": letter.kind,
        "Number": next((number for number in numbers if is_number(number)), ""),
        "Issued": stamps[0].value[:10] if stamps else "",
        "Issuer": _issuer(sheet, letter, told),
        "Signer": ", ".join(dict.fromkeys(names)),
    }
    return {key: value for key, value in values.items() if value}


def _issuer(sheet: Sheet, letter: Letter, told: Sequence[str]) -> str:
    """Give the body that issued a document: the last that is named in its head."""
    offices: list[str] = []
    for text in letter.all(heads.OFFICE):
        if offices and not is_organisation(text.casefold()):
            offices[-1] += f" {text}"
        else:
            offices.append(text)
    if not offices:
        return ""
    named = offices[-1]
    if len(offices) > 1 and _PART_RE.fullmatch(named):
        named = f"{named} {offices[-2]}"
    if not is_capitals(named):
        return named
    offered, doubtful = lowered(named, told, begins=True)
    if doubtful:
        _fault(sheet, letter, asked(f"tên cơ quan «{named}»", offered, doubtful))
    return named if doubtful else offered


def _set_header(sheet: Sheet, letter: Letter, known: Known, said: dict[str, str]) -> None:
    """Put into the header what the document says of itself, where its category takes that."""
    place = letter.titled[0].line.place
    if day := said.get("Issued"):
        sheet.set("Date", day, "ngày ký văn bản; đăng ngày khác thì sửa", 75, place)
    if letter.is_register:
        reason = "đây là văn bản, và trang có một chuyên mục văn bản"
        sheet.set("Category", known.registers[0], reason, 75, place)
        for key, value in said.items():
            sheet.set(key, value, "ghi trên văn bản", 80 if key == "Issuer" else 95, place)
        if "Issuer" not in said:
            sheet.header["Issuer"] = [UNKNOWN]
        return
    if "Issuer" in said:
        sheet.set("Author", said["Issuer"], "cơ quan ban hành văn bản", 65, place)
    if set(said) - {"Kind"}:
        _fault(sheet, letter, elsewhere(said))


def _settle(sheet: Sheet, letter: Letter, said: dict[str, str]) -> None:
    """Give each piece of head and foot its place in the account."""
    kept = set(said) if letter.is_register else set()
    titled = {id(piece) for piece in letter.titled}
    keys = {heads.NUMBER: "Number", heads.DAY: "Date", heads.OFFICE: "Issuer"}
    issuer_words = said.get("Issuer", "").casefold()
    for piece, part in letter.parts:
        key = keys.get(part, "")
        if id(piece) in titled:
            key = "Title"
        elif part == heads.OFFICE:
            named = piece.text.casefold() in issuer_words
            key = ("Issuer" if letter.is_register else "Author") if named else ""
        elif (part == heads.NUMBER and "Number" not in kept) or (part == heads.DAY and "Issued" not in said):
            key = ""
        _put(sheet, piece, key, _REASONS[part])
    for piece in letter.titled:
        if all(piece is not one for one, _ in letter.parts):
            _put(sheet, piece, "Title", "")
    for piece, part in letter.foot.parts if letter.foot else ():
        _put(
            sheet,
            piece,
            "Signer" if part == signatures.NAME and "Signer" in kept else "",
            _FOOT_REASONS[part],
        )
    for text in letter.all(heads.BLANK_DAY):
        _fault(sheet, letter, f"văn bản chưa ghi đủ ngày ký («{text}»): bổ sung ngày theo bản chính thức")
    if letter.all(heads.NUMBER) and "Number" not in said:
        _fault(
            sheet,
            letter,
            f"văn bản chưa ghi số («{letter.all(heads.NUMBER)[0]}»): bổ sung theo bản chính thức",
        )


def _put(sheet: Sheet, piece: Piece, key: str, reason: str) -> None:
    """Account for a piece: it stands in the header under ``key``, or is left out for a reason."""
    line = piece.line
    if key:
        sheet.take(line, key, piece.text)
        line.role = HEADER
    else:
        sheet.leave_out(line.place, piece.text, reason)
        line.role = line.role or DROPPED


def _fault(sheet: Sheet, letter: Letter, text: str) -> None:
    sheet.faults.append(Fault(text, letter.titled[0].line.place))
