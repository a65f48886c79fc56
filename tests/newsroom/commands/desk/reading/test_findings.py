"""What is wrong with one article as it is typed."""

from __future__ import annotations

import asyncio
import time
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.settings import read_settings

from newsroom.commands.categories import site_of
from newsroom.commands.desk.reading import apart
from newsroom.commands.desk.reading.findings import Finding, find, findings, findings_at
from newsroom.commands.desk.reading.rules import Rules, house_rules
from newsroom.commands.desk.reading.whole import Whole
from newsroom.engine import composed
from newsroom.model.site import Category, Site
from newsroom.vietnamese.printing import VIETNAM
from plugins.gate.wording import told_at
from tests.support.building import NOW, ROOT, SITES, tiny_site, write_article, write_site

CLOCK = datetime.fromtimestamp(int(NOW), VIETNAM)
FAULTS = sorted(folder.name for folder in (SITES / "invalid").iterdir())
SITE = Site("Trang tin", categories=(Category("Tin hoạt động", "tin-hoat-dong"),))
PLACE = "2024/07/bai"
HEADER = """\
Title: Chi bộ Văn phòng họp thường kỳ
Date: 2024-07-11 08:00
Category: Tin hoạt động
Author: P. Mai
Summary: Sáng 11-7, chi bộ Văn phòng họp thường kỳ tháng 7.
"""

ONLY_THE_WHOLE_SITE_SAYS = {
    # who replaces whom by number, round about; one number twice
    "documents": ("thay thế chính nó: «11-NQ", "«14-NQ/ĐUK» ban hành ngày", "thay thế lẫn nhau"),
    "warn-documents": ("trên trang không có văn bản số", "ban hành sau (06/07/2024)", "đã có ở văn bản"),
    # old addresses of others, and what the program itself has at an address
    "old-url-of-withdrawn": ("/cu/1.html với",),
    "old-urls": ("/Default.aspx?ItemID=12 với", "/robots.txt với"),
    "same-address-below": ("không đứng cùng",),
    "same-address-old-urls-nfc": ("/tin/hội-nghị.html với",),
    "warn-link-to-hidden": ("bài đã gỡ «/cu/1.html»", "vì ở đó không có bài nào"),
    # names, words and titles of other articles
    "warn-archive-names": ("gần giống", "chức vụ của"),
    "warn-archive-spelling": ("",),
    "warn-header": ("cùng Title và cùng ngày",),
    "warn-spellings": ("chỉ khác nhau ở dấu",),
    # the home page
    "warn-front": ("không có khối lead",),
    "warn-pins": ("trang chủ chỉ có chỗ cho",),
    # the page above a page
    "warn-page": ("chưa có trang mẹ",),
}
"""What stands in reports of articles and pages and needs more than one of them, by a part of its words."""
NO_ARTICLE = {
    "file-missing": ("articles/2024/07/ngoai.pdf",),
    "misnamed": ("articles/2024/07/bon/", "articles/2024/07/mot/", "pages/gioi-thieu.md.txt"),
    "misplaced": ("articles/2024/07/chua-viet:",),
    "symlink": ("pages/bi-mat.md",),
    "warn-files": ("articles/2024/07/ke-hoach/",),
}
"""What is told of places where there is no manuscript that could be opened."""


def lines_of(content: Path, rules: Rules, whole: Whole) -> list[str]:
    """Give what is found in each manuscript, as reports tell it."""
    levels, lines = {"error": "lỗi", "warning": "cảnh báo"}, []
    site = site_of(content)
    for file in content.rglob("*.md"):
        if file.is_symlink():
            continue
        path = composed(file.relative_to(content).as_posix())
        for one in findings_at(content, path, file.read_bytes(), site, CLOCK, rules, whole):
            place = f"{path.rpartition('/')[0]}/{one.file}" if one.file else path
            place = one.file if one.file.startswith("articles/") else place
            lines.append(f"{told_at(place)}:{one.line}: {levels[one.level]}: {one.what}. {one.remedy}")
    return sorted(lines)


