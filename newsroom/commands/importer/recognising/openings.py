# ruff: noqa: E501
"""Take title, kicker, date, byline and lead from the top of a source, and drop what else stands there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsroom.commands.importer.draft import UNKNOWN, Guess
from newsroom.commands.importer.recognising import dating, heads
from newsroom.commands.importer.recognising.bylines import is_byline, read_byline
from newsroom.commands.importer.recognising.datelines import Stamp, read_dateline
from newsroom.commands.importer.recognising.known import Known
from newsroom.commands.importer.recognising.rubbish import is_button, is_chrome, is_label, is_signs
from newsroom.commands.importer.recognising.shapes import is_prose, opens_as_news
from newsroom.commands.importer.recognising.sheet import HEADER, Line, Sheet
from newsroom.commands.importer.source import Fault, Text
from newsroom.vietnamese.repeating import essence

_AGENCY_RE = re.compile(
    r"^\(\s*(?P<tag>[A-ZĐ][A-ZĐ0-9.&-]{1,11}|[\w-]+(?:\.[\w-]+)+|[A-ZĐ][\w.]{1,20}(?:\s[A-ZĐ]\w{0,8}){0,2})\s*\)\s*[-–—:.]?\s*(?=[\w\"“])"
    r"|^(?P<dashed>[A-ZĐ]{2,8}|[A-Z][\w-]*(?:\.[\w-]+)+)\s*[-–—]\s+(?=[A-ZĐÀ-Ỹ\"“])"
    r"|^(?P<glued>ĐCSVN|TTXVN|ABO|NDO|VOV|QĐND|BTG|TTV|CTTĐT|CPV)\s*[-–—:]\s*(?=\w)"
)
_DATED_TAG_RE = re.compile(
    r"^[(\[]\s*(?P<before>[^()\[\]\d]{0,30}?)[\s,;|–—-]*(?P<date>(?:ngày\s+)?\d[\d\s/.\-–:,hg]{6,30}\d)[\s,;|–—-]*(?P<after>[^()\[\]\d]{0,30})[)\]]\s*[-–—:.]?\s*",
    re.IGNORECASE,
)
_NO_AGENCIES = frozenset(
    [
        "UBND",
        "HĐND",
        "MTTQ",
        "UBMTTQ",
        "BCH",
        "BTV",
        "TP",
        "HCM",
        "UBKT",
        "THPT",
        "THCS",
        "CNTT",
        "KCN",
        "HTX",
        "CLB",
        "LĐLĐ",
        "LLVT",
        "CB",
        "CBCC",
    ]
)


@dataclass(slots=True)
class Head:
    """Where title and lead stand, as indexes of the sheet, and the dates at its top with their index."""

    title: int | None = None
    lead: int | None = None
    stamps: list[tuple[Line, Stamp]] = field(default_factory=list)
    partial: list[Line] = field(default_factory=list)
    in_text: list[tuple[Line, Stamp]] = field(default_factory=list)


def find_head(sheet: Sheet, known: Known) -> Head:
    """Find title and lead, and take the title with its kicker and its second line."""
    head = Head()
    if "Title" in sheet.header:
        head.title = next((i for i, line in enumerate(sheet.lines) if line.role == HEADER), None)
    else:
        found = heads.headlines(sheet, known)
        if found and found[0].score >= heads.NEEDED:
            head.title = found[0].index
            _take_title(sheet, head, found[0])
        elif found and found[0].score >= heads.NEEDED - 3:
            line = sheet.lines[found[0].index]
            sheet.guesses.append(
                Guess(
                    "Title",
                    UNKNOWN,
                    f"không chắc dòng nào là tiêu đề, có thể là «{line.text}»",
                    0,
                    line.place,
                )
            )
    if (
        head.title is not None
        and "Kicker" not in sheet.header
        and (kicker := heads.kicker_of(sheet, head.title, known))
    ):
        line, confidence, reason = kicker
        sheet.set("Kicker", line.text, reason, confidence, line.place)
        sheet.take(line, "Kicker")
    if head.title is None:
        _unglue_title(sheet, head)
    head.lead = heads.lead_of(sheet.lines, head.title + 1 if head.title is not None else 0)
    return head


def _unglue_title(sheet: Sheet, head: Head) -> None:
    """Find a title that is glued to the lead: a breadcrumb says it, or a word of news begins in mid-line."""
    first = heads.lead_from(sheet.lines, 0)
    if first is None:
        return
    line = sheet.lines[first]
    title, reason, confidence = heads.glued_title(sheet.lines, first)
    if not title:
        _crumb_title(sheet, head, first)
        return
    rest = line.text[len(title) :].lstrip(" .:-–—|")
    sheet.set("Title", title, reason, confidence, line.place)
    sheet.take(line, "Title", line.text[: len(line.text) - len(rest)])
    sheet.shorten(line, rest)
    head.title = first - 1


def _crumb_title(sheet: Sheet, head: Head, first: int) -> None:
    """Take the last part of a breadcrumb as title where no line of its own has it."""
    found = heads.crumb_title(sheet.lines, first)
    if found is None:
        return
    index, title = found
    line = sheet.lines[index]
    sheet.set("Title", title, "chỉ đường dẫn mục trên trang ghi, có thể bị cắt bớt", 65, line.place)
    sheet.leave_out(line.place, line.text[: line.text.rindex(title)], "đường dẫn mục trên trang")
    sheet.take(line, "Title", title)
    line.role = HEADER
    head.title = index


def _take_title(sheet: Sheet, head: Head, found: heads.Headline) -> None:
    line = sheet.lines[found.index]
    text = line.text
    if match := dating.in_brackets(text) or dating.glued(text):
        sheet.take(line, "Date", text[match.start() :])
        head.stamps.extend((line, stamp) for stamp in read_dateline(match["inside"]).stamps)
        sheet.shorten(line, text[: match.start()].rstrip())
        text = line.text
    confidence = min(98, 60 + 4 * found.score)
    if found.index and heads.second_line(sheet, found.index - 1) is line:
        above = sheet.lines[found.index - 1]
        text = f"{above.text} {text}"
        sheet.take(above, "Title")
    elif (below := heads.second_line(sheet, found.index)) is not None:
        text = f"{text} {below.text}"
        sheet.take(below, "Title")
    sheet.set("Title", text, found.reason, confidence, line.place)
    sheet.take(line, "Title")


def take_opening(sheet: Sheet, head: Head, known: Known) -> None:
    """Take datelines, counters and bylines above the lead, and drop buttons, breadcrumbs and copies of the title."""
    end = head.lead if head.lead is not None else len(sheet.lines)
    title = essence(sheet.header.get("Title", [""])[0])
    for line in sheet.lines[:end]:
        if line.role or not line.is_text:
            continue
        _opening_line(sheet, head, line, title)
    if head.lead is not None:
        for line in sheet.lines[end + 1 : end + 4]:
            if not line.role and line.is_text and read_dateline(line.text).alone:
                _date_line(sheet, head, line)


def _opening_line(sheet: Sheet, head: Head, line: Line, title: str) -> None:
    text = line.text
    if is_signs(text):
        sheet.drop(line, "dấu đứng một mình")
    elif title and heads.is_cut_of(text, title):
        sheet.drop(line, "lặp lại tiêu đề")
    elif read_dateline(text).alone:
        _date_line(sheet, head, line)
    elif is_button(text) or is_chrome(text) or text.isdigit():
        sheet.drop(line, "nút bấm hoặc khung của trang")
    elif (
        _is_below_title(sheet, head, line)
        and (byline := read_byline(text))
        and (byline.confidence >= 85 or _by_a_dateline(sheet, line))
    ):
        _byline(sheet, line, byline.author, byline.source, byline.confidence, byline.reason)
    elif is_label(text) and not is_byline(text):
        sheet.drop(line, "tên mục hoặc người đưa bài lên trang")
    else:
        _meta(sheet, head, line)


def _by_a_dateline(sheet: Sheet, line: Line) -> bool:
    """Tell whether a line stands right above or below a date."""
    index = sheet.lines.index(line)
    near = sheet.lines[max(0, index - 1) : index] + sheet.lines[index + 1 : index + 2]
    return any(one.is_text and read_dateline(one.text).alone for one in near)


def _is_below_title(sheet: Sheet, head: Head, line: Line) -> bool:
    return head.title is not None and sheet.lines.index(line) > head.title


def _byline(sheet: Sheet, line: Line, author: str, source: str, confidence: int, reason: str) -> None:
    new = [
        (key, value)
        for key, value in (("Author", author), ("Source", source))
        if value and key not in sheet.header
    ]
    for key, value in new:
        sheet.set(key, value, reason, confidence, line.place)
    if new:
        sheet.take(line, new[0][0])
    else:
        sheet.drop(line, "tên tác giả hoặc nguồn lặp lại")


def _date_line(sheet: Sheet, head: Head, line: Line) -> None:
    """Keep the dates of a line for later; its counter is taken at once."""
    found = read_dateline(line.text)
    if found.views:
        sheet.set("Views", found.views, "bộ đếm in trên trang", 95, line.place)
    if found.stamps:
        head.stamps.extend((line, stamp) for stamp in found.stamps)
    elif found.partial:
        head.partial.append(line)
    elif found.views and sheet.header.get("Views") == [found.views]:
        sheet.take(line, "Views")
    else:
        sheet.drop(line, "bộ đếm hoặc giờ của trang")


def _meta(sheet: Sheet, head: Head, line: Line) -> None:
    """Take a line apart that holds several things: ``11/07/2024 | Tác giả: … | Lượt xem: 12``."""
    parts = [
        part
        for part in re.split(r"\s*[|•·]\s*|\s+[-–—]\s+(?=Lượt|Tác giả|Nguồn|\d)", line.text)
        if part.strip()
    ]
    if len(parts) < 2 or len(line.text) > 200:
        return
    kinds = [(part, read_dateline(part), read_byline(part)) for part in parts]
    if not all(
        found.alone or (byline and byline.confidence >= 90) or is_button(part)
        for part, found, byline in kinds
    ):
        return
    if not any(found.alone for _, found, _ in kinds):
        return
    for _, found, byline in kinds:
        if found.views:
            sheet.set("Views", found.views, "bộ đếm in trên trang", 95, line.place)
        head.stamps.extend((line, stamp) for stamp in found.stamps)
        if byline and not found.alone:
            for key, value in (("Author", byline.author), ("Source", byline.source)):
                sheet.set(key, value, byline.reason, byline.confidence, line.place)
    sheet.take(line, "Date")


def take_lead(sheet: Sheet, head: Head) -> None:
    """Take the lead out of the body, and the agency off its beginning."""
    if head.lead is None:
        return
    line = sheet.lines[head.lead]
    if line.role or not line.is_text:
        return
    title = sheet.header.get("Title", [""])[0]
    _cut_title_copy(sheet, line, title)
    _cut_agency(sheet, head, line)
    if "Summary" in sheet.header:
        return
    bold = isinstance(line.block, Text) and (line.block.bold or line.block.italic)
    sheet.set(
        "Summary",
        line.text,
        "đoạn mở đầu" + (", in đậm" if bold else ""),
        95 if bold or opens_as_news(line.text) else 80,
        line.place,
    )
    sheet.take(line, "Summary")


def _cut_title_copy(sheet: Sheet, line: Line, title: str) -> None:
    """Cut a copy of the title off the beginning of the lead: they were glued."""
    if not title or not line.text.casefold().startswith(title.casefold()):
        return
    rest = line.text[len(title) :].lstrip(" .:-–—")
    if (len(rest) >= 40 and rest[0].isupper()) or rest[:1] == "(":
        sheet.leave_out(
            line.place, line.text[: len(line.text) - len(rest)], "lặp lại tiêu đề, dính vào đoạn mở đầu"
        )
        sheet.shorten(line, rest)


def _cut_agency(sheet: Sheet, head: Head, line: Line) -> None:
    """Take the agency off the lead, with the date that may stand in its brackets."""
    _cut_dated_tag(sheet, head, line)
    match = _AGENCY_RE.match(line.text)
    if match is None:
        return
    tag = next(value for value in match.groups() if value)
    rest = line.text[match.end() :]
    if tag in _NO_AGENCIES or len(rest) < 30:
        return
    raw = line.text[: match.end()]
    sheet.set("Agency", tag, "hãng tin đứng đầu đoạn mở đầu", 93 if match["tag"] else 85, line.place)
    sheet.take(line, "Agency", raw)
    sheet.shorten(line, rest)


def _cut_dated_tag(sheet: Sheet, head: Head, line: Line) -> None:
    """Take off a tag with a date: ``(TTXVN - 20/02/2019) …``, ``(20/02/2019) …``."""
    match = _DATED_TAG_RE.match(line.text)
    if match is None or len(line.text) - match.end() < 30:
        return
    found = read_dateline(match["date"])
    tag = (match["before"] or match["after"] or "").strip(" ,;-–—|")
    if not found.stamps or (tag and not _AGENCY_RE.match(f"({tag}) x")):
        return
    head.in_text.extend((line, stamp) for stamp in found.stamps)
    if tag:
        sheet.set("Agency", tag, "hãng tin đứng đầu đoạn mở đầu", 93, line.place)
    sheet.take(line, "Date", line.text[: match.end()])
    sheet.shorten(line, line.text[match.end() :])


def take_date(sheet: Sheet, head: Head, late: list[Line]) -> None:
    """Choose the article's date; those that are not become dropped lines, and a doubtful one is told."""
    candidates = [(line, dating.Candidate(stamp, line.place, _steps(sheet, head, line), _follows_lead(sheet, head, line)))
                  for line, stamp in head.stamps]  # fmt: skip
    candidates += [(line, dating.Candidate(stamp, line.place, in_text=True)) for line, stamp in head.in_text]
    for line in late:
        found = read_dateline(line.text)
        if found.views:
            sheet.set("Views", found.views, "bộ đếm in trên trang", 95, line.place)
        candidates += [
            (line, dating.Candidate(stamp, line.place, None, at_end=True)) for stamp in found.stamps
        ]
        head.partial += [line] if found.partial else []
    texts = [line.text for line in sheet.lines if line.is_text and line.role in ("",) and is_prose(line.text)]
    summary = sheet.header.get("Summary", [""])[0]
    opening, whole = " ".join([summary, *texts[:2]]), " ".join([summary, *texts])
    others = [one for _, one in candidates]
    ranked = sorted(
        ((dating.score(one, opening, whole, others), -index, line, one) for index, (line, one) in enumerate(candidates)),
        key=lambda item: item[:2], reverse=True,
    )  # fmt: skip
    chosen = _choose(sheet, ranked)
    _settle(sheet, head, late, chosen)


