"""A report is made of the content as it is, and what cannot be made is told in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.reporting.__main__ import main
from tests.support.building import NOW, SITE_TOML, write_article, write_site

pytestmark = pytest.mark.slow

pytest.importorskip("xlsxwriter", reason="the group «report» is not installed: make test installs it")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    content = write_site(tmp_path / "content", SITE_TOML)
    write_article(content, "2024/07/mot", "Chữ của bài.", Author="P. Mai", Views="5", Date="2024-07-31 23:59")
    write_article(content, "2024/07/hai", "Chữ của bài.", Author="P. Mai; Hòa", Date="2024-07-01")
    write_article(content, "2024/07/nhap", Status="draft", Date="2024-07-02")
    write_article(content, "2024/08/ba", Date="2024-08-01")
    return content


def ran(content: Path, *words: str) -> None:
    out, cache = content.parent / "bao-cao", content.parent / "cache"
    main([f"--content={content}", f"--cache={cache}", f"--out={out}", *words])


def test_a_month_is_reported_with_what_was_counted(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counts = content.parent / "luot-xem"
    counts.mkdir()
    (counts / "2024-07.json").write_text('{"2024/07/mot/": 2340}', encoding="utf-8")
    ran(content, "--month=7/2024", f"--counts={counts}")
    assert "bao-cao-2024-07.xlsx: 2 bài, 0 ảnh tháng 7/2024; kèm 5 tệp .csv." in capsys.readouterr().out
    out = content.parent / "bao-cao"
    lines = (out / "bao-cao-2024-07.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(";")[1] for line in lines] == ["Ngày đăng", "01/07/2024", "31/07/2024", "Cộng"]
    assert [line.split(";")[-2] for line in lines] == ["Lượt xem", "", "2340", "2340"]
    assert lines[1].endswith(";https://example.vn/2024/07/hai/")
    made = {file.name: file.read_bytes() for file in out.iterdir()}
    assert len(made) == 6
    ran(content, "--month=2024-07", f"--counts={counts}")
    assert {file.name: file.read_bytes() for file in out.iterdir()} == made


def test_without_counts_readers_are_those_imported(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran(content, "--from=1/7/2024", "--to=31/7/2024", f"--counts={content.parent}")
    assert "Chưa có số lượt xem đã đếm" in capsys.readouterr().out
    lines = (
        (content.parent / "bao-cao/bao-cao-2024-07-01_2024-07-31.csv")
        .read_text(encoding="utf-8-sig")
        .splitlines()
    )
    assert [line.split(";")[-2] for line in lines[1:]] == ["", "5", "5"]


@pytest.mark.parametrize("place", ["khong-co", "example.vn/luot-xem"])
def test_a_folder_of_counts_that_is_not_there_is_told(
    content: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    with pytest.raises(SystemExit) as end:
        ran(content, "--month=2024-07", f"--counts={place}")
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith(f"COUNTS: lỗi: không có thư mục «{place}».")


def test_what_cannot_be_reported_is_told(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        ran(content, "--month=2024-13")
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith("MONTH: lỗi: «2024-13» không phải một tháng.")
    write_article(content, "2024/07/loi", Category="Không có")
    with pytest.raises(SystemExit, match="Chưa lập được báo cáo vì nội dung đang có lỗi"):
        ran(content, "--month=2024-07")
