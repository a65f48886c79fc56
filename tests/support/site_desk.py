"""A desk with our own ``site.toml`` and pages, a few articles and a server, asked as its pages ask it."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from starlette.types import Message

from newsroom.commands.desk.acts.standing import Shared
from newsroom.commands.desk.app import make_app
from newsroom.commands.desk.guard import Gate, Tokens
from newsroom.commands.desk.ledger import Ledger
from newsroom.commands.desk.previewing import Folders, Preview
from newsroom.commands.desk.shelf.listing import Listing
from newsroom.commands.desk.shelf.store import Store
from newsroom.commands.desk.workplaces import OnePlace, Workplace
from newsroom.commands.preview.server import bind, make_server
from newsroom.model.people import Person
from newsroom.vietnamese.printing import VIETNAM
from tests.support.building import ROOT
from tests.support.two_desks import Desk, Office, open_office

HOST, PREVIEW = "127.0.0.1:8001", "http://127.0.0.1:8000"
PERSON = Person("Phạm Mai", "mai@example.vn")
HEAD = "Title: {title}\nDate: 2026-11-{day:02} 08:00\nCategory: {category}\nAuthor: An\nSummary: Tóm tắt.\n{more}\nNội dung.\n"
TOMORROW = datetime.now(VIETNAM) + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SiteDesk:
    """One person's desk, and the office around it."""

    office: Office
    workplace: Workplace
    tokens: Tokens

    @property
    def content(self) -> Path:
        """The content folder of the working copy."""
        return self.workplace.content

    @property
    def site(self) -> bytes:
        """What ``site.toml`` is now."""
        return (self.content / "site.toml").read_bytes()

    def of(self, person: Person) -> SiteDesk:
        """Give the same desk with somebody else at it."""
        place = self.workplace
        place.person = person
        return SiteDesk(self.office, place, self.tokens)

    def ask(self, method: str, path: str, given: object = None) -> tuple[int, Any]:
        """Ask the desk; give the status, and the answer: JSON of an action, the text of a page."""
        status, body = asyncio.run(self._ask(method, path, given))
        return status, json.loads(body) if path.startswith("/api/") else body.decode()

    async def _ask(self, method: str, path: str, given: object) -> tuple[int, bytes]:
        headers = {
            "host": HOST,
            "origin": f"http://{HOST}",
            "sec-fetch-site": "same-origin",
            "content-type": "application/json",
            "x-ban-bien-tap": self.tokens.of(""),
        }
        plain, _, query = path.partition("?")
        scope = {
            "type": "http",
            "method": method,
            "path": plain,
            "raw_path": plain.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "scheme": "http",
            "server": ("127.0.0.1", 8001),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
        told: list[Message] = []
        body = b"" if given is None else json.dumps(given).encode()

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            told.append(message)

        gate = Gate((HOST,), f"http://{HOST}", PREVIEW)
        await make_app(OnePlace(self.workplace), gate, self.tokens)(scope, receive, send)
        return told[0]["status"], b"".join(one.get("body", b"") for one in told[1:])


def _fill(desk: Desk) -> None:
    for file in ("site.toml", "pages/lien-he.md", "pages/gioi-thieu.md"):
        desk.write(file, (ROOT / "content" / file).read_text(encoding="utf-8"))
    until = f"Pin_until: {TOMORROW:%Y-%m-%d}\n"
    for name, category, more in (
        ("mot", "Tin hoạt động", f"Pin: 1\n{until}"),
        ("hai", "tin-hoat-dong", "Pin: 2\n"),
        ("ba", "Đoàn thể", ""),
    ):
        head = HEAD.format(title=f"Bài {name}", day=len(name) + 1, category=category, more=more)
        desk.write(f"articles/2026/11/{name}/index.md", head)


def open_site_desk(folder: Path, person: Person = PERSON) -> SiteDesk:
    """Make an office whose content is a site, and sit down at the desk of one clone."""
    office = open_office(folder, fill=_fill)
    content, cache = office.an.content, folder / "cache"
    ledger = Ledger(office.an.root, content, local=20, network=20)
    shared = Shared(ledger)
    workplace = Workplace(
        person=person,
        root=office.an.root,
        content=content,
        cache=cache,
        preview_url=f"{PREVIEW}/",
        preview=Preview(Folders(content, folder / "output", cache), f"http://{HOST}", ("127.0.0.1:8000",)),
        store=Store(content),
        ledger=ledger,
        listing=Listing(content, cache, shared.known),
        shared=shared,
    )
    return SiteDesk(office, workplace, Tokens())


@contextmanager
def served(desk: SiteDesk) -> Iterator[str]:
    """Serve a desk on loopback while the context lasts; give its origin."""
    with bind(0) as listener:
        host = f"127.0.0.1:{listener.getsockname()[1]}"
        gate = Gate((host,), f"http://{host}", PREVIEW)
        server = make_server(make_app(OnePlace(desk.workplace), gate, desk.tokens))
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listener])))
        thread.start()
        try:
            yield f"http://{host}"
        finally:
            server.should_exit = True
            thread.join()
