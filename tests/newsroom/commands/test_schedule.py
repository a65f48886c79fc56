"""``make due``: when the site changes by itself."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from newsroom.commands import schedule
from newsroom.vietnamese.printing import VIETNAM
from plugins.gate import Refused
from tests.support.building import NOW, ROOT, build, tiny_site, write_article

pytestmark = pytest.mark.slow

SETTINGS = """
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PATH, OUTPUT_PATH, CACHE_PATH, THEME = {content!r}, {output!r}, {cache!r}, {theme!r}
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tiny_site(tmp_path / "content")


@pytest.fixture
def settings(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The settings file of a small site, in force on 1 January 2026 at 7 o'clock."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    file = tmp_path / "settings.py"
    places = {name: str(tmp_path / name) for name in ("content", "output", "cache")}
    file.write_text(SETTINGS.format(root=str(ROOT), theme=str(ROOT / "theme"), **places), encoding="utf-8")
    return str(file)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    schedule.main(arguments)
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_nothing_due_is_said_to_people_and_to_programs(
    settings: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_article(content, "2026/01/nhap", Date="2026-01-20 06:00", Status="draft")
    write_article(content, "2025/12/ghim", Pin_until="2025-12-31")
    assert schedule.next_change(settings) is None
    assert told(capsys, settings) == "Không có bài nào hẹn giờ đăng hay sắp hết hạn ghim.\n"
    assert told(capsys, "--epoch", settings) == "never\n"


def test_an_announcement_that_begins_is_due_and_then_its_end(
    settings: str, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_article(content, "2025/12/tin", Date="2025-12-01")
    with (content / "site.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[notice]]\ntext = "Mời họp"\nfrom = 2026-01-20\nuntil = "21/01/2026"\n')
    begin = datetime(2026, 1, 20, tzinfo=VIETNAM)
    assert schedule.next_change(settings) == begin
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(begin.timestamp())))
    assert schedule.next_change(settings) == datetime(2026, 1, 22, tzinfo=VIETNAM)


def test_the_next_article_to_come_is_due(
    settings: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_article(content, "2026/02/sau", Title="Sau", Date="2026-02-03 06:00")
    write_article(content, "2026/01/truoc", Title="Trước", Date="2026-01-20 06:00")
    moment = datetime(2026, 1, 20, 6, tzinfo=VIETNAM)
    assert schedule.next_change(settings) == moment
    for asked in ("--epoch", "--format=epoch"):
        assert told(capsys, asked, settings) == f"{int(moment.timestamp())}\n"
    assert told(capsys, settings) == (
        "Trang sẽ tự đổi lúc 06:00 ngày 20/01/2026.\n"
        "2 bài hẹn giờ: «Trước» 20/01/2026 06:00; «Sau» 03/02/2026 06:00.\n"
    )


def test_the_end_of_a_pin_is_due_and_the_home_page_is_another_then(
    settings: str, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_article(content, "2024/01/ghim", Title="Bài ghim", Pin_until="2026-01-05")
    moment = schedule.next_change(settings)
    assert moment == datetime(2026, 1, 5, 23, 59, 1, tzinfo=VIETNAM)
    pages = []
    for second in (-1, 0):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp()) + second))
        pages.append(build(content, tmp_path / "output").text("index.html"))
    assert pages[0] != pages[1]
    assert schedule.next_change(settings) is None


def test_content_with_errors_changes_by_no_time(
    settings: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_article(content, "2026/01/hong", Date="hôm qua")
    with pytest.raises(Refused):
        schedule.next_change(settings)
    with pytest.raises(SystemExit) as ended:
        schedule.main([settings])
    assert ended.value.code == (
        "Chưa tính được vì nội dung đang có lỗi (1 lỗi, 0 cảnh báo). Chạy: make check"
    )
    assert capsys.readouterr() == ("", "")


def test_an_unknown_format_is_told(settings: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        schedule.main(["--format=xml", settings])
    assert ended.value.code == 2
    assert capsys.readouterr().err == "FORMAT: lỗi: không có dạng «xml». Chọn text, epoch.\n"


def test_asking_writes_nothing(settings: str, tmp_path: Path) -> None:
    schedule.next_change(settings)
    assert sorted(os.listdir(tmp_path)) == ["content", "settings.py"]


def test_the_last_build_can_be_asked_without_reading_anything(
    settings: str, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_article(content, "2026/01/truoc", Date="2026-01-20 06:00")
    assert build(content, tmp_path / "output").status == 0
    moment = int(datetime(2026, 1, 20, 6, tzinfo=VIETNAM).timestamp())
    write_article(content, "2026/01/hong", Date="hôm qua")
    capsys.readouterr()
    ask = ("--epoch", "--content", str(content), "--cache", str(tmp_path / "cache"), settings)
    assert told(capsys, *ask) == f"{moment}\n"
    (tmp_path / "cache" / "site.seal").unlink()
    with pytest.raises(SystemExit):
        schedule.main(ask)


def test_what_the_last_build_noted_follows_the_content_and_the_clock(
    settings: str,
    content: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask = ("--epoch", "--cache", str(tmp_path / "cache"), settings)

    def noted() -> str:
        assert build(content, tmp_path / "output").status == 0
        capsys.readouterr()
        return told(capsys, *ask).strip()

    assert noted() == "never"
    file = write_article(content, "2026/01/truoc", Date="2026-01-20 06:00", Pin_until="2026-01-22")
    appears = datetime(2026, 1, 20, 6, tzinfo=VIETNAM)
    ends = datetime(2026, 1, 22, 23, 59, 1, tzinfo=VIETNAM)
    for now, due in ((None, appears), (appears, ends), (ends, None)):
        if now:
            monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(now.timestamp())))
        for _ in range(2):
            assert noted() == (str(int(due.timestamp())) if due else "never")
    file.unlink()
    assert noted() == "never"


def test_another_content_folder_can_be_named(
    settings: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tiny_site(tmp_path / "khac")
    write_article(other, "2026/01/le", Date="2026-01-20 06:00")
    asked = ("--content", str(other), "--cache", str(tmp_path / "khong-co"), settings)
    assert told(capsys, *asked).startswith("Trang sẽ tự đổi lúc 06:00 ngày 20/01/2026.\n1 bài hẹn giờ: ")
    assert not (tmp_path / "khong-co").exists()


def test_after_a_build_only_what_changed_is_read(
    settings: str, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build(content, tmp_path / "output").status == 0
    write_article(content, "2026/01/moi", Date="2026-01-20 06:00")
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*") if file.suffix != ".lock"}
    assert schedule.next_change(settings) == datetime(2026, 1, 20, 6, tzinfo=VIETNAM)
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*") if file.suffix != ".lock"} == before
