"""What is at other addresses, by the files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from newsroom.commands.categories import site_of
from newsroom.commands.desk.reading.elsewhere import Elsewhere
from newsroom.commands.desk.reading.folders import Disk
from newsroom.commands.desk.reading.rules import house_rules
from newsroom.commands.desk.reading.whole import NOTHING, Whole
from newsroom.model.site import Site
from newsroom.vietnamese.printing import VIETNAM
from plugins.manuscript.record import read
from tests.support.building import SITE_TOML, write_article, write_site

NOW = datetime(2026, 1, 1, tzinfo=VIETNAM)


def elsewhere(content: Path, whole: Whole = NOTHING, **header: str) -> Elsewhere:
    file, rules, site = write_article(content, "2024/07/minh", **header), house_rules(), site_of(content)
    path = file.relative_to(content).as_posix()
    own = read(path, file.read_bytes(), site, rules.typesetter).record
    assert own is not None
    return Elsewhere(Disk(content, path), site, NOW, rules.typesetter, path, own, whole)


def content_of(tmp_path: Path) -> Path:
    toml = SITE_TOML.replace('slug = "tin-hoat-dong"', 'slug = "tin-hoat-dong"\nold_slugs = ["tin-cu"]')
    content = write_site(tmp_path / "content", toml)
    write_article(content, "2024/05/dang", "## Kết quả\n\nA.\n")
    write_article(content, "2024/05/nhap", Status="draft")
    write_article(content, "2024/05/hong", Date="", Status="draft")
    write_article(content, "2024/05/loi", Title="")
    write_article(content, "2024/05/go", Status="withdrawn", Withdrawn="Sai")
    write_article(content, "2027/05/hen")
    (content / "articles/2024/05/dang/1.mp4").write_bytes(b"a")
    (content / "pages").mkdir()
    (content / "pages/gioi-thieu.md").write_text("Title: Giới thiệu\n\nA.\n", encoding="utf-8")
    return content


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("2024/05/dang/", ""), ("2024/05/nhap/", "draft"), ("2024/05/hong", "draft"), ("2024/05/loi/", ""),
        ("2024/05/go/", "withdrawn"), ("2027/05/hen/", "future"), ("2024/05/nhap/ke-hoach.pdf", "draft"),
        ("2024/05/khong-co/", ""), ("gioi-thieu/", ""), ("", ""),
    ],
)  # fmt: skip
def test_why_nothing_is_shown_is_what_the_file_there_says(address: str, why: str, tmp_path: Path) -> None:
    assert elsewhere(content_of(tmp_path)).why_absent(address) == why


@pytest.mark.parametrize(
    ("address", "is_there"),
    [
        ("", True), ("2024/05/dang", True), ("2024/05/loi/", True), ("2024/05/Dang/", False), ("2024/05/mat/", False),
        ("gioi-thieu/", True), ("tin-hoat-dong/", True), ("tin-cu/", True), ("chu-de/thi-dua/", True), ("2024/05/", True),
        ("2024/", True), ("tim-kiem/", True), ("2024/05/dang/1.mp4", True), ("2024/05/dang/2.mp4", False),
        ("2024/07/minh/", True), ("cu/cua-minh", True), ("ai-biet/", True),
    ],
)  # fmt: skip
def test_what_may_be_there_is_taken_for_granted_but_no_article_is(
    address: str, is_there: bool, tmp_path: Path
) -> None:
    assert elsewhere(content_of(tmp_path), Old_URL="/cu/cua-minh/").is_public(address) is is_there


def test_what_the_last_preview_noted_decides_where_files_do_not_tell(tmp_path: Path) -> None:
    whole = Whole(has=lambda address: address == "2020/01/doi-ten/")
    found = elsewhere(content_of(tmp_path), whole)
    assert found.is_public("2020/01/doi-ten/")
    assert not found.is_public("ai-biet/")


def test_only_what_is_shown_is_published_and_has_anchors(tmp_path: Path) -> None:
    found = elsewhere(content_of(tmp_path))
    assert [found.is_published(f"2024/05/{slug}/") for slug in ("dang", "nhap", "loi", "mat")] == [
        True,
        False,
        True,
        False,
    ]
    assert found.anchors("2024/05/dang/") == ("ket-qua",)
    assert found.anchors("2024/05/nhap/") is None
    assert found.anchors("2024/05/mat/") is None
    article = found.article("2024/05/dang")
    assert article is not None
    assert article.url == "2024/05/dang/"
    assert found.article("2024/05/nhap") is None


def test_the_file_behind_an_address_is_named(tmp_path: Path) -> None:
    found = elsewhere(content_of(tmp_path))
    assert found.origin_of("2024/05/dang/index.html") == "articles/2024/05/dang/index.md"
    assert found.origin_of("gioi-thieu/index.html") == "pages/gioi-thieu.md"
    assert found.origin_of("tin-cu/index.html") == found.origin_of("tin-hoat-dong/index.html") == "site.toml"
    assert found.origin_of("2024/05/nhap/index.html") is None
    assert found.origin_of("2024/05/dang") is None


def test_another_article_is_read_anew_when_it_is_another(tmp_path: Path) -> None:
    content = content_of(tmp_path)
    assert elsewhere(content).draft_of("articles/2024/05/nhap") == "draft"
    write_article(content, "2024/05/nhap")
    assert elsewhere(content).draft_of("articles/2024/05/nhap") == ""
    assert elsewhere(content).draft_of("articles/2024/05/mat") == ""


def test_an_article_that_was_deleted_is_known_by_the_list(tmp_path: Path) -> None:
    content = content_of(tmp_path)
    listed = '[[bai]]\ndia_chi = "/2024/05/xoa/"\n'
    (content / "da-go.toml").write_text(listed, encoding="utf-8")
    found = elsewhere(content)
    assert [one.url for one in found.takedowns] == ["2024/05/xoa/"]
    assert found.why_absent("2024/05/xoa/") == "gone"
    assert found.is_deleted("articles/2024/05/xoa/1.jpg")
    assert not found.is_deleted("articles/2024/05/mat/1.jpg")


def test_a_site_without_categories_has_no_lists_of_its_own(tmp_path: Path) -> None:
    found = elsewhere(content_of(tmp_path))
    found.site = Site("")
    assert found.origin_of("tin-hoat-dong/index.html") is None


def test_what_was_taken_down_and_once_was_here_is_known(tmp_path: Path) -> None:
    content = content_of(tmp_path)
    listed = '[[bai]]\ndia_chi = "/2024/05/xoa/"\ndia_chi_cu = ["/2024/07/minh/", "/cu.html"]\n\n[[bai]]\ndia_chi = "/2024/04/xoa/"\n'
    assert elsewhere(content).at_own_address == ()
    (content / "da-go.toml").write_text(listed, encoding="utf-8")
    assert [one.url for one in elsewhere(content).at_own_address] == ["2024/05/xoa/"]
