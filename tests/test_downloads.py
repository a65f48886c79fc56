"""Files to download: from the link of an editor to the copied file and its size on the page."""

from __future__ import annotations

from pathlib import Path

import feedparser
import pytest
from bs4 import BeautifulSoup

from newsroom.ending import Failed
from newsroom.model.problem import Problem
from plugins.downloads import download
from tests.support.building import NOW, build, tiny_site, write_article
from tests.support.documents import office, pdf

pytestmark = pytest.mark.slow

SOUND, HARMFUL = pdf(b"%" + b"x" * 1_240_000), pdf(b"<</S/Launch>>")
PLACE = "articles/2024/07/ke-hoach"
LINK = "Xem [Kế hoạch số 12](<Kế hoạch.pdf>)."


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.delenv("SITEURL", raising=False)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A site whose article ``2024/07/ke-hoach`` has a file beside it."""
    content = tiny_site(tmp_path / "content")
    write_article(content, "2024/07/ke-hoach", LINK)
    (content / PLACE / "Kế hoạch.pdf").write_bytes(SOUND)
    return content


def published(output: Path) -> list[str]:
    """List the files to download that came out."""
    found = output.rglob("*")
    return sorted(f.relative_to(output).as_posix() for f in found if f.suffix in (".pdf", ".docx", ".xlsx"))


def test_a_linked_file_is_copied_and_its_link_says_kind_and_size(content: Path, tmp_path: Path) -> None:
    built = build(content, tmp_path / "output")
    assert published(built.output) == ["2024/07/ke-hoach/ke-hoach.pdf"]
    assert (built.output / "2024/07/ke-hoach/ke-hoach.pdf").read_bytes() == SOUND
    page = BeautifulSoup(built.text("2024/07/ke-hoach/index.html"), "html.parser")
    (link,) = page.find_all("a", class_="download")
    assert link.get_text() == "Kế hoạch số\u00a012 (PDF,\u00a01,2\u00a0MB)"
    assert link["href"] == "/2024/07/ke-hoach/ke-hoach.pdf"
    assert link["download"] == "Kế hoạch.pdf"


def test_feeds_have_the_absolute_address_and_the_size(content: Path, tmp_path: Path) -> None:
    built = build(content, tmp_path / "output")
    for kind in ("atom", "rss"):
        feed = feedparser.parse(str(built.output / f"feeds/all.{kind}.xml"))
        (entry,) = (entry for entry in feed.entries if "ke-hoach" in entry.link)
        html = BeautifulSoup(entry.content[0].value, "html.parser")
        (link,) = html.find_all("a")
        assert link["href"] == "https://example.vn/2024/07/ke-hoach/ke-hoach.pdf"
        assert "(PDF,\u00a01,2\u00a0MB)" in link.get_text()


def test_links_have_the_prefix_of_the_site(content: Path, tmp_path: Path) -> None:
    built = build(content, tmp_path / "output", SITEURL="https://a.vn/tin")
    assert 'href="/tin/2024/07/ke-hoach/ke-hoach.pdf"' in built.text("2024/07/ke-hoach/index.html")


def test_one_shared_file_has_one_address(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shared = content / "tai-lieu"
    shared.mkdir()
    (shared / "Mẫu.docx").write_bytes(office(".docx"))
    write_article(content, "2024/08/mot", "[Mẫu](/tai-lieu/Mẫu.docx)")
    write_article(content, "2024/08/hai", "[Mẫu](../../../../tai-lieu/Mẫu.docx)")
    (content / "pages").mkdir()
    (content / "pages" / "mau.md").write_text(
        "Title: Mẫu\n\n- [Mẫu](../tai-lieu/Mẫu.docx)\n", encoding="utf-8"
    )
    built = build(content, tmp_path / "output")
    assert published(built.output) == ["2024/07/ke-hoach/ke-hoach.pdf", "tai-lieu/mau.docx"]
    assert capsys.readouterr().err == ""
    for page in ("2024/08/mot", "2024/08/hai", "mau"):
        assert 'href="/tai-lieu/mau.docx"' in built.text(f"{page}/index.html")


def test_what_nothing_public_links_to_stays_out(content: Path, tmp_path: Path) -> None:
    (content / PLACE / "khac.pdf").write_bytes(SOUND)
    write_article(content, "2024/08/nhap", "[A](a.pdf)", Status="draft")
    write_article(content, "2027/08/sau", "[A](a.pdf)")
    for place in ("2024/08/nhap", "2027/08/sau"):
        (content / "articles" / place / "a.pdf").write_bytes(SOUND)
    assert published(build(content, tmp_path / "output").output) == ["2024/07/ke-hoach/ke-hoach.pdf"]
    preview = build(content, tmp_path / "preview" / "output", PREVIEW=True)
    assert len(published(preview.output)) == 3


def test_a_file_goes_when_its_last_link_goes(content: Path, tmp_path: Path) -> None:
    assert published(build(content, tmp_path / "output").output)
    write_article(content, "2024/07/ke-hoach", "Không còn liên kết.")
    assert not published(build(content, tmp_path / "output").output)


def test_the_size_is_right_after_only_the_file_changed(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build(content, tmp_path / "output")
    (content / PLACE / "Kế hoạch.pdf").write_bytes(pdf(b"%" + b"x" * 2_500_000))
    capsys.readouterr()
    built = build(content, tmp_path / "output")
    assert "2,5&nbsp;MB" in built.text("2024/07/ke-hoach/index.html")
    assert "bài; 6 tệp ghi mới" in capsys.readouterr().out  # the file, the page, two feeds of two kinds


def test_a_harmful_file_refuses_the_build_when_it_takes_the_place_of_a_sound_one(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = build(content, tmp_path / "output").files
    (content / PLACE / "Kế hoạch.pdf").write_bytes(HARMFUL)
    built = build(content, tmp_path / "output")
    assert (built.status, built.files) == (1, before)
    assert (
        f"{PLACE}/index.md:7: lỗi: tệp «Kế hoạch.pdf» có lệnh tự chạy (/Launch)." in capsys.readouterr().err
    )


def test_a_harmful_file_of_a_draft_is_told_and_published_nowhere(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_article(content, "2024/08/nhap", "[A](a.pdf)", Status="draft")
    (content / "articles/2024/08/nhap/a.pdf").write_bytes(HARMFUL)
    for preview in (False, True):
        built = build(content, tmp_path / f"{preview}" / "output", PREVIEW=preview)
        assert built.status == 0
        assert published(built.output) == ["2024/07/ke-hoach/ke-hoach.pdf"]
        assert "nhap/index.md:8: cảnh báo: tệp «a.pdf» có lệnh tự chạy" in capsys.readouterr().err


def test_a_file_that_is_too_large_is_refused_unread(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(content, tmp_path / "output", DOWNLOAD_MAX_MB=1.2).status == 1
    assert "«Kế hoạch.pdf» nặng 1,2 MB, quá 1,2 MB. Giảm" in capsys.readouterr().err
    assert build(content, tmp_path / "output", DOWNLOAD_MAX_MB=2).status == 0


@pytest.mark.parametrize("setting", [0, -1, "20", True, None])
def test_a_limit_that_is_no_number_is_told(setting: object, content: Path, tmp_path: Path) -> None:
    with pytest.raises(Failed) as failed:
        build(content, tmp_path / "output", DOWNLOAD_MAX_MB=setting)
    assert f"lỗi: DOWNLOAD_MAX_MB là {setting!r}, không phải số MB." in failed.value.reason


def test_a_symlink_is_not_followed(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = content / PLACE / "Kế hoạch.pdf"
    file.rename(tmp_path / "bi-mat.pdf")
    file.symlink_to(tmp_path / "bi-mat.pdf")
    assert build(content, tmp_path / "output").status == 1
    report = capsys.readouterr().err
    assert f"{PLACE}/Kế hoạch.pdf:1: lỗi: đây là liên kết tượng trưng" in report
    assert "không có tệp «Kế hoạch.pdf»" in report


def test_an_old_address_may_not_hide_a_file(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(content, tmp_path / "output").status == 0
    write_article(content, "2024/08/moi", Old_URL="/2024/07/ke-hoach/ke-hoach.pdf")
    assert build(content, tmp_path / "output").status == 1
    assert f"trùng địa chỉ /2024/07/ke-hoach/ke-hoach.pdf với {PLACE}/Kế hoạch.pdf" in capsys.readouterr().err


def test_only_the_bytes_that_were_looked_into_are_published(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def swapped(*_: object) -> list[Problem]:
        (content / PLACE / "Kế hoạch.pdf").write_bytes(HARMFUL)
        return []

    monkeypatch.setattr("plugins.gate.judge", swapped)
    with pytest.raises(SystemExit):
        build(content, tmp_path / "output", JOBS=1)
    assert "Kế hoạch.pdf: lỗi: tệp đã đổi trong khi dựng trang, xin chạy lại." in capsys.readouterr().err
    assert not published(tmp_path / "output")


def test_files_that_did_not_change_are_not_looked_into_again(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(content, tmp_path / "output")
    monkeypatch.setattr(download, "_inspect", None)
    write_article(content, "2024/07/ke-hoach", f"{LINK} Sửa.")
    assert build(content, tmp_path / "output").status == 0
    toml = content / "site.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("thử", "khác"), encoding="utf-8")
    built = build(content, tmp_path / "output")
    assert built.status == 0
    assert "1,2&nbsp;MB" in built.text("2024/07/ke-hoach/index.html")
    with pytest.raises(TypeError):
        build(content, tmp_path / "output", LOAD_CONTENT_CACHE=False)


def test_a_file_of_an_article_that_is_not_public_is_told_where_another_links_to_it(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def warned() -> bool:
        assert build(content, tmp_path / "output").status == 0
        return f"{PLACE}/index.md:7: cảnh báo: tệp «a.pdf» thuộc bài chưa đăng" in capsys.readouterr().err

    write_article(content, "2024/08/nhap", "[A](a.pdf)", Status="draft")
    (content / "articles/2024/08/nhap/a.pdf").write_bytes(SOUND)
    assert not warned()
    write_article(content, "2024/07/ke-hoach", "[A](../../08/nhap/a.pdf)")
    assert warned()
    assert warned()  # nothing changed
    write_article(content, "2024/08/nhap", "[A](a.pdf)")
    assert not warned()
    write_article(content, "2024/08/nhap", "[A](a.pdf)", Status="draft")
    assert warned()
    write_article(content, "2024/08/nhap", "[A](a.pdf)", Date="2098-08-01 08:00")
    assert warned()
