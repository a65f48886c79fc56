from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.vietnamese.comparing import comparable
from plugins.addresses.addresses import check_kept, parse
from tests.support.making import make_article, make_edition


def found(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in parse(text.encode())[1]]


def test_names_of_topics_and_authors_keep_addresses() -> None:
    kept, problems = parse(
        b"\xef\xbb\xbf# Gi\xe1\xbb\xaf\r\n"
        + """[chu-de]
"Hoà  Bình" = "hoa-binh"
'Hòa bính' = "/chu-de/hoa-binh-2/"

[tac-gia]
An = "an"
""".replace("\n", "\r\n").encode()
    )
    assert not problems
    assert kept.lines == {
        "topic": {comparable("hòa bình"): 3, comparable("Hòa bính"): 4},
        "author": {"an": 7},
    }
    assert kept.slugs == {
        "topic": {comparable("hòa bình"): "hoa-binh", comparable("Hòa bính"): "hoa-binh-2"},
        "author": {"an": "an"},
    }


def test_names_need_no_quotes_for_their_marks() -> None:
    kept, problems = parse('[chu-de]\nHòa = "hoa"\n'.encode())
    assert not problems
    assert kept.slugs == {"topic": {comparable("hòa"): "hoa"}}


@pytest.mark.parametrize("text", ["", "[chu-de]\n", "# không có gì\n"])
def test_an_empty_list_keeps_nothing(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ('[chu-de]\n"A" = "a"\n"A" = "b"\n', 3, "kept-twice-key"),
        ('[chu-de]\n"A" = "a"\n[tac-gia]\n[chu-de]\n', 4, "kept-twice-key"),
        ('[chu-de]\nHòa "hoa"\n', 2, "kept-syntax"),
        ("a = " + "[" * 5000, 1, "kept-syntax"),
        ("[chu-de]\n<<<<<<< a\n", 2, "kept-conflict"),
        ('\n[chude]\n"A" = "a"\n', 2, "kept-table"),
        ('\n"Hòa" = "hoa"\n"Bình" = "binh"\n', 2, "kept-outside"),
        ('[[chu-de]]\n"A" = "a"\n[[chu-de]]\n"B" = "b"\n', 1, "kept-form"),
        ('\ntac-gia = "a"\n', 2, "kept-form"),
        ('[chu-de]\n"A" = "a"\n"" = "x"\n', 3, "kept-no-name"),
        ('[chu-de]\n" " = 1\n', 2, "kept-no-name"),
        ('\n"" = "x"\n', 2, "kept-no-name"),
        ('[chu-de]\n"A\\u0002" = "a\\u0003"\n', 2, "kept-control"),
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
    kept, problems = parse(text.encode())
    for slugs in kept.slugs.values():
        assert len(set(slugs.values())) == len(slugs)
    assert all(problem.line >= 1 for problem in problems)


def test_a_name_that_keeps_the_address_of_another_is_told() -> None:
    edition = make_edition([make_article(1, tags=("Thi đua", "Lê Hoa"), authors=("Thi Đua",))])

    def told(text: str) -> list[tuple[int, str]]:
        return [(one.line, dict(one.values)["name"]) for one in check_kept(edition, parse(text.encode())[0])]

    assert told('[chu-de]\n"Hòa giải" = "thi-dua"\n') == [(2, "Thi đua")]
    assert not told('[chu-de]\n"Hòa giải" = "thi-dua"\n"Thi đua" = "phong-trao"\n')
    assert not told('[chu-de]\n"Thì đùa" = "thi-dua"\n"Hòa giải" = "hoa"\n')
    assert told('[tac-gia]\n\n"An" = "thi-dua"\n') == [(3, "Thi Đua")]
    assert not told("")
