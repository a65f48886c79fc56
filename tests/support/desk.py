"""Open a desk on a small site in a real clone, and ask it as its pages do, in this process."""

from __future__ import annotations

import asyncio
import io
import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from shutil import copytree
from typing import Any
from urllib.parse import unquote

from bs4 import BeautifulSoup
from PIL import Image

from newsroom.commands.desk.app import make_app
from newsroom.commands.desk.guard import Gate, Tokens
from newsroom.commands.desk.ledger import Ledger
from newsroom.commands.desk.previewing import Folders, Preview
from newsroom.commands.desk.workplaces import OnePlace, Workplace, Workplaces
from newsroom.commands.preview.building import Builder
from newsroom.commands.preview.state import Outcome
from newsroom.model.people import Person
from tests.support.building import SITE_TOML, write_article, write_site
from tests.support.repository import git

HOST, PREVIEW = "127.0.0.1:8001", "http://127.0.0.1:8000"
GATE = Gate((HOST,), f"http://{HOST}", PREVIEW)
EDITOR = Person("Lê Thị An", "an@example.vn", "an")
WRITER = Person("Trần Văn Bình", "binh@example.vn", "binh", may_publish=False)
ADMIN = Person("Phạm Thị Cúc", "cuc@example.vn", "cuc", is_admin=True)
SITTING = Person("Lê Thị An", "an@example.vn")
"""Who sits at a PC: nobody logged in."""

PUBLISHED, REVIEW, SCHEDULED, WITHDRAWN, DRAFT = (
    "2024/07/da-dang",
    "2024/08/cho-duyet",
    "2099/01/hen-gio",
    "2024/06/da-go",
    "2024/09/nhap",
)
"""The articles of the site, each standing as its name says; git does not know the last one."""
ALL = (PUBLISHED, REVIEW, SCHEDULED, WITHDRAWN, DRAFT)
_REGISTER = '\n[[categories]]\nname = "Văn bản"\nslug = "van-ban"\nkind = "documents"\n'
_BODY = "Đoạn mở đầu của bài.\n\n![](1.jpg)\n*Quang cảnh hội nghị. Ảnh: Nguyễn Minh*\n\nĐoạn kết của bài."


@dataclass(frozen=True, slots=True)
class Answer:
    """What the desk answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The page, or whatever text it is."""
        return self.body.decode("utf-8")

    @property
    def json(self) -> Any:
        """What an action answered."""
        return json.loads(self.body)

    @property
    def said(self) -> str:
        """Why it was refused: of JSON the words for the editor, of a page what it shows."""
        if self.headers.get("content-type", "").startswith("application/json"):
            return str(self.json["loi"])
        return BeautifulSoup(self.body, "html.parser").get_text(" ", strip=True)

    @property
    def page(self) -> BeautifulSoup:
        """The page, read."""
        return BeautifulSoup(self.body, "html.parser")


class StandIn(Builder):
    """Builds nothing, and says that it did; ``outcome`` is what it says."""

    def __init__(self) -> None:
        super().__init__()
        self.outcome = Outcome(True)
        self.builds = 0

    async def build(self) -> Outcome:
        """Say how a build would have ended."""
        self.builds += 1
        return self.outcome

    async def stop(self) -> None:
        """Stop nothing."""


