"""Files in TOML are read as manuscripts are."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.toml import Codes, read_toml

CODES = Codes(
    "x-not-utf8", "x-conflict", "x-syntax", "x-twice", "x-control", "x-private", "x-piled", "x-curly"
)


def told(text: str | bytes) -> list[tuple[int, str, dict[str, str]]]:
    data = text if isinstance(text, bytes) else text.encode()
    return [(one.line, one.code, dict(one.values)) for one in read_toml("a.toml", data, CODES).problems]


def test_text_is_in_nfc_without_what_nobody_sees() -> None:
    typed = unicodedata.normalize(
        "NFD", '\ufeffname = "Đảng\u00ad\u200b uỷ\u00a0 tỉnh"\r\nco = [2024-07-11]\r'
    )
    read = read_toml("a.toml", typed.encode(), CODES)
    assert read.found == {"name": "Đảng uỷ  tỉnh", "co": [date(2024, 7, 11)]}
    assert read.text.count("\n") == 2


@pytest.mark.parametrize(
    ("text", "line", "code", "char"),
    [
        ('a = "x"\nb = "\x02"\nc = "\x03"', 2, "x-control", "U+0002"),
        ('a = "x"\n# \x85', 2, "x-control", "U+0085"),
        ('a = "\ufffe"', 1, "x-control", "U+FFFE"),
        ('a = "\uf0b7"', 1, "x-private", "U+F0B7"),
        ('a = 1\nb = "\\u0002"', 2, "x-control", "U+0002"),
        ('a = 1\nb = ["", {c = "\\U000f0000"}]', 2, "x-private", "U+F0000"),
        ('a = 1\n"\\b" = 2', 2, "x-control", "U+0008"),
    ],
)
def test_signs_that_nobody_types_are_told_once(text: str, line: int, code: str, char: str) -> None:
    assert told(text) == [(line, code, {"char": char})]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("b = “Mời họp”", "x-curly"),
        ("b = ”Mời họp”", "x-curly"),
        ("b = ‘Mời họp’", "x-curly"),
        ("b = [“tin”, “ảnh”]", "x-curly"),
        ('b = ["tin", “ảnh”]', "x-curly"),
        ("b = [{ c = “tin” }]", "x-curly"),
        ("“b” = 1", "x-curly"),
        ('b = "Mời họp”', "x-curly"),
        ('b = "Mời “họp” nhé', "x-syntax"),
        ('b = "Mời họp', "x-syntax"),
        ("b = Mời họp", "x-syntax"),
    ],
)
def test_curly_quotes_around_a_string_are_told(line: str, code: str) -> None:
    assert told(f"a = 1\n{line}\nc = 2\n") == [(2, code, {})]


def test_curly_quotes_within_a_string_are_fine() -> None:
    assert told('a = "Mời “họp”"\n') == []


def test_they_are_taken_out_of_what_was_read_so_that_nothing_follows() -> None:
    text = 'a = 1\nb = ["x\\u0002y", {"c\\uf0b7" = "\\b\\u001bz", d = [["\\u0003"]]}]\n'
    read = read_toml("a.toml", text.encode(), CODES)
    assert read.found == {"a": 1, "b": ["xy", {"c": "z", "d": [[""]]}]}
    assert read.text == 'a = 1\nb = ["xy", {"c" = "z", d = [[""]]}]\n'
    deep = ".".join("a" * 3000)
    assert read_toml("a.toml", f'{deep} = "\\u0002"'.encode(), CODES).found


@pytest.mark.parametrize(
    ("text", "line", "key", "first"),
    [("a = 1\na = 2\n", 2, "a", 1), ('"b\\u0002" = 1\n\n"b\\u0002" = 2', 3, "b", 1)],
)
def test_what_stands_there_twice_is_named(text: str, line: int, key: str, first: int) -> None:
    assert told(text) == [(line, "x-twice", {"key": key, "first": str(first)})]


@pytest.mark.parametrize(
    "text", ["a = '\\u0002'", 'a = "\\\\u0002"', 'a = "\\t\\n\\r\\u1ea3"', "a = '''\n\t'''"]
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (b'a = 1\nb = "\xff"', 2, "x-not-utf8"),
        (b"a = 1\n<<<<<<< a\n", 2, "x-conflict"),
        (b"a = 1\nb = \n", 2, "x-syntax"),
        (b"a = 1\nb = " + b"9" * 5000, 2, "x-syntax"),
        (b"a = 1\nb = " + b"[" * 50_000, 2, "x-syntax"),
        (b"a = 1\nb = " + b"{ c = [" * 50_000, 2, "x-syntax"),
        (b'a = "\\ud800"', 1, "x-syntax"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_line(text: bytes, line: int, code: str) -> None:
    assert [(found, name) for found, name, _ in told(text)] == [(line, code)]
    assert read_toml("a.toml", text, CODES).found is None


@given(text=st.text(), deep=st.integers(0, 200))
def test_no_text_is_too_odd_to_be_judged(text: str, deep: int) -> None:
    read_toml("a.toml", text.encode("utf-8", "surrogatepass"), CODES)
    read_toml("a.toml", f"a = {'[' * deep}{text}".encode("utf-8", "replace"), CODES)


def test_marks_piled_on_one_letter_are_told_before_they_are_composed() -> None:
    text = 'name = "Trang"\nmotto = "a' + "\u0301\u0323" * 50_000 + '"'
    assert told(text) == [(2, "x-piled", {"found": "100000", "limit": "30"})]
