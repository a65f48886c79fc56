"""The desk as a program: its ports and sockets, its first answer, its end."""

from __future__ import annotations

import os
import signal
import socket
import stat
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from newsroom.commands.desk import running
from newsroom.commands.desk.running import bind_near, origin_of
from newsroom.commands.preview.server import bind
from tests.support.desk_program import clone_with_program, desk_in, make_repository
from tests.support.previewing import get


def test_a_port_that_is_taken_makes_room_for_the_next() -> None:
    with bind(0) as taken:
        port = taken.getsockname()[1]
        with bind_near(port) as other:
            assert other.getsockname()[1] != port
            assert origin_of(other) == f"http://127.0.0.1:{other.getsockname()[1]}"


def test_a_port_that_was_asked_for_and_is_taken_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(running, "settings", dict)
    monkeypatch.chdir(tmp_path)
    with bind(0) as taken, pytest.raises(SystemExit, match="Không mở được cổng"):
        running.serve_one(taken.getsockname()[1])


def test_a_folder_of_windows_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Path, "cwd", lambda: Path("/mnt/c/trang-tin"))
    monkeypatch.setattr(os, "uname", lambda: SimpleNamespace(release="5.15-microsoft-standard-WSL2"))
    monkeypatch.setattr(running, "settings", dict)
    with bind(0) as taken, pytest.raises(SystemExit):
        running.serve_one(taken.getsockname()[1])
    assert "Chép cả thư mục vào trong WSL" in capsys.readouterr().out


def test_a_socket_is_for_its_group_and_takes_the_place_of_one_that_was_left(tmp_path: Path) -> None:
    path = tmp_path / "run" / "desk.sock"
    running._socket(path, 0o660).close()
    with running._socket(path, 0o660):
        assert stat.S_IMODE(path.stat().st_mode) == 0o660


def test_what_is_no_socket_is_not_taken_away(tmp_path: Path) -> None:
    file = tmp_path / "desk.sock"
    file.write_text("bài")
    with pytest.raises(SystemExit, match="không phải ổ cắm"):
        running._socket(file, 0o660)
    assert file.read_text() == "bài"


def test_settings_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"desk\.toml: lỗi: không đọc được"):
        running.serve_office(tmp_path / "desk.toml")


def test_a_program_without_a_site_is_told_before_anybody_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def settings() -> None:
        sys.exit("PATH: lỗi: không có thư mục bài 'content'.")

    kit = SimpleNamespace(socket=tmp_path / "desk.sock", preview_socket=tmp_path / "preview.sock")
    monkeypatch.setattr(running, "read_kit", lambda file: kit)
    monkeypatch.setattr(running, "settings", settings)
    with pytest.raises(SystemExit, match="không có thư mục bài"):
        running.serve_office(tmp_path / "desk.toml")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_it_answers_without_a_question_and_ends_when_it_is_told_to(tmp_path: Path) -> None:
    root = clone_with_program(make_repository(tmp_path), tmp_path / "an")
    with desk_in(root) as desk:
        status, page = get(desk.port, "/", f"127.0.0.1:{desk.port}")
        assert status == 200
        assert "<h1>Bài</h1>" in page
        assert get(desk.port, "/", "evil.vn")[0] == 403
        with socket.create_connection(("127.0.0.1", desk.port), timeout=5) as silent:
            desk.process.send_signal(signal.SIGINT)
            assert desk.process.wait(20) == 0
            silent.close()
        assert desk.said.endswith("Đã dừng bàn biên tập.\n")
        assert "Traceback" not in desk.said
