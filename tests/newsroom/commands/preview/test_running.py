"""The preview: serves with drafts, rebuilds on change, tells of errors in the browser, stops when told to."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import socket
import time
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
import watchfiles

from newsroom.commands.preview import running as preview
from newsroom.commands.preview.page import CHANGES
from tests.support.building import ROOT, digests, tiny_site, write_article
from tests.support.ports import free_port, wait_for_port
from tests.support.previewing import Program, copy_program, get, running, wait_until

MOMENTS = 5
"""At how many moments the preview is interrupted."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy_program(tmp_path)
    tiny_site(tmp_path / "content")
    write_article(tmp_path / "content", "2024/08/nhap", Status="draft", Title="Bài nháp")
    return tmp_path


def wait_for(port: int, path: str, wanted: str, gone: str = "\0") -> None:
    def shown() -> bool:
        text = get(port, path)[1]
        return wanted in text and gone not in text

    wait_until(shown, f"{path} showed {wanted!r}")


@pytest.mark.slow
def test_the_preview_follows_the_editor(folder: Path) -> None:
    article = "/2024/01/bai-0/"
    with running(folder) as program:
        port = program.port()
        assert "Bản nháp" in get(port, "/2024/08/nhap/")[1]
        assert get(port, "/khong-co/")[0] == 404
        assert get(port, "/", host="vi-du.vn")[0] == 403
        write_article(folder / "content", "2024/01/bai-0", "Nội dung mới tinh.")
        wait_for(port, article, "Nội dung mới tinh.")
        write_article(folder / "content", "2024/01/bai-0", Date="hôm qua")
        wait_for(port, article, "Date không đọc được: «hôm qua»")
        write_article(folder / "content", "2024/01/bai-0", "Đã sửa.")
        wait_for(port, article, "Đã sửa.", gone="không đọc được")
        write_article(folder / "content", "2024/01/bai-0", "Hẹn giờ.", Date="2099-01-01 08:00")
        wait_for(port, article, "articles/2024/01/bai-0/index.md:2: cảnh báo: ")
        assert "Hẹn giờ." in get(port, article)[1]
        write_article(folder / "content", "2024/01/bai-0", "Đã sửa.")
        wait_for(port, article, "Đã sửa.", gone="bai-0/index.md:2: cảnh báo")
    assert not (folder / "output").exists()
    assert "Traceback" not in program.said


@pytest.mark.slow
def test_components_follow_the_theme_and_are_written_nowhere(folder: Path) -> None:
    macro = folder / "theme" / "templates" / "components" / "sheaf.html"
    with running(folder) as program:
        port = program.port()
        before = get(port, CHANGES)[1]
        assert "In tất cả bài" in get(port, "/_components/sheaf/")[1]
        macro.write_text(macro.read_text(encoding="utf-8").replace("In tất cả", "In hết"), encoding="utf-8")
        wait_until(lambda: get(port, CHANGES)[1] != before, "the preview was built again")
        wait_for(port, "/_components/sheaf/", "In hết bài", gone="In tất cả bài")
        write_article(folder / "content", "2024/01/bai-0", Date="hôm qua")
        wait_for(port, "/_components/", "Date không đọc được: «hôm qua»")
    assert not list(folder.rglob("_components"))
    assert "_components" not in (folder / ".preview" / "index.html").read_text(encoding="utf-8")
    assert "Traceback" not in program.said


# The port


