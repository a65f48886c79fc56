from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.desk.manuscript.body import body_of, sealed, with_body
from newsroom.commands.desk.manuscript.header import fields_of
from newsroom.commands.desk.manuscript.lines import Line, cut
from newsroom.commands.desk.manuscript.parts import parts_of
from plugins.manuscript.keys import ARTICLE_GRAMMAR
from tests.newsroom.commands.desk.manuscript.test_header import MANUSCRIPTS
from tests.support.odd_files import odd_files, odd_lines


@pytest.mark.parametrize("file", MANUSCRIPTS, ids=lambda file: file.parent.name)
def test_each_manuscript_here_comes_back_from_a_text_box_byte_for_byte(file: object) -> None:
    data = file.read_bytes()  # type: ignore[attr-defined]
    windows = data.replace(b"\n", b"\r\n")
    assert with_body(data, body_of(data)[0]) == data
    assert body_of(windows) == body_of(data)
    assert with_body(windows, body_of(data)[0]) == windows


@given(odd_files())
def test_whatever_file_comes_back_byte_for_byte(data: bytes) -> None:
    text, first = body_of(data)
    assert "\r" not in text
    assert with_body(data, text) == data
    assert with_body(data, text.replace("\n", "\r\n")) == data
    assert first == parts_of(data).body + 1


@given(odd_files(), odd_lines.map("\n".join))
def test_whatever_is_typed_is_the_body_and_no_header(data: bytes, text: str) -> None:
    new = with_body(data, text)
    if fields_of(data):
        assert [(one.key, one.value) for one in fields_of(new)] == [
            (one.key, one.value) for one in fields_of(data)
        ]
        assert body_of(new)[0].replace("&#58;", ":") == text.replace("&#58;", ":")
    else:
        assert b"".join(line.data for line in cut(new)[1]) == text.replace("\n", "").encode()


@given(odd_files(), st.integers(0, 20), st.sampled_from(["Thêm một dòng.", ""]))
def test_one_line_put_in_leaves_the_bytes_of_all_others(data: bytes, place: int, text: str) -> None:
    lines = body_of(data)[0].split("\n")
    if not fields_of(data) or place >= len(lines):
        return
    new = with_body(data, "\n".join([*lines[:place], text, *lines[place:]]))
    before, after = cut(data)[1], cut(new)[1]
    kept = [line for line in before if line.end]
    found = iter(after)
    assert all(any(line == other for other in found) for line in kept) or place == 0


def test_the_line_ends_and_odd_bytes_of_other_lines_stay() -> None:
    data = b"\xef\xbb\xbfTitle: A\r\n\r\nm\xe1\xbb\x99t \xff\r\nhai\nba\rb\xc3\xb4n"
    text, first = body_of(data)
    assert (text, first) == ("một \ufffd\nhai\nba\nbôn", 3)
    assert with_body(data, text.replace("ba", "3")) == data.replace(b"ba\r", b"3\n")
    assert with_body(data, f"{text}\n") == data + b"\r"
    assert with_body(data, text.replace("\nba", "")) == data.replace(b"ba\r", b"")


def test_a_body_comes_below_a_header_that_has_no_blank_line_yet() -> None:
    assert with_body(b"Title: A", "x\n") == b"Title: A\n\nx\n"
    assert with_body(b"Title: A\r\n", "x\n") == b"Title: A\r\n\r\nx\r\n"
    assert with_body(b"Title: A\n\n\n", "") == b"Title: A\n\n"


@pytest.mark.parametrize("first", ["Tags: thi đua", "Nguồn: Báo Bến đò", "\n\nTags: x", "Views: 1: 2"])
def test_a_first_line_like_a_key_is_shown_as_it_was_typed_and_is_no_key(first: str) -> None:
    new = with_body(b"Title: A\n\nx\n", f"{first}\n\nx\n")
    assert [one.key for one in fields_of(new)] == ["Title"]
    assert body_of(new)[0] == f"{first}\n\nx\n"
    assert with_body(new, body_of(new)[0]) == new


def test_a_reference_that_was_typed_is_shown_as_such() -> None:
    assert body_of(b"Title: A\n\nH\xe1\xbb\x8dp l\xc3\xbac 7&#58;30\n")[0] == "Họp lúc 7&#58;30\n"


def test_a_body_without_a_gap_above_it_gets_one_only_where_it_is_needed() -> None:
    glued = "Title: A\nXin chào các bạn.\nHết.\n".encode()
    assert body_of(glued)[1] == 2
    assert with_body(glued, "Chào.\nHết.\n") == "Title: A\nChào.\nHết.\n".encode()
    assert with_body(glued, "Tags: x\nHết.\n") == "Title: A\n\nTags: x\nHết.\n".encode()


def test_a_header_and_a_body_that_do_not_run_together_are_left_as_they_are() -> None:
    parts = parts_of(b"Title: A\n\nx")
    assert sealed(parts, parts.head_lines, [Line(b"y")], ARTICLE_GRAMMAR) == b"Title: A\n\ny"
