"""What phones keep for times without a network, in a real Chromium, under a path prefix and the policy."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from plugins.hosting.policy import security_headers
from plugins.offline.worker import make_worker
from tests.support.awkward import quarters, saved
from tests.support.building import NOW, ROOT, build, tiny_site, write_article
from tests.support.making import make_site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.slow]

BASE = "/bantin"
PHOTO = f"{BASE}/2024/05/anh/"
ARTICLES = [f"{BASE}/2024/06/bai-{number}/" for number in range(21)]
BANNER = "Chưa kết nối được với trang tin"
_STORES = """async () => { const found = {};
  for (const name of await caches.keys())
    found[name] = (await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname);
  return found; }"""


class Host:
    """A host whose answers a test may change: ``bodies`` and ``status`` by path, ``hangs`` says nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.headers = dict(security_headers(make_site()))
        self.asked: list[tuple[str, str]] = []
        self.url = ""
        self.reset()

    def reset(self) -> None:
        """Answer as the build has it."""
        self.bodies: dict[str, bytes] = {}
        self.status: dict[str, int] = {}
        self.hangs = False
        self.asked.clear()


class _Handler(SimpleHTTPRequestHandler):
    host: Host

    def do_GET(self) -> None:
        self._answer(super().do_GET)

    def do_HEAD(self) -> None:
        self._answer(super().do_HEAD)

    def do_POST(self) -> None:
        self._answer(partial(self.send_error, 405))

    def _answer(self, usual: Any) -> None:
        host, path = self.host, self.path.partition("?")[0]
        host.asked.append((self.command, self.path))
        if host.hangs:
            threading.Event().wait(2)
        elif path in host.status:
            self.send_error(host.status[path])
        elif path.startswith(f"{BASE}/luot-xem/"):  # nobody counts, as nginx of ops/ has it
            self.send_response(204)
            self.end_headers()
        elif path in host.bodies:
            body = host.bodies[path]
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(path if path[-1] != "/" else "index.html"))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            with suppress(ConnectionError):
                usual()

    def end_headers(self) -> None:
        hashed = self.path.startswith((f"{BASE}/theme/", f"{BASE}/photos/"))
        self.send_header("Cache-Control", "max-age=31536000" if hashed else "no-cache")
        for name, value in self.host.headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing of requests."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("offline")
    content = tiny_site(folder / "content", articles=0)
    for address in ARTICLES:
        write_article(content, address.removeprefix(f"{BASE}/").rstrip("/"))
    with_photo = write_article(content, "2024/05/anh", "![Hội nghị](1.jpg)\n\nLời bài.")
    with_photo.with_name("1.jpg").write_bytes(saved(quarters(1000, 700), "JPEG"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        output = folder / "www" / "bantin"
        assert build(content, output, "publishconf.py", SITEURL=f"https://example.vn{BASE}").status == 0
    host = Host(folder / "www")
    handler = type("Handler", (_Handler,), {"host": host, "protocol_version": "HTTP/1.1"})
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(host.folder)))
    httpd.daemon_threads = True
    threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True).start()
    host.url = f"http://127.0.0.1:{httpd.server_port}"
    yield host
    httpd.shutdown()
    httpd.server_close()


@pytest.fixture
def host(running: Host) -> Host:
    running.reset()
    return running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context
    context.close()


def stores(page: Page) -> dict[str, list[str]]:
    """List what is kept, by store."""
    found: dict[str, list[str]] = page.evaluate(_STORES)
    return found


def kept(page: Page, kind: str) -> list[str]:
    """List what the site keeps of a kind: ``pages`` or ``files``."""
    return stores(page).get(f"trang-tin:{BASE}/:{kind}-1", [])


def until(page: Page, function: str, argument: object = None) -> None:
    """Wait until a function of the page gives true: ``wait_for_function`` is not allowed by the policy."""
    end = time.monotonic() + 10
    while not page.evaluate(function, argument):
        assert time.monotonic() < end, (function, argument, stores(page))
        time.sleep(0.03)


def wait_for(page: Page, condition: str, *values: str) -> None:
    """Wait until something holds of the paths that are kept, ``kept`` in the condition."""
    until(
        page,
        f"async (values) => {{ const found = await ({_STORES})(); "
        f"const kept = Object.values(found).flat(); return {condition}; }}",
        list(values),
    )


def read(page: Page, host: Host, *paths: str) -> None:
    """Read pages, each until it is kept."""
    for path in paths:
        page.goto(f"{host.url}{path}")
        wait_for(page, "values.every((one) => kept.includes(one))", path)


def started(context: BrowserContext, host: Host, path: str = f"{BASE}/") -> Page:
    """Open a page, and wait for the worker."""
    page = context.new_page()
    page.goto(f"{host.url}{path}", wait_until="load")
    until(page, "() => Boolean(navigator.serviceWorker.controller)")
    wait_for(page, "values.every((one) => kept.includes(one))", path)
    return page