def _choose(sheet: Sheet, ranked: list[tuple[int, int, Line, dating.Candidate]]) -> Line | None:
    if "Date" in sheet.header or not ranked:
        return None
    points, _, line, candidate = ranked[0]
    stamp = candidate.stamp
    if points < dating.NEEDED or stamp.other:
        sheet.guesses.append(
            Guess(
                "Date",
                UNKNOWN,
                f"trang có ngày «{line.text}» nhưng không chắc là ngày của bài",
                0,
                line.place,
            )
        )
        return None
    sheet.set("Date", stamp.value, "dòng ngày tháng của bài", min(98, 65 + 5 * points), line.place)
    updates = [(other, one.stamp) for _, _, other, one in ranked if one.stamp.updated and other is not line]
    if not stamp.updated and updates and updates[0][1].value[:10] > stamp.value[:10]:
        sheet.set("Modified", updates[0][1].value, "ghi là ngày cập nhật", 90, updates[0][0].place)
        if not updates[0][0].role:
            sheet.take(updates[0][0], "Modified")
    return line


def _settle(sheet: Sheet, head: Head, late: list[Line], chosen: Line | None) -> None:
    """Give each line with a date its place in the account."""
    for line in [line for line, _ in head.stamps] + late:
        if line.role:
            continue
        found = read_dateline(line.text)
        if line is chosen:
            sheet.take(line, "Date")
        elif found.views and not found.stamps and sheet.header.get("Views") == [found.views]:
            sheet.take(line, "Views")
        else:
            sheet.drop(
                line,
                "ngày giờ của trang, không phải của bài" if found.stamps else "bộ đếm hoặc giờ của trang",
            )
    for line in head.partial:
        if not line.role:
            if "Date" not in sheet.header:
                sheet.faults.append(
                    Fault(f"dòng ngày «{line.text}» không ghi năm: điền Date theo bản gốc", line.place)
                )
            sheet.drop(line, "ngày không ghi năm, chưa đủ để làm Date")


