"""Markup of other programs is told."""

from __future__ import annotations

import re

import pytest

from newsroom.model.copy import Copy
from plugins.copydesk.foreign import check_foreign

PATH = "articles/2024/07/hop/index.md"


def found(text: str) -> list[tuple[int, str]]:
    copy = Copy(PATH, f"Title: A\n\n{text}", body=())
    return [(problem.line, dict(problem.values)["found"]) for problem in check_foreign(copy)]


@pytest.mark.parametrize(
    "markup",
    ["```python", "~~~", "{{< figure src=a >}}", "{% include a %}", "{{ ten }}", "{: .lead}", "{#muc}", "{.lead}", "{width=50%}", '[caption id="a"]', '[gallery ids="1,2"]', "[gallery]", "[/b]", "[url=https://a.vn]", "- [ ]", "- [x]", "::: note", "!!! note", "==x==", ":::python"],
)  # fmt: skip
def test_markup_of_another_program_is_told_at_its_line(markup: str) -> None:
    assert found(f"Lời\n\n{markup} ba".removesuffix(" ba" * markup.startswith(("```", "~~~")))) == [
        (5, markup + " ba" * markup.startswith((":::", "!!!")))
    ]


def test_each_kind_is_told_once() -> None:
    assert found("```\nmã\n```\n\n[b]x[/b] [i]y[/i]") == [(3, "```"), (7, "[/b]")]


@pytest.mark.parametrize(
    "text",
    ["[Video] Lễ hội", "[album]", "[1]", "[Nguồn]", "[x](b.pdf)", "{a}", "{1, 2}", "a == b", "=====", "`{: .a}`", "<!-- [gallery] -->", "!!!", "[video](a.mp4)", "[ ] Có [x] Không"],
)  # fmt: skip
def test_what_offices_write_is_passed_over(text: str) -> None:
    assert found(text) == []


def test_the_header_and_other_files_are_passed_over() -> None:
    assert not list(check_foreign(Copy(PATH, "Title: {{a}}\n\nLời", body=())))
    assert not list(check_foreign(Copy(PATH, "1.jpg: {{a}}")))


def test_what_extensions_of_the_site_read_is_passed_over() -> None:
    text = "Title: A\n\n!!! note\n\n{: .x }\n\n::: khung\n\n==x=="
    copy = Copy(PATH, text, body=(), markup=re.compile(r"(?:!!!)|(?:\{)"))
    told = sorted((problem.line, dict(problem.values)["found"]) for problem in check_foreign(copy))
    assert told == [(7, "::: khung"), (9, "==x==")]


@pytest.mark.parametrize(
    "mark", ["    :::python", "    #!python", "\t:::c++", ">     :::python", "        #!sh"]
)
def test_a_mark_of_code_is_told_where_it_is_printed(mark: str) -> None:
    text = f"Title: A\n\nLời\n\n{mark}\n"
    typed = mark.strip("> \t")
    told = [typed]
    for body, expected in (((), told), ((f"<p>{typed}</p>",), told), (("<pre><code>x</code></pre>",), [])):
        problems = list(check_foreign(Copy(PATH, text, body=body)))
        assert [dict(problem.values)["found"] for problem in problems] == expected
        assert [problem.line for problem in problems] == [5] * len(expected)


def test_a_mark_of_code_that_is_printed_once_of_twice_has_no_line() -> None:
    text = "Title: A\n\n    :::python\n    a\n\n- b\n\n        :::python\n        c"
    (problem,) = check_foreign(Copy(PATH, text, body=("<pre><code>a</code></pre><p>:::python c</p>",)))
    assert problem.line == 0


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("<p>Lời</p>", None),
        ("<p>Lời {:&nbsp;.x&nbsp;} rồi {: .x }</p>", 5),
        ("<ul><li>Lời {: .x }</li></ul>", 0),
        ("<p><code>{: .x }</code></p>", None),
    ],
)
def test_what_an_extension_should_have_read_and_is_printed_is_told(body: str, line: int | None) -> None:
    text = "Title: A\n\nLời\n\n{: .x }\n\n- Lời {: .x }"
    copy = Copy(PATH, text, body=(body,), markup=re.compile(r"\{"))
    told = [problem.line for problem in check_foreign(copy)]
    assert told == [] if line is None else told == [line]
