"""Two people in one article: what each has, beside what both began with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.commands.desk.ledger.program import Git
from newsroom.commands.desk.ledger.replaying import Step
from newsroom.commands.desk.ledger.situation import Home
from newsroom.commands.desk.ledger.trees import blob, differences, entries_of
from newsroom.commands.desk.ledger.units import LINK, NESTED, Entries, part

INDEX = "index.md"


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a conflict, ``None`` where the file is not there: ours, theirs, and what both were made
    from.

    ``theirs_commit`` names the commit that was seen, ``who``, ``when`` (ISO 8601) and ``message`` are of the
    last commit of others. ``our_files`` and ``their_files`` are names in the folder that each changed.
    """

    path: str
    base: bytes | None
    ours: bytes | None
    theirs: bytes | None
    theirs_commit: str
    who: str = ""
    when: str = ""
    message: str = ""
    our_files: tuple[str, ...] = ()
    their_files: tuple[str, ...] = ()


class Conflict(Exception):  # noqa: N818 (what is found, not what went wrong)
    """Others changed the same since this copy was made; nothing was recorded, both texts are kept.

    ``paths`` are all articles and files of which this holds, ``texts`` those of the first.
    """

    def __init__(self, paths: Sequence[str], texts: Texts) -> None:
        super().__init__("Người khác đã sửa bài này và gửi trước. Xem hai bản rồi chọn.")
        self.paths, self.texts = tuple(paths), texts
        self.base, self.ours, self.theirs = texts.base, texts.ours, texts.theirs


async def texts_of(git: Git, home: Home, unit: str, step: Step, tip: str) -> Texts:
    """Read the texts of a unit: before and after a step, and in the commit ``tip``."""
    theirs = part(await entries_of(git, tip, (unit,)), unit)
    ours, base = part(step.new, unit), part(step.old, unit)
    path = f"{unit}{INDEX}" if unit.endswith("/") else unit
    who, when, message = await _last(git, unit, tip)
    return Texts(
        unit.removeprefix(home.prefix).rstrip("/"),
        await _read(git, base, path),
        await _read(git, ours, path),
        await _read(git, theirs, path),
        tip,
        who,
        when,
        message,
        _names(unit, base, ours),
        _names(unit, base, theirs),
    )


async def _read(git: Git, entries: Entries, path: str) -> bytes | None:
    entry = entries.get(path)
    if entry is None or entry.mode in (LINK, NESTED):
        return None
    return await blob(git, entry.name, path, as_file=True)


def _names(unit: str, old: Entries, new: Entries) -> tuple[str, ...]:
    """Name what differs in a folder, as seen from it."""
    paths = sorted(differences(old, new))
    return tuple(path.removeprefix(unit) if unit.endswith("/") else path.rpartition("/")[2] for path in paths)


async def _last(git: Git, unit: str, tip: str) -> tuple[str, str, str]:
    """Say who changed a unit last, when, and in what words."""
    if not tip:
        return "", "", ""
    told = await git.ask("log", "-1", "--format=%an%x00%aI%x00%s", tip, paths=(unit.rstrip("/"),))
    who, _, rest = told.text.partition("\0")
    when, _, message = rest.partition("\0")
    return who, when, message
