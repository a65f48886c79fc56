from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.vietnamese.comparing import is_ordinary
from plugins.manuscript.header import Field, decode, split

PATH = "articles/2024/07/hop/index.md"

keys = st.sampled_from(["Title", "Date", "Old_URL", "Tác giả", "X", "K" * 40, "a b", "Tiêu-đề"])
LATIN_1 = "".join(map(chr, range(0xA0, 0x100)))  # a row of these alone may be a legacy encoding
printable = st.characters(
    exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs", "Mn", "Me", "Lo"),
    exclude_characters=LATIN_1,
)
words = st.one_of(
    st.sampled_from(["Đảng", "ủy:", "«Học", 'và"', "https://a.vn/?a=1", "51,9%", "---", "#", "Title:", ":"]),
    st.text(printable, min_size=1, max_size=8).map(lambda text: unicodedata.normalize("NFC", text)),
)
values = st.lists(words, max_size=8)
headers = st.lists(st.tuples(keys, values), min_size=1, max_size=8)
texts = st.text(st.sampled_from("AĐê: \t\n-\r#\u2028\x0b\ue001é"), max_size=60)


def written(header: list[tuple[str, list[str]]], body: str = "Nội dung.\n") -> str:
    return "".join(f"{key}: {' '.join(value)}\n" for key, value in header) + "\n" + body


def codes(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in split(PATH, text)[1]]


# Splitting


@given(headers)
def test_fields_survive_writing_and_reading(header: list[tuple[str, list[str]]]) -> None:
    text, odd = decode(PATH, written(header).encode())
    manuscript, problems = split(PATH, text)
    assert not odd
    assert not problems
    assert manuscript.fields == tuple(
        Field(key, " ".join(value), line) for line, (key, value) in enumerate(header, start=1)
    )
    assert manuscript.body == "Nội dung.\n"
    assert manuscript.body_line == len(header) + 2


@given(headers, st.sampled_from(["", "\n", "  \n\t\n"]), st.sampled_from([" ", "\t", "    "]))
def test_continuation_lines_go_on_with_the_value_and_lines_stay_right(
    header: list[tuple[str, list[str]]], blank: str, indent: str
) -> None:
    text, expected, line = blank, [], 1 + blank.count("\n")
    for key, value in header:
        expected.append((key, " ".join(value), line))
        text += f"{key}:\n" + "".join(f"{indent}{word}\n" for word in value)
        line += 1 + len(value)
    manuscript, problems = split(PATH, text + "\nThân bài")
    assert not problems
    assert [(field.key, field.value, field.line) for field in manuscript.fields] == expected
    assert manuscript.body == "Thân bài"
    assert manuscript.body_line == line + 1


@given(headers)
def test_line_ends_and_byte_order_mark_do_not_count(header: list[tuple[str, list[str]]]) -> None:
    text = written(header, "Một.\n\nHai.\n")
    plain = decode(PATH, text.encode())
    assert decode(PATH, text.replace("\n", "\r\n").encode()) == plain
    assert decode(PATH, text.replace("\n", "\r").encode()) == plain
    assert decode(PATH, b"\xef\xbb\xbf" + text.encode()) == plain


@given(st.one_of(st.text(max_size=80), texts))
def test_splitting_never_fails_and_loses_no_body(text: str) -> None:
    manuscript, problems = split(PATH, text)
    lines = text.split("\n")
    if not any(problem.code == "yaml-header" for problem in problems):
        assert manuscript.body == "\n".join(lines[manuscript.body_line - 1 :])
    for problem in problems:
        assert 1 <= problem.line <= len(lines)


def test_a_colon_and_quotes_in_a_value_need_no_escaping() -> None:
    manuscript, _ = split(PATH, 'Title: Lời Bác: "Đoàn kết, đoàn kết" \n')
    assert manuscript.fields == (Field("Title", 'Lời Bác: "Đoàn kết, đoàn kết"', 1),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Title: A\nkhông có dấu hai chấm\nDate: 2024-07-11\n", [(2, "header-line")]),
        ("  Title: thụt vào\n", [(1, "header-line")]),
        ("K" * 41 + ": dài quá\n", [(1, "header-line")]),
        ("\n---\nTitle: A\n---\n", [(2, "yaml-header")]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_malformed_header_lines_are_named(text: str, found: list[tuple[int, str]]) -> None:
    assert codes(text) == found


def test_a_malformed_line_does_not_hide_the_fields_around_it() -> None:
    manuscript, _ = split(PATH, "Title: A\nlạc\nDate: 2024-07-11\n\nThân")
    assert [field.key for field in manuscript.fields] == ["Title", "Date"]
    assert manuscript.body == "Thân"


# Decoding


@given(st.one_of(st.binary(max_size=80), st.text(max_size=80).map(lambda text: text.encode("utf-8"))))
def test_decoding_never_fails(data: bytes) -> None:
    text, problems = decode(PATH, data)
    assert "\r" not in text
    assert unicodedata.is_normalized("NFC", text)
    if any(problem.code == "not-utf8" for problem in problems):
        assert text == ""


@pytest.mark.parametrize(
    ("data", "line", "code", "values"),
    [
        (b"Title: A\nB\xe0 H\xe0", 2, "not-utf8", {"byte": "0xE0"}),
        ("Title: A\u0007\n".encode(), 1, "control-character", {"char": "U+0007"}),
        ("Title: Tin\n\n\uf0b7 gạch".encode(), 3, "private-character", {"char": "U+F0B7"}),
        ("Title: Tin\n\nCéng hoµ x· héi".encode(), 3, "legacy-font", {"encoding": "TCVN3", "found": "Céng hoµ x· héi"}),
    ],
)  # fmt: skip
def test_what_no_editor_types_is_refused(data: bytes, line: int, code: str, values: dict[str, str]) -> None:
    _, problems = decode(PATH, data)
    assert [(p.line, p.code, dict(p.values)) for p in problems] == [(line, code, values)]


@pytest.mark.parametrize("reference", ["&#" + "9" * 5000 + ";", "&#x" + "f" * 30, "&#" + "0" * 4400 + "65;"])
def test_a_reference_without_end_is_named_and_goes_wherever_it_stands(reference: str) -> None:
    text, problems = decode(PATH, f"Title: A{reference}\n\nLời{reference} sau &#65;".encode())
    assert text == "Title: A\n\nLời sau &#65;"
    assert [(p.line, p.code, dict(p.values)) for p in problems] == [
        (line, "bad-reference", {"found": reference}) for line in (1, 3)
    ]


def test_text_that_is_not_looked_at_closely_would_pass() -> None:
    ordinary = "".join(char for char in map(chr, range(0x10000)) if is_ordinary(char))
    looked_at = f"{ordinary}€"
    assert decode("index.md", ordinary.encode()) == (ordinary, [])
    assert decode("index.md", looked_at.encode()) == (looked_at, [])


def test_decoded_text_is_composed_and_free_of_dirt() -> None:
    text, problems = decode(PATH, "Title: Đa\u0309ng\u00a0u\u0309y\u200b".encode())
    assert (text, problems) == ("Title: Đảng ủy", [])
