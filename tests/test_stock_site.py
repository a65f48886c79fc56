"""Our captions and Tin khác in a plain Pelican site: ``docs/pelican/``, built by the real ``pelican``."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.support.building import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("stock_site")]

SAMPLE = ROOT / "docs/pelican"
THEMES = ("notmyidea", "simple")
WITHOUT = ("PLUGINS=[]", "PLUGIN_PATHS=[]", "THEME_TEMPLATES_OVERRIDES=[]")
SO_KET, HOI_THI, NGAY_HOI = (
    f"2024/{place}/index.html" for place in ("07/so-ket", "06/hoi-thi", "07/ngay-hoi")
)
QUIET = "2024/03/tin-3/index.html"
"""An article without a photo or a video."""


@dataclass(frozen=True)
class Site:
    """A site that was built, and what Pelican said."""

    output: Path
    said: str

    def text(self, page: str) -> str:
        return (self.output / page).read_text(encoding="utf-8")

    def main(self, page: str) -> Tag:
        """Give the text of an article."""
        soup = BeautifulSoup(self.text(page), "html.parser")
        found = soup.find(class_="entry-content") or soup.find("main")
        assert isinstance(found, Tag)
        return found

    def links(self, page: str) -> dict[str, list[str]]:
        """Give the addresses of Tin khác by their title."""
        soup = BeautifulSoup(self.text(page), "html.parser")
        found = soup.find(class_="related")
        assert isinstance(found, Tag)
        return {
            title.get_text(): [str(link["href"]) for link in title.find_next("ul").find_all("a")]  # type: ignore[union-attr]
            for title in found.find_all("h2")
        }


def run_pelican(output: Path, theme: str, *settings: str) -> Site:
    """Run ``pelican`` on the sample, as its readers do, with settings of its own."""
    more = (f'THEME="{theme}"', *settings)
    command = ["content", "-s", "pelicanconf.py", "-o", str(output), "--fatal", "errors", "-e", *more]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "200"}
    done = subprocess.run(
        [sys.executable, "-m", "pelican", *command],
        cwd=SAMPLE,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return Site(output, done.stdout + done.stderr)


@pytest.fixture(scope="module", params=THEMES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return run_pelican(tmp_path_factory.mktemp("site"), request.param)


def figures(main: Tag) -> list[tuple[str, str, str]]:
    """Give address, caption and credit of the photos of a text."""
    found = []
    for figure in main.find_all("figure", class_="figure"):
        image = figure.find("img")
        texts = (figure.find(class_=f"figure__{name}") for name in ("caption", "credit"))
        assert isinstance(image, Tag)
        caption, credit = (one.get_text() if one else "" for one in texts)
        found.append((str(image["src"]), caption, credit))
    return found


def test_a_photo_is_a_figure_with_one_caption_and_its_credit(site: Site) -> None:
    main = site.main(SO_KET)
    assert figures(main) == [("/images/hoi-nghi.jpg", "Đại biểu dự hội nghị.", "Ảnh: P. Mai")]
    assert main.get_text().count("Đại biểu dự hội nghị") == 1
    assert main.find_all("img")[0]["alt"] == "Đại biểu dự hội nghị"


def test_photos_of_one_paragraph_are_a_gallery(site: Site) -> None:
    main = site.main(NGAY_HOI)
    gallery = main.find(class_="gallery")
    assert isinstance(gallery, Tag)
    assert [caption for _, caption, _ in figures(gallery)] == ["Khai mạc", "Bế mạc"]
    shared = gallery.find(class_="gallery__caption")
    assert isinstance(shared, Tag)
    assert shared.get_text() == "Ngày hội diễn ra trong hai ngày. Ảnh: An Bình"


def test_a_video_is_a_link_and_a_link_around_a_photo_stays(site: Site) -> None:
    video = site.main(NGAY_HOI).find(class_="video")
    assert isinstance(video, Tag)
    assert [(link["href"], link.get_text()) for link in video.find_all("a")] == [
        ("https://www.youtube.com/watch?v=abcdefghijk", "Toàn cảnh ngày hội (3:25)")
    ]
    (link,) = site.main(HOI_THI).find_all("a", href="/images/hoi-nghi.jpg")
    assert link.find("img") is not None


def test_pelican_resolves_the_addresses_of_files_and_articles(site: Site) -> None:
    for page in (SO_KET, HOI_THI, NGAY_HOI):
        assert not {"{", "\ue001", "\ue002"} & set(str(site.main(page)))
        for image in site.main(page).find_all("img"):
            assert (site.output / str(image["src"]).lstrip("/")).is_file()
    assert site.main(SO_KET).find("a", href="/2024/06/hoi-thi/") is not None
    assert str(site.main(NGAY_HOI).find("img")).count("/2024/07/ngay-hoi/") == 1


def test_tin_khac_stands_around_each_article(site: Site) -> None:
    small = [f"/2024/0{month}/tin-{month}/" for month in (4, 3, 2, 1)]
    assert site.links(SO_KET) == {
        "Xem thêm": ["/2024/06/hoi-thi/", "/2024/07/ngay-hoi/"],
        "Tin cũ hơn": small,
    }
    assert site.links(QUIET) == {
        "Tin mới hơn": ["/2024/07/so-ket/", "/2024/07/ngay-hoi/", "/2024/06/hoi-thi/", small[0]],
        "Tin cũ hơn": small[2:],
    }
    soup = BeautifulSoup(site.text(HOI_THI), "html.parser")
    neighbours = {str(link["rel"][0]): link["href"] for link in soup.select(".related a[rel]")}
    assert neighbours == {"prev": small[0], "next": "/2024/07/ngay-hoi/"}


def test_the_build_says_nothing_about_our_plugins(site: Site) -> None:
    assert "plugins" not in site.said
    assert "Unable to find" not in site.said


@pytest.mark.parametrize("theme", THEMES)
def test_they_change_no_byte_but_of_photos_and_videos(theme: str, tmp_path: Path) -> None:
    stock = run_pelican(tmp_path / "stock", theme, *WITHOUT).output
    ours = run_pelican(tmp_path / "ours", theme, "THEME_TEMPLATES_OVERRIDES=[]").output
    names = {file.relative_to(stock).as_posix() for file in stock.rglob("*") if file.is_file()}
    assert names == {file.relative_to(ours).as_posix() for file in ours.rglob("*") if file.is_file()}
    assert QUIET in names
    other = {name for name in names if (stock / name).read_bytes() != (ours / name).read_bytes()}
    with_media = {name for name in names if name.endswith(".html") and _shows_media(stock / name)}
    assert {SO_KET, HOI_THI, NGAY_HOI} <= other == with_media


def _shows_media(page: Path) -> bool:
    text = page.read_text(encoding="utf-8")
    return "<img" in text or "youtube.com/watch" in text


@pytest.mark.parametrize("plugin", ["captions", "related"])
def test_each_works_without_the_other(plugin: str, tmp_path: Path) -> None:
    alone = run_pelican(tmp_path, "simple", f'PLUGINS=["plugins.{plugin}"]')
    assert bool(figures(alone.main(SO_KET))) == (plugin == "captions")
    assert ("Xem thêm" in alone.text(SO_KET)) == (plugin == "related")


def test_a_strict_theme_prints_drafts_and_hidden_articles(tmp_path: Path) -> None:
    content, templates = tmp_path / "content", tmp_path / "templates"
    content.mkdir()
    templates.mkdir()
    for place, (status, lang) in enumerate(product(("published", "draft", "hidden"), ("vi", "en"))):
        head = f"Title: Bài\nSlug: {status}\nLang: {lang}\nStatus: {status}\nDate: 2024-01-0{place + 1}\nCategory: tin"
        (content / f"{place}.md").write_text(f"{head}\n\nChữ.\n", encoding="utf-8")
    shown = (
        "{{ article.related_pinned + article.related_newer + article.related_older + article.related_posts }}"
    )
    beside = "{{ article.prev_article }} {{ article.next_article_in_category }}"
    (templates / "article.html").write_text(f"{shown} {beside}", encoding="utf-8")
    (tmp_path / "strict.py").write_text(
        "from jinja2 import StrictUndefined\n"
        'TIMEZONE, DEFAULT_LANG, SITENAME, THEME = "UTC", "vi", "x", "simple"\n'
        'JINJA_ENVIRONMENT = {"undefined": StrictUndefined}\nDIRECT_TEMPLATES = []\n'
        'CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ""\n'
        f"PLUGIN_PATHS, THEME_TEMPLATES_OVERRIDES = [{str(ROOT)!r}], [{str(templates)!r}]\n"
        'PLUGINS = ["plugins.related"]\n',
        encoding="utf-8",
    )
    words = [
        str(content),
        "-s",
        str(tmp_path / "strict.py"),
        "-o",
        str(tmp_path / "output"),
        "--fatal",
        "errors",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pelican", *words], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for page in ("draft", "hidden"):
        (file,) = (tmp_path / "output").rglob(f"{page}.html")
        (english,) = (tmp_path / "output").rglob(f"{page}-en.html")
        assert file.read_text(encoding="utf-8") == english.read_text(encoding="utf-8") == "[] None None"


def test_attributes_around_photos_are_kept_and_warnings_name_their_file(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    text = (
        "Title: Một\nDate: 2024-01-01\n\n![a](/b.png){wide}\n\n[![a](/s.jpg)](/p.jpg){: data-lightbox=g }\n\n"
        "Lời ![a](/b.png) sau.\n{: .lead #neo }\n\n# Mục ![x](/a.png) {#muc}\n\n![a](/b.png)\n*Xem [đây](/kia/)*\n"
    )
    (tmp_path / "content/mot.md").write_text(text, encoding="utf-8")
    markdown = {"extensions": ["extra", "toc"], "extension_configs": {"toc": {"permalink": True}}}
    settings = f"PLUGIN_PATHS = [{str(ROOT)!r}]\nPLUGINS = ['plugins.captions']\nTHEME = 'simple'\n"
    (tmp_path / "conf.py").write_text(f"{settings}MARKDOWN = {markdown!r}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pelican", "content", "-s", "conf.py", "-o", "out", "--fatal", "errors"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "400"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "out/mot.html").read_text(encoding="utf-8")
    assert '<img src="/b.png" alt="a" wide>' in html
    assert '<a href="/p.jpg" data-lightbox="g"><img' in html
    assert '<p class="lead" id="neo">Lời sau.</p>' in html
    assert '<h1 id="muc">Mục <a' in html
    assert "plugins.captions: mot.md: the link to /kia/ in a caption" in done.stderr + done.stdout
