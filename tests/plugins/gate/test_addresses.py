from __future__ import annotations

import pytest

from newsroom.model.content import SITE_FILE
from newsroom.model.output import Output
from plugins.gate.addresses import STUBS, check_addresses


def output(path: str, origin: str = SITE_FILE, line: int = 0, template: str = "") -> Output:
    return Output(path, origin, bytes, template, line)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("van-ban/index.html", "van-ban/index.html"),
        ("tin/Bai.html", "tin/bai.html"),
        ("tin/b\u00e0i.html", "tin/ba\u0300i.html"),
        ("tin.html/index.html", "tin.html"),
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
    ("stub", "file"), [("a.html", "a.html/b/index.html"), ("a.html/b/index.html", "a.html")]
)
def test_a_stub_that_bars_a_folder_is_reported_at_its_line(stub: str, file: str) -> None:
    outputs = [output(stub, "articles/x.md", 7, STUBS[0]), output(file)]
    assert [(p.path, p.line, p.code) for p in check_addresses(outputs)] == [
        ("articles/x.md", 7, "address-collision")
    ]
