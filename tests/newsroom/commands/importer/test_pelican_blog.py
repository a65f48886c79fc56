"""A blog of stock Pelican as people write one comes over whole, builds, and what cannot come is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsroom.commands.importer.asking import Asked
from newsroom.commands.importer.intake.gathering import gather
from newsroom.commands.importer.intake.naming import Named
from newsroom.commands.importer.recognising import Known
from newsroom.commands.importer.running import run
from newsroom.commands.importer.summary import MADE, SKIPPED, UNCHANGED, Item
from tests.newsroom.commands.importer.test_running import TODAY
from tests.support.building import SITE_TOML, Built, build, write_site
from tests.support.photographing import camera_file

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pelican_blog")]

CONF = r"""
AUTHOR = "Lan Anh"
SITEURL = "https://lananh.example"
PATH = "content"
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
PAGE_URL = "{slug}/"
FILENAME_METADATA = r"(?P<date>\d{4}-\d{2}-\d{2})[_-](?P<slug>.*)"
PATH_METADATA = r"(?P<category>[^/]+)/.*"
"""
FILES = {
    "tin-hoat-dong/hop.md": """Title: Hội nghị tháng tư
Date: 2023-04-05 10:20
Modified: 2023-04-06
Tags: hội nghị, kế hoạch
Authors: Lan Anh, Trần Bình
Slug: hoi-nghi
Summary: Sáng **5/4**, đơn vị [họp](https://example.com/a).
Related: di-choi, {filename}2023-05-01-le.md

Hội nghị tháng tư ![Quang cảnh hội nghị]({static}/images/a.jpg) diễn ra sáng nay. Xem [bài kia]({filename}di-choi.md).

> Một câu trích
>
> ![Ảnh trong trích]({static}/images/a.jpg)

| Tên | Ảnh |
| --- | --- |
| Một | ![Ảnh trong bảng]({static}/images/b.jpg) |
""",
    "tin-hoat-dong/di-choi.md": """Title: Đi chơi
Date: Mon, 10 Apr 2023 08:30:00 +0700

# Đi chơi

Hôm nay tôi đi chơi[^1] với bạn.

```python
def a():
    return "x < y"
```

Gõ `pelican` là xong.

![Bạn Một]({static}/images/a.jpg) ![Bạn Hai]({static}/images/b.jpg)

[^1]: Chú thích có [liên kết](https://example.com).
""",
    "tin-hoat-dong/2023-05-01-le.md": """Title: Ngày lễ

Ngày lễ vui. Về [chúng tôi]({filename}/pages/gioi-thieu.md), [thẻ]({tag}chơi).

<figure><img src="{static}/images/a.jpg" alt="Pháo hoa"><figcaption>Pháo hoa. Ảnh: Lan Anh</figcaption></figure>
""",
    "tin-hoat-dong/an.md": "Title: Bài ẩn\nDate: 2023-06-02\nStatus: hidden\n\nẨn đi.\n",
    "tin-hoat-dong/trang.html": """<html><head><title>Bài HTML</title><meta content="2023-07-01 09:00" name="date">
<meta name="summary" content="Tóm tắt."></head><body><p>Đoạn.</p><pre>a
  b</pre></body></html>""",
    "tin-hoat-dong/rest.rst": "Bài reST\n########\n\n:date: 2023-08-01\n\nNội dung.\n",
    "pages/gioi-thieu.md": """Title: Giới thiệu
Template: rong

Về [hội nghị]({filename}/tin-hoat-dong/hop.md).

![Trụ sở]({static}/images/b.jpg "Trụ sở mới")
""",
    "pages/lien-he.md": "Title: Liên hệ\nStatus: hidden\nsave_as: contact.html\n\nGửi thư tới chúng tôi.\n",
}


@dataclass(frozen=True)
class Blog:
    """What an import made of the blog: the content folder, and what was told by the names of files."""

    content: Path
    told: dict[str, Item]
    again: set[str]

    def text(self, place: str) -> str:
        return (self.content / place).read_text(encoding="utf-8")

    def said(self, name: str) -> str:
        """Give all that was told of a file on one line."""
        item = self.told[name]
        return " ".join((item.text, *(one.text for one in item.faults), *(one.text for one in item.dropped)))


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Blog:
    folder = tmp_path_factory.mktemp("blog")
    for name, text in FILES.items():
        file = folder / "cu/content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "cu/pelicanconf.py").write_text(CONF, encoding="utf-8")
    (folder / "cu/content/images").mkdir()
    for seed, name in enumerate(("a.jpg", "b.jpg")):
        (folder / "cu/content/images" / name).write_bytes(camera_file(640, 480, seed))
    content = write_site(folder / "content", SITE_TOML)
    asked = Asked(Named((str(folder / "cu"),), ()), content, "", False)
    known = Known(("Tin hoạt động",), {"tin-hoat-dong": "Tin hoạt động"})
    summary = run(asked, gather(asked.files.found), known, TODAY, 1)
    again = run(asked, gather(asked.files.found), known, TODAY, 1)
    told = {re.sub(r".*/content/", "", item.name): item for item in summary.items}
    return Blog(content, told, {item.kind for item in again.items})


def test_every_file_becomes_an_article_or_a_page_or_is_told(blog: Blog) -> None:
    assert set(blog.told) == set(FILES)
    assert {item.kind for item in blog.told.values()} == {MADE, SKIPPED}
    assert "reStructuredText" in blog.said("tin-hoat-dong/rest.rst")
    assert blog.again == {UNCHANGED, SKIPPED}


def test_an_article_keeps_its_header_its_forms_and_its_pins(blog: Blog) -> None:
    text = blog.text("articles/2023/04/hoi-nghi-thang-tu/index.md")
    for line in (
        "Title: Hội nghị tháng tư", "Author: Lan Anh; Trần Bình", "Modified: 2023-04-06", "Tags: hội nghị; kế hoạch",
        "Category: Tin hoạt động", "Summary: Sáng 5/4, đơn vị họp.", "Related: /2023/04/di-choi/", "Related: /2023/05/ngay-le/",
        "Old_URL: /2023/04/hoi-nghi/", "Hội nghị tháng tư", "> ![Ảnh trong trích](a.jpg)", "| Một | ![Ảnh trong bảng](b.jpg) |",
    ):  # fmt: skip
        assert line in text.split("\n")
    assert "[bài kia](/2023/04/di-choi/)" in text
    said = blog.said("tin-hoat-dong/hop.md")
    assert all(part in said for part in ("https://example.com/a", "Ảnh nằm giữa câu", "Sapo (Summary)"))


def test_code_notes_and_galleries_stay(blog: Blog) -> None:
    text = blog.text("articles/2023/04/di-choi/index.md")
    assert '<pre>def a():\n    return "x &#60; y"</pre>' in text
    assert "<code>pelican</code>" in text
    assert "đi chơi[^1]" in text
    assert "![Bạn Một](a.jpg)\n![Bạn Hai](b.jpg)" in text
    assert "nhắc lại tiêu đề" in " ".join(one.reason for one in blog.told["tin-hoat-dong/di-choi.md"].dropped)


def test_pages_come_with_their_photos_and_links_lead_to_them(blog: Blog) -> None:
    page = blog.text("pages/gioi-thieu.md")
    assert "[hội nghị](/2023/04/hoi-nghi-thang-tu/)" in page
    assert '![Trụ sở](gioi-thieu/b.jpg "Trụ sở mới")' in page
    assert "template: rong" in blog.said("pages/gioi-thieu.md")
    assert "Old_URL: /contact.html" in blog.text("pages/lien-he.md")
    article = blog.text("articles/2023/05/ngay-le/index.md")
    assert "[chúng tôi](/gioi-thieu/)" in article
    assert "{tag}chơi" in blog.said("tin-hoat-dong/2023-05-01-le.md")


@pytest.fixture(scope="module")
def built(blog: Blog, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Publish all that was public, with a lead where there was none, and build it."""
    for file in (*blog.content.rglob("index.md"), *(blog.content / "pages").glob("*.md")):
        text = file.read_text(encoding="utf-8")
        if "Bài ẩn" not in text:
            text = text.replace("Status: draft\n", "").replace("Summary: ?", "Summary: Tóm tắt.")
        file.write_text(text, encoding="utf-8")
    return build(blog.content, tmp_path_factory.mktemp("ra") / "output")


def test_what_was_imported_builds_without_an_error(built: Built) -> None:
    assert built.status == 0
    assert 'href="/2023/04/di-choi/"' in built.text("2023/04/hoi-nghi-thang-tu/index.html")
    assert "<figure" in built.text("gioi-thieu/index.html")
    assert "/lien-he/" in built.text("contact.html")
    assert not (built.output / "2023/06/bai-an").exists()
