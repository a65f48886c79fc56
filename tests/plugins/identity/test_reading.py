from __future__ import annotations

import pytest

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
    assert [reading.line("name"), reading.line_in("links", "name", 1), reading.line("url")] == [1, 6, 2]
    assert [reading.line("links", nth=0), reading.line("links", nth=1), reading.line("none")] == [3, 5, 1]


def test_what_is_no_table_is_a_problem() -> None:
    reading = TableReader("organisation = 1\n")
    assert reading.table("organisation", {"organisation": 1}) == {}
    assert [(problem.line, problem.code) for problem in reading.problems] == [(1, "site-type")]
    assert reading.table("organisation", {}) == {}


@pytest.mark.parametrize(
    ("toml", "table", "key", "nth", "line"),
    [
        ("name = 1\n\na.b = 1\n", "", "a", 0, 3),
        ("name = 1\norganisation.name = 2\n", "organisation", "name", 0, 2),
        ("name = 1\n[organisation]\n\n'name' = 2\n", "organisation", "name", 0, 4),
        ("[[links]]\nname = 1\n[[links]]\nb.c = 1\nname = 2\n", "links", "name", 1, 5),
        ("[[links]]\nname = 1\n[[links]]\nb.c = 1\nname = 2\n", "links", "b", 1, 4),
        ("x = 1\nhosting.limits.files = 'a'\n", "hosting.limits", "files", 0, 2),
        ("x = 1\nhosting = {keep = 'a'}\n", "hosting", "keep", 0, 2),
        ("a = 1\n", "", "none", 0, 1),
        ("url = 1\nlinks = [\n  { url = 2 },\n  { url = 3 },\n]\n", "links", "url", 1, 4),
        ("url = 1\nlinks = [{ url = 2 }, { url = 3 }]\n", "links", "url", 1, 2),
        ("[[categories]]\nkind = 1\n[hosting]\nkind = 2\n", "hosting", "kind", 0, 4),
        ("[front]\nlinks = 1\n[[links]]\nname = 2\n", "links", "url", 0, 3),
    ],
)
def test_the_line_of_a_key_in_its_table_is_found(
    toml: str, table: str, key: str, nth: int, line: int
) -> None:
    assert TableReader(toml).line_in(table, key, nth) == line


def test_the_line_of_a_key_behind_that_of_its_table_is_found() -> None:
    reading = TableReader("x = 1\nhosting.kind = 'a'\n\nhosting.limits.file_mb = 'b'\n")
    keys = (("hosting", "kind"), ("hosting.limits", "file_mb"), ("hosting", "limits"), ("", "hosting"))
    assert [reading.line_in(*key) for key in keys] == [2, 4, 4, 2]
    assert [reading.line("hosting"), reading.line("hosting.limits")] == [2, 4]


@pytest.mark.parametrize(
    ("table", "key", "code", "where"),
    [
        ("links", "designation", "site-key-elsewhere", "mục [organisation]"),
        ("", "licence", "site-key-elsewhere", "mục [organisation]"),
        ("banners", "tagline", "site-key-elsewhere", "phần đầu tệp, trước dòng [mục] đầu tiên"),
        ("organisation", "kind", "site-key-elsewhere", "mục [[categories]] hoặc mục [hosting]"),
        ("front", "files", "site-key-elsewhere", "mục [hosting.limits]"),
        ("links", "items", "site-key-elsewhere", "mục [[menu]]"),
        ("organisation", "adress", "site-unknown-key", ""),
        ("links", "mau", "site-strange-key", ""),
    ],
)
def test_a_key_of_another_table_is_told_where_it_belongs(table: str, key: str, code: str, where: str) -> None:
    reading = TableReader("")
    reading.unknown(table, key)
    (problem,) = reading.problems
    assert (problem.code, dict(problem.values).get("where", "")) == (code, where)
