"""From a stock Pelican site to ours by ``make import``, and back by the settings that docs/pelican.md shows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from tests.support.building import ROOT, SITE_TOML, Built, build, write_article, write_site
from tests.support.photographing import camera_file

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("from_stock_and_back")]

SAMPLE = ROOT / "docs/pelican"
PAGE = ROOT / "docs/pelican.md"
ONLY_OURS = ("404.html", "tim-kiem/", "so-do-trang/", "hinh-anh/", "video/", "luot-xem/", "feeds/", "photos/")
"""Where our build has pages that stock Pelican makes none of."""


def run(folder: Path, *words: str, **environment: str) -> str:
    """Run Python in a folder, as a person does; give what it said."""
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "COLUMNS": "200",
            **environment,
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def pages(output: Path) -> set[str]:
    return {file.relative_to(output).as_posix() for file in output.rglob("*.html")}


# There: the sample of a stock site becomes a site of ours.


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import the sample, and publish what came of it: the file says nothing of a lead."""
    folder = tmp_path_factory.mktemp("there")
    content = write_site(folder / "content", SITE_TOML.replace("Xây dựng Đảng", "Phong trào"))
    run(folder, "newsroom.commands.importer", FILES=str(SAMPLE), CONTENT=str(content))
    files = [*content.rglob("index.md")]
    assert all("Status: draft" in file.read_text(encoding="utf-8") for file in files)
    (command,) = re.findall(r"^ *(grep .*Status: draft.*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    subprocess.run(["bash", "-c", command], cwd=folder, check=True)
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert "Status" not in text
        file.write_text(text.replace("Summary: ?", "Summary: Tóm tắt."), encoding="utf-8")
    return content


def test_an_import_keeps_texts_photos_authors_and_links(imported: Path) -> None:
    (file,) = imported.rglob("*so-ket*/index.md")
    text = file.read_text(encoding="utf-8")
    assert "Author: Ban Biên tập" in text
    assert "Category: Tin hoạt động" in text
    assert "Old_URL: /2024/07/so-ket/" in text
    assert "(/2024/06/phat-dong-hoi-thi-ke-chuyen/)" in text
    assert 'Đại biểu dự hội nghị. Ảnh: P. Mai")' in text
    assert {one.name for one in file.parent.iterdir()} == {"index.md", "hoi-nghi.jpg"}


def test_old_addresses_lead_to_the_new_ones(imported: Path, tmp_path: Path) -> None:
    built = build(imported, tmp_path / "output")
    assert built.status == 0
    stub = built.text("2024/07/so-ket/index.html")
    assert "/2024/07/dang-uy-khoi-so-ket-sau-thang-dau-nam/" in stub


# Back: a site of ours, read by stock Pelican with the settings of the page.


@dataclass(frozen=True)
class Both:
    """A site of ours, and the same content built by stock Pelican."""

    ours: Built
    stock: Path
    said: str

    def soup(self, page: str) -> BeautifulSoup:
        return BeautifulSoup((self.stock / page).read_text(encoding="utf-8"), "html.parser")


def run_stock(folder: Path) -> str:
    """Build the content of a folder as the page says, and give what Pelican said."""
    settings = ("-e", f'PLUGIN_PATHS=["{ROOT}"]', 'SITEURL="https://example.vn"')
    return run(folder, "pelican", "-s", "stockconf.py", *settings)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    folder = tmp_path_factory.mktemp("back")
    content = write_site(folder / "content")
    photo = '![Đại biểu](anh.jpg "Đại biểu dự họp. Ảnh: P. Mai")\n\nXem [bài kia](/2024/06/hoi-thi/).'
    file = write_article(
        content, "2024/07/so-ket", photo, Author="", Authors="An Bình; P. Mai", Tags="thi đua; nông thôn mới",
        Related="/2024/05/cu/", Kicker="Khối",
    )  # fmt: skip
    file.with_name("anh.jpg").write_bytes(camera_file(640, 480))
    write_article(content, "2024/06/hoi-thi", Category="Xây dựng Đảng", Tags="thi đua")
    write_article(content, "2025/06/ngay-truoc", Date="10/06/2025 08:00")  # month first, it were of October
    for month in ("05", "04"):  # one name in two months
        write_article(content, f"2024/{month}/cu")
    write_article(content, "2024/03/nhap", "Bí mật.", Status="draft")
    write_article(content, "2024/02/go", "Bí mật.", Status="withdrawn", Withdrawn="Thông tin chưa đúng.")
    write_article(content, "2123/01/mai", "Bí mật.")
    for name, title in (("gioi-thieu", "Giới thiệu"), ("gioi-thieu/co-cau", "Cơ cấu")):
        page = content / "pages" / f"{name}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"Title: {title}\n\nLời.\n", encoding="utf-8")
    ours = build(content, folder / "output")
    assert ours.status == 0
    shutil.copy(SAMPLE / "stockconf.py", folder)
    return Both(ours, folder / "output-stock", run_stock(folder))


def test_the_page_shows_the_settings_that_are_tested() -> None:
    assert (SAMPLE / "stockconf.py").read_text(encoding="utf-8") in PAGE.read_text(encoding="utf-8")


def test_every_page_stays_at_its_address(both: Both) -> None:
    lost = {page for page in pages(both.ours.output) - pages(both.stock) if not page.startswith(ONLY_OURS)}
    assert lost == {"2024/02/go/index.html"}
    feeds = {file.name for file in (both.ours.output / "feeds").glob("*.xml")}
    assert feeds == {file.name for file in (both.stock / "feeds").glob("*.xml")}


def test_photos_have_their_captions_and_links_lead_somewhere(both: Both) -> None:
    page = "2024/07/so-ket/index.html"
    soup = both.soup(page)
    assert [one.get_text() for one in soup.select(".figure__caption")] == ["Đại biểu dự họp."]
    found = [soup.select_one("figure.figure img"), soup.find("a", string="bài kia")]
    for one, name in zip(found, ("src", "href"), strict=True):
        assert isinstance(one, Tag)
        place = unquote(urlsplit(urljoin(f"https://example.vn/{page}", str(one[name]))).path).lstrip("/")
        assert (both.stock / (f"{place}index.html" if place.endswith("/") else place)).is_file()


def test_nothing_is_published_that_was_not(both: Both) -> None:
    texts = [file for file in both.stock.rglob("*") if file.suffix in (".html", ".xml", ".md")]
    assert texts
    assert [file for file in texts if "Bí mật" in file.read_text(encoding="utf-8")] == []


def test_stock_says_only_that_it_leaves_out_what_was_taken_down(both: Both) -> None:
    told = [line for line in both.said.splitlines() if re.search(r"WARNING|ERROR|CRITICAL", line)]
    assert len(told) == 1
    assert "withdrawn" in told[0]


def test_paths_become_links_of_pelicans_by_the_command_of_the_page(both: Both, tmp_path: Path) -> None:
    (command,) = re.findall(r"^ *(grep .*\{static\}.*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    site = shutil.copytree(
        both.stock.parent, tmp_path / "site", ignore=shutil.ignore_patterns("output*", "cache")
    )
    write_article(
        site / "content",
        "2024/08/moi",
        "Xem [bài kia](../../06/hoi-thi/index.md), [ngoài](https://vi.du/a.md).",
    )
    subprocess.run(["bash", "-c", command], cwd=site, check=True)
    run_stock(site)
    moved = Both(both.ours, site / "output-stock", "")
    assert moved.soup("2024/08/moi/index.html").find(
        "a", string="bài kia", href="https://example.vn/2024/06/hoi-thi/"
    )
    assert moved.soup("2024/08/moi/index.html").find("a", href="https://vi.du/a.md")
    feed = (moved.stock / "feeds/all.atom.xml").read_text(encoding="utf-8")
    assert 'src="https://example.vn/2024/07/so-ket/anh.jpg"' in feed
