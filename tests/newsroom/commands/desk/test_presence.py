"""Who has which article open: others are named, those who left are not."""

from __future__ import annotations

from newsroom.commands.desk.presence import HERE, SECONDS, Presence
from tests.support.desk import DRAFT, DeskOf

PLACE, OTHER = "2024/07/a", "2024/07/b"


class Clock:
    """A clock that stands until it is moved."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_two_people_in_one_article_see_each_other() -> None:
    presence = Presence()
    assert presence.seen(PLACE, "mai", "Mai") == ()
    assert presence.seen(PLACE, "lan", "Lan") == ("Mai",)
    assert presence.seen(PLACE, "mai", "Mai") == ("Lan",)
    assert presence.seen(OTHER, "an", "An") == ()


def test_a_second_window_of_the_same_person_is_told() -> None:
    presence = Presence()
    presence.seen(PLACE, "", "Mai", "1")
    assert presence.seen(PLACE, "", "Mai", "2") == ()
    assert presence.is_elsewhere(PLACE, "", "2")
    presence.gone(PLACE, "", "1")
    assert not presence.is_elsewhere(PLACE, "", "2")


def test_who_closes_the_page_or_is_silent_for_long_is_gone() -> None:
    clock = Clock()
    presence = Presence(clock)
    presence.seen(PLACE, "mai", "Mai")
    presence.gone(PLACE, "mai")
    assert presence.seen(PLACE, "lan", "Lan") == ()
    clock.now = SECONDS + 1
    assert presence.seen(PLACE, "mai", "Mai") == ()


def test_places_where_nobody_is_any_more_are_let_go() -> None:
    clock = Clock()
    presence = Presence(clock)
    for number in range(100):
        presence.seen(f"2024/07/a-{number}", "mai", "Mai")
    clock.now = SECONDS + 1
    presence.seen(PLACE, "lan", "Lan")
    assert list(presence._seen) == [PLACE]


def test_nobody_is_noted_at_an_article_that_is_not_there(office: DeskOf) -> None:
    answer = office.ask("POST", "/api/o-day/2024/07/khong-co", {"window": "1"})
    assert answer.status == 404
    assert "2024/07/khong-co" not in HERE._seen
    assert office.ask("POST", f"/api/o-day/{DRAFT}", {"window": "1"}).json["others"] == []
