"""Decide who may do what with an article, and write what each act changes in its manuscript. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from newsroom.commands.desk.manuscript.fields import values_of
from newsroom.commands.desk.manuscript.header import with_fields
from newsroom.commands.withdraw import Refusal as NoHeader
from newsroom.commands.withdraw import withdrawn
from newsroom.model.dates import parse_date
from newsroom.model.people import Person
from newsroom.vietnamese.comparing import clean
from plugins.manuscript.schema import UNANSWERED

DRAFT, REVIEW, SCHEDULED, PUBLISHED, WITHDRAWN = "draft", "review", "scheduled", "published", "withdrawn"
"""Where an article stands: a draft of one's own, one that waits for review, to come, public, taken down."""
REMOVE = "bo"
"""The act that takes a draft away with all that lies in its folder."""
_LONGEST = 500


class NotAllowed(Exception):  # noqa: N818 (what is said, not what went wrong)
    """An act cannot be done; the text says why and what to do, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that may be done with an article.

    ``label`` is on its button, ``meaning`` beside it; ``told`` begins the message of its commit. ``wants``
    names what must be given with it: ``date``, ``reason``, ``text``. One with ``publishes`` changes what
    readers see, one that ``needs_sound`` is not done while the article has errors.
    """

    name: str
    label: str
    meaning: str
    told: str
    fits: frozenset[str]
    wants: str = ""
    publishes: bool = True
    needs_sound: bool = True


ACTS: Mapping[str, Act] = {
    act.name: act
    for act in (
        Act("dang", "Đăng", "Bạn đọc thấy bài ngay.", "Đăng", frozenset({DRAFT, REVIEW, SCHEDULED})),
        Act(
            "hen-gio",
            "Hẹn giờ",
            "Bài tự hiện khi đến giờ ghi ở đây.",
            "Hẹn giờ",
            frozenset({DRAFT, REVIEW, SCHEDULED}),
            wants="date",
        ),
        Act(
            "cap-nhat",
            "Cập nhật",
            "Sửa lỗi nhỏ, không cần báo với bạn đọc.",
            "Cập nhật",
            frozenset({SCHEDULED, PUBLISHED}),
        ),
        Act(
            "dinh-chinh",
            "Đính chính",
            "Bài đã ghi sai: sửa bài, và nói rõ với bạn đọc đã sửa điều gì.",
            "Đính chính",
            frozenset({PUBLISHED}),
            wants="text",
        ),
        Act(
            "gui-duyet",
            "Gửi duyệt",
            "Gửi bản nháp để người có quyền đăng đọc. Bạn đọc chưa thấy gì.",
            "Gửi duyệt",
            frozenset({DRAFT, REVIEW}),
            publishes=False,
            needs_sound=False,
        ),
        Act(
            "ve-nhap",
            "Thôi hẹn giờ",
            "Bài trở lại bản nháp chờ duyệt, không tự hiện nữa.",
            "Thôi hẹn giờ",
            frozenset({SCHEDULED}),
            needs_sound=False,
        ),
        Act(
            "go",
            "Gỡ bài",
            "Bạn đọc không đọc được bài nữa, chỉ thấy lý do gỡ.",
            "Gỡ bài",
            frozenset({PUBLISHED, SCHEDULED}),
            wants="reason",
            needs_sound=False,
        ),
        Act(
            REMOVE,
            "Bỏ bản nháp",
            "Bản nháp đã gửi rời khỏi danh sách của mọi người. Cần lại thì nhờ người quản trị.",
            "Bỏ bản nháp",
            frozenset({REVIEW}),
            needs_sound=False,
        ),
        Act(
            "dang-lai",
            "Đăng lại",
            "Bài đã gỡ hiện trở lại ở địa chỉ cũ.",
            "Đăng lại",
            frozenset({WITHDRAWN}),
        ),
    )
}
"""All acts but saving, by name, in the order of their buttons."""


def allowed(person: Person, status: str) -> tuple[Act, ...]:
    """List what a person may do with an article that stands as ``status`` says."""
    return tuple(
        act for act in ACTS.values() if status in act.fits and (person.may_publish or not act.publishes)
    )


def sent_again(act: Act, is_changed: bool) -> Act | None:
    """Give «Gửi duyệt» for an article that waits already: under another name, ``None`` if nothing changed."""
    if act.name != "gui-duyet":
        return act
    return replace(act, label="Gửi lại bản mới") if is_changed else None


