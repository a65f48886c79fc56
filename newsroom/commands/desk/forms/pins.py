"""List the articles that are pinned, and change their headers so that they stand in another order. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from newsroom.commands.agenda.entries import Entry
from newsroom.commands.desk.forms.filling import Unfilled
from newsroom.commands.desk.manuscript.fields import values_of
from newsroom.commands.desk.manuscript.header import with_fields
from newsroom.model.dates import parse_date

KEYS = ("Pin", "Pin_until")


@dataclass(frozen=True, slots=True)
class Pinned:
    """A pinned article: ``until`` is its last day as editors write it, ``""`` without one."""

    place: str
    title: str
    pin: int | None
    until: str


def may_be_pinned(head: bytes) -> bool:
    """Tell whether the beginning of a manuscript speaks of a pin at all."""
    folded = head.lower()
    return b"pin" in folded or b"ghim" in folded


def pinned(entries: Iterable[Entry], now: datetime) -> tuple[Pinned, ...]:
    """List what is pinned now, as the home page has it: by number, the newer first."""
    held = [
        one
        for one in entries
        if (one.pin or one.pin_until)
        and (one.pin_until is None or one.pin_until >= now)
        and not one.draft
        and not one.withdrawn
        and one.date is not None
        and one.date <= now
    ]
    held.sort(key=lambda one: one.path)
    held.sort(key=lambda one: one.date or now, reverse=True)
    held.sort(key=lambda one: one.pin or 1000)
    return tuple(Pinned(one.place, one.title, one.pin, _day(one.pin_until)) for one in held)


def _day(moment: datetime | None) -> str:
    if moment is None:
        return ""
    is_whole = (moment.hour, moment.minute) == (23, 59)
    return f"{moment:%d/%m/%Y}" if is_whole else f"{moment:%d/%m/%Y %H:%M}"


def changed_pins(
    now_pinned: Sequence[Pinned], wanted: Sequence[tuple[str, str]], now: datetime
) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Give by place what changes in headers: ``wanted`` are places in their order, each with its last day.

    Places that are not wanted are pinned no longer. Numbers stay while the order does. Raises ``Unfilled``.
    """
    known = {one.place: one for one in now_pinned}
    places = [place for place, _ in wanted]
    if len(set(places)) != len(places) or not set(places) <= set(known):
        raise Unfilled("Danh sách bài ghim vừa đổi. Tải lại trang rồi làm lại.")
    changes: dict[str, dict[str, tuple[str, ...]]] = {
        place: {"Pin": (), "Pin_until": ()} for place in known if place not in places
    }
    is_reordered = places != [one.place for one in now_pinned if one.place in places]
    for number, (place, until) in enumerate(wanted, start=1):
        one, found = known[place], dict[str, tuple[str, ...]]()
        if is_reordered and one.pin != number:
            found["Pin"] = (str(number),)
        if until.strip() != one.until:
            found["Pin_until"] = _written(until, one, now)
            if not found["Pin_until"] and one.pin is None:
                found["Pin"] = (str(number),)
        if found:
            changes[place] = found
    return changes


def _written(until: str, one: Pinned, now: datetime) -> tuple[str, ...]:
    if not until.strip():
        return ()
    moment, has_time, _ = parse_date(" ".join(until.split()))
    if moment is None:
        raise Unfilled(f"«{one.title}»: «{until.strip()}» không phải ngày. Ghi như 31/12/2026.")
    end = moment if has_time else moment.replace(hour=23, minute=59)
    if end < now:
        raise Unfilled(f"«{one.title}»: ngày {until.strip()} đã qua. Chọn ngày sau, hoặc bấm «Thôi ghim».")
    return (f"{moment:%Y-%m-%d %H:%M}" if has_time else f"{moment:%Y-%m-%d}",)


def without_pins(data: bytes) -> bytes:
    """Give a manuscript without what it says of pins, to compare all else."""
    return with_fields(data, dict.fromkeys(KEYS, ()))


def pin_sentence(title: str, before: bytes, after: bytes) -> tuple[str, str]:
    """Say how the pin of an article changed: for the message of a commit, and as a sentence."""
    was, now = ([" ".join(values_of(data, key)) for key in KEYS] for data in (before, after))
    if not any(now):
        return f"thôi ghim {title}", f"Ghim: thôi ghim «{title}»."
    number = f"vị trí {now[0]}" if now[0] else "theo ngày đăng"
    moment, has_time, _ = parse_date(now[1])
    day = (
        f"{moment:%d/%m/%Y %H:%M}" if moment and has_time else f"hết {moment:%d/%m/%Y}" if moment else now[1]
    )
    until = f", đến {day}" if now[1] else ""
    verb = "ghim" if not any(was) else "đổi ghim"
    return f"{verb} {title}", f"Ghim: «{title}» {number}{until}."
