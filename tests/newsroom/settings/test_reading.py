"""Why Pelican could not read the settings is told in words, with the file and the line where there is one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pelican
import pytest
from pelican.settings import DEFAULT_CONFIG, read_settings

from newsroom.settings.reading import told_of
from tests.support.building import ROOT


def told(call: Callable[..., Any], *given: Any) -> str:
    """Tell of the exception that a call raises."""
    with pytest.raises(Exception) as raised:  # noqa: PT011 (any that Pelican lets through)
        call(*given)
    return told_of(raised.value, DEFAULT_CONFIG)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    yield tmp_path / "trang_thu.py"
    sys.modules.pop("trang_thu", None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A = 1\nB = = 2\n", "trang_thu.py:2: lỗi: sai cú pháp Python (invalid syntax)."),
        ("A = 1\nif A:\nB = 2\n", "trang_thu.py:3: lỗi: sai cú pháp Python (expected an indented block"),
        ("\n\nA = b\n", "trang_thu.py:3: lỗi: tệp thiết lập không chạy được (NameError: name 'b'"),
        ("import khong_co_goi_nay\n", "trang_thu.py:1: lỗi: tệp thiết lập không chạy được (ModuleNotFound"),
        ("def f():\n    return 1 / 0\nA = f()\n", "trang_thu.py:3: lỗi: tệp thiết lập không chạy được (Zero"),
        ("import json\nA = json.loads('{')\n", "trang_thu.py:2: lỗi: tệp thiết lập không chạy được (JSON"),
        ("from phan_chung import *\n", "phan_chung.py:2: lỗi: tệp thiết lập không chạy được (NameError"),
    ],
)
def test_a_file_that_cannot_be_run_is_named_with_its_line(
    text: str, words: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(file.parent))
    (file.parent / "phan_chung.py").write_text("A = 1\nB = khong_co\n", encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    assert told(read_settings, str(file)).startswith(words)


@pytest.mark.parametrize(
    ("name", "words"),
    [("khong-co.py", "không có tệp thiết lập này"), ("khong-co", "không có tệp"), ("thu.txt", "đuôi .py")],
)
def test_a_file_that_is_not_there_or_no_python_is_named(name: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "thu.txt").write_text("", encoding="utf-8")
    line = told(read_settings, str(tmp_path / name))
    assert line.startswith(f"{tmp_path / name}: lỗi: ")
    assert words in line


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("SITEURL = None", "trang_thu.py: lỗi: SITEURL là None, không phải địa chỉ."),
        ("PATH = 5", "trang_thu.py: lỗi: PATH là 5, không phải đường dẫn."),
        ("PATH = 'khong-co'", "PATH: lỗi: không có thư mục bài '"),
        ("THEME = 'khong-co'", "THEME: lỗi: không có giao diện '"),
        ("PAGINATION_PATTERNS = 5", "lỗi: Pelican không đọc được thiết lập (TypeError: 'int' object"),
        ("CSS_FILE = 5", "Xem lại: CSS_FILE (trang_thu.py)."),
        ("LOCALE = 5\nDEFAULT_LANG = None", "trang_thu.py: lỗi: LOCALE là 5, "),
    ],
)
def test_a_value_that_pelican_fails_over_is_named(given: str, words: str, file: Path) -> None:
    (file.parent / "content").mkdir()
    places = f"PATH, THEME = {str(file.parent / 'content')!r}, {str(ROOT / 'theme')!r}"
    file.write_text(f"from pelicanconf import *\n{places}\n{given}\n", encoding="utf-8")
    assert words in told(read_settings, str(file))


def test_a_site_of_stock_pelican_is_not_judged_as_ours(file: Path) -> None:
    file.write_text("DEFAULT_METADATA = {'status': 'draft'}\nLOCALE = 5\n", encoding="utf-8")
    line = told(read_settings, str(file))
    assert "TypeError: 'int' object is not iterable" in line
    assert "DEFAULT_METADATA" not in line


@pytest.mark.parametrize("word", ["JOBS=x", "JOBS", "SITEURL=https://a.vn"])
def test_a_word_of_the_command_line_that_is_no_json_is_named(word: str) -> None:
    assert told(pelican.parse_arguments, ["-e", word]).startswith(
        f"dòng lệnh: lỗi: -e {word}: không đọc được."
    )


@pytest.mark.parametrize("made", ["5", "'x'", "'khong_co.Lop'", "None", "object()"])
def test_a_class_of_which_nothing_can_be_made_is_named(made: str, file: Path) -> None:
    file.write_text(f"PELICAN_CLASS = {made}\n", encoding="utf-8")
    arguments = pelican.parse_arguments([str(file.parent), "-s", str(file)])
    assert "lỗi: PELICAN_CLASS là " in told(pelican.get_instance, arguments)


def test_a_class_of_something_else_is_named(file: Path) -> None:
    file.write_text("PELICAN_CLASS = dict\n", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        pelican.main([str(file.parent), "-s", str(file)])
    cause = ended.value.__context__
    assert cause is not None
    assert "lỗi: PELICAN_CLASS là <class 'dict'>, " in told_of(cause, DEFAULT_CONFIG)


def test_nothing_is_said_of_what_ends_otherwise() -> None:
    assert told(int, "x") == ""
