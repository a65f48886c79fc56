"""``make new``: an article that begins."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.commands.importer.draft import Draft, Guess
from newsroom.commands.new import command as new
from newsroom.commands.new.asking import Questions
from tests.support.building import NOW, ROOT, write_site

FROM_FILE = Draft(
    "vào.txt",
    {"Title": ("Họp chi bộ",), "Date": ("2024-07-11",), "Category": ("?",), "Author": ("?",)},
    (),
    guesses=(Guess("Title", "Họp chi bộ", "dòng đầu", 60), Guess("Date", "2024-07-11", "dòng ngày", 70)),
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.chdir(tmp_path)
    write_site(tmp_path / "content")
    return tmp_path


def manuscript(desk: Path) -> str:
    (file,) = (desk / "content").rglob("index.md")
    return file.read_text(encoding="utf-8")


def test_an_article_is_begun_with_what_was_given(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title = "Đạt 51,9%: $5 [id] (80/81)"
    new.main({"TITLE": f" {title}\n", "CATEGORY": "2", "AUTHOR": "P. Mai"}, Questions(None))
    assert manuscript(desk) == (
        f"Title: {title}\nDate: 2026-01-01 07:00\nCategory: Xây dựng Đảng\nAuthor: P. Mai\nSummary: ?\nStatus: draft\n"
    )
    out = capsys.readouterr().out
    assert out.startswith(
        "content/articles/2026/01/dat-51-9-5-id-80-81/index.md: đã tạo bài nháp.\nCần điền: Summary"
    )
    assert "http://127.0.0.1:8000/2026/01/dat-51-9-5-id-80-81/" in out


def test_the_byline_is_remembered(desk: Path) -> None:
    new.main({"TITLE": "Một", "AUTHOR": "P. Mai"}, Questions(None))
    new.main({"TITLE": "Hai"}, Questions(None))
    assert "Author: P. Mai\n" in (desk / "content/articles/2026/01/hai/index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("values", "status", "told"),
    [
        ({}, 2, "TITLE: lỗi: chưa ghi tên bài"),
        ({"TITLE": "x" * 201}, 2, "TITLE: lỗi: tên bài dài 201"),
        ({"TITLE": "A", "CATEGORY": "9"}, 2, "CATEGORY: lỗi: không có chuyên mục «9»"),
        ({"TITLE": "A", "CONTENT": "đâu"}, 2, "đâu: lỗi: không có thư mục này"),
        ({"FROM": "mất.docx"}, 1, "mất.docx: lỗi: không thấy"),
    ],
)
def test_what_cannot_be_begun_is_told_and_leaves_nothing(
    desk: Path, capsys: pytest.CaptureFixture[str], values: dict[str, str], status: int, told: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        new.main(values, Questions(None))
    assert ended.value.code == status
    assert capsys.readouterr().err.startswith(told)
    assert not (desk / "content/articles").exists()


def test_an_article_is_never_written_over(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new.main({"TITLE": "Họp"}, Questions(None))
    before = manuscript(desk)
    with pytest.raises(SystemExit) as ended:
        new.main({"TITLE": "HỌP!"}, Questions(None))
    assert ended.value.code == 1
    assert "đã có bài này, không ghi đè" in capsys.readouterr().err
    assert manuscript(desk) == before


def test_an_article_of_a_file_takes_what_the_file_says(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "vào.txt").write_text("Họp", encoding="utf-8")
    monkeypatch.setattr("newsroom.commands.importer.single.read_one", lambda text, content: FROM_FILE)
    answers = iter(["", "1", "P. Mai"])
    new.main({"FROM": "vào.txt", "EDITOR": ""}, Questions(lambda question: next(answers), lambda text: None))
    assert manuscript(desk).startswith(
        "Title: Họp chi bộ\nDate: 2026-01-01 07:00\nCategory: Tin hoạt động\nAuthor: P. Mai\n"
    )
    out = capsys.readouterr().out
    assert "Đoán: tiêu đề (Title) «Họp chi bộ» – dòng đầu, chắc 60%. Đọc lại.\n" in out
    assert "2024-07-11" not in out  # another date was answered
    assert "vào.txt" in (desk / "content/.nhap-bai.tsv").read_text(encoding="utf-8")


def test_stopping_at_a_question_makes_nothing(desk: Path) -> None:
    def stop(question: str) -> str:
        raise KeyboardInterrupt

    with pytest.raises(SystemExit) as ended:
        new.main({"TITLE": "A"}, Questions(stop))
    assert ended.value.code == 130
    assert not (desk / "content/articles").exists()


@pytest.mark.slow
def test_on_a_terminal_it_asks_and_opens_the_editor(desk: Path) -> None:
    script = desk / "sửa"
    script.write_text(f"#!{sys.executable}\nimport sys\nopen(sys.argv[2], 'a').write('x' + sys.argv[1])\n")
    script.chmod(0o755)
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "EDITOR": f"'{script}' --chờ", "TITLE": "Họp"}
    environment.pop("VISUAL", None)
    command = [sys.executable, "-m", "newsroom.commands.new"]
    with subprocess.Popen(
        command, cwd=desk, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.write(ours, b"2\nP. Mai\n")
        assert process.wait(30) == 0
    os.close(theirs)
    assert "Category: Xây dựng Đảng\nAuthor: P. Mai\n" in manuscript(desk)
    assert manuscript(desk).endswith("x--chờ")
    os.close(ours)
