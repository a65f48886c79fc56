"""Each word of a manuscript is on the really built page and in the feeds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from tests.support.building import NOW, ROOT, SITES, build, write_article, write_site
from tests.support.markup import the
from tests.support.photographing import camera_file
from tests.support.shown_words import shown_in
from tests.support.words import NOTHING, lost, tokens, typed, typed_article

pytestmark = pytest.mark.slow

ATOM = "{http://www.w3.org/2005/Atom}"
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"


def lost_on_pages(content: Path, output: Path) -> dict[str, str]:
    """Tell what the pages of articles and static pages do not show of their files."""
    told = {}
    for file in sorted(content.glob("*/**/*.md")):
        path = file.relative_to(content).as_posix()
        page = output / path.partition("/")[2].removesuffix("index.md").removesuffix(".md") / "index.html"
        source = file.read_text(encoding="utf-8")
        if not page.is_file() or "\nStatus: withdrawn" in source:
            continue  # a draft, or one to come
        main = the(BeautifulSoup(page.read_text(encoding="utf-8"), "lxml").find("main"))
        found = lost(typed_article(source), shown_in(main))
        cover = main.select_one(".figure--cover")  # opens the article, wherever its photo was typed
        opening = set(shown_in(cover)) if cover else set()
        if found.missing or not {word.text for word in found.moved} <= opening:
            told[path] = str(found)
    return told


def lost_in_feeds(content: Path, output: Path) -> dict[str, str]:
    """Tell what the feeds of all articles do not show of their bodies."""
    told = {}
    for name, link, html in (*_atom(output), *_rss(output)):
        path = f"articles/{'/'.join(link.strip('/').split('/')[-3:])}/index.md"
        source = (content / path).read_text(encoding="utf-8")
        body = source.partition("\n\n")[2]
        found = lost(
            typed(body, source.count("\n") - body.count("\n") + 1),
            shown_in(BeautifulSoup(html, "html.parser")),
        )
        if found != NOTHING:
            told[f"{name} {path}"] = str(found)
    return told


def _atom(output: Path) -> Iterator[tuple[str, str, str]]:
    for entry in ElementTree.parse(output / "feeds" / "all.atom.xml").iter(f"{ATOM}entry"):
        link = entry.find(f"{ATOM}link")
        assert link is not None
        yield "Atom", link.attrib["href"], entry.findtext(f"{ATOM}content") or ""


def _rss(output: Path) -> Iterator[tuple[str, str, str]]:
    for item in ElementTree.parse(output / "feeds" / "all.rss.xml").iter("item"):
        yield "RSS", item.findtext("link") or "", item.findtext(ENCODED) or ""


def test_our_own_pages_show_all_that_was_typed(real_site: Path) -> None:
    assert lost_on_pages(ROOT / "content", real_site) == {}


def test_our_own_feeds_show_all_that_was_typed(real_site: Path) -> None:
    assert lost_in_feeds(ROOT / "content", real_site) == {}


GOLDEN = {
    "2024/05/video": "the length of an own video is measured: 3:28, not 3:25; that of another stands before its title",
    "2024/07/so-ket": "the size of a file is measured, and printed in the place of the one that was typed",
}
"""Which articles of the golden site show other words than were typed, and why that is right."""


def test_the_golden_site_shows_all_that_was_typed(golden_site: Path) -> None:
    told = {
        **lost_on_pages(SITES / "golden" / "content", golden_site),
        **lost_in_feeds(SITES / "golden" / "content", golden_site),
    }
    assert {path: what for path, what in told.items() if not any(one in path for one in GOLDEN)} == {}
    assert all("«25»" in what or "«MB»" in what for what in told.values()), told


BODIES = {
    "cac-nam": "Các kỳ họp:\n\n2020. Bàn việc bến đò\n2022. Bàn việc kho lúa\n2024. Tổng kết",
    "so-le": "> 3. Kho lúa\n> 7. Bến đò\n> 12. Xưởng in\n\nHết lời trích.\n\n20. Kho\n22. Bến",
    "gach-dau-dong": "Gồm:\n\n- Kho lúa\n  + Kho trên\n  + Kho dưới\n- Bến đò\n   - Bến cũ\n\nHết.",
    "dau-sao": "Giá(*) lúa và giá(*) đò: 3*4*5.\n\nNgày __/__/____\n\n(*) Chưa có thuế.",
    "dau-thang": "#ThiDua\n\nTiếng C# dễ học.\n\n## Học tiếng C#\n\n#1 trong ba đơn vị.",
    "bang": "| Kho | Lúa |\n|---|---|\n| Trên | — |\n| — | 5 tấn |\n\nHết bảng.",
    "chu-thich": "Kho[^1] và bến[^2].\n\n[^1]: Kho trên.\n\n[^2]: Bến cũ.\n    Đò ngang.",
    "anh": '![Kho lúa đầy](1.jpg "Kho lúa đầy. Ảnh: Tổ tin (TTXVN)")\n\nKho lúa đầy.\n\nKho lúa đây!\n\nHết.',
    "thoai": "– Đò đầy chưa?\n– Chưa đầy.\n\nSông xanh  \nBến cũ  \nĐò ngang",
    "chu-so": "20-11 là ngày hội.\n\nSố 12-CT/ĐUK, nhiệm kỳ 2020 - 2025, 51,9%, H<sub>2</sub>O, R&amp;D.",
}


LEADS = {
    "nho-hon": "Giá <5 triệu> & lãi 2<3 phần trăm",
    "the": "Kho <b>lúa</b> và <bến> đò",
    "ky-hieu": "R&D, H₂O, “Sông xanh”, 20-11, số 12-CT/ĐUK./.",
}


def test_a_feed_reader_shows_each_word_of_a_lead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    content = write_site(tmp_path / "content")
    for slug, lead in LEADS.items():
        write_article(content, f"2024/07/{slug}", Summary=lead)
    built = build(content, tmp_path / "output")
    assert built.status == 0
    items = ElementTree.parse(built.output / "feeds" / "all.rss.xml").iter("item")
    read = {
        (item.findtext("link") or "").strip("/").rpartition("/")[2]: BeautifulSoup(
            item.findtext("description") or "",
            "html.parser",  # which readers take for HTML
        ).get_text()
        for item in items
    }
    for slug, lead in LEADS.items():
        assert lost(typed(lead), tokens(read[slug])) == NOTHING, read[slug]


def test_what_is_typed_oddly_stands_on_pages_and_in_feeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    content = write_site(tmp_path / "content")
    for slug, body in BODIES.items():
        file = write_article(
            content, f"2024/07/{slug}", body, Kicker="Đảng bộ Khối:", Agency="TTXVN (Hà Nội)"
        )
        if "1.jpg" in body:
            (file.parent / "1.jpg").write_bytes(camera_file(640, 480))
    built = build(content, tmp_path / "output")
    assert built.status == 0
    assert lost_on_pages(content, built.output) == {}
    assert lost_in_feeds(content, built.output) == {}
