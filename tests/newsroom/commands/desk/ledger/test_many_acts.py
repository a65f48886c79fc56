"""Two people at work for a while, whatever comes: nothing that either typed is ever lost."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from newsroom.commands.desk.ledger import Conflict, Refused
from tests.support.repository import git
from tests.support.two_desks import AN, BA, BINH, HAI, MOT, Desk, Office, Someone, open_office, run

pytestmark = pytest.mark.slow
PLACES = (MOT, HAI, BA)


@dataclass
class Hand:
    """A person, and what they typed that the server does not have, by place."""

    person: Someone
    desk: Desk
    typed: dict[str, str] = field(default_factory=dict)


class Day:
    """Some acts of two people; after each of them all that was typed is looked for."""

    def __init__(self, office: Office, seed: int) -> None:
        self.office, self.chance = office, random.Random(seed)
        self.hands = [Hand(AN, office.an), Hand(BINH, office.binh)]
        self.is_online, self.number, self.log = True, 0, []  # type: ignore[var-annotated]

    def go_on(self, times: int) -> None:
        acts = [self.type, self.type, self.type, self.record, self.record, self.record, self.send, self.fetch]
        acts += [self.settle, self.network, self.picky, self.commit_by_hand]
        for _ in range(times):
            hand = self.chance.choice(self.hands)
            act = self.chance.choice(acts)
            self.log.append((hand.person.name, act.__name__))
            act(hand)
            self.look()

    def type(self, hand: Hand) -> None:
        place = self.chance.choice(PLACES)
        self.number += 1
        hand.typed[place] = f"{hand.person.name} gõ {self.number}\n"
        hand.desk.write(f"{place}/index.md", hand.typed[place])

    def record(self, hand: Hand) -> None:
        place = self.chance.choice(PLACES)
        self.log.append(place)
        try:
            run(hand.desk.ledger.record(hand.person, [place], f"Sửa {place[-3:]}"))
        except (Conflict, Refused) as error:
            self.log.append(type(error).__name__)

    def send(self, hand: Hand) -> None:
        run(hand.desk.ledger.send())

    def fetch(self, hand: Hand) -> None:
        run(hand.desk.ledger.fetch())

    def settle(self, hand: Hand) -> None:
        for place in PLACES:
            if texts := run(hand.desk.ledger.conflict(place)):
                assert (texts.ours or b"").decode() == hand.typed[place]
                run(hand.desk.ledger.settle(place, texts.theirs_commit))

    def network(self, hand: Hand) -> None:
        self.is_online = not self.is_online
        if self.is_online:
            self.office.go_online()
        else:
            self.office.go_offline()

    def picky(self, hand: Hand) -> None:
        if self.is_online:
            self.office.hook(self.chance.choice(["", "", "echo 'lỗi: không nhận' >&2; exit 1"]))

    def commit_by_hand(self, hand: Hand) -> None:
        if self.chance.random() < 0.3:
            hand.desk.git("commit", "-q", "--allow-empty", "-am", "bằng tay")

    def look(self) -> None:
        server = self.office.server if self.is_online else self.office.server.with_name("away.git")
        told = set(git(server, "log", "-p", "--format=", "main").splitlines())
        for hand in self.hands:
            for place, text in list(hand.typed.items()):
                if f"+{text.strip()}" in told:
                    del hand.typed[place]
                else:
                    assert hand.desk.read(f"{place}/index.md") == text, (hand.person.name, place, self.log)


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_two_people_do_what_they_typed_is_with_them_or_on_the_server(
    tmp_path: Path, seed: int
) -> None:
    day = Day(open_office(tmp_path), seed)
    day.go_on(30)
    if not day.is_online:
        day.network(day.hands[0])
    day.office.hook("")
    for _ in range(2):
        for hand in day.hands:
            day.settle(hand)
            run(hand.desk.ledger.send())
            for place in PLACES:
                try:
                    run(hand.desk.ledger.record(hand.person, [place], "Cuối ngày"))
                except Conflict as conflict:
                    run(hand.desk.ledger.settle(place, conflict.texts.theirs_commit))
                    run(hand.desk.ledger.record(hand.person, [place], "Cuối ngày"))
            day.look()
    assert all(not hand.typed for hand in day.hands)
    run(day.hands[0].desk.ledger.fetch())
    assert day.office.an.status() == day.office.binh.status() == []
