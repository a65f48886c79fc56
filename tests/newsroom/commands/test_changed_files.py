"""Which files changed, told by a real git."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.commands.changed_files import Unknown, changed_files, root_of
from tests.support.building import ROOT
from tests.support.repository import git, init


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A repository with a content folder, whose first commit has three files."""
    repository = init(tmp_path / "kho tin")
    content = repository / "content"
    for name in ("a.md", "b.md", "thư mục/c d.md"):
        write(content, name)
    commit(content)
    return content


def write(content: Path, name: str, text: str = "x") -> None:
    (content / name).parent.mkdir(parents=True, exist_ok=True)
    (content / name).write_text(text, encoding="utf-8")


def commit(content: Path) -> str:
    git(content, "add", "-A", ".")
    git(content, "commit", "-q", "-m", "Sửa")
    return git(content, "rev-parse", "HEAD")


def test_committed_staged_edited_and_new_files_have_changed(content: Path) -> None:
    base = git(content, "rev-parse", "HEAD")
    write(content, "a.md", "y")
    commit(content)
    write(content, "b.md", "y")
    git(content, "add", "-A", ".")
    write(content, "thư mục/c d.md", "y")
    write(content, "moi.md")
    write(content.parent, "ngoai.txt")
    assert changed_files(content, base) == ("a.md", "b.md", "moi.md", "thư mục/c d.md")


def test_removed_files_and_old_names_have_changed(content: Path) -> None:
    git(content, "mv", "a.md", "z.md")
    git(content, "rm", "-q", "b.md")
    commit(content)
    assert changed_files(content, "HEAD^") == ("a.md", "b.md", "z.md")


def test_what_others_did_after_the_branch_was_made_has_not(content: Path) -> None:
    git(content, "checkout", "-q", "-b", "bai-moi")
    write(content, "a.md", "y")
    commit(content)
    git(content, "checkout", "-q", "main")
    write(content, "b.md", "y")
    commit(content)
    git(content, "checkout", "-q", "bai-moi")
    assert changed_files(content, "main") == ("a.md",)


@pytest.mark.parametrize(
    "name",
    ["Ảnh lễ.md", "A\u0309nh.md", 'trích "dẫn".md', "xuống\ndòng.md", "-rf.md", ":(top)x.md", "%2F.md"],
)
def test_names_come_through_whatever_signs_they_have(content: Path, name: str) -> None:
    for number, text in enumerate("ab"):
        write(content, name, text)
        if not number:
            commit(content)
    wanted = "Ảnh.md" if name == "A\u0309nh.md" else name
    assert changed_files(content, "HEAD") == (wanted,)
    assert changed_files(content, "HEAD^") == (wanted,)


def test_a_name_that_is_no_utf8_is_spelt_as_in_reports(content: Path) -> None:
    with open(os.path.join(os.fsencode(content), b"l\xff.txt"), "w") as file:
        file.write("x")
    assert changed_files(content, "HEAD") == ("l\\xff.txt",)


def test_ignored_files_lie_in_the_content_all_the_same(content: Path) -> None:
    write(content, ".gitignore", "*.tmp")
    write(content, "a.tmp")
    assert "a.tmp" in changed_files(content, "HEAD")


@pytest.mark.slow
def test_a_hook_may_ask(content: Path) -> None:
    told = content.parent / "told"
    hook = content.parent / ".git" / "hooks" / "pre-commit"
    ask = (
        f"from pathlib import Path; from newsroom.commands.changed_files import *; "
        f"print(*changed_files(Path('content'), 'HEAD'), file=open({str(told)!r}, 'w'))"
    )
    hook.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -c "{ask}"\n')
    hook.chmod(0o755)
    write(content, "a.md", "y")
    git(content, "commit", "-q", "-a", "-m", "Sửa")
    assert told.read_text() == "a.md\n"


def test_a_file_that_was_only_touched_has_not_changed(content: Path) -> None:
    os.utime(content / "a.md", (0, 0))
    assert changed_files(content, "HEAD") == ()


# Without a base


def test_a_branch_is_compared_with_the_main_one_of_the_origin(content: Path) -> None:
    git(content, "update-ref", "refs/remotes/origin/main", "HEAD")
    for name in ("a.md", "b.md"):
        write(content, name, "y")
        commit(content)
    assert changed_files(content) == ("a.md", "b.md")


def test_what_is_pushed_already_is_compared_with_the_commit_before(content: Path) -> None:
    for name in ("a.md", "b.md"):
        write(content, name, "y")
        commit(content)
    git(content, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert changed_files(content) == ("b.md",)


def test_without_an_origin_the_commit_before_counts(content: Path) -> None:
    write(content, "a.md", "y")
    commit(content)
    assert changed_files(content) == ("a.md",)
    assert changed_files(content, "0" * 40) == ("a.md",)


# What cannot be told


@pytest.mark.parametrize("base", ["khong-co", "--output=x", "a b; c", "deadbeef" * 5])
def test_a_base_that_is_not_there_is_told(content: Path, base: str) -> None:
    with pytest.raises(Unknown, match="kho git ở đây không có «"):
        changed_files(content, base)
    assert not (content / "x").exists()


def test_a_first_commit_has_none_before_it(content: Path) -> None:
    with pytest.raises(Unknown, match="không có lần commit trước"):
        changed_files(content)


def test_a_folder_outside_of_any_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for ask in (changed_files, root_of):
        with pytest.raises(Unknown, match="git không trả lời: fatal"):
            ask(tmp_path)


def test_a_machine_without_git_is_told(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/khong-co")
    with pytest.raises(Unknown, match="máy này không có git"):
        changed_files(content)


def shallow(content: Path, folder: Path, depth: int) -> Path:
    """Clone as CI does."""
    source = f"file://{content.parent}"
    subprocess.run(["git", "clone", "-q", f"--depth={depth}", source, str(folder)], check=True)
    return folder / "content"


def test_a_clone_without_history_knows_a_commit_that_was_fetched(content: Path, tmp_path: Path) -> None:
    base = git(content, "rev-parse", "HEAD")
    for name in ("a.md", "b.md"):
        write(content, name, "y")
        commit(content)
    clone = shallow(content, tmp_path / "ban-sao", 1)
    with pytest.raises(Unknown):
        changed_files(clone)
    with pytest.raises(Unknown):
        changed_files(clone, base)
    git(content, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(clone, "fetch", "-q", "--depth=1", "origin", base)
    assert changed_files(clone, base) == ("a.md", "b.md")


def test_a_clone_of_two_commits_knows_the_one_before(content: Path, tmp_path: Path) -> None:
    write(content, "a.md", "y")
    commit(content)
    assert changed_files(shallow(content, tmp_path / "ban-sao", 2), "HEAD^") == ("a.md",)


# Where the content lies


def test_the_content_is_found_from_the_root_of_the_repository(content: Path) -> None:
    assert root_of(content) == "content"
    assert root_of(content / "thư mục") == "content/thư mục"
    assert root_of(content.parent) == ""
