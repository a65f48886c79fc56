"""Write commits: who, when, and the act in words."""

from __future__ import annotations

import re
import time
from typing import Protocol

from newsroom.commands.desk.ledger.faults import Fault, Kind
from newsroom.commands.desk.ledger.program import Git

_ODD_RE = re.compile(r"[\x00-\x1f\x7f<>]+")
_IDENTITY_RE = re.compile(r"[^\n<>]+ <[^\n<>]*> \d+ [+-]\d{4}")
MOST_MESSAGE = 20_000


class Named(Protocol):
    """Who signs a commit."""

    @property
    def name(self) -> str:
        """The name as it is shown."""

    @property
    def email(self) -> str:
        """The address, ``""`` if there is none."""


async def author_of(git: Git, person: Named) -> tuple[str, str]:
    """Give author and committer as git writes them: the person, and who is configured, else the person too.

    Raises ``Fault`` for a person without a name.
    """
    name, email = (_ODD_RE.sub(" ", text).strip(" .,:;\"'\\") for text in (person.name, person.email))
    if not name:
        raise Fault(Kind.PATH, "Chưa biết ai ghi lần này. Điền tên người dùng rồi làm lại.")
    author = f"{name} <{email}> {int(time.time())} {time.strftime('%z')}"
    configured = await git.run("var", "GIT_COMMITTER_IDENT")
    is_said = not configured.code and _IDENTITY_RE.fullmatch(configured.text)
    return author, configured.text if is_said else author


def raw_commit(author: str, committer: str, message: str) -> bytes:
    """Write a commit without tree and parent, in git's own form."""
    text = message.replace("\r\n", "\n").replace("\0", "").strip()[:MOST_MESSAGE]
    if not text:
        raise Fault(Kind.PATH, "Chưa có lời ghi cho lần này.")
    return f"author {author}\ncommitter {committer}\n\n{text}\n".encode(errors="replace")
