"""The tasks, through invoke: what they call, and what comes of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.building import ROOT, write_article, write_site

INVOKE = Path(sys.executable).with_name("invoke")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not INVOKE.exists(), reason="invoke is not installed beside Python"),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Put the program beside content of its own."""
    for name in ("Makefile", "tasks.py", "pelicanconf.py", "publishconf.py", "newsroom", "plugins", "theme"):
        (tmp_path / name).symlink_to(ROOT / name)
    write_site(tmp_path / "content")
    return tmp_path


def invoke(project: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([INVOKE, *words], cwd=project, capture_output=True, check=False)


def test_a_long_report_comes_through_a_pipe_letter_by_letter(project: Path) -> None:
    for number in range(40):
        write_article(project / "content", f"2024/07/bai-{number}", Category=f"Chuyên mục lạ lẫm {number}")
    done = invoke(project, "check")
    said = (done.stdout + done.stderr).decode("utf-8")  # strictly: no letter is broken
    assert done.returncode == 1
    assert len(said.encode()) > 2000
    assert "\ufffd" not in said
    assert said.count("Chuyên mục lạ lẫm") >= 40


@pytest.mark.parametrize("task", ["html", "check", "publish", "deploy", "zip", "verify", "serve", "report"])
def test_a_missing_content_folder_is_told_in_a_sentence(project: Path, task: str) -> None:
    shutil.rmtree(project / "content")
    done = invoke(project, task)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("content: lỗi: không có thư mục này.")
    assert done.stderr.count(b"\n") == 1
    assert not (project / "output").exists()


@pytest.mark.parametrize(
    "task",
    ["html", "check", "publish", "deploy", "zip", "verify", "due", "report --month=2024-07"],
)
@pytest.mark.parametrize(
    ("broken", "told"),
    [("JOBS = = 1", "lỗi: sai cú pháp Python"), ("SITEURL = None", "lỗi: SITEURL là None")],
)
def test_settings_that_pelican_cannot_read_are_told_by_every_task(
    project: Path, task: str, broken: str, told: str
) -> None:
    for name in ("pelicanconf.py", "publishconf.py"):
        (project / name).unlink()
        (project / name).write_text(f"{(ROOT / name).read_text('utf-8')}\n{broken}\n", encoding="utf-8")
    done = invoke(project, *task.split())
    said = (done.stdout + done.stderr).decode()
    assert done.returncode != 0
    assert told in said
    assert "Traceback" not in said


def test_counting_without_a_log_and_a_report_of_no_month_are_told_in_a_sentence(project: Path) -> None:
    for words, told in (
        (["count"], "LOG: lỗi: chưa ghi"),
        (["report", "--month=13/2024"], "MONTH: lỗi: «13/2024»"),
    ):
        done = invoke(project, *words)
        assert done.returncode == 2
        assert done.stderr.decode().startswith(told)
        assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("streams", [">&-", "2>&-", ">&- 2>&-", ">/dev/full 2>&1"])
@pytest.mark.parametrize("task", ["html", "check"])
def test_a_task_ends_as_it_would_though_nobody_takes_what_it_says(
    project: Path, task: str, streams: str
) -> None:
    article = write_article(project / "content", "2024/07/hop")
    words = ["sh", "-c", f'"$@" {streams}', "sh", str(INVOKE), task]
    assert subprocess.run(words, cwd=project, capture_output=True, check=False).returncode == 0
    article.write_text("Không có phần đầu", encoding="utf-8")
    assert subprocess.run(words, cwd=project, capture_output=True, check=False).returncode == 1


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_two_hundred_problems_come_through_make_letter_by_letter(project: Path) -> None:
    for number in range(200):  # each line of another length, so that letters fall on every border
        word = "ộ" * (number % 7 + 1)
        write_article(project / "content", f"2024/07/bai-{number}", Category=f"Chuyên mục {word} {number}")
    venv = Path(sys.prefix)
    command = ["make", "check", f"VENV={venv}", "-o", f"{venv}/.build"]
    # As if called by nobody: a make above this one would have its say.
    alone = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    done = subprocess.run(command, cwd=project, env=alone, capture_output=True, check=False)
    said = (done.stdout + done.stderr).decode("utf-8")  # strictly: no letter is broken
    assert done.returncode == 2  # make's own
    assert len(said.encode()) > 20_000
    assert "\ufffd" not in said
    for number in range(200):
        assert f"«Chuyên mục {'ộ' * (number % 7 + 1)} {number}»" in said
    assert "200 lỗi" in said


def test_publish_refuses_what_is_too_much_for_the_host(project: Path) -> None:
    write_article(project / "content", "2024/07/bai-1")
    assert invoke(project, "publish").returncode == 0
    with (project / "content/site.toml").open("a", encoding="utf-8") as file:
        file.write('\n[hosting]\nkind = "pages"\n[hosting.limits]\nfiles = 5\n')
    for task in ("publish", "zip"):
        done = invoke(project, task)
        assert done.returncode == 1
        assert "giới hạn trong [hosting.limits] là nhiều nhất 5" in done.stderr.decode()
    assert (project / "output/index.html").is_file()
    assert not (project / "trang-tin.zip").exists()


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("check", {}, ["newsroom.commands.check"]),
        ("check", {"CHANGED": "0", "BASE": ""}, ["newsroom.commands.check"]),
        ("check", {"FORMAT": "github", "CHANGED": "1", "BASE": "a'b\"; x $5", "REPORT": "a b"}, ["newsroom.commands.check", "--format=github", "--base=a'b\"; x $5", "--report=a b", "--changed"]),
        ("serve", {"PORT": "8001'; x; '"}, ["newsroom.commands.preview", "8001'; x; '"]),
    ],
)  # fmt: skip
def test_a_task_hands_on_what_make_was_given(
    monkeypatch: pytest.MonkeyPatch, name: str, given: dict[str, str], words: list[str]
) -> None:
    import tasks

    begun: list[list[str]] = []
    monkeypatch.setattr(os, "execve", lambda program, words, environment: begun.append(words[2:]))
    monkeypatch.chdir(ROOT)
    for key in ("BASE", "CHANGED", "FORMAT", "PORT", "REPORT"):
        monkeypatch.delenv(key, raising=False)
    for key, value in given.items():
        monkeypatch.setenv(key, value)
    getattr(tasks, name).body(None)
    assert begun == [words]
