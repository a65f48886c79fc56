"""Take byline, source, date and counter from the end of an article, and drop what stands below them."""

from __future__ import annotations

import re

from newsroom.commands.importer.recognising import captions
from newsroom.commands.importer.recognising.bylines import Byline, looks_like_byline, read_byline
from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.dating import OLDEST
from newsroom.commands.importer.recognising.metas import Meta, read_meta
from newsroom.commands.importer.recognising.naming import split_names
from newsroom.commands.importer.recognising.notes import NOTE_RE, UNPARTED_RE, notes_start, read_tags
from newsroom.commands.importer.recognising.rubbish import is_button, is_chrome, is_label, is_signs
from newsroom.commands.importer.recognising.shapes import (
    ends_finally,
    is_name,
    is_organisation,
    is_prose,
    is_typed_item,
)
from newsroom.commands.importer.recognising.sheet import Line, Sheet, plain_text
from newsroom.commands.importer.recognising.wording import wording_score
from newsroom.commands.importer.source import Fault, Picture, Text
from newsroom.vietnamese.credit import split_credit

OFFICE = "nơi công tác của tác giả; muốn in thì thêm vào Author"
_DEEPEST = 6
"""Lines at the end among which a byline is looked for."""
_SHORT = 70
_SURE_NAME = 92
_PHOTO_RE = re.compile(r"^[(\[]?\s*ảnh\s*:\s*\S.{0,50}$", re.IGNORECASE)
_FILE_RE = re.compile(r"\S\.(?:pdf|docx?|xlsx?|pptx?|rar|zip)\s*(?:\([^()]*\))?\s*$", re.IGNORECASE)
"""How a line ends that names a file which could be fetched."""
_LONGEST_FILE = 120
_GATHERED_RE = re.compile(r"\((?:t\s*/\s*h|s\s*/\s*t|th|st)\)\.?", re.IGNORECASE)
_PHOTOS_RE = re.compile(r"[(\[]?\s*(?:tin|bài)[^:]{0,20}ảnh\s*:", re.IGNORECASE)
"""How lines begin that name the author of the photos, too."""
_SIGNED_RE = re.compile(
    r"(?:người (?:viết(?: bài)?|đưa tin|thực hiện|gửi(?: bài)?)|tác giả(?: bài viết)?|cộng tác viên"
    r"|phóng viên)"
    r"\s*[:.]?",
    re.IGNORECASE,
)
"""What stands above the name of who signs."""


def take_ending(sheet: Sheet, start: int) -> list[Line]:
    """Take what ends the article after index ``start``; give the lines there that hold only a date."""
    dates = _read_upwards(sheet, start)
    if "Author" not in sheet.header and "Source" not in sheet.header:
        _take_before_photos(sheet, start)
    if "Author" not in sheet.header:
        _take_right(sheet, start)
    return dates


def _read_upwards(sheet: Sheet, start: int) -> list[Line]:
    """Take names, sources and furniture from the last line upwards, as far as no text stands there."""
    dates: list[Line] = []
    unknown: list[Line] = []
    named = False
    for line in reversed(sheet.lines[start : notes_start(sheet, start)][-60:]):
        if line.role:
            continue
        if isinstance(line.block, Picture):
            break
        if not line.is_text or line.is_verse or len(unknown) > _DEEPEST:
            break
        if tags := read_tags(line.text):
            sheet.set("Tags", "; ".join(tags), "dòng từ khóa của trang", 90, line.place)
            sheet.take(line, "Tags")
        elif NOTE_RE.match(line.text):
            continue  # names stand above the notes
        elif reason := _frame(line.text):
            sheet.drop(line, reason)
        elif read_dateline(line.text).alone:
            if _is_of_old(line) or (unknown and not named and read_dateline(line.text).partial):
                break  # a day of the text
            dates.append(line)
        elif (meta := read_meta(line.text)) is not None and meta.stamps:
            _take_meta(sheet, line, meta, dates)
            named = named or bool(meta.bylines)
        elif reason := _beside_name(line.text, named):
            sheet.drop(line, reason)
        elif _PHOTO_RE.match(line.text) and not _is_below_picture(sheet, line):
            sheet.faults.append(_photo_fault(line, line.text))
            sheet.drop(line, "người chụp ảnh, không ở dưới ảnh nào")
        elif (byline := _byline(line)) is not None and (not unknown or _has_body(sheet, start, line)):
            named = True
            _take(sheet, line, byline)
            is_page = sheet.source.kind in (captions.TEXT, captions.PAGE)
            _drop_below(sheet, [one for one in unknown if is_page or not ends_finally(one.text)])
            unknown = []
        elif is_prose(line.text) or named or len(line.text) > _SHORT or wording_score(line) >= 4:
            break
        else:
            unknown.append(line)
    return dates


