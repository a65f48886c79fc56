from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.content import SITE_FILE
from newsroom.model.output import Output
from plugins.gate.addresses import MOVED, STUBS, check_addresses


def output(path: str, origin: str = SITE_FILE, line: int = 0, template: str = "") -> Output:
    return Output(path, origin, bytes, template, line)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("van-ban/index.html", "van-ban/index.html"),
        ("tin/Bai.html", "tin/bai.html"),
        ("tin/b\u00e0i.html", "tin/ba\u0300i.html"),
    ],
)
def test_two_files_for_one_address_are_reported_at_the_side_an_editor_can_change(
    first: str, second: str
) -> None:
    for outputs in (
        [output(first, "pages/a.md", 3), output(second)],
        [output(second), output(first, "pages/a.md", 3)],
    ):
        assert [(p.path, p.line, p.code) for p in check_addresses(outputs)] == [
            ("pages/a.md", 3, "address-collision")
        ]


def test_two_articles_that_collide_name_each_other() -> None:
    outputs = [output("a/index.html", "articles/x.md"), output("a/index.html", "articles/y.md")]
    (problem,) = check_addresses(outputs)
    assert {problem.path, dict(problem.values)["other"]} == {"articles/x.md", "articles/y.md"}
    assert dict(problem.values)["address"] == "a/"


def test_different_addresses_do_not_collide() -> None:
    assert not list(
        check_addresses([output(path) for path in ("index.html", "a/index.html", "a.html", "ab/index.html")])
    )


@pytest.mark.parametrize("path", ["a/index.html", "A/index.html"])
def test_what_a_stub_meets_is_left_to_the_check_of_old_addresses(path: str) -> None:
    stubs = [output(path, f"articles/{name}.md", 3, STUBS[0]) for name in "xy"]
    assert not list(check_addresses([output("a/index.html"), *stubs]))


@pytest.mark.parametrize(
    ("stub", "file"), [("a.html", "a.html/b/index.html"), ("a/index.html/b/index.html", "a/index.html")]
)
def test_a_stub_that_bars_a_folder_or_is_barred_is_reported_at_its_line(stub: str, file: str) -> None:
    for origin in (SITE_FILE, "articles/a.md", "pages/z.md"):
        (problem,) = check_addresses([output(stub, "articles/x.md", 7, STUBS[0]), output(file, origin, 1)])
        assert (problem.path, problem.line, problem.code) == ("articles/x.md", 7, "address-bars")
        assert dict(problem.values) == {
            "address": stub.removesuffix("index.html"),
            "beside": file.removesuffix("index.html"),
            "other": origin,
        }


def test_two_old_addresses_of_one_article_that_bar_each_other_name_both_lines() -> None:
    stubs = [
        output(path, "articles/x.md", line, STUBS[0]) for path, line in (("x.html", 5), ("x.html/y.html", 6))
    ]
    (problem,) = check_addresses(stubs)
    assert (problem.path, problem.line) == ("articles/x.md", 6)
    assert dict(problem.values) == {"address": "x.html/y.html", "beside": "x.html", "other": "dòng 5"}


@pytest.mark.parametrize("template", ["category.html", MOVED])
def test_a_slug_of_a_category_is_told_at_its_line_and_names_the_page(template: str) -> None:
    both = [output("a/index.html", SITE_FILE, 9, template), output("a/index.html", "pages/a.md", 1)]
    for outputs in (both, both[::-1]):
        (problem,) = check_addresses(outputs)
        assert (problem.path, problem.line, problem.code) == (SITE_FILE, 9, "address-collision")
        assert dict(problem.values)["other"] == "pages/a.md"


@given(st.lists(st.lists(st.sampled_from("abA"), min_size=1, max_size=3).map("/".join), max_size=6))
def test_addresses_are_told_exactly_where_one_is_taken_or_a_folder_of_another(paths: list[str]) -> None:
    keys = [path.casefold() for path in paths]
    bars = any(one.startswith(f"{other}/") for one in keys for other in keys)
    collide = len(set(keys)) < len(keys)
    found = {problem.code for problem in check_addresses([output(path) for path in paths])}
    assert found == {
        code for code, is_so in {"address-bars": bars, "address-collision": collide}.items() if is_so
    }
