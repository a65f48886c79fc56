"""What is asked for is understood, or it is told in a sentence what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.counting import __main__ as command
from newsroom.commands.counting.__main__ import job_of, main
from tests.newsroom.commands.counting.test_count import figures, line, write_page


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a site in ``output``, and a log."""
    monkeypatch.chdir(tmp_path)
    write_page(tmp_path / "output", "mot")
    (tmp_path / "output/index.html").write_text('<link href="/theme/site.a.css">', encoding="utf-8")
    (tmp_path / "access.log").write_text(line(1, 0) + line(2, 0), encoding="utf-8")
    return tmp_path


def ended(*arguments: str) -> int:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    return int(str(end.value.code))


def test_a_log_is_all_that_must_be_said(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("access.log") == 0
    assert "2 lượt đọc mới của 1 bài" in capsys.readouterr().out
    (here / "luot-xem").rename(here / "counts")
    assert figures(here) == {"mot": 2}
    assert (here / ".luot-xem/state.json").is_file()


def test_the_desk_may_be_left_out(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("access.log", "--without", "10.0.0.2, 192.168.0.0/16") == 0
    assert "1 lượt đọc mới" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "LOG: lỗi: chưa ghi tệp nhật ký"),
        (["khong-co.log"], "LOG: lỗi: không thấy tệp nhật ký nào ở khong-co.log."),
        (["access.log", "--without=10.0.0"], "WITHOUT: lỗi: «10.0.0» không phải địa chỉ IP"),
        (["access.log", "--site=khong-co"], "khong-co: lỗi: không thấy trang tin đã dựng"),
        (["access.log", "--state=luot-xem/x"], "luot-xem/x: lỗi: thư mục này không được nằm trong luot-xem"),
        (["access.log", "--state=output/.x"], "output/.x: lỗi: thư mục này không được nằm trong output"),
    ],
)
def test_what_cannot_be_done_is_told(
    here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert ended(*arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith(told)
    assert said.count("\n") == 1


def test_a_folder_of_logs_that_may_not_be_read_is_told(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_: object) -> list[str]:
        raise PermissionError(13, "Permission denied", "logs")

    monkeypatch.setattr(command, "named_logs", closed)
    assert ended("logs") == 1
    assert capsys.readouterr().err.startswith(
        "logs: lỗi: không có quyền đọc hoặc ghi. Trên Debian: cho người dùng"
    )


def test_figures_that_cannot_be_written_are_told_and_made_up_for(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "luot-xem").write_text("", encoding="utf-8")
    assert ended("access.log") == 1
    assert "Lần sau đếm đủ, không đếm trùng" in capsys.readouterr().err
    (here / "luot-xem").unlink()
    assert ended("access.log") == 0
    (here / "luot-xem").rename(here / "counts")
    assert figures(here) == {"mot": 2}


def test_a_damaged_state_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / ".luot-xem").mkdir()
    (here / ".luot-xem/state.json").write_text("{", encoding="utf-8")
    assert ended("access.log") == 1
    assert "tệp ghi nhớ bị hỏng" in capsys.readouterr().err


def test_the_clock_is_that_of_builds(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1720688467")
    assert job_of(["access.log"]).clock == 1720688467
    assert job_of(["access.log access.log"]).logs == (str(here / "access.log"),)


def test_names_may_have_blanks(here: Path) -> None:
    (here / "access.log").rename(here / "nhật ký.log")
    assert job_of(["nhật ký.log"]).logs == (str(here / "nhật ký.log"),)