def _frame(text: str) -> str:
    """Say why a line is the page's and none of the article's; ``""`` if it may be."""
    if UNPARTED_RE.match(text) and not is_prose(text):
        return "từ khóa của trang, không rõ từng từ"
    if is_signs(text):
        return "dấu đứng một mình"
    if is_button(text) or (is_chrome(text) and not is_prose(text)):
        return "nút bấm hoặc khung của trang"
    return ""


def _beside_name(text: str, named: bool) -> str:
    """Say why a line around an author's name is not kept; ``""`` if it may be text."""
    if named and _SIGNED_RE.fullmatch(text):
        return "chữ ghi trên tên tác giả"
    if is_label(text) and read_byline(text) is None:
        return "tên mục hoặc người đưa bài lên trang"
    if _FILE_RE.search(text) and len(text) <= _LONGEST_FILE:
        return "tệp đính kèm: nếu cần thì thêm tệp vào thư mục bài và đặt liên kết"
    return ""


def _take_right(sheet: Sheet, start: int) -> None:
    """Take a name at the right with a note of the editors below it: ``Thể lệ: …`` stays in the text."""
    lines = [line for line in sheet.lines[start:] if not line.role and line.is_text]
    for line in reversed(lines[1:][-_DEEPEST:]):
        is_right = isinstance(line.block, Text) and line.block.look.align == "right"
        byline = read_byline(line.text, looks_so=True) if is_right else None
        if byline is not None and byline.confidence >= _SURE_NAME and _has_body(sheet, start, line):
            _take(sheet, line, byline)
            return


def _take_before_photos(sheet: Sheet, start: int) -> None:
    """Take a name that ends the text where only captions follow: ``Một số hình ảnh:``."""
    lines = [line for line in sheet.lines[start:] if not line.role and line.is_text]
    after = next((at for at in range(len(lines), 0, -1) if is_prose(lines[at - 1].text)), len(lines))
    for line in lines[after : after + 1]:
        byline = None if line is lines[-1] else read_byline(line.text, looks_like_byline(line))
        names = byline.author.split("; ") if byline else []
        is_sure = byline is not None and byline.confidence >= _SURE_NAME and not byline.photo
        if is_sure and byline and names and all(map(is_name, names)):
            _take(sheet, line, byline)


def _take_meta(sheet: Sheet, line: Line, meta: Meta, dates: list[Line]) -> None:
    """Take a name that shares its line with a date; the date is weighed with the others."""
    dates.append(line)
    sheet.set("Views", meta.views, "bộ đếm in trên trang", 95, line.place)
    for byline in meta.bylines:
        new = [
            (key, value) for key, value in (("Author", byline.author), ("Source", byline.source))
            if value and key not in sheet.header
        ]  # fmt: skip
        for key, value in new:
            sheet.set(key, value, byline.reason, byline.confidence, line.place)
            sheet.take(line, key)


