"""Addresses stay where they are: of categories that got another slug, of topics, of old portals."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support.building import SITE_TOML, Built, build, digests, write_article, write_site

pytestmark = pytest.mark.slow

MOVED = SITE_TOML.replace('"tin-hoat-dong"', '"tin"\nold_slugs = ["tin-hoat-dong", "tin-cu"]')
HOSTED = '\n[hosting]\nkind = "nginx"\n'


def is_clean(built: Built, folder: Path) -> bool:
    """Tell whether a build gave what a build from nothing gives."""
    fresh = build(folder / "content", folder / "fresh" / "output", JOBS=1)
    assert (built.status, fresh.status) == (0, 0)
    return built.files == fresh.files


@pytest.mark.slow
def test_pages_and_feeds_of_a_category_lead_on_from_its_old_addresses(tmp_path: Path) -> None:
    content = write_site(tmp_path / "content", SITE_TOML)
    for number in range(59):
        write_article(content, f"2024/05/bai-{number}")
    before = build(content, tmp_path / "output", JOBS=1).files
    (content / "site.toml").write_text(MOVED + HOSTED, encoding="utf-8")
    built = build(content, tmp_path / "output", JOBS=1)
    assert is_clean(built, tmp_path)
    for page in ("", "trang/1/"):
        assert f"tin-hoat-dong/{page}index.html" in before
        for old in ("tin-hoat-dong", "tin-cu"):
            stub = built.text(f"{old}/{page}index.html")
            assert f'<meta http-equiv="refresh" content="0; url=https://example.vn/tin/{page}">' in stub
            assert "<h1>Chuyên mục đã chuyển địa chỉ</h1>" in stub
            assert f'"/{old}/{page}" "/tin/{page}";' in built.text("_may-chu/redirects.map")
    for kind in ("atom", "rss"):
        feed = built.text(f"feeds/tin.{kind}.xml")
        assert built.text(f"feeds/tin-hoat-dong.{kind}.xml") == feed
        assert f"https://example.vn/feeds/tin.{kind}.xml" in feed
        line = f'"/feeds/tin-hoat-dong.{kind}.xml" "/feeds/tin.{kind}.xml";'
        assert line in built.text("_may-chu/redirects.map")
    assert "tin-hoat-dong/" not in built.text("sitemap-pages.xml")
    assert "tin-cu/trang/2/index.html" not in built.files
    write_article(content, "2024/06/them")
    built = build(content, tmp_path / "output", JOBS=1)
    assert is_clean(built, tmp_path)
    assert '"/tin-cu/trang/2/" "/tin/trang/2/";' in built.text("_may-chu/redirects.map")
    (content / "site.toml").write_text(SITE_TOML + HOSTED, encoding="utf-8")
    built = build(content, tmp_path / "output", JOBS=1)
    assert is_clean(built, tmp_path)
    assert not [path for path in built.files if path.startswith(("tin/", "tin-cu/"))]


@pytest.mark.slow
def test_an_article_may_still_name_its_category_by_an_old_slug(tmp_path: Path) -> None:
    content = write_site(tmp_path / "content", MOVED)
    write_article(content, "2024/05/bai", "Xem [chuyên mục](/tin-hoat-dong/).", Category="tin-hoat-dong")
    built = build(content, tmp_path / "output", JOBS=1)
    assert built.status == 0
    assert 'href="/tin-hoat-dong/"' in built.text("2024/05/bai/index.html")
    assert "2024/05/bai/" in built.text("tin/index.html")


@pytest.mark.parametrize("slug", ["2025", "video"])
def test_a_page_at_an_address_to_come_is_refused_before_anything_is_there(
    slug: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_site(tmp_path / "content")
    write_article(content, "2024/05/bai")
    build(content, tmp_path / "output", JOBS=1)
    before = digests(tmp_path / "output")
    (content / "pages").mkdir()
    (content / "pages" / f"{slug}.md").write_text("Title: Năm\n\nChữ.\n", encoding="utf-8")
    capsys.readouterr()
    assert build(content, tmp_path / "output", JOBS=1).status == 1
    assert f"pages/{slug}.md:1: lỗi: trùng địa chỉ /{slug}/" in capsys.readouterr().err
    assert digests(tmp_path / "output") == before


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        (SITE_TOML.replace('url = "', 'url = "x"'), "site.toml:2: lỗi: tệp không đúng cú pháp TOML"),
        (
            SITE_TOML.replace("example.vn", "example.vn/index.html"),
            "site.toml:2: lỗi: url «https://example.vn",
        ),
        (SITE_TOML.replace("url =", "ulr ="), "site.toml:2: lỗi: không có khóa «ulr»"),
        (SITE_TOML.replace("url =", "# url ="), "site.toml:1: lỗi: chưa có url"),
        (SITE_TOML.replace("https://example.vn", ""), "site.toml:2: lỗi: chưa có url"),
    ],
)
def test_why_there_is_no_address_is_told_once(
    toml: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITEURL", raising=False)
    content = write_site(tmp_path / "content", toml)
    assert build(content, tmp_path / "output", "publishconf.py", JOBS=1).status == 1
    lines = [line for line in capsys.readouterr().err.splitlines() if ": lỗi: " in line or "url" in line]
    assert len(lines) == 1
    assert lines[0].startswith(told)


def article(content: Path, place: str, topic: str, **header: str) -> Path:
    return write_article(content, place, Tags=topic, **header)


@pytest.mark.slow
def test_of_two_topics_alike_neither_moves_when_articles_come_or_are_drafted(tmp_path: Path) -> None:
    content = write_site(tmp_path / "content")
    article(content, "2024/05/mot", "Hòa giải")
    article(content, "2024/06/hai", "Hoa giải")
    built = build(content, tmp_path / "output", JOBS=1)
    before = {path for path in built.files if path.startswith("chu-de/")}
    assert "hai" in built.text("chu-de/hoa-giai-2/index.html")
    article(content, "2023/01/cu-hon", "Hoa giải")
    built = build(content, tmp_path / "output", JOBS=1)
    assert is_clean(built, tmp_path)
    assert "cu-hon" in built.text("chu-de/hoa-giai-2/index.html")
    article(content, "2024/05/mot", "Hòa giải", Status="draft")
    built = build(content, tmp_path / "output", JOBS=1)
    assert is_clean(built, tmp_path)
    assert {path for path in built.files if path.startswith("chu-de/")} == before - {
        "chu-de/hoa-giai/index.html"
    }
    (content / "dia-chi.toml").write_text('[chu-de]\n"Hoa giải" = "hoa-giai"\n', encoding="utf-8")
    built = build(content, tmp_path / "output", JOBS=1)
    assert is_clean(built, tmp_path)
    assert "cu-hon" in built.text("chu-de/hoa-giai/index.html")
    article(content, "2024/05/mot", "Hòa giải")
    built = build(content, tmp_path / "output", JOBS=1)
    assert is_clean(built, tmp_path)
    assert "mot" in built.text("chu-de/hoa-giai-2/index.html")
    (content / "dia-chi.toml").unlink()
    built = build(content, tmp_path / "output", JOBS=1)
    assert is_clean(built, tmp_path)
    assert "mot" in built.text("chu-de/hoa-giai/index.html")


@pytest.mark.slow
def test_a_folder_that_got_another_name_is_told_until_it_says_where_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_site(tmp_path / "content")
    for number in range(4):
        write_article(content, f"2024/05/bai-{number}", f"Nội dung {number}.")
    build(content, tmp_path / "output", JOBS=1)
    for number in range(4):
        (content / f"articles/2024/05/bai-{number}").rename(content / f"articles/2024/05/moi-{number}")
    write_article(content, "2024/05/moi-1", "Nội dung 1.", Old_URL="/2024/05/bai-1/")
    write_article(content, "2024/05/moi-2", "Nội dung 2.", Title="Tựa khác")
    write_article(content, "2024/05/moi-3", "Nội dung khác.", Title="Tựa khác nữa")
    capsys.readouterr()
    assert build(content, tmp_path / "output", JOBS=1).status == 0
    told = [line.split(":")[0] for line in capsys.readouterr().err.splitlines() if "bài này trước ở" in line]
    assert told == ["articles/2024/05/moi-0/index.md", "articles/2024/05/moi-2/index.md"]


EMPTY = "articles:1: lỗi: không thấy bài viết nào, trong khi bản dựng trước có 2 bài."


@pytest.mark.slow
@pytest.mark.parametrize("known", ["cache and output", "cache", "output", "nothing trusted", "other program"])
def test_an_archive_is_not_lost_with_its_folder(
    known: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_site(tmp_path / "content")
    for name in ("mot", "hai"):
        write_article(content, f"2024/05/{name}")
    assert build(content, tmp_path / "output", JOBS=1).status == 0
    shutil.rmtree(content / "articles")
    settings: dict[str, Any] = {}
    if known == "cache":
        shutil.rmtree(tmp_path / "output")
    elif known == "output":
        shutil.rmtree(tmp_path / "cache")
    elif known == "nothing trusted":
        settings = {"LOAD_CONTENT_CACHE": False}
    elif known == "other program":
        settings = {"DOWNLOAD_MAX_MB": 7}
    before = digests(tmp_path / "output")
    capsys.readouterr()
    for _ in range(2):
        assert build(content, tmp_path / "output", JOBS=1, **settings).status == 1
        assert EMPTY in capsys.readouterr().err
        assert digests(tmp_path / "output") == before
    (content / "site.toml").write_text(f"no_articles = true\n{SITE_TOML}", encoding="utf-8")
    built = build(content, tmp_path / "output", JOBS=1, **settings)
    assert built.status == 0
    assert not [path for path in built.files if path.startswith("2024")]
    (content / "site.toml").write_text(SITE_TOML, encoding="utf-8")
    assert build(content, tmp_path / "output", JOBS=1, **settings).status == 0
    (content / "site.toml").write_text(f"no_articles = true\n{SITE_TOML}", encoding="utf-8")
    write_article(content, "2024/05/mot")
    capsys.readouterr()
    assert build(content, tmp_path / "output", JOBS=1, **settings).status == 0
    assert "site.toml:1: cảnh báo: site.toml ghi là trang không có bài viết" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["dangling link", "link", "file"])
def test_what_is_no_folder_of_articles_is_told_once(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_site(tmp_path / "content")
    write_article(content, "2024/05/mot")
    build(content, tmp_path / "output", JOBS=1)
    before = digests(tmp_path / "output")
    (content / "articles").rename(tmp_path / "elsewhere")
    if kind == "file":
        (content / "articles").write_text("../elsewhere", encoding="utf-8")
    else:
        (content / "articles").symlink_to(tmp_path / ("elsewhere" if kind == "link" else "nowhere"))
    capsys.readouterr()
    for _ in range(2):
        assert build(content, tmp_path / "output", JOBS=1).status == 1
        told = capsys.readouterr().err.splitlines()
        assert [line.partition(". ")[0] for line in told] == [
            "articles:1: lỗi: đây là một tệp, không phải thư mục chứa các bài"
            if kind == "file"
            else "articles:1: lỗi: đây là liên kết tượng trưng (symlink)",
            "1 lỗi, 0 cảnh báo.",
        ]
        assert digests(tmp_path / "output") == before


@pytest.mark.slow
@pytest.mark.parametrize("way", ["listed", "withdrawn", "drafted"])
def test_the_only_article_can_be_taken_down(way: str, tmp_path: Path) -> None:
    content = write_site(tmp_path / "content")
    file = write_article(content, "2024/05/mot")
    assert build(content, tmp_path / "output", JOBS=1).status == 0
    if way == "listed":
        shutil.rmtree(content / "articles")
        (content / "da-go.toml").write_text('[[bai]]\ndia_chi = "/2024/05/mot/"\n', encoding="utf-8")
    elif way == "withdrawn":
        file.write_text("Status: withdrawn\nWithdrawn: Theo yêu cầu\n", encoding="utf-8")
    else:
        write_article(content, "2024/05/mot", Status="draft")
    assert build(content, tmp_path / "output", JOBS=1).status == 0


def test_a_first_build_needs_no_articles(tmp_path: Path) -> None:
    content = write_site(tmp_path / "content")
    for _ in range(2):
        assert build(content, tmp_path / "output", JOBS=1).status == 0


@pytest.mark.slow
@pytest.mark.parametrize("old", ["/2024/05/hai/index.html/x", "/2024/05/HAI/Index.html/x/y.html"])
def test_an_old_address_below_a_page_is_told_at_its_line_whichever_comes_first(
    old: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_site(tmp_path / "content")
    write_article(content, "2024/03/mot", Old_URL=old)
    assert build(content, tmp_path / "output", JOBS=1).status == 0
    write_article(content, "2024/05/hai")
    for folder in ("output", "fresh/output"):
        capsys.readouterr()
        assert build(content, tmp_path / folder, JOBS=1).status == 1
        (told,) = [line for line in capsys.readouterr().err.splitlines() if ": lỗi: " in line]
        line = (
            (content / "articles/2024/03/mot/index.md")
            .read_text("utf-8")
            .split("\n")
            .index(f"Old_URL: {old}")
        )
        assert told.startswith(f"articles/2024/03/mot/index.md:{line + 1}: lỗi: /2024/05/")
        assert "/2024/05/hai/ (articles/2024/05/hai/index.md)" in told


@pytest.mark.slow
def test_a_topic_that_lost_its_address_is_told_once_until_it_keeps_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_site(tmp_path / "content")
    article(content, "2024/05/mot", "Lễ ky niem")
    newcomer = article(content, "2024/05/ba", "Khác")

    def told() -> list[str]:
        capsys.readouterr()
        built = build(content, tmp_path / "output", JOBS=1)
        lines = [line for line in capsys.readouterr().err.splitlines() if " trước ở /" in line]
        assert is_clean(built, tmp_path)
        return lines

    assert not told()
    article(content, "2024/05/ba", "Lễ kỷ niệm")
    assert told() == [
        "dia-chi.toml:1: cảnh báo: chủ đề «Lễ ky niem» trước ở /chu-de/le-ky-niem/, nay chuyển sang "
        "/chu-de/le-ky-niem-2/. Muốn giữ địa chỉ cũ thì ghi vào dia-chi.toml, mục [chu-de]: "
        '"Lễ ky niem" = "le-ky-niem".'
    ]
    assert not told()
    shutil.rmtree(newcomer.parent)
    (line,) = told()
    assert line.endswith('"Lễ ky niem" = "le-ky-niem-2".')
    kept = content / "dia-chi.toml"
    kept.write_text('[chu-de]\n"Lễ ky niem" = "le-ky-niem-2"\n', encoding="utf-8")
    assert not told()  # it is said to be there
    article(content, "2024/05/ba", "Lễ kỷ niệm")
    assert not told()
    kept.write_text('[chu-de]\n"Lễ ky niem" = "le-ky-niem"\n', encoding="utf-8")
    assert not told()  # the other one gives way because this one is to be there
