from __future__ import annotations

from datetime import timedelta

from newsroom.model.content import TAKEDOWN_FILE
from newsroom.model.gone import Takedown
from tests.support.making import START, index_records, make_links


def test_of_several_reasons_that_it_was_taken_down_is_told() -> None:
    rows = index_records(()).absent
    rows.put([("a", "1.md", "draft"), ("a", TAKEDOWN_FILE, "gone"), ("b", "1.md", "future")])
    assert (rows.why("a"), rows.why("b"), rows.why("c")) == ("gone", "future", None)
    assert sorted(rows.all()) == [("a", "gone"), ("b", "future")]
    rows.put([("a", "2.md", "withdrawn")])
    assert rows.why("a") == "withdrawn"


def test_the_rows_of_a_file_go_together() -> None:
    rows = index_records(()).absent
    rows.put([("a", "1.md", "draft"), ("b", "1.md", "draft"), ("a", "2.md", "future")])
    assert rows.of("1.md") == {("a", "draft"), ("b", "draft")}
    rows.drop("1.md")
    assert (rows.of("1.md"), rows.of("2.md"), rows.why("b")) == (set(), {("a", "future")}, None)


def test_the_list_of_takedowns_is_replaced_as_a_whole() -> None:
    rows = index_records(()).takedowns
    full = Takedown("b/", "Sai", START + timedelta(days=1), make_links("/b"), TAKEDOWN_FILE, 4)
    rows.replace([full, Takedown("a/", path=TAKEDOWN_FILE)])
    assert rows.all() == [Takedown("a/", path=TAKEDOWN_FILE), full]
    rows.replace([full])
    assert (rows.all(), rows.has("b/"), rows.has("a/")) == ([full], True, False)
