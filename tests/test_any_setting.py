"""Any value of any setting is taken, or told in words that name the setting; there is never a traceback."""

from __future__ import annotations

import copy
import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pelican.settings import DEFAULT_CONFIG, read_settings

from newsroom.settings import judge_all
from newsroom.settings.judging import Judged
from newsroom.settings.reading import told_of
from newsroom.settings.table import HONOURED, IGNORED, OURS, REFUSED, TABLE
from tests.support.building import NOW, ROOT, build, tiny_site

VALUES = ("None", "5", "'x'", "[]", "{}", "[None]", "{'a': None}", "object()")
TAKEN: dict[str, str] = {
    "None": "PLUGIN_PATHS PLUGIN_PATH PLUGINS LOAD_CONTENT_CACHE DEFAULT_PAGINATION PREVIEW PUBLISH CHECK_ONLY "
    "DRAWN_COVERS JOBS REPORT_ONLY REPORT_FILE",
    "5": "DEFAULT_PAGINATION FEED_MAX_ITEMS PORT JOBS DOWNLOAD_MAX_MB VIDEO_MAX_MB",
    "'x'": "OUTPUT_PATH CACHE_PATH SITEURL BIND PLUGIN_PATHS PLUGIN_PATH LOCALE EXTRA_TEMPLATES_PATHS "
    "REPORT_FORMAT REPORT_ROOT REPORT_HANDBOOK REPORT_ONLY REPORT_FILE",
    "[]": "PLUGIN_PATHS PLUGIN_PATH THEME_TEMPLATES_OVERRIDES OUTPUT_RETENTION LOG_FILTER LOCALE "
    "EXTRA_TEMPLATES_PATHS PROOFREADERS REPORT_ONLY",
    "{}": "PLUGIN_PATHS PLUGIN_PATH JINJA_FILTERS JINJA_TESTS JINJA_ENVIRONMENT JINJA_GLOBALS READERS MARKDOWN",
    "{'a': None}": "PLUGIN_PATHS PLUGIN_PATH JINJA_GLOBALS READERS",
}
"""What is honoured without a word; ``PLUGINS = None`` is told with the plugins, other values of ``LATER`` later."""

WITH_NOTE = {("MARKDOWN", "{'a': None}")}
"""What is honoured, and told what of it has no effect."""

LATER = frozenset({"PLUGINS", "REPORT_FORMAT", "SITEURL"})
ELSEWHERE = frozenset({"OUTPUT_PATH", "CACHE_PATH", "PUBLISH", "PREVIEW", "CHECK_ONLY", "PLUGIN_PATHS"})
"""What a build of these tests sets itself, or what would be another kind of build."""


@pytest.fixture(autouse=True)
def silent() -> Iterator[None]:
    """Let Pelican keep its warnings, and nothing stay of a settings file: Pelican changes its own defaults."""
    logging.disable(logging.CRITICAL)
    defaults = copy.deepcopy(DEFAULT_CONFIG)
    read = {name: module for name, module in sys.modules.items() if "PELICAN_CLASS" in vars(module)}
    for name in read:  # a program reads its settings files last, and those of no other site
        del sys.modules[name]
    yield
    DEFAULT_CONFIG.update(defaults)
    logging.disable(logging.NOTSET)
    sys.modules.pop("bat_ky", None)
    sys.modules.update(read)


def judged(folder: Path, name: str, value: str) -> Judged:
    """Read a settings file as Pelican does, and judge what it gives."""
    file = folder / "bat_ky.py"
    places = f"PATH, THEME = {str(folder)!r}, {str(ROOT / 'theme')!r}"
    file.write_text(f"from pelicanconf import *\n{places}\n{name} = {value}\n", encoding="utf-8")
    try:
        return judge_all(read_settings(str(file)), DEFAULT_CONFIG)
    except Exception as error:
        told = told_of(error, DEFAULT_CONFIG)
        if not told:
            raise
        return Judged(tuple(told.splitlines()))


