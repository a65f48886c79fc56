"""Find out in what state a repository is, and whether the desk may record there.

What is decided, and told in words: acts are recorded on the branch ``main`` only, as the server takes no
other one; not while HEAD is detached, nor in the middle of a merge or rebase. A repository without a server,
or without any commit, is fine: what is recorded there waits. The repository is the one in which the content
lies, so the content may be its root, a folder of it, or a submodule of another. A shallow clone is fine; its
history is cut short. Hooks of the user that git runs at a commit or checkout are not run; ``pre-push`` is, as
it sends what git LFS keeps.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from newsroom.commands.desk.ledger.faults import Fault, Kind, fault, fault_of
from newsroom.commands.desk.ledger.program import Git

MAIN = "main"
_UNDER_WAY = {
    "MERGE_HEAD": "gộp (merge)",
    "rebase-merge": "sắp lại (rebase)",
    "rebase-apply": "sắp lại (rebase)",
    "CHERRY_PICK_HEAD": "lấy riêng (cherry-pick)",
    "REVERT_HEAD": "đảo lại (revert)",
}
OWN_REFS = "refs/toa-soan"
BASE_REF = f"{OWN_REFS}/goc"
"""The commit whose tree the working copy was made equal to; missing where that is the branch itself."""
BEFORE_REF = f"{OWN_REFS}/truoc"
"""The tip of the branch up to which git's index followed; missing where that is the branch itself."""
KEPT_REFS = f"{OWN_REFS}/giu"
"""Below it: commits that were taken off the branch, so that no text is ever lost."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a repository lies: its working tree, its own folder, and the content from the root (``""``,
    ``content/``)."""

    top: Path
    folder: Path
    common: Path
    prefix: str
    is_shallow: bool

    @property
    def content(self) -> Path:
        """The content folder."""
        return self.top / self.prefix

    @property
    def room(self) -> Path:
        """The folder in which the desk keeps what it needs for a moment, on no one's way."""
        return self.folder / "toa-soan"


@dataclass(frozen=True, slots=True)
class Situation:
    """How things stand: ``local`` is the tip of the branch, ``base`` what the working copy was made from,
    ``known`` the tip of the server's branch as last seen; ``""`` where there is none.

    ``before`` is the tip up to which git's index followed, if that is another one. ``remote`` is the name of
    the server in git's settings, ``theirs`` the branch there, ``tracking`` the ref that remembers it.
    """

    home: Home
    local: str
    base: str
    before: str
    known: str
    remote: str
    theirs: str
    tracking: str

    @property
    def based(self) -> str:
        """The commit with whose tree the working copy is to be compared."""
        return self.base or self.local


async def home_of(git: Git) -> Home:
    """Find the repository in which a folder lies; raise ``Fault`` where there is none."""
    answer = await git.run(
        "rev-parse", "--show-toplevel", "--absolute-git-dir", "--git-common-dir", "--is-shallow-repository",
        "--show-prefix",
    )  # fmt: skip
    if answer.code:
        raise fault_of(answer.said, answer.code)
    lines = answer.text.split("\n")
    if len(lines) < 4:
        raise fault(Kind.NO_REPOSITORY)
    top, folder, common, shallow = lines[:4]
    prefix = lines[4] if len(lines) > 4 else ""
    return Home(Path(top), Path(folder), (git.folder / common).resolve(), prefix, shallow == "true")


async def situation_of(git: Git, home: Home, branch: str = MAIN) -> Situation:
    """Read how things stand; ``git`` runs at the root of the working tree. Raises ``Fault``."""
    refs = await git.ask(
        "for-each-ref",
        "--format=%(refname)%00%(objectname)%00%(upstream)%00%(upstream:remotename)%00%(upstream:remoteref)",
        f"refs/heads/{branch}",
        BASE_REF,
        BEFORE_REF,
        "refs/remotes/",
    )
    found = {fields[0]: fields[1:] for line in refs.text.splitlines() if (fields := line.split("\0"))}
    local, tracking, remote, theirs = found.get(f"refs/heads/{branch}", ["", "", "", ""])
    if not remote or remote == ".":
        remote = await _only_remote(git)
        tracking, theirs = (f"refs/remotes/{remote}/{branch}", f"refs/heads/{branch}") if remote else ("", "")
    tracking = tracking or f"refs/remotes/{remote}/{theirs.removeprefix('refs/heads/')}"
    base, before, known = (found.get(ref, [""])[0] for ref in (BASE_REF, BEFORE_REF, tracking))
    if not remote:
        return Situation(home, local, base, before, "", "", "", "")
    return Situation(home, local, base, before, known, remote, theirs, tracking)


async def check_fit(git: Git, home: Home, branch: str = MAIN) -> None:
    """Raise ``Fault`` with the way out unless acts may be recorded here now."""
    head = await git.run("symbolic-ref", "--quiet", "HEAD")
    if head.code not in (0, 1):
        raise fault_of(head.said, head.code)
    if head.code:
        raise Fault(
            Kind.UNFIT,
            "Kho git trên máy này đang mở một bản cũ, không ở nhánh nào, nên chưa ghi được. "
            f"Bài vẫn được lưu trên máy. Nhờ người quản trị chạy: git switch {branch}",
        )
    here = head.text.removeprefix("refs/heads/")
    if here != branch:
        raise Fault(
            Kind.UNFIT,
            f"Kho git trên máy này đang ở nhánh «{here}», còn bài chỉ được gửi từ nhánh {branch}. "
            f"Bài vẫn được lưu trên máy. Nhờ người quản trị chạy: git switch {branch}",
        )
    for name, what in _UNDER_WAY.items():
        if (home.folder / name).exists():
            raise Fault(
                Kind.UNFIT,
                f"Kho git trên máy này đang {what} dở nên chưa ghi được. Bài vẫn được lưu trên máy. "
                "Nhờ người quản trị làm nốt hoặc bỏ việc đó (git status nói cách làm).",
            )


async def _only_remote(git: Git) -> str:
    """Name the server of a branch whose settings name none: ``origin``, else the only one there is."""
    names = (await git.ask("remote")).text.splitlines()
    if "origin" in names:
        return "origin"
    return names[0] if len(names) == 1 else ""