def _is_below_picture(sheet: Sheet, line: Line) -> bool:
    """Tell whether a credit stands right under a photo, a line that stands twice, or a short line."""
    above = sheet.above(line, ("dropped",))
    if above is None or not above.is_text:
        return True
    return not is_prose(above.text) and read_byline(above.text) is None


def _is_of_old(line: Line) -> bool:
    """Tell whether a date is older than any portal: then it is a part of the text."""
    stamps = read_dateline(line.text).stamps
    return any(stamp.year < OLDEST and not stamp.labelled for stamp in stamps)


def _has_body(sheet: Sheet, start: int, end: Line) -> bool:
    """Tell whether words of the article stand above a line: then what stands below a byline is none of it."""
    return any(not line.role and line is not end for line in sheet.lines[start : sheet.index_of(end)])


def _byline(line: Line) -> Byline | None:
    if _GATHERED_RE.fullmatch(line.text):
        return read_byline(line.text)
    is_item = is_typed_item(line.text) and not line.text.startswith(("-", "–", "—"))
    if is_item and not all(map(is_name, split_names(line.text) or [line.text])):
        return None
    if is_prose(line.text) and not line.text.lstrip("(").casefold().startswith(("theo ", "nguồn")):
        return None
    found = read_byline(line.text, looks_like_byline(line))
    if found and found.confidence < 75 and wording_score(line) >= 4:
        return None
    return found


def _take(sheet: Sheet, line: Line, byline: Byline) -> None:
    """Put a byline into the header; what the header has already is dropped as said twice."""
    keys = [("Author", byline.author), ("Source", byline.source), ("Source_URL", byline.address)]
    keys = [(key, value) for key, value in keys if value]
    if not keys:
        sheet.drop(line, byline.reason)
        return
    new = [(key, value) for key, value in keys if key not in sheet.header]
    if not new:
        _once_more(sheet, line, keys[0])
        return
    for key, value in new:
        sheet.set(key, value, byline.reason, byline.confidence, line.place)
    if byline.office:
        sheet.leave_out(line.place, byline.office, OFFICE)
    sheet.take(line, new[0][0])
    if byline.photo:
        sheet.faults.append(_photo_fault(line, byline.photo))
    elif byline.author and _PHOTOS_RE.match(line.text) and _has_bare_photo(sheet):
        text = (
            f"dòng «{line.text[:80]}» cho biết ảnh cũng của tác giả; cần ghi thì thêm «Ảnh: …» cuối chú thích"
        )
        sheet.faults.append(Fault(text, line.place))


def _has_bare_photo(sheet: Sheet) -> bool:
    """Tell whether there is a photo that does not say who made it."""
    captions = [plain_text("".join(span.text for span in line.block.caption))
                for line in sheet.lines if isinstance(line.block, Picture) and not line.role]  # fmt: skip
    credited = any(line.is_text and split_credit(line.text)[1] for line in sheet.lines if not line.role)
    return bool(captions) and not credited and not any(split_credit(caption)[1] for caption in captions)


def _photo_fault(line: Line, photo: str) -> Fault:
    return Fault(f"dòng tên tác giả còn ghi «{photo}»: thêm vào cuối chú thích của từng ảnh", line.place)


def _once_more(sheet: Sheet, line: Line, said: tuple[str, str]) -> None:
    key, value = said
    if key == "Author" and value not in sheet.header[key][0]:
        if is_organisation(value):
            sheet.drop(line, OFFICE)
        elif is_organisation(sheet.header[key][0]) and not is_organisation(value):
            sheet.leave_out(line.place, sheet.header[key][0], OFFICE)
            sheet.header[key] = [value]
            sheet.take(line, key)
        else:
            sheet.header[key] = [f"{value}; {sheet.header[key][0]}"]
            sheet.take(line, key)
    else:
        sheet.drop(line, "tên tác giả hoặc nguồn lặp lại")


def _drop_below(sheet: Sheet, lines: list[Line]) -> None:
    for line in lines:
        sheet.drop(line, "đứng dưới tên tác giả, không thuộc bài")
