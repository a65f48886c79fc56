from __future__ import annotations

from newsroom.model.problem import Problem
from plugins.gate.months import check_months
from tests.support.making import START, make_article


def test_a_date_in_another_month_than_the_folder_is_reported() -> None:
    article = make_article(1, url="2023/12/tin/", date=START, lines=(("date", 2),))
    assert list(check_months([article, make_article(2)])) == [
        Problem.of(article.path, 2, "folder-month", date="01/01/2024", folder="2023/12")
    ]
