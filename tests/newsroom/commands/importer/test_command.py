"""``make import``: what is asked, what comes of it, what is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom.commands.importer.command import clock, main
from tests.support.building import NOW, write_site

pytestmark = pytest.mark.slow

TEXT = """\
Họp chi bộ tháng 7

Thứ Năm, 11/07/2024, 15:51 (GMT+7)

Sáng 11-7, chi bộ họp thường kỳ, bàn nhiệm vụ quý III.

Hội nghị nghe báo cáo kết quả sáu tháng đầu năm và thảo luận {what}.

P. Mai
"""


Importing = Callable[..., tuple[int, str, str]]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    write_site(tmp_path / "content")
    return tmp_path


@pytest.fixture
def importing(desk: Path, capsys: pytest.CaptureFixture[str]) -> Importing:
    """Give the import, which tells its status and what it said; tests/test_makefile.py runs it through make."""

    def run(**values: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(values)
        out, err = capsys.readouterr()
        return int(str(ended.value.code)), out, err

    return run


def test_a_text_becomes_a_draft_that_waits_for_what_it_lacks(desk: Path, importing: Importing) -> None:
    (desk / "bài của $5 `id` [1].txt").write_text(TEXT.format(what="phương hướng"), encoding="utf-8")
    status, out, err = importing(FILES="bài của $5 `id` [1].txt", CATEGORY="1")
    assert (status, err) == (0, "")
    (article,) = (desk / "content").rglob("index.md")
    text = article.read_text(encoding="utf-8")
    folder = article.parent.relative_to(desk).as_posix()
    assert "Status: draft\n" in text
    assert "Category: Tin hoạt động\n" in text
    assert out.startswith(f"1 tệp: 1 bài mới.\n{folder}/index.md")
    assert f"http://127.0.0.1:8000/{folder.removeprefix('content/articles/')}/" in out
    (report,) = (desk / "nhap-bai").glob("*.txt")
    assert report.with_suffix(".csv").is_file()
    assert report.name == "2026-01-01-070000.txt"
    assert "Lệnh: bài của $5 `id` [1].txt" in report.read_text(encoding="utf-8")


def test_one_bad_file_is_told_by_the_status(desk: Path, importing: Importing) -> None:
    (desk / "a.txt").write_text(TEXT.format(what="việc chung"), encoding="utf-8")
    (desk / "b.docx").write_bytes(b"PK\3\4" + bytes(60))
    (desk / "nhap-bai").touch()  # where the report cannot be written, the import goes on
    status, out, err = importing(FILES="a.txt b.docx c.docx")
    assert status == 1
    assert "3 tệp: 1 bài mới; 2 không đọc được." in out
    assert "b.docx: lỗi: tệp .docx hoặc tệp nén bị hỏng" in out
    assert "c.docx: lỗi: không thấy" in out
    assert "không ghi được bản kể chi tiết" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("values", [{}, {"FILES": "c.docx"}, {"FILES": "content", "CATEGORY": "9"}])
def test_what_is_asked_wrongly_has_a_status_of_its_own(importing: Importing, values: dict[str, str]) -> None:
    status, out, err = importing(**values)
    assert (status, out) == (2, "")
    assert "lỗi" in err


def test_the_clock_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    assert f"{clock():%Y-%m-%d %H:%M}" == "2026-01-01 07:00"
