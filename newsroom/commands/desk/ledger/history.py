"""Read who did what with an article, and its versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.commands.desk.ledger.conflicts import INDEX
from newsroom.commands.desk.ledger.faults import Fault, Kind
from newsroom.commands.desk.ledger.program import Git, is_object
from newsroom.commands.desk.ledger.recording import Recorder
from newsroom.commands.desk.ledger.situation import KEPT_REFS, Home, Situation
from newsroom.commands.desk.ledger.trees import blob, entries_of
from newsroom.commands.desk.ledger.units import LINK, NESTED, checked, part, unit_of, units_of

MOST_VERSIONS = 500
_FORMAT = "--format=%H%x00%an%x00%ae%x00%aI%x00%B"
_FIELDS = 5
"""What the format gives of a commit, each ended by the byte that none of it can hold."""


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
        words = ("log", "--reverse", "--topo-order", "--no-renames", "-z", f"--max-count={MOST_VERSIONS}")
        span = (found.local, *((f"^{found.known}",) if found.known else ()))
        listed = _versions((await git.ask(*words, _FORMAT, *span)).text)
        names = (await git.ask(*words, "--name-only", "--format=%H", *span)).text
        paths = _names(names, [one.commit for one in listed])
        return tuple(Waiting(one, _shown(paths[one.commit], home)) for one in listed)

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
        all_of_them = _versions(listed.text)
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


def _versions(text: str) -> list[Version]:
    """Read what git's log says of commits, whatever their messages hold."""
    words = text.split("\0")
    records = (words[start : start + _FIELDS] for start in range(0, len(words) - _FIELDS + 1, _FIELDS))
    return [
        Version(commit.strip("\n"), when, who, message.strip(), email)
        for commit, who, email, when, message in records
    ]


def _names(text: str, commits: Sequence[str]) -> dict[str, list[str]]:
    """Read which files each commit changed; no file can be named like the commit that comes next."""
    found: dict[str, list[str]] = {commit: [] for commit in commits}
    coming, names = 0, []
    for word in text.split("\0"):
        if coming < len(commits) and word.strip("\n") == commits[coming]:
            names, coming = found[commits[coming]], coming + 1
        elif word.strip("\n"):
            names.append(word.lstrip("\n"))
    return found


def _shown(paths: Sequence[str], home: Home) -> tuple[str, ...]:
    return tuple(unit.removeprefix(home.prefix).rstrip("/") for unit in units_of(paths, home.prefix))
