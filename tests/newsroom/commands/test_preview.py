"""The preview: serves with drafts, rebuilds on change, tells of errors in the browser."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from newsroom.commands.preview.page import decorate
from tests.support.building import ROOT, tiny_site, write_article

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("plugins", "theme"):
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


def test_a_report_cannot_bring_markup_into_the_page() -> None:
    html = decorate(b"<html><body class=x><p>a</p></body></html>", "x.md:1: <script>")
    assert b"&lt;script&gt;" in html
    assert html.index(b"role=") < html.index(b"<p>a</p>")
