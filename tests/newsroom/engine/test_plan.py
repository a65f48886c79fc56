from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.plan import Plan
from newsroom.engine.products import PlanChange
from newsroom.engine.queries import OutputRow, Queries
from newsroom.model.output import Output
from tests.support.making import index_records


def output(path: str, origin: str = "a.md", line: int = 0) -> Output:
    return Output(path, origin, lambda: b"", line=line)


def planned(**parts: list[str]) -> Plan:
    """Plan files by part."""
    plan = Plan()
    for part, paths in parts.items():
        plan.add(part, map(output, paths))
    return plan


@pytest.fixture
def queries() -> Queries:
    """Give a catalogue that holds nothing."""
    return index_records(())


def store(queries: Queries, plan: Plan, everything: bool = False) -> tuple[set[str], set[str]]:
    """Store a plan; give what appeared and what was released."""
    change = plan.store(queries, everything)
    return set(change.appeared), set(change.released)


# The plan


def test_a_plan_holds_the_files_of_all_parts_in_order() -> None:
    plan = planned(one=["b", "a"], other=["c"])
    plan.add("one", [output("d")])
    assert [one.path for one in plan.outputs] == ["b", "a", "d", "c"]


def test_a_part_that_is_planned_may_have_no_files_any_more() -> None:
    assert not Plan()
    assert planned(one=[])
    assert planned(one=[]).outputs == []


def test_a_plan_that_was_taken_holds_no_files_and_is_a_plan_all_the_same() -> None:
    plan = planned(one=["b", "a"], other=["c"])
    assert [one.path for one in plan.take()] == ["b", "a", "c"]
    assert plan.outputs == []
    assert plan
    plan.take()
    assert plan


def test_a_plan_of_nothing_is_none_after_it_was_taken() -> None:
    plan = Plan()
    assert plan.take() == []
    assert not plan


@pytest.mark.parametrize(
    ("prefix", "has_any"),
    [("", True), ("stub:", True), ("stub:a", True), ("stub:b", False), ("feed", False), ("stubs", False)],
)
def test_parts_are_asked_by_the_beginning_of_their_names_whether_they_have_files(
    prefix: str, has_any: bool
) -> None:
    plan = planned(**{"stub:a": ["1"], "stub:b": [], "feed": []})
    assert plan.has_any(prefix) is has_any


# Against the last build


def test_what_is_planned_is_written_down_with_what_asks_for_it(queries: Queries) -> None:
    plan = Plan()
    plan.add("one", [output("a.html", "a.md", 3)])
    plan.add("other", [output("b.html")])
    assert plan.store(queries, False) == PlanChange(frozenset({"a.html", "b.html"}), frozenset())
    assert sorted(queries.outputs.all()) == [
        OutputRow("one", "a.html", "a.md", 3),
        OutputRow("other", "b.html", "a.md", 0),
    ]


def test_only_the_parts_that_are_planned_change(queries: Queries) -> None:
    store(queries, planned(one=["a", "b"], other=["c"], third=["d"]))
    assert store(queries, planned(one=["b", "x"], third=[])) == ({"x"}, {"a", "d"})
    assert queries.outputs.paths() == {"b", "x", "c"}
    assert store(queries, planned(one=["b", "x"])) == (set(), set())
    assert store(queries, Plan()) == (set(), set())
    assert queries.outputs.paths() == {"b", "x", "c"}


def test_where_everything_is_planned_the_rest_is_given_up(queries: Queries) -> None:
    store(queries, planned(one=["a", "b"], other=["c"]))
    assert store(queries, planned(one=["b", "x"]), everything=True) == ({"x"}, {"a", "c"})
    assert queries.outputs.paths() == {"b", "x"}
    assert store(queries, Plan(), everything=True) == (set(), {"b", "x"})
    assert queries.outputs.paths() == set()


def test_a_file_that_another_part_has_is_not_released(queries: Queries) -> None:
    store(queries, planned(one=["a", "b"], other=["b"]))
    assert store(queries, planned(one=[])) == (set(), {"a"})
    assert store(queries, planned(other=[])) == (set(), {"b"})


def test_a_file_that_goes_from_part_to_part_neither_appears_nor_is_released(queries: Queries) -> None:
    store(queries, planned(one=["a"], other=["b"]))
    assert store(queries, planned(one=["b"], other=["a"])) == (set(), set())
    assert queries.outputs.take_part("one") == {"b"}


parts = st.dictionaries(
    st.sampled_from(["one", "other", "third"]), st.lists(st.sampled_from("abcd"), max_size=3, unique=True)
)


@pytest.mark.slow
@given(st.lists(st.tuples(parts, st.booleans()), max_size=4))
def test_what_was_there_and_what_changed_give_what_is_there(
    builds: list[tuple[dict[str, list[str]], bool]],
) -> None:
    queries = index_records(())
    site: dict[str, list[str]] = {}
    for planned_parts, everything in builds:
        before = {path for paths in site.values() for path in paths}
        appeared, released = store(queries, planned(**planned_parts), everything)
        site = planned_parts if everything else {**site, **planned_parts}
        after = {path for paths in site.values() for path in paths}
        assert queries.outputs.paths() == after
        assert released == before - after
        assert after - before <= appeared <= after
