"""What a push brings, read from a real repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.receiving import pushes
from newsroom.commands.receiving.pushes import GitPush, TooMany
from tests.support.server import OwnServer

git = OwnServer.git


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    git("init", "--quiet", "--initial-branch=main", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commit(*words: str) -> str:
    """Commit all there is; give the commit."""
    git("add", "--all")
    git("commit", "--quiet", "--message", "Bài\n\nmới", *words)
    return git("rev-parse", "HEAD")


def test_each_commit_is_read_with_who_wrote_it_and_what_it_changes(folder: Path) -> None:
    (folder / "a.md").write_text("a")
    first = commit()
    (folder / "tên có dấu\n.md").write_text("a")
    (folder / "a.md").rename(folder / "b.md")
    second = commit("--author", "Lê Thị An <an@co-quan.vn>")
    one, two = GitPush("", second).commits
    assert (one.name, one.parents, one.paths) == (first, (), ("a.md",))
    assert (two.name, two.parents, two.author, two.email) == (second, (first,), "Lê Thị An", "an@co-quan.vn")
    assert set(two.paths) == {"a.md", "b.md", "tên có dấu\n.md"}
    assert [found.name for found in GitPush(first, second).commits] == [second]
    assert GitPush(second, second).commits == ()


def test_a_merge_has_all_its_parents(folder: Path) -> None:
    (folder / "a.md").write_text("a")
    base = commit()
    git("checkout", "--quiet", "-b", "khac")
    (folder / "b.md").write_text("b")
    other = commit()
    git("checkout", "--quiet", "main")
    (folder / "c.md").write_text("c")
    own = commit()
    git("merge", "--quiet", "--no-edit", "khac")
    found = GitPush(base, git("rev-parse", "HEAD")).commits
    assert found[-1].parents == (own, other)
    assert {one.name for one in found[:-1]} == {own, other}


def test_files_are_given_as_they_are_and_links_are_not_followed(folder: Path) -> None:
    (folder / "*.md").write_bytes(b"\xff\r\n")
    (folder / "link.md").symlink_to("/etc/passwd")
    (folder / "sub").mkdir()
    (folder / "sub" / "x").write_text("x")
    push = GitPush("", commit())
    assert push.data(push.new, "*.md") == b"\xff\r\n"
    assert push.data(push.new, "link.md") == b""
    assert push.data(push.new, "sub") is None
    assert push.data(push.new, "?.md") is None
    assert push.data("", "*.md") is None


def test_what_replaces_a_commit_is_not_believed(folder: Path) -> None:
    (folder / "a.md").write_text("a")
    first = commit()
    (folder / "a.md").write_text("b")
    second = commit()
    git("replace", second, first)
    assert [one.name for one in GitPush(first, second).commits] == [second]
    assert GitPush(first, second).data(second, "a.md") == b"b"


def test_more_commits_than_a_desk_sends_are_not_judged(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pushes, "MOST_COMMITS", 1)
    (folder / "a.md").write_text("a")
    first = commit()
    (folder / "a.md").write_text("b")
    second = commit()
    assert len(GitPush(first, second).commits) == 1
    with pytest.raises(TooMany):
        assert GitPush("", second).commits


def test_links_and_repositories_within_are_found_wherever_they_hide(folder: Path) -> None:
    (folder / "content" / ".an").mkdir(parents=True)
    (folder / "content" / "a.md").write_text("a")
    (folder / "a-link").symlink_to("content/a.md")
    (folder / "content" / ".an" / "link").symlink_to("../../secret")
    (folder / "content" / "toa-soan.toml").symlink_to("a.md")
    base = commit()
    git("update-index", "--add", "--cacheinfo", f"160000,{base},content/kho")
    git("commit", "--quiet", "--message", "x")
    assert GitPush("", git("rev-parse", "HEAD")).odd == {
        "content/.an/link": "120000", "content/kho": "160000", "content/toa-soan.toml": "120000",
    }  # fmt: skip
