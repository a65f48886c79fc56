"""Every page of the real site is correct, light HTML that names no other host."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import feedparser
import html5lib
import pytest
from bs4 import BeautifulSoup
from PIL import Image

from tests.support.markup import text_of, the

pytestmark = pytest.mark.slow


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


@pytest.mark.slow
def test_every_page_parses_without_error(real_site: Path) -> None:
    parser = html5lib.HTMLParser(strict=True)
    for page in pages(real_site):
        parser.parse(page.read_bytes(), transport_encoding="utf-8")


def test_pages_stylesheets_scripts_and_font_are_light(real_site: Path, golden_site: Path) -> None:
    lists = [page for page in pages(real_site) if not re.search(r"\d{4}/\d\d/[^/]+/", page.as_posix())]
    for page in (*lists, *pages(golden_site)):
        assert len(gzip.compress(page.read_bytes())) <= 15_000, page
    for sheet, most in {"site": 10_000, "lists": 4_000, "search": 4_000}.items():
        (file,) = real_site.glob(f"theme/{sheet}.*.css")
        assert len(gzip.compress(file.read_bytes())) <= most
    small = {
        file.name.split(".")[0]: len(gzip.compress(file.read_bytes()))
        for file in real_site.glob("theme/*.js")
    }
    limits = {"search": 7_000, "save": 3_000, "listen": 3_000, "further": 3_000, "letters": 200}
    assert all(small[name] <= limit for name, limit in limits.items())
    elsewhere = {"sheaf", "ranking", "kept", "search", "lost"}  # articles load none of them
    asked_for = {"save", "listen", "further"}  # a click does
    assert sum(small[name] for name in small.keys() - elsewhere - asked_for) <= 7_000
    (font,) = real_site.glob("theme/*.woff2")
    assert font.stat().st_size <= 17_000


def test_nothing_is_loaded_from_another_host(real_site: Path) -> None:
    for page in pages(real_site):
        soup = BeautifulSoup(page.read_bytes(), "lxml")
        loaded = [text_of(tag, "src") for tag in soup.find_all(src=True)]
        loaded += [
            text_of(tag, "href") for tag in soup.find_all("link", rel=["stylesheet", "icon", "preload"])
        ]
        sets = [text_of(tag, "srcset") for tag in soup.find_all(srcset=True)]
        loaded += [part.split()[0] for listed in sets for part in listed.split(",")]
        assert all(url.startswith("/") and not url.startswith("//") for url in loaded), page
        assert not soup.find_all(["iframe", "object", "embed"])
        scripts = soup.select("script:not([type='application/ld+json'])")
        named = {
            text_of(script, "src").split("/")[-1].split(".")[0]: script.get("type") for script in scripts
        }
        letters = {"letters": None} if soup.select(".tools") else {}  # before anything is painted
        assert named == dict.fromkeys(named, "module") | letters, page
        wanted = {
            "video": "[data-player], [data-file]", "viewer": ".photo", "sheaf": ".sheaf", "beside": ".beside",
            "tools": ".tools", "letters": ".tools",
            "ranking": ".ranking",
            "search": ".search__form", "lost": ".search--lost",
        }  # fmt: skip
        assert named.keys() == {name for name, needed in wanted.items() if soup.select(needed)}, page
    for sheet in real_site.glob("theme/*.css"):
        urls = re.findall(r"""url\(["']?([^)"']*)""", sheet.read_text(encoding="utf-8"))
        assert all((sheet.parent / url).is_file() for url in urls)


def test_every_photo_has_text_and_size(real_site: Path) -> None:
    for page in pages(real_site):
        for image in BeautifulSoup(page.read_bytes(), "lxml").find_all("img"):
            assert image.get("alt"), page
            assert int(text_of(image, "width")) > 0
            assert int(text_of(image, "height")) > 0
            assert re.match("background-color:#[0-9a-f]{6}$", text_of(image, "style")), page
            sources = the(image.find_parent("picture")).find_all("source")
            listed = [text_of(source, "srcset") for source in sources]
            listed += [str(image.get("srcset", "")), text_of(image, "src")]
            for part in ",".join(filter(None, listed)).split(","):
                assert (real_site / part.split()[0].lstrip("/")).is_file(), (page, part)


def test_only_the_first_picture_of_a_story_is_loaded_ahead_of_the_others(
    real_site: Path, golden_site: Path
) -> None:
    both = (*pages(real_site), *pages(golden_site))
    stories = [BeautifulSoup(page.read_bytes(), "lxml") for page in both]
    shown = [found for story in stories if (found := story.select("article.story img"))]
    assert shown
    assert any(not story.select(".figure--cover") and story.select(".prose .figure img") for story in stories)
    for first, *others in shown:
        assert first.get("fetchpriority") == "high"
        assert not first.get("loading")
        assert all(one["loading"] == "lazy" and not one.get("fetchpriority") for one in others)


def test_share_pictures_are_there_at_the_address_and_of_the_size_that_pages_tell(real_site: Path) -> None:
    told = set()
    for page in pages(real_site):
        soup = BeautifulSoup(page.read_bytes(), "lxml")
        found = {
            text_of(tag, "property"): text_of(tag, "content") for tag in soup.find_all("meta", property=True)
        }
        if "og:image" in found:
            file = real_site / found["og:image"].removeprefix("https://example.vn/")
            own = page.with_name("og.jpg")
            assert file == (own if own.is_file() else real_site / "og.jpg")
            told.add(file)
            with Image.open(file) as image:
                size = (int(found["og:image:width"]), int(found["og:image:height"]))
                assert (image.format, image.size) == ("JPEG", size) == ("JPEG", (1200, 630))
            assert file.stat().st_size <= 300_000
            assert found["og:image:alt"]
    assert told == set(real_site.rglob("og.jpg"))
    assert told


def test_headings_start_at_one_and_skip_no_level(real_site: Path) -> None:
    for page in pages(real_site):
        levels = [
            int(tag.name[1])
            for tag in BeautifulSoup(page.read_bytes(), "lxml").find_all(re.compile("^h[1-6]$"))
        ]
        assert levels.count(1) == 1, page
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), page


def test_all_feeds_parse(real_site: Path) -> None:
    feeds = sorted(real_site.glob("feeds/*.xml"))
    assert len(feeds) >= 4
    for file in feeds:
        feed = feedparser.parse(file.read_bytes())
        assert not feed.bozo, (file, feed.get("bozo_exception"))
        assert feed.entries
        assert all(entry.id.startswith("tag:") and entry.content[0].value for entry in feed.entries)


def test_an_article_page_shows_all_its_parts_in_order(golden_site: Path) -> None:
    page = golden_site / "2024/07/so-ket/index.html"
    text = " ".join(the(BeautifulSoup(page.read_bytes(), "lxml").main).get_text(" ").split())
    parts = [
        "Đảng bộ Khối",
        "Sơ kết công tác: 6 tháng",
        "11/07/2024",
        "(ABO)",
        "họp sơ kết",
        "P. Mai",
        "Tin khác",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, dict(zip(parts, places, strict=True))
    assert places == sorted(places)
