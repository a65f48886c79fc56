from __future__ import annotations

from plugins.identity.reading import TableReader

TOML = """\
name = "Khối"
"url" = "https://a.vn"
[[links]]
name = "A"
[[links]]
name = "B"
"""


def test_the_line_of_a_key_or_of_the_nth_table_is_found() -> None:
    reading = TableReader(TOML)
    assert [reading.line("name"), reading.line("name", "B"), reading.line("url")] == [1, 6, 2]
    assert [reading.line("links", nth=0), reading.line("links", nth=1), reading.line("none")] == [3, 5, 1]


def test_what_is_no_table_is_a_problem() -> None:
    reading = TableReader("organisation = 1\n")
    assert reading.table("organisation", {"organisation": 1}) == {}
    assert [(problem.line, problem.code) for problem in reading.problems] == [(1, "site-type")]
    assert reading.table("organisation", {}) == {}
