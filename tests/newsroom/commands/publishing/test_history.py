from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from newsroom.commands.publishing.history import History, Relation


def git(folder: Path, *words: str) -> str:
    names = ["-c", "user.name=a", "-c", "user.email=a@example.vn", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", "-C", folder, *names, *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path) -> str:
    git(folder, "commit", "-q", "--allow-empty", "-m", "x")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "git"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    return folder


def test_without_git_there_is_no_commit(tmp_path: Path) -> None:
    history = History(tmp_path)
    assert (history.commit, history.is_uncommitted) == ("", False)
    assert history.relation("0" * 40) is Relation.UNKNOWN


def test_a_working_copy_may_hold_changes_of_no_commit(repository: Path) -> None:
    commit(repository)
    assert not History(repository).is_uncommitted
    (repository / "new").write_text("x")
    assert History(repository).is_uncommitted


def test_commits_are_newer_older_or_apart(repository: Path) -> None:
    first, second = commit(repository), commit(repository)
    git(repository, "checkout", "-q", "-b", "other", first)
    git(repository, "commit", "-q", "--allow-empty", "-m", "other")
    other = git(repository, "rev-parse", "HEAD")
    assert History(repository, second).relation(first) is Relation.NEWER
    assert History(repository, second).relation(second) is Relation.SAME
    assert History(repository, first).relation(second) is Relation.OLDER
    assert History(repository, other).relation(second) is Relation.APART
    assert History(repository, other).relation("0" * 40) is Relation.UNKNOWN


def test_history_that_is_cut_short_is_fetched(repository: Path, tmp_path: Path) -> None:
    first = commit(repository)
    commit(repository)
    shallow = tmp_path / "shallow"
    address = repository.resolve().as_uri()
    subprocess.run(["git", "clone", "-q", "--depth", "1", address, shallow], check=True)
    assert History(shallow).relation(first) is Relation.NEWER
    newer = commit(repository)
    assert History(shallow).relation(newer) is Relation.OLDER


def test_where_nothing_can_be_fetched_nobody_knows(repository: Path, tmp_path: Path) -> None:
    first = commit(repository)
    commit(repository)
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth", "1", repository.as_uri(), shallow], check=True)
    git(shallow, "remote", "remove", "origin")
    assert History(shallow).relation(first) is Relation.UNKNOWN
