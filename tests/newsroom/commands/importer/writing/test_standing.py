"""No two articles get one old address, and none hides what the site has; what was renamed is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.source import Span, Text
from newsroom.commands.importer.writing.standing import Standing, lines_of

FOLDER = "2019/03/hoi-nghi"


def draft(*urls: str) -> Draft:
    return Draft("a.html", {"Title": ("Họp",), "Old_URL": urls}, (Text((Span("Chữ"),)),))


def article(content: Path, folder: str, text: str) -> None:
    (content / "articles" / folder).mkdir(parents=True)
    (content / "articles" / folder / "index.md").write_text(text, "utf-8")


@pytest.mark.parametrize("url", ["/2019/03/hoi-nghi/", "/2019/03/hoi-nghi", "/2019/03/Hoi-Nghi/index.html"])
def test_its_own_address_needs_no_redirect(tmp_path: Path, url: str) -> None:
    found, faults = Standing(tmp_path).fitted(draft(url, "/?p=5"), FOLDER)
    assert found.header["Old_URL"] == ("/?p=5",)
    assert faults == ()


@pytest.mark.parametrize(
    "url", ["/tim-kiem/", "/index.html", "/video", "/2019/", "/tin-tuc/", "/tin-tuc/2/", "/lien-he/", "/TIM-KIEM"]
)  # fmt: skip
def test_addresses_of_the_site_itself_are_told(tmp_path: Path, url: str) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "lien-he.md").write_text("Title: Liên hệ\n\nChữ", "utf-8")
    found, faults = Standing(tmp_path, {"tin-tuc"}).fitted(draft(url), FOLDER)
    assert "Old_URL" not in found.header
    assert url in faults[0].text


@pytest.mark.parametrize(
    "url", ["/?p=12", "/tin-tuc/hop-1.html", "/2019/03/hop/", "/video/xem-12.html", "/a.aspx?id=3"]
)
def test_other_addresses_stay(tmp_path: Path, url: str) -> None:
    given = draft(url)
    assert Standing(tmp_path, {"tin-tuc"}).fitted(given, FOLDER) == (given, ())


def test_an_address_that_another_has_is_told_with_whose_it_is(tmp_path: Path) -> None:
    article(tmp_path, "2018/01/cu", "Title: Cũ\nOld_URL: https://cu.vn/a.html\nStatus: draft\n\nChữ\n")
    standing = Standing(tmp_path)
    _, faults = standing.fitted(draft("/A.html"), FOLDER)
    assert "2018/01/cu" in faults[0].text
    assert standing.fitted(draft("/A.html"), "2018/01/cu")[1] == ()
    standing.note(draft("/b.html"), "2020/01/moi")
    assert "2020/01/moi" in standing.fitted(draft("/b.html"), FOLDER)[1][0].text
    assert "2018/01/cu" in standing.fitted(draft("/2018/01/cu/"), FOLDER)[1][0].text


TEXT = "Title: ?\n\nCâu thứ nhất của bài viết này rất dài.\n\nCâu thứ hai cũng dài như câu trên.\n"


def test_what_was_renamed_is_found_by_its_lines_or_its_address(tmp_path: Path) -> None:
    article(tmp_path, "2020/01/doi-ten", TEXT.replace("?", "Đã điền"))
    article(
        tmp_path, "2020/01/khac", "Title: Khác\nOld_URL: /k.html\n\nMột bài khác hẳn, không giống câu nào.\n"
    )
    standing = Standing(tmp_path)
    assert standing.renamed(draft(), TEXT, {"2020/01/cu"}) == "2020/01/doi-ten"
    assert standing.renamed(draft(), TEXT, {"2020/01/doi-ten"}) == ""
    assert standing.renamed(draft("/k.html"), "", ()) == "2020/01/khac"
    assert standing.renamed(draft(), "Title: ?\n\nNgắn\n", ()) == ""
    assert standing.is_alike(TEXT, "2020/01/doi-ten")
    assert not standing.is_alike(TEXT, "2020/01/khac")
    assert len(lines_of(TEXT)) == 2
