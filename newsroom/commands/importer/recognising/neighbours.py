"""Part an article from others on the same page: only the first is imported, the rest is told."""

from __future__ import annotations

from newsroom.commands.importer.recognising.bylines import read_byline
from newsroom.commands.importer.recognising.captions import PAGE, TEXT
from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.rubbish import is_button, is_signs
from newsroom.commands.importer.recognising.shapes import ends_finally, is_prose, is_typed_item, opens_as_news
from newsroom.commands.importer.recognising.sheet import Line, Sheet
from newsroom.commands.importer.recognising.wording import wording_score
from newsroom.commands.importer.source import Fault, Picture

_CAPTION, _SURE = 5, 20
"""The score of a caption from which on a line is no title; the latter between a byline and a date."""


def cut_others(sheet: Sheet, lead: int | None) -> None:
    """Drop what follows the first article of a page if it is another one with title, date or byline."""
    if lead is None:
        return
    lines = [line for line in sheet.lines[lead + 1 :] if not line.role and not is_signs(line.text)]
    for index in range(1, len(lines) - 1):
        if _begins(lines, index, sheet.source.kind == TEXT):
            _drop(sheet, sheet.lines[sheet.index_of(lines[index]) :])
            return


def _begins(lines: list[Line], index: int, lost_photos: bool) -> bool:
    """Tell whether another article begins at a line: its title, then a date or news, a byline above."""
    line, above, below = lines[index], lines[index - 1], lines[index + 1]
    dated = below.is_text and read_dateline(below.text).alone and bool(read_dateline(below.text).stamps)
    dated = dated and index + 2 < len(lines) and lines[index + 2].is_text and is_prose(lines[index + 2].text)
    ended = above.is_text and (_is_byline(above) or is_button(above.text))
    told = below.is_text and is_prose(below.text)
    if above.is_text and _ends_item(above):
        numbered = is_typed_item(line.text) and len(line.text) < 160 and not ends_finally(line.text)
        return told and (numbered or _is_title(line))
    if dated:
        return _is_title(line, _SURE if ended else _CAPTION)
    # where the photos are, a line below a byline is no caption of a lost one
    return (
        _is_title(line, _CAPTION if lost_photos else _SURE) and ended and told and opens_as_news(below.text)
    )


def _is_title(line: Line, most: int = _CAPTION) -> bool:
    """Tell whether a line may be a title; ``most`` is how much it may be worded as a caption."""
    text = line.text
    if not line.is_text or not 15 <= len(text) <= 250 or len(text.split()) < 4 or is_prose(text):
        return False
    return not (
        ends_finally(text)
        or text.endswith((":", ";", ","))
        or is_typed_item(text)
        or wording_score(line) >= most
    )


def _ends_item(line: Line) -> bool:
    """Tell whether a line ends one of several short items: ``(06/03/2023)``, ``(Tin: …)``."""
    if read_dateline(line.text).alone and read_dateline(line.text).stamps:
        return True
    return line.text.startswith("(") and _is_byline(line)


def _is_byline(line: Line) -> bool:
    found = read_byline(line.text)
    return found is not None and found.confidence >= 85


def _drop(sheet: Sheet, lines: list[Line]) -> None:
    photos = sum(isinstance(line.block, Picture) for line in lines)
    where = "trên cùng trang" if sheet.source.kind in (PAGE, TEXT) else "trong cùng tệp"
    sheet.faults.append(
        Fault(
            f"từ «{lines[0].text[:80]}» trở đi là bài khác {where}: chỉ bài đầu được nhập, "
            f"{f'{photos} ảnh của phần sau không lấy, ' * bool(photos)}"
            "hãy lưu mỗi bài thành một tệp rồi nhập lại",
            lines[0].place,
        )
    )
    for line in lines:
        sheet.drop(line, f"bài khác {where}")
