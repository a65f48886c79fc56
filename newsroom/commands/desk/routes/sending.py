"""Send what was changed of the site: exactly its files, in one commit whose message tells the act."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from newsroom.commands.desk.answering import Refusal, asked, text_of
from newsroom.commands.desk.forms.layout import Unreadable
from newsroom.commands.desk.forms.standing import FOLDER, as_text, page_of
from newsroom.commands.desk.forms.telling import changes, message_of
from newsroom.commands.desk.forms.waiting import waiting_of, why_not
from newsroom.commands.desk.ledger import Conflict, Fault, Recorded, Refused
from newsroom.commands.desk.routes.site import UNREADABLE, found_of, named
from newsroom.commands.desk.routes.standing import errors_of
from newsroom.commands.desk.shelf.store import Missing
from newsroom.commands.desk.workplaces import Workplace, workplace_of
from newsroom.model.content import SITE_FILE

_MOST_LINES = 20


async def send(request: Request) -> Response:
    """Record and send what was shown as waiting; nothing of it goes while there is an error."""
    workplace, given = workplace_of(request), await asked(request, "seen")
    try:
        waiting = await waiting_of(workplace)
    except Fault as fault:
        raise Refusal(fault.words, 409) from None
    except Unreadable:
        raise Refusal(UNREADABLE, 409) from None
    if named(waiting) != text_of(given, "seen"):
        raise Refusal("Vừa có thay đổi mới. Xem lại các thay đổi ở đầu trang rồi bấm đăng.", 409)
    if not waiting.changes:
        raise Refusal("Không có thay đổi nào để đăng.", 409)
    if why := why_not(workplace.person, waiting.changes):
        raise Refusal(why, 403)
    if errors := await asyncio.to_thread(_errors, workplace, waiting.paths):
        raise Refusal("Còn lỗi nên chưa đăng. Sửa các lỗi này rồi làm lại.", 409, lines=errors[:_MOST_LINES])
    try:
        recorded = await workplace.ledger.record(workplace.person, waiting.paths, message_of(waiting.changes))
    except Conflict as conflict:
        who = ", ".join(filter(None, (conflict.texts.who, conflict.texts.message)))
        text = f"Người khác đã sửa cùng chỗ và đăng trước ({who}). Chưa đăng gì; bản của bạn vẫn còn ở đây."
        ours = [{"path": path, "name": _name(workplace, path)} for path in conflict.paths if _is_ours(path)]
        raise Refusal(text, 409, paths=ours) from None
    except Refused as refused:
        text = "Máy chủ chưa nhận; trang đang chạy giữ nguyên, thay đổi vẫn còn ở đây."
        raise Refusal(text, 409, lines=refused.words.splitlines()) from None
    except Fault as fault:
        raise Refusal(fault.words, 409) from None
    finally:
        workplace.shared.forget()
    return JSONResponse(_told(recorded))


def _errors(workplace: Workplace, paths: tuple[str, ...]) -> list[str]:
    lines = []
    if SITE_FILE in paths:
        data = workplace.store.open_file(SITE_FILE).data
        lines += [one.whole for one in found_of(workplace, data) if one.level == "error"]
    for path in paths:
        lines += errors_of(workplace, path)
    return lines


def _told(recorded: Recorded) -> dict[str, object]:
    lines = [f"«{one.message}»: chưa gửi được. {one.why}" for one in recorded.back]
    if not recorded.sent:
        lines.insert(0, recorded.why or "Kho git của máy này chưa nối với máy chủ nào.")
        return {"heading": "Đã ghi, chưa gửi", "lines": lines, "isBad": True}
    text = "Máy chủ kiểm tra rồi đưa lên trang; bạn đọc thấy sau vài giây đến vài phút."
    return {"heading": "Máy chủ đã nhận", "lines": [text, *lines], "isBad": False}


def _is_ours(path: str) -> bool:
    return path == SITE_FILE or path.startswith(f"{FOLDER}/")


def _name(workplace: Workplace, path: str) -> str:
    """Give what editors call a file of this screen."""
    if path == SITE_FILE:
        return "các phần ở màn hình này"
    try:
        return f"trang «{page_of(path, workplace.store.open_file(path).data).title}»"
    except Missing:
        return f"trang /{path.removeprefix(f'{FOLDER}/').removesuffix('.md')}/"


def _path_of(workplace: Workplace, path: str) -> str:
    """Give a file of this screen that this person may choose about; raise ``Refusal`` for others."""
    if not _is_ours(path):
        raise Refusal("Việc này chỉ làm với các phần ở màn hình Trang. Bài thì mở từ trang Lịch sử.")
    if not workplace.person.may_publish:
        raise Refusal("Việc này cần người có quyền đăng.", 403)
    return path


async def both(request: Request) -> Response:
    """Give both texts of what others sent first: of a page what stands in it, else what each changed."""
    workplace = workplace_of(request)
    path = _path_of(workplace, request.query_params.get("phan", ""))
    try:
        found = await workplace.ledger.conflict(path)
    except Fault as fault:
        raise Refusal(fault.words, 409) from None
    if found is None:
        raise Refusal("Hai bản không còn khác nhau ở chỗ này. Tải lại trang rồi bấm đăng.", 409)
    texts = (found.ours or b"", found.theirs or b"")
    if path == SITE_FILE:
        mine, theirs = [await asyncio.to_thread(_changes, found.base or b"", one) for one in texts]
    else:
        mine, theirs = map(as_text, texts)
    told = {"who": found.who, "told": found.message, "commit": found.theirs_commit}
    return JSONResponse({"mine": mine, "theirs": theirs, "mayKeep": path != SITE_FILE, **told})


def _changes(base: bytes, data: bytes) -> str:
    try:
        return "\n".join(one.sentence for one in changes(base, data))
    except Unreadable:
        return UNREADABLE


async def keep_ours(request: Request) -> Response:
    """Let a page that stands here follow on that of others, which was seen; what is sent next replaces it."""
    workplace, given = workplace_of(request), await asked(request, "path", "commit")
    path = _path_of(workplace, text_of(given, "path"))
    if path == SITE_FILE:  # all of it would go over what others changed elsewhere in it
        raise Refusal("Phần này chỉ lấy được bản trên máy chủ. Lấy bản ấy rồi sửa lại chỗ của bạn.")
    try:
        await workplace.ledger.settle(path, text_of(given, "commit"))
    except Fault as fault:
        raise Refusal(fault.words, 409) from None
    workplace.preview.touch()
    return JSONResponse({"loiNhan": "Đã giữ bản của bạn. Bấm đăng để bản này thay bản kia."})


async def take_theirs(request: Request) -> Response:
    """Put what others sent in place of what is changed here; git keeps ours aside."""
    workplace, given = workplace_of(request), await asked(request, "path")
    path = _path_of(workplace, text_of(given, "path"))
    try:
        await workplace.ledger.take_theirs(workplace.person, path)
    except Fault as fault:
        raise Refusal(fault.words, 409) from None
    workplace.preview.touch()
    return JSONResponse({"loiNhan": "Đã lấy bản trên máy chủ. Bản của bạn vẫn được git giữ lại."})


ROUTES = (
    Route("/api/trang/dang", send, methods=["POST"]),
    Route("/api/trang/hai-ban", both, methods=["GET"]),
    Route("/api/trang/ban-cua-toi", keep_ours, methods=["POST"]),
    Route("/api/trang/ban-kia", take_theirs, methods=["POST"]),
)
