from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.desk.manuscript.body import body_of
from newsroom.commands.desk.manuscript.header import HeaderLine, fields_of, one_line, with_fields
from newsroom.commands.desk.manuscript.lines import cut
from newsroom.commands.desk.manuscript.parts import parts_of
from plugins.manuscript.keys import ARTICLE_GRAMMAR, ARTICLE_KEYS, PAGE_GRAMMAR
from tests.support.building import ROOT
from tests.support.odd_files import odd_files, typed

CONTENT = ROOT / "content"
MANUSCRIPTS = sorted([*CONTENT.glob("articles/*/*/*/index.md"), *CONTENT.glob("pages/**/*.md")])
HEAD = b"Title: A\r\nDate: 2024-07-11\r\nCategory: Tin\r\nSummary: B\r\n  C\r\n\r\nX\r\n"


def values_of(data: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    spelt: dict[str, str] = {}
    for field in fields_of(data):
        found.setdefault(spelt.setdefault(field.key.casefold(), field.key), []).append(field.value)
    return found


def lines_without(data: bytes, key: str) -> list[bytes]:
    """List the lines that are not of a field, ends aside: the last line gets one if another follows it."""
    parts = parts_of(data)
    mine = {place for item in parts.items if item.key.casefold() == key.casefold() for place in item.places}
    return [line.data for n, line in enumerate(parts.lines) if n not in mine]


@pytest.mark.parametrize("file", MANUSCRIPTS, ids=lambda file: file.parent.name)
def test_each_manuscript_here_is_opened_and_saved_byte_for_byte(file: Path) -> None:
    data = file.read_bytes()
    assert with_fields(data, values_of(data)) == data


@pytest.mark.parametrize("file", MANUSCRIPTS[::7], ids=lambda file: file.parent.name)
@pytest.mark.parametrize("key", ["Title", "Summary", "Modified"])
def test_each_manuscript_here_differs_in_the_lines_of_the_changed_field_only(file: Path, key: str) -> None:
    data = file.read_bytes()
    new = with_fields(data, {key: ["2026-01-02"]})
    assert lines_without(new, key) == lines_without(data, key)
    assert values_of(new)[key] == ["2026-01-02"]


@given(odd_files())
def test_whatever_file_is_saved_byte_for_byte(data: bytes) -> None:
    assert with_fields(data, values_of(data)) == data


@given(odd_files(), st.sampled_from(ARTICLE_KEYS), st.lists(typed, max_size=3))
def test_whatever_is_typed_changes_its_own_field_alone(data: bytes, key: str, values: list[str]) -> None:
    new = with_fields(data, {key: values})
    wanted = [text for value in values if (text := one_line(value))]
    found, before = fields_of(new), [field for field in fields_of(data) if field.key]
    found = tuple(field for field in found if field.key)
    assert [field.value for field in found if field.key.casefold() == key.casefold()] == wanted
    others = [(field.key, field.value) for field in before if field.key.casefold() != key.casefold()]
    is_plain = all(ARTICLE_GRAMMAR.recognises(field.key) for field in fields_of(data))
    if is_plain and any(ARTICLE_GRAMMAR.is_exact(one) for one, _ in others):  # else its end is a guess
        rest = [field for field in found if field.key.casefold() != key.casefold()]
        assert [(field.key, field.value) for field in rest] == others
        assert body_of(new)[0] == body_of(data)[0]
    missing = Counter(line.replace(b"&#58;", b":") for line in lines_without(data, key)) - Counter(
        line.data.replace(b"&#58;", b":") for line in cut(new)[1]
    )
    assert not missing or not others


def test_one_changed_field_leaves_all_other_bytes() -> None:
    assert with_fields(HEAD, {"Title": ["Z"]}) == HEAD.replace(b"Title: A", b"Title: Z")
    assert with_fields(HEAD, {"Summary": ["Z"]}) == HEAD.replace(b"B\r\n  C", b"Z")


def test_a_folded_value_that_is_not_changed_stays_folded() -> None:
    assert with_fields(HEAD, {"Summary": ["B C"], "Title": ["B"]}) == HEAD.replace(b"A", b"B", 1)


def test_a_new_key_comes_at_its_place_in_the_order_of_the_handbook() -> None:
    new = with_fields(HEAD, {"Tags": ["x; y"], "Kicker": ["K"], "Status": ["draft"]})
    keys = ["Title", "Kicker", "Date", "Category", "Summary", "Tags", "Status"]
    assert [field.key for field in fields_of(new)] == keys
    assert new.count(b"\r\n") == HEAD.count(b"\r\n") + 3 == new.count(b"\n")


def test_keys_go_and_come_with_several_values() -> None:
    new = with_fields(HEAD, {"Old_URL": ["/a", "/b", "/c"]})
    assert [line.value for line in fields_of(new) if line.key == "Old_URL"] == ["/a", "/b", "/c"]
    fewer = with_fields(new, {"Old_URL": ["/a", "/c"]})
    assert fewer == new.replace(b"Old_URL: /b\r\n", b"")
    assert with_fields(fewer, {"Old_URL": ()}) == HEAD
    assert with_fields(fewer, {"Old_URL": [" ", "\n"]}) == HEAD


def test_a_repeated_key_is_one_once_it_is_changed() -> None:
    data = b"Title: A\nTitle: B\n\nX"
    assert with_fields(data, {"Title": ["C"]}) == b"Title: C\n\nX"
    assert with_fields(data, {"Title": ["B"]}) == b"Title: B\n\nX"


def test_keys_are_written_as_the_file_spells_them() -> None:
    assert with_fields(b"title : A\n\nX", {"Title": ["B"]}) == b"title: B\n\nX"
    assert with_fields("Ghi chú: A\nTitle: A\n\nX".encode(), {"Ghi chú": ()}) == b"Title: A\n\nX"


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\u2028", "\u2029", "\x85", "\n \n\t"])
def test_a_line_break_in_a_value_is_a_space(sign: str) -> None:
    new = with_fields(HEAD, {"Title": [f"Họp{sign}Status: published"]})
    assert values_of(new)["Title"] == ["Họp Status: published"]
    assert "Status" not in values_of(new)


@pytest.mark.parametrize("key", ["Slug", "Title\nStatus", "a: b", "X"])
def test_a_key_that_there_is_not_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match=re.escape(key)):
        with_fields(HEAD, {key: ["x"]})


