"""What is told of settings, and what is not."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from pelican.settings import DEFAULT_CONFIG, read_settings

from newsroom.settings import judge_all
from newsroom.settings.judging import Judged, judge
from tests.support.building import ROOT


def judged(**given: Any) -> Judged:
    """Judge settings that a file gives."""
    settings = {**copy.deepcopy(DEFAULT_CONFIG), "SITEURL": "", **given}
    return judge(settings, DEFAULT_CONFIG, dict.fromkeys(given, "trang.py"))


@pytest.mark.parametrize("conf", ["pelicanconf.py", "publishconf.py"])
@pytest.mark.parametrize("more", [{}, {"SITEURL": "https://a.vn"}, {"JOBS": 1, "PREVIEW": True}])
def test_nothing_is_said_of_the_settings_of_the_house(conf: str, more: dict[str, Any]) -> None:
    assert judge_all(read_settings(str(ROOT / conf), more), DEFAULT_CONFIG) == Judged()


@pytest.mark.parametrize(
    "given",
    [
        {"DEFAULT_METADATA": {"status": "draft"}},
        {"EXTRA_PATH_METADATA": {"a.md": {"status": "draft"}}},
        {"IGNORE_FILES": ["mat-*"]},
        {"ARTICLE_EXCLUDES": ["articles/mat"]},
        {"PAGE_EXCLUDES": ["pages/mat"]},
        {"DELETE_OUTPUT_DIRECTORY": True},
        {"WITH_FUTURE_DATES": True},
        {"TIMEZONE": "UTC"},
        {"TYPOGRIFY": True},
        {"JINJA_ENVIRONMENT": {"autoescape": False}},
        {"JINJA_GLOBALS": {"site": 1}},
        {"READERS": {"md": None}},
        {"READERS": {"txt": object}},
        {"DEFAULT_PAGINATION": 0},
        {"DEFAULT_PAGINATION": True},
        {"DEFAULT_PAGINATION": "10"},
        {"FEED_MAX_ITEMS": -1},
        {"FEED_MAX_ITEMS": None},
        {"JINJA_ENVIRONMENT": None},
        {"JINJA_FILTERS": ["f"]},
        {"JINJA_GLOBALS": "g"},
        {"JINJA_TESTS": 1},
        {"READERS": []},
        {"OUTPUT_RETENTION": ".git"},
        {"THEME_TEMPLATES_OVERRIDES": "mau"},
        {"THEME_TEMPLATES_OVERRIDES": None},
        {"PREVIEW": "False"},
        {"PUBLISH": "0"},
        {"DRAWN_COVERS": "no"},
        {"CHECK_ONLY": 2},
        {"LOAD_CONTENT_CACHE": []},
        {"TIMEZONE": None},
        {"CACHE_PATH": None},
        {"VIDEO_MAX_MB": None},
        {"JINJA_ENVIRONMENT": {"foo": 1}},
        {"JINJA_FILTERS": {"f": "notcallable"}},
        {"JINJA_GLOBALS": {"range": 3}},
        {"MARKDOWN": {"extensions": None}},
        {"MARKDOWN": {"extension_configs": {"toc": None}}},
    ],
)
def test_what_somebody_would_rely_on_in_vain_is_an_error(given: dict[str, Any]) -> None:
    (name,) = given
    (line,), notes = judged(**given)
    assert line.startswith(f"trang.py: lỗi: {name}")
    assert notes == ()


@pytest.mark.parametrize(
    "given",
    [
        {"WITH_FUTURE_DATES": False},
        {"TIMEZONE": "Asia/Ho_Chi_Minh"},
        {"SITEURL": "https://a.vn", "FEED_DOMAIN": "https://a.vn"},
        {"ARTICLE_EXCLUDES": ["pages"]},
        {"PAGE_EXCLUDES": [""]},
        {"DRAFT_SAVE_AS": ""},
        {"FEED_ALL_RSS": None},
        {"CLEAN_URLS": False},
        {"DEFAULT_PAGINATION": False},
        {"LINKS": [("a", "b")], "SOCIAL": [], "MENUITEMS": [], "GITHUB_URL": "x", "SITESUBTITLE": "y"},
    ],
)
def test_nothing_is_said_of_what_is_so_anyway_nor_of_what_a_theme_may_take(given: dict[str, Any]) -> None:
    assert judged(**given) == Judged()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("PREVEIW", "PREVIEW"),
        ("DRAWN_COVER", "DRAWN_COVERS"),
        ("IGNORE_FILE", "IGNORE_FILES"),
        ("DEFAULT_PAGINATON", "DEFAULT_PAGINATION"),
    ],
)
def test_a_misspelt_name_is_told(name: str, meant: str) -> None:
    errors, (note,) = judged(**{name: True})
    assert errors == ()
    assert note.startswith(f"trang.py: lưu ý: không có thiết lập {name}; có phải {meant} không?")


def test_pelicans_own_length_of_feeds_is_told_not_to_count() -> None:
    errors, (note,) = judged(FEED_MAX_ITEMS=100)
    assert errors == ()
    assert "FEED_MAX_ITEMS" in note
    assert "50" in note


def test_options_of_markdown_that_are_not_taken_are_named() -> None:
    errors, (note,) = judged(MARKDOWN={"extensions": [], "tab_length": 2, "output_format": "html5"})
    assert errors == ()
    assert "MARKDOWN: tab_length" in note


def test_an_extension_of_markdown_that_cannot_be_loaded_is_an_error_that_names_it() -> None:
    (error,), notes = judged(MARKDOWN={"extensions": ["tables", "khong_co_goi_nay"]})
    assert error.startswith("trang.py: lỗi: MARKDOWN: phần mở rộng «khong_co_goi_nay» không nạp được (Module")
    assert notes == ()


def test_an_extension_of_markdown_without_work_here_is_told() -> None:
    errors, notes = judged(MARKDOWN={"extensions": ["meta"], "extension_configs": {"codehilite": {}}})
    assert errors == ()
    assert [note.split(":")[3] for note in notes] == [
        " meta không có tác dụng",
        " codehilite chỉ đọc dấu ngôn ngữ (",
    ]


@pytest.mark.parametrize(
    "value", [None, ["tables"], {"extensions": "tables"}, {"extensions": [], "extension_configs": ["toc"]}]
)
def test_a_setting_of_markdown_that_is_no_dictionary_of_lists_is_an_error(value: object) -> None:
    (error,), _ = judged(MARKDOWN=value)
    assert error.startswith("trang.py: lỗi: MARKDOWN viết chưa đúng")
