"""Whose key pushes decides what the hooks take: a real bare repository, and only-git before it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.support.building import ROOT, tiny_site, write_article
from tests.support.server import LAN, MAI, PEOPLE, Editor, OwnServer, Said, run

NEEDED = ("git", "flock", "prlimit", "timeout")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not all(map(shutil.which, NEEDED)), reason=f"one of {', '.join(NEEDED)} is not installed"
    ),
]
ONLY_GIT = ROOT / "ops" / "git" / "only-git"


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    """Give a clone of a server on whose main there is a list of people."""
    editor = OwnServer(tmp_path / "server").editor()
    tiny_site(editor.content)
    (editor.content / "toa-soan.toml").write_text(PEOPLE, encoding="utf-8")
    editor.commit()
    assert push(editor, "--admin").status == 0
    return editor


def push(editor: Editor, *words: str, command: str = "git-receive-pack 'repo.git'") -> Said:
    """Push as sshd would let a key do it whose line holds ``only-git WORDS``."""
    pack = editor.server.folder / "receive"
    line = (
        f'exec env HOME="{editor.server.state}" SSH_ORIGINAL_COMMAND="{command}" {ONLY_GIT} {" ".join(words)}'
    )
    pack.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    pack.chmod(0o755)
    return run(
        "git", "-C", str(editor.clone), "push", f"--receive-pack={pack}", "origin", "HEAD:main",
        BANTIN_KEY="admin",
    )  # fmt: skip


def commit_as(editor: Editor, author: str) -> None:
    """Commit all there is, as somebody at the desk."""
    editor.server.git("-C", str(editor.clone), "add", "--all")
    editor.server.git(
        "-C", str(editor.clone), "commit", "--quiet", "--message", "Bài mới", "--author", author
    )


def refused(editor: Editor, said: Said) -> str:
    """Say what the server told of a push that it did not take; main must be as it was."""
    head = editor.server.git("-C", str(editor.clone), "rev-parse", "HEAD")
    assert said.status != 0, said.text
    assert editor.server.main != head
    assert "CHƯA được nhận; trang đang chạy giữ nguyên." in said.text
    return said.text


def test_who_writes_sends_drafts_through_the_desk_and_publishes_nothing(editor: Editor) -> None:
    write_article(editor.content, "2025/06/moi", Status="draft")
    commit_as(editor, MAI)
    said = push(editor, "--desk")
    assert said.status == 0, said.text
    write_article(editor.content, "2025/06/moi")
    commit_as(editor, MAI)
    text = refused(editor, push(editor, "--desk"))
    assert "content/articles/2025/06/moi: lỗi: Phạm Mai được viết bản nháp" in text
    editor.server.git("-C", str(editor.clone), "commit", "--amend", "--no-edit", "--quiet", "--author", LAN)
    said = push(editor, "--desk")
    assert said.status == 0, said.text
    assert (editor.server.site / "current" / "2025" / "06" / "moi" / "index.html").is_file()


def test_taking_down_needs_the_right_to_publish(editor: Editor) -> None:
    for author, status in ((MAI, 1), (LAN, 0)):
        write_article(editor.content, "2024/01/bai-0", Status="withdrawn", Withdrawn="Sai số liệu.")
        commit_as(editor, author)
        assert push(editor, "--desk").status == status
        if status:
            editor.server.git("-C", str(editor.clone), "reset", "--quiet", "--hard", "HEAD~1")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/toa-soan.toml", PEOPLE.replace('"viet"', '"dang"')),
        ("content/site.toml", 'url = "https://ke-khac.vn"\n'),
        (".gitattributes", "* -text\n"),
        ("pelicanconf.py", "\n"),
    ],
)
def test_the_desk_changes_neither_rights_nor_the_address_nor_what_is_no_content(
    editor: Editor, path: str, text: str
) -> None:
    (editor.clone / path).write_text(text, encoding="utf-8")
    commit_as(editor, LAN)
    assert f"{path}: lỗi: " in refused(editor, push(editor, "--desk"))


def test_a_key_of_an_editor_changes_all_but_the_list_of_people(editor: Editor) -> None:
    write_article(editor.content, "2025/06/moi")
    editor.commit()
    assert push(editor).status == 0
    (editor.content / "toa-soan.toml").unlink()
    editor.commit()
    assert "chỉ quản trị viên được sửa tệp này" in refused(editor, push(editor))
    assert push(editor, "--admin").status == 0
    write_article(editor.content, "2025/06/hai", Status="draft")
    commit_as(editor, MAI)
    assert "chưa có content/toa-soan.toml" in refused(editor, push(editor, "--desk"))
    assert push(editor).status == 0


def test_an_installation_without_a_desk_goes_on_as_before(tmp_path: Path) -> None:
    editor = OwnServer(tmp_path / "server", program=ROOT).editor()
    tiny_site(editor.content)
    (editor.clone / "README.md").write_text("Kho bài.\n", encoding="utf-8")
    editor.commit()
    assert push(editor).status == 0
    (editor.content / "toa-soan.toml").write_text(PEOPLE, encoding="utf-8")
    editor.commit()
    assert "chỉ quản trị viên được sửa tệp này" in refused(editor, push(editor))


def test_a_list_with_a_slip_is_refused_from_administrators_too(editor: Editor) -> None:
    (editor.content / "toa-soan.toml").write_text(PEOPLE.replace('"viet"', '"viết"'), encoding="utf-8")
    editor.commit()
    assert "content/toa-soan.toml:5: lỗi: quyen «viết» không có." in refused(editor, push(editor, "--admin"))


@pytest.mark.parametrize("words", [("--ban",), ("--desk", "--admin"), ("",), ("desk",)])
def test_a_line_of_a_key_that_says_something_else_lets_nobody_in(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    said = run(str(ONLY_GIT), *words, SSH_ORIGINAL_COMMAND="git-receive-pack 'repo.git'", HOME=str(tmp_path))
    assert said.status == 1
    assert "authorized_keys không đúng" in said.text


@pytest.mark.parametrize("words", [(), ("--desk",), ("--admin",)])
@pytest.mark.parametrize("command", ["", "sh", "git-receive-pack '/etc'", "git-receive-pack 'repo.git'; sh"])
def test_no_key_does_anything_but_push_and_fetch(words: tuple[str, ...], command: str) -> None:
    assert os.access(ONLY_GIT, os.X_OK)
    said = run(str(ONLY_GIT), *words, SSH_ORIGINAL_COMMAND=command)
    assert said.status == 1
    assert "chỉ dùng để gửi và lấy bài" in said.text
