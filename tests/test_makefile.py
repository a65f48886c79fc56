"""What is given to ``make`` reaches programs as it was typed: by real runs of make."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pelican
import pytest

from tests.support.building import NOW, ROOT, write_site
from tests.support.progress import without_progress

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")

AWFUL = [
    "a $5 b.docx", "`touch HACKED`.docx", "$(touch HACKED)", "$(shell touch HACKED)", "$(error no)", "${HOME}", "$$",
    "l'été \"thật\" (1) [2] {3}.docx", "a,b=c:d;e|f&g>h<i*j?k#l!m%n~o^p\\q", "bài\nhai dòng\n\tba", "$", "a\\", "'",
    'C:\\Users\\An\\bài 1.docx', "endef", "-n", "--đúng", "%", "đường dẫn có dấu cách/tệp.docx",
]  # fmt: skip
NAMES = re.search(r"^GIVEN := ((?:.*\\\n)*.*)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
TARGETS = (
    "html", "verify", "check", "due", "schedule", "publish", "withdraw", "count", "report", "import", "new", "fix",
    "serve", "desk", "help", "regenerate", "devserver", "serve-global", "devserver-global", "deploy", "probe", "rollback", "releases", "zip", "reading", "searching", "importing",
)  # fmt: skip


def make(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run make where everything is installed already, as if called by nobody."""
    venv = Path(sys.prefix)
    stamps = [
        word
        for name in ("build", "desk", "dev", "import", "publish", "report", "serve")
        for word in ("-o", f"{venv}/.{name}")
    ]
    alone = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    command = ["make", "-s", "-f", str(ROOT / "Makefile"), f"VENV={venv}", *stamps, *words]
    return subprocess.run(
        command, cwd=folder, env={**alone, **environment}, capture_output=True, text=True, check=False
    )


def put_program(folder: Path) -> None:
    """Put the program where make is called."""
    for name in ("tasks.py", "newsroom", "plugins"):
        (folder / name).symlink_to(ROOT / name)


@pytest.fixture
def showing(tmp_path: Path) -> list[str]:
    """Give the word that lets make call a program which tells its arguments and environment."""
    script = tmp_path / "show"
    script.write_text(
        f"#!{sys.executable} -IS\nimport json, os, sys\nprint(json.dumps([sys.argv[1:], dict(os.environ)]))\n"
    )
    script.chmod(0o755)
    return [f"INVOKE={script}"]


@pytest.mark.slow
@pytest.mark.parametrize("value", AWFUL)
def test_what_is_given_comes_through_as_it_was_typed(tmp_path: Path, showing: list[str], value: str) -> None:
    assert NAMES is not None
    names = NAMES[1].replace("\\\n", " ").split()
    for words, environment in (
        ([f"{name}={value}" for name in names], {}),
        ([], dict.fromkeys(names, value)),
    ):
        done = make(tmp_path, "check", *showing, *words, **environment)
        assert done.stderr == ""
        arguments, found = json.loads(done.stdout)
        assert arguments == ["check"]
        assert {name: found[name] for name in names} == dict.fromkeys(names, value)
    assert not (tmp_path / "HACKED").exists()


@pytest.mark.slow
def test_no_target_puts_what_is_given_into_a_line_of_the_shell(tmp_path: Path, showing: list[str]) -> None:
    for target in TARGETS:
        done = make(
            tmp_path,
            target,
            *showing,
            "FILES=$(touch HACKED) `touch HACKED`",
            "FROM=a'b",
            "JOBS=1; touch HACKED",
        )
        assert json.loads(done.stdout)[0] == [target]
    assert not (tmp_path / "HACKED").exists()


@pytest.mark.slow
def test_files_of_any_name_are_imported_through_make(tmp_path: Path) -> None:
    put_program(tmp_path)
    write_site(tmp_path / "content")
    names = ["a $5 `id` b.txt", "l'été (1) [x].txt", 'đầu\\cuối "thật".txt']
    for number, name in enumerate(names):
        text = f"Họp chi bộ {number}\n\nThứ Năm, 11/07/2024\n\nChi bộ họp thường kỳ.\n\nNội dung thứ {number} của bài.\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = make(tmp_path, "import", "FILES=" + "\n".join(names), SOURCE_DATE_EPOCH=NOW)
    assert (done.returncode, without_progress(done.stderr)) == (0, "")
    assert "3 tệp: 3 bài mới." in done.stdout
    done = make(tmp_path, "new", "TITLE=Thu $5 & 'chi' (51,9%)", "AUTHOR=P. Mai", SOURCE_DATE_EPOCH=NOW)
    assert (done.returncode, done.stderr) == (0, "")
    (file,) = tmp_path.glob("content/articles/2026/01/thu-5-chi-51-9/index.md")
    assert "Title: Thu $5 & 'chi' (51,9%)\n" in file.read_text(encoding="utf-8")


@pytest.mark.slow
def test_every_target_of_pelican_quickstart_is_there_under_its_name(
    tmp_path: Path, showing: list[str]
) -> None:
    template = Path(pelican.__file__).parent / "tools" / "templates" / "Makefile.jinja2"
    names = re.findall(r"^([a-z0-9_-]+):", template.read_text(encoding="utf-8"), re.MULTILINE)
    assert {"help", "regenerate", "devserver-global", "s3_upload"} <= set(names)
    for name in names:
        done = make(tmp_path, name, *showing)
        assert (done.returncode, done.stderr) == (0, ""), name
        (called,) = json.loads(done.stdout)[0]
        assert called in (
            name,
            "deploy" if name in ("ssh_upload", "rsync_upload", "github") else "other-uploads",
        )


@pytest.mark.slow
def test_an_upload_that_there_is_not_names_the_one_that_there_is(tmp_path: Path) -> None:
    put_program(tmp_path)
    done = make(tmp_path, "ftp_upload")
    assert done.returncode != 0
    assert done.stderr.startswith("Nơi tải lên ")
    assert "Chạy: make deploy\n" in done.stderr


@pytest.mark.slow
def test_help_names_targets_that_there_are(tmp_path: Path, showing: list[str]) -> None:
    put_program(tmp_path)
    told = make(tmp_path, "help").stdout
    named = re.findall(r"make ([a-z-]+)", told)
    assert {"html", "check", "serve", "regenerate", "deploy"} <= set(named)
    for name in named:
        assert make(tmp_path, name, *showing).returncode == 0, name
