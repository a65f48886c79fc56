"""Screen *Đăng*: what an act changes for readers, what is wrong, and how the publication goes."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from newsroom.commands.desk.acts.deciding import (
    DRAFT,
    REVIEW,
    WITHDRAWN,
    Act,
    NotAllowed,
    allowed,
    as_public,
    changed,
    may_save,
    sent_again,
)
from newsroom.commands.desk.acts.deploying import can_deploy, deploy
from newsroom.commands.desk.acts.doing import Done, Unsound, do
from newsroom.commands.desk.acts.effects import Bodies, Standing, effects
from newsroom.commands.desk.acts.following import look
from newsroom.commands.desk.acts.standing import status_of
from newsroom.commands.desk.answering import Refusal, asked, page, place_of, text_of
from newsroom.commands.desk.ledger import Conflict, Fault, Refused
from newsroom.commands.desk.manuscript.body import body_of
from newsroom.commands.desk.manuscript.fields import title_of, values_of
from newsroom.commands.desk.reading.findings import find
from newsroom.commands.desk.routes.wording import at_desk, is_given_by_acts, told, where
from newsroom.commands.desk.routes.writing import opened_of
from newsroom.commands.desk.shelf.files import files_of
from newsroom.commands.desk.workplaces import Workplace, workplace_of
from newsroom.engine import digest
from newsroom.model.dates import parse_date
from newsroom.vietnamese.printing import VIETNAM

STATES = {
    "draft": "Bản nháp chưa gửi",
    "review": "Chờ duyệt",
    "scheduled": "Hẹn giờ",
    "published": "Đã đăng",
    "withdrawn": "Đã gỡ",
}
"""Where an article stands, as editors say it."""
_UPLOADING = asyncio.Lock()
_SAMPLES = {"date": "", "reason": "(lý do)", "text": "(nội dung đính chính)"}


async def before_of(workplace: Workplace, place: str) -> Standing | None:
    """Read the article as it was sent last, ``None`` if it never was."""
    try:
        versions = (await workplace.ledger.versions(place, 1)).versions
        if not versions:
            return None
        commit = versions[0].commit
        data = await workplace.ledger.at(commit, place)
        if data is None:
            return None
        names = await workplace.ledger.files_at(commit, place)
        files = [(name, await workplace.ledger.file_at(commit, place, name) or b"") for name in names]
    except Fault:
        return None
    digests = frozenset((name, digest(held)) for name, held in files if name != "index.md")
    return Standing(data, digests, status_of(data, True, datetime.now(VIETNAM)))


def now_of(workplace: Workplace, place: str, data: bytes) -> Standing:
    """Read the article as it stands here, with ``data`` as its manuscript."""
    folder = workplace.content / "articles" / place
    names = [file.name for file in files_of(workplace.content, place)]
    digests = frozenset((name, digest((folder / name).read_bytes())) for name in names if name != "index.md")
    return Standing(data, digests, status_of(data, True, datetime.now(VIETNAM)))


def example(data: bytes, now: datetime) -> tuple[str, str]:
    """Give the moment that is proposed for an article to come, and an example of one."""
    moment, _, _ = parse_date(" ".join(values_of(data, "Date")))
    morning = (now + timedelta(days=1)).replace(hour=6, minute=0)
    given = f"{moment:%d/%m/%Y %H:%M}" if moment and moment > now else ""
    return given, f"{morning:%d/%m/%Y %H:%M}"


async def shown_acts(workplace: Workplace, place: str, data: bytes, status: str, is_bad: bool) -> list[Any]:
    """Give what may be done with an article, each with what it changes for readers."""
    before = await before_of(workplace, place)
    return await asyncio.to_thread(_told_acts, workplace, place, data, status, is_bad, before)


def _told_acts(
    workplace: Workplace, place: str, data: bytes, status: str, is_bad: bool, before: Standing | None
) -> list[Any]:
    now, site, bodies = datetime.now(VIETNAM), workplace.site, Bodies()
    here = now_of(workplace, place, data)
    given, sample = example(data, now)
    earlier = replace(here, status=status) if status == WITHDRAWN else before
    shown = []
    is_changed = before is None or (before.data, before.files) != (data, here.files)
    for one in allowed(workplace.person, status):
        act = sent_again(one, is_changed) if status == REVIEW else one
        if act is None:
            continue
        after = _as_done(act, data, given or sample, now)
        standing = replace(here, data=after, status=status_of(after, True, now))
        shown.append(
            {
                **asdict(act),
                "fits": None,
                "effects": effects(earlier, standing, place, site, now, bodies),
                "blocked": is_bad and act.needs_sound,
                "given": given,
                "example": sample,
            }
        )
    return shown


def _as_done(act: Act, data: bytes, moment: str, now: datetime) -> bytes:
    try:
        return changed(act, data, moment if act.wants == "date" else _SAMPLES.get(act.wants, ""), now)
    except NotAllowed:
        return data


async def publishing(request: Request) -> Response:
    """Show what may be done with an article."""
    workplace, opened = workplace_of(request), await opened_of(request)
    status = await workplace.shared.status(opened.place, opened.data)
    data = opened.data
    if status in (DRAFT, REVIEW):
        data = await asyncio.to_thread(as_public, data)
    found = await find(workplace.content, opened.place, data, workplace.site, workplace.cache)
    if status in (DRAFT, REVIEW):
        found = tuple(one for one in found if not is_given_by_acts(one))
    first = body_of(data)[1]
    errors = [one for one in found if one.level == "error"]
    return page(
        request,
        "publishing.html",
        place=opened.place,
        digest=opened.digest,
        title=title_of(opened.data),
        is_waiting=status == REVIEW,
        state=STATES[status],
        errors=[told(one, first) for one in errors],
        doubts=[told(one, first) for one in found if one.level != "error"],
        acts=await shown_acts(workplace, opened.place, opened.data, status, bool(errors)),
        pending=await _pending(workplace),
        can_upload=workplace.person.may_publish and not workplace.is_shared and can_deploy(workplace.site),
    )


async def _pending(workplace: Workplace) -> int:
    try:
        return len(await workplace.ledger.pending())
    except Fault:
        return 0


async def act(request: Request) -> Response:
    """Do an act; what the server or the check says against it is told in its own words."""
    workplace, place = workplace_of(request), place_of(request)
    given = await asked(request, "act", "digest")
    now = datetime.now(VIETNAM)
    await _require_right_over_sent(workplace, place)
    try:
        done = await do(
            workplace, place, text_of(given, "act"), text_of(given, "given"), text_of(given, "digest"), now
        )
    except NotAllowed as refusal:
        raise Refusal(str(refusal), 403) from None
    except Unsound as unsound:
        told_ones = [(one, at_desk(one)) for one in unsound.findings[:20]]
        lines = [
            f"{where(one, unsound.first)} {worded.what}. {worded.remedy}".strip() for one, worded in told_ones
        ]
        raise Refusal(str(unsound), 409, lines=lines) from None
    except Refused as refused:
        text = "Máy chủ chưa nhận; trang đang chạy giữ nguyên, bài vẫn còn ở đây."
        raise Refusal(text, 409, lines=refused.words.splitlines()) from None
    except Conflict as conflict:
        who = f"{conflict.texts.who}, {conflict.texts.message}".strip(", ")
        raise Refusal(f"{conflict} ({who})" if who else str(conflict), 409, conflict=place) from None
    except Fault as fault:
        raise Refusal(fault.words, 409) from None
    return JSONResponse(shown_done(done))


async def _require_right_over_sent(workplace: Workplace, place: str) -> None:
    """Raise ``Refusal`` where the server has what this person may not change, whatever stands here."""
    before = None if workplace.person.may_publish else await before_of(workplace, place)
    if before is not None and not may_save(workplace.person, before.status):
        raise Refusal("Bài đã đăng: việc này cần người có quyền đăng.", 403)


def shown_done(done: Done) -> dict[str, Any]:
    """Give what became of an act as the screen shows it."""
    return {
        "heading": done.heading,
        "lines": done.lines,
        "isDone": not done.is_sent or not done.is_followed,
        "isBad": not done.is_sent,
    }


async def send_again(request: Request) -> Response:
    """Send what waits."""
    workplace = workplace_of(request)
    try:
        sent = await workplace.ledger.send()
    except Fault as fault:
        raise Refusal(fault.words, 409) from None
    lines = [f"«{one.message}»: chưa gửi được. {one.why}" for one in sent.back]
    if sent.left:
        lines.insert(0, sent.why)
    heading = f"Còn {sent.left} việc chưa gửi" if sent.left else f"Đã gửi {sent.sent} việc"
    return JSONResponse({"heading": heading, "lines": lines, "isBad": bool(sent.left)})


async def upload(request: Request) -> Response:
    """Publish from this machine what was sent."""
    workplace = workplace_of(request)
    if not workplace.person.may_publish or workplace.is_shared or not can_deploy(workplace.site):
        raise Refusal("Trang này do máy chủ tự đăng; ở đây không cần làm gì thêm.", 403)
    async with _UPLOADING:
        done = await deploy(workplace)
    heading = "Đã đưa lên máy chủ" if done.is_done else "Chưa đưa lên được"
    return JSONResponse({"heading": heading, "lines": done.lines, "isDone": True, "isBad": not done.is_done})


async def following(request: Request) -> Response:
    """Say whether readers see the article by now."""
    workplace, place = workplace_of(request), place_of(request)
    found = await look(workplace, place, datetime.now(VIETNAM))
    shown = {"heading": found.heading, "lines": found.lines, "address": found.address}
    return JSONResponse({**shown, "isDone": found.is_done, "isBad": found.is_bad})


ROUTES = (
    Route("/dang/{place:path}", publishing),
    Route("/api/dang/{place:path}", act, methods=["POST"]),
    Route("/api/gui-lai", send_again, methods=["POST"]),
    Route("/api/dua-len", upload, methods=["POST"]),
    Route("/api/theo-doi/{place:path}", following),
)
