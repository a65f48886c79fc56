"""Two texts compared by words."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.desk.ledger.comparing import Piece, compared, passage

TEXT = "Title: Hội nghị sơ kết\nDate: 2024-07-01\nTags: a\n\nĐoạn một.\n\nĐoạn hai có chữ.\n\nĐoạn ba.\n"


def test_fields_have_a_label_and_say_what_changed() -> None:
    new = TEXT.replace("sơ kết", "tổng kết").replace("Tags: a\n", "Summary: Mới\n")
    fields = {one.label: one for one in compared(TEXT.encode(), new.encode()).fields}
    assert fields["Ngày đăng"].standing == "same"
    assert fields["Tên bài"].pieces == (
        Piece("same", "Hội nghị "),
        Piece("removed", "sơ"),
        Piece("added", "tổng"),
        Piece("same", " kết"),
    )
    assert fields["Sapo"].standing == "added"
    assert fields["Chủ đề"].standing == "removed"


def test_paragraphs_are_compared_by_words_and_others_stay_whole() -> None:
    new = TEXT.replace("Đoạn hai có chữ.", "Đoạn hai có nhiều chữ.\n\nĐoạn mới tinh.")
    body = compared(TEXT.encode(), new.encode()).paragraphs
    assert [one.standing for one in body] == ["same", "changed", "added", "same"]
    assert body[1].pieces == (Piece("same", "Đoạn hai có "), Piece("added", "nhiều "), Piece("same", "chữ."))


def test_a_text_that_is_not_there_is_all_new_or_all_gone() -> None:
    assert {one.standing for one in compared(None, TEXT.encode()).paragraphs} == {"added"}
    assert {one.standing for one in compared(TEXT.encode(), None).fields} == {"removed"}
    assert compared(None, None).is_same


def test_line_ends_and_composed_letters_are_no_difference() -> None:
    assert compared(TEXT.encode(), TEXT.replace("\n", "\r\n").encode()).is_same
    assert compared("Title: Ả\n\nx".encode(), "Title: A\u0309\n\nx".encode()).is_same


def test_repeated_keys_are_compared_one_by_one() -> None:
    old, new = b"Title: x\nRelated: a\nRelated: b\n\nx", b"Title: x\nRelated: a\nRelated: c\n\nx"
    fields = [one for one in compared(old, new).fields if one.label == "Tin khác đặt đầu"]
    assert [one.standing for one in fields] == ["same", "changed"]


def test_damaged_texts_are_compared_too() -> None:
    assert not compared(b"\xff\xfe\n\n<<<<<<< a", b"---\nTitle: x\n").is_same


WORDS = st.lists(st.sampled_from(["a", "b", "c", " ", "đ", "."]), max_size=40)


@given(WORDS, WORDS)
def test_the_pieces_give_both_texts_back(old: list[str], new: list[str]) -> None:
    one = passage("".join(old), "".join(new))
    assert "".join(piece.text for piece in one.pieces if piece.kind != "added") == "".join(old)
    assert "".join(piece.text for piece in one.pieces if piece.kind != "removed") == "".join(new)


def test_long_texts_take_no_long_time() -> None:
    old = "\n\n".join(" ".join(f"chữ{n * 7 % 91}" for n in range(k, k + 60)) for k in range(2000))
    new = old.replace("chữ5 ", "khác ").replace("chữ77", "")
    begun = time.process_time()
    assert not compared(f"Title: x\n\n{old}".encode(), f"Title: x\n\n{new}".encode()).is_same
    assert not compared(
        f"Title: x\n\n{'a b ' * 40_000}".encode(), f"Title: x\n\n{'b a c ' * 40_000}".encode()
    ).is_same
    assert time.process_time() - begun < 6


def test_many_short_paragraphs_beside_one_long_one_are_compared_in_time() -> None:
    long = " ".join(f"chữ{n}" for n in range(30_000))
    short = "\n\n".join(f"khác{n}" for n in range(20_000))
    before = time.process_time()
    found = compared(f"Title: A\n\n{long}\n".encode(), f"Title: A\n\n{short}\n".encode())
    assert time.process_time() - before < 10  # counting the long one anew each time: a minute
    assert [one.standing for one in found.paragraphs].count("added") == 20_000


def test_a_status_is_told_as_editors_say_it() -> None:
    found = compared(b"Title: A\nStatus: draft\n\nB.\n", b"Title: A\nStatus: withdrawn\n\nB.\n")
    text = "".join(piece.text for one in found.fields for piece in one.pieces)
    assert "withdrawn" not in text
    assert "draft" not in text
    assert "đã gỡ" in text
