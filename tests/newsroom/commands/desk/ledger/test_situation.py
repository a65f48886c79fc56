"""In what state a repository is."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.desk.ledger.faults import Fault, Kind
from newsroom.commands.desk.ledger.program import Git
from newsroom.commands.desk.ledger.situation import check_fit, home_of, situation_of
from tests.support.repository import git, init
from tests.support.two_desks import AN, MOT, Office, open_office, run

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(tmp_path)


def fit(office: Office) -> None:
    git, home, _ = run(office.an.ledger.now())
    run(check_fit(git, home))


def test_a_clone_knows_its_server_and_where_the_content_lies(office: Office) -> None:
    _, home, found = run(office.an.ledger.now())
    assert (home.top, home.prefix, home.is_shallow) == (office.an.root, "content/", False)
    assert (found.remote, found.theirs, found.tracking) == (
        "origin",
        "refs/heads/main",
        "refs/remotes/origin/main",
    )
    assert found.local == found.known == found.based
    fit(office)


def test_content_in_no_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(Fault) as caught:
        run(home_of(Git(tmp_path)))
    assert caught.value.kind is Kind.NO_REPOSITORY
    assert "không nằm trong kho git" in caught.value.words


def test_another_branch_and_none_are_told_with_the_way_back(office: Office) -> None:
    office.an.git("switch", "-q", "-c", "thu")
    with pytest.raises(Fault, match=r"nhánh «thu».*git switch main"):
        fit(office)
    office.an.git("switch", "-q", "--detach", "main")
    with pytest.raises(Fault, match="git switch main"):
        fit(office)


def test_the_middle_of_a_merge_is_no_time_to_record(office: Office) -> None:
    (office.an.root / ".git" / "MERGE_HEAD").write_text("0" * 40, encoding="utf-8")
    office.an.write(f"{MOT}/index.md", "x\n")
    with pytest.raises(Fault, match="gộp"):
        run(office.an.ledger.record(AN, [MOT], "Sửa"))


def test_a_branch_that_names_no_server_takes_origin_or_the_only_one(office: Office) -> None:
    office.an.git("branch", "--unset-upstream")
    assert run(office.an.ledger.now())[2].tracking == "refs/remotes/origin/main"
    office.an.git("remote", "rename", "origin", "kho")
    assert run(office.an.ledger.now())[2].remote == "kho"
    office.an.git("remote", "remove", "kho")
    found = run(office.an.ledger.now())[2]
    assert (found.remote, found.theirs, found.tracking, found.known) == ("", "", "", "")


def test_a_repository_without_any_commit_has_no_tip(tmp_path: Path) -> None:
    at = Git(init(tmp_path / "kho"))
    found = run(situation_of(at, run(home_of(at))))
    assert (found.local, found.known, found.base) == ("", "", "")


def test_a_shallow_clone_is_known(office: Office, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{office.server}", "can")
    assert run(home_of(Git(tmp_path / "can"))).is_shallow
