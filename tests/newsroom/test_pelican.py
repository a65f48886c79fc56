"""How a build runs and ends, whatever its stages do."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from pelican.plugins import signals
from pelican.settings import read_settings

from newsroom.ending import Failed
from newsroom.engine import Damaged
from newsroom.pelican import Newsroom, clock
from newsroom.settings import Unloadable
from newsroom.vietnamese.printing import VIETNAM
from tests.support.building import NOW, ROOT, build, tiny_site, write_article
from tests.support.checking import PLUGINS


def newsroom(folder: Path, **settings: object) -> Newsroom:
    """Set up a build of nothing into a folder."""
    places = {"PATH": folder, "OUTPUT_PATH": folder / "output", "CACHE_PATH": folder / "cache"}
    override = {**{name: str(place) for name, place in places.items()}, **settings}
    return Newsroom(read_settings(str(ROOT / "pelicanconf.py"), override))


def nothing(folder: Path) -> Newsroom:
    """Set up a build without stages, which no settings can."""
    made = newsroom(folder)
    made.settings["PLUGINS"] = []
    return made


@contextmanager
def ending(*ends: BaseException) -> Iterator[list[bool]]:
    """Let a stage end the first builds so; note for each whether it trusted the catalogue."""
    trusted: list[bool] = []

    def get_generator_classes(pelican: Newsroom) -> None:
        trusted.append(pelican.settings["LOAD_CONTENT_CACHE"])
        raise ends[len(trusted) - 1]

    with patch.object(Newsroom, "_get_generator_classes", get_generator_classes):
        yield trusted


# How it ends


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (OSError(errno.ENOSPC, "x", "/a/b"), "/a/b: lỗi: ổ đĩa đã đầy, xóa bớt tệp rồi chạy lại."),
        (PermissionError(errno.EACCES, "x", "/a/b"), "/a/b: lỗi: không có quyền đọc hoặc ghi."),
        (FileNotFoundError(errno.ENOENT, "x", "/a/b"), "/a/b: lỗi: không có tệp hoặc thư mục này."),
        (OSError(errno.EACCES, "x", "/a/đ".encode()), "/a/đ: lỗi: không có quyền đọc hoặc ghi."),
        (OSError(errno.EACCES, "x", b"/a/\xff"), "/a/\\xff: lỗi: không có quyền đọc hoặc ghi."),
        (OSError(errno.EIO, "Input/output error", "/a/b"), "/a/b: lỗi: Input/output error."),
        (OSError("strange"), "{output}: lỗi: strange."),
        (OSError(errno.EROFS, "x"), "{output}: lỗi: ổ đĩa chỉ cho đọc."),
    ],
)
def test_an_error_of_the_disk_ends_the_build_in_one_line_that_names_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], error: OSError, line: str
) -> None:
    with ending(error), pytest.raises(Failed) as failed:
        nothing(tmp_path).run()
    expected = line.format(output=tmp_path / "output")
    assert (failed.value.code, failed.value.reason) == (1, expected)
    assert capsys.readouterr() == ("", f"{expected}\n")


def test_who_stops_the_build_is_told_that_the_next_makes_good(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with ending(KeyboardInterrupt()), pytest.raises(Failed) as failed:
        nothing(tmp_path).run()
    assert failed.value.code == 130
    assert capsys.readouterr().err == "Đã dừng theo yêu cầu; lần dựng sau sẽ làm lại cho đủ.\n"


def test_who_stops_the_setting_up_gets_no_good_status(tmp_path: Path) -> None:
    def stop(_: Newsroom) -> None:
        raise KeyboardInterrupt

    with patch.object(Newsroom, "init_plugins", stop), pytest.raises(Failed) as failed:
        newsroom(tmp_path)
    assert failed.value.code == 130


@pytest.mark.parametrize("damage", [Damaged(), sqlite3.DatabaseError("database disk image is malformed")])
def test_a_catalogue_that_turns_out_damaged_is_not_trusted_by_a_second_try(
    tmp_path: Path, damage: Exception
) -> None:
    with ending(damage, ZeroDivisionError()) as trusted, pytest.raises(ZeroDivisionError):
        nothing(tmp_path).run()
    assert trusted == [True, False]


def test_a_catalogue_that_the_disk_does_not_take_ends_the_build(tmp_path: Path) -> None:
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    with ending(full) as trusted, pytest.raises(Failed) as failed:
        nothing(tmp_path).run()
    cache = tmp_path / "cache"
    assert failed.value.reason == f"{cache}: lỗi: không đọc hoặc ghi được (database or disk is full)."
    assert trusted == [True]


def test_an_extension_of_markdown_that_cannot_be_loaded_ends_the_build_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with ending(Unloadable(["a", "b"], "Hỏng")) as trusted, pytest.raises(Failed) as failed:
        nothing(tmp_path).run()
    assert (failed.value.code, trusted) == (1, [True])
    told = capsys.readouterr().err
    assert told.startswith("MARKDOWN: lỗi: phần mở rộng «a» hoặc «b» không nạp được (Hỏng). ")
    assert told.count("\n") == 1


def test_mistakes_of_ours_are_raised(tmp_path: Path) -> None:
    with ending(ZeroDivisionError()) as trusted, pytest.raises(ZeroDivisionError):
        nothing(tmp_path).run()
    assert trusted == [True]


def test_pelican_r_goes_on_from_what_its_own_build_left_also_with_ignore_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    tiny_site(tmp_path / "content", 1)
    made = newsroom(tmp_path, PATH=str(tmp_path / "content"), LOAD_CONTENT_CACHE=False, JOBS=1)
    trusted: list[bool] = []

    def get_generators(pelican: Newsroom) -> None:
        trusted.append(pelican.settings["LOAD_CONTENT_CACHE"])

    with signals.get_generators.connected_to(get_generators):
        made.run()
        made.run()
    assert trusted == [False, True]


# Its stages


def test_a_plugin_that_is_missing_ends_the_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Failed):
        newsroom(tmp_path, PLUGINS=[*PLUGINS, "plugins.khong_co"])
    assert "PLUGINS: lỗi: «plugins.khong_co» không nạp được;" in capsys.readouterr().err


def test_stages_run_in_the_order_of_plugins_however_they_were_registered(tmp_path: Path) -> None:
    whole = newsroom(tmp_path)
    stages = [made.__module__ for made in whole._get_generator_classes()]
    named = list(whole.settings["PLUGINS"])
    assert len(stages) > 10
    assert stages == [name for name in named if name in stages]
    whole.settings["PLUGINS"] = named[::-1]
    assert [made.__module__ for made in whole._get_generator_classes()] == stages[::-1]
    whole.settings["PLUGINS"] = stages[:2]
    assert [made.__module__ for made in whole._get_generator_classes()] == stages[:2]


# Its clock


def test_the_environment_sets_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    assert clock() == datetime(2026, 1, 1, 7, 0, tzinfo=VIETNAM)
    assert clock().utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize("epoch", [None, ""])
def test_the_clock_is_that_of_the_machine_otherwise(
    monkeypatch: pytest.MonkeyPatch, epoch: str | None
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    before = datetime.now(VIETNAM)
    assert before <= clock() <= datetime.now(VIETNAM)
    assert clock().utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize("epoch", ["hôm nay", "2026-01-01", "1.5", "9" * 30, "-" + "9" * 30])
def test_a_time_that_is_no_number_of_seconds_ends_the_build(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(Failed):
        clock()
    assert capsys.readouterr().err == f"SOURCE_DATE_EPOCH: lỗi: «{epoch}» không phải số giây.\n"


# An output folder that another hand changed


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_edit_beside_a_damaged_output_makes_all_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    content = tiny_site(tmp_path / "content")
    built = build(content, tmp_path / "output", JOBS=jobs)
    write_article(content, "2024/01/bai-0", "Chữ khác.", Category="Tin hoạt động", Tags="thi đua")
    (built.output / "2024/02/bai-1/index.html").write_text("sửa tay", encoding="utf-8")
    (built.output / "index.html").unlink()
    (built.output / "la.txt").write_text("lạ", encoding="utf-8")
    begun: list[bool] = []
    begin = Newsroom._build

    def noted(self: Newsroom, everything: bool = False) -> None:
        begun.append(everything)
        begin(self, everything)

    monkeypatch.setattr(Newsroom, "_build", noted)
    again = build(content, tmp_path / "output", JOBS=jobs)
    assert again.files == build(content, tmp_path / "fresh" / "output", JOBS=jobs).files
    assert begun == [False, True, False]
    build(content, tmp_path / "output", JOBS=jobs)
    assert begun == [False, True, False, False]