def may_save(person: Person, status: str) -> bool:
    """Tell whether a person may change an article: what is public only those who publish."""
    return person.may_publish or status in (DRAFT, REVIEW)


def require(person: Person, status: str, name: str) -> Act:
    """Give the act of a name; raise ``NotAllowed`` unless this person may do it with such an article."""
    act = ACTS.get(name)
    if act is None:
        raise NotAllowed("Bàn biên tập không làm việc này. Tải lại trang rồi làm lại.")
    if act.publishes and not person.may_publish:
        raise NotAllowed(f"Bạn được viết nháp và gửi duyệt; «{act.label}» cần người có quyền đăng.")
    if status not in act.fits:
        raise NotAllowed(f"Bài đang ở trạng thái khác nên không «{act.label}» được. Tải lại trang để xem.")
    return act


def one_line(text: str) -> str:
    """Give a text as one line of a header."""
    return " ".join(clean(text).split())


def says(data: bytes, status: str) -> bool:
    """Tell whether a manuscript says of itself that it stands as ``status``."""
    return [one_line(value).casefold() for value in values_of(data, "Status")[:1]] == [status]


def as_public(data: bytes) -> bytes:
    """Give a manuscript as if it were no draft, line by line the same: what would be wrong then is told."""
    return with_fields(data, {"Status": ("published",)}) if says(data, "draft") else data


def changed(act: Act, data: bytes, given: str, now: datetime) -> bytes:
    """Give the manuscript as an act leaves it; ``given`` is what it wants. Raises ``NotAllowed``."""
    work: Callable[[bytes, str, datetime], bytes] = _WORK[act.name]
    return work(data, one_line(given), now)


def _draft(data: bytes, given: str, now: datetime) -> bytes:
    return with_fields(data, {"Status": ("draft",)})


def _public(data: bytes, given: str, now: datetime) -> bytes:
    return with_fields(data, {"Status": (), "Withdrawn": ()})


def _publish(data: bytes, given: str, now: datetime) -> bytes:
    date = values_of(data, "Date")
    moment = parse_date(one_line(date[0]))[0] if date else None
    is_open = not date or one_line(date[0]) in ("", UNANSWERED)
    if is_open or (moment is not None and moment > now):  # readers are to see it now
        data = with_fields(data, {"Date": (f"{now:%Y-%m-%d %H:%M}",)})
    return _public(data, given, now)


def _schedule(data: bytes, given: str, now: datetime) -> bytes:
    moment, _, wrong = parse_date(given)
    if moment is None or wrong:
        raise NotAllowed(f"«{given}» không phải ngày giờ. Ghi như 11/07/2024 06:00.")
    if moment <= now:
        raise NotAllowed(f"{moment:%d/%m/%Y %H:%M} đã qua. Chọn giờ sắp tới, hoặc bấm «Đăng».")
    return _public(with_fields(data, {"Date": (f"{moment:%Y-%m-%d %H:%M}",)}), given, now)


def _correct(data: bytes, given: str, now: datetime) -> bytes:
    if not given:
        raise NotAllowed("Ghi rõ đã sửa điều gì: bạn đọc thấy dòng này dưới bài.")
    if len(given) > _LONGEST:
        raise NotAllowed(f"Lời đính chính dài {len(given)} ký tự; rút còn nhiều nhất {_LONGEST}.")
    before = values_of(data, "Correction")
    return with_fields(data, {"Correction": (*before, f"{now:%Y-%m-%d %H:%M} {given}")})


def _take_down(data: bytes, given: str, now: datetime) -> bytes:
    if not given:
        raise NotAllowed("Ghi lý do gỡ bài: bạn đọc thấy lý do này.")
    try:
        return withdrawn(data, given)
    except NoHeader as none:
        raise NotAllowed(f"Chưa gỡ được: {none}.") from None


def _as_it_is(data: bytes, given: str, now: datetime) -> bytes:
    return data


_WORK: Mapping[str, Callable[[bytes, str, datetime], bytes]] = {
    "gui-duyet": _draft,
    "dang": _publish,
    "hen-gio": _schedule,
    "cap-nhat": _as_it_is,
    "dinh-chinh": _correct,
    "ve-nhap": _draft,
    "go": _take_down,
    "dang-lai": _public,
    REMOVE: _as_it_is,
}