def _steps(sheet: Sheet, head: Head, line: Line) -> int | None:
    """Count the lines with words of their own from the title to a line; negative above it."""
    if head.title is None:
        return None
    place = sheet.lines.index(line)
    low, high = sorted((place, head.title))
    between = [
        one
        for one in sheet.lines[low + 1 : high]
        if one.is_text and not is_signs(one.text) and not read_dateline(one.text).alone
    ]
    between = [
        one
        for one in between
        if not any(taken.place == one.place and taken.key == "Kicker" for taken in sheet.taken)
    ]
    return (1 if place > head.title else -1) * (len(between) + 1) if place != head.title else 1


def _follows_lead(sheet: Sheet, head: Head, line: Line) -> bool:
    return head.lead is not None and sheet.lines.index(line) > head.lead


def clear(sheet: Sheet, head: Head) -> None:
    """Drop what is left above the title, lone signs and buttons within."""
    for index, line in enumerate(sheet.lines):
        if line.role or not line.is_text:
            continue
        if is_signs(line.text):
            sheet.drop(line, "dấu đứng một mình")
        elif head.title is not None and index < head.title:
            sheet.drop(line, "đứng trên tiêu đề, giống phần đầu trang")
        elif is_button(line.text) and len(line.text) > 1:
            sheet.drop(line, "nút bấm hoặc khung của trang")
