"""An article of Hugo, Jekyll or Pelican is read whole: header, text, pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.importer.archives import Entry, Remark, Skipped, articles, entries, read_entry
from newsroom.commands.importer.archives.site_folder import marked_entry
from newsroom.commands.importer.source import Embed, Items, Picture, Source, Text, Unreadable
from tests.support.site_folders import write_tree


def read(root: Path, system: str) -> Source:
    (found,) = (one for one in articles(root, system) if isinstance(one, Source))
    return found


def values(source: Source) -> dict[str, list[str]]:
    return {key: [fact.value for fact in found] for key, found in source.facts.items()}


HUGO = """+++
title = "Đại hội Đảng bộ"
date = 2024-07-11T08:51:00Z
draft = true
aliases = ["/cu/dai-hoi.html"]
categories = ["Tin hoạt động"]
tags = ["đại hội", "nghị quyết"]
description = "Sáng 11-7, họp."
weight = 3
rieng = "giá trị"
[params]
author = "P. Mai"
+++
Đoạn *một*.[^1]

![Đại biểu](1.jpg "Đại biểu dự. Ảnh: A")

{{< figure src="/images/a.jpg" caption="Toàn cảnh" >}}

{{< youtube abcdefghijk >}}

- một
- hai

[^1]: Ghi chú.
"""


def test_hugo(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {
        "hugo.toml": 'baseURL = "https://cu.example.vn/ban/"', "content/tin/bai/index.md": HUGO, "content/tin/bai/1.jpg": "",
        "content/tin/bai/cover.jpg": "", "static/images/a.jpg": "",
    })  # fmt: skip
    source = read(root, "hugo")
    assert values(source) == {
        "Title": ["Đại hội Đảng bộ"], "Date": ["2024-07-11 15:51"], "Old_URL": ["/cu/dai-hoi.html"], "Category": ["Tin hoạt động"],
        "Tags": ["đại hội", "nghị quyết"], "Summary": ["Sáng 11-7, họp."], "Author": ["P. Mai"], "Cover": ["cover.jpg"],
    }  # fmt: skip
    kinds = [type(block) for block in source.blocks]
    assert kinds == [Text, Picture, Picture, Embed, Items]
    pictures = [block for block in source.blocks if isinstance(block, Picture)]
    assert [(one.file, one.caption[0].text) for one in pictures] == [
        ("1.jpg", "Đại biểu dự. Ảnh: A"),
        ("a.jpg", "Toàn cảnh"),
    ]
    assert list(source.notes) == ["1"]
    assert [(one.text) for one in source.dropped] == ["rieng: giá trị"]
    assert any("chưa đăng" in fault.text for fault in source.faults)
    assert source.name.endswith("/content/tin/bai/index.md")


def test_jekyll(tmp_path: Path) -> None:
    text = (
        "---\nlayout: post\ntitle: Hội nghị\ncategories: [tin]\nimage: /assets/a.jpg\nredirect_from:\n  - /cu.html\n---\n"
        "Đoạn của {{ page.title }}.\n\n![x]({{ site.baseurl }}/assets/a.jpg){: .giua}\n\n{% include la.html %}"
    )
    root = write_tree(
        tmp_path,
        {
            "_config.yml": "url: https://cu.example.vn\nbaseurl: /ban",
            "_posts/2024-07-11-hoi-nghi.md": text,
            "assets/a.jpg": "",
        },
    )
    source = read(root, "jekyll")
    assert values(source) == {
        "Title": ["Hội nghị"], "Category": ["tin"], "Old_URL": ["/cu.html", "/ban/tin/2024/07/11/hoi-nghi.html"], "Date": ["2024-07-11"], "Cover": ["a.jpg"],
    }  # fmt: skip
    assert isinstance(source.blocks[0], Text)
    assert source.blocks[0].text == "Đoạn của Hội nghị."
    assert set(source.files) == {"a.jpg"}
    assert "la.html" in source.faults[0].text


def test_pelican(tmp_path: Path) -> None:
    text = "Title: Hội nghị: sơ kết\nDate: 2024-07-11 15:51\nKicker: Đảng bộ Khối\nOld_URL: /cu.html\n\nĐoạn.\n\n![x]({static}/images/a.jpg)\n"
    root = write_tree(
        tmp_path,
        {
            "pelicanconf.py": "SITEURL = 'https://cu.example.vn'",
            "content/tin/bai.md": text,
            "content/images/a.jpg": "",
        },
    )
    source = read(root, "pelican")
    assert values(source) == {
        "Title": ["Hội nghị: sơ kết"], "Date": ["2024-07-11 15:51"], "Kicker": ["Đảng bộ Khối"], "Category": ["tin"], "Old_URL": ["/cu.html", "/hoi-nghi-so-ket.html"],
    }  # fmt: skip
    assert set(source.files) == {"a.jpg"}


def test_what_pelican_says_outside_of_an_article_is_its_own(tmp_path: Path) -> None:
    text = "Title: Họp\nDate: 2024-07-11\nModified: 2024-07-12 08:00\n\nXem [bài kia]({filename}kia.md#a), [tệp]({attach}k.pdf), [thiếu]({filename}/x.md)."
    other = "Title: Kia\nDate: 2024-07-10\nSlug: bai-kia\n\nChữ."
    root = write_tree(
        tmp_path,
        {
            "pelicanconf.py": "AUTHOR = 'P. Mai'\nSITEURL = ''\nARTICLE_URL = '{category}/{slug}.html'",
            "publishconf.py": "SITEURL = 'https://cu.vn'",
            "content/doi-song/nha/bai.md": text,
            "content/doi-song/nha/kia.md": other,
            "content/doi-song/nha/k.pdf": "x",
        },
    )
    source = next(one for one in articles(root, "pelican") if isinstance(one, Source))
    assert values(source) == {
        "Title": ["Họp"], "Date": ["2024-07-11"], "Modified": ["2024-07-12 08:00"], "Category": ["nha"], "Author": ["P. Mai"],
        "Old_URL": ["/nha/hop.html"],
    }  # fmt: skip
    (block,) = source.blocks
    assert isinstance(block, Text)
    assert [span.link for span in block.spans if span.link] == ["https://cu.vn/nha/bai-kia.html", "k.pdf"]
    assert ["x.md" in fault.text for fault in source.faults] == [True]


def test_pins_and_the_looks_of_a_summary_of_pelican(tmp_path: Path) -> None:
    text = "Title: Họp\nDate: 2024-07-11\nSummary: Sáng **11-7**,\n    [họp](https://a.vn).\nRelated: kia, thieu\n\nĐoạn."
    files = {"content/bai.md": text, "content/kia.md": "Title: Kia\nDate: 2024-07-10\n\nChữ."}
    root = write_tree(tmp_path, {"pelicanconf.py": "SITEURL = 'https://cu.vn'", **files})
    source = next(one for one in articles(root, "pelican") if isinstance(one, Source))
    assert values(source)["Summary"] == ["Sáng 11-7, họp."]
    assert values(source)["Related"] == ["https://cu.vn/kia.html"]
    assert values(source)["Category"] == ["misc"]
    assert [one.text for one in source.dropped] == ["https://a.vn"]
    assert [("thieu" in one.text, "Summary" in one.text) for one in source.faults] == [
        (False, True),
        (True, False),
    ]


@pytest.mark.parametrize(
    ("lang", "conf", "old"),
    [
        ("vi", "DEFAULT_LANG = 'vi'", "/hop.html"),
        ("vi", "", "/hop-vi.html"),
        ("en", "", "/hop.html"),
        ("VI", "ARTICLE_LANG_URL = '{lang}/{slug}/'", "/vi/hop/"),
        ("en", "DEFAULT_LANG = 'vi'", ""),
        ("fr", "", ""),
    ],
)
def test_articles_of_pelican_in_another_language_are_told(
    tmp_path: Path, lang: str, conf: str, old: str
) -> None:
    text = f"Title: Họp\nDate: 2024-07-11\nLang: {lang}\n\nĐoạn."
    root = write_tree(tmp_path, {"pelicanconf.py": conf, "content/a.md": text})
    (found,) = articles(root, "pelican")
    assert isinstance(found, Source) == bool(old)
    if isinstance(found, Source):
        assert values(found)["Old_URL"] == [old]


def test_comments_of_pelican_are_told_and_its_extensions_count_or_are_told(tmp_path: Path) -> None:
    text = "Title: Họp\nDate: 2024-07-11\n\n<!-- nhớ sửa -->\n\n<!-- PELICAN_END_SUMMARY -->\n\nmột\nhai `<!-- mã -->`"
    conf = "MARKDOWN = {'extension_configs': {'markdown.extensions.nl2br': {}, 'markdown.extensions.extra': {}, 'pymdownx.tilde': {}}}"
    root = write_tree(tmp_path, {"pelicanconf.py": conf, "content/a.md": text})
    remark, source = articles(root, "pelican")
    assert isinstance(remark, Remark)
    assert "pymdownx.tilde" in remark.text
    assert "extra" not in remark.text
    assert isinstance(source, Source)
    assert [one.text for one in source.dropped] == ["nhớ sửa"]
    assert [block.text for block in source.blocks if isinstance(block, Text)] == ["một\nhai <!-- mã -->"]


def test_pages_in_html_of_pelican_have_their_header_in_the_head(tmp_path: Path) -> None:
    text = '<html><head><title>Hội nghị</title><meta name="date" content="2024-07-11"></head><body><p>Đoạn.</p></body></html>'
    source = read(write_tree(tmp_path, {"pelicanconf.py": "", "content/tin/a.html": text}), "pelican")
    assert values(source)["Title"] == ["Hội nghị"]
    assert values(source)["Date"] == ["2024-07-11"]
    assert [block.text for block in source.blocks if isinstance(block, Text)] == ["Đoạn."]


@pytest.mark.parametrize("text", ["---\ntitle: Giới thiệu\n---\nx"])
def test_a_text_at_the_top_without_date_is_a_page(tmp_path: Path, text: str) -> None:
    root = write_tree(tmp_path, {"hugo.toml": "", "content/gioi-thieu.md": text})
    (entry,) = (one for one in entries(root, "hugo") if isinstance(one, Entry))
    assert isinstance(read_entry(entry), Skipped)


def test_pictures_never_come_from_outside(tmp_path: Path) -> None:
    write_tree(tmp_path, {"bi-mat.jpg": ""})
    text = "---\ntitle: x\ndate: 2024-07-11\n---\n![a](../../../bi-mat.jpg) ![b](/../bi-mat.jpg) ![c](file:///etc/passwd) ![d](ra.jpg)"
    root = write_tree(tmp_path / "trang", {"hugo.toml": "", "content/tin/a.md": text})
    (root / "content" / "tin" / "ra.jpg").symlink_to(tmp_path / "bi-mat.jpg")
    assert read(root, "hugo").files == {}


def test_a_single_text_has_no_address_and_no_category_of_its_own(tmp_path: Path) -> None:
    write_tree(
        tmp_path, {"x/2024-07-11-a.md": "---\ntitle: Hội nghị\n---\n![](1.jpg)\n\nĐoạn.", "x/1.jpg": ""}
    )
    source = read_entry(marked_entry(tmp_path / "x/2024-07-11-a.md", tmp_path, "x/a.md"))
    assert isinstance(source, Source)
    assert values(source) == {"Title": ["Hội nghị"], "Date": ["2024-07-11"]}
    assert set(source.files) == {"1.jpg"}


def test_an_empty_text_is_refused(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a.md": "\n"})
    with pytest.raises(Unreadable):
        read_entry(marked_entry(tmp_path / "a.md", tmp_path, "a.md"))