@pytest.mark.parametrize("port", [None, 70_000])
def test_a_port_that_cannot_be_had_is_told_before_anything_is_built(
    monkeypatch: pytest.MonkeyPatch, port: int | None
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(preview, "Builder", lambda **_: pytest.fail("built"))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        wanted = port or taken.getsockname()[1]
        with pytest.raises(SystemExit, match=rf"Không mở được cổng {wanted}.* make serve PORT=8001"):
            preview.main(wanted)


@pytest.mark.slow
def test_a_second_preview_is_told_that_the_port_is_taken(folder: Path, tmp_path: Path) -> None:
    with running(folder) as program:
        port = program.port()
        (tmp_path / "second").mkdir()
        copy_program(tmp_path / "second")
        tiny_site(tmp_path / "second" / "content")
        with running(tmp_path / "second", port) as second:
            wait_until(lambda: second.process.poll() is not None, "the second ended")
        assert second.said.splitlines() == [
            f"Không mở được cổng {port} vì đang có chương trình khác dùng, có thể là một bản xem thử khác. "
            "Chọn cổng khác, ví dụ: make serve PORT=8001"
        ]
        assert second.process.returncode == 1
        assert get(port, "/")[0] == 200


# Changes


def test_where_the_system_tells_of_no_changes_it_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    awatch = watchfiles.awatch

    def limited(*paths: str, force_polling: bool | None = None, **options: Any) -> AsyncGenerator[Any, None]:
        if not force_polling:
            raise OSError("OS file watch limit reached.")
        return awatch(*paths, force_polling=True, **options)

    monkeypatch.setattr(preview, "awatch", limited)
    monkeypatch.setattr(preview, "_POLL_MS", 50)

    async def notice() -> None:
        changed, stop = asyncio.Event(), asyncio.Event()
        task = asyncio.create_task(preview.watch([str(tmp_path)], changed, stop))
        for number in range(100):
            (tmp_path / "a.md").write_text("x" * number, encoding="utf-8")
            await asyncio.sleep(0.1)
            if changed.is_set():
                break
        stop.set()
        await task
        assert changed.is_set()

    asyncio.run(notice())
    assert "tự dò" in capsys.readouterr().out


# Stopping


@pytest.mark.slow
def test_ctrl_c_stops_it_at_any_moment_and_what_was_left_is_made_good(folder: Path) -> None:
    for number in range(40):
        write_article(folder / "content", f"2023/{number % 12 + 1:02d}/bai-{number}", "Nội dung dài. " * 200)
    chance = random.Random(7)
    for moment in range(MOMENTS):
        port = free_port()
        program = Program(folder, port)
        wait_for_port(port)  # from here on it is for the preview to end in order
        time.sleep((moment + chance.random()) * 0.3)
        program.press_ctrl_c()
        pressed = time.monotonic()
        assert program.process.wait(20) in (0, -signal.SIGINT)  # while it is loaded, it just ends
        assert time.monotonic() - pressed < 5
        assert "Traceback" not in program.said
        assert "Exception" not in program.said
    with running(folder) as program:
        program.port()
    left = digests(folder / ".preview")
    for name in (".preview", "cache"):
        shutil.rmtree(folder / name)
    with running(folder) as program:
        program.port()
    assert digests(folder / ".preview") == left


@pytest.mark.slow
def test_ctrl_c_during_a_rebuild_ends_that_too(folder: Path) -> None:
    with running(folder) as program:
        program.port()
        for number in range(150):
            write_article(
                folder / "content", f"2023/{number % 12 + 1:02d}/bai-{number}", "Nội dung dài. " * 200
            )
        time.sleep(0.7)
        program.press_ctrl_c()
        assert program.process.wait(10) == 0
    assert "Traceback" not in program.said
    assert program.said.endswith("\nĐã dừng xem thử.\n")


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_it_ends_in_order_when_told_by_another_or_when_the_terminal_is_closed(
    folder: Path, how: signal.Signals
) -> None:
    with running(folder) as program:
        program.port()
        assert program.end(how) == 0
    assert program.said.endswith("\nĐã dừng xem thử.\n")


@pytest.mark.slow
def test_the_process_that_builds_does_not_outlive_one_that_is_killed(folder: Path) -> None:
    with running(folder) as program:
        program.port()
        children = Path(f"/proc/{program.process.pid}/task/{program.process.pid}/children")
        if not children.exists():
            pytest.skip("this system does not tell who started whom")
        (child,) = map(int, children.read_text().split())
        program.end(signal.SIGKILL)

        def is_gone() -> bool:
            try:
                os.kill(child, 0)
                return Path(f"/proc/{child}/stat").read_text().split()[2] == "Z"
            except (ProcessLookupError, FileNotFoundError):
                return True

        wait_until(is_gone, "the process that builds ended")


@pytest.mark.slow
def test_a_build_that_is_killed_is_told_on_the_page_and_the_next_change_is_built(folder: Path) -> None:
    with running(folder) as program:
        port = program.port()
        children = Path(f"/proc/{program.process.pid}/task/{program.process.pid}/children")
        if not children.exists():
            pytest.skip("this system does not tell who started whom")
        os.kill(int(children.read_text()), signal.SIGKILL)
        write_article(folder / "content", "2024/01/bai-0", "Bản sửa lại.")
        wait_for(port, "/2024/01/bai-0/", "dừng đột ngột")
        write_article(folder / "content", "2024/01/bai-0", "Bản sau cùng.")
        wait_for(port, "/2024/01/bai-0/", "Bản sau cùng.", gone="dừng đột ngột")