def whole_site(fault: str) -> Whole:
    """Say what others have, where one of them has something that a manuscript leads to or lends."""

    def users(path: str) -> tuple[str, ...]:
        return ("articles/2024/07/so-ket-quy-hai/index.md",) if path.endswith("/toan-canh.jpg") else ()

    is_there = fault == "warn-link-to-hidden"
    return Whole(
        lambda address: is_there and address == "cu/1.html", users if fault == "warn-file" else lambda _: ()
    )


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_found_in_articles_is_what_a_check_of_the_site_tells_of_them(fault: str) -> None:
    given_, rules = SITES / "invalid" / fault / "markdown.toml", house_rules()
    if given_.is_file():
        markdown: Any = tomllib.loads(given_.read_text(encoding="utf-8"))
        rules = Rules.of(read_settings(str(ROOT / "pelicanconf.py"), {"MARKDOWN": markdown}))
    report = (SITES / "invalid" / fault / "report.txt").read_text(encoding="utf-8").splitlines()
    left = ONLY_THE_WHOLE_SITE_SAYS.get(fault, ())
    places = NO_ARTICLE.get(fault, ())
    told = [line for line in report if line.startswith(("articles/", "pages/"))]
    expected = [line for line in told if not line.startswith(places) and not any(one in line for one in left)]
    assert lines_of(SITES / "invalid" / fault / "content", rules, whole_site(fault)) == sorted(expected)


