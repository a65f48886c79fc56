"""Say in words why Pelican could not read the settings: it ends in a traceback, which holds what it had."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator, Mapping
from types import FrameType
from typing import Any

from newsroom.settings import judge_all
from newsroom.settings.forms import told_value
from newsroom.settings.looks import NOTE
from newsroom.settings.origin import COMMAND_LINE, SOMEWHERE
from newsroom.settings.table import TABLE

_READERS = frozenset(
    f"pelican.settings.{name}"
    for name in ("read_settings", "handle_deprecated_settings", "configure_settings")
)
_STOCK = "pelican.Pelican"
_Step = tuple[FrameType, int]


def told_of(error: BaseException, defaults: Mapping[str, Any]) -> str:
    """Tell what is wrong with the settings over which Pelican ended; ``""`` if it ended otherwise."""
    steps = list(traceback.walk_tb(error.__traceback__))
    named = {_name_of(frame): frame for frame, _ in steps}  # the last step of each name
    if frame := named.get("pelican.settings.load_source"):
        return _told_of_file(error, str(frame.f_locals.get("path", "")), steps)
    if read := [frame for frame, _ in steps if _name_of(frame) in _READERS]:
        return _told_of_values(error, read[-1].f_locals.get("settings") or {}, defaults)
    if "pelican.__call__" in named:
        return _told_of_word(named["pelican.__call__"].f_locals.get("item", ""))
    if "pelican.get_instance" in named and not any(name.startswith("newsroom.pelican.") for name in named):
        settings = named["pelican.get_instance"].f_locals.get("settings", {})
        return told_of_class(settings.get("PELICAN_CLASS"), _said(error))
    if isinstance(error, AttributeError) and _name_of(steps[-1][0]) == "pelican.main":
        return told_of_class(type(error.obj), _said(error))  # which no build can be run of
    return ""


def told_of_class(given: object, why: str) -> str:
    """Tell that no build can be made of what is given as ``PELICAN_CLASS``."""
    mend = "Ghi PELICAN_CLASS = Newsroom như trong pelicanconf.py gốc"
    return f"{SOMEWHERE}: lỗi: PELICAN_CLASS là {told_value(given)}, không dùng được ({why}). {mend}."


def _name_of(frame: FrameType) -> str:
    return f"{frame.f_globals.get('__name__', '')}.{frame.f_code.co_name}"


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"


def _told_of_file(error: BaseException, path: str, steps: list[_Step]) -> str:
    """Tell why a settings file cannot be run: it is not there, is no Python, or fails."""
    if not os.path.isfile(path):
        return f"{path}: lỗi: không có tệp thiết lập này. Ghi đúng tên tệp."
    if not path.endswith(".py"):
        return f"{path}: lỗi: tệp thiết lập phải có đuôi .py. Đổi tên tệp."
    if isinstance(error, SyntaxError) and error.filename:
        place = f"{_short(error.filename)}:{error.lineno}"
        return f"{place}: lỗi: sai cú pháp Python ({error.msg}). Sửa dòng này."
    place = next(reversed([*_modules(steps)]), _short(path))
    return f"{place}: lỗi: tệp thiết lập không chạy được ({_said(error)}). Sửa dòng này."


def _modules(steps: list[_Step]) -> Iterator[str]:
    """Give the lines of settings files, and of what they import, at which the run stood."""
    for frame, line in steps:
        if frame.f_code.co_name == "<module>" and not frame.f_code.co_filename.startswith("<"):
            yield f"{_short(frame.f_code.co_filename)}:{line}"


def _short(path: str) -> str:
    """Give a path as seen from the folder of the call, if it lies below."""
    below = os.path.relpath(path)
    return path if below.startswith(os.pardir) else below


def _told_of_values(error: BaseException, settings: Mapping[str, Any], defaults: Mapping[str, Any]) -> str:
    """Tell what is wrong with values: what they are judged, and what Pelican alone has found."""
    is_ours = settings.get("PELICAN_CLASS", _STOCK) != _STOCK
    errors, notes = judge_all({**defaults, **settings}, defaults) if is_ours else ((), ())
    if errors:
        return "\n".join(errors)
    if isinstance(error, ValueError) and not isinstance(error, UnicodeError):
        if not os.path.isdir(settings.get("PATH", "")):
            return f"PATH: lỗi: không có thư mục bài {told_value(settings.get('PATH'))}. Ghi đúng thư mục."
        if str(error).startswith("Could not find the theme"):
            return f"THEME: lỗi: không có giao diện {told_value(settings.get('THEME'))}. Ghi đúng thư mục."
    suspects = [f"{name} ({place})" for place, name in map(_named, notes) if name in TABLE]
    more = f" Xem lại: {', '.join(suspects)}." if suspects else ""
    return f"{SOMEWHERE}: lỗi: Pelican không đọc được thiết lập ({_said(error)}).{more}"


def _named(note: str) -> tuple[str, str]:
    """Give the place and the setting of which a note tells."""
    place, _, said = note.partition(f": {NOTE}: ")
    return place, said.partition(" ")[0]


def _told_of_word(word: str) -> str:
    """Tell of a word behind ``-e`` that is not ``NAME=VALUE`` in JSON."""
    mend = "Ghi dạng TÊN=5, TÊN=true hay TÊN='\"chữ\"'"
    return f"{COMMAND_LINE}: lỗi: -e {word}: không đọc được. {mend}."
