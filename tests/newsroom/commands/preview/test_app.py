"""What the preview answers: pages with what a preview has, files as they are, only for this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from newsroom.commands.preview.components.answering import ComponentPages
from newsroom.commands.preview.page import ABSENT, CHANGES, OLDER
from newsroom.commands.preview.state import Outcome, State
from tests.support.building import ROOT
from tests.support.previewing import get, previewed, said

REPORT = "a.md:1: lỗi: x"
REFUSED, PASSED = Outcome(False, (REPORT,), "1 lỗi, 0 cảnh báo."), Outcome(True)
VIDEO = bytes(range(256)) * 1200


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("preview") / "site"
    (site / "tin").mkdir(parents=True)
    (site / "index.html").write_text("<body>Trang nhất</body>", encoding="utf-8")
    (site / "tin" / "index.html").write_text("<body>Tin</body>", encoding="utf-8")
    (site / "404.html").write_text("<body>Không có</body>", encoding="utf-8")
    (site / "a.css").write_bytes(b"p{}")
    (site / "a.mp4").write_bytes(VIDEO)
    (site.parent / "bi-mat.txt").write_text("bí mật", encoding="utf-8")
    return site


STATE = State()


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[int]:
    """Serve the folder for all tests; give the port."""
    with previewed(folder, STATE) as port:
        yield port


@pytest.fixture
def state() -> State:
    """Give the state of the server, after a build that succeeded."""
    STATE.built(PASSED)
    return STATE


def ask(server: int, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
    """Ask for a path; who asks may take the server for another host."""
    connection = HTTPConnection("127.0.0.1", server, timeout=10)
    named = {"Host": f"127.0.0.1:{server}", "Connection": "close"}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=named)
    response = connection.getresponse()
    connection.close()
    return response


@pytest.mark.parametrize(("path", "text"), [("/", "Trang nhất"), ("/tin/", "Tin"), ("/tin/?x=1", "Tin")])
def test_pages_come_with_the_script_that_reloads_them(server: int, path: str, text: str) -> None:
    status, html = get(server, path)
    assert status == 200
    assert html.startswith(f"<body>{text}<script>")


def test_nothing_is_kept_by_the_browser(server: int) -> None:
    for path in ("/", "/a.css", "/khong-co"):
        with ask(server, path) as response:
            assert response.headers["Cache-Control"] == "no-store"
            assert int(response.headers["Content-Length"]) == len(response.read())


def test_other_files_come_as_they_are(server: int) -> None:
    assert get(server, "/a.css") == (200, "p{}")


def test_the_address_of_a_page_ends_in_a_slash(server: int) -> None:
    with ask(server, "/tin") as response:
        assert (response.status, response.headers["Location"]) == (301, "/tin/")


def test_a_wrong_address_gets_the_page_for_it(server: int) -> None:
    status, html = get(server, "/khong-co/")
    assert status == 404
    assert html.startswith("<body>Không có<script>")


def test_figures_that_nobody_counts_are_nothing_and_no_fault(server: int) -> None:
    status, *_, body = get(server, "/luot-xem/2024-07.json")
    assert (status, body) == (204, "")


@pytest.mark.parametrize("path", ["/../bi-mat.txt", "/%2e%2e/bi-mat.txt", "/tin/../../bi-mat.txt"])
def test_nothing_outside_of_the_folder_is_served(server: int, path: str) -> None:
    status, html = get(server, path)
    assert status == 404
    assert "bí mật" not in html


@pytest.mark.parametrize("host", ["vi-du.vn", "vi-du.vn:8000", "localhost.vi-du.vn", "192.168.1.2"])
def test_who_takes_this_machine_for_another_is_refused(server: int, host: str) -> None:
    status, html = get(server, "/", host)
    assert status == 403
    assert "Trang nhất" not in html


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1"])
def test_this_machine_has_two_names(server: int, host: str) -> None:
    assert get(server, "/", host)[0] == 200


def test_pages_tell_why_the_last_build_was_refused_until_one_succeeds(server: int, state: State) -> None:
    state.built(REFUSED)
    assert all(REPORT in get(server, path)[1] for path in ("/", "/khong-co"))
    assert OLDER in get(server, "/")[1]
    status, html = get(server, "/2026/11/bai-moi/")
    assert (status, ABSENT in html, OLDER in html) == (404, True, False)
    state.built(PASSED)
    assert not any(REPORT in get(server, path)[1] for path in ("/", "/khong-co"))


def test_a_site_that_was_never_built_has_a_page_that_says_why(
    server: int, tmp_path: Path, state: State
) -> None:
    other = State()
    other.built(REFUSED)
    with previewed(tmp_path, other) as second:
        status, html = get(second, "/")
        assert status == 404
        assert "Chưa dựng được trang" in html
        assert REPORT in html
        assert REPORT not in get(server, "/")[1]


def test_who_asks_hears_of_a_build_and_of_a_new_start(server: int, state: State, tmp_path: Path) -> None:
    before = get(server, CHANGES)[1]
    assert get(server, CHANGES) == (200, before)
    state.built(PASSED)
    assert before != get(server, CHANGES)[1] == state.version
    assert state.version in get(server, "/")[1]
    with previewed(tmp_path, State()) as second:
        assert get(second, CHANGES)[1] not in (before, state.version)


# The page of components


@pytest.fixture(scope="module")
def with_components(folder: Path) -> Iterator[int]:
    pages = ComponentPages((ROOT / "theme" / "templates",), ROOT / "theme" / "static")
    with previewed(folder, STATE, components=pages) as port:
        yield port


def test_the_page_of_components_reloads_and_tells_of_findings_like_any_other(
    with_components: int, state: State
) -> None:
    state.built(REFUSED)
    for path in ("/_components/", "/_components/pager/"):
        status, html = get(with_components, path)
        assert status == 200
        assert state.version in html
        assert CHANGES in html
        assert REPORT in html


def test_what_the_page_of_components_loads_comes_with_its_type(with_components: int) -> None:
    for path, kind in (
        ("/_components/anh/a-300x200.jpg", "image/svg+xml"),
        ("/_components/theme/mau.css", "text/css; charset=utf-8"),
        ("/_components/feeds/all.html", "text/html; charset=utf-8"),
    ):
        with ask(with_components, path) as response:
            assert (response.status, response.headers["Content-Type"]) == (200, kind)


def test_the_videos_of_examples_are_any_that_the_site_has(with_components: int) -> None:
    with ask(with_components, "/_components/phim/a.mp4", Range="bytes=0-1") as response:
        assert (response.status, response.read()) == (206, VIDEO[:2])
    assert get(with_components, "/_components/phim/a.vtt")[0] == 404
    assert get(with_components, "/_components/phim/")[0] == 404


@pytest.mark.parametrize("path", ["/_components", "/_components/pager"])
def test_the_address_of_components_ends_in_a_slash(with_components: int, path: str) -> None:
    with ask(with_components, path) as response:
        assert (response.status, response.headers["Location"]) == (301, f"{path}/")


@pytest.mark.parametrize(
    "path", ["/_components/x/", "/_components/2026/07/vi-du-1/", "/_components/../bi-mat.txt"]
)
def test_a_wrong_address_among_components_gets_the_page_for_it(
    with_components: int, path: str, state: State
) -> None:
    status, html = get(with_components, path)
    assert status == 404
    assert html.startswith("<body>Không có<script>")


def test_a_folder_of_files_alone_has_no_components(server: int) -> None:
    assert get(server, "/_components/")[0] == 404


def test_nothing_of_components_is_written_into_the_folder_that_is_shown(
    with_components: int, folder: Path
) -> None:
    before = sorted(folder.rglob("*"))
    assert get(with_components, "/_components/")[0] == 200
    assert sorted(folder.rglob("*")) == before


# What another program asks


REFUSALS = [
    b"HEAD / HTTP/1.1\r\nHost: vi-du.vn\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: vi-du.vn\r\nContent-Length: 0\r\n\r\n",
    b"OPTIONS / HTTP/1.1\r\nHost: vi-du.vn\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: vi-du.vn\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"GET / HTTP/1.0\r\nHost: vi-du.vn\r\nHost: localhost\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.0\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1, vi-du.vn\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1:8000@vi-du.vn\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1.vi-du.vn\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost.\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: [::1]\r\n\r\n",
    b"GET http://vi-du.vn/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"GET /.changes HTTP/1.1\r\nHost: vi-du.vn\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: vi-du.vn\r\nX-Forwarded-Host: 127.0.0.1\r\n\r\n",
    b"nothing of the kind\r\n\r\n",
]


@pytest.mark.parametrize("request_", REFUSALS, ids=range(len(REFUSALS)))
def test_only_what_is_asked_of_this_machine_by_its_name_is_answered(server: int, request_: bytes) -> None:
    answer = said(server, request_.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
    assert answer[9:12] in (b"400", b"403")
    assert "Trang nhất".encode() not in answer
    assert STATE.version.encode() not in answer


def test_the_head_of_a_page_comes_without_the_page(server: int, state: State) -> None:
    with ask(server, "/", "HEAD") as head, ask(server, "/") as whole:
        assert head.status == 200
        assert head.read() == b""
        assert int(head.headers["Content-Length"]) == len(whole.read())


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_can_be_changed_here(server: int, method: str) -> None:
    with ask(server, "/", method) as response:
        assert response.status == 405


def test_no_page_elsewhere_can_show_a_photo_of_a_draft(server: int) -> None:
    with ask(server, "/a.mp4") as response:
        assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize("path", ["//vi-du.vn/..", "//tin", "/%2f%2ftin"])
def test_a_redirect_stays_on_this_machine(server: int, path: str) -> None:
    with ask(server, path) as response:
        assert response.headers.get("Location", "/tin/") == "/tin/"


def test_a_query_stays_when_a_slash_is_added(server: int) -> None:
    with ask(server, "/tin?q=a%20b") as response:
        assert response.headers["Location"] == "/tin/?q=a%20b"


@pytest.mark.parametrize("path", ["/%00", "/a%0ab", "/%ff", f"/{'a' * 300}", "/theme/", "/a.css/"])
def test_an_odd_address_is_a_wrong_one(server: int, path: str) -> None:
    status, html = get(server, path)
    assert status == 404
    assert html.startswith("<body>Không có<script>")


def test_a_site_that_is_being_built_for_the_first_time_says_so(tmp_path: Path) -> None:
    with previewed(tmp_path, State()) as port:
        status, html = get(port, "/2024/07/hop/")
    assert status == 503
    assert "Đang dựng trang" in html
    assert CHANGES in html


# Parts of a video (RFC 9110, 14)


def test_a_video_says_that_it_comes_in_parts(server: int) -> None:
    with ask(server, "/a.mp4") as response:
        assert response.headers["Accept-Ranges"] == "bytes"
        assert response.headers["Content-Type"] == "video/mp4"
        assert response.read() == VIDEO


SIZE = len(VIDEO)


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-1", 0, 1),  # what Safari begins with
        ("bytes=0-", 0, SIZE - 1),
        ("bytes=1000-1999", 1000, 1999),
        ("bytes=-500", SIZE - 500, SIZE - 1),
        (f"bytes=100-{SIZE * 9}", 100, SIZE - 1),
        (f"bytes={SIZE - 1}-", SIZE - 1, SIZE - 1),
    ],
)
def test_a_part_is_given_as_asked_for(server: int, asked: str, first: int, last: int) -> None:
    for method in ("GET", "HEAD"):
        with ask(server, "/a.mp4", method, Range=asked) as response:
            assert response.status == 206
            assert response.headers["Content-Range"] == f"bytes {first}-{last}/{SIZE}"
            assert int(response.headers["Content-Length"]) == last - first + 1
            assert response.read() == (VIDEO[first : last + 1] if method == "GET" else b"")


def test_several_parts_come_in_one_answer(server: int) -> None:
    with ask(server, "/a.mp4", Range="bytes=0-9,100-109") as response:
        body = response.read()
        assert response.status == 206
        assert response.headers["Content-Type"].startswith("multipart/byteranges; boundary=")
        assert int(response.headers["Content-Length"]) == len(body)
        for first in (0, 100):
            start = b"Content-Range: bytes %d-%d/%d\r\n\r\n" % (first, first + 9, SIZE)
            assert start + VIDEO[first : first + 10] in body


def test_a_part_beyond_the_end_is_refused_with_the_size(server: int) -> None:
    with ask(server, "/a.mp4", Range=f"bytes={SIZE}-") as response:
        assert response.status == 416
        assert response.headers["Content-Range"] == f"bytes */{SIZE}"


@pytest.mark.parametrize(
    "asked", ["seconds=1-2", "bytes", "bytes=", "bytes=a-b", "bytes=-", "bytes=1", "0-1"]
)
def test_a_range_that_cannot_be_read_is_ignored(server: int, asked: str) -> None:
    with ask(server, "/a.mp4", Range=asked) as response:
        assert (response.status, response.read()) == (200, VIDEO)


def test_a_part_of_what_has_changed_since_is_the_whole(server: int, folder: Path) -> None:
    with ask(server, "/a.mp4") as response:
        etag, modified = response.headers["ETag"], response.headers["Last-Modified"]
    for known in (etag, modified):
        with ask(server, "/a.mp4", Range="bytes=0-1", If_Range=known) as response:
            assert response.status == 206
    os.utime(folder / "a.mp4", (1, 1))
    for known in (etag, modified, "W/" + etag):
        with ask(server, "/a.mp4", Range="bytes=0-1", If_Range=known) as response:
            assert (response.status, response.read()) == (200, VIDEO)