@pytest.mark.parametrize("name", sorted(TABLE))
def test_any_value_is_taken_or_told_by_the_name_of_the_setting(name: str, tmp_path: Path) -> None:
    fate = TABLE[name].fate
    for value in VALUES:
        errors, notes = judged(tmp_path, name, value)
        assert all(name in line for line in (*errors, *notes)), (value, errors, notes)
        is_silent = not errors and not notes
        if fate in (HONOURED, OURS):
            assert is_silent == (name in TAKEN.get(value, "").split()), (value, errors, notes)
            assert not notes or (name, value) in WITH_NOTE
        elif fate == REFUSED:
            assert not notes, (value, notes)
            assert errors or value in ("None", "[]", "{}"), value
        else:
            assert fate == IGNORED
            assert not is_silent or value in ("None", "[]", "{}"), value


@pytest.mark.slow
@pytest.mark.parametrize("value", TAKEN)
def test_a_site_is_built_with_what_is_taken(
    value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # REPORT_FILE and others are in the folder of the call
    (tmp_path / "x").write_text("", encoding="utf-8")  # REPORT_ONLY may name a file
    names = [name for name in TAKEN[value].split() if name not in LATER | ELSEWHERE]
    content = tiny_site(tmp_path / "content")
    settings = {name: eval(value) for name in names}
    assert build(content, tmp_path / "output", **settings).status == 0
    assert (tmp_path / "output/index.html").is_file()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "value"), [("PLUGINS", None), ("REPORT_FORMAT", "x"), ("REPORT_FORMAT", ""), ("SITEURL", "x")]
)
def test_what_is_told_later_is_told_in_words(name: str, value: Any, tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    done = run("newsroom.commands.build", content, f"{name} = {value!r}")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert re.search(rf"^{name}(:1)?: lỗi: ", done.stderr, re.MULTILINE)


def run(way: str, content: Path, settings: str, *more: str) -> subprocess.CompletedProcess[str]:
    """Build by one of the two programs, with a settings file of its own."""
    file = content.parent / "trang.py"
    file.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom pelicanconf import *\n"
        f"PATH, THEME, OUTPUT_PATH = {str(content)!r}, {str(ROOT / 'theme')!r}, 'output'\n{settings}\n",
        encoding="utf-8",
    )
    return subprocess.run(
        [sys.executable, "-m", way, "-s", str(file), *more],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": NOW, "LANG": "C.UTF-8"},
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("way", ["pelican", "newsroom.commands.build"])
@pytest.mark.parametrize(
    ("settings", "more", "words"),
    [
        ("SITEURL = None", [], "trang.py: lỗi: SITEURL là None, "),
        ("LOCALE = 5", [], "trang.py: lỗi: LOCALE là 5, "),
        ("PLUGINS = 'plugins.gate'", [], "trang.py: lỗi: PLUGINS là 'plugins.gate', không phải danh sách."),
        ("x = khong_co", [], "trang.py:5: lỗi: tệp thiết lập không chạy được (NameError: "),
        ("PELICAN_CLASS = 5", [], "lỗi: PELICAN_CLASS là 5, "),
        ("", ["-t", "khong-co"], "THEME: lỗi: không có giao diện 'khong-co'."),
        ("", ["-e", "SITEURL=null"], "dòng lệnh: lỗi: SITEURL là None, "),
    ],
)
def test_both_programs_tell_in_words_what_pelican_cannot_read(
    way: str, settings: str, more: list[str], words: str, tmp_path: Path
) -> None:
    done = run(way, tiny_site(tmp_path / "content"), settings, *more)
    assert (done.returncode, "Traceback" in done.stdout + done.stderr) == (1, False)
    assert words in done.stderr
    assert not (tmp_path / "output").exists()


@pytest.mark.slow
def test_the_traceback_is_there_for_who_wants_it(tmp_path: Path) -> None:
    done = run("pelican", tiny_site(tmp_path / "content"), "SITEURL = None", "-D")
    assert "trang.py: lỗi: SITEURL là None, " in done.stderr
    assert "Traceback" in done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("settings", "more", "words"),
    [
        ("SITEURL = = 5", [], "trang.py:5: lỗi: sai cú pháp Python (invalid syntax). Sửa dòng này."),
        ("", ["-s", "khong-co.py"], "khong-co.py: lỗi: không có tệp thiết lập này."),
        ("", ["-e", "JOBS=x"], "dòng lệnh: lỗi: -e JOBS=x: không đọc được."),
    ],
)
def test_the_program_of_the_house_tells_what_comes_before_any_settings(
    settings: str, more: list[str], words: str, tmp_path: Path
) -> None:
    done = run("newsroom.commands.build", tiny_site(tmp_path / "content"), settings, *more)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert words in done.stderr
