"""Say in words what an act changes for readers. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from newsroom.commands.desk.differing import Effort, runs
from newsroom.commands.desk.manuscript.body import body_of
from newsroom.commands.desk.manuscript.fields import LABELS
from newsroom.commands.desk.manuscript.header import fields_of
from newsroom.model.dates import parse_date
from newsroom.model.site import Site
from newsroom.vietnamese.comparing import comparable

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_UNTOLD = frozenset({"status"})
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold an article at one moment: its manuscript, its other files by name and digest, how it stands.

    ``status`` is one of ``newsroom.commands.desk.acts.deciding``.
    """

    data: bytes
    files: frozenset[tuple[str, str]]
    status: str


def moment_in_words(moment: datetime, has_time: bool = True) -> str:
    """Write a moment as people say it: ``06:00 thứ Hai 30/11/2026``."""
    day = f"{WEEKDAYS[moment.weekday()]} {moment:%d/%m/%Y}"
    return f"{moment:%H:%M} {day}" if has_time else day


def correction_in_words(value: str) -> str:
    """Write a correction as people say it: its moment (``17:51 thứ Sáu 27/11/2026``), then its words."""
    for count in (2, 1):
        words = value.split()
        moment, has_time, wrong = parse_date(" ".join(words[:count]))
        if moment is not None and not wrong and len(words) > count:
            return f"{moment_in_words(moment, has_time)}: {' '.join(words[count:])}"
    return value


def effects(
    before: Standing | None,
    after: Standing,
    place: str,
    site: Site,
    now: datetime,
    bodies: Bodies | None = None,
) -> tuple[str, ...]:
    """Say what readers will see another, in sentences; ``before`` is what is public, ``None`` for nothing.

    Where several acts are told of one article, ``bodies`` are those that were compared already.
    """
    was_public = before is not None and before.status == "published"
    if before is not None and before.status == "withdrawn" and after.status == "published":
        return (
            f"Bài trở lại với bạn đọc ở địa chỉ cũ /{place}/: trên trang chủ, trong chuyên mục và tìm kiếm;"
            " lời báo gỡ không còn.",
        )
    if after.status in ("draft", "review"):
        if before is not None and before.status == "scheduled":
            return ("Bài không tự hiện nữa; bạn đọc chưa từng thấy bài này.",)
        return ("Bạn đọc chưa thấy gì: bài vẫn là bản nháp.",)
    if after.status == "withdrawn":
        return (
            f"Bạn đọc mở /{place}/ chỉ còn thấy lời báo bài đã gỡ và lý do; bài rời trang chủ, chuyên mục,"
            " Tin khác và tìm kiếm.",
        )
    told = tuple(_changes(before, after, bodies or Bodies())) if before is not None and was_public else ()
    return (*_appearing(after, place, site, was_public), *told) or ("Không có gì đổi với bạn đọc.",)


def _appearing(after: Standing, place: str, site: Site, was_public: bool) -> Iterator[str]:
    fields = _fields(after.data)
    moment, has_time, _ = parse_date(" ".join(fields.get("date", ())))
    if after.status == "scheduled" and moment is not None:
        yield f"Bài tự hiện lúc {moment_in_words(moment, has_time)}, ở địa chỉ /{place}/."
        return
    if was_public:
        return
    category = " ".join(fields.get("category", ()))
    shown = next(
        (one.name for one in site.categories if comparable(category) in (comparable(one.name), one.slug)),
        category,
    )
    where = f" đầu chuyên mục {shown}," if shown else ""
    yield f"Bài hiện ngay ở địa chỉ /{place}/: trên trang chủ,{where} trong tìm kiếm và nguồn tin."
    if moment is not None:
        yield f"Ngày đăng ghi trên bài: {moment_in_words(moment, has_time)}."


def _changes(before: Standing, after: Standing, bodies: Bodies) -> Iterator[str]:
    yield from _of_fields(_fields(before.data), _fields(after.data))
    yield from bodies.told(before.data, after.data)
    yield from _of_files(dict(before.files), dict(after.files))


def _fields(data: bytes) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for line in fields_of(data):
        found.setdefault(line.key.casefold(), []).append(" ".join(line.value.split()))
    return {key: tuple(values) for key, values in found.items()}


def _of_fields(before: dict[str, tuple[str, ...]], after: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for key in dict.fromkeys((*after, *before)):
        was, now = "; ".join(before.get(key, ())), "; ".join(after.get(key, ()))
        if was == now or key in _UNTOLD:
            continue
        label = LABELS.get(key, key)
        if key == "correction":
            yield (
                f"Dưới bài có thêm lời đính chính: «{_cut(correction_in_words(after[key][-1]))}»."
                if now
                else "Bỏ lời đính chính."
            )
        elif not was:
            yield f"{label}: thêm «{_cut(now)}»."
        elif not now:
            yield f"{label}: bỏ «{_cut(was)}»."
        else:
            yield f"{label}: «{_cut(was)}» đổi thành «{_cut(now)}»."


class Bodies:
    """What became of bodies, of which each pair is compared once; the comparisons share one effort."""

    def __init__(self) -> None:
        self._effort = Effort()
        self._told: dict[tuple[str, str], tuple[str, ...]] = {}

    def told(self, before: bytes, after: bytes) -> tuple[str, ...]:
        """Say how much the body of a manuscript differs from that of another, nothing if it does not."""
        pair = body_of(before)[0], body_of(after)[0]
        if pair not in self._told:
            self._told[pair] = tuple(_of_body(*pair, self._effort))
        return self._told[pair]


def _of_body(before: str, after: str, effort: Effort) -> Iterator[str]:
    was, now = before.split(), after.split()
    if was == now:
        return
    added = removed = 0
    for start, end, first, last, is_same in runs(was, now, effort):
        if not is_same:
            removed, added = removed + end - start, added + last - first
    parts = [f"thêm {added} chữ" if added else "", f"bớt {removed} chữ" if removed else ""]
    yield f"Nội dung: {', '.join(filter(None, parts))}."


def _of_files(before: dict[str, str], after: dict[str, str]) -> Iterator[str]:
    added = sorted(set(after) - set(before))
    removed = sorted(set(before) - set(after))
    others = sorted(name for name in set(before) & set(after) if before[name] != after[name])
    for label, names in (("Tệp thêm", added), ("Tệp bớt", removed), ("Tệp thay bằng bản khác", others)):
        if names:
            yield f"{label}: {_listed(names)}."


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:6])
    return f"{shown} và {len(names) - 6} tệp khác" if len(names) > 6 else shown


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
