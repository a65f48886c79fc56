"""Say what is wrong with a form, at its row and field: what the reading of ``site.toml`` says of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsroom.commands.desk.forms.filling import rows_of
from newsroom.commands.desk.forms.kinds import FORMS, Form
from newsroom.commands.desk.forms.layout import Layout, Unreadable, layout_of
from newsroom.commands.desk.forms.wording import AT_FIELD, ELSEWHERE, part_of
from newsroom.commands.desk.reading.whole import NOTHING, Whole
from newsroom.engine import Checks
from newsroom.model.dates import parse_date
from newsroom.model.problem import ERROR, Problem
from plugins.gate.wording import parts
from plugins.home.problems import ANNOUNCED, check_leads, leads
from plugins.identity.problems import IDENTITY
from plugins.identity.site import parse
from plugins.photos.references import BANNERS, check_banners

_DAY = timedelta(days=1)
_CHECKS = Checks((IDENTITY, BANNERS, ANNOUNCED))
_ABOUT = {"site-duplicate-name": "name", "site-duplicate-slug": "slug"}


@dataclass(frozen=True, slots=True)
class Found:
    """Something wrong with a form: ``level`` is ``error`` or ``warning``.

    ``row`` counts from 0, ``-1`` for the form as a whole; so does the ``key`` ``""`` for a row. ``words`` are
    in Vietnamese. ``form`` is ``""`` for what no form shows.
    """

    form: str
    row: int
    key: str
    level: str
    words: str

    @property
    def whole(self) -> str:
        """The words with the form and the field that they are about, to stand alone."""
        form = FORMS.get(self.form)
        about = ", ".join(filter(None, (form.label, form.label_of(self.key)))) if form else ""
        return f"{about}: {self.words}" if about else self.words


def judged(data: bytes, files: Collection[str], now: datetime, whole: Whole = NOTHING) -> tuple[Found, ...]:
    """Say what is wrong with ``site.toml``, by form.

    ``files`` are those of the content folder that can be pictures of banners; ``whole`` is what is known of
    the pages there are.
    """
    site, problems = parse(data)
    problems += check_banners(site, files)
    problems += check_leads(leads(site), now, lambda address: whole.has(address) is not False, lambda _: "")
    try:
        layout = layout_of(data)
    except Unreadable:
        return tuple(dict.fromkeys(_plain(problem, "") for problem in problems))
    return tuple(dict.fromkeys((*(_found(layout, problem) for problem in problems), *_over(data, now))))


def blocking(form: Form, before: Collection[Found], after: Collection[Found]) -> tuple[Found, ...]:
    """List the errors with which a form is not saved: its own, and those elsewhere that are new."""
    return tuple(
        one for one in after if one.level == "error" and (one.form == form.name or one not in before)
    )


def _found(layout: Layout, problem: Problem) -> Found:
    form, row, key = _place(layout, problem)
    if form is None:
        return _plain(problem, _table(layout, problem))
    what, remedy = parts(problem, _CHECKS.wording(problem))
    if problem.code in AT_FIELD:
        values = dict(problem.values)
        what, remedy = (text.format_map(values) for text in AT_FIELD[problem.code])
    return Found(form.name, row, key, _level(problem), f"{what[:1].upper()}{what[1:]}. {remedy}")


def _over(data: bytes, now: datetime) -> Iterator[Found]:
    """Tell of what readers see no longer, which the check has nothing against."""
    for form in FORMS.values():
        if "until" not in form.keys:
            continue
        for number, row in enumerate(rows_of(data, form)):
            moment, has_time, _ = parse_date(row["until"])
            if moment is not None and (moment if has_time else moment + _DAY) <= now:
                words = "Ngày này đã qua nên bạn đọc không thấy nữa. Sửa ngày, hoặc bỏ mục này."
                yield Found(form.name, number, "until", "warning", words)


def _place(layout: Layout, problem: Problem) -> tuple[Form | None, int, str]:
    """Give the form, the row and the key that a problem is about."""
    block, entry = layout.at(problem.line - 1)
    table = _table(layout, problem)
    named = dict(problem.values).get("key", "")
    for form in FORMS.values():
        if form.table != table and not (not form.table and table in form.keys):
            continue
        if form.shape == "words":
            listed = [one for one in block.entries if one.path[0] == table]
            return form, listed.index(entry) if entry in listed else -1, "words" if entry else ""
        key = named if named in form.keys else entry.path[-1] if entry else ""
        row = _row(layout, form, problem.line - 1)
        return form, row, key if key in form.keys else _usual_key(form, problem)
    return None, -1, ""


def _table(layout: Layout, problem: Problem) -> str:
    """Name the table or the key of the top that a problem is about; what is missing there has no line."""
    values = dict(problem.values)
    if problem.code == "site-no-category":
        return "categories"
    if problem.code == "site-missing" and not values["where"]:
        return values["key"]
    block, entry = layout.at(problem.line - 1)
    return block.path[0] if block.path else entry.path[0] if entry else ""


def _row(layout: Layout, form: Form, line: int) -> int:
    if form.shape == "table":
        return 0
    blocks = layout.of(form.table)
    return next((n for n, one in enumerate(blocks) if one.first <= line < one.end), -1)


def _usual_key(form: Form, problem: Problem) -> str:
    """Give the key of what is told of a row as a whole."""
    key = "image" if problem.code in BANNERS.wordings else _ABOUT.get(problem.code, "")
    return key if key in form.keys else ""


def _level(problem: Problem) -> str:
    return "error" if _CHECKS.wording(problem).severity == ERROR else "warning"


def _plain(problem: Problem, table: str) -> Found:
    what, _ = parts(problem, _CHECKS.wording(problem))
    if problem.code in ELSEWHERE:
        what = ELSEWHERE[problem.code].format_map(dict(problem.values))
    part = part_of(table) or "cấu hình chung"
    line = f"dòng {max(problem.line, 1)} của tệp cấu hình"
    return Found("", -1, "", _level(problem), f"{part[:1].upper()}{part[1:]} ({line}): {what}.")
