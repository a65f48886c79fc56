"""Repositories that are not like ours, and what was decided for each."""

from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path

import pytest

from newsroom.commands.desk.ledger import Fault, Ledger, locking
from tests.support.repository import git, init
from tests.support.two_desks import AN, BA, BINH, HAI, MOT, Desk, Office, open_office, run

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(tmp_path)


def records(office: Office, text: str = "của An\n") -> None:
    """An records, Bình fetches, and both have it."""
    office.an.write(f"{MOT}/index.md", text)
    assert run(office.an.ledger.record(AN, [MOT], "của An")).sent
    assert office.an.status() == []
    run(office.binh.ledger.fetch())
    assert office.binh.read(f"{MOT}/index.md") == text
    assert office.binh.status() == []


def test_the_content_may_be_the_repository_itself(tmp_path: Path) -> None:
    office = open_office(tmp_path, inside=".")
    records(office)
    assert office.text(f"{MOT}/index.md") == "của An\n"
    assert run(office.an.ledger.versions("2024/07/mot")).versions[0].who == AN.name
    assert run(office.an.ledger.states()).sent == {"2024/07/mot", "2024/07/hai", "2024/07/ba"}


def test_the_content_may_lie_deeper(tmp_path: Path) -> None:
    records(open_office(tmp_path, inside="trang tin/nội dung"))


def test_line_ends_that_git_changes_are_no_changes(office: Office) -> None:
    for desk in (office.an, office.binh):
        desk.git("config", "core.autocrlf", "true")
        desk.git("config", "core.safecrlf", "true")
    office.an.write(f"{MOT}/index.md", "của An\r\nhai dòng\r\n")
    assert run(office.an.ledger.record(AN, [MOT], "của An")).sent
    run(office.binh.ledger.fetch())
    assert office.binh.read(f"{MOT}/index.md") == "của An\r\nhai dòng\r\n"
    assert office.text(f"{MOT}/index.md") == "của An\nhai dòng\n"
    commit = run(office.an.ledger.versions("2024/07/mot")).versions[0].commit
    assert run(office.an.ledger.at(commit, "2024/07/mot")) == "của An\r\nhai dòng\r\n".encode()
    assert office.an.status() == office.binh.status() == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_with_diacritics_stay_as_they_were_typed(office: Office, form: str) -> None:
    name = unicodedata.normalize(form, "Ảnh đại hội (1) «x».jpg")  # type: ignore[arg-type]
    office.an.git("config", "core.quotepath", "true")
    office.an.write(f"{MOT}/{name}", "x")
    records(office)
    assert office.binh.read(f"{MOT}/{name}") == "x"
    commit = run(office.an.ledger.versions("2024/07/mot")).versions[0].commit
    assert name in run(office.an.ledger.files_at(commit, "2024/07/mot"))
    office.binh.write(f"{MOT}/{name}", "y")
    assert run(office.binh.ledger.record(BINH, [MOT], "của Bình")).sent
    run(office.an.ledger.fetch())
    assert office.an.read(f"{MOT}/{name}") == "y"


def test_names_that_are_no_unicode_or_look_like_options_and_patterns_are_kept(office: Office) -> None:
    for name in ("--all", ":(top)x.jpg", "*.md", "[a].jpg", '"x".jpg', " x ", "\udcff.jpg"):
        (office.an.content / MOT / name).write_text(name.replace("\udcff", "f"), encoding="utf-8")
    records(office)
    assert (office.binh.content / MOT / "--all").read_text() == "--all"
    assert (office.binh.content / MOT / "\udcff.jpg").read_text() == "f.jpg"


def test_hooks_of_the_user_at_commits_and_checkouts_are_not_run_and_pre_push_is(office: Office) -> None:
    hooks = office.an.root / ".git" / "hooks"
    for name in ("pre-commit", "commit-msg", "post-checkout", "post-commit", "pre-rebase", "pre-push"):
        (hooks / name).write_text(f"#!/bin/sh\ncat > /dev/null\ntouch {hooks}/{name}.run\n", encoding="utf-8")
        (hooks / name).chmod(0o755)
    records(office)
    assert [file.name for file in hooks.glob("*.run")] == ["pre-push.run"]


