from __future__ import annotations

from datetime import timedelta

from newsroom.model.problem import Problem
from plugins.gate.changes_to_come import check_changes
from tests.support.making import NOW, make_article


def test_a_change_of_a_time_to_come_is_told_with_its_day() -> None:
    article = make_article(lines=(("modified", 6),))
    moments = {article.path: NOW + timedelta(days=1)}
    assert list(check_changes([article], moments)) == [
        Problem.of(article.path, 6, "modified-future", date="02/01/2026")
    ]
