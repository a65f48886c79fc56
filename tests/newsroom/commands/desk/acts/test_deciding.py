"""Who may do what with an article, and what each act writes."""

from __future__ import annotations

from datetime import datetime

import pytest

from newsroom.commands.desk.acts.deciding import (
    ACTS,
    DRAFT,
    PUBLISHED,
    REVIEW,
    SCHEDULED,
    WITHDRAWN,
    NotAllowed,
    allowed,
    as_public,
    changed,
    may_save,
    require,
    says,
)
from newsroom.vietnamese.printing import VIETNAM
from tests.support.desk import ADMIN, EDITOR, WRITER

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=VIETNAM)
STATUSES = (DRAFT, REVIEW, SCHEDULED, PUBLISHED, WITHDRAWN)
HEAD = "Title: Hội nghị\nDate: {date}\nCategory: Tin hoạt động\n"
BODY = "\nTình trạng: Status: draft\n"


def manuscript(date: str = "2026-11-01 08:00", *more: str) -> bytes:
    """Write a manuscript with this date and some more lines in its header."""
    return "".join((HEAD.format(date=date), *(f"{line}\n" for line in more), BODY)).encode()


def done(name: str, data: bytes, given: str = "") -> bytes:
    """Do an act with a manuscript."""
    return changed(ACTS[name], data, given, NOW)


@pytest.mark.parametrize(
    ("status", "names"),
    [
        (DRAFT, ["dang", "hen-gio", "gui-duyet"]),
        (REVIEW, ["dang", "hen-gio", "gui-duyet", "bo"]),
        (SCHEDULED, ["dang", "hen-gio", "cap-nhat", "ve-nhap", "go"]),
        (PUBLISHED, ["cap-nhat", "dinh-chinh", "go"]),
        (WITHDRAWN, ["dang-lai"]),
    ],
)
def test_who_publishes_may_do_what_fits_the_article(status: str, names: list[str]) -> None:
    assert [act.name for act in allowed(EDITOR, status)] == names
    assert allowed(ADMIN, status) == allowed(EDITOR, status)


@pytest.mark.parametrize("status", STATUSES)
def test_who_drafts_may_only_send_a_draft_to_be_read(status: str) -> None:
    names = [act.name for act in allowed(WRITER, status)]
    assert names == (["gui-duyet"] if status in (DRAFT, REVIEW) else [])
    assert may_save(WRITER, status) == (status in (DRAFT, REVIEW))
    assert may_save(EDITOR, status)


@pytest.mark.parametrize("name", [name for name, act in ACTS.items() if act.publishes])
def test_an_act_that_readers_see_is_refused_to_who_drafts_whatever_the_article(name: str) -> None:
    for status in STATUSES:
        with pytest.raises(NotAllowed, match="cần người có quyền đăng"):
            require(WRITER, status, name)


def test_an_act_that_does_not_fit_or_that_there_is_not_is_refused() -> None:
    with pytest.raises(NotAllowed, match="không «Đăng lại» được"):
        require(EDITOR, PUBLISHED, "dang-lai")
    with pytest.raises(NotAllowed, match="không làm việc này"):
        require(EDITOR, PUBLISHED, "xoa-het")


def test_publishing_takes_the_draft_mark_away_and_no_other_line() -> None:
    data = manuscript("2026-11-01 08:00", "Status: draft")
    assert done("dang", data) == manuscript("2026-11-01 08:00")


@pytest.mark.parametrize("date", ["2026-12-24 08:00", "24/12/2026", "?", ""])
def test_publishing_dates_what_has_no_date_or_a_later_one_as_of_now(date: str) -> None:
    published = done("dang", manuscript(date, "Status: draft")).decode()
    assert "Date: 2026-11-27 09:30\n" in published
    assert published.count("Date:") == 1


def test_publishing_dates_what_has_no_line_for_a_date() -> None:
    assert b"Date: 2026-11-27 09:30\n" in done("dang", b"Title: A\nStatus: draft\n\nB.\n")


@pytest.mark.parametrize("date", ["31/02/2026", "mai", "2026-11-01 08:00 GMT+7", "ngày 5 tháng 7 năm 2024"])
def test_publishing_leaves_a_date_that_somebody_has_typed(date: str) -> None:
    assert f"Date: {date}\n".encode() in done("dang", manuscript(date, "Status: draft"))


