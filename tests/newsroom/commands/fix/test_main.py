"""The command shows first, and writes only what it was told to."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.fix.__main__ import main

TYPED = "Title: Họp\nDate: 2024-07-11\n\nĐảng ủy  họp , bàn\n"
MENDED = "Title: Họp\nDate: 2024-07-11\n\nĐảng ủy họp, bàn\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "content" / "articles" / "2024" / "07" / "hop" / "index.md"
    file.parent.mkdir(parents=True)
    file.write_text(TYPED, "utf-8")
    return file


def run(content: Path, files: str, **values: str) -> int:
    return main({"FILES": files, "CONTENT": str(content), **values})


def test_without_a_yes_it_only_shows(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = article.parents[4]
    assert run(content, str(article)) == 0
    assert article.read_text("utf-8") == TYPED
    out = capsys.readouterr().out
    assert "    + Đảng ủy họp, bàn" in out
    assert "Chạy lại với YES=1" in out


@pytest.mark.parametrize("name", ["file", "folder", "address", "content"])
def test_with_a_yes_it_writes_whatever_names_the_article(article: Path, name: str) -> None:
    content = article.parents[4]
    names = {"file": article, "folder": article.parent, "address": "/2024/07/hop/", "content": content}
    assert run(content, str(names[name]), YES="1") == 0
    assert article.read_text("utf-8") == MENDED


def test_twice_is_once(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = article.parents[4]
    run(content, str(content), YES="1")
    assert run(content, str(content), YES="1") == 0
    assert "1 bài: không có gì cần sửa." in capsys.readouterr().out


def test_on_a_terminal_it_asks(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = article.parents[4]
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    for answer, text in (("k", TYPED), ("", TYPED), ("c", MENDED)):
        monkeypatch.setattr("builtins.input", lambda _, answer=answer: answer)
        assert run(content, str(article)) == 0
        assert article.read_text("utf-8") == text


def test_what_is_not_there_or_cannot_be_mended_is_told(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = article.parents[4]
    assert run(content, "") == 2
    assert run(content, str(content / "khong-co")) == 1
    article.write_bytes(b"Title: \xff\n\na")
    assert run(content, str(article), YES="1") == 1
    assert "UTF-8" in capsys.readouterr().err


def test_a_link_is_not_followed(article: Path, tmp_path: Path) -> None:
    content = article.parents[4]
    other = tmp_path / "khac.md"
    other.write_text(TYPED, "utf-8")
    (article.parent / "noi.md").symlink_to(other)
    run(content, str(content), YES="1")
    assert other.read_text("utf-8") == TYPED