@dataclass(slots=True)
class DeskOf:
    """One person at the desk; ``server`` is the repository to which articles are sent.

    Of an office ``gate``, ``login`` and ``workplaces`` are others than those of a PC.
    """

    workplace: Workplace
    server: Path
    builder: StandIn
    runner: asyncio.Runner
    tokens: Tokens = field(default_factory=Tokens)
    gate: Gate = GATE
    login: str = ""
    workplaces: Workplaces | None = None

    @property
    def content(self) -> Path:
        """The content folder of the working copy."""
        return self.workplace.content

    def file(self, place: str, name: str = "index.md") -> Path:
        """Name a file of an article."""
        return self.content / "articles" / place / name

    def opened(self, place: str) -> str:
        """Give the digest by which the page of an article knows it."""
        return self.workplace.store.open(place).digest

    def ask(
        self,
        method: str,
        address: str,
        body: bytes | object = b"",
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Ask as a page of the desk does, or as who opens a page; ``body`` goes as JSON unless it is bytes."""
        path, _, query = address.partition("?")
        given = {
            "host": self.gate.hosts[0],
            "sec-fetch-site": "same-origin",
            "sec-fetch-mode": "navigate" if method == "GET" else "cors",
            "sec-fetch-dest": "document" if method == "GET" else "empty",
        }
        if method not in ("GET", "HEAD"):
            given |= {"origin": self.gate.origin, "x-ban-bien-tap": self.tokens.of(self.login)}
        if self.gate.secret:
            given |= {"x-desk-secret": self.gate.secret, "x-desk-login": self.login}
        kind = "application/octet-stream" if isinstance(body, bytes) else "application/json"
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        raw = [
            (name.encode(), value.encode("latin-1"))
            for name, value in {**given, "content-type": kind, **(headers or {})}.items()
        ]
        scope = {
            "type": "http",
            "http_version": "1.1",
            "scheme": "http",
            "server": ("127.0.0.1", 8001),
            "method": method,
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": raw,
        }
        return self.runner.run(self._asked(scope, data))

    async def _asked(self, scope: dict[str, Any], data: bytes) -> Answer:
        told: list[Any] = []

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": data, "more_body": False}

        async def send(message: Any) -> None:
            told.append(message)

        app = make_app(self.workplaces or OnePlace(self.workplace), self.gate, self.tokens)
        await app(scope, receive, send)
        headers = {name.decode(): value.decode("latin-1") for name, value in told[0]["headers"]}
        return Answer(told[0]["status"], headers, b"".join(one.get("body", b"") for one in told[1:]))

    def get(self, address: str) -> Answer:
        """Open a page."""
        return self.ask("GET", address)

    def save(self, place: str, digest: str | None = None, **given: object) -> Answer:
        """Save an article as the screen *Viết* does."""
        sent = {"digest": self.opened(place) if digest is None else digest, **given}
        return self.ask("PUT", f"/api/bai/{place}", sent)

    def act(self, place: str, name: str, given: str = "", digest: str | None = None) -> Answer:
        """Do an act as the screen *Đăng* does."""
        sent = {
            "act": name,
            "given": given,
            "digest": self.opened(place) if digest is None else digest,
        }
        return self.ask("POST", f"/api/dang/{place}", sent)

    def become(self, person: Person) -> None:
        """Let another person sit at the same working copy."""
        self.workplace.person = person

    # The server

    def sent(self, path: str) -> bytes | None:
        """Give a file as the server has it, ``None`` if it has none; ``path`` is below the content folder."""
        names = git(self.server, "ls-tree", "-r", "--name-only", "main").splitlines()
        if f"content/{path}" not in names:
            return None
        return git(self.server, "show", f"main:content/{path}").encode() + b"\n"

    def log(self, format: str = "%s") -> list[str]:
        """List what the server's commits say, newest first."""
        return git(self.server, "log", f"--format={format}", "main").splitlines()

    def hook(self, script: str) -> None:
        """Give the server a hook that judges what is sent."""
        hook = self.server / "hooks" / "pre-receive"
        hook.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        hook.chmod(0o755)

    def go_offline(self) -> None:
        """Take the server away."""
        self.server.rename(self.server.with_name("away.git"))

    def go_online(self) -> None:
        """Bring the server back."""
        self.server.with_name("away.git").rename(self.server)

    def others_send(
        self,
        place: str,
        text: str,
        message: str = "Cập nhật: Bài ấy",
        files: Mapping[str, bytes] | None = None,
    ) -> None:
        """Let a colleague change an article, and ``files`` beside it, and send it."""
        clone = self.server.with_name("other")
        if not clone.exists():
            git(self.server.parent, "clone", "-q", str(self.server), "other")
        git(clone, "pull", "-q", "origin", "main")
        folder = clone / "content" / "articles" / place
        for name, data in {"index.md": text.encode(), **(files or {})}.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
        git(clone, "add", "-A")
        git(clone, "commit", "-q", "-m", message, "--author", "Đỗ Văn Dũng <dung@example.vn>")
        git(clone, "push", "-q", "origin", "main")


def photo(width: int = 40, height: int = 30, colour: str = "#7a1f1f") -> bytes:
    """Give the bytes of a small photo."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, "JPEG")
    return buffer.getvalue()


def write_desk_site(content: Path) -> None:
    """Write the site of these tests: an article of each standing but the draft of one's own."""
    write_site(content, SITE_TOML + _REGISTER)
    standings = {
        PUBLISHED: {},
        REVIEW: {"Status": "draft"},
        SCHEDULED: {},
        WITHDRAWN: {"Status": "withdrawn", "Withdrawn": "Bài có chỗ chưa đúng."},
    }
    for place, header in standings.items():
        write_article(content, place, _BODY, **header)
        (content / "articles" / place / "1.jpg").write_bytes(photo(1200, 800))
    (content / "pages").mkdir()
    (content / "pages" / "lien-he.md").write_text("Title: Liên hệ\n\nSố 1.\n", encoding="utf-8")


@cache
def _made() -> Path:
    """Make the repositories once a process: the server's and a clone of it."""
    kept = Path(_KEPT.name)
    server, clone = kept / "server.git", kept / "copy"
    git(kept, "init", "-q", "--bare", "-b", "main", str(server))
    git(kept, "clone", "-q", str(server), "copy")
    write_desk_site(clone / "content")
    (clone / ".gitignore").write_text("/.ban-bien-tap/\n/cache/\n/output/\n", encoding="utf-8")
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "Bắt đầu")
    git(clone, "push", "-q", "origin", "main")
    return kept


_KEPT = tempfile.TemporaryDirectory(prefix="desk-tests-")


@contextmanager
def desk(folder: Path, person: Person = SITTING, url: str = "https://example.vn") -> Iterator[DeskOf]:
    """Open a desk in a folder, for a person; ``url`` is that of the live site."""
    copytree(_made(), folder, dirs_exist_ok=True)
    root = folder / "copy"
    git(root, "remote", "set-url", "origin", str(folder / "server.git"))
    content = root / "content"
    if url != "https://example.vn":
        file = content / "site.toml"
        file.write_text(file.read_text(encoding="utf-8").replace("https://example.vn", url), encoding="utf-8")
    write_article(content, DRAFT, Status="draft")
    with asyncio.Runner() as runner:
        builder = StandIn()
        opened = _open(root, person, builder)
        yield DeskOf(opened, folder / "server.git", builder, runner)


def _open(root: Path, person: Person, builder: StandIn) -> Workplace:
    content = root / "content"
    folders = Folders(content, root / "output", root / "cache")
    preview = Preview(folders, GATE.origin, ("127.0.0.1:8000",), None, builder)
    ledger = Ledger(root, content, local=20, network=20)
    return Workplace.furnished(replace(person), folders, preview, PREVIEW, ledger)