def test_the_first_article_that_was_read_opens_without_a_network_with_its_photo(
    context: BrowserContext, host: Host
) -> None:
    said: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{host.url}{PHOTO}?fbclid=1", wait_until="load")
    wait_for(page, "kept.includes(values[0]) && kept.some((one) => one.includes('/photos/'))", PHOTO)
    until(page, "() => Boolean(navigator.serviceWorker.controller)")
    assert not said
    assert [path for _, path in host.asked if PHOTO in path] == [
        f"{PHOTO}?fbclid=1"
    ]  # read once, counted once
    context.set_offline(True)
    page.goto(f"{host.url}{PHOTO}?zarsrc=2", wait_until="load")
    assert page.locator("h1").inner_text() == "Bài anh"
    assert page.locator("p.preview").inner_text().startswith(BANNER)
    assert page.evaluate("[...document.images].every((one) => one.naturalWidth)")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("system-ui")
    assert not [text for text in said if "Security Policy" in text]


def test_a_page_that_was_not_read_is_replaced_by_one_that_lists_those_that_were(
    context: BrowserContext, host: Host
) -> None:
    page = started(context, host)
    read(page, host, *ARTICLES[:2])
    context.set_offline(True)
    page.goto(f"{host.url}{BASE}/tin-hoat-dong/")
    assert page.locator("h1").inner_text() == "Không có mạng"
    page.wait_for_selector(".kept a")
    assert page.locator(".kept a").all_inner_texts() == ["Trang chủ", "Bài bai-1", "Bài bai-0"]
    # Of a photo that is not kept the place stays in its colour, without the sign for broken ones.
    assert page.evaluate(
        """path => new Promise((done) => {
          const photo = Object.assign(new Image(), { onload: () => done(true), onerror: () => done(false) });
          photo.src = path;
        })""",
        f"{BASE}/photos/0000000000000000-720.avif",
    )
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert Axe().run(page).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.click("text=Bài bai-0")
    assert page.locator("h1").inner_text() == "Bài bai-0"
    page.goto(f"{host.url}{BASE}/")
    assert page.locator("p.preview").inner_text().startswith(BANNER)
    assert page.locator("a", has_text="Bài bai-20").count()
    context.set_offline(False)
    page.goto(f"{host.url}{BASE}/tin-hoat-dong/")
    assert page.locator("h1").inner_text() == "Tin hoạt động"


def test_the_last_twenty_articles_are_kept(context: BrowserContext, host: Host) -> None:
    page = started(context, host)
    read(page, host, *ARTICLES[:20])
    context.set_offline(True)
    page.goto(f"{host.url}{ARTICLES[0]}")  # now the second was read before all others
    assert page.locator("h1").inner_text() == "Bài bai-0"
    context.set_offline(False)
    read(page, host, ARTICLES[20])
    wait_for(page, "!kept.includes(values[0])", ARTICLES[1])
    found = kept(page, "pages")
    assert set(found) == {f"{BASE}/", f"{BASE}/ngoai-tuyen/", ARTICLES[0], *ARTICLES[2:]}


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_kept_no_longer_nor_are_its_photos(
    context: BrowserContext, host: Host, status: int
) -> None:
    page = started(context, host)
    read(page, host, PHOTO)
    wait_for(page, "kept.some((one) => one.includes('/photos/'))")
    host.status[PHOTO] = status
    page.goto(f"{host.url}{PHOTO}")
    wait_for(page, "!kept.includes(values[0]) && !kept.some((one) => one.includes('/photos/'))", PHOTO)
    assert kept(page, "files")
    context.set_offline(True)
    page.goto(f"{host.url}{PHOTO}")
    assert page.locator("h1").inner_text() == "Không có mạng"


def test_an_article_that_was_taken_down_leaves_phones_that_do_not_ask_for_it(
    context: BrowserContext, host: Host
) -> None:
    page = started(context, host)
    read(page, host, ARTICLES[0])
    host.status[ARTICLES[0]] = 410
    read(page, host, ARTICLES[1])
    wait_for(page, "!kept.includes(values[0])", ARTICLES[0])
    assert ("HEAD", ARTICLES[0]) in host.asked


def test_the_front_page_is_the_newest_while_there_is_a_network(context: BrowserContext, host: Host) -> None:
    page = started(context, host)
    index = (host.folder / "bantin" / "index.html").read_bytes()
    for title in ("Tin mới nhất", "Tin mới hơn nữa"):
        host.bodies[f"{BASE}/"] = index.replace(b"</main>", f"<p class=moi>{title}</p></main>".encode())
        page.goto(f"{host.url}{BASE}/")
        assert page.locator(".moi").inner_text() == title
        assert not page.locator("p.preview").count()
    until(
        page,
        f"async () => (await (await caches.match('{host.url}{BASE}/')).text()).includes('mới hơn nữa')",
    )
    context.set_offline(True)
    page.goto(f"{host.url}{BASE}/")
    assert page.locator(".moi").inner_text() == title


