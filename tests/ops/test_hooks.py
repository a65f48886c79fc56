"""A real bare repository with the hooks of ops/: what is pushed is built from its content alone."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.support.building import tiny_site, write_article
from tests.support.server import Editor, OwnServer

NEEDED = ("git", "flock", "prlimit", "timeout")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not all(map(shutil.which, NEEDED)), reason=f"one of {', '.join(NEEDED)} is not installed"
    ),
]


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    editor = OwnServer(tmp_path / "server").editor()
    tiny_site(editor.content)
    return editor


def test_a_sound_push_is_taken(editor: Editor) -> None:
    commit = editor.commit()
    said = editor.push()
    assert said.status == 0, said.text
    assert editor.server.main == commit


def test_a_push_with_errors_is_refused_with_the_report_of_what_it_changed(editor: Editor) -> None:
    write_article(
        editor.content, "2024/05/canh-bao", Author="", Source="Báo Nam Định", Date="2024-05-05 08:00"
    )
    first = editor.commit()
    assert editor.push().status == 0
    write_article(editor.content, "2024/06/loi", Date="hôm qua")
    editor.commit()
    said = editor.push()
    assert said.status != 0
    assert "articles/2024/06/loi/index.md:2: lỗi: Date không đọc được: «hôm qua»" in said.text
    assert "CHƯA được nhận; trang đang chạy giữ nguyên. Sửa các lỗi trên" in said.text
    assert "Traceback" not in said.text
    assert editor.server.main == first
    # What was refused is not what the timer would build.
    assert not (editor.server.state / "content" / "articles" / "2024" / "06" / "loi").exists()
    write_article(editor.content, "2024/06/loi")
    second = editor.commit()
    assert editor.push().status == 0
    assert editor.server.main == second


def test_a_push_brings_no_program(editor: Editor, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    program = f"open({str(mark)!r}, 'w')\n"
    for name in ("pelicanconf.py", "publishconf.py", "sitecustomize.py"):
        (editor.clone / name).write_text(program, encoding="utf-8")
    plugins = editor.clone / "plugins" / "gate"
    plugins.mkdir(parents=True)
    (plugins / "__init__.py").write_text(program, encoding="utf-8")
    (editor.clone / ".gitattributes").write_text("* filter=run\n", encoding="utf-8")
    (editor.clone / "Makefile").write_text(f"all:\n\ttouch {mark}\n", encoding="utf-8")
    editor.commit()
    said = editor.push()
    assert said.status == 0, said.text
    assert not mark.exists()
    assert sorted(os.listdir(editor.server.state / "content")) == ["articles", "site.toml"]


@pytest.mark.parametrize("words", [("HEAD:refs/heads/khac",), ("HEAD:refs/tags/v1",), (":main",)])
def test_only_main_is_taken_and_never_removed(editor: Editor, words: tuple[str, ...]) -> None:
    editor.commit()
    assert editor.push().status == 0
    before = editor.server.main
    assert editor.push(*words).status != 0
    assert editor.server.main == before


def test_history_is_not_rewritten(editor: Editor) -> None:
    editor.commit()
    assert editor.push().status == 0
    before = editor.server.main
    editor.server.git("-C", str(editor.clone), "commit", "--amend", "--quiet", "--message", "Khác")
    assert editor.push("--force", "HEAD:main").status != 0
    assert editor.server.main == before


def test_content_that_is_no_folder_is_refused(editor: Editor) -> None:
    shutil.rmtree(editor.content)
    editor.content.symlink_to("/etc")
    editor.commit()
    said = editor.push()
    assert said.status != 0
    assert "không có thư mục content/" in said.text


def test_a_link_out_of_the_content_is_refused_and_never_followed(editor: Editor, tmp_path: Path) -> None:
    editor.commit()
    assert editor.push().status == 0
    outside = tmp_path / "outside"
    outside.mkdir()
    shutil.rmtree(editor.content / "articles" / "2024")
    (editor.content / "articles" / "2024").symlink_to(outside)
    editor.commit()
    said = editor.push()
    assert said.status != 0
    assert "lỗi" in said.text
    assert not any(outside.iterdir())


def test_a_build_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    editor = OwnServer(tmp_path / "server", seconds=1).editor()
    tiny_site(editor.content, articles=800)
    editor.commit()
    said = editor.push()
    assert said.status != 0
    assert "quá 1 giây nên đã dừng" in said.text
    assert not editor.server.main


def test_a_build_that_needs_too_much_memory_is_ended(tmp_path: Path) -> None:
    editor = OwnServer(tmp_path / "server", memory=60).editor()
    tiny_site(editor.content)
    editor.commit()
    said = editor.push()
    assert said.status != 0
    assert "dừng giữa chừng, có thể vì thiếu bộ nhớ" in said.text
    assert "Traceback" not in said.text
    assert "Fatal" not in said.text
    assert "gửi lại khi máy chủ đã được sửa" in said.text
    assert not editor.server.main


@pytest.mark.parametrize("kind", ["link", "hidden link", "repository"])
def test_links_and_repositories_within_content_are_taken_from_nobody(editor: Editor, kind: str) -> None:
    first = editor.commit()
    assert editor.push().status == 0
    if kind == "repository":
        entry = f"160000,{first},content/kho"
        editor.server.git("-C", str(editor.clone), "update-index", "--add", "--cacheinfo", entry)
        editor.server.git("-C", str(editor.clone), "commit", "--quiet", "--message", "x")
    else:
        name = "lien-ket" if kind == "link" else ".an"
        (editor.content / name).symlink_to("/etc/passwd")
        editor.commit()
    said = editor.push()
    assert said.status != 0
    assert "chỉ nhận tệp thường" in said.text
    assert "CHƯA được nhận" in said.text
    assert editor.server.main == first
