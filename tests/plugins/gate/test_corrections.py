from __future__ import annotations

from datetime import timedelta

from newsroom.model.problem import Problem
from newsroom.model.records import Correction
from plugins.gate.corrections import check_corrections
from tests.support.making import NOW, make_article


def test_a_correction_of_a_time_to_come_is_reported() -> None:
    dates = ((NOW, False), (NOW + timedelta(days=1), False), (NOW + timedelta(minutes=1), True))
    article = make_article(corrections=tuple(Correction(date, "A", timed, 7) for date, timed in dates))
    assert list(check_corrections([article], NOW)) == [
        Problem.of(article.path, 7, "correction-future", date="02/01/2026"),
        Problem.of(article.path, 7, "correction-future", date="01/01/2026 00:01"),
    ]
