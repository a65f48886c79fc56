"""Who did what with an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.desk.ledger import Fault
from tests.support.repository import git
from tests.support.two_desks import AN, BA, BINH, MOT, Office, open_office, run

pytestmark = pytest.mark.slow
PLACE = MOT.removeprefix("articles/")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = open_office(tmp_path)
    for person, desk, text in ((AN, office.an, "hai\n"), (BINH, office.binh, "ba\n")):
        run(desk.ledger.fetch())
        desk.write(f"{MOT}/index.md", text)
        run(desk.ledger.record(person, [MOT], f"Đăng: {text}\nVì thế."))
    office.binh.write(f"{BA}/index.md", "khác\n")
    run(office.binh.ledger.record(BINH, [BA], "Đăng: Ba"))
    return office


def test_versions_are_those_of_the_folder_newest_first(office: Office) -> None:
    found = run(office.binh.ledger.versions(PLACE))
    assert [(one.who, one.message.partition("\n")[0]) for one in found.versions] == [
        ("Trần Bình", "Đăng: ba"), ("Lê Thị An", "Đăng: hai"), ("Ban Biên tập", "Bắt đầu"),
    ]  # fmt: skip
    assert found.versions[0].message.endswith("Vì thế.")
    assert (found.versions[1].email, found.is_cut) == ("an@example.vn", False)
    assert run(office.binh.ledger.versions(PLACE, most=2)).is_cut


def test_the_text_and_files_of_a_version_are_given(office: Office) -> None:
    newest, _, first = run(office.binh.ledger.versions(PLACE)).versions
    assert run(office.binh.ledger.at(newest.commit, PLACE)) == b"ba\n"
    assert b"Title: mot" in (run(office.binh.ledger.at(first.commit, PLACE)) or b"")
    assert run(office.binh.ledger.files_at(first.commit, PLACE)) == ("1.jpg", "index.md")
    assert run(office.binh.ledger.file_at(first.commit, PLACE, "1.jpg")) == f"ảnh {MOT}".encode()
    assert run(office.binh.ledger.at(first.commit, "2024/07/khong-co")) is None
    assert b"dong_0" in (run(office.binh.ledger.file_at(first.commit, "site.toml", "")) or b"")


@pytest.mark.parametrize("commit", ["HEAD", "--help", "0" * 40, "main:content"])
def test_only_commits_of_this_history_are_read(office: Office, commit: str) -> None:
    with pytest.raises(Fault, match="lịch sử"):
        run(office.binh.ledger.at(commit, PLACE))


def test_a_commit_of_another_branch_is_not_read(office: Office) -> None:
    office.binh.git("switch", "-q", "-c", "thu")
    office.binh.git("commit", "-q", "--allow-empty", "-m", "x")
    commit = office.binh.git("rev-parse", "HEAD")
    office.binh.git("switch", "-q", "main")
    with pytest.raises(Fault, match="lịch sử"):
        run(office.binh.ledger.at(commit, PLACE))


def test_a_path_of_a_version_leads_nowhere_else(office: Office) -> None:
    newest = run(office.binh.ledger.versions(PLACE)).versions[0]
    for wrong in ("../site.toml", "/etc/passwd", ".git/config"):
        with pytest.raises(Fault):
            run(office.binh.ledger.file_at(newest.commit, PLACE, wrong))


def test_history_that_is_cut_short_is_told(office: Office, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{office.server}", "can")
    from newsroom.commands.desk.ledger import Ledger

    root = tmp_path / "can"
    assert run(Ledger(root, root / "content").versions(PLACE)).is_cut


def test_what_waits_is_listed_oldest_first_with_what_it_is_about(office: Office) -> None:
    office.go_offline()
    for number, place in enumerate((MOT, BA)):
        office.binh.write(f"{place}/index.md", f"mới {number}\n")
        run(office.binh.ledger.record(BINH, [place], f"Sửa {number}"))
    waiting = run(office.binh.ledger.pending())
    assert [(one.version.message, one.paths) for one in waiting] == [("Sửa 0", (MOT,)), ("Sửa 1", (BA,))]


def test_a_message_that_holds_signs_of_git_is_read_like_any(office: Office) -> None:
    office.go_offline()
    odd = "Sửa\x1e\x1f một\n\n" + "0" * 40 + "\x1eabc"
    office.binh.write(f"{MOT}/index.md", "mới\n")
    run(office.binh.ledger.record(BINH, [MOT], "Sửa trước"))
    office.binh.git("commit", "-q", "--amend", "-m", odd)
    newest = run(office.binh.ledger.versions(PLACE)).versions[0]
    assert newest.message.startswith("Sửa\x1e")
    (waiting,) = run(office.binh.ledger.pending())
    assert (waiting.version.commit, waiting.paths) == (newest.commit, (MOT,))