def test_a_server_that_says_nothing_counts_as_no_network_after_a_while(
    context: BrowserContext, host: Host
) -> None:
    worker = (host.folder / "bantin" / "sw.js").read_bytes()
    assert b"PATIENCE=10e3" in worker
    host.bodies[f"{BASE}/sw.js"] = worker.replace(b"PATIENCE=10e3", b"PATIENCE=200")
    page = started(context, host)
    host.hangs = True
    page.goto(f"{host.url}{BASE}/")
    assert page.locator("p.preview").inner_text().startswith(BANNER)


def test_only_own_stores_of_earlier_programs_are_removed(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(f"{host.url}{BASE}/robots.txt")
    names = ["khac", "trang-tin:/:pages-1", "trang-tin:/bantin-2/:pages-0", f"trang-tin:{BASE}/:pages-0"]
    page.evaluate("(names) => Promise.all(names.map((name) => caches.open(name)))", names)
    page.goto(f"{host.url}{BASE}/")
    until(page, "() => Boolean(navigator.serviceWorker.controller)")
    own = {f"trang-tin:{BASE}/:pages-1", f"trang-tin:{BASE}/:files-1"}
    assert set(stores(page)) == {*names[:3], *own}


def test_what_is_no_page_and_no_file_named_by_content_goes_to_the_network_alone(
    context: BrowserContext, host: Host
) -> None:
    page = started(context, host)
    before = stores(page)
    live = [f"{BASE}/luot-xem/2024-07.json", f"{BASE}/tim-kiem/index.json", f"{BASE}/feeds/all.html"]
    photo = next((host.folder / "bantin" / "photos").iterdir())
    host.asked.clear()
    for path in [*live, *live]:
        page.evaluate("(path) => fetch(path).then((one) => one.text())", path)
    page.evaluate("(path) => fetch(path, { method: 'POST' })", ARTICLES[3])
    page.evaluate("(path) => fetch(path, { headers: { Range: 'bytes=0-9' } })", f"{BASE}/photos/{photo.name}")
    for path in live:
        assert host.asked.count(("GET", path)) == 2
    assert ("POST", ARTICLES[3]) in host.asked
    assert stores(page) == before


def test_what_kept_pages_show_stays_longest_where_room_is_short(context: BrowserContext, host: Host) -> None:
    worker = (host.folder / "bantin" / "sw.js").read_bytes()
    assert b"BYTES=20e6" in worker
    host.bodies[f"{BASE}/sw.js"] = worker.replace(b"BYTES=20e6", b"BYTES=15e4")
    others = [f"{BASE}/photos/khac-{number}.png" for number in range(4)]
    host.bodies |= dict.fromkeys(others, bytes(30_000))
    page = started(context, host)
    for path in others:
        page.evaluate("(path) => fetch(path).then((one) => one.blob())", path)
    wait_for(page, "values.every((one) => kept.includes(one))", *others)
    read(page, host, PHOTO)
    wait_for(
        page, "kept.some((one) => one.startsWith(values[0]) && !one.includes('khac'))", f"{BASE}/photos/"
    )
    read(page, host, ARTICLES[0])
    wait_for(page, "!kept.includes(values[0])", others[0])
    sizes = "async (name) => (await (await caches.open(name)).matchAll()).map((one) => +one.headers.get('content-length'))"
    assert sum(page.evaluate(sizes, f"trang-tin:{BASE}/:files-1")) <= 150_000
    files = " ".join(kept(page, "files"))
    assert all(name in files for name in ("/theme/site.", "/theme/kept.", "woff2", "/photos/khac-3.png"))
    assert re.search(r"/photos/(?!khac)", files)


def test_a_redirect_is_left_to_the_browser(context: BrowserContext, host: Host) -> None:
    page = started(context, host)
    page.goto(f"{host.url}{ARTICLES[5].rstrip('/')}")
    wait_for(page, "kept.includes(values[0])", ARTICLES[5])
    assert page.url == f"{host.url}{ARTICLES[5]}"
    assert ARTICLES[5].rstrip("/") not in kept(page, "pages")


def test_a_site_that_turns_it_off_takes_all_back(context: BrowserContext, host: Host) -> None:
    page = started(context, host)
    page.evaluate("caches.open('khac')")
    leaving = ROOT / "theme" / "static" / "workers" / "leaving.js"
    host.bodies[f"{BASE}/sw.js"] = make_worker(
        {f"workers/{leaving.name}": leaving.read_bytes()}, wanted=False
    )
    host.bodies[f"{BASE}/"] = b"<!DOCTYPE html><title>x</title><main id=x>Trang</main>"
    page.goto(f"{host.url}{BASE}/")
    page.evaluate("navigator.serviceWorker.ready.then((one) => one.update())")  # as browsers do by themselves
    until(page, "async () => !(await navigator.serviceWorker.getRegistrations()).length")
    assert set(stores(page)) == {"khac"}
    context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(f"{host.url}{BASE}/")
