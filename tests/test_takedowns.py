"""Taking an article down: what is left of it in the output, and what becomes of what led to it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from newsroom.engine import built_site
from newsroom.model.gone import Gone
from tests.support.awkward import quarters, saved
from tests.support.building import NOW, Built, build, digests, tiny_site, write_article
from tests.support.documents import pdf
from tests.support.filming import make_mp4

pytestmark = pytest.mark.slow

PLACE = "2024/07/x"
BODY = """Đoạn văn bí mật.

![Ảnh bí mật](1.jpg)

[Kế hoạch](ke-hoach.pdf)

[Phim](phim.mp4)
"""


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.delenv("SITEURL", raising=False)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A site with an article of its own topic, photo, file and video, to which another and a page link."""
    content = tiny_site(tmp_path / "content")
    write_x(content)
    folder = content / "articles" / PLACE
    (folder / "1.jpg").write_bytes(
        saved(quarters(640, 480, [(9, 9, 9), (255, 0, 0), (0, 255, 0), (0, 0, 255)]), "JPEG")
    )
    (folder / "ke-hoach.pdf").write_bytes(pdf(b"1"))
    (folder / "phim.mp4").write_bytes(make_mp4(3, b"x"))
    links = "Xem [bài **x**](../x/index.md), [cũ](/cu/x.html), [tệp](/2024/07/x/ke-hoach.pdf)."
    write_article(content, "2024/07/y", links, Related="/2024/07/x/")
    (content / "pages").mkdir()
    (content / "pages" / "trang.md").write_text("Title: Trang\n\nXem [bài](/2024/07/x/).\n", encoding="utf-8")
    return content


def write_x(content: Path, **header: str) -> None:
    values = {"Title": "Tựa bí mật", "Tags": "riêng", "Old_URL": "/cu/x.html", **header}
    write_article(content, PLACE, BODY, **values)


def go_on(content: Path) -> Built:
    """Build on, and hold that a build from nothing gives the same."""
    built = build(content, content.parent / "output")
    fresh = build(content, content.parent / "fresh" / "output")
    assert (built.status, fresh.status) == (0, 0)
    assert built.files == fresh.files
    return built


def mentions(built: Built, words: str) -> list[str]:
    return [path for path in built.files if words.encode() in (built.output / path).read_bytes()]


DOWN = {"Status": "withdrawn", "Withdrawn": "Theo yêu cầu & nguyện vọng"}


def test_of_a_withdrawn_article_only_the_reason_is_left(content: Path) -> None:
    before = go_on(content)
    kept = set(digests(content.parent / "cache" / "photos"))
    assert len(mentions(before, "bí mật")) > 5
    write_x(content, **DOWN)
    built = go_on(content)
    assert mentions(built, "bí mật") == []
    assert mentions(built, "nguyện vọng") == ["2024/07/x/index.html", "cu/x.html"]
    left = [path for path in built.files if path.startswith("2024/07/x/")]
    assert left == ["2024/07/x/index.html"]
    assert mentions(built, "2024/07/x/") == ["2024/07/x/index.html", "cu/x.html"]  # their own crumbs
    assert not [path for path in built.files if "rieng" in path or path.startswith("photos/")]
    assert not [
        path for path in digests(content.parent / "cache" / "photos") if path in kept and "640" in path
    ]
    page = built.text("2024/07/x/index.html")
    assert '<meta name="robots" content="noindex">' in page
    assert "Theo yêu cầu &amp; nguyện vọng" in page
    assert "og:image" not in page


