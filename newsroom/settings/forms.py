"""Say of each setting what form its value has to have; nothing here knows of other settings."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

_Test = Callable[[Any], bool]


def is_named(value: Any) -> bool:
    """Tell whether a value is a table whose keys are names."""
    return isinstance(value, Mapping) and all(isinstance(key, str) for key in value)


def is_list(value: Any) -> bool:
    """Tell whether a value is a list as Pelican takes them; a text is none."""
    return isinstance(value, list | tuple | set | frozenset)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_name(value: Any) -> bool:
    """Tell whether a value names something; what stays in the output folder is told by no pattern."""
    return _is_text(value) and not any(sign in value for sign in "*?")


def _is_path(value: Any) -> bool:
    return isinstance(value, os.PathLike) or (isinstance(value, str) and "\0" not in value)


def _is_list_of(test: _Test) -> _Test:
    return lambda value: is_list(value) and all(map(test, value))


def _is_text_or_texts(value: Any) -> bool:
    return _is_text(value) or (is_list(value) and all(map(_is_text, value)))


def _is_switch(value: Any) -> bool:
    """Tell whether a value is on or off: the text "False" would be on, and show drafts."""
    return value is None or (isinstance(value, int) and value in (0, 1))


def _is_number(value: Any, kinds: Any = int) -> bool:
    return isinstance(value, kinds) and not isinstance(value, bool)


def _are_functions(value: Any) -> bool:
    return is_named(value) and all(map(callable, value.values()))


def _are_pairs(value: Any) -> bool:
    return is_list(value) and all(isinstance(one, tuple) and len(one) == 2 for one in value)


def _is_class(value: Any) -> bool:
    """Tell whether a value is a class, or the name of one that Pelican finds: in a module, in no package."""
    return isinstance(value, type) or (isinstance(value, str) and value.count(".") == 1)


def _or_none(test: _Test) -> _Test:
    return lambda value: value is None or test(value)


_LIST, _TEXT = "danh sách. Ghi dạng ['tên']", "chữ. Ghi trong dấu nháy"
_PATHS = "danh sách thư mục. Ghi dạng ['thư-mục']"
_FUNCTIONS = "bảng tên và hàm. Ghi dạng {'tên': hàm}"

_KINDS: tuple[tuple[str, _Test, str], ...] = (
    ("PATH OUTPUT_PATH CACHE_PATH THEME", _is_path, "đường dẫn. Ghi dạng 'thư-mục'"),
    ("THEME_TEMPLATES_OVERRIDES", _is_list_of(_is_path), _PATHS),
    ("PLUGIN_PATHS", _or_none(_is_list_of(_is_path)), _PATHS),
    ("OUTPUT_RETENTION", _is_list_of(_is_name), "danh sách tên, không có * hay ?. Ghi dạng ['tên']"),
    ("PLUGINS", _or_none(lambda value: isinstance(value, list | tuple)), _LIST),
    ("PELICAN_CLASS", _is_class, "lớp của trang. Ghi PELICAN_CLASS = Newsroom như trong pelicanconf.py gốc"),
    ("SITEURL", _is_text, "địa chỉ. Ghi dạng 'https://…', hay '' khi chưa có"),
    ("DEFAULT_LANG BIND NOTE_OF REPORT_FORMAT REPORT_ROOT REPORT_HANDBOOK", _is_text, _TEXT),
    ("TIMEZONE", lambda value: _is_text(value) and value != "", "tên múi giờ. Ghi 'Asia/Ho_Chi_Minh'"),
    ("LOCALE", _is_text_or_texts, "danh sách. Ghi ['C.UTF-8', 'C']"),
    ("LOG_FILTER", _are_pairs, "danh sách cặp. Ghi dạng [(mức, 'lời báo')]"),
    ("PORT", lambda value: _is_number(value) and 0 <= value < 2**16, "số cổng. Ghi ví dụ 8000"),
    ("JINJA_ENVIRONMENT JINJA_GLOBALS", is_named, "bảng khóa và giá trị. Ghi dạng {'khóa': giá trị}"),
    ("JINJA_FILTERS JINJA_TESTS", _are_functions, _FUNCTIONS),
    ("READERS", is_named, "bảng khóa và giá trị. Ghi dạng {'khóa': giá trị}"),
    (
        "CHECK_ONLY DRAWN_COVERS LOAD_CONTENT_CACHE PREVIEW PUBLISH", _is_switch,
        "True hay False. Ghi một trong hai, không có dấu nháy",
    ),
    ("JOBS", _or_none(lambda value: _is_number(value) and value >= 0), "số tiến trình. Ghi 0, 1, 2…"),
    ("VIDEO_MAX_MB", lambda value: _is_number(value) and value > 0, "số megabyte. Ghi ví dụ 50"),
    (
        "DOWNLOAD_MAX_MB", lambda value: _is_number(value, int | float) and 0 < value < 1_000_000,
        "số MB. Ghi một số dương, ví dụ 20",
    ),
    ("PROOFREADERS", _is_list_of(_is_text), _LIST),
    ("REPORT_FILE", _or_none(_is_path), "tên tệp. Ghi trong dấu nháy"),
    ("REPORT_ONLY", _or_none(_is_text_or_texts), _LIST),
)  # fmt: skip

_FORMS = {name: (test, words) for names, test, words in _KINDS for name in names.split()}

WITH_FORM = frozenset(_FORMS)
"""The settings of which the form is known; of others either every value is refused or none is read."""


def unlike_form(name: str, value: Any) -> str:
    """Name the form that a value should have and has not, ``""`` if it is as it is taken."""
    test, words = _FORMS.get(name, (None, ""))
    return "" if test is None or test(value) else words


def told_value(value: Any) -> str:
    """Write a value in a line, not all of it if it is long."""
    try:
        said = " ".join(repr(value).split())
    except Exception:  # whatever an object of others does
        said = type(value).__name__
    return said if len(said) <= 60 else f"{said[:59]}…"


def is_same(one: Any, other: Any) -> bool:
    """Tell whether two values are equal, whatever comparing them does."""
    try:
        return one is other or bool(one == other)
    except Exception:  # an array, say, has no one answer
        return False
