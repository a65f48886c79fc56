"""Links within an old site lead to the articles that came from there, and no others do."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.importer.writing.article import Written
from newsroom.commands.importer.writing.folders import digest_of, make_folder
from newsroom.commands.importer.writing.ledger import Entry, Ledger
from newsroom.commands.importer.writing.relinking import UNLED, relink, relinked
from newsroom.commands.importer.writing.standing import Standing

OWNERS = {"/2020/05/bai-1/": "2020/05/bai-mot", "/a.aspx?id=3&b=1": "2019/01/ba", "/trang/": "pages/trang.md"}


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("https://cu.vn/2020/05/bai-1/", "/2020/05/bai-mot/"),
        ("http://www.CU.vn/2020/05/bai-1/#muc", "/2020/05/bai-mot/"),
        ("https://cu.vn/a.aspx?id=3&amp;b=1", "/2019/01/ba/"),
        ("https://khac.vn/2020/05/bai-1/", "https://khac.vn/2020/05/bai-1/"),
        ("https://cu.vn/khong-co/", "https://cu.vn/khong-co/"),
        ("https://cu.vn/trang/", "/trang/"),
        ("https://cu.vn:x[/", "https://cu.vn:x[/"),
    ],
)
def test_links(link: str, found: str) -> None:
    text = f"Xem [bài]({link}) ở https://cu.vn/2020/05/bai-1/ nhé"
    told = relinked(text, "cu.vn", lambda path: OWNERS.get(path, ""))
    assert told == f"Xem [bài]({found}) ở https://cu.vn/2020/05/bai-1/ nhé"
    assert relinked(text, "", lambda path: "x") == text


def test_pins_are_led_and_those_that_lead_nowhere_go_which_is_told(tmp_path: Path) -> None:
    pins = "".join(f"Related: https://cu.vn{path}\n" for path in ("/bai-1/", "/khong-co/"))
    text = f"Title: A\nStatus: draft\n{pins}Old_URL: /a/\n\nRelated: https://cu.vn/khong-co/\n\nHết.\n"
    ledger = Ledger(tmp_path / ".nhap-bai.tsv")
    for folder, written in (("2024/07/a", text), ("2024/07/b", "Title: B\nOld_URL: /bai-1/\n\nB\n")):
        made = Written(written, {})
        make_folder(tmp_path / "articles" / folder, made)
        ledger.add(Entry((f"url:{folder}",), folder, digest_of(made), "a.md"))
    told = relink(tmp_path, ledger, Standing(tmp_path), ["cu.vn"])
    assert {folder: [fault.text for fault in faults] for folder, faults in told.items()} == {
        "2024/07/a": [UNLED.format("https://cu.vn/khong-co/")]
    }
    found = (tmp_path / "articles/2024/07/a/index.md").read_text(encoding="utf-8")
    assert found == text.replace(pins, "Related: /2024/07/b/\n")


@pytest.mark.parametrize(
    ("old", "found"),
    [
        ("/2024/07/b/", "2024/07/b"),
        ("/2024/07/b/index.html", "2024/07/b"),
        ("/gioi-thieu/", "pages/gioi-thieu.md"),
        ("/cu.html", "2024/07/b"),
        ("/khong-co/", ""),
        ("/2024/07/c/", ""),
        ("/../articles/2024/07/b/index/", ""),
        ("/", ""),
    ],
)
def test_an_address_that_stayed_leads_where_it_led(tmp_path: Path, old: str, found: str) -> None:
    make_folder(tmp_path / "articles/2024/07/b", Written("Title: B\nOld_URL: /cu.html\n\nB\n", {}))
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/gioi-thieu.md").write_text("Title: G\n\nG\n", encoding="utf-8")
    assert Standing(tmp_path).led_to(old) == found
