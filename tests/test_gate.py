"""Broken sites: each gives the exact report that lies beside it and leaves the output alone."""

from __future__ import annotations

import os
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from newsroom.ending import Failed
from tests.support.building import SITES, build, digests, tiny_site, write_article, write_site

pytestmark = pytest.mark.slow

FAULTS = sorted(folder.name for folder in (SITES / "invalid").iterdir())


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_broken_site_gives_its_report(
    fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    site = SITES / "invalid" / fault
    check_only = fault.startswith("warn-archive-")  # what the whole archive tells is looked for in checks
    given = site / "markdown.toml"  # what the site adds to Markdown, if it does
    more: dict[str, Any] = (
        {"MARKDOWN": tomllib.loads(given.read_text(encoding="utf-8"))} if given.is_file() else {}
    )
    built = build(site / "content", tmp_path / "output", "pelicanconf.py", CHECK_ONLY=check_only, **more)
    assert capsys.readouterr().err == (site / "report.txt").read_text(encoding="utf-8")
    assert built.status == (0 if fault.startswith("warn-") else 1)
    assert built.output.exists() == (fault.startswith("warn-") and not check_only)


def test_errors_leave_the_last_good_site_byte_for_byte(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    built = build(content, tmp_path / "output")
    before = built.files
    write_article(content, "2024/06/hong", Date="hôm qua", Title="")
    assert build(content, tmp_path / "output").status == 1
    assert digests(tmp_path / "output") == before


def test_problems_of_all_files_come_in_one_sorted_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tiny_site(tmp_path / "content")
    for slug in ("c", "a", "b"):
        write_article(content, f"2024/06/{slug}", Date="", Summary="")
    build(content, tmp_path / "output")
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1] == "6 lỗi, 0 cảnh báo."
    assert [line.split(":")[0] for line in lines[:-1]] == [
        f"articles/2024/06/{slug}/index.md" for slug in "aabbcc"
    ]


def test_devices_and_pipes_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = tiny_site(tmp_path / "content")
    os.mkfifo(content / "articles" / "2024" / "01" / "bai-0" / "1.jpg")
    assert build(content, tmp_path / "output").status == 1
    assert "articles/2024/01/bai-0/1.jpg:1: lỗi: đây không phải tệp thường." in capsys.readouterr().err


def test_a_second_manuscript_beside_an_article_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tiny_site(tmp_path / "content")
    (content / "articles" / "2024" / "01" / "bai-0" / "INDEX.md").write_text(
        "Title: A\n\nA\n", encoding="utf-8"
    )
    assert build(content, tmp_path / "output").status == 1
    assert capsys.readouterr().err.splitlines()[1:] == ["1 lỗi, 0 cảnh báo."]


def test_a_symlink_to_a_folder_is_not_followed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = tiny_site(tmp_path / "content")
    write_article(tmp_path / "elsewhere", "2024/09/bi-mat", Title="Bí mật")
    (content / "articles" / "2024" / "09").symlink_to(tmp_path / "elsewhere" / "articles" / "2024" / "09")
    assert build(content, tmp_path / "output").status == 1
    assert "articles/2024/09:1: lỗi: đây là liên kết tượng trưng" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "status"),
    [(b"articles/2024/\xff.md", 1), (b"articles/2024/\xff.txt", 0), (b"articles/2024/01/bai-0/\xff.dat", 0)],
)
def test_a_name_that_is_no_utf8_is_a_name(
    name: bytes, status: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    content = tiny_site(tmp_path / "content")
    reports = []
    for place in (name, name, name.replace(b"\xff", b"\xfe")):
        with open(os.path.join(os.fsencode(content), place), "wb") as file:
            file.write(b"Title: A\n\nA\n")
        assert build(content, tmp_path / "output").status == status
        reports.append(capfd.readouterr().err)
    assert reports[0] == reports[1]
    assert len(reports[2].splitlines()) == max(0, 2 * len(reports[0].splitlines()) - 1)


def test_a_photo_whose_name_is_no_utf8_is_told_by_its_name(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    content = tiny_site(tmp_path / "content")
    for name, told in ((b"\xff.jpg", "\\xff.jpg"), (b"\xfe.jpg", "\\xfe.jpg, \\xff.jpg")):
        with open(os.path.join(os.fsencode(content), b"articles/2024/01/bai-0", name), "wb") as file:
            file.write(b"A")
        assert build(content, tmp_path / "output").status == 0
        assert f"bai-0/index.md:1: cảnh báo: có ảnh không được dùng: {told}. " in capfd.readouterr().err


def test_photos_in_folders_with_decomposed_names_are_found(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    for folder in ("a\u0309nh", "ba\u0302y"):
        photo = content / "photos" / folder / "ho\u0323p.png"
        photo.parent.mkdir(parents=True)
        Image.new("RGB", (60, 40)).save(photo)
    write_article(
        content, "2024/07/anh", "![Ảnh](/photos/ảnh/họp.png)\n\n![Bây](../../../../photos/bây/họp.png)"
    )
    built = build(content, tmp_path / "output")
    assert built.status == 0
    assert built.text("2024/07/anh/index.html").count("<img") >= 2


def test_a_folder_moved_away_and_linked_to_is_as_good_as_gone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tiny_site(tmp_path / "content")
    write_article(content, "2024/07/lien-ket", "[Bài](../../01/bai-0/index.md)")
    assert build(content, tmp_path / "output").status == 0
    (content / "articles" / "2024" / "01").rename(tmp_path / "elsewhere")
    (content / "articles" / "2024" / "01").symlink_to(tmp_path / "elsewhere")
    capsys.readouterr()
    assert build(content, tmp_path / "output").status == 1
    report = capsys.readouterr().err
    assert build(content, tmp_path / "output", LOAD_CONTENT_CACHE=False).status == 1
    assert capsys.readouterr().err == report


def test_a_missing_site_toml_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "content").mkdir()
    assert build(tmp_path / "content", tmp_path / "output").status == 1
    assert capsys.readouterr().err.startswith("site.toml:1: lỗi: không có tệp site.toml")


def test_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    plain, windows = tiny_site(tmp_path / "a" / "content"), tiny_site(tmp_path / "b" / "content")
    for file in windows.rglob("*.md"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    expected = build(plain, tmp_path / "a" / "output").files
    assert build(windows, tmp_path / "b" / "output").files == expected


def test_text_of_templates_and_programs_comes_out_as_text(tmp_path: Path) -> None:
    content = write_site(tmp_path / "content")
    code = "{{ 7*7 }} {% raw %} ${HOME} {attach}x <b>&amp; \"'"
    header = dict.fromkeys(("Title", "Summary", "Kicker", "Author", "Tags", "Agency"), f"{code} a")
    write_article(content, "2024/07/ma-lenh", code.replace("<b>", ""), **header)
    write_article(content, "2024/07/khac", Category="Xây dựng Đảng")
    built = build(content, tmp_path / "output")
    assert built.status == 0
    for path in ("2024/07/ma-lenh/index.html", "index.html", "tin-hoat-dong/index.html"):
        html = built.text(path)
        assert "{{ 7*7 }} {% raw %} ${HOME} {attach}x" in html
        assert "<b>" not in html
        assert "&lt;b&gt;" in html


def test_check_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = tiny_site(tmp_path / "content")
    built = build(content, tmp_path / "output", CHECK_ONLY=True)
    assert built.status == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == ["content"]
    assert capsys.readouterr().err == "Không có lỗi.\n"


def test_publishing_needs_an_address(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITEURL", raising=False)
    content = tiny_site(tmp_path / "content")
    toml = (content / "site.toml").read_text(encoding="utf-8")
    (content / "site.toml").write_text(toml.replace("url =", "# url ="), encoding="utf-8")
    assert build(content, tmp_path / "output", "publishconf.py").status == 1
    assert "site.toml:1: lỗi: chưa có url nên không xuất bản được." in capsys.readouterr().err
    assert build(content, tmp_path / "output").status == 0


@pytest.mark.parametrize(
    "url", ["example.vn", "ftp://example.vn", "https://:80", "https://a.vn/?x=1", "https://a b"]
)
def test_a_wrong_siteurl_is_told(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = tiny_site(tmp_path / "content")
    assert build(content, tmp_path / "output", SITEURL=url).status == 1
    assert f"SITEURL:1: lỗi: SITEURL «{url}» không dùng được." in capsys.readouterr().err


def test_a_folder_with_other_files_is_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tiny_site(tmp_path / "content")
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "luan-van.docx").write_text("quan trọng")
    assert build(content, tmp_path / "output").status == 1
    assert "output:1: lỗi: thư mục output có tệp không phải" in capsys.readouterr().err
    assert [file.name for file in (tmp_path / "output").iterdir()] == ["luan-van.docx"]


@pytest.mark.parametrize("name", ["robots.txt", "index.html", "404.html"])
def test_a_folder_of_others_with_one_name_in_common_stays_after_a_build_elsewhere(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, other = tiny_site(tmp_path / "content"), tmp_path / "khac"
    cache = {"CACHE_PATH": str(tmp_path / "cache")}
    assert build(content, tmp_path / "output", **cache).status == 0
    assert (tmp_path / "output" / name).is_file()
    other.mkdir()
    (other / name).write_text("viết tay")
    (other / "nhat-ky.doc").write_text("quan trọng")
    before = digests(other)
    assert build(content, other, **cache).status == 1
    assert "khac:1: lỗi: thư mục khac có tệp không phải do" in capsys.readouterr().err
    assert digests(other) == before


@pytest.mark.parametrize("place", ["content", "content/output", "."])
def test_output_and_content_may_not_overlap(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tiny_site(tmp_path / "content")
    before = digests(content)
    with suppress(Failed):  # before anything is read, or by the gate
        assert build(content, tmp_path / place, CACHE_PATH=str(tmp_path / "cache")).status == 1
    assert "chứa thư mục bài viết hoặc nằm trong đó. Chọn thư mục khác" in capsys.readouterr().err
    assert digests(content) == before


def test_the_cache_may_not_lie_in_the_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = tiny_site(tmp_path / "content")
    output = tmp_path / "output"
    assert build(content, output).status == 0
    before = digests(output)
    capsys.readouterr()
    with pytest.raises(Failed):
        build(content, output, CACHE_PATH=str(output / "cache"))
    assert "thư mục output chứa thư mục cache" in capsys.readouterr().err
    assert digests(output) == before
