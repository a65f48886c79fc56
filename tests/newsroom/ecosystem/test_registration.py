"""How plugins of others are brought in and watched; what becomes of whole builds is in the tests beside."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from blinker import Signal

from newsroom.ecosystem.receivers import Receivers
from newsroom.ecosystem.registration import Registration, Unusable, receive


def name_of(plugin: Any) -> str:
    return str(plugin.__name__)


def plugin(name: str, register: Any) -> ModuleType:
    made = ModuleType(name)
    vars(made)["register"] = register
    return made


@pytest.fixture
def signals() -> dict[str, Signal]:
    return {"initialized": Signal(), "feed_written": Signal()}


def brought(signals: dict[str, Signal], *plugins: ModuleType) -> Registration:
    registration = Registration(Receivers(signals), plugins, name_of)
    assert registration.bring(lambda wanted: [*wanted]) == [*plugins]
    return registration


def test_a_partial_belongs_to_the_plugin_that_connected_it(signals: dict[str, Signal]) -> None:
    greeting, waiting = partial(print), partial(print)
    one = plugin("one", lambda: signals["initialized"].connect(greeting))
    two = plugin("two", lambda: signals["feed_written"].connect(waiting))
    with pytest.raises(Unusable, match="«two» chờ tín hiệu feed_written"):
        brought(signals, one, two)
    assert brought(signals, one).named("initialized", greeting) == "one"


def test_what_is_connected_on_import_belongs_to_the_plugin_that_is_imported(
    signals: dict[str, Signal],
) -> None:
    waiting = partial(print)
    one, two = plugin("one", lambda: None), plugin("two", lambda: None)

    def load(wanted: Iterable[Any]) -> list[Any]:
        for found in wanted:
            if found is two:
                signals["feed_written"].connect(waiting)
        return [one, two]

    with pytest.raises(Unusable, match="«two» chờ tín hiệu feed_written"):
        Registration(Receivers(signals), [one, two], name_of).bring(load)


def test_what_nobody_is_known_to_have_connected_is_named_itself(signals: dict[str, Signal]) -> None:
    registration = brought(signals)
    assert registration.named("initialized", partial(print)) == "hàm partial(print)"


def test_what_a_receiver_changes_and_connects_is_noted(signals: dict[str, Signal]) -> None:
    waiting = partial(print)
    building = SimpleNamespace(settings={"A": 1, "B": [1]})

    def begin(building: Any) -> None:
        building.settings["B"].append(2)
        if building.settings["A"] == 2:
            signals["feed_written"].connect(waiting)

    hook = partial(begin)
    registration = brought(signals, plugin("one", lambda: signals["initialized"].connect(hook)))
    _, late = registration.send("initialized", building)
    assert late == {"B": "plugin «one» (tín hiệu initialized)"}
    building.settings["A"] = 2
    with pytest.raises(Unusable, match="«one» chờ tín hiệu feed_written"):
        registration.send("initialized", building)
    assert not signals["feed_written"].receivers


def test_what_was_changed_once_is_judged_again_with_the_next_build(signals: dict[str, Signal]) -> None:
    building = SimpleNamespace(settings={"A": 1})
    hook = partial(lambda building: building.settings.update(A=2))
    registration = brought(signals, plugin("one", lambda: signals["initialized"].connect(hook)))
    first, second = (registration.send("initialized", building) for _ in range(2))
    assert first == second
    assert [*second[1]] == ["A"]


def test_settings_stay_a_table(signals: dict[str, Signal]) -> None:
    def begin(building: Any) -> None:
        building.settings = None

    hook = partial(begin)
    registration = brought(signals, plugin("one", lambda: signals["initialized"].connect(hook)))
    with pytest.raises(Unusable, match="«one» thay cả bảng thiết lập"):
        registration.send("initialized", SimpleNamespace(settings={}))


@pytest.mark.parametrize(
    ("name", "value", "setting"),
    [
        ("path", "khac", "PATH"),
        ("theme", "khac", "THEME"),
        ("output_path", "khac", "OUTPUT_PATH"),
        ("ignore_files", ["*.md"], "IGNORE_FILES"),
        ("delete_outputdir", True, "DELETE_OUTPUT_DIRECTORY"),
        ("output_retention", ["x"], "OUTPUT_RETENTION"),
    ],
)
def test_attributes_that_stand_for_settings_are_not_changed_also_not_in_the_build_that_follows(
    name: str, value: Any, setting: str, signals: dict[str, Signal]
) -> None:
    building = SimpleNamespace(settings={}, path="a", theme="b", output_path="c", ignore_files=[])
    hook = partial(lambda building: setattr(building, name, value))
    registration = brought(signals, plugin("one", lambda: signals["initialized"].connect(hook)))
    for _ in range(2):
        with pytest.raises(Unusable, match=rf"«one» đổi {setting} \(thuộc tính {name}\) khi nhận tín hiệu"):
            registration.send("initialized", building)


def test_settings_in_another_table_are_judged_as_those_before(signals: dict[str, Signal]) -> None:
    building = SimpleNamespace(settings={"A": 1, "B": 1}, output_path="c")

    def begin(building: Any) -> None:
        building.settings = {"A": 1, "B": 2}
        building.output_path = "c"

    hook = partial(begin)
    registration = brought(signals, plugin("one", lambda: signals["initialized"].connect(hook)))
    assert [*registration.send("initialized", building)[1]] == ["B"]


def test_generators_that_are_given_bit_by_bit_are_all_taken_at_once() -> None:
    def give(_: object) -> Iterable[int]:
        yield 1
        yield 2

    assert receive("get_generators", None, give, None) == [1, 2]
    assert receive("get_generators", None, str, "ab") == "ab"


def test_what_cannot_receive_is_no_receiver() -> None:
    async def later(_: object) -> None: ...

    with pytest.raises(TypeError, match="async def"):
        receive("initialized", None, later, None)
