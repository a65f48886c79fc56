"""What a plugin changed in settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from newsroom.ecosystem.changed import changed, kept


class Odd:
    """An object that cannot be compared."""

    def __eq__(self, _: object) -> bool:
        raise TypeError

    __hash__ = None  # type: ignore[assignment] # as arrays have it


def _remove(settings: dict[str, Any]) -> None:
    del settings["A"]


@pytest.mark.parametrize(
    "change",
    [
        lambda settings: settings.update(A=2),
        lambda settings: settings.update(A=True),
        lambda settings: settings["LIST"].append(3),
        lambda settings: settings["TABLE"]["x"].append(3),
        lambda settings: settings["TABLE"].update(y=1),
        lambda settings: settings["SET"].add(3),
        lambda settings: settings.update(ODD=Odd()),
        lambda settings: settings.update(NEW=None),
        _remove,
    ],
)
def test_what_was_changed_is_named_also_in_place(change: Callable[[dict[str, Any]], object]) -> None:
    settings = {"A": 1, "LIST": [1], "TABLE": {"x": [1, (2,)]}, "SET": {1}, "ODD": Odd(), "f": 1}
    before = kept(settings)
    assert [*changed(before, settings)] == []
    change(settings)
    assert len([*changed(before, settings)]) == 1


def test_what_is_no_setting_is_not_named() -> None:
    assert [*changed({"a": 1}, {"a": 2, "b": 1})] == []


def test_a_table_that_holds_itself_is_kept() -> None:
    settings: dict[str, Any] = {"A": {}}
    settings["A"]["again"] = settings["A"]
    assert kept(settings)["A"]["again"]
