"""Writing commits."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.desk.ledger.faults import Fault
from newsroom.commands.desk.ledger.making import author_of, raw_commit
from newsroom.commands.desk.ledger.program import Git
from tests.support.repository import git, init
from tests.support.two_desks import Someone, run


@pytest.fixture
def bare_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose user has told git nothing."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    repository = init(tmp_path / "kho")
    git(repository, "config", "user.useConfigOnly", "true")
    return repository


def test_who_is_configured_commits_what_the_person_wrote(bare_settings: Path) -> None:
    git(bare_settings, "config", "user.name", "Máy")
    git(bare_settings, "config", "user.email", "may@x")
    author, committer = run(author_of(Git(bare_settings), Someone("Lê An", "an@x")))
    assert author.startswith("Lê An <an@x> ")
    assert committer.startswith("Máy <may@x> ")


def test_where_nobody_is_configured_the_person_commits(bare_settings: Path) -> None:
    author, committer = run(author_of(Git(bare_settings), Someone("Lê An")))
    assert author == committer
    assert author.startswith("Lê An <> ")


def test_a_name_cannot_say_more_than_a_name(bare_settings: Path) -> None:
    author, _ = run(author_of(Git(bare_settings), Someone("An\nparent 0 <x>", "a>\nb")))
    assert author.count("\n") == 0
    assert author.count("<") == author.count(">") == 1


@pytest.mark.parametrize("name", ["", "  ", "<>", ".\n"])
def test_nobody_signs_nothing(bare_settings: Path, name: str) -> None:
    with pytest.raises(Fault):
        run(author_of(Git(bare_settings), Someone(name)))


def test_a_message_has_no_more_than_its_lines() -> None:
    assert raw_commit("A <> 0 +0000", "C <> 0 +0000", " Đăng: x\r\n\r\nVì\0 sao \n") == (
        "author A <> 0 +0000\ncommitter C <> 0 +0000\n\nĐăng: x\n\nVì sao\n".encode()
    )
    with pytest.raises(Fault):
        raw_commit("", "", " \n")
