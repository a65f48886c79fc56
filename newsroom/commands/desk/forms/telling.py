"""Say in words what changed in ``site.toml``, before it is sent, and name it for the commit. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.commands.desk.forms.filling import Row, changed_parts, form_of, rows_of
from newsroom.commands.desk.forms.kinds import FORMS, PROTECTED, Form
from newsroom.commands.desk.forms.wording import part_of

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed.

    ``part`` is the form, or the key of the file that no form shows; ``subject`` is what was changed and
    ``short`` how, both for the message of a commit; ``sentence`` says it to the editor.
    """

    part: str
    subject: str
    short: str
    sentence: str


def changes(before: bytes, after: bytes) -> tuple[Change, ...]:
    """List what differs between two versions of ``site.toml``, in the order of the screen.

    Raises ``Unreadable``.
    """
    parts = changed_parts(before, after)
    told = [form for form in FORMS.values() if any(form_of(part) is form for part in parts)]
    found = [one for form in told for one in _of_form(form, rows_of(before, form), rows_of(after, form))]
    for part in parts:
        if form_of(part) is None:
            name = part_of(part) or "một phần mà chương trình không biết"
            found.append(
                Change(part, name, "sửa ngoài bàn biên tập", f"Phần không có ở màn hình này: {name}.")
            )
    return tuple(found)


def is_protected(change: Change) -> bool:
    """Tell whether the desk does not send a change, whoever made it."""
    return change.part in PROTECTED


def message_of(found: Sequence[Change]) -> str:
    """Give the message of the commit: «Sửa liên kết: thêm Báo Nhân Dân»; of many changes, one a line."""
    subjects = list(dict.fromkeys(one.subject for one in found))
    if len(found) == 1:
        return _cut(f"Sửa {found[0].subject}: {found[0].short}", 200)
    if len(subjects) == 1:
        head = f"Sửa {subjects[0]}: {'; '.join(one.short for one in found)}"
    else:
        head = f"Sửa trang: {', '.join(subjects)}"
    return "\n".join([_cut(head, 200), "", *(f"- {one.sentence}" for one in found)])


def _of_form(form: Form, before: Sequence[Row], after: Sequence[Row]) -> Iterator[Change]:
    if form.shape == "table":
        yield from _of_fields(form, before[0], after[0], "")
        return
    pairs = _paired(form, before, after)
    left = [was for was, _ in pairs if was is not None]
    for row in before:
        if not any(row is one for one in left):
            yield _change(form, f"bỏ {_name(form, row)}", f"bỏ «{_name(form, row)}»")
    for was, now in pairs:
        if was is None:
            told = f"thêm «{_name(form, now)}»{_details(form, now)}"
            yield _change(form, f"thêm {_name(form, now)}", told)
        else:
            yield from _of_fields(form, was, now, _name(form, was))
    kept = [id(row) for row in before if any(row is one for one in left)]
    if [id(was) for was, _ in pairs if was is not None] != kept and form.shape == "list":
        order = ", ".join(f"«{_name(form, row)}»" for row in after)
        yield _change(form, "đổi thứ tự", f"thứ tự mới là {_cut(order, 300)}")


def _paired(form: Form, before: Sequence[Row], after: Sequence[Row]) -> list[tuple[Row | None, Row]]:
    """Find for each row the one it was: all alike, else one of the same name, else of the same address."""
    free = list(before)
    found: dict[int, Row] = {}
    keys = (form.keys, (form.main,), ("slug",), ("image",), ("url",))
    for alike in keys:
        for number, row in enumerate(after):
            if number in found or not all(row.get(key) for key in alike if alike != form.keys):
                continue
            same = [one for one in free if all(one.get(key) == row.get(key) for key in alike)]
            if same:
                found[number] = same[0]
                free = [one for one in free if one is not same[0]]
    return [(found.get(number), row) for number, row in enumerate(after)]


def _of_fields(form: Form, was: Row, now: Row, name: str) -> Iterator[Change]:
    for field in form.fields:
        old, new = was.get(field.key, ""), now.get(field.key, "")
        if old == new:
            continue
        about = f"«{name}»: " if name else ""
        label = field.label if not name else field.label[:1].lower() + field.label[1:]
        if not old:
            told = f"{about}thêm {label.lower() if not name else label} «{_cut(new)}»"
        elif not new:
            told = f"{about}bỏ {label.lower() if not name else label} «{_cut(old)}»"
        else:
            told = f"{about}{label} «{_cut(old)}» đổi thành «{_cut(new)}»"
        short = f"{name}, {field.label.lower()}" if name else field.label.lower()
        yield _change(form, short if short != form.one else "đổi", told)


def _change(form: Form, short: str, told: str) -> Change:
    return Change(form.name, form.one, short, f"{form.label}: {told}.")


def _name(form: Form, row: Row) -> str:
    return _cut(next((row[key] for key in (form.main, *form.keys) if row.get(key)), "(trống)"))


def _details(form: Form, row: Row) -> str:
    """Say of a new row where it leads and when it is shown."""
    begin, end = row.get("from", ""), row.get("until", "")
    url = row.get("url") or (row.get("words", "") if form.shape == "words" else "")
    told = [f" ({_cut(url)})" if url else ""]
    told += [f", hiện từ {begin}" if begin else "", f", đến {end}" if end and begin else ""]
    told += [f", hiện đến {end}" if end and not begin else ""]
    return "".join(told)


def _cut(text: str, most: int = _LONGEST) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