def test_lines_that_are_no_field_are_listed_and_can_be_taken_away() -> None:
    data = b"Title: A\n- x\nDate: 2024-07-11\n\nC"
    assert HeaderLine("", "- x", 2) in fields_of(data)
    assert with_fields(data, {"": ()}) == b"Title: A\nDate: 2024-07-11\n\nC"


def test_a_header_is_made_where_there_is_none() -> None:
    assert with_fields(b"", {"Title": ["A"], "Status": ["draft"]}) == b"Title: A\nStatus: draft\n\n"
    assert with_fields("Chào.\n".encode(), {"Title": ["A"]}) == "Title: A\n\nChào.\n".encode()
    assert with_fields(b"Title: A", {"Status": ["draft"]}) == b"Title: A\nStatus: draft\n"


def test_a_key_taken_away_does_not_make_the_body_a_header() -> None:
    data = b"Title: A\nTags: q\n\nTags: x\n\ny"
    new = with_fields(data, {"Tags": ()})
    assert values_of(new) == {"Title": ["A"]}
    assert body_of(new)[0] == "Tags: x\n\ny"


def test_pages_have_keys_of_their_own() -> None:
    assert (
        with_fields(b"Title: A\n\nX", {"Status": ["draft"]}, PAGE_GRAMMAR) == b"Title: A\nStatus: draft\n\nX"
    )
    with pytest.raises(ValueError, match="Date"):
        with_fields(b"Title: A\n\nX", {"Date": ["2024-07-11"]}, PAGE_GRAMMAR)


def test_bytes_that_are_no_utf_8_stay() -> None:
    data = b"Title: A\xff\nDate: 2024-07-11\n\n\xfe\n"
    assert with_fields(data, {"Date": ["2024-07-12"]}) == data.replace(b"11", b"12")
    assert with_fields(data, values_of(data)) == data


def test_many_values_of_a_key_are_changed_in_time_and_the_others_stay() -> None:
    data = b"Title: A\n" + b"".join(b"Old_URL:   /%d\n" % (n % 3) for n in range(6_000)) + b"\nB\n"
    before = time.process_time()
    new = with_fields(data, {"Old_URL": [f"/{n % 2}" for n in range(6_000)]})
    assert time.process_time() - before < 5  # each with each: half a minute
    assert values_of(new)["Old_URL"] == [f"/{n % 2}" for n in range(6_000)]
    one = with_fields(data, {"Old_URL": ["/0", *values_of(data)["Old_URL"]]})
    assert one.replace(b"Old_URL: /0\n", b"", 1) == data
