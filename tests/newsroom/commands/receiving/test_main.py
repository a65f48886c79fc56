"""The judging as a hook calls it: what it says, and its exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.receiving import pushes
from newsroom.commands.receiving.__main__ import main
from tests.support.server import OwnServer

git = OwnServer.git
ZEROS = "0" * 40


@pytest.fixture
def commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    git("init", "--quiet", "--initial-branch=main", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "toa-soan.toml").write_text("# chưa có ai\n", encoding="utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Bài mới")
    return git("rev-parse", "HEAD")


def test_a_push_that_may_be_is_taken_without_a_word(commit: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["admin", ZEROS, commit]) == 0
    assert capsys.readouterr() == ("", "")


def test_one_that_may_not_is_refused_with_why(commit: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["editor", ZEROS, commit]) == 1
    assert "chỉ quản trị viên được sửa tệp này" in capsys.readouterr().err
    assert main(["desk", ZEROS, commit]) == 1


def test_what_cannot_be_judged_is_refused(
    commit: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["ai-do", ZEROS, commit]) == 1
    assert "không rõ khóa «ai-do»" in capsys.readouterr().err
    assert main(["admin", "f" * 40, commit]) == 1
    assert "chưa xem được bản gửi lên" in capsys.readouterr().err
    monkeypatch.setattr(pushes, "MOST_COMMITS", -1)
    git("commit", "--quiet", "--allow-empty", "--message", "Khác")
    assert main(["desk", commit, git("rev-parse", "HEAD")]) == 1
    assert "một lần gửi của bàn biên tập" in capsys.readouterr().err
