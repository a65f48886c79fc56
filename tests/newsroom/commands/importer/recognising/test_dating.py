"""Which of several dates is the article's."""

from __future__ import annotations

from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.dating import (
    NEEDED,
    Candidate,
    Told,
    events,
    glued,
    in_brackets,
    score,
)

LEAD = "Sáng 11-7, Đảng ủy Khối tổ chức hội nghị sơ kết."


def scored(line: str, lead: str = LEAD, text: str = "", **known: object) -> int:
    candidate = Candidate(read_dateline(line).stamps[0], 1, **known)  # type: ignore[arg-type]
    return score(candidate, Told(lead, lead, text), [candidate])


def test_a_date_under_the_title_is_taken() -> None:
    assert scored("11/07/2024", steps=1) >= NEEDED


def test_a_date_far_from_what_the_lead_tells_is_not() -> None:
    assert scored("Thứ Năm, 26/11/2026 10:15:22", steps=-1) < NEEDED
    assert scored("Thứ Năm, 26/11/2026", steps=-1) < NEEDED


def test_a_date_above_the_title_is_taken_if_the_lead_bears_it_out() -> None:
    assert scored("Thứ Sáu, 12/07/2024", steps=-1) >= NEEDED


def test_a_date_called_today_is_never_taken() -> None:
    assert scored("Hôm nay, 11/07/2024", steps=1) < NEEDED


def test_years_of_the_text_count() -> None:
    text = "nhiệm vụ năm 2019"
    assert scored("05/08/2026 10:00", "", text, steps=-1) < scored("05/08/2019 10:00", "", text, steps=-1)


def test_a_plan_in_the_lead_does_not_speak_against_a_date() -> None:
    assert scored("01/06/2023", "Từ ngày 5-6, cơ quan trực thứ Bảy.", steps=1) >= NEEDED


def test_events_are_days_with_or_without_year() -> None:
    assert events("Sáng 2-8 và ngày 30/6/2020, 73/73 chi bộ") == [(None, 8, 2), (2020, 6, 30)]
    assert events("Sáng nay (18-10), tại đây") == [(None, 10, 18)]


def test_a_date_hangs_on_to_a_title_in_brackets_or_without_a_space() -> None:
    bracketed = in_brackets("Hội nghị sơ kết quý I (24/09/2020)")
    hanging = glued("Công bố quyết định cán bộ30/09/2023 16:00")
    assert bracketed is not None
    assert bracketed["inside"] == "24/09/2020"
    assert hanging is not None
    assert hanging["inside"] == "30/09/2023 16:00"
    assert glued("Kỷ niệm Ngày Nhà giáo Việt Nam 20/11/2023") is None