def test_sound_articles_have_no_findings(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    place, file = "2024/01/bai-0", content / "articles/2024/01/bai-0/index.md"
    assert findings(content, place, file.read_bytes(), site_of(content), now=CLOCK) == ()


def found(text: str, tmp_path: Path, site: Site = SITE) -> dict[str, Finding]:
    """Give what is found in a text, by its code."""
    return {one.code: one for one in findings(tmp_path, PLACE, text.encode(), site, now=CLOCK)}


def test_a_finding_knows_its_field_line_level_words_and_remedy(tmp_path: Path) -> None:
    text = HEADER.replace("2024-07-11 08:00", "2024-06-11").replace("Tin hoạt động", "Tin hoạt đông")
    told = found(f"{text}\nNội dung **đậm.\n", tmp_path)
    assert told["unknown-category"] == Finding(
        "error", "unknown-category", 3, "Category",
        "không có chuyên mục «Tin hoạt đông»", "Có phải là «Tin hoạt động»?",
    )  # fmt: skip
    assert (told["stars-as-text"].level, told["stars-as-text"].line, told["stars-as-text"].key) == (
        "warning",
        7,
        "",
    )


@pytest.mark.parametrize("key", ["Title", "Date", "Category", "Summary", "Author"])
def test_what_is_missing_is_told_at_its_own_field(key: str, tmp_path: Path) -> None:
    text = "".join(line for line in HEADER.splitlines(keepends=True) if not line.startswith(f"{key}:"))
    told = [
        one for one in findings(tmp_path, PLACE, f"{text}\nA.\n".encode(), SITE, now=CLOCK) if one.key == key
    ]
    assert [one.level for one in told] == ["error"]
    assert told[0].what.startswith("thiếu ")


def test_a_key_typed_otherwise_and_a_value_folded_over_lines_are_told_at_their_field(tmp_path: Path) -> None:
    text = HEADER.replace("Date: ", "date: hôm ").replace("tháng 7.", "[kỳ](/a/)\n  thứ hai, ngày 11-7-2024.")
    told = found(f"{text}\nA.\n", tmp_path)
    assert (told["bad-date"].key, told["bad-date"].line) == ("Date", 2)
    assert (told["header-link"].key, told["wrong-weekday"].key, told["wrong-weekday"].line) == (
        "Summary",
        "Summary",
        6,
    )


def test_a_key_that_is_misspelt_is_told_at_the_field_that_was_meant(tmp_path: Path) -> None:
    told = found(f"{HEADER.replace('Summary', 'Sumary')}Slug: a\n\nA.\n", tmp_path)
    assert (told["unknown-key"].key, told["forbidden-key"].key) == ("Summary", "Slug")


def test_a_draft_without_a_lead_says_so_and_nothing_in_a_draft_is_an_error(tmp_path: Path) -> None:
    text = HEADER.replace("Summary: Sáng", "Status: draft\nTags: a; Sáng").replace("Author: P. Mai\n", "")
    told = findings(tmp_path, PLACE, f"{text}\n![Ảnh](mat.jpg)\n".encode(), SITE, now=CLOCK)
    assert {(one.level, one.code, one.key) for one in told} == {
        ("warning", "missing-key", "Summary"),
        ("warning", "missing-author", "Author"),
        ("warning", "missing-photo", ""),
    }


def test_faults_of_the_header_do_not_hide_those_of_the_body(tmp_path: Path) -> None:
    text = (
        "Title: A\nDate: 32/13/2024\nCategry: Tin\n\n**a\n\n[b](javascript:x)\n\n![c](https://a.vn/1.jpg)\n"
    )
    assert {"impossible-date", "unknown-key", "stars-as-text", "bad-link", "remote-photo"} <= found(
        text, tmp_path
    ).keys()


def test_a_byte_that_is_no_text_and_a_header_that_is_none_are_told(tmp_path: Path) -> None:
    odd = findings(tmp_path, PLACE, HEADER.encode() + b"\nA\xff\n", SITE, now=CLOCK)
    assert [(one.code, one.line, one.key) for one in odd] == [("not-utf8", 7, "")]
    assert [one.code for one in findings(tmp_path, PLACE, b"", SITE, now=CLOCK)] == ["empty-file"]


def test_files_of_the_folder_are_seen_and_told_by_their_names(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    folder = content / "articles/2024/07/bai"
    (folder / "album").mkdir(parents=True)
    (folder / "album" / "chu-thich.txt").write_text("9.jpg: Ảnh.\n", encoding="utf-8")
    (folder / "dai-hoi.jpg").write_bytes(b"none")
    text = f"{HEADER}\n![Ảnh](Dai-Hoi.jpg)\n\n![Ảnh](dai-hoi.jpg)\n\n[a](mat.pdf) [b](/2024/01/bai-00/)\n"
    told = {one.code: one for one in findings(content, PLACE, text.encode(), site_of(content), now=CLOCK)}
    assert told["similar-photo"].remedy == "Có phải là «dai-hoi.jpg»? Chữ hoa, chữ thường phải đúng."
    assert told["photo-unreadable"].file == "dai-hoi.jpg"
    assert told["album-unknown"].file == "album/chu-thich.txt"
    assert {"missing-file", "missing-article"} <= told.keys()


def test_warnings_that_the_site_does_not_want_are_not_told(tmp_path: Path) -> None:
    text = f"{HEADER}\nA **b\n"
    assert "stars-as-text" in found(text, tmp_path)
    site = Site(
        "Trang tin", categories=SITE.categories, checks_off=(("stars-as-text", 9), ("missing-key", 9))
    )
    assert found(text, tmp_path, site) == {}
    assert "missing-key" in found(text.replace("Title:", "Kicker:"), tmp_path, site)  # an error is


def test_nothing_is_written_and_other_articles_are_seen_as_they_are_now(tmp_path: Path) -> None:
    content = write_site(tmp_path / "content")
    text = f"{HEADER}Related: /2024/05/khac/\n\n[Xem](../../05/khac/index.md)\n".encode()
    before = [one.code for one in findings(content, PLACE, text, SITE, now=CLOCK)]
    write_article(content, "2024/05/khac", Status="draft")
    meanwhile = [one.code for one in findings(content, PLACE, text, SITE, now=CLOCK)]
    write_article(content, "2024/05/khac")
    after = [one.code for one in findings(content, PLACE, text, SITE, now=CLOCK)]
    assert before == ["missing-related", "missing-article"]
    assert meanwhile == ["hidden-related", "hidden-link"]
    assert after == []
    assert not (content / "articles" / PLACE).exists()


@pytest.mark.slow
def test_a_long_article_is_judged_within_fifty_milliseconds_once_warm(tmp_path: Path) -> None:
    paragraphs = "\n\n".join(
        f"## Mục {n}\n\nSáng 11-7-2024, đồng chí Nguyễn Văn {n} dự **hội nghị** tại Tỉnh ủy, có {n} đại biểu. "
        * 3
        for n in range(90)
    )
    text = f"{HEADER}\n{paragraphs}\n"
    took = []
    for n in range(5):
        began = time.thread_time()
        findings(tmp_path, PLACE, f"{text}{'a' * n}".encode(), SITE, now=CLOCK)
        took.append(time.thread_time() - began)
    assert len(text) > 20_000
    assert min(took[1:]) < 0.05, took


def test_it_can_be_asked_off_the_event_loop(tmp_path: Path) -> None:
    text = HEADER.replace("Summary:", "Tags:").encode() + b"\nA.\n"
    told = asyncio.run(find(tmp_path, PLACE, text, SITE, tmp_path / "cache"))
    assert [one.key for one in told] == ["Summary"]


LINES = st.sampled_from(
    ["Title: A", "Date: 2024-07-01", "Category: Tin hoạt động", "Summary:", "Status: draft", "", "  thêm", "[a](b", "![a](b.jpg)",
     "|a|b|", "[^1]: c", "> d", "---", "Replaces: 1-NQ/ĐUK", "Old_URL: /a", "Related: /2024/07/bai/", "<div", "\ufeff", "[album]"]
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.lists(st.one_of(LINES, st.text(max_size=20)))
        .map("\n".join)
        .map(lambda text: text.encode("utf-8", "replace")),
    )
)
def test_whatever_is_typed_gives_findings_with_words(data: bytes) -> None:
    for one in findings(Path("/nowhere"), PLACE, data, SITE, now=CLOCK):
        assert one.what
        assert one.remedy.endswith((".", "?"))
        assert 1 <= one.line <= data.count(b"\n") + data.count(b"\r") + 1
        assert one.level in ("error", "warning")


def teardown_module() -> None:
    apart.end()