def test_a_schedule_says_the_moment_as_the_format_has_it_and_takes_the_draft_mark_away() -> None:
    scheduled = done("hen-gio", manuscript("?", "Status: draft"), " 30/11/2026  06:00 ")
    assert scheduled == manuscript("2026-11-30 06:00")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("27/11/2026 09:30", "đã qua"),
        ("27/11/2026", "đã qua"),
        ("01/01/2020 06:00", "đã qua"),
        ("", "không phải ngày giờ"),
        ("31/02/2027", "không phải ngày giờ"),
        ("mai", "không phải ngày giờ"),
        ("30/11/2026 06:00 GMT+7", "không phải ngày giờ"),
    ],
)
def test_a_schedule_in_the_past_or_one_that_cannot_be_read_is_refused(given: str, told: str) -> None:
    with pytest.raises(NotAllowed, match=told):
        done("hen-gio", manuscript("?", "Status: draft"), given)


def test_an_update_writes_nothing() -> None:
    data = manuscript("2026-11-01 08:00", "Tags:  a;b")
    assert done("cap-nhat", data) is data


def test_a_correction_comes_behind_those_there_are_with_its_moment_on_one_line() -> None:
    data = manuscript("2026-11-01 08:00", "Correction: 2026-11-02 Sửa tên đơn vị.")
    corrected = done("dinh-chinh", data, "Số đúng là 51,9%.\nStatus: draft")
    assert corrected == manuscript(
        "2026-11-01 08:00",
        "Correction: 2026-11-02 Sửa tên đơn vị.",
        "Correction: 2026-11-27 09:30 Số đúng là 51,9%. Status: draft",
    )


@pytest.mark.parametrize(("given", "told"), [("", "Ghi rõ"), (" \n", "Ghi rõ"), ("a" * 501, "501 ký tự")])
def test_a_correction_without_words_or_with_too_many_is_refused(given: str, told: str) -> None:
    with pytest.raises(NotAllowed, match=told):
        done("dinh-chinh", manuscript(), given)


def test_a_withdrawal_says_so_and_why() -> None:
    withdrawn = done("go", manuscript(), "Bài sai tên người.\nXin lỗi bạn đọc.")
    assert says(withdrawn, "withdrawn")
    assert "Withdrawn: Bài sai tên người. Xin lỗi bạn đọc.\n".encode() in withdrawn
    with pytest.raises(NotAllowed, match="Ghi lý do"):
        done("go", manuscript(), " ")
    with pytest.raises(NotAllowed, match="Chưa gỡ được"):
        done("go", b"", "Sai.")


def test_what_is_published_again_is_as_it_was_before_the_withdrawal() -> None:
    assert done("dang-lai", done("go", manuscript(), "Bài sai.")) == manuscript()


def test_what_is_no_longer_scheduled_is_a_draft_with_its_date() -> None:
    data = manuscript("2099-01-01 06:00")
    assert done("ve-nhap", data) == done("gui-duyet", data)
    assert says(done("ve-nhap", data), "draft")
    assert b"Date: 2099-01-01 06:00\n" in done("ve-nhap", data)


@pytest.mark.parametrize("mark", [b"Status: draft\n", b"status:  DRAFT \n"])
def test_a_draft_is_looked_at_as_if_it_were_public_line_by_line(mark: bytes) -> None:
    data = b"Title: A\n" + mark + b"\nB.\n"
    assert not says(as_public(data), "draft")
    assert as_public(data).count(b"\n") == data.count(b"\n")


@pytest.mark.parametrize("mark", [b"", b"Status: withdrawn\nWithdrawn: Sai.\n", b"Status: nhap\n"])
def test_what_is_no_draft_is_looked_at_as_it_is(mark: bytes) -> None:
    data = b"Title: A\n" + mark + b"\nB.\n"
    assert as_public(data) is data


def test_every_act_says_in_vietnamese_what_it_is_and_begins_its_commit_with_it() -> None:
    for act in ACTS.values():
        assert act.told == act.label
        assert act.meaning.endswith(".")
