"""The targets of pelican-quickstart: what they hand to Pelican, and what they say."""

from __future__ import annotations

import os
import socket

import pytest

from newsroom.commands.quickstart import SITE, main, options_of
from tests.support.ports import free_port


@pytest.mark.parametrize(
    ("words", "options"),
    [
        (["regenerate"], ["-r"]),
        (["regenerate", "x", "y"], ["-r"]),
        (["serve-global", "", ""], ["-l", "-p", "8000", "-b", "0.0.0.0"]),
        (["serve-global", " 8001 ", "10.0.0.1"], ["-l", "-p", "8001", "-b", "10.0.0.1"]),
        (["devserver-global", "65535", "127.0.0.1"], ["-l", "-r", "-p", "65535", "-b", "127.0.0.1"]),
    ],
)
def test_a_target_is_pelican_with_options_of_its_own(words: list[str], options: list[str]) -> None:
    assert options_of(*words) == [*SITE, *options]


@pytest.mark.parametrize("port", ["0", "65536", "-1", "tám", "8 0", "9" * 30, "٨٠"])
def test_what_is_no_port_is_told(port: str) -> None:
    with pytest.raises(SystemExit, match=f"^PORT: lỗi: «{port}» không phải số cổng"):
        options_of("serve-global", port)


def test_the_program_becomes_pelican(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda program, words: begun.append(words[1:]))
    port = str(free_port())
    main(["devserver-global", port, "127.0.0.1"])
    assert begun == [["-m", "pelican", *SITE, "-l", "-r", "-p", port, "-b", "127.0.0.1"]]


@pytest.mark.parametrize("name", ["serve-global", "devserver-global"])
def test_a_port_that_is_taken_is_told_before_pelican_begins(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(os, "execv", None)  # who begins, fails
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            SystemExit, match=f"^Không mở được cổng {port} của 127.0.0.1 vì đang có chương trình"
        ):
            main([name, str(port), "127.0.0.1"])


@pytest.mark.parametrize("server", ["khong.co.invalid", "999.1.1.1", "::", "192.0.2.1"])
def test_what_is_no_address_of_this_machine_is_told(server: str) -> None:
    with pytest.raises(SystemExit, match=f"^SERVER: lỗi: «{server}» không phải địa chỉ của máy này"):
        main(["serve-global", str(free_port()), server])


def test_help_and_uploads_are_words(capsys: pytest.CaptureFixture[str]) -> None:
    main(["help", "", ""])
    assert capsys.readouterr().out.startswith("Dùng: make TÊN.")
    with pytest.raises(SystemExit, match="Chạy: make deploy"):
        main(["other-uploads", "", ""])
