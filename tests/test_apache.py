"""A real Apache, as on a shared hosting, is told by ``.htaccess`` files alone what to do."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import pytest

from newsroom.model.gone import Gone
from plugins.hosting.apache import files
from tests.support.building import Built
from tests.support.hosting import APACHE, Server, apache
from tests.support.ruling import HOSTILE, browsed, make
from tests.support.ruling import NEW as FIRST
from tests.test_nginx import NEW, OLD, asked, site

pytestmark = [pytest.mark.slow, pytest.mark.skipif(APACHE is None, reason="apache2 is not installed")]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    made = site(tmp_path_factory.mktemp("apache"), "apache")
    for path in (".git/HEAD", ".well-known/thu.txt"):
        (made.output / path).parent.mkdir(exist_ok=True)
        (made.output / path).write_text("thử", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def server(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with apache(tmp_path_factory.mktemp("server"), built.output) as running:
        yield running


@pytest.mark.parametrize("old", OLD, ids=range(len(OLD)))
@pytest.mark.parametrize("added", ["", "fbclid=IwAR0", "utm_source=zalo&utm_medium=x", "zarsrc=31"])
def test_an_old_address_leads_on_whatever_a_chat_app_added_to_it(
    server: Server, old: str, added: str
) -> None:
    path = asked(old) + (("&" if "?" in old else "?") + added if added else "")
    answer = server.ask(path)
    assert (answer.status, answer.place) == (301, NEW)


def test_a_folder_that_moved_is_found_with_and_without_a_slash_at_its_end(server: Server) -> None:
    assert [server.ask(path).place for path in ("/A/B", "/A/B/", "/A/b/")] == [NEW] * 3


def test_pages_are_served_and_what_is_not_there_is_told_with_the_page_for_it(
    server: Server, built: Built
) -> None:
    assert server.ask(NEW).status == 200
    assert server.ask("/").status == 200
    assert server.ask("/?fbclid=IwAR0").status == 200
    for path in ("/khong-co/", "/index.php?id=8", "/khong-co.html", "/tin/2.html", "/?p=13"):
        answer = server.ask(path)
        assert (answer.status, answer.body) == (404, (built.output / "404.html").read_bytes()), path


def test_files_whose_names_begin_with_a_dot_are_told_to_nobody_but_those_that_are_well_known(
    server: Server,
) -> None:
    for path in ("/.htaccess", "/_moved/.htaccess", "/.git/HEAD", "/.git/", "/2025/.env"):
        assert server.ask(path).status == 404, path
    assert server.ask("/.well-known/thu.txt").status == 200


def test_what_was_taken_down_is_gone_and_says_so(server: Server, built: Built) -> None:
    page = (built.output / "gioi-thieu" / "index.html").read_bytes()
    for path in ("/gioi-thieu/", "/gioi-thieu/index.html", "/gioi-thieu/?fbclid=1"):
        answer = server.ask(path)
        assert (answer.status, answer.body) == (410, page), path
        assert answer.headers["cache-control"] == "no-cache"
    for path in ("/2019/05/xoa/", "/cu/thu.html", "/cu/hai.aspx?a=1", "/cu/hai.aspx?a=1&fbclid=2"):
        answer = server.ask(path)
        assert (answer.status, answer.body) == (410, (built.output / "404.html").read_bytes()), path


def test_types_are_those_of_the_files(server: Server, built: Built) -> None:
    avif = next(path for path in built.files if path.endswith(".avif"))
    wanted = {
        NEW: "text/html; charset=utf-8",
        f"/{avif}": "image/avif",
        "/feeds/all.atom.xml": "application/atom+xml; charset=utf-8",
        "/feeds/all.rss.xml": "application/rss+xml; charset=utf-8",
        "/site.webmanifest": "application/manifest+json; charset=utf-8",
    }
    for coding in ("", "gzip", "br"):
        found = {path: server.ask(path, Accept_Encoding=coding).headers["content-type"] for path in wanted}
        assert found == wanted, coding


def test_only_files_named_by_content_are_kept_without_asking(server: Server, built: Built) -> None:
    forever = "public, max-age=31536000, immutable"
    css = next(path for path in built.files if path.endswith(".css"))
    photo = next(path for path in built.files if path.startswith("photos/"))
    assert [server.ask(f"/{path}").headers["cache-control"] for path in (css, photo)] == [forever] * 2
    assert server.ask(f"/{css}", Accept_Encoding="br").headers["cache-control"] == forever
    for path in (NEW, "/theme/khong-co.css", "/tin/1.html", "/2025/05/moi/og.jpg", "/feeds/all.atom.xml"):
        assert server.ask(path).headers["cache-control"] == "no-cache", path
    worker = server.ask("/sw.js").headers
    assert worker["cache-control"] == "no-cache"
    assert "javascript" in worker["content-type"]
    assert "worker-src 'self'; " in worker["content-security-policy"]
    etag = server.ask(NEW).headers["etag"]
    assert server.ask(NEW, If_None_Match=etag).status == 304


@pytest.mark.parametrize("path", [NEW, "/khong-co/", "/tin/1.html", "/feeds/all.atom.xml", "/gioi-thieu/"])
def test_security_headers_are_on_every_answer(server: Server, path: str) -> None:
    headers = server.ask(path).headers
    assert "script-src 'self';" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize(
    ("accepts", "coding"), [("gzip", "gzip"), ("gzip, deflate, br", "br"), ("identity", ""), ("", "")]
)
def test_texts_are_sent_packed_to_who_takes_it(
    server: Server, built: Built, accepts: str, coding: str
) -> None:
    css = next(path for path in built.files if path.endswith(".css"))
    pages = ((NEW, "2025/05/moi/index.html"), ("/", "index.html"), (f"/{css}", css))
    unpack = {"gzip": gzip.decompress, "br": brotli.decompress, "": bytes}[coding]
    for path, file in pages:
        answer = server.ask(path, Accept_Encoding=accepts)
        assert answer.headers.get("content-encoding", "") == coding, path
        assert "accept-encoding" in answer.headers["vary"].lower()
        assert unpack(answer.body) == (built.output / file).read_bytes()


@pytest.mark.parametrize(("coding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_pages_that_tell_of_errors_are_packed_as_they_say(
    server: Server, built: Built, coding: str, unpack: Callable[[bytes], bytes]
) -> None:
    for path, status in (("/khong-co/", 404), ("/cu/thu.html", 410)):
        answer = server.ask(path, Accept_Encoding=coding)
        assert (answer.status, answer.headers["content-encoding"]) == (status, coding)
        assert unpack(answer.body) == (built.output / "404.html").read_bytes()


def test_folders_without_a_page_are_not_listed(server: Server) -> None:
    assert {server.ask(path).status for path in ("/photos/", "/theme/", "/tin/", "/_moved/")} == {404}


def test_rules_stand_only_where_old_addresses_were(built: Built) -> None:
    assert (built.output / ".htaccess").stat().st_size < 6000
    assert not (built.output / "2025" / "05" / ".htaccess").exists()


@pytest.mark.parametrize("base", ["", "/ban.tin"])
def test_no_sign_in_an_old_address_is_taken_for_an_order(tmp_path: Path, base: str) -> None:
    rules = make(*HOSTILE, gone=(Gone("2019/x/", ("/$0 {gone}.aspx",)),), base=base)
    root = tmp_path / "root"
    for name, text in {"404.html": "404", "index.html": "home", **files(rules)}.items():
        file = root / base.strip("/") / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    with apache(tmp_path / "server", root) as server:
        for old in HOSTILE:
            answer = server.ask(base + browsed(old))
            assert (answer.status, answer.place) == (301, base + FIRST), old
        assert server.ask(f"{base}/").body == b"home"
        assert server.ask(f"{base}/xyz.php").status == 404
        assert server.ask(base + browsed("/$0 {gone}.aspx")).status == 410


def test_below_a_path_prefix_all_of_it_works_too(tmp_path: Path) -> None:
    built = site(tmp_path, "apache", "https://example.vn/ban.tin")
    root = tmp_path / "root"
    root.mkdir()
    built.output.rename(root / "ban.tin")
    with apache(tmp_path / "server", root) as server:
        for path in ("/ban.tin/index.php?id=7&x=a%20b", "/ban.tin/tin/1.html?fbclid=1", "/ban.tin/A/B/"):
            answer = server.ask(path)
            assert (answer.status, answer.place) == (301, f"/ban.tin{NEW}"), path
        assert server.ask("/ban.tin/gioi-thieu/").status == 410
        css = next((root / "ban.tin" / "theme").glob("*.css"))
        assert "immutable" in server.ask(f"/ban.tin/theme/{css.name}").headers["cache-control"]
        missing = server.ask("/ban.tin/khong-co")
        assert (missing.status, missing.body) == (404, (root / "ban.tin" / "404.html").read_bytes())