def test_links_to_it_are_words_on_pages_and_in_feeds_and_come_back(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = go_on(content)
    write_x(content, **DOWN)
    capsys.readouterr()
    built = go_on(content)
    assert capsys.readouterr().err.count("đã gỡ") == 2 * 5
    assert "<p>Xem bài <strong>x</strong>, cũ, tệp.</p>" in built.text("2024/07/y/index.html")
    assert "Xem bài &lt;strong&gt;x&lt;/strong&gt;, cũ, tệp." in built.text("feeds/all.atom.xml")
    assert "<p>Xem bài.</p>" in built.text("trang/index.html")
    write_x(content)
    assert go_on(content).files == before.files


@pytest.mark.parametrize("header", [{"Status": "draft"}, {"Date": "2026-07-05 08:00"}])
def test_links_to_what_is_not_published_yet_are_words_too(content: Path, header: dict[str, str]) -> None:
    write_x(content, **header)
    assert "<p>Xem bài.</p>" in go_on(content).text("trang/index.html")
    shown = build(content, content.parent / "preview", PREVIEW=True)
    assert shown.status == 0
    assert '<p>Xem <a data-note="1" href="/2024/07/x/">bài</a>.</p>' in shown.text("trang/index.html")


def test_a_preview_shows_what_readers_will_see_of_a_withdrawn_article(content: Path) -> None:
    write_x(content, **DOWN)
    shown = build(content, content.parent / "preview", PREVIEW=True)
    assert mentions(shown, "bí mật") == []
    assert "nguyện vọng" in shown.text("2024/07/x/index.html")


def test_a_deleted_article_is_an_error_until_it_is_listed(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    go_on(content)
    shutil.rmtree(content / "articles" / PLACE)
    assert build(content, content.parent / "output").status == 1
    assert "da-go.toml (lệnh make withdraw làm việc này)" in capsys.readouterr().err
    entry = '[[bai]]\ndia_chi = "/2024/07/x/"\ndia_chi_cu = ["/cu/x.html"]\n'
    (content / "da-go.toml").write_text(entry, encoding="utf-8")
    built = go_on(content)
    assert not (built.output / "2024/07/x").exists()
    assert not (built.output / "cu").exists()
    (content / "da-go.toml").write_text(f'{entry}ly_do = "Theo yêu cầu"\n', encoding="utf-8")
    built = go_on(content)
    assert mentions(built, "Theo yêu cầu") == ["2024/07/x/index.html", "cu/x.html"]


def test_who_publishes_is_told_what_is_gone(content: Path) -> None:
    write_x(content, **DOWN)
    entry = '[[bai]]\ndia_chi = "/2023/01/z/"\ndia_chi_cu = ["/tin.aspx?id=3"]\n'
    (content / "da-go.toml").write_text(entry, encoding="utf-8")
    built = go_on(content)
    with built_site(content.parent / "cache", built.output, print) as site:
        assert site is not None
        assert site.gone == (
            Gone("2023/01/z/", ("/tin.aspx?id=3",)), Gone("2024/07/x/", ("/cu/x.html",), has_page=True),
        )  # fmt: skip


def test_whatever_else_is_wrong_with_it_a_withdrawn_article_goes(content: Path) -> None:
    write_x(
        content, **DOWN, Category="Không còn", Date="hôm qua", Author="", Summary="", Cover="khong-co.jpg"
    )
    assert "nguyện vọng" in go_on(content).text("2024/07/x/index.html")


def test_corrections_are_dated_on_the_page_in_the_feed_and_for_machines(content: Path) -> None:
    write_article(content, "2024/07/y", Correction="2024-07-12 Tên đúng là <A>.")
    built = go_on(content)
    page = built.text("2024/07/y/index.html")
    assert (
        'Đính chính ngày <time datetime="2024-07-12">12/7/2024</time>:</strong> Tên đúng là &lt;A&gt;.'
        in page
    )
    assert "Cập nhật: " in page
    data = [json.loads(one) for one in re.findall(r'ld\+json">(.*?)</script>', page)]
    assert data[0]["dateModified"] == "2024-07-12"
    comment = {"@type": "CorrectionComment", "text": "Tên đúng là <A>.", "datePublished": "2024-07-12"}
    assert data[0]["correction"] == [comment]
    feed = built.text("feeds/all.atom.xml")
    assert "Đính chính ngày 12/7/2024:" in feed
    assert "<updated>2024-07-12T00:00:00+07:00</updated>" in feed
    assert "<lastmod>2024-07-12" in built.text("sitemap-2024.xml")


def test_a_correction_of_tomorrow_is_no_error_any_more_tomorrow(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_article(content, "2024/07/y", Correction="2026-01-02 Tên đúng là A.")
    output = content.parent / "output"
    tomorrow = str(int(NOW) + 86400)
    for clock, status in ((NOW, 1), (tomorrow, 0), (NOW, 1)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", clock)
        assert build(content, output).status == status


def test_notices_at_one_address_are_one(content: Path) -> None:
    write_x(content, **DOWN)
    old = "/2024/07/x/\nOld_URL: /cu/x.html"
    write_article(content, "2024/07/y", Status="withdrawn", Withdrawn="Trùng lặp", Old_URL=old)
    built = go_on(content)
    assert "nguyện vọng" in built.text("2024/07/x/index.html")
    assert "nguyện vọng" in built.text("cu/x.html")


def test_what_comes_to_stand_at_an_old_address_of_what_was_taken_down_is_refused(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_x(content, **DOWN, Old_URL="/gioi-thieu/")
    write_article(content, "2024/07/y")
    go_on(content)
    (content / "pages" / "gioi-thieu.md").write_text("Title: Giới thiệu\n\nA\n", encoding="utf-8")
    capsys.readouterr()
    assert build(content, content.parent / "output").status == 1
    told = capsys.readouterr().err
    assert "pages/gioi-thieu.md:1: lỗi: trùng địa chỉ cũ /gioi-thieu/ của bài đã gỡ" in told
    assert build(content, content.parent / "fresh" / "output").status == 1
    assert capsys.readouterr().err == told
