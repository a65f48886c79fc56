from __future__ import annotations

from datetime import timedelta

from newsroom.model.problem import Problem
from plugins.gate.twins import check_twins
from tests.support.making import START, make_article


def test_of_articles_that_stand_there_twice_all_but_the_oldest_are_told_with_its_file() -> None:
    oldest = make_article(1, date=START, url="2024/01/z/")
    others = [make_article(2, date=START + timedelta(hours=1), lines=(("title", 3),)), make_article(3)]
    assert list(check_twins([[others[1], oldest, others[0]]])) == [
        Problem.of(others[0].path, 3, "twin", other=oldest.path),
        Problem.of(others[1].path, 1, "twin", other=oldest.path),
    ]
    assert list(check_twins([])) == []
