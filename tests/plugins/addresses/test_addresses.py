from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.vietnamese.comparing import comparable
from plugins.addresses.addresses import parse


def found(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in parse(text.encode())[1]]


def test_names_of_topics_and_authors_keep_addresses() -> None:
    slugs, problems = parse(
        b"\xef\xbb\xbf# Gi\xe1\xbb\xaf\r\n"
        + """[chu-de]
"Hoà  Bình" = "hoa-binh"
'Hòa bính' = "/chu-de/hoa-binh-2/"

[tac-gia]
An = "an"
""".replace("\n", "\r\n").encode()
    )
    assert not problems
    assert slugs == {
        "topic": {comparable("hòa bình"): "hoa-binh", comparable("Hòa bính"): "hoa-binh-2"},
        "author": {"an": "an"},
    }


@pytest.mark.parametrize("text", ["", "[chu-de]\n", "# không có gì\n"])
def test_an_empty_list_keeps_nothing(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ('[chu-de]\n"A" = "a"\n"A" = "b"\n', 3, "kept-syntax"),
        ('[chu-de]\nHòa = "hoa"\n', 2, "kept-syntax"),
        ("a = " + "[" * 5000, 1, "kept-syntax"),
        ("[chu-de]\n<<<<<<< a\n", 2, "kept-conflict"),
        ('\n[chude]\n"A" = "a"\n', 2, "kept-table"),
        ('"Hòa" = "hoa"\n', 1, "kept-table"),
        ('[[chu-de]]\n"A" = "a"\n', 1, "kept-table"),
        ('[chu-de]\n"A" = 1\n', 2, "kept-value"),
        ('[chu-de]\n"A" = "a"\n"B" = "Bình"\n', 3, "kept-slug"),
        ('[chu-de]\n"A" = ""\n', 2, "kept-slug"),
        ('[chu-de]\n"Hoà" = "a"\n"HÒA" = "b"\n', 3, "kept-name-twice"),
        ('[chu-de]\n"A" = "a"\n"B" = "a"\n', 3, "kept-address-twice"),
        ('[tac-gia]\n"A" = "a"\n[chu-de]\n"A" = "A!"\n', 4, "kept-slug"),
    ],
)
def test_what_is_wrong_is_told_once_at_its_line(text: str, line: int, code: str) -> None:
    assert found(text) == [(line, code)]


def test_bytes_that_are_no_text_are_told() -> None:
    assert [(p.line, p.code) for p in parse(b"\n\xff")[1]] == [(2, "kept-not-utf8")]


def test_topics_and_authors_may_have_the_same_addresses() -> None:
    assert not found('[chu-de]\n"A" = "a"\n[tac-gia]\n"A" = "a"\n')


@given(st.text(alphabet='[]{}"=\\chu-detacgia .\n0_Hòa', max_size=60))
def test_whatever_stands_there_is_read_or_told(text: str) -> None:
    slugs, problems = parse(text.encode())
    for kept in slugs.values():
        assert len(set(kept.values())) == len(kept)
    assert all(problem.line >= 1 for problem in problems)
