from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.disk import fingerprint
from newsroom.engine.queries import OutputRow, Queries
from newsroom.engine.snapshot import Mark, Snapshot, Stamp
from newsroom.model.output import Output
from newsroom.model.problem import Problem
from tests.support.making import NOW, index_records


@pytest.fixture
def queries() -> Queries:
    """Give a catalogue that holds nothing."""
    return index_records(())


# Files of the site


def output(path: str, origin: str = "a.md", line: int = 0) -> Output:
    return Output(path, origin, lambda: b"", line=line)


@pytest.fixture
def planned(queries: Queries) -> Queries:
    """Give a catalogue of a site of two parts that share a file."""
    queries.outputs.put({"one": [output("1.html", "a.md", 3), output("both.html", "a.md")]})
    queries.outputs.put({"two": [output("2.html", "b.md"), output("both.html", "b.md")]})
    return queries


def test_files_are_known_with_their_part_and_what_asks_for_them(planned: Queries) -> None:
    assert sorted(planned.outputs.all()) == [
        OutputRow("one", "1.html", "a.md", 3),
        OutputRow("one", "both.html", "a.md", 0),
        OutputRow("two", "2.html", "b.md", 0),
        OutputRow("two", "both.html", "b.md", 0),
    ]
    assert planned.outputs.paths() == {"1.html", "2.html", "both.html"}
    assert planned.outputs.count() == 4
    assert [planned.outputs.has(path) for path in ("1.html", "3.html")] == [True, False]
    assert sorted(row.part for row in planned.outputs.at("both.html")) == ["one", "two"]
    assert planned.outputs.at("3.html") == []


def test_what_lies_below_a_page_as_if_that_were_a_folder_is_found(queries: Queries) -> None:
    queries.outputs.put({"stub:x": [output("a.html/b.html"), output("a.html-b/c")]})
    queries.outputs.put({"one": [output("a.html")]})
    assert [row.path for row in queries.outputs.below("a.html")] == ["a.html/b.html"]
    assert queries.outputs.has_stub_below_page()
    queries.outputs.take_part("stub:x")
    queries.outputs.put({"stub:x": [output("a/b.html")]})
    queries.outputs.put({"one": [output("c.html/b")]})
    assert not queries.outputs.has_stub_below_page()


def test_a_part_is_taken_out_and_its_files_named(planned: Queries) -> None:
    assert planned.outputs.take_part("one") == {"1.html", "both.html"}
    assert planned.outputs.take_part("one") == set()
    assert planned.outputs.paths() == {"2.html", "both.html"}
    assert planned.outputs.has("both.html")
    assert planned.outputs.take_all() == {"2.html", "both.html"}
    assert (planned.outputs.paths(), planned.outputs.count()) == (set(), 0)


def test_what_asks_for_a_file_is_named_but_not_for_some_parts(queries: Queries) -> None:
    queries.outputs.put({"stub:a": [output("a.html", "stub.md"), output("b.html", "stub.md")]})
    queries.outputs.put({"page:a": [output("a.html", "page.md")]})
    assert queries.outputs.origin("a.html", "stub:") == "page.md"
    assert queries.outputs.origin("b.html", "stub:") is None
    assert queries.outputs.origin("b.html", "page:") == "stub.md"
    assert queries.outputs.origin("c.html", "stub:") is None


# Problems

texts = st.text(max_size=8)
problems = st.builds(
    Problem, texts, st.integers(0, 99), texts, st.lists(st.tuples(texts, texts), max_size=2).map(tuple)
)


@pytest.mark.slow
@given(st.lists(problems, max_size=4), st.lists(problems, max_size=4))
def test_problems_come_back_in_place_of_those_before(first: list[Problem], second: list[Problem]) -> None:
    rows = index_records(()).problems
    for found in (first, second):
        rows.replace(found)
        assert rows.all() == found


# Notes on the folders


def test_snapshots_come_back_and_only_what_changed_is_written(queries: Queries) -> None:
    mark = Mark(Stamp(1, 2, 3), fingerprint(b"x"))
    content, output = Snapshot(), Snapshot()
    for path in (b"a/b/1.md", b"a/b/2.md", b"c/d/3.md", b"e/f/l\xff.md"):
        content.put(path, mark)
    output.put(b"index.html", mark)
    rows = queries.snapshots
    rows.put("content", content)
    rows.put("output", output)
    found = rows.find("content")
    assert sorted(found.files()) == [b"a/b/1.md", b"a/b/2.md", b"c/d/3.md", b"e/f/l\xff.md"]
    assert found.get(b"e/f/l\xff.md") == mark
    assert list(rows.find("output").files()) == [b"index.html"]
    found.drop(b"c/d/3.md")
    found.put(b"a/b/1.md", Mark(Stamp(9, 9, 9)))
    changes: list[str] = []
    connection = rows._catalogue.connection
    connection.set_trace_callback(changes.append)
    rows.put("content", found)
    connection.set_trace_callback(None)
    assert [sql.split()[0] for sql in changes if "snapshots" in sql] == ["DELETE", "INSERT"]
    found = rows.find("content")
    assert sorted(found.files()) == [b"a/b/1.md", b"a/b/2.md", b"e/f/l\xff.md"]
    assert found.get(b"a/b/1.md") == Mark(Stamp(9, 9, 9))


def test_the_notes_on_one_folder_are_forgotten_alone(queries: Queries) -> None:
    for root in ("content", "output"):
        snapshot = Snapshot()
        snapshot.put(b"a", Mark(Stamp(1, 2, 3)))
        queries.snapshots.put(root, snapshot)
    queries.snapshots.drop("output")
    assert bool(queries.snapshots.find("content"))
    assert not queries.snapshots.find("output")
    assert not queries.snapshots.find("khong-co")


# Notes


def test_notes_are_kept_by_key(queries: Queries) -> None:
    queries.notes.put(a="1", b="2")
    queries.notes.put(a="3")
    queries.notes.put()
    assert queries.notes.all() == {"a": "3", "b": "2"}


def test_a_moment_is_noted_or_that_there_is_none(queries: Queries) -> None:
    with pytest.raises(LookupError):
        queries.notes.moment("a")
    for moment in (NOW, None):
        queries.notes.put_moment("a", moment)
        assert queries.notes.moment("a") == moment


def test_notes_fit_where_all_that_is_asked_is_as_wanted(queries: Queries) -> None:
    queries.notes.put(a="1", b="3")
    assert queries.notes.fit({"a": "1", "b": "2"}, "a")
    assert not queries.notes.fit({"a": "1", "b": "2"}, "a", "b")
    assert queries.notes.fit({"a": "1", "b": "3"}, "a", "b")
    assert not index_records(()).notes.fit({"a": "1"}, "a")


def test_parts_that_have_files_are_named_by_how_they_begin(queries: Queries) -> None:
    for part, paths in {
        "share:a/": ["a/og.jpg"],
        "share:": ["og.jpg"],
        "share:b/": [],
        "shard:c": ["c"],
    }.items():
        queries.outputs.put({part: [output(path) for path in paths]})
    assert queries.outputs.parts("share:") == {"a/", ""}
