"""Test the pages of years."""

from __future__ import annotations

from datetime import datetime

from newsroom.vietnamese.printing import VIETNAM
from plugins.listing.years import year_page
from tests.support.making import make_article, make_edition


def test_the_page_of_a_year_lists_its_months_newest_first() -> None:
    days = [(2023, 12, 1), (2024, 1, 5), *[(2024, 3, day) for day in range(1, 8)], (2025, 1, 1)]
    edition = make_edition(
        make_article(number, date=datetime(*day, 8, tzinfo=VIETNAM)) for number, day in enumerate(days)
    )
    page = year_page(edition, 2024, [2025, 2024, 2023])
    assert [(month.name, month.url, month.count) for month in page.months] == [
        ("Tháng 3", "2024/03/", 7),
        ("Tháng 1", "2024/01/", 1),
    ]
    assert [headline.locale_date for headline in page.months[0].articles] == [
        f"{day:02d}/03/2024" for day in (7, 6, 5, 4, 3)
    ]
    assert (page.newer, page.older) == ("2025/", "2023/")
    assert (year_page(edition, 2025, [2025, 2024]).newer, year_page(edition, 2023, [2024, 2023]).older) == (
        None,
        None,
    )
