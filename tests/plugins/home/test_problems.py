from __future__ import annotations

from datetime import timedelta

import pytest

from newsroom.model.dates import Period
from newsroom.model.front import Announcement
from newsroom.model.site import Banner
from plugins.home.problems import check_leads, check_pins, leads
from tests.support.making import NOW, make_article, make_site

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


def test_pins_without_room_are_told_once_at_the_first_of_them() -> None:
    crowded = [make_article(number, pin=1, lines=(("pin", 4),)) for number in range(7)]
    (found,) = check_pins(crowded, 3)
    values = dict(found.values)
    assert (found.path, found.line, found.code) == (crowded[0].path, 4, "pins-crowded")
    assert values["room"] == "3"
    assert values["names"].endswith("/2024/01/tin-so-004/ và 2 bài nữa")
    assert list(check_pins([], 3)) == []


def test_a_home_page_without_the_lead_has_room_for_none() -> None:
    (found,) = check_pins([make_article(1, pin_until=NOW, lines=(("pin_until", 5),))], 0)
    assert (found.line, found.code) == (5, "pins-nowhere")
