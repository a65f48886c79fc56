"""What git says, recognised."""

from __future__ import annotations

import pytest

from newsroom.commands.desk.ledger.faults import Kind, fault, fault_of, local_words, readable, remote_words

SAID = [
    ("fatal: unable to write loose object file: No space left on device", Kind.FULL),
    ("fatal: sha1 file '/x/.git/toa-soan/tam-1/index.lock' write error. Out of diskspace", Kind.FULL),
    ("fatal: Unable to create '/x/.git/index.lock': File exists.", Kind.LOCKED),
    ("fatal: not a git repository (or any of the parent directories): .git", Kind.NO_REPOSITORY),
    ("fatal: detected dubious ownership in repository at '/x'", Kind.OWNER),
    ("git@x: Permission denied (publickey).\nfatal: Could not read from remote repository.", Kind.LOGIN),
    ("fatal: could not read Username for 'https://x': terminal prompts disabled", Kind.LOGIN),
    ("ssh: Could not resolve hostname x: Name or service not known", Kind.OFFLINE),
    ("fatal: '/x/server.git' does not appear to be a git repository", Kind.OFFLINE),
    ("error: insufficient permission for adding an object to repository database", Kind.READ_ONLY),
    ("error: object file .git/objects/ab/cd is empty", Kind.DAMAGED),
    ("fatal: something nobody knows", Kind.OTHER),
]


@pytest.mark.parametrize(("said", "kind"), SAID)
def test_a_fault_is_recognised_by_what_git_said(said: str, kind: Kind) -> None:
    assert fault_of(said).kind is kind


def test_a_process_ended_because_its_file_grew_too_long_has_no_room() -> None:
    assert fault_of("", -25).kind is Kind.FULL


def test_every_kind_has_vietnamese_words_that_say_what_to_do() -> None:
    for kind in Kind:
        words = fault(kind, "x").words
        assert any(sign in words for sign in ("ờ", "ử", "ợ"))
        assert words.endswith(".")


def test_an_unknown_fault_shows_the_first_line_of_what_git_said() -> None:
    assert "«fatal: lạ»" in fault_of("fatal: lạ\nmore").words


def test_words_of_the_server_are_told_from_those_of_git() -> None:
    said = "remote: lỗi: thiếu sapo        \nremote: \x1b[31mSửa rồi gửi lại.\x1b[0m\nerror: failed to push some refs\n"
    assert remote_words(said) == "lỗi: thiếu sapo\nSửa rồi gửi lại."
    progress = "remote: Resolving deltas: 100% (1/1)\rremote: Resolving deltas: 100% (1/1), done.\nremote: Từ chối.\n"
    assert remote_words(f"Writing objects: 100%\n{progress}") == "Từ chối."
    assert local_words(said) == "error: failed to push some refs"


def test_names_of_commits_are_not_shown_and_long_words_are_cut() -> None:
    assert readable("a " + "0" * 40 + " b") == "a … b"
    assert len(readable("x" * 9000)) == 4000
