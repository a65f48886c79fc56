"""Running git: limits, no questions, nothing left behind."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from newsroom.commands.desk.ledger.faults import Fault, Kind
from newsroom.commands.desk.ledger.program import Git, environment, is_object
from tests.support.repository import init
from tests.support.two_desks import run


def fake_git(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program named ``git`` in front of all others."""
    folder.mkdir(exist_ok=True)
    place = folder / "git"
    place.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    place.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


def test_answers_have_code_output_and_what_was_said(tmp_path: Path) -> None:
    git = Git(init(tmp_path / "kho"))
    assert run(git.ask("rev-parse", "--is-inside-work-tree")).text == "true"
    answer = run(git.run("rev-parse", "--verify", "nothing"))
    assert answer.code == 128
    assert "fatal" in answer.said


def test_input_is_handed_on_and_paths_are_no_options(tmp_path: Path) -> None:
    git = Git(init(tmp_path / "kho"))
    assert run(git.ask("hash-object", "--stdin", data=b"x" * 200_000)).text.isalnum()
    (tmp_path / "kho" / "--version").write_text("x", encoding="utf-8")
    assert run(git.ask("ls-files", "-o", "-z", paths=("--version",))).names == ["--version"]


def test_what_takes_too_long_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_git(tmp_path / "bin", f"(sleep 2; echo late > {tmp_path}/late) & sleep 60", monkeypatch)
    begun = time.monotonic()
    with pytest.raises(Fault) as caught:
        run(Git(tmp_path, local=0.3).ask("status"))
    assert caught.value.kind is Kind.SLOW
    assert time.monotonic() - begun < 1.9
    time.sleep(2.2)
    assert not (tmp_path / "late").exists()


def test_who_asks_a_server_may_go_on_while_there_are_signs_of_life(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talking = "for n in 1 2 3 4 5 6; do echo $n% >&2; sleep 0.2; done; echo done"
    fake_git(tmp_path / "bin", talking, monkeypatch)
    assert run(Git(tmp_path, network=0.6).run("push", to_server=True)).text.endswith("done")
    fake_git(tmp_path / "bin", "[ $1 = x ] || sleep 3", monkeypatch)
    with pytest.raises(Fault) as caught:
        run(Git(tmp_path, network=0.2, local=5).run("push", to_server=True))
    assert caught.value.kind is Kind.SLOW


def test_a_helper_that_stays_behind_keeps_nobody_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_git(tmp_path / "bin", "setsid sleep 4 & echo done", monkeypatch)
    begun = time.monotonic()
    assert run(Git(tmp_path).ask("status")).text == "done"
    assert time.monotonic() - begun < 3


def test_more_output_than_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_git(tmp_path / "bin", "exec yes", monkeypatch)
    with pytest.raises(Fault) as caught:
        run(Git(tmp_path).ask("log", most=100_000))
    assert caught.value.kind is Kind.LARGE


def test_no_git_and_no_folder_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Fault) as caught:
        run(Git(tmp_path / "none").ask("status"))
    assert caught.value.kind is Kind.NO_REPOSITORY
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    with pytest.raises(Fault) as caught:
        run(Git(tmp_path).ask("status"))
    assert caught.value.kind is Kind.MISSING


def test_variables_of_hooks_are_left_out_and_nobody_is_asked() -> None:
    made = environment({"GIT_DIR": "/x", "GIT_INDEX_FILE": "/y", "HOME": "/h", "SSH_ASKPASS": "/z"})
    assert "GIT_DIR" not in made
    assert "GIT_INDEX_FILE" not in made
    assert "SSH_ASKPASS" not in made
    assert (made["HOME"], made["GIT_TERMINAL_PROMPT"], made["LC_ALL"]) == ("/h", "0", "C")


@pytest.mark.parametrize(
    ("surroundings", "ssh", "wanted"),
    [
        ({}, "", "ssh -oBatchMode=yes"),
        ({"GIT_SSH_COMMAND": "ssh -i k"}, "ssh -i other", "ssh -i k -oBatchMode=yes"),
        ({}, "/usr/bin/ssh -p 2222", "/usr/bin/ssh -p 2222 -oBatchMode=yes"),
        ({"GIT_SSH_COMMAND": "plink -x"}, "", "plink -x"),
        ({"GIT_SSH": "/x/plink"}, "", None),
    ],
)
def test_the_way_to_the_server_stays_and_asks_nothing(
    surroundings: dict[str, str], ssh: str, wanted: str | None
) -> None:
    assert environment(surroundings, ssh).get("GIT_SSH_COMMAND") == wanted


def test_only_whole_names_of_objects_are_objects() -> None:
    assert is_object("0" * 40)
    assert is_object("a" * 64)
    assert not any(
        is_object(name) for name in ("main", "--all", "0" * 39, "0" * 40 + "\n", "HEAD^", "0" * 40 + ":x")
    )
