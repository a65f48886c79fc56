"""A real nginx, set up by the files that the build wrote for it, serves the site."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import brotli
import pytest

from newsroom.engine import Edition
from newsroom.model.gone import Gone
from newsroom.model.hosting import HOST_FOLDER
from plugins.hosting.nginx import files
from tests.support.awkward import quarters, saved
from tests.support.building import NOW, SITE_TOML, Built, build, tiny_site, write_article
from tests.support.hosting import BROTLI, NGINX, Server, nginx
from tests.support.ruling import HOSTILE, make
from tests.support.ruling import NEW as FIRST

pytestmark = [pytest.mark.slow, pytest.mark.skipif(NGINX is None, reason="nginx is not installed")]

LONG = quote("ộ" * 66)
"""A part as long as one may be: 198 bytes, 594 signs."""
OLD = (
    "/tin/1.html",
    "/index.php?id=7&x=a%20b",
    "/tin-tức/hội-nghị.aspx",
    "/A/B/",
    "/a+b,c(1)~!*.html",
    "/?p=12",
    "/tin/%E1%BA%A3nh.html",
    f"/rat-dai/{'a' * 190}/{'b' * 190}/{'c' * 190}.aspx",
    f"{f'/{LONG}' * 3}/{'d' * 190}.aspx",
    f"/thu-muc{f'/{LONG}' * 3}/",
)
NEW = "/2025/05/moi/"


def site(folder: Path, kind: str, url: str = "https://example.vn") -> Built:
    """Build a site with old addresses for a kind of host, and with articles that were taken down."""
    toml = (
        SITE_TOML.replace('url = "https://example.vn"', f'url = "{url}"') + f'\n[hosting]\nkind = "{kind}"\n'
    )
    content = tiny_site(folder / "content")
    (content / "site.toml").write_text(toml, encoding="utf-8")
    file = write_article(content, "2025/05/moi", "![Ảnh](1.jpg)", Old_URL="\nOld_URL: ".join(OLD))
    file.with_name("1.jpg").write_bytes(saved(quarters(640, 480), "JPEG"))
    gone = (
        Gone("gioi-thieu/", ("/cu/thu.html",), has_page=True),
        Gone("2019/05/xoa/", ("/cu/hai.aspx?a=1",)),
    )
    (content / "pages").mkdir()
    (content / "pages" / "gioi-thieu.md").write_text("Title: Bài đã gỡ\n\nĐã gỡ.\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        patch.delenv("SITEURL", raising=False)
        patch.setattr(Edition, "gone", gone)
        built = build(content, folder / "site", conf="publishconf.py")
    assert built.status == 0
    return built


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return site(tmp_path_factory.mktemp("nginx"), "nginx")


@pytest.fixture(scope="module")
def server(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("server")
    with nginx(folder, built.output, built.output / HOST_FOLDER) as running:
        yield running


def asked(old: str) -> str:
    """Write an old address as a browser asks for it."""
    return old.replace("tin-tức/hội-nghị", "tin-t%E1%BB%A9c/h%E1%BB%99i-ngh%E1%BB%8B")


@pytest.mark.parametrize("old", OLD, ids=range(len(OLD)))
@pytest.mark.parametrize("added", ["", "fbclid=IwAR0", "utm_source=zalo&utm_medium=x", "zarsrc=31"])
def test_an_old_address_leads_on_whatever_a_chat_app_added_to_it(
    server: Server, old: str, added: str
) -> None:
    path = asked(old) + (("&" if "?" in old else "?") + added if added else "")
    answer = server.ask(path)
    assert (answer.status, answer.place) == (301, NEW)


def test_a_folder_that_moved_is_found_with_and_without_a_slash_at_its_end(server: Server) -> None:
    assert [server.ask(path).place for path in ("/A/B", "/A/B/", "/a/b")] == [NEW] * 3


def test_pages_are_served_and_what_is_not_there_is_told_with_the_page_for_it(
    server: Server, built: Built
) -> None:
    assert server.ask(NEW).status == 200
    assert server.ask("/index.php?id=8").status == 404
    answer = server.ask("/khong-co/")
    assert (answer.status, answer.body) == (404, (built.output / "404.html").read_bytes())


def test_what_was_taken_down_is_gone_and_says_so(server: Server, built: Built) -> None:
    page = (built.output / "gioi-thieu" / "index.html").read_bytes()
    for path in (
        "/gioi-thieu/",
        "/gioi-thieu",
        "/gioi-thieu/index.html",
        "/gioi-thieu/?fbclid=1",
        "/cu/thu.html",
    ):
        answer = server.ask(path)
        assert (answer.status, answer.body) == (410, page), path
        assert answer.headers["cache-control"] == "no-cache"
    for path in ("/2019/05/xoa/", "/cu/hai.aspx?a=1"):
        answer = server.ask(path)
        assert (answer.status, answer.body) == (410, (built.output / "404.html").read_bytes()), path


def test_types_are_those_of_the_files(server: Server, built: Built) -> None:
    avif = next(path for path in built.files if path.endswith(".avif"))
    wanted = {
        NEW: "text/html; charset=utf-8",
        f"/{avif}": "image/avif",
        "/feeds/all.atom.xml": "application/atom+xml; charset=utf-8",
        "/feeds/all.rss.xml": "application/rss+xml; charset=utf-8",
        "/site.webmanifest": "application/manifest+json",
        "/sitemap.xml": "text/xml; charset=utf-8",
    }
    assert {path: server.ask(path).headers["content-type"] for path in wanted} == wanted


def test_only_files_named_by_content_are_kept_without_asking(server: Server, built: Built) -> None:
    forever = "public, max-age=31536000, immutable"
    css = next(path for path in built.files if path.endswith(".css"))
    photo = next(path for path in built.files if path.startswith("photos/"))
    assert [server.ask(f"/{path}").headers["cache-control"] for path in (css, photo)] == [forever] * 2
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
    policy = headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'self'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert "/" not in headers["server"]


def test_texts_are_sent_packed_to_who_takes_it(server: Server, built: Built) -> None:
    css = next(path for path in built.files if path.endswith(".css"))
    for path, file in ((NEW, "2025/05/moi/index.html"), (f"/{css}", css), ("/sitemap.xml", "sitemap.xml")):
        plain = (built.output / file).read_bytes()
        answer = server.ask(path, Accept_Encoding="gzip")
        assert (answer.headers["content-encoding"], answer.headers["vary"]) == ("gzip", "Accept-Encoding")
        assert gzip.decompress(answer.body) == plain
        assert server.ask(path).body == plain


@pytest.mark.skipif(BROTLI is None, reason="nginx has no brotli-static (libnginx-mod-http-brotli-static)")
def test_brotli_is_sent_where_the_module_is_there(built: Built, tmp_path: Path) -> None:
    with nginx(tmp_path / "server", built.output, built.output / HOST_FOLDER, brotli=True) as server:
        answer = server.ask(NEW, Accept_Encoding="gzip, br")
        assert answer.headers["content-encoding"] == "br"
        plain = (built.output / "2025/05/moi/index.html").read_bytes()
        assert brotli.decompress(answer.body) == plain


def test_folders_without_a_page_are_not_there(server: Server, built: Built) -> None:
    for path in ("/photos/", "/theme/", "/tin/"):
        answer = server.ask(path)
        assert (answer.status, answer.body) == (404, (built.output / "404.html").read_bytes())


def test_nothing_that_is_meant_for_the_server_is_served(server: Server, built: Built) -> None:
    (built.output / ".well-known").mkdir(exist_ok=True)
    (built.output / ".well-known" / "thu.txt").write_text("a")
    assert server.ask(f"/{HOST_FOLDER}/redirects.map").status == 404
    assert server.ask("/.htaccess").status == 404
    assert server.ask("/.well-known/thu.txt").status == 200


@pytest.mark.parametrize("olds", [HOSTILE, ()], ids=["hostile", "none"])
def test_no_sign_in_an_old_address_is_taken_for_an_order(tmp_path: Path, olds: tuple[str, ...]) -> None:
    rules = make(*olds)
    for name, text in {"404.html": "404", "index.html": "home", **files(rules)}.items():
        file = tmp_path / "root" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    with nginx(tmp_path / "server", tmp_path / "root", tmp_path / "root" / HOST_FOLDER) as server:
        for move in rules.moves:
            answer = server.ask(move.asked)
            assert (answer.status, answer.place) == (301, FIRST), move
        assert server.ask("/").body == b"home"
        assert len(rules.moves) == len(olds)


def test_below_a_path_prefix_all_of_it_works_too(tmp_path: Path) -> None:
    built = site(tmp_path, "nginx", "https://example.vn/ban.tin")
    root = tmp_path / "root"
    root.mkdir()
    (root / "ban.tin").symlink_to(built.output)
    with nginx(tmp_path / "server", root, built.output / HOST_FOLDER) as server:
        for path in (
            "/index.php?id=7&x=a%20b",
            "/ban.tin/index.php?id=7&x=a%20b",
            "/ban.tin/tin/1.html?fbclid=1",
        ):
            answer = server.ask(path)
            assert (answer.status, answer.place) == (301, f"/ban.tin{NEW}"), path
        assert server.ask("/ban.tin/gioi-thieu/").status == 410
        css = next(path for path in built.files if path.endswith(".css"))
        assert "immutable" in server.ask(f"/ban.tin/{css}").headers["cache-control"]
        assert "immutable" not in server.ask(f"/banxtin/{css}").headers["cache-control"]
        assert server.ask("/ban.tin/khong-co").body == (built.output / "404.html").read_bytes()
