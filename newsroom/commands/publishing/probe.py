"""Look at the live site as readers do: is what is served what was built?"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from urllib.parse import quote, urljoin, urlsplit

from newsroom.commands.publishing.asking import MOST_BYTES, Answer, Ask, Asker, follow, is_same_host
from newsroom.commands.publishing.probing import (
    OF_HEADERS,
    Finding,
    good,
    is_alike,
    judge_caching,
    judge_certificate,
    judge_compression,
    judge_file,
    judge_gone,
    judge_headers,
    judge_hidden,
    judge_missing,
    judge_redirect,
    judge_secret,
    judge_type,
    linked,
    of_release,
    of_server,
    said,
)
from newsroom.commands.publishing.publication import PAGE, Publication
from newsroom.commands.publishing.sampling import (
    FEED,
    newest_article,
    old_articles,
    one_of_each,
    redirects_of,
)
from newsroom.engine import digest
from newsroom.model.hosting import HOST_FOLDER

__all__ = ["Finding", "is_answered", "probe"]

_NOT_FOUND = "404.html"
_SECRETS = (".git/HEAD", ".git/config", ".env", ".htaccess")
_COMPRESSED: Mapping[str, str] = {"Accept-Encoding": "gzip, br"}
_CHANGED = 5
_SHORT = 20
_LABELS = {
    ".css": "Giao diện (CSS)",
    ".js": "Giao diện (JavaScript)",
    ".svg": "Biểu tượng",
    ".avif": "Ảnh AVIF",
    ".jpg": "Ảnh JPEG",
    ".png": "Ảnh PNG",
}


def probe(
    publication: Publication,
    url: str,
    hidden: Sequence[str] = (),
    changed: Sequence[str] = (),
    asker: Asker | None = None,
) -> list[Finding]:
    """Ask the live site at ``url`` and compare; at most some fifty questions.

    ``hidden`` are addresses at which nothing may be shown, ``changed`` pages that this release changed.
    """
    asking = asker or Asker()
    look = Look(publication, url.rstrip("/"), asking)
    try:
        if look.home.status != 200:
            return [look.judge_home()]
        found = [*look.files(changed), *look.host(), *look.addresses(hidden)]
        return [*found, *judge_certificate(asking.certificate_ends, time.time())]
    finally:
        asking.close()


def is_answered(url: str) -> bool:
    """Tell whether a host answers at all, whatever it says, within some seconds."""
    asking = Asker(whole=_SHORT)
    try:
        return asking(f"{url.rstrip('/')}/", {}).status != 0
    finally:
        asking.close()


class Look:
    """One look at the live site."""

    def __init__(self, publication: Publication, url: str, ask: Ask) -> None:
        self._publication = publication
        self._url = url
        self._ask = ask
        self._kind = publication.hosting.kind

    @cached_property
    def home(self) -> Answer:
        """What the host answers for the home page."""
        return self._get(PAGE)

    @cached_property
    def _missing(self) -> Answer:
        return follow(self._ask, f"{self._url}/khong-co-{digest(self._url.encode())}/", {})

    @property
    def _soft(self) -> list[bytes]:
        """The bodies that a host may show in place of what is not there."""
        return [self.home.body, self._missing.body]

    def _get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        return follow(self._ask, f"{self._url}/{quote(path.removesuffix(PAGE))}", headers or {})

    def judge_home(self) -> Finding:
        """Judge a home page that is not answered."""
        what, home = f"Trang chủ {self._url}/", self.home
        if home.moved and not is_same_host(home.url, home.moved):
            return of_server(what, said(home), "Sửa url trong site.toml thành địa chỉ đó, rồi đăng lại.")
        return of_release(what, said(home), "Kiểm tra máy chủ, tên miền và url trong site.toml.")

    def files(self, changed: Sequence[str]) -> Iterator[Finding]:
        """Compare pages, feeds, photos and the theme with what was built."""
        paths = self._publication.files
        feed = self._publication.output / FEED
        text = feed.read_text(encoding="utf-8") if FEED in paths else ""
        newest = newest_article(text, self._publication.site.base, paths)
        pages = {PAGE: "Trang chủ", **({newest: "Bài mới nhất"} if newest else {})}
        pages |= {path: f"Bài cũ /{path.removesuffix(PAGE)}" for path in old_articles(paths, newest)}
        for path in [path for path in changed if path.endswith(PAGE) and path in paths][:_CHANGED]:
            pages.setdefault(path, f"Trang vừa đổi /{path.removesuffix(PAGE)}")
        yield from self._pages(pages)
        others = {
            FEED: "Nguồn tin (Atom)",
            "sitemap.xml": "Sơ đồ cho máy tìm kiếm",
            "robots.txt": "robots.txt",
        }
        for path, what in others.items():
            if path in paths:
                yield from self._file(what, path)
        yield from self._assets()

    def _pages(self, pages: Mapping[str, str]) -> Iterator[Finding]:
        """Compare pages; tell a host that rewrites all of them from one that serves others."""
        answers = {path: self.home if path == PAGE else self._get(path) for path in pages}
        judged = {path: self._judged(what, path, answers[path]) for path, what in pages.items()}
        bad = [path for path, finding in judged.items() if not finding.ok]
        served = [path for path in bad if answers[path].status == 200]
        if len(bad) == len(pages) == len(served) > 1 and all(
            is_alike(answers[path].body, (self._publication.output / path).read_bytes()) for path in pages
        ):
            yield of_server("Mọi trang", "bị sửa trên đường tới người đọc", _REWRITTEN)
            return
        yield from judged.values()
        yield from judge_type("Trang chủ", PAGE, self.home)

    def _judged(self, what: str, path: str, answer: Answer) -> Finding:
        return judge_file(what, answer, self._publication.files[path].digest)

    def _file(self, what: str, path: str) -> Iterator[Finding]:
        answer = self._get(path)
        yield self._judged(what, path, answer)
        yield from judge_type(what, path, answer)

    def _assets(self) -> Iterator[Finding]:
        """Ask for a photo of each format and the theme; if AVIF alone is missing, the server is to blame."""
        files = self._publication.files
        shown = (path for path in linked((self._publication.output / PAGE).read_bytes()) if path in files)
        chosen = one_of_each(path for path in (*shown, *files) if files[path].size < MOST_BYTES)
        answers = {suffix: self._get(path) for suffix, path in chosen.items()}
        for suffix, path in chosen.items():
            finding = self._judged(_LABELS[suffix], path, answers[suffix])
            others = {answers[one].status for one in chosen.keys() & {".jpg", ".png"}}
            if suffix == ".avif" and answers[suffix].status != 200 and others == {200}:
                finding = replace(finding, of_release=False, remedy=_NO_AVIF)
            yield finding
            yield from judge_type(_LABELS[suffix], path, answers[suffix])

    def host(self) -> Iterator[Finding]:
        """Judge what the host does beside handing out files."""
        hosting, files = self._publication.hosting, self._publication.files
        sheet = one_of_each(files).get(".css")
        asset = self._get(f"theme/khong-co-{digest(self._url.encode())}.css")
        packed = [("trang chủ", self._get(PAGE, _COMPRESSED))]
        if sheet:
            packed.append(("giao diện", self._get(sheet, _COMPRESSED)))
            yield judge_caching(self._get(sheet), self.home, self._kind)
        yield judge_compression(packed, self._kind)
        yield judge_headers(self.home, self._kind, hosting.hsts)
        own = files[_NOT_FOUND].digest if _NOT_FOUND in files else None
        yield from judge_missing(self._missing, asset, own)
        yield from self._http()
        if urlsplit(self._url).path:
            yield from self._robots()

    def _http(self) -> Iterator[Finding]:
        """Judge whether http leads to https, where the site is at https and its usual port."""
        parts = urlsplit(self._url)
        if parts.scheme != "https" or parts.port not in (None, 443):
            return
        answer = self._ask(f"http://{parts.hostname}{parts.path}/", {})
        if answer.moved.startswith("https://"):
            yield good("Từ http sang https")
        else:
            yield of_server("Từ http sang https", said(answer), "Cho máy chủ chuyển (301) mọi địa chỉ http.")

    def _robots(self) -> Iterator[Finding]:
        """Say that nobody reads the ``robots.txt`` of a folder."""
        answer = follow(self._ask, urljoin(self._url, "/robots.txt"), {})
        sitemap = f"{self._url}/sitemap.xml"
        what = "robots.txt của tên miền"
        if answer.status == 200 and sitemap.encode() in answer.body:
            yield good(what)
        else:
            yield good(what, "chưa kể sitemap của trang này", _ROBOTS.format(sitemap=sitemap))

    def addresses(self, hidden: Sequence[str]) -> Iterator[Finding]:
        """Judge old addresses, what was taken down, and what nobody may see."""
        sizes = {path: file.size for path, file in self._publication.files.items()}
        moved = redirects_of(self._publication.output, sizes, self._kind not in OF_HEADERS)
        for old, target in moved:
            for address in (old, f"{old}{'&' if '?' in old else '?'}fbclid=IwAR0thu"):
                answer = self._ask(urljoin(f"{self._url}/", address), {})
                yield judge_redirect(address, urljoin(f"{self._url}/", target), answer, self._kind)
        for gone in self._publication.gone[-2:]:
            answer = self._ask(f"{self._url}/{quote(gone.url)}", {})
            yield judge_gone(gone.url, answer, self._kind, gone.has_page)
        shown = [found for url in hidden for found in judge_hidden(url, self._get(url), self._soft)]
        if hidden:
            yield from shown or [good("Bài chưa đăng", f"{len(hidden)} bài không hiện ra ngoài")]
        own = next((path for path in sizes if path.startswith(f"{HOST_FOLDER}/")), f"{HOST_FOLDER}/")
        open_ = [
            found for path in (*_SECRETS, own) for found in judge_secret(path, self._get(path), self._soft)
        ]
        yield from open_ or [good("Tệp của riêng máy chủ", "không ai đọc được")]


_REWRITTEN = (
    "Tắt phần tự sửa trang ở máy chủ hay CDN (Cloudflare: Email Address Obfuscation, Rocket Loader, Auto "
    "Minify): không còn kiểm được trang có nguyên vẹn không."
)
_NO_AVIF = (
    "Khai báo kiểu image/avif cho .avif ở máy chủ, nếu không phần lớn người đọc không thấy ảnh "
    "(IIS: mimeMap trong web.config; docs/trien-khai.md)."
)
_ROBOTS = (
    "Máy tìm kiếm chỉ đọc robots.txt ở gốc tên miền: nhờ nơi quản lý thêm dòng «Sitemap: {sitemap}» vào đó."
)
