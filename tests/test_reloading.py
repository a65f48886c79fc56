"""``pelican -r`` and ``pelican -l -r``, the real program: an error ends a build, never the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from newsroom.ending import WAITING
from tests.support.ports import free_port, wait_for_port
from tests.support.reloading import Reloading, reloading

pytestmark = pytest.mark.slow

ARTICLE = "content/articles/2024/01/bai-0/index.md"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Reloading]:
    with reloading(tmp_path) as site:
        yield site


BREAKS: dict[str, tuple[str, Callable[[str], str], str]] = {
    "an article": (ARTICLE, lambda text: text.replace("Tin hoạt động", "Không có mục này"), "bai-0/index.md:3: lỗi: "),
    "site.toml": ("content/site.toml", lambda text: f"{text}\nname = = 1\n", "site.toml:"),
    "a template": (
        "theme/templates/article.html", lambda text: f"{text}{{% if %}}", "theme/templates/article.html:"
    ),
    "a name in a template": (
        "theme/templates/article.html", lambda text: text.replace("{{ story(", "{{ lạ_lẫm }}{{ story("), "lạ_lẫm",
    ),
    "a stylesheet": (
        "theme/static/css/base.css", lambda text: f"{text}\na {{ color: red; color: blue; }}\n", "theme/static: lỗi: "
    ),
    "a setting": (
        "pelicanconf.py", lambda text: f"{text}\nDEFAULT_METADATA = {{'status': 'draft'}}\n", "DEFAULT_METADATA"
    ),
    "PLUGINS": (
        "pelicanconf.py", lambda text: text.replace('    "plugins.gate",', '    "plugins.khong-co",'), "plugins."
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BREAKS)
def test_an_error_is_told_and_its_mend_is_built(site: Reloading, what: str) -> None:
    name, broken, told = BREAKS[what]
    whole, before = site.text(name), site.page
    site.write(name, broken(whole), lambda: WAITING in site.said)
    assert told in site.said
    assert "Traceback" not in site.said
    assert site.page == before  # the last good site stays
    mended = f"{whole}\n" if name != ARTICLE else whole.replace("Nội dung bài.", "Nội dung đã sửa.")
    built = site.said.count("Xong: 3 bài")
    site.write(name, mended, lambda: site.said.count("Xong: 3 bài") > built)
    if name == ARTICLE:
        assert "Nội dung đã sửa." in site.page


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("VIDEO_MAX_MB = = 1", "lỗi: sai cú pháp Python (invalid syntax)"),
        ("VIDEO_MAX_MB = khong_co", "lỗi: tệp thiết lập không chạy được (NameError: "),
        ("SITEURL = None", "pelicanconf.py: lỗi: SITEURL là None, "),
    ],
)
def test_settings_that_pelican_cannot_read_are_told_and_their_mend_is_built(
    site: Reloading, broken: str, told: str
) -> None:
    whole = site.text("pelicanconf.py")
    site.write("pelicanconf.py", f"{whole}\n{broken}\n", lambda: WAITING in site.said)
    assert told in site.said
    assert "Traceback" not in site.said
    site.write("pelicanconf.py", f"{whole}\nVIDEO_MAX_MB = 51\n", lambda: "re-generating" in site.said)
    article = site.text(ARTICLE).replace("Nội dung bài.", "Nội dung đã sửa.")
    site.write(ARTICLE, article, lambda: "Nội dung đã sửa." in site.page)


def test_what_is_served_goes_on_through_an_error_and_its_mend(tmp_path: Path) -> None:
    port = free_port()
    with reloading(tmp_path, "-l", "-p", str(port)) as site:
        wait_for_port(port)
        whole = site.text(ARTICLE)
        site.write(ARTICLE, whole.replace("Title: ", "Titel: "), lambda: WAITING in site.said)
        assert "Nội dung bài." in _get(port)
        mended = whole.replace("Nội dung bài.", "Nội dung đã sửa.")
        site.write(ARTICLE, mended, lambda: "Nội dung đã sửa." in _get(port))


def _get(port: int) -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/2024/01/bai-0/")
    with connection.getresponse() as answer:
        return answer.read().decode()


def test_notes_on_settings_are_told_once(tmp_path: Path) -> None:
    with reloading(tmp_path, "-e", 'SITENAME="Khác"') as site:
        assert site.said.count("SITENAME không có tác dụng") == 1
