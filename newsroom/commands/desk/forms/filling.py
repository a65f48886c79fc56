"""Read what a form shows of ``site.toml``, and write back what was typed into it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from newsroom.commands.desk.forms.editing import Wanted, with_list, with_values
from newsroom.commands.desk.forms.kinds import DATE, FORMS, Form
from newsroom.commands.desk.forms.layout import Unreadable, layout_of
from newsroom.model.dates import parse_date
from newsroom.vietnamese.comparing import clean
from newsroom.vietnamese.printing import VIETNAM

_MOST_ROWS = 500
_LONGEST = 2000
Row = Mapping[str, str]
"""A row as it is shown: texts by key."""


class Unfilled(Exception):  # noqa: N818 (what is said, not what went wrong)
    """What was typed cannot be written; the text says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A row as it was sent: ``was`` is its number when the form was shown, ``None`` for a new one."""

    was: int | None
    values: Row


def rows_of(data: bytes, form: Form) -> list[dict[str, str]]:
    """Give the rows of a form; that of a table is one. Raises ``Unreadable``."""
    found = layout_of(data).found
    table = found.get(form.table) if form.table else found
    if form.shape == "list":
        items = table if isinstance(table, list) else []
        return [_row(form, item) for item in items if isinstance(item, dict)]
    values = table if isinstance(table, dict) else {}
    if form.shape == "words":
        return [{"short": key, "words": _shown(value)} for key, value in _flat(values)]
    return [_row(form, values)]


def filled(data: bytes, form: Form, typed: Sequence[Typed]) -> bytes:
    """Give the file with the rows that were typed; what is shown as before keeps its bytes.

    Empty rows are left out. Raises ``Unfilled`` over what no form sends, ``Unreadable``.
    """
    before = rows_of(data, form)
    typed = _checked(form, typed, len(before))
    if form.shape == "list":
        wanted = [Wanted(one.was, _changes(form, before, one)) for one in typed]
        if [one.was for one in wanted] == list(range(len(before))) and not any(one.values for one in wanted):
            return data
        after = with_list(data, form.table, wanted, form.keys)
    elif form.shape == "words":
        after = with_values(data, form.table, _words(before, typed))
    else:
        order = ("name", "url", "tagline") if not form.table else form.keys
        changes = _changes(form, before, Typed(0, typed[0].values)) if typed else {}
        after = with_values(data, form.table, changes, order)
    _check_others(data, after, form)
    return after


def _check_others(before: bytes, after: bytes, form: Form) -> None:
    """Raise ``Unreadable`` if anything but what the form shows would change."""
    was, now = dict(layout_of(before).found), dict(layout_of(after).found)
    for key in (form.table,) if form.table else form.keys:
        was.pop(key, None)
        now.pop(key, None)
    if was != now:
        raise Unreadable


def changed_parts(before: bytes, after: bytes) -> tuple[str, ...]:
    """Name the tables and keys at the top of the file whose values differ. Raises ``Unreadable``."""
    was, now = layout_of(before).found, layout_of(after).found
    return tuple(key for key in dict.fromkeys((*was, *now)) if was.get(key) != now.get(key))


def form_of(part: str) -> Form | None:
    """Give the form that shows a table or key of the top, ``None`` if none does."""
    return next(
        (form for form in FORMS.values() if part in ((form.table,) if form.table else form.keys)), None
    )


def _row(form: Form, item: Mapping[str, Any]) -> dict[str, str]:
    kinds = {field.key: field.kind for field in form.fields}
    return {
        key: _day_first(item[key]) if kind == DATE and key in item else _shown(item.get(key, ""))
        for key, kind in kinds.items()
    }


def _shown(value: object) -> str:
    return " ".join(clean(value).split()) if isinstance(value, str) else str(value)


def _day_first(value: object) -> str:
    """Show a date as it is said here; what is none stays as it was typed."""
    if isinstance(value, datetime):
        return f"{value.astimezone(VIETNAM) if value.tzinfo else value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    text = _shown(value)
    moment, has_time, _ = parse_date(text.replace("T", " "))
    return text if moment is None else f"{moment:%d/%m/%Y %H:%M}" if has_time else f"{moment:%d/%m/%Y}"


def _written(kind: str, text: str) -> str:
    """Give a text as the file has it: a date with the year first."""
    text = " ".join(clean(text).split())
    if kind != DATE:
        return text
    moment, has_time, _ = parse_date(text)
    return text if moment is None else f"{moment:%Y-%m-%d %H:%M}" if has_time else f"{moment:%Y-%m-%d}"


def _checked(form: Form, typed: Sequence[Typed], known: int) -> list[Typed]:
    """Leave out empty rows; raise ``Unfilled`` over rows, keys or lengths that no form sends."""
    numbers = [one.was for one in typed if one.was is not None]
    if len(typed) > _MOST_ROWS or len(set(numbers)) != len(numbers) or not set(numbers) <= set(range(known)):
        raise Unfilled("Trang gửi lên dữ liệu không đúng dạng. Tải lại trang rồi làm lại.")
    for one in typed:
        if not set(one.values) <= set(form.keys):
            raise Unfilled("Phần này không sửa ở đây được. Nhờ người quản trị.")
        for key, value in one.values.items():
            if len(value) > _LONGEST:
                raise Unfilled(
                    f"{form.label_of(key)}: dài {len(value)} ký tự; rút còn nhiều nhất {_LONGEST}."
                )
    return [one for one in typed if form.shape == "table" or _is_filled(one)]


def _is_filled(one: Typed) -> bool:
    is_as_it_was = one.was is not None and not one.values
    return is_as_it_was or any(value.strip() for value in one.values.values())


def _changes(form: Form, before: Sequence[Row], one: Typed) -> dict[str, str]:
    was = before[one.was] if one.was is not None and one.was < len(before) else {}
    kinds = {field.key: field.kind for field in form.fields}
    typed = {key: " ".join(clean(one.values.get(key, was.get(key, ""))).split()) for key in kinds}
    return {key: _written(kinds[key], value) for key, value in typed.items() if value != was.get(key, "")}


def _flat(table: Mapping[str, Any], above: str = "") -> list[tuple[str, Any]]:
    """Give keys and values; what TOML reads as a table in a table, ``TP.HCM = …``, is one key."""
    found: list[tuple[str, Any]] = []
    for key, value in table.items():
        found += (
            _flat(value, f"{above}{key}.") if isinstance(value, dict) and value else [(above + key, value)]
        )
    return found


def _words(before: Sequence[Row], typed: Sequence[Typed]) -> dict[str, str]:
    """Give the words of a glossary that change, by their abbreviation."""
    was = {row["short"]: row["words"] for row in before}
    now: dict[str, str] = {}
    for one in typed:
        short, words = (" ".join(clean(one.values.get(key, "")).split()) for key in ("short", "words"))
        if not short or not words:
            raise Unfilled(f"«{short or words}»: ghi cả chữ viết tắt lẫn lời đọc, hoặc bỏ dòng này.")
        if short in now:
            raise Unfilled(f"«{short}» ghi hai lần. Giữ một dòng.")
        now[short] = words
    gone = {short: "" for short in was if short not in now}
    return gone | {short: words for short, words in now.items() if was.get(short) != words}
