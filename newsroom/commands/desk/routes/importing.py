"""Screen *Nhập Word*: what each dropped file gives, corrected by the editor, then an article."""

from __future__ import annotations

import asyncio
import base64
import re
import secrets
import shutil
import tempfile
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from newsroom.commands.desk.answering import Refusal, asked, page, text_of
from newsroom.commands.desk.manuscript.fields import LABELS
from newsroom.commands.desk.reading.sentences import sentence
from newsroom.commands.desk.reading.thumbnails import Thumbnail
from newsroom.commands.desk.reading.word import Found, Unmade, find_drafts, make_draft
from newsroom.commands.desk.workplaces import workplace_of
from newsroom.vietnamese.comparing import nfc

_MOST_HELD = 60
"""Files that wait for their editors, of all who work here; the oldest go."""
_ASKED = ("Title", "Category", "Date", "Author", "Summary")
"""The keys that are always shown."""
_LONGEST_NAME = 200
"""Bytes."""
_NAME_RE = re.compile(r"[^\w. -]+")


@dataclass(frozen=True, slots=True)
class Held:
    """A file that was read for a person and waits; ``folder`` holds it and its photos."""

    login: str
    found: Found
    folder: Path


class Waiting:
    """The files that were read and wait for a word of the editor."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Held] = OrderedDict()

    def add(self, held: Held) -> str:
        """Let a file wait; give the name by which it is asked for."""
        name = secrets.token_hex(8)
        self._held[name] = held
        while len(self._held) > _MOST_HELD:
            _, oldest = self._held.popitem(last=False)
            shutil.rmtree(oldest.folder, ignore_errors=True)
        return name

    def get(self, name: str, login: str) -> Held:
        """Give a file that waits for this person; raise ``Refusal`` if there is none."""
        held = self._held.get(name)
        if held is None or held.login != login:
            raise Refusal("Bàn biên tập không còn giữ tệp này. Thả lại tệp.", 410)
        return held

    def drop(self, name: str) -> None:
        """Let go of a file and what lies beside it."""
        if held := self._held.pop(name, None):
            shutil.rmtree(held.folder, ignore_errors=True)

    def clear(self) -> None:
        """Let go of all files, when the desk stops."""
        for name in tuple(self._held):
            self.drop(name)


WAITING = Waiting()


async def importing(request: Request) -> Response:
    """Show where files are dropped."""
    categories = [one.name for one in workplace_of(request).site.categories]
    return page(request, "importing.html", categories=categories)


def file_name(given: str) -> str:
    """Give the name of a dropped file as a disk keeps it; its end stays, which tells the kind."""
    plain = nfc(_NAME_RE.sub(" ", given)).encode()[-_LONGEST_NAME:].decode("utf-8", "ignore")
    return plain.strip(" .") or "tep"


async def read(request: Request) -> Response:
    """Read a file that was dropped; say what it gives."""
    workplace, data = workplace_of(request), await request.body()
    folder = Path(tempfile.mkdtemp(prefix="nhap-word-"))
    stem = file_name(request.path_params["name"])
    file = folder / "tep" / stem
    try:
        file.parent.mkdir()
        await asyncio.to_thread(file.write_bytes, data)
        held = folder / "anh"
        held.mkdir()
        (found,) = await find_drafts((file,), workplace.content, held)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    if found.why:
        shutil.rmtree(folder, ignore_errors=True)
        raise Refusal(sentence(found.why), 422, place=found.place)
    name = WAITING.add(Held(workplace.person.login, found, folder))
    return JSONResponse({"drafts": [{"id": name, **shown(found)}]})


def shown(found: Found) -> Mapping[str, Any]:
    """Give what the screen shows of a file."""
    fields = {one.key: one for one in found.header}
    keys = [*_ASKED, *(key for key in fields if key not in _ASKED)]
    header = []
    for key in keys:
        one = fields.get(key)
        value = "; ".join(one.values) if one else ""
        reason = one.reason if one and one.values else ""
        sure = one.confidence if one else 0
        label = LABELS.get(key.casefold(), key)
        header.append({"key": key, "label": label, "value": value, "reason": reason, "confidence": sure})
    choices = [f"{', '.join(one.values)}: {one.reason} (chắc {one.confidence}%)" for one in found.choices]
    return {
        "name": found.name,
        "fields": header,
        "choices": choices,
        "dropped": [f"{one.text} ({one.reason})" for one in found.dropped],
        "faults": list(map(sentence, found.faults)),
        "photos": [_photo(one) for one in found.photos],
        "body": found.body,
    }


def _photo(photo: Thumbnail) -> dict[str, str]:
    small = base64.b64encode(photo.small).decode()
    return {"name": photo.name, "data": f"data:image/jpeg;base64,{small}" if small else ""}


async def take(request: Request) -> Response:
    """Make a draft of a file, with the values that the editor gave."""
    workplace, given = workplace_of(request), await asked(request, "id", "fields")
    held = WAITING.get(text_of(given, "id"), workplace.person.login)
    fields = given["fields"]
    if not isinstance(fields, dict) or not all(isinstance(value, str) for value in fields.values()):
        raise Refusal("Trang gửi lên dữ liệu không đúng dạng. Tải lại trang rồi làm lại.")
    known = {one.key for one in held.found.header} | set(_ASKED)
    header = {key: (value,) if value.strip() else () for key, value in fields.items() if key in known}
    try:
        made = await make_draft(held.found, workplace.content, header)
    except Unmade as unmade:
        raise Refusal(sentence(str(unmade)), 409) from None
    WAITING.drop(text_of(given, "id"))
    workplace.preview.touch()
    await asyncio.to_thread(workplace.listing.refresh, (made.place,))
    return JSONResponse({"place": made.place, "notes": made.notes, "isNew": made.is_new})


ROUTES = (
    Route("/nhap/", importing),
    Route("/api/nhap", take, methods=["POST"]),
    Route("/api/nhap/{name}", read, methods=["POST"]),
)
