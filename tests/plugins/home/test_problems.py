from __future__ import annotations

from datetime import timedelta

import pytest

from newsroom.model.dates import Period
from newsroom.model.front import Announcement
from plugins.home.problems import check_announcements
from tests.support.making import NOW

DAY = timedelta(days=1)
ALWAYS, LATER, OVER = Period(), Period(NOW + DAY), Period(end=NOW)


@pytest.mark.parametrize(
    ("url", "period", "told"),
    [
        ("", ALWAYS, []),
        ("https://a.vn/", ALWAYS, []),
        ("/gioi-thieu/", ALWAYS, []),
        ("/gioi-thieu?a=1#b", ALWAYS, []),
        ("/", ALWAYS, []),
        ("/khong-co/", ALWAYS, ["notice-missing"]),
        ("/khong-co/", LATER, ["notice-missing"]),
        ("/khong-co/", OVER, []),
        ("/2026/02/hen-gio/", ALWAYS, ["notice-hidden"]),
        ("/2026/02/hen-gio/", LATER, []),
    ],
)
def test_links_to_what_is_not_there_are_told_at_their_line(url: str, period: Period, told: list[str]) -> None:
    found = check_announcements(
        [Announcement("Mời họp", url, period, 7)],
        NOW,
        lambda address: address in ("", "gioi-thieu/"),
        lambda address: "future" if "hen-gio" in address else "",
    )
    assert [(one.line, one.code) for one in found] == [(7, code) for code in told]
