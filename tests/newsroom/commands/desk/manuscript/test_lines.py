from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.desk.manuscript.lines import Line, cut, ended, joined, merged, usual_end, written
from tests.support.odd_files import odd_files


@given(st.one_of(st.binary(max_size=60), odd_files()))
def test_lines_put_together_are_what_was_cut(data: bytes) -> None:
    assert joined(*cut(data)) == data


def test_lines_end_as_three_systems_end_them() -> None:
    mark, lines = cut(b"\xef\xbb\xbfa\r\nb\rc\nd")
    assert mark == b"\xef\xbb\xbf"
    assert [line.end for line in lines] == [b"\r\n", b"\r", b"\n", b""]


def test_new_lines_end_as_the_line_above_them() -> None:
    lines = [Line(b"a", b"\r\n"), Line(b"new"), Line(b"c", b"\n"), Line(b"d")]
    assert [line.end for line in ended(lines, b"", b"\r")] == [b"\r\n", b"\r\n", b"\n", b""]
    assert [line.end for line in ended([Line(b"a"), Line(b"b")], b"\n", b"\r\n")] == [b"\r\n", b"\n"]
    assert usual_end([Line(b"a", b"\r\n"), Line(b"b", b"\n"), Line(b"c", b"\r\n")]) == b"\r\n"
    assert usual_end([Line(b"a")]) == b"\n"


texts = st.lists(st.sampled_from("abcde"), max_size=12)


@given(texts, texts)
def test_lines_that_stay_keep_their_bytes(old: list[str], new: list[str]) -> None:
    lines = [Line(text.encode() + b"\xff", b"\r\n") for text in old]
    found = merged(lines, old, new)
    assert [line.text[:1] for line in found] == new
    if old == new:
        assert found == lines


def test_one_line_put_between_many_alike_leaves_all_others() -> None:
    old = [""] * 2_000
    lines = [Line(b"", b"\r\n") for _ in old]
    found = merged(lines, old, [*old[:1_000], "x", *old[1_000:]])
    assert [line for line in found if line.end] == lines


def test_texts_of_thousands_of_changed_lines_are_merged_in_time() -> None:
    old = [text for n in range(6_000) for text in (f"cũ {n}", "")]
    new = [text for n in range(6_000) for text in (f"mới {n}", "")]
    found = merged([Line(text.encode(), b"\n") for text in old], old, new)
    assert [line.text for line in found] == new


def test_lines_that_end_otherwise_never_run_together() -> None:
    assert joined(b"", [Line(b"a", b"\r"), Line(b"", b"\n"), Line(b"", b"\n"), Line(b"b")]) == b"a\r\r\rb"


def test_halves_of_signs_are_left_out() -> None:
    assert written("a\ud800b") == b"ab"


def test_texts_of_many_lines_of_two_kinds_are_merged_in_time() -> None:
    chance = random.Random(1)
    old, new = (chance.choices("ab", k=20_000) for _ in range(2))
    before = time.process_time()
    assert [line.text for line in merged([Line(text.encode()) for text in old], old, new)] == new
    assert time.process_time() - before < 5  # each with each: two minutes
