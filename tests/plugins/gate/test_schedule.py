"""Test what is said of articles to come."""

from __future__ import annotations

from datetime import timedelta

import pytest

from plugins.gate.schedule import check_schedule, coming_line
from tests.support.making import NOW, make_article

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("ahead", "told"),
    [(DAY, 0), (60 * DAY, 0), (60 * DAY + timedelta(minutes=1), 1), (4000 * DAY, 1)],
)
def test_a_date_more_than_sixty_days_ahead_is_doubted(ahead: timedelta, told: int) -> None:
    one = make_article(1, date=NOW + ahead, lines=(("date", 4),))
    problems = list(check_schedule([one], NOW))
    assert [(problem.path, problem.line, problem.code) for problem in problems] == [
        (one.path, 4, "date-far")
    ] * told


def test_what_is_said_of_a_far_date_stays_from_day_to_day() -> None:
    one = make_article(1, date=NOW + 100 * DAY)
    assert list(check_schedule([one], NOW)) == list(check_schedule([one], NOW + 30 * DAY))


def test_nothing_to_come_is_not_spoken_of() -> None:
    assert coming_line([]) == ""


def test_articles_to_come_are_counted_and_the_first_three_named() -> None:
    coming = [make_article(n, date=NOW + n * DAY + timedelta(hours=6), title=f"Tin {n}") for n in range(1, 6)]
    assert coming_line(coming[:1]) == "1 bài hẹn giờ: «Tin 1» 02/01/2026 06:00."
    assert coming_line(coming[:3]) == (
        "3 bài hẹn giờ: «Tin 1» 02/01/2026 06:00; «Tin 2» 03/01/2026 06:00; «Tin 3» 04/01/2026 06:00."
    )
    assert coming_line(coming).endswith("«Tin 3» 04/01/2026 06:00; và 2 bài nữa.")
    assert coming_line(coming).startswith("5 bài hẹn giờ: ")


def test_long_titles_are_cut() -> None:
    line = coming_line([make_article(1, date=NOW + DAY, title="đảng viên " * 20)])
    assert "viên…» 02/01/2026" in line
    assert len(line) < 110
