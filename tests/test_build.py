"""Whole builds: what is published, what is not, and that the same input gives the same bytes."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
from bs4 import BeautifulSoup, Tag
from PIL import Image

from newsroom.engine import codec
from tests.support.building import NOW, ROOT, SITES, build, digests, tiny_site, write_article, write_site
from tests.support.markup import text_of, the

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.delenv("SITEURL", raising=False)


def photo(file: Path, size: tuple[int, int] = (400, 300)) -> None:
    """Write a photo with a place in its EXIF data."""
    image = Image.effect_noise((size[0] // 8, size[1] // 8), 60).resize(size).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = "Máy ảnh bí mật"
    image.save(file, exif=exif)


def test_a_second_build_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = tiny_site(tmp_path / "content")
    first = build(content, tmp_path / "output")
    stamps = {path: (first.output / path).stat().st_mtime_ns for path in first.files}
    capsys.readouterr()
    second = build(content, tmp_path / "output")
    assert {path: (second.output / path).stat().st_mtime_ns for path in second.files} == stamps
    assert capsys.readouterr().out.startswith("Xong: 3 bài; 0 tệp ghi mới, ")


def test_a_build_ends_with_what_is_to_come_and_a_preview_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    content = tiny_site(tmp_path / "content")
    write_article(content, "2026/01/le", Title="Lễ kỷ niệm", Date="2026-01-20 06:00")
    for _ in range(2):
        assert build(content, tmp_path / "output").status == 0
        assert capsys.readouterr().out.splitlines()[1:] == ["1 bài hẹn giờ: «Lễ kỷ niệm» 20/01/2026 06:00."]
    assert build(content, tmp_path / "preview", PREVIEW=True).status == 0
    assert "hẹn giờ" not in "".join(capsys.readouterr())


@pytest.mark.slow
def test_bytes_do_not_depend_on_hash_seed_time_zone_locale_or_folder(tmp_path: Path) -> None:
    found = []
    cases = [("một", "1", "UTC", "C"), ("thư mục/hai", "77", "America/Lima", "vi_VN.UTF-8")]
    for name, seed, zone, locale in cases:
        folder = tmp_path / name
        shutil.copytree(SITES / "golden" / "content", folder / "content")
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        command = [sys.executable, "-m", "pelican", str(folder / "content"), "-o", str(folder / "out")]
        settings = ["-s", str(ROOT / "pelicanconf.py"), "--cache-path", str(folder / "cache")]
        subprocess.run([*command, *settings], env=environment, cwd=folder, check=True, capture_output=True)
        found.append(digests(folder / "out"))
    assert found[0] == found[1]


def test_drafts_and_future_articles_are_in_no_file(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    for place, header in (("2025/12/nhap", {"Status": "draft"}), ("2026/02/hen-gio", {})):
        article = write_article(
            content, place, "![Kín](1.jpg)\n\nĐoạn kín.", Title="Tin kín", Tags="chủ đề kín",
            Author="Người viết kín", Old_URL=f"/cu/{place}.html", **header,
        )  # fmt: skip
        photo(article.with_name("1.jpg"))
    built = build(content, tmp_path / "output")
    assert built.status == 0
    for path in built.files:
        data = (built.output / path).read_bytes()
        assert b"k\xc3\xadn" not in data.lower(), path
        assert b"hen-gio" not in data, path
        assert "nhap" not in path
        assert "/cu/" not in path
    assert not list(built.output.glob("photos/*"))


def test_a_preview_shows_them_with_a_banner(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    write_article(content, "2025/12/nhap", Status="draft")
    write_article(content, "2026/02/hen-gio")
    built = build(content, tmp_path / "output", PREVIEW=True)
    assert "Bản nháp" in built.text("2025/12/nhap/index.html")
    assert "Bài hẹn giờ" in built.text("2026/02/hen-gio/index.html")
    assert "Bản nháp" not in built.text("2024/01/bai-0/index.html")


def test_a_preview_shows_a_draft_of_which_little_is_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tiny_site(tmp_path / "content")
    header = dict.fromkeys(("Title", "Date", "Category", "Author", "Summary"), "?")
    body = "Nội dung nháp.\n\nSáng 25-1, hội nghị đã khai mạc. Thứ Hai, 25-1 cũng vậy."
    write_article(content, "2026/01/nhap", body, Status="draft", **header)
    shown = build(content, tmp_path / "preview" / "output", PREVIEW=True)
    assert shown.status == 0
    html = shown.text("2026/01/nhap/index.html")
    assert "Nội dung nháp." in html
    assert "<time>Chưa có ngày</time>" in html
    assert '<p class="breadcrumbs">Chưa có chuyên mục</p>' in html
    assert "01/01/2026" not in html
    assert "2026-01-01" not in html
    assert (
        "Tin hoạt động</a></li>" not in html.partition("<main")[2].partition('<h1 class="opening__title">')[0]
    )
    assert "Chưa có ngày" in shown.text("index.html")
    assert "2026/01/nhap" not in shown.text("feeds/all.atom.xml")
    told = capsys.readouterr().err
    assert "sau ngày của bài" not in told
    assert "không khớp" not in told
    assert not (build(content, tmp_path / "site" / "output").output / "2026/01/nhap").exists()


def test_an_article_appears_when_it_is_due(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = tiny_site(tmp_path / "content")
    write_article(content, "2026/01/hen-gio", Date="2026-01-01 07:01")
    assert "2026/01/hen-gio/index.html" not in build(content, tmp_path / "output").files
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW) + 60))
    assert "2026/01/hen-gio/index.html" in build(content, tmp_path / "output").files


def test_a_removed_article_takes_its_files_with_it(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content", 4)
    before = build(content, tmp_path / "output").files
    article = write_article(content, "2025/05/tam", "![Ảnh](1.jpg)", Tags="riêng", Author="Riêng")
    photo(article.with_name("1.jpg"))
    assert "2025/05/tam/index.html" in build(content, tmp_path / "output").files
    shutil.rmtree(article.parent)
    built = build(content, tmp_path / "output")
    assert built.files == before
    assert not any(not any(folder.iterdir()) for folder in built.output.rglob("*") if folder.is_dir())


def test_retained_files_stay(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    built = build(content, tmp_path / "output")
    (built.output / ".git").mkdir()
    (built.output / ".git" / "HEAD").write_text("ref")
    (built.output / "la.txt").write_text("lạ")
    build(content, tmp_path / "output")
    assert (built.output / ".git" / "HEAD").exists()
    assert not (built.output / "la.txt").exists()


def test_folders_made_by_hand_go_from_the_output(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    built = build(content, tmp_path / "output")
    (built.output / "2024" / "la" / "trong").mkdir(parents=True)
    build(content, tmp_path / "output")
    assert not (built.output / "2024" / "la").exists()


def test_a_damaged_rendition_is_not_published(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    article = write_article(content, "2025/05/anh", "![Ảnh](1.jpg)")
    photo(article.with_name("1.jpg"))
    before = build(content, tmp_path / "output").files
    for file in (tmp_path / "cache" / "photos").glob("*.jpg"):
        file.write_bytes(file.read_bytes()[:500])
    shutil.rmtree(tmp_path / "output")
    assert build(content, tmp_path / "output").files == before


def test_a_theme_edited_during_a_build_and_put_back_leaves_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tiny_site(tmp_path / "content")
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    before = build(content, tmp_path / "before" / "output", THEME=str(theme)).files
    sheet, page = theme / "static" / "css" / "base.css", theme / "templates" / "article.html"
    kept = {file: file.read_bytes() for file in (sheet, page)}
    decode = codec.decode

    def meanwhile(*arguments: object) -> object:
        for file in kept:
            file.write_bytes(kept[file] + b"<!-- meanwhile -->")
        return decode(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("newsroom.engine.codec.decode", meanwhile)
    assert build(content, tmp_path / "output", THEME=str(theme), JOBS=1).files == before
    monkeypatch.undo()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    for file, data in kept.items():
        file.write_bytes(data)
    assert build(content, tmp_path / "output", THEME=str(theme)).files == before


@pytest.mark.slow
def test_photos_lose_their_metadata_and_originals_stay_at_home(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    article = write_article(content, "2025/05/anh", '![Ảnh](1.jpg "Hội nghị")')
    photo(article.with_name("1.jpg"), (2000, 1000))
    built = build(content, tmp_path / "output")
    sizes = []
    for file in [*built.output.glob("photos/*"), *built.output.rglob("og.jpg")]:
        with Image.open(file) as image:
            sizes.append(image.size)
            assert not image.getexif()
    whole = [(360, 180), (720, 360), (1080, 540), (1600, 800)]
    crops = [(360, 240), (720, 480), (720, 405), (1080, 608), (1422, 800), (360, 360)]
    assert sorted(sizes) == sorted([*2 * (whole + crops), *5 * [(1200, 630)]])
    original = article.with_name("1.jpg").read_bytes()
    for path in built.files:
        data = (built.output / path).read_bytes()
        assert data != original
        assert "Máy ảnh bí mật".encode() not in data


@pytest.mark.slow
def test_adding_one_article_changes_few_files(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content", 0)
    for number in range(400):
        place = f"{2020 + number // 100}/{number % 12 + 1:02d}/bai-{number:04d}"
        category = "Xây dựng Đảng" if number % 2 else "Tin hoạt động"
        tags = f"chủ đề {number % 5}; thi đua"
        write_article(
            content,
            place,
            Category=category,
            Tags=tags,
            Date=f"{place[:7].replace('/', '-')}-{number % 28 + 1:02d} 08:{number % 60:02d}",
        )
    before = build(content, tmp_path / "output").files
    write_article(content, "2025/12/moi", Tags="chủ đề 1; thi đua; chủ đề 2")
    after = build(content, tmp_path / "output").files
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    pages = {path for path in changed if not path.startswith("tim/")}  # a year begins: what was newest moves
    assert "2025/12/moi/index.html" in changed
    assert len(pages) <= 30, sorted(pages)
    write_article(content, "2025/12/nua", Tags="chủ đề 1; thi đua; chủ đề 2")
    last = build(content, tmp_path / "output").files
    changed = {path for path in after.keys() | last.keys() if after.get(path) != last.get(path)}
    searched = {path for path in changed if path.startswith("tim/") and path in last}
    assert 0 < len(searched) <= 12, sorted(searched)
    assert len({path for path in changed if not path.startswith("tim/")}) <= 30


def leads_away(link: Tag) -> bool:
    """Tell whether a link is one of those to other hosts: they pass a page on, or search without script."""
    if link.find_parent("noscript"):
        return str(link["href"]).startswith("https://www.google.com/search?q=site%3Ahost.vn/bantin")
    return bool(link.find_parent(id="chia-se")) and link["rel"] == ["noopener", "nofollow"]


def test_a_site_under_a_path_prefix_keeps_all_links_below_it(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    article = write_article(content, "2025/05/anh", "![Ảnh](1.jpg)\n\n[Bài](../../../2024/01/bai-0/index.md)")
    photo(article.with_name("1.jpg"))
    built = build(content, tmp_path / "output", "publishconf.py", SITEURL="https://host.vn/bantin")
    for file in built.output.rglob("*.html"):
        page = BeautifulSoup(file.read_bytes(), "lxml")
        for tag, attribute in (("a", "href"), ("link", "href"), ("img", "src")):
            for found in page.find_all(tag, attrs={attribute: True}):
                value = text_of(found, attribute)
                if found.get("rel") == ["schema.DC"] or not value:
                    continue  # a name, which nobody fetches; the page itself
                ours = ("/bantin/", "https://host.vn/bantin/", "#", "mailto:", "tel:")
                assert value.startswith(ours) or leads_away(found), (file, value)
                if value.startswith("/bantin/"):
                    target = built.output / value.removeprefix("/bantin/").split("#")[0]
                    assert target.is_file() or (target / "index.html").is_file(), (file, value)


@pytest.mark.slow
def test_every_link_of_the_real_site_leads_somewhere(real_site: Path) -> None:
    for file in real_site.rglob("*.html"):
        page = BeautifulSoup(file.read_bytes(), "lxml")
        for found in [*page.find_all("a", href=True), *page.find_all("link", href=True)]:
            value = str(found["href"]).removeprefix("https://example.vn")
            if value.startswith("/"):
                target = real_site / value[1:].split("#")[0]
                assert target.is_file() or (target / "index.html").is_file(), (file, value)
            elif value.startswith("#"):
                assert page.find(id=value[1:]), (file, value)


def test_pages_speak_of_themselves_to_machines(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    write_article(
        content, "2025/05/tin", Title="Tin </script> lạ", Modified="2025-05-06", Source_URL="https://a.vn/1"
    )
    built = build(content, tmp_path / "output")
    page = BeautifulSoup(built.text("2025/05/tin/index.html"), "lxml")
    assert text_of(page.find("link", rel="canonical"), "href") == "https://example.vn/2025/05/tin/"
    assert text_of(page.find("meta", property="og:type"), "content") == "article"
    news, crumbs = (json.loads(s.get_text()) for s in page.find_all("script", type="application/ld+json"))
    assert news["@type"] == "NewsArticle"
    assert news["headline"] == "Tin </script> lạ"
    assert news["datePublished"] == "2025-05-05T08:00:00+07:00"
    assert news["dateModified"] == "2025-05-06"
    assert [item["item"] for item in crumbs["itemListElement"]] == [
        "https://example.vn/",
        "https://example.vn/tin-hoat-dong/",
        "https://example.vn/2025/05/tin/",
    ]


LEADS = {
    "Quy định <b nêu trong văn bản> còn hiệu lực": "Quy định <b nêu trong văn bản> còn hiệu lực",
    "Đạt x < y > z, a & b, &amp; và &lt;i&gt;": "Đạt x < y > z, a & b, & và <i>",
    "Ghi <u>một</u> <script> ]]> hết": "Ghi một <script> ]]> hết",
    '"Trích" <a href="x">đường dẫn</a>': '"Trích" đường dẫn',
    "Nghị định <số 1> & 2": "Nghị định <số 1> & 2",
}
"""What is typed, and what it says."""


def test_no_word_of_a_lead_or_a_title_is_lost_in_a_feed_reader(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content", 0)
    for number, lead in enumerate(LEADS):
        write_article(
            content, f"2025/05/tin-{number}", Title=lead, Summary=lead, Date=f"2025-05-0{number + 1}"
        )
    built = build(content, tmp_path / "output")
    for kind, tag in (("atom", "summary"), ("rss", "description")):
        feed = BeautifulSoup(built.text(f"feeds/all.{kind}.xml"), "xml")
        entries = feed.find_all("entry" if kind == "atom" else "item")
        assert len(entries) == len(LEADS)
        for entry, lead in zip(reversed(entries), LEADS.values(), strict=True):
            text = the(entry.find(tag)).get_text()
            if kind == "rss":  # which is HTML for readers
                text = BeautifulSoup(text, "lxml").get_text()
            assert text == lead
            assert the(entry.find("title")).get_text() == lead
            if kind == "rss":  # as the profile of RSS says
                written = lead.replace("&", "&#x26;").replace("<", "&#x3C;").replace(">", "&gt;")
                assert f"<title>{written}</title>" in built.text("feeds/all.rss.xml").replace("&#34;", '"')
            html = the(entry.find("content" if kind == "atom" else "encoded")).get_text()
            assert lead in BeautifulSoup(html, "lxml").get_text()


def test_a_site_knows_its_own_address_wherever_it_is_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tiny_site(tmp_path / "content", 1)
    spellings = (
        "https://example.vn",
        "http://WWW.example.vn",
        "example.vn",
        "https://thu.example.org/ban",
        "//example.vn:443",
    )
    links = " ".join(f"[x]({one}/2024/01/bai-0/)" for one in spellings)
    write_article(content, "2025/05/tin", f"{links} [y](https://thu.example.org/2024/01/bai-0/)")
    built = build(content, tmp_path / "output", SITEURL="https://thu.example.org/ban")
    page = built.text("2025/05/tin/index.html")
    assert page.count('href="/ban/2024/01/bai-0/">x</a>') == len(spellings)
    assert 'href="https://thu.example.org/2024/01/bai-0/">y</a>' in page
    write_article(content, "2025/05/tin", "[x](http://www.example.vn/2024/01/khong-co/)")
    capsys.readouterr()
    assert build(content, tmp_path / "output", SITEURL="https://thu.example.org/ban").status == 1
    assert "http://www.example.vn/2024/01/khong-co/" in capsys.readouterr().err


def test_links_to_headings_follow_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = tiny_site(tmp_path / "content", 1)
    write_article(content, "2025/05/hai", "Xem [kết quả](../mot/index.md#Kết-quả).")
    page = "2025/05/hai/index.html"

    def told(body: str) -> str:
        write_article(content, "2025/05/mot", body)
        capsys.readouterr()
        built = build(content, tmp_path / "output")
        assert built.status == 0
        report = [line for line in capsys.readouterr().err.splitlines() if "2025/05/hai" in line]
        return built.text(page).partition("Xem ")[2].partition(".</p>")[0] + "".join(report)

    assert told("## Kết quả\n\nLời.") == '<a data-note="1" href="/2025/05/mot/#ket-qua">kết quả</a>'
    top = '<a data-note="1" href="/2025/05/mot/">kết quả</a>'
    renamed = told("## Kết quả năm\n\nLời.")
    assert renamed.startswith(f"{top}articles/2025/05/hai/index.md:7: cảnh báo: ")
    assert "«#ket-qua-nam»" in renamed
    assert told("Lời.").startswith(top)
    assert told("Lời.\n\n### KẾT QUẢ") == '<a data-note="1" href="/2025/05/mot/#ket-qua">kết quả</a>'
    write_article(content, "2025/05/mot", "Lời.", Status="withdrawn", Withdrawn="Sai")
    built = build(content, tmp_path / "output")
    assert built.status == 0
    assert "Xem kết quả." in built.text(page)


def test_feeds_hold_full_text_absolute_links_and_stable_ids(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    body = "Một & hai <u>ba</u>.\n\n![Ảnh](1.jpg)\n\n[Bài](../../../2024/01/bai-0/index.md)"
    article = write_article(content, "2025/05/tin", body, Title="A & <b>", Author="Một; Hai", Tags="x & y")
    photo(article.with_name("1.jpg"))
    built = build(content, tmp_path / "output")
    for name in ("all", "tin-hoat-dong", "xay-dung-dang"):
        for kind in ("atom", "rss"):
            feed = feedparser.parse((built.output / f"feeds/{name}.{kind}.xml").read_bytes())
            assert not feed.bozo, feed.get("bozo_exception")
            assert feed.feed.title.startswith("Trang tin thử")
            assert feed.entries
    for kind in ("atom", "rss"):
        feed = feedparser.parse((built.output / f"feeds/all.{kind}.xml").read_bytes())
        entry = feed.entries[0]
        assert entry.id == "tag:example.vn,2025:/2025/05/tin/"
        assert entry.link == "https://example.vn/2025/05/tin/"
        assert entry.title == "A & <b>"
        html = entry.content[0].value
        assert "Một &amp; hai <u>ba</u>." in html
        assert 'href="https://example.vn/2024/01/bai-0/"' in html
        assert " id=" not in html
        assert 'href="#' not in html
        assert 'src="https://example.vn/photos/' in html
        assert entry.published_parsed[:5] == (2025, 5, 5, 1, 0)
    moved = build(content, tmp_path / "moved", "publishconf.py", SITEURL="https://example.vn/thu")
    assert "tag:example.vn,2025:/2025/05/tin/" in moved.text("feeds/all.atom.xml")


def test_sitemaps_list_every_public_page_once(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content", 24)
    built = build(content, tmp_path / "output")
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    index = ElementTree.fromstring(built.text("sitemap.xml"))
    maps = [loc.text or "" for loc in index.iterfind("s:sitemap/s:loc", space)]
    assert [url.rsplit("/", 1)[1] for url in maps] == [
        "sitemap-pages.xml",
        "sitemap-news.xml",
        "sitemap-2025.xml",
        "sitemap-2024.xml",
    ]
    news = maps.pop(1)
    urls = []
    for url in maps:
        sitemap = ElementTree.fromstring(built.text(url.removeprefix("https://example.vn/")))
        urls += [loc.text for loc in sitemap.iterfind("s:url/s:loc", space)]
    pages = {
        f"https://example.vn/{path.removesuffix('index.html')}"
        for path in built.files
        if path.endswith("index.html") and "/trang/" not in path and path != "tim-kiem/index.html"
    }
    assert len(urls) == len(set(urls))
    assert set(urls) == pages
    newest = ElementTree.fromstring(built.text(news.removeprefix("https://example.vn/")))
    assert [loc.text for loc in newest.iterfind("s:url/s:loc", space)] == [
        "https://example.vn/2025/12/bai-23/"
    ]
    assert "Sitemap: https://example.vn/sitemap.xml" in built.text("robots.txt")


def test_old_addresses_lead_to_the_article(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    write_article(
        content, "2025/05/moi", Old_URL="/tin-tuc/1234.html\nOld_URL: /vi/news/\nOld_URL: /index.php?id=7"
    )
    built = build(content, tmp_path / "output")
    for stub in ("tin-tuc/1234.html", "vi/news/index.html"):
        page = BeautifulSoup(built.text(stub), "lxml")
        refresh = text_of(page.find("meta", {"http-equiv": "refresh"}), "content")
        assert refresh == "0; url=https://example.vn/2025/05/moi/"
    assert not [path for path in built.files if path.endswith((".map", ".conf", ".htaccess", ".gz", ".br"))]


@pytest.mark.slow
def test_pelican_itself_builds_any_content_folder(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "nội dung khác")
    command = [sys.executable, "-m", "pelican", str(content), "-o", str(tmp_path / "ra")]
    options = [
        "-s",
        str(ROOT / "pelicanconf.py"),
        "--cache-path",
        str(tmp_path / "cache"),
        "--fatal",
        "warnings",
    ]
    done = subprocess.run([*command, *options], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Xong: 3 bài" in done.stdout
    write_article(content, "2024/03/bai-2", Category="", Title="")
    done = subprocess.run([*command, *options], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "2 lỗi" in done.stderr


def test_an_empty_site_builds(tmp_path: Path) -> None:
    content = write_site(tmp_path / "content")
    built = build(content, tmp_path / "output")
    assert built.status == 0
    assert "index.html" in built.files
    assert not feedparser.parse(built.text("feeds/all.atom.xml")).bozo


def test_articles_may_share_a_photo_of_equal_bytes(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    for number in range(12):
        article = write_article(content, f"2025/05/anh-{number}", "![Ảnh](1.jpg)")
        Image.linear_gradient("L").resize((640, 480)).save(article.with_name("1.jpg"))
    built = build(content, tmp_path / "output")
    assert built.status == 0
    names = {file.name.split("-")[0] for file in built.output.glob("photos/*")}
    assert len(names) == 2  # the whole photo, and its crops
    assert len({(built.output / f"2025/05/anh-{number}/og.jpg").read_bytes() for number in range(12)}) == 1


def test_photo_names_in_another_normal_form_are_found(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    article = write_article(content, "2025/05/anh", "![Ảnh](ảnh đẹp.jpg)")
    photo(article.with_name(unicodedata.normalize("NFD", "ảnh đẹp.jpg")))
    assert build(content, tmp_path / "output").status == 0


def test_a_full_disk_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(path: Path, _: bytes, public: bool) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr("plugins.press.printer.write_atomic", fail)
    content = tiny_site(tmp_path / "content")
    with pytest.raises(SystemExit, match="1"):
        build(content, tmp_path / "output")
    assert (
        capsys.readouterr().err
        == f"{tmp_path}/output/index.html: lỗi: ổ đĩa đã đầy, xóa bớt tệp rồi chạy lại.\n"
    )


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = tiny_site(tmp_path / "content")
    photo(write_article(content, "2025/05/anh", "![Ảnh](1.jpg)").with_name("1.jpg"))
    (tmp_path / "cache").mkdir()
    place = tmp_path / "cache" / "photos"
    place.write_text("", encoding="utf-8")
    with pytest.raises(SystemExit, match="1"):
        build(content, tmp_path / "output")
    told = capsys.readouterr().err
    reason = "cần một thư mục nhưng trên đường dẫn này có một tệp, xóa hoặc chuyển tệp đó đi"
    assert re.fullmatch(rf"{re.escape(str(place))}/[\w-]+\.jpg: lỗi: {reason}\.\n", told), told
