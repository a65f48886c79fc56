"""Read who did what with an article, and its versions."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.commands.desk.ledger.conflicts import INDEX
from newsroom.commands.desk.ledger.faults import Fault, Kind
from newsroom.commands.desk.ledger.program import Git, is_object
from newsroom.commands.desk.ledger.recording import Recorder
from newsroom.commands.desk.ledger.situation import KEPT_REFS, Home, Situation
from newsroom.commands.desk.ledger.trees import blob, entries_of
from newsroom.commands.desk.ledger.units import LINK, NESTED, checked, part, unit_of, units_of

MOST_VERSIONS = 500
_FORMAT = "--format=%x1e%H%x00%an%x00%ae%x00%aI%x00%B"


@dataclass(frozen=True, slots=True)
class Version:
    """One version: its commit, when it was made (ISO 8601), by whom, and the act in words."""

    commit: str
    when: str
    who: str
    message: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of an article, newest first; ``is_cut`` tells that there are older ones which are not
    here."""

    versions: tuple[Version, ...]
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A commit that the server does not have yet, and what it is about, below the content folder."""

    version: Version
    paths: tuple[str, ...]


class Reader(Recorder):
    """What is asked of a repository; nobody has to wait for it."""

    async def pending(self) -> tuple[Waiting, ...]:
        """List the commits that the server does not have, oldest first. Raises ``Fault``."""
        git, home, found = await self.now()
        if not found.remote or not found.local:
            return ()
        words = ("log", "--reverse", "--topo-order", "--no-renames", "--name-only", "-z", _FORMAT)
        without = (f"^{found.known}",) if found.known else ()
        listed = await git.ask(*words, f"--max-count={MOST_VERSIONS}", found.local, *without)
        return tuple(_waiting(record, home) for record in listed.text.split("\x1e") if record.strip("\0\n"))

    async def versions(self, place: str, most: int = MOST_VERSIONS) -> Versions:
        """List the versions of an article or file: commits that changed its folder, newest first.

        A folder is not followed to another name. ``place`` lies below ``articles``, or is a path below the
        content folder. Raises ``Fault``.
        """
        git, home, found = await self.now()
        if not found.local:
            return Versions(())
        path = full_path(home, place)
        words = ("log", "-z", _FORMAT, f"--max-count={most + 1}", "--no-renames", "--end-of-options")
        listed = await git.ask(*words, found.local, paths=(path,))
        all_of_them = [_version(one) for one in listed.text.split("\x1e") if one.strip("\0\n")]
        return Versions(tuple(all_of_them[:most]), len(all_of_them) > most or home.is_shallow)

    async def at(self, commit: str, place: str) -> bytes | None:
        """Give the text of a version, ``None`` if the article was not there. Raises ``Fault``.

        These are the bytes that a checkout would write; to take the version back they are saved like any
        text.
        """
        return await self.file_at(commit, place, INDEX)

    async def file_at(self, commit: str, place: str, name: str) -> bytes | None:
        """Give a file of a version by its name in the folder of the article, ``""`` for a file of its own."""
        git, home, found = await self.now()
        await _check(git, found, commit)
        path = full_path(home, place)
        full = f"{path}/{checked(name)}" if unit_of(f"{path}/-", home.prefix) == f"{path}/" else path
        entry = (await entries_of(git, commit, (full,))).get(full)
        if entry is None or entry.mode in (LINK, NESTED):
            return None
        return await blob(git, entry.name, full, as_file=True)

    async def files_at(self, commit: str, place: str) -> tuple[str, ...]:
        """Name the files of a version, seen from the folder of the article. Raises ``Fault``."""
        git, home, found = await self.now()
        await _check(git, found, commit)
        unit = f"{full_path(home, place)}/"
        entries = part(await entries_of(git, commit, (unit,)), unit)
        return tuple(
            sorted(path.removeprefix(unit) for path, entry in entries.items() if entry.mode != NESTED)
        )


def full_path(home: Home, place: str) -> str:
    """Give the path from the root of the repository of an article's place, or of a path below the content."""
    path = checked(place)
    is_place = path[:4].isdigit() and path.count("/") == 2
    return f"{home.prefix}articles/{path}" if is_place else f"{home.prefix}{path}"


async def _check(git: Git, found: Situation, commit: str) -> None:
    """Refuse a commit that is none of the branch, of the server's, or of those kept aside."""
    if is_object(commit):
        there = await git.run("cat-file", "-e", f"{commit}^{{commit}}")
        if not there.code:
            tips = [tip for tip in (found.local, found.known) if tip]
            for tip in tips:
                if not (await git.run("merge-base", "--is-ancestor", commit, tip)).code:
                    return
            if not (await git.run("show-ref", "--verify", "--quiet", f"{KEPT_REFS}/{commit}")).code:
                return
    raise Fault(Kind.PATH, "Không tìm thấy bản này trong lịch sử. Mở lại trang lịch sử rồi chọn.")


def _version(record: str) -> Version:
    """Read what git's log says of one commit."""
    commit, who, email, when, message = record.strip("\0\n").split("\0", 4)
    return Version(commit, when, who, message.partition("\0")[0].strip(), email)


def _waiting(record: str, home: Home) -> Waiting:
    version = _version(record)
    _, _, names = record.strip("\0\n").split("\0", 4)[4].partition("\0")
    paths = [path.lstrip("\n") for path in names.split("\0") if path.strip("\n")]
    shown = tuple(unit.removeprefix(home.prefix).rstrip("/") for unit in units_of(paths, home.prefix))
    return Waiting(version, shown)
