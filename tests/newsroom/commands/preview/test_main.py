"""The preview: serves with drafts, rebuilds on change, tells of errors in the browser."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from jinja2 import TemplateSyntaxError

from newsroom.commands.preview import __main__ as preview
from newsroom.pelican import Failed
from plugins.gate import Refused
from plugins.gate.report import Finding, Report
from tests.support.building import ROOT, tiny_site, write_article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("newsroom", "plugins", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    tiny_site(tmp_path / "content")
    write_article(tmp_path / "content", "2024/08/nhap", Status="draft", Title="Bài nháp")
    return tmp_path


@pytest.fixture
def port(folder: Path) -> Iterator[int]:
    process = subprocess.Popen(
        [sys.executable, "-m", "newsroom.commands.preview", "0"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    with process.stdout:
        for line in process.stdout:
            if match := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                break
        else:
            pytest.fail("the preview did not start")
        yield int(match[1])
        process.terminate()
        process.wait(10)


def get(port: int, path: str, host: str = "127.0.0.1") -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Host": host})
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, text


def wait_for(port: int, path: str, wanted: str, gone: str = "\0") -> None:
    for _ in range(100):
        text = get(port, path)[1]
        if wanted in text and gone not in text:
            return
        time.sleep(0.1)
    pytest.fail(f"{path} never showed {wanted!r}")


@pytest.mark.slow
def test_the_preview_follows_the_editor(folder: Path, port: int) -> None:
    article = "/2024/01/bai-0/"
    assert "Bản nháp" in get(port, "/2024/08/nhap/")[1]
    assert get(port, "/khong-co/")[0] == 404
    assert get(port, "/", host="vi-du.vn")[0] == 403
    write_article(folder / "content", "2024/01/bai-0", "Nội dung mới tinh.")
    wait_for(port, article, "Nội dung mới tinh.")
    write_article(folder / "content", "2024/01/bai-0", Date="hôm qua")
    wait_for(port, article, "Date không đọc được: «hôm qua»")
    write_article(folder / "content", "2024/01/bai-0", "Đã sửa.")
    wait_for(port, article, "Đã sửa.", gone="không đọc được")
    assert not (folder / "output").exists()


# What a build gives


class Site:
    """Stands for the class that builds: its build ends as it is told to."""

    end: BaseException | None = None

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings

    def run(self) -> None:
        if self.end:
            raise self.end


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Let builds be those of ``Site``; note the settings that they are asked for with."""
    found: list[dict[str, Any]] = []

    def settings(**more: Any) -> dict[str, Any]:
        found.append(more)
        return {"PELICAN_CLASS": Site}

    monkeypatch.setattr(preview, "settings", settings)
    return found


def test_a_build_that_succeeds_has_nothing_to_say(asked: list[dict[str, Any]]) -> None:
    assert preview.build(JOBS=1) == ""
    assert asked == [{"JOBS": 1}]


@pytest.mark.parametrize(
    ("end", "shown", "printed"),
    [
        (
            lambda: Refused(Report((Finding("a.md", 1, "lỗi", "x", "y"),), 1, 0)),
            "a.md:1: lỗi: x\n1 lỗi, 0 cảnh báo.",
            "",
        ),
        (lambda: Failed("output: lỗi: đầy."), "output: lỗi: đầy.", "output: lỗi: đầy.\n"),
        (lambda: TemplateSyntaxError("thừa", 7, filename="a.html"), "a.html:7: thừa", "a.html:7: thừa\n"),
        (lambda: ZeroDivisionError("chia 0"), "ZeroDivisionError: chia 0\n", None),
    ],
    ids=["refused", "failed", "template", "mistake of ours"],
)
def test_what_went_wrong_in_a_build_is_for_the_page(
    asked: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    end: Callable[[], BaseException],
    shown: str,
    printed: str | None,
) -> None:
    monkeypatch.setattr(Site, "end", end())
    assert preview.build() == shown
    told = capsys.readouterr().err
    assert told == printed or (printed is None and told.startswith("Traceback") and told.endswith(shown))


def test_who_stops_the_preview_stops_the_build(
    asked: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Site, "end", KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        preview.build()


def test_a_preview_shows_drafts_and_has_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = preview.settings(JOBS=1)
    assert (found["PREVIEW"], found["JOBS"]) == (True, 1)
    assert found["OUTPUT_PATH"] == str(ROOT / ".preview")


@pytest.mark.parametrize("port", [None, 70_000])
def test_a_port_that_cannot_be_had_is_told_before_anything_is_built(
    monkeypatch: pytest.MonkeyPatch, port: int | None
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(preview, "build", lambda **_: pytest.fail("built"))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        wanted = port or taken.getsockname()[1]
        with pytest.raises(SystemExit, match=f"Không mở được cổng {wanted}"):
            preview.main(wanted)
