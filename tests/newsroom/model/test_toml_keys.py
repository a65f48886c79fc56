"""What stands twice in a TOML file is named with the line on which it stood before."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.naming import toml_fault_line
from newsroom.model.toml_keys import Twice, said_twice


def twice(text: str) -> Twice | None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    line = toml_fault_line(text, caught.value)
    return said_twice(text, line, str(caught.value))


@pytest.mark.parametrize(
    ("text", "line", "key", "first"),
    [
        ('[c]\n"Lá"="a"\n"Lá"="b"\n', 3, "Lá", 2),
        ("a=1\na=2", 2, "a", 1),
        ('a=1\n\n"a" = 2\n', 3, "a", 1),
        ("[a]\nx=1\n[b]\nx=2\n[a]\n", 5, "[a]", 1),
        ("[[a]]\nx=1\n[[a]]\nx=2\nx=3\n", 5, "x", 4),
        ("[a]\n[[a]]\n", 2, "[[a]]", 1),
        ("a=1\n[a]\nb=1", 2, "[a]", 1),
        ("x=1\na.b=1\na=2\n", 3, "a", 2),
        ("[a]\nb.c=1\n[a.b]\n", 3, "[a.b]", 2),
        ("a={}\na.b=1\n", 2, "a.b", 1),
        ("a={b=1,b=2}\n", 1, "b", 1),
        ('a="""\nb=1\n"""\nc=[1,\n2]\nb=2\nb=[\n3]\n', 7, "b", 6),
    ],
)
def test_a_key_or_heading_is_named(text: str, line: int, key: str, first: int) -> None:
    assert twice(text) == (key, line, first)


@pytest.mark.parametrize("text", ["a=\n", "[a\n", "a=1 b=2\n"])
def test_another_slip_is_none(text: str) -> None:
    assert twice(text) is None


@given(st.text(alphabet="a.b=1\"[]{}\n\\'"), st.integers(1, 9))
def test_no_text_is_too_odd(text: str, line: int) -> None:
    found = said_twice(text, line, "Cannot overwrite a value")
    assert found is None or 1 <= found.first <= found.line <= line
