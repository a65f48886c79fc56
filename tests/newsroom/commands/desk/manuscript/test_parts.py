from __future__ import annotations

from hypothesis import given

from newsroom.commands.desk.manuscript.parts import parts_of
from plugins.manuscript.header import decode, split
from plugins.manuscript.keys import ARTICLE_GRAMMAR
from tests.support.odd_files import odd_files


@given(odd_files())
def test_fields_and_body_are_those_that_the_build_reads(data: bytes) -> None:
    text, _ = decode("", data)
    read, _ = split("", text, ARTICLE_GRAMMAR)
    parts = parts_of(data)
    if parts.items and text:
        assert [(item.key, item.value) for item in parts.items if item.key] == [
            (field.key, field.value) for field in read.fields
        ]
        assert parts.body == read.body_line - 1
    elif text:
        assert not any(ARTICLE_GRAMMAR.recognises(field.key) for field in read.fields)


@given(odd_files())
def test_each_line_of_a_header_is_of_one_field_or_of_none(data: bytes) -> None:
    parts, texts = parts_of(data), decode("", data)[0].split("\n")
    places = [place for item in parts.items for place in item.places]
    told = [n for n, text in enumerate(texts[: parts.body]) if text.strip()]
    assert len(places) == len(set(places))
    assert texts == [""] or sorted(places) == told


def test_folded_values_have_all_their_lines() -> None:
    parts = parts_of(b"Title: A\r\n  B\r\n\tC\r\nTags: x\r\n\r\nD")
    assert [(item.key, item.value, item.places) for item in parts.items] == [
        ("Title", "A B C", (0, 1, 2)),
        ("Tags", "x", (3,)),
    ]
    assert parts.body == 5


def test_a_line_between_that_is_no_field_is_listed_without_key() -> None:
    parts = parts_of(b"Title: A\n- x\n  B\nDate: 2024-07-11\n\nC")
    assert [(item.key, item.value, item.places) for item in parts.items] == [
        ("Title", "A B", (0, 2)),
        ("", "- x", (1,)),
        ("Date", "2024-07-11", (3,)),
    ]


def test_a_text_without_fields_is_all_body() -> None:
    for data in (b"", b"\n\n", "Bữa đó: một.\n\nĐoạn hai.".encode(), b"---\ntitle: A\n---\nB"):
        assert parts_of(data).items == ()
        assert parts_of(data).body == 0
