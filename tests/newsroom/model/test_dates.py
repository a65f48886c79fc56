from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.dates import ALWAYS, Period, parse_date, turns
from newsroom.vietnamese.printing import VIETNAM
from tests.support.making import NOW

moments = st.datetimes(datetime(1930, 1, 1), datetime(2199, 12, 31, 23, 59)).map(
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=VIETNAM)
)


@given(moments, st.sampled_from(["%Y-%m-%d", "%d/%m/%Y"]), st.booleans())
def test_dates_survive_writing_and_reading_in_both_forms(moment: datetime, form: str, timed: bool) -> None:
    moment = moment if timed else moment.replace(hour=0, minute=0)
    value = moment.strftime(form) + (f"{moment: %H:%M}" if timed else "")
    assert parse_date(value) == (moment, timed, "")


VALID = re.compile(
    r"(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{4})(\s+\d{1,2}:\d{2})?", re.ASCII
)  # leading zeros left out


@pytest.mark.slow
@given(
    st.one_of(
        st.text(max_size=30),
        st.text("0123456789-/: .TGM+Z()", max_size=22),
        st.tuples(st.sampled_from(["2024-07-11 15:51", "11/07/2024", "2024-13-01"]), st.text(max_size=6)).map(
            "".join
        ),
    ).filter(lambda text: not re.search(r"[^\W\d]|\d", text) or text.isascii())
)
def test_any_other_text_is_no_date_and_never_an_exception(value: str) -> None:
    moment, _, wrong = parse_date(value)
    if VALID.fullmatch(value):
        assert (moment is None) == (wrong in ("unreal", "far"))
    else:
        assert moment is None
        assert wrong in ("form", "zone")


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ("2024-02-30", "unreal"),
        ("31/04/2024", "unreal"),
        ("2024-07-11 24:00", "unreal"),
        ("07/13/2024", "unreal"),
        ("0024-07-11", "far"),
        ("1929-12-31", "far"),
        ("01/01/2200 08:00", "far"),
        ("2924-07-11", "far"),
        ("1929-02-30", "unreal"),
        ("0000-01-01", "unreal"),
        ("2024-07-11 15:51 +07:00", "zone"),
        ("11/07/2024 15:51 (GMT+7)", "zone"),
        ("2024-07-11 15:51:30", "zone"),
        ("2024-07-11T15:51", "form"),
        ("11-7-2024", "form"),
        ("11.07.2024", "form"),
        ("11/07/24", "form"),
        ("Thứ Năm, 11/07/2024", "form"),
        ("hôm nay", "form"),
    ],
)
def test_what_is_wrong_with_a_date_is_told_apart(value: str, wrong: str) -> None:
    assert parse_date(value)[0] is None
    assert parse_date(value)[2] == wrong


@pytest.mark.parametrize(
    "value",
    [
        "ngày 05 tháng 3 năm 2020",
        "Ngày 5 tháng 03 năm 2020",
        "5 tháng 3, năm 2020",
        "ngày  05 tháng 3 năm 2020",
    ],
)
def test_a_day_in_words_is_one(value: str) -> None:
    assert parse_date(value) == (datetime(2020, 3, 5, tzinfo=VIETNAM), False, "")


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ("ngày 31 tháng 4 năm 2024", "unreal"),
        ("ngày 5 tháng 3", "form"),
        ("tháng 3 năm 2024", "form"),
        ("ngày 5 tháng 3 năm 24", "form"),
        ("ngày 5 tháng 3 năm 20245", "form"),
        ("Hà Nội, ngày 5 tháng 3 năm 2024", "form"),
    ],
)
def test_a_day_in_words_may_be_wrong_too(value: str, wrong: str) -> None:
    assert parse_date(value) == (None, False, wrong)


@pytest.mark.parametrize("value", ["1930-01-01", "31/12/2199"])
def test_the_first_and_the_last_year_that_count(value: str) -> None:
    assert parse_date(value)[0] is not None


@pytest.mark.parametrize(
    "value", ["２０２４-０７-１１", "١١/٠٧/٢٠٢٤", "11/07/２０２４", "2024-０７-11 15:51"]
)
def test_digits_of_other_scripts_are_no_date(value: str) -> None:
    assert parse_date(value) == (None, False, "form")


@pytest.mark.parametrize("value", ["2024-07-11 １５:51", "2024-07-11 15:５１", "2024-07-1１"])
def test_digits_of_other_scripts_at_the_end_are_no_time_zone(value: str) -> None:
    assert parse_date(value) == (None, False, "form")


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("period", "holds", "changes"),
    [
        (ALWAYS, True, []),
        (Period(NOW), True, []),
        (Period(NOW + HOUR), False, [NOW + HOUR]),
        (Period(end=NOW), False, []),
        (Period(end=NOW + HOUR), True, [NOW + HOUR]),
        (Period(NOW + HOUR, NOW + 2 * HOUR), False, [NOW + HOUR, NOW + 2 * HOUR]),
    ],
)
def test_a_period_holds_from_its_beginning_to_before_its_end(
    period: Period, holds: bool, changes: list[datetime]
) -> None:
    assert period.holds(NOW) is holds
    assert list(period.changes_after(NOW)) == changes


def test_what_begins_or_ends_between_two_moments_turns() -> None:
    periods = [Period(NOW, NOW + 2 * HOUR), Period(end=NOW + 5 * HOUR)]
    moments = [NOW + hour * HOUR for hour in range(-1, 7)]
    found = [turns(periods, before, now) for before, now in zip(moments, moments[1:], strict=False)]
    assert found == [True, False, True, False, False, True, False]
