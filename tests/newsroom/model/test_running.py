from __future__ import annotations

from pelican import Pelican

from newsroom.model.running import is_newsroom
from newsroom.pelican import Newsroom


class Derived(Newsroom):
    pass


def test_our_class_and_what_derives_from_it_are_told_from_stock() -> None:
    assert is_newsroom(Newsroom.__new__(Newsroom))
    assert is_newsroom(Derived.__new__(Derived))
    assert not is_newsroom(Pelican.__new__(Pelican))
