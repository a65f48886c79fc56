"""Fetch from the server and push there, and know from the answer what became of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from newsroom.commands.desk.ledger.faults import Fault, Kind, fault_of, local_words, remote_words
from newsroom.commands.desk.ledger.program import Answer, Git
from newsroom.commands.desk.ledger.situation import Situation

_WAIT = frozenset({Kind.OFFLINE, Kind.LOGIN, Kind.SLOW, Kind.OTHER})
"""What is wrong at the server or on the way, so that commits wait."""
_RACE_RE = re.compile(
    r"fetch first|non-fast-forward|stale info|cannot lock ref|failed to update ref|failed to lock"
    r"|incorrect old value"
    r"|reference already exists|remote ref updated since checkout"
)
_TROUBLE_RE = re.compile(
    r"unpacker error|unpack failed|no space left|internal server error|missing necessary objects", re.I
)
_NO_BRANCH_RE = re.compile(r"couldn't find remote ref|Remote branch .* not found")
_UNNAMED = "Máy chủ nhận bài từ chối mà không nói vì sao{reason}. Nhờ người quản trị xem."
_TROUBLE = "Máy chủ nhận bài đang trục trặc nên chưa nhận{said}. Bài được giữ lại để gửi sau."


class Outcome(Enum):
    """What became of a push."""

    TAKEN = "the server has it"
    RACE = "others were first"
    REFUSED = "the server looked at it and refused it"
    WAITING = "the server was not reached, or is in trouble"


@dataclass(frozen=True, slots=True)
class Pushed:
    """The outcome of a push, and why in words, ``""`` where it was taken."""

    outcome: Outcome
    why: str = ""


async def fetch(git: Git, situation: Situation) -> tuple[str, str]:
    """Fetch the server's branch; give its tip and ``""``, or what was known of it and why it could not be
    reached.

    Raises ``Fault`` for what is wrong on this machine.
    """
    if not situation.remote:
        return "", ""
    words = ("fetch", "--progress", "--no-tags", "--no-write-fetch-head")
    refspec = f"+{situation.theirs}:{situation.tracking}"
    answer = await _patiently(git, words, (situation.remote, refspec))
    if isinstance(answer, Pushed):
        return situation.known, answer.why
    if answer.code and _NO_BRANCH_RE.search(answer.said):
        return "", ""
    if answer.code:
        wrong = fault_of(local_words(answer.said), answer.code)
        if wrong.kind in _WAIT:
            return situation.known, wrong.words
        raise wrong
    return (await git.ask("rev-parse", "--verify", "--quiet", f"{situation.tracking}^{{commit}}")).text, ""


async def push(git: Git, situation: Situation, commit: str) -> Pushed:
    """Push a commit to the server's branch, forward only. Raises ``Fault`` for what is wrong on this
    machine."""
    refspec = f"{commit}:{situation.theirs}"
    answer = await _patiently(git, ("push", "--porcelain", "--progress"), (situation.remote, refspec))
    return answer if isinstance(answer, Pushed) else judged(answer)


async def _patiently(git: Git, words: tuple[str, ...], paths: tuple[str, ...]) -> Answer | Pushed:
    """Ask the server; what takes too long is as if it were not there."""
    try:
        return await git.run(*words, paths=paths, to_server=True)
    except Fault as found:
        if found.kind is Kind.SLOW:
            return Pushed(Outcome.WAITING, found.words)
        raise


def judged(answer: Answer) -> Pushed:
    """Know from what git answered what became of a push."""
    if not answer.code:
        return Pushed(Outcome.TAKEN)
    line = next((line for line in answer.text.splitlines() if line.startswith("!")), "")
    said = remote_words(answer.said)
    if not line or "[remote failure]" in line:
        wrong = fault_of(local_words(answer.said), answer.code)
        if wrong.kind in _WAIT:
            return Pushed(Outcome.WAITING, wrong.words)
        raise wrong
    reason = line.rpartition("\t")[2]
    if _RACE_RE.search(reason):
        return Pushed(Outcome.RACE, reason)
    if _TROUBLE_RE.search(reason):
        return Pushed(Outcome.WAITING, _TROUBLE.format(said=f": {said}" if said else ""))
    inner = reason.partition("(")[2].rstrip(")")
    return Pushed(Outcome.REFUSED, said or _UNNAMED.format(reason=f" («{inner}»)" if inner else ""))
