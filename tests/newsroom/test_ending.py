"""What ended a build is told in words; under ``pelican -r`` it ends nothing else."""

from __future__ import annotations

import errno
import logging
import pickle
import sqlite3
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound
from pelican import settings as pelicans

from newsroom.ending import (
    INTERRUPTED,
    WAITING,
    Failed,
    go_on,
    is_reloading,
    reason_in_words,
    tell_of_settings,
    untold,
)


def fault_of(folder: Path, text: str) -> TemplateError:
    """Give what Jinja raises over a template."""
    (folder / "a.html").write_text(text, encoding="utf-8")
    environment = Environment(loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=True)
    with pytest.raises(TemplateError) as raised:
        environment.get_template("a.html").render()
    return raised.value


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a\n{% if %}", 2, "Expected an expression"),
        ("a\nb\n{{ khong_co }}", 3, "'khong_co' is undefined"),
        ("{% macro m() %}\n{{ x.y }}\n{% endmacro %}\n{{ m() }}", 2, "'x' is undefined"),
    ],
)
def test_a_template_is_told_with_its_file_and_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    told = reason_in_words(fault_of(tmp_path, text), "output", "cache")
    assert told.startswith(f"{tmp_path}/a.html:{line}: lỗi: mẫu giao diện sai: {said}")


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    told = reason_in_words(fault_of(tmp_path, "{% include 'b.html' %}"), "output", "cache")
    assert told == (
        f"{tmp_path}/a.html:1: lỗi: giao diện không có mẫu templates/b.html. Thêm mẫu này vào giao diện."
    )
    assert reason_in_words(TemplateNotFound("c.html"), "output", "cache").startswith(
        "lỗi: giao diện không có"
    )


def test_the_place_of_a_fault_that_comes_from_a_worker_is_found_in_its_words(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, "a\n{{ khong_co }}")
    words = "".join(traceback.format_exception(fault))
    sent = pickle.loads(pickle.dumps(fault))  # which leaves the steps behind
    sent.__cause__ = RuntimeError(words)  # as ``concurrent.futures`` does
    assert reason_in_words(sent, "output", "cache").startswith(f"{tmp_path}/a.html:2: lỗi: ")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(errno.EACCES, "x", "/a/b"), "/a/b: lỗi: không có quyền đọc hoặc ghi."),
        (OSError(errno.EROFS, "x"), "output: lỗi: ổ đĩa chỉ cho đọc."),
        (sqlite3.OperationalError("no such table"), ""),
        (ValueError("x"), ""),
    ],
)
def test_a_disk_is_told_and_a_fault_of_ours_is_not(error: Exception, told: str) -> None:
    assert reason_in_words(error, "output", "cache") == told


def reloading(work: Callable[[], Any]) -> Any:
    """Call from a function that is as Pelican's ``autoreload`` to whoever looks."""

    def autoreload() -> Any:
        return work()

    return FunctionType(
        autoreload.__code__, {"__name__": "pelican"}, "autoreload", None, autoreload.__closure__
    )()


def ended_by(error: BaseException) -> Callable[[], None]:
    def work() -> None:
        raise error

    return work


def test_who_called_tells_whether_pelican_watches() -> None:
    assert not is_reloading()
    assert reloading(is_reloading)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (SystemExit(1), ""),
        (SystemExit("JOBS: lỗi"), "JOBS: lỗi\n"),
        (ZeroDivisionError("x"), "ZeroDivisionError: x\n"),
    ],
)
def test_where_pelican_watches_an_error_ends_nothing(
    capsys: pytest.CaptureFixture[str], error: BaseException, told: str
) -> None:
    assert reloading(lambda: go_on(ended_by(error))) is False
    assert capsys.readouterr().err.endswith(f"{told}{WAITING}\n")
    assert reloading(lambda: go_on(lambda: None)) is True
    assert capsys.readouterr().err == ""
    with pytest.raises(type(error)):
        go_on(ended_by(error))


def test_who_stops_a_build_that_pelican_watches_stops_the_program() -> None:
    with pytest.raises(KeyboardInterrupt):
        reloading(lambda: go_on(ended_by(Failed("Đã dừng", INTERRUPTED))))


def test_a_note_is_told_once_where_pelican_watches() -> None:
    assert untold(["một lưu ý"]) == untold(["một lưu ý"]) == ("một lưu ý",)
    assert reloading(lambda: untold(["một lưu ý", "lưu ý khác"])) == ("lưu ý khác",)


def record_of(error: Exception, level: int = logging.CRITICAL) -> logging.LogRecord:
    """Give what Pelican tells of an error: with its traceback where it ends, as a word where it goes on."""
    is_end = level == logging.CRITICAL
    traceback = (type(error), error, error.__traceback__) if is_end else None
    return logging.LogRecord("pelican", level, "p.py", 1, "%s", (error,), traceback)


@pytest.fixture
def unread(tmp_path: Path) -> Exception:
    """Give what Pelican raises over a settings file that is not there."""
    with pytest.raises(FileNotFoundError) as raised:
        pelicans.read_settings(str(tmp_path / "khong-co.py"))
    return raised.value


def in_pelicans_words() -> logging.Filter:
    tell_of_settings(pelicans.DEFAULT_CONFIG)
    tell_of_settings(pelicans.DEFAULT_CONFIG)
    (found,) = (one for one in logging.getLogger("pelican").filters if type(one).__name__ == "_InWords")
    assert isinstance(found, logging.Filter)
    return found


def test_what_pelican_could_not_read_ends_in_words_instead_of_a_traceback(
    unread: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Failed) as failed:
        in_pelicans_words().filter(record_of(unread))
    assert failed.value.code == 1
    assert "khong-co.py: lỗi: không có tệp thiết lập này." in capsys.readouterr().err


def test_where_pelican_watches_what_it_could_not_read_is_told_and_it_goes_on(
    unread: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    assert in_pelicans_words().filter(record_of(unread, logging.WARNING)) is False
    told = capsys.readouterr().err
    assert "không có tệp thiết lập này." in told
    assert told.endswith(f"{WAITING}\n")


def test_other_errors_and_words_of_pelican_are_left_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    one = in_pelicans_words()
    for record in (
        record_of(ValueError("x")),
        record_of(ValueError("x"), logging.WARNING),
        logging.LogRecord("pelican", logging.WARNING, "p.py", 1, "%(a)s", ({"a": "x"},), None),
        logging.LogRecord("pelican", logging.WARNING, "p.py", 1, "x", None, None),
    ):
        assert one.filter(record) is True
    assert capsys.readouterr().err == ""
