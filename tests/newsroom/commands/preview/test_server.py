"""The server of the preview: pages with what a preview has, files as they are, only for this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from newsroom.commands.preview import server as module
from newsroom.commands.preview.page import CHANGES
from newsroom.commands.preview.server import State, bind, serve

REPORT = "a.md:1: lỗi: x"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("preview") / "site"
    (site / "tin").mkdir(parents=True)
    (site / "index.html").write_text("<body>Trang nhất</body>", encoding="utf-8")
    (site / "tin" / "index.html").write_text("<body>Tin</body>", encoding="utf-8")
    (site / "404.html").write_text("<body>Không có</body>", encoding="utf-8")
    (site / "a.css").write_bytes(b"p{}")
    (site.parent / "bi-mat.txt").write_text("bí mật", encoding="utf-8")
    return site


@contextmanager
def serving(folder: Path, state: State) -> Iterator[ThreadingHTTPServer]:
    found = bind(folder, 0, state)
    serve(found)
    yield found
    found.shutdown()
    found.server_close()


STATE = State()


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[ThreadingHTTPServer]:
    """Serve the folder for all tests: to stop a server takes half a second."""
    with serving(folder, STATE) as found:
        yield found


@pytest.fixture
def state() -> State:
    """Give the state of the server, after a build that succeeded."""
    STATE.built()
    return STATE


def ask(server: ThreadingHTTPServer, path: str, host: str = "") -> HTTPResponse:
    """Ask for a path; who asks may take the server for another host."""
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{server.server_port}"})
    return connection.getresponse()


def get(server: ThreadingHTTPServer, path: str, host: str = "") -> tuple[int, str]:
    response = ask(server, path, host)
    with response:
        return response.status, response.read().decode()


@pytest.mark.parametrize(("path", "text"), [("/", "Trang nhất"), ("/tin/", "Tin"), ("/tin/?x=1", "Tin")])
def test_pages_come_with_the_script_that_reloads_them(
    server: ThreadingHTTPServer, path: str, text: str
) -> None:
    status, html = get(server, path)
    assert status == 200
    assert html.startswith(f"<body>{text}<script>")


def test_nothing_is_kept_by_the_browser(server: ThreadingHTTPServer) -> None:
    for path in ("/", "/a.css", "/khong-co"):
        with ask(server, path) as response:
            assert response.headers["Cache-Control"] == "no-store"
            assert int(response.headers["Content-Length"]) == len(response.read())


def test_other_files_come_as_they_are(server: ThreadingHTTPServer) -> None:
    assert get(server, "/a.css") == (200, "p{}")


def test_the_address_of_a_page_ends_in_a_slash(server: ThreadingHTTPServer) -> None:
    with ask(server, "/tin") as response:
        assert (response.status, response.headers["Location"]) == (301, "/tin/")


def test_a_wrong_address_gets_the_page_for_it(server: ThreadingHTTPServer) -> None:
    status, html = get(server, "/khong-co/")
    assert status == 404
    assert html.startswith("<body>Không có<script>")


@pytest.mark.parametrize("path", ["/../bi-mat.txt", "/%2e%2e/bi-mat.txt", "/tin/../../bi-mat.txt"])
def test_nothing_outside_of_the_folder_is_served(server: ThreadingHTTPServer, path: str) -> None:
    status, html = get(server, path)
    assert status == 404
    assert "bí mật" not in html


@pytest.mark.parametrize("host", ["vi-du.vn", "vi-du.vn:8000", "localhost.vi-du.vn", "192.168.1.2"])
def test_who_takes_this_machine_for_another_is_refused(server: ThreadingHTTPServer, host: str) -> None:
    status, html = get(server, "/", host)
    assert status == 403
    assert "Trang nhất" not in html


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1"])
def test_this_machine_has_two_names(server: ThreadingHTTPServer, host: str) -> None:
    assert get(server, "/", host)[0] == 200


def test_pages_tell_why_the_last_build_was_refused_until_one_succeeds(
    server: ThreadingHTTPServer, state: State
) -> None:
    state.built(REPORT)
    assert all(REPORT in get(server, path)[1] for path in ("/", "/khong-co"))
    state.built()
    assert not any(REPORT in get(server, path)[1] for path in ("/", "/khong-co"))


def test_a_site_that_was_never_built_has_a_page_that_says_why(
    server: ThreadingHTTPServer, tmp_path: Path, state: State
) -> None:
    other = State()
    other.built(REPORT)
    with serving(tmp_path, other) as second:
        status, html = get(second, "/")
        assert status == 404
        assert "Chưa dựng được trang" in html
        assert REPORT in html
        assert REPORT not in get(server, "/")[1]


def test_who_waits_hears_of_a_build_and_in_between_that_the_server_is_there(
    server: ThreadingHTTPServer, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_HEARTBEAT_SECONDS", 0.01)
    with ask(server, CHANGES) as response:
        assert response.headers["Content-Type"] == "text/event-stream"
        assert response.readline() == b": still here\n"
        for _ in range(100):  # one that comes while the server speaks is not heard
            state.built()
            if response.readline() == b"data: built\n":
                return
    pytest.fail("no build was heard of")


# How the server hears of builds


def test_no_build_within_the_time_is_told_apart_from_one() -> None:
    state = State()
    assert not state.wait(0.001)
    state.built()
    assert not state.wait(0.001)  # that one was before


def test_a_build_wakes_all_that_wait(state: State) -> None:
    heard: list[bool] = []
    waiting = [threading.Thread(target=lambda: heard.append(state.wait(10))) for _ in range(3)]
    for thread in waiting:
        thread.start()
    while any(thread.is_alive() for thread in waiting):
        state.built()
    assert heard == [True] * 3
