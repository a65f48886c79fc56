"""Do what was chosen: change the manuscript, record it as one commit, send it; or leave all as it was."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from newsroom.commands.desk.acts.deciding import REMOVE, Act, changed, require
from newsroom.commands.desk.acts.effects import moment_in_words
from newsroom.commands.desk.acts.following import AWAITED
from newsroom.commands.desk.imports import noted_with
from newsroom.commands.desk.ledger import Back
from newsroom.commands.desk.manuscript.body import body_of
from newsroom.commands.desk.manuscript.fields import title_of, values_of
from newsroom.commands.desk.reading.findings import Finding, find
from newsroom.commands.desk.shelf.store import Opened, Stale, Taken
from newsroom.commands.desk.workplaces import Workplace
from newsroom.model.content import ARTICLES
from newsroom.model.dates import parse_date

_AT_ONCE = {
    "gui-duyet": ("Đã gửi duyệt", AWAITED),
    "ve-nhap": ("Đã thôi hẹn giờ", "Bài trở lại mục Chờ duyệt, không tự hiện nữa."),
    REMOVE: ("Đã bỏ bản nháp", "Bạn đọc chưa từng thấy bài này."),
}
"""What is said of acts that show readers nothing: heading and line, by name."""


class Unsound(Exception):  # noqa: N818 (what is found, not what went wrong)
    """An article has errors, so that nothing of it is published; ``findings`` are those errors.

    ``first`` is the line at which the text begins in the manuscript that was judged.
    """

    def __init__(self, findings: tuple[Finding, ...], first: int) -> None:
        super().__init__("Bài còn lỗi nên chưa đăng. Sửa các lỗi này rồi làm lại.")
        self.findings, self.first = findings, first


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an act: a heading and lines for the editor; ``is_sent`` tells that the server has it.

    One that is not ``is_followed`` shows readers nothing, so that the site need not be asked for it.
    """

    heading: str
    lines: tuple[str, ...]
    is_sent: bool
    commit: str = ""
    is_followed: bool = True


async def errors_of(workplace: Workplace, place: str, data: bytes) -> tuple[Finding, ...]:
    """List the errors of an article, with which nothing of it can be published."""
    found = await find(workplace.content, place, data, workplace.site, workplace.cache)
    return tuple(one for one in found if one.level == "error")


async def do(workplace: Workplace, place: str, name: str, given: str, digest: str, now: datetime) -> Done:
    """Do the act ``name`` with the article at ``place``, which the editor saw as ``digest``.

    Raises ``Stale`` if it is another by now, ``NotAllowed``, ``Unsound``, and what the ledger raises; then
    the manuscript is as it was before.
    """
    opened = await asyncio.to_thread(workplace.store.open, place)
    if opened.digest != digest:
        raise Stale(opened)
    workplace.shared.forget()  # what others have sent meanwhile decides what is allowed
    act = require(workplace.person, await workplace.shared.status(place, opened.data), name)
    data = await asyncio.to_thread(changed, act, opened.data, given, now)
    if act.needs_sound and (errors := await errors_of(workplace, place, data)):
        raise Unsound(errors, body_of(data)[1])
    undo = await asyncio.to_thread(_change, workplace, act, opened, data)
    message = f"{act.told}: {title_of(data)}"
    try:
        paths = await asyncio.to_thread(_paths, workplace, act, place)
        recorded = await workplace.ledger.record(workplace.person, paths, message)
    except Exception:
        await asyncio.to_thread(undo)
        raise
    finally:
        workplace.preview.touch()
        workplace.shared.forget()
        await asyncio.to_thread(workplace.listing.refresh, (place,))
    return _told(act, data, recorded.sent, recorded.why, recorded.back, recorded.commit)


def _paths(workplace: Workplace, act: Act, place: str) -> tuple[str, ...]:
    """Give what an act records: the folder of the article, and what was noted of it where it is to stay."""
    stays = act.name != REMOVE
    noted = noted_with(workplace.content, place, workplace.person) if stays else ()
    return (f"{ARTICLES}/{place}", *noted)


def _change(workplace: Workplace, act: Act, opened: Opened, data: bytes) -> Callable[[], None]:
    """Change the working copy as an act does; give what puts it back, should the server refuse it."""
    if act.name == REMOVE:
        kept = workplace.store.remove(opened.place)

        def put_back() -> None:
            with suppress(Taken):  # somebody has begun another there: this one stays in the bin
                workplace.store.put_back(kept, opened.place)

        return put_back
    saved = workplace.store.save(opened.place, data, opened.digest)

    def undo() -> None:
        with suppress(Stale):  # somebody has gone on writing meanwhile
            workplace.store.save(opened.place, opened.data, saved.digest)

    return undo


def _told(act: Act, data: bytes, is_sent: bool, why: str, back: tuple[Back, ...], commit: str) -> Done:
    lines = [f"«{one.message}»: chưa gửi được. {one.why}" for one in back]
    if not is_sent:
        lines.insert(0, why or "Kho git của máy này chưa nối với máy chủ nào.")
        return Done("Đã ghi, chưa gửi", tuple(lines), False, commit)
    if not commit:
        return Done("Không có gì mới để gửi", tuple(lines), True)
    moment, has_time, _ = parse_date(" ".join(values_of(data, "Date")))
    if act.name == "hen-gio" and moment:
        lines.insert(0, f"Bài tự hiện lúc {moment_in_words(moment, has_time)}.")
        return Done("Đã hẹn giờ", tuple(lines), True, commit, is_followed=False)
    if act.name in _AT_ONCE:
        heading, line = _AT_ONCE[act.name]
        return Done(heading, (line, *lines), True, commit, is_followed=False)
    return Done(f"{act.label}: máy chủ đã nhận", tuple(lines), True, commit)
