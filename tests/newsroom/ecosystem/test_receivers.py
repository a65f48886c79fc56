"""Who is connected, and which plugin connected them."""

from __future__ import annotations

from functools import partial

from blinker import Signal

from newsroom.ecosystem.receivers import Receivers


def first(*_: object) -> None: ...


def test_what_a_plugin_connected_is_known_as_long_as_it_stays_connected() -> None:
    signal, other = Signal(), Signal()
    receivers = Receivers({"one": signal, "two": other})
    signal.connect(first)
    before = receivers.references()
    printing = partial(print)
    signal.connect(printing)
    other.connect(first)
    receivers.note(before, "a")
    assert receivers.brought_by("one", printing) == "a"
    assert receivers.brought_by("one", first) == ""
    assert receivers.brought_by("two", first) == "a"
    receivers.disconnect("two", first)
    assert receivers.brought_by("two", first) == ""
    other.connect(first)
    assert receivers.brought_by("two", first) == ""


def test_what_is_connected_again_belongs_to_who_did_it_last() -> None:
    signal = Signal()
    receivers = Receivers({"one": signal})
    signal.connect(first)
    receivers.note({}, "a")
    before = receivers.references()
    signal.connect(first)
    receivers.note(before, "b")
    receivers.note(receivers.references(), "c")
    assert receivers.brought_by("one", first) == "b"


def test_receivers_that_died_are_not_connected() -> None:
    signal = Signal()
    receivers = Receivers({"one": signal})
    dying = partial(print)
    signal.connect(dying)
    assert [*receivers.connected()["one"].values()] == [dying]
    del dying
    assert receivers.connected() == {"one": {}}


def test_what_a_plugin_connected_goes_with_it() -> None:
    signal = Signal()
    receivers = Receivers({"one": signal})
    signal.connect(first)
    before = receivers.references()
    printing, other = partial(print), partial(print)
    signal.connect(printing)
    receivers.note(before, "a")
    before = receivers.references()
    signal.connect(other)
    receivers.note(before, "b")
    receivers.keep_of({"b"})
    assert [*receivers.connected()["one"].values()] == [first, other]
    signal.connect(printing)
    receivers.keep_of({"b"})
    assert printing in receivers.connected()["one"].values()


def test_a_signal_has_the_name_that_pelican_gives_it() -> None:
    signal = Signal()
    receivers = Receivers({"one": signal})
    assert receivers.name_of(signal) == "one"
    assert receivers.name_of(Signal()) == "?"
