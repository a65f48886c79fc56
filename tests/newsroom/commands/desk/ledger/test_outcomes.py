"""What became of an act."""

from __future__ import annotations

from pathlib import Path

from newsroom.commands.desk.ledger.delivering import Delivery
from newsroom.commands.desk.ledger.outcomes import Back, Refused, backs, shown
from newsroom.commands.desk.ledger.replaying import Returned, Step
from newsroom.commands.desk.ledger.situation import Home

HOME = Home(Path("/x"), Path("/x/.git"), Path("/x/.git"), "content/", False)


def step(commit: str, message: str) -> Step:
    raw = f"tree 1\nauthor A <> 0 +0000\n\n{message}\n".encode()
    return Step(("content/articles/2024/07/a/", "content/site.toml"), {}, {}, raw, commit)


def test_only_commits_that_waited_are_told_to_be_back_and_why() -> None:
    delivery = Delivery("")
    delivery.returned = [
        Returned(step("", "mới"), why="x"),
        Returned(step("1", "Đăng: a\n\nthêm"), why="lỗi: thiếu sapo"),
        Returned(step("2", "Sửa"), ("content/articles/2024/07/a/",)),
    ]
    refused, overtaken = backs(delivery, HOME)
    assert refused == Back("Đăng: a", ("articles/2024/07/a", "site.toml"), "lỗi: thiếu sapo")
    assert "Người khác" in overtaken.why


def test_units_are_named_as_seen_from_the_content() -> None:
    assert shown(["content/articles/2024/07/a/", "content/site.toml"], HOME) == (
        "articles/2024/07/a",
        "site.toml",
    )


def test_who_is_refused_has_the_words_of_the_server() -> None:
    assert Refused("lỗi").words == str(Refused("lỗi")) == "lỗi"
