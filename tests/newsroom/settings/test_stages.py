"""``PLUGINS`` that cannot work is told in words."""

from __future__ import annotations

from types import ModuleType

import pytest

from newsroom.settings.stages import NEEDED, TAKES, judge_plugins
from tests.support.checking import PLUGINS


def told(plugins: list[object]) -> str:
    return "\n".join(judge_plugins(plugins, "trang.py"))


def test_nothing_is_said_of_our_order_nor_of_modules_and_plugins_of_others() -> None:
    assert told(list(PLUGINS)) == ""
    assert told(["minify", *map(ModuleType, PLUGINS), "x.y"]) == ""


@pytest.mark.parametrize("name", ["gate", "press", *NEEDED])
def test_a_stage_that_is_needed_is_missed(name: str) -> None:
    line = told([one for one in PLUGINS if one != f"plugins.{name}"])
    assert line.startswith(f"trang.py: lỗi: PLUGINS: thiếu plugins.{name},")


def test_no_plugins_at_all_are_two_lines_and_one_for_what_makes_pages() -> None:
    assert len(judge_plugins([], "trang.py")) == 3


def test_all_plugins_that_are_installed_are_refused_elsewhere() -> None:
    assert judge_plugins(None, "trang.py") == ()


def test_a_name_twice_is_told() -> None:
    assert told([*PLUGINS, "plugins.feeds"]) == (
        "trang.py: lỗi: PLUGINS: plugins.feeds ghi 2 lần. Giữ một dòng."
    )


@pytest.mark.parametrize(("name", "taken"), [(name, one) for name, taken in TAKES.items() for one in taken])
def test_a_stage_before_one_from_which_it_takes_is_told(name: str, taken: str) -> None:
    others = [one for one in PLUGINS if one != f"plugins.{name}"]
    place = others.index(f"plugins.{taken}")
    line = told([*others[:place], f"plugins.{name}", *others[place:]])
    assert f"PLUGINS: plugins.{name} cần kết quả của plugins.{taken} " in line


def test_stages_that_do_not_take_from_each_other_may_stand_as_one_likes() -> None:
    free = [name for name in PLUGINS if name.removeprefix("plugins.") not in TAKES]
    planning = [name for name, taken in TAKES.items() if len(taken) > 3]
    others = [name for name in PLUGINS if name not in free and name.removeprefix("plugins.") not in planning]
    assert told([*others, *(f"plugins.{name}" for name in reversed(planning)), *free]) == ""
    assert len(planning) > 5


def test_every_stage_of_ours_is_known_but_those_that_only_listen() -> None:
    names = {name.removeprefix("plugins.") for name in PLUGINS}
    assert names - TAKES.keys() == {"captions", "copydesk", "gate"}
    assert TAKES.keys() <= names
