from __future__ import annotations

from datetime import timedelta

import pytest

from newsroom.model.dates import Period
from newsroom.model.front import Announcement
from newsroom.model.site import Banner
from plugins.home.problems import check_leads, leads
from tests.support.making import NOW, make_site

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
    banner = Banner("a.png", url, "Mời họp", 5, period, 8)
    site = make_site(announcements=(Announcement("Mời họp", url, period, 7),), banners=(banner,))
    found = check_leads(
        leads(site),
        NOW,
        lambda address: address in ("", "gioi-thieu/"),
        lambda address: "future" if "hen-gio" in address else "",
    )
    assert [(one.line, one.code) for one in found] == [
        (line, code.replace("notice", kind)) for line, kind in ((7, "notice"), (8, "banner")) for code in told
    ]