def test_what_pre_push_says_makes_the_commit_wait(office: Office) -> None:
    hook = office.an.root / ".git" / "hooks" / "pre-push"
    hook.write_text("#!/bin/sh\necho 'chưa được gửi' >&2; exit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    office.an.write(f"{MOT}/index.md", "của An\n")
    recorded = run(office.an.ledger.record(AN, [MOT], "của An"))
    assert (bool(recorded.commit), recorded.sent) == (True, False)
    assert "chưa được gửi" in recorded.why
    hook.unlink()
    assert run(office.an.ledger.send()).sent == 1


def test_a_shallow_clone_records_and_sends(office: Office, tmp_path: Path) -> None:
    for number in range(3):
        office.binh.write(f"{BA}/index.md", f"{number}\n")
        run(office.binh.ledger.record(BINH, [BA], "Sửa"))
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{office.server}", "can")
    desk = Desk(tmp_path / "can", tmp_path / "can" / "content")
    records(Office(office.server, desk, office.binh))
    office.binh.write(f"{HAI}/index.md", "của Bình\n")
    run(office.binh.ledger.record(BINH, [HAI], "Sửa"))
    records(Office(office.server, desk, office.binh), "của An lần nữa\n")


def test_the_first_commit_of_all_is_sent_to_an_empty_server(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "server.git")
    git(tmp_path, "-c", "init.defaultBranch=main", "clone", "-q", "server.git", "an")
    desk = Desk(tmp_path / "an", tmp_path / "an" / "content")
    desk.write(f"{MOT}/index.md", "của An\n")
    desk.write("site.toml", "chưa ghi")
    recorded = run(desk.ledger.record(AN, [MOT], "Bắt đầu"))
    assert recorded.sent
    assert git(tmp_path / "server.git", "rev-parse", "main") == recorded.commit
    assert desk.status() == ["?? content/site.toml"]


def test_without_any_server_what_is_recorded_is_kept_here(tmp_path: Path) -> None:
    root = init(tmp_path / "kho")
    desk = Desk(root, root / "content")
    for number in range(2):
        desk.write(f"{MOT}/index.md", f"{number}\n")
        recorded = run(desk.ledger.record(AN, [MOT], f"lần {number}"))
        assert (bool(recorded.commit), recorded.sent) == (True, False)
    assert [one.message for one in run(desk.ledger.versions("2024/07/mot")).versions] == ["lần 1", "lần 0"]
    assert run(desk.ledger.pending()) == ()
    assert desk.status() == []
    assert run(desk.ledger.send()).why == ""


def test_content_outside_git_is_told_by_every_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "content").mkdir()
    ledger = Ledger(tmp_path, tmp_path / "content")
    for question in (
        ledger.record(AN, [MOT], "x"), ledger.send(), ledger.fetch(), ledger.pending(), ledger.states(),
        ledger.versions("2024/07/mot"), ledger.conflict(MOT),
    ):  # fmt: skip
        with pytest.raises(Fault, match="không nằm trong kho git"):
            run(question)


def test_a_submodule_beside_the_articles_is_left_alone(office: Office, tmp_path: Path) -> None:
    other = init(tmp_path / "khac")
    git(other, "commit", "-q", "--allow-empty", "-m", "x")
    allow = ("-c", "protocol.file.allow=always")
    office.binh.git(*allow, "submodule", "add", "-q", str(other), "content/phu")
    office.binh.git("commit", "-q", "-m", "thêm kho phụ")
    office.binh.git("push", "-q")
    records(office)
    assert "content/phu" in office.an.git("ls-files")


def test_a_signature_that_git_is_told_to_make_is_not_asked_for(office: Office) -> None:
    office.an.git("config", "commit.gpgsign", "true")
    office.an.git("config", "gpg.program", "/bin/false")
    office.an.write(f"{MOT}/index.md", "của An\n")
    assert run(office.an.ledger.record(AN, [MOT], "của An")).sent


def test_a_history_that_was_written_anew_brings_no_old_commits_back(office: Office) -> None:
    office.binh.write(f"{BA}/index.md", "bí mật\n")
    run(office.binh.ledger.record(BINH, [BA], "lộ"))
    run(office.an.ledger.fetch())
    git(office.server, "config", "receive.denyNonFastForwards", "false")
    office.binh.git("reset", "-q", "--hard", "HEAD^")
    office.binh.git("push", "-q", "--force")
    records(office)
    assert "lộ" not in office.messages()
    assert office.an.read(f"{BA}/index.md") != "bí mật\n"


def test_a_commit_made_by_hand_goes_with_the_next(office: Office) -> None:
    office.an.write(f"{HAI}/index.md", "tay\n")
    office.an.git("commit", "-qam", "bằng tay")
    office.binh.write(f"{BA}/index.md", "của Bình\n")
    run(office.binh.ledger.record(BINH, [BA], "của Bình"))
    records(office)
    assert office.messages() == ["của An", "bằng tay", "của Bình", "Bắt đầu"]


def test_a_pull_by_hand_between_two_acts_does_no_harm(office: Office) -> None:
    office.binh.write(f"{BA}/index.md", "của Bình\n")
    run(office.binh.ledger.record(BINH, [BA], "của Bình"))
    office.an.git("pull", "-q", "--rebase")
    records(office)


def test_a_git_of_somebody_else_at_work_here_is_waited_for_and_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    (office.an.root / ".git" / "index.lock").touch()
    office.an.write(f"{MOT}/index.md", "của An\n")
    monkeypatch.setattr(locking, "LOCK_PATIENCE", 0.3)
    with subprocess.Popen(
        ["git", "cat-file", "--batch"], cwd=office.an.root, stdin=subprocess.PIPE
    ) as living:
        with pytest.raises(Fault, match="chương trình khác"):
            run(office.an.ledger.record(AN, [MOT], "của An"))
        living.communicate()
    monkeypatch.undo()
    assert run(office.an.ledger.record(AN, [MOT], "của An")).sent
