from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.commands.desk.manuscript.body import body_of, with_body
from newsroom.commands.desk.manuscript.cards import Card, cards_of, with_card, with_shared
from newsroom.vietnamese.credit import split_credit
from tests.newsroom.commands.desk.manuscript.test_header import MANUSCRIPTS
from tests.newsroom.commands.desk.manuscript.test_placing import BODY
from tests.support.typing_like_an_office import bodies

SIGNS = (
    '"', "'", "“", "”", "«", "»", "(", ")", "[", "]", "\\", "*", "**", "_", "|", "<", ">", "<b>", "`", "&", "&amp;", "#",
    "~~", "!", "![", "](", "{", "}", "{rộng}", "–", "-", ".", ";", "/", "http", "$", "%", "^", "[^1]", "=", "+", "1.", "5*4",
)  # fmt: skip
WORDS = ("Đại biểu", "hội nghị", "Ủy ban", "12-CT/ĐUK", "20-11", "Toàn cảnh", "Chi bộ 5")
captions = st.lists(st.one_of(st.sampled_from(SIGNS), st.sampled_from(WORDS)), min_size=1, max_size=7).map(
    lambda parts: f"Lễ {' '.join(parts)} xong"
)
glued = st.lists(st.one_of(st.sampled_from(SIGNS), st.sampled_from(WORDS)), min_size=1, max_size=6).map(
    "".join
)
PHOTOS = [n for n, card in enumerate(cards_of(BODY)) if card.kind == "photo"]


def unlike(card: Card) -> tuple[str | int, ...]:
    return card.kind, card.target, card.alt, card.caption, card.credit, card.gallery, card.shared


def changed_lines(old: str, new: str) -> tuple[int, int]:
    """Give the first and the last line of the old text that the new one has otherwise, from 1."""
    one, other = old.split("\n"), new.split("\n")
    first = next(n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    last = next(n for n, (a, b) in enumerate(zip(one[::-1], other[::-1], strict=False)) if a != b)
    return first + 1, len(one) - last


@pytest.mark.parametrize("file", MANUSCRIPTS, ids=lambda file: file.parent.name)
def test_what_is_not_changed_is_not_written(file: object) -> None:
    body, _ = body_of(file.read_bytes())  # type: ignore[attr-defined]
    for n, card in enumerate(cards_of(body)):
        assert with_card(body, n, caption=card.caption, credit=card.credit, alt=card.alt) == body


@pytest.mark.parametrize("n", range(len(cards_of(BODY))))
@pytest.mark.parametrize("text", ['Ông "Ba" [ghi] *chú* | a\\b (c) <d> “k” _l_ & m', "Đại biểu dự hội nghị"])
def test_a_caption_is_on_the_page_as_it_was_typed_and_no_other_line_is_touched(n: int, text: str) -> None:
    before = cards_of(BODY)
    new = with_card(BODY, n, caption=text)
    after = cards_of(new)
    assert after[n].caption.removesuffix(".") == text
    assert after[n].credit == before[n].credit
    assert [unlike(one) for k, one in enumerate(after) if k != n] == [
        unlike(one) for k, one in enumerate(before) if k != n
    ]
    first, last = changed_lines(BODY, new)
    assert before[n].first <= first <= last <= before[n].last


@settings(max_examples=150)
@given(st.sampled_from(PHOTOS), st.one_of(captions, glued))
def test_any_caption_comes_back(n: int, text: str) -> None:
    if split_credit(text)[1] or not any(sign.isalnum() for sign in text):
        return
    after = cards_of(with_card(BODY, n, caption=text, credit=""))
    assert after[n].caption == " ".join(text.split())
    assert after[n].credit == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("P. Mai", "Ảnh: P. Mai"),
        ("Ảnh: P. Mai", "Ảnh: P. Mai"),
        ("Nguồn: TTXVN", "Nguồn ảnh: TTXVN"),
        ("Video: A", "Ảnh: A"),
    ],
)
def test_a_credit_is_one_with_its_word_or_without(typed: str, kept: str) -> None:
    (card,) = cards_of(with_card("![Đại biểu](1.jpg)", 0, credit=typed))
    assert (card.caption, card.credit) == ("Đại biểu.", kept)


def test_credits_of_several_texts_become_one() -> None:
    body = '![Họp. Ảnh: A (TTXVN)](1.jpg "Hội nghị. Ảnh: Tổ tin")'
    assert (
        cards_of(body)[0].credit == "Ảnh: A (TTXVN); Ảnh: Tổ tin"
        or cards_of(body)[0].credit.count("Ảnh:") == 2
    )
    (card,) = cards_of(with_card(body, 0, caption="Mới"))
    assert card.caption == "Mới."
    assert set(card.credit.removeprefix("Ảnh: ").split("; ")) == {"A (TTXVN)", "Tổ tin"}


def test_a_caption_said_again_amid_words_goes_with_it() -> None:
    new = with_card("Lời\n![Lễ hội](1.jpg)\nLễ hội.", 0, caption="Mới")
    assert cards_of(new)[0].caption == "Mới"


def test_a_caption_stays_where_it_was() -> None:
    assert with_card("![a](1.jpg)\n*Cũ*", 0, caption="Mới") == "![a](1.jpg)\n*Mới*"
    assert with_card('![a](1.jpg "Cũ")', 0, caption="Mới") == '![a](1.jpg "Mới")'
    assert with_card("![Cũ](1.jpg)", 0, caption="Mới") == "![Mới](1.jpg)"
    assert with_card('![Cũ](1.jpg "Cũ."){rộng}', 0, caption="Mới") == '![Mới](1.jpg "Mới"){rộng}'


def test_a_repetition_below_goes_with_its_caption() -> None:
    assert with_card("![Lễ hội](1.jpg)\n\n*Lễ hội.*\n\nLời.", 0, caption="Mới") in (
        "![Mới](1.jpg)\n\nLời.", "![Mới](1.jpg)\n*Mới*\n\nLời."
    )  # fmt: skip


def test_a_caption_may_be_taken_away() -> None:
    (card,) = cards_of(with_card('![Đường mới](1.jpg "Cả xã ra quân. Ảnh: A")', 0, caption="", credit=""))
    assert (card.alt, card.caption, card.credit) == ("Đường mới", "Đường mới", "")


def test_line_breaks_in_a_caption_are_spaces() -> None:
    new = with_card("![a](1.jpg)\n\nLời.", 0, caption="Một\n\n# Hai\r\nTitle: ba")
    assert cards_of(new)[0].caption == "Một # Hai Title: ba"
    assert new.endswith("\n\nLời.")


def test_a_photo_amid_a_sentence_keeps_its_place() -> None:
    new = with_card("Lời ![a](1.jpg) lời.\n\n| A |\n| --- |\n| ![b](2.jpg) |", 1, caption="Một | hai")
    assert cards_of(new)[1].caption == "Một | hai"
    assert new.startswith("Lời ![a](1.jpg) lời.\n\n| A |\n| --- |\n| ")


def test_what_photos_share_is_written_below_them() -> None:
    body = "![a](1.jpg)\n![b](2.jpg)\n*Chung.*\n\nLời."
    assert with_shared(body, 1, "Mùa *gặt*. Ảnh: A") == body.replace("*Chung.*", "*Mùa \\*gặt\\*. Ảnh: A*")
    assert with_shared(body, 1, "") == "![a](1.jpg)\n![b](2.jpg)\n\nLời."
    again = with_shared("![a](1.jpg)\n![b](2.jpg)\n\nLời.", 1, "Chung.")
    assert again == body
    with pytest.raises(IndexError):
        with_shared("![a](1.jpg)", 1, "x")


def test_the_cover_has_the_focus_of_the_header() -> None:
    body = "![a](1.jpg)\n\n![b](2.jpg)"
    assert [card.focus for card in cards_of(body, focus="40% 30%")] == ["40% 30%", ""]
    assert [card.focus for card in cards_of(body, cover="2.jpg", focus="40% 30%")] == ["", "40% 30%"]
    assert [card.focus for card in cards_of(body, cover="album/3.jpg", focus="40% 30%")] == ["", ""]


def test_the_words_of_a_link_to_a_file_are_its_caption() -> None:
    assert with_card("Xem [cũ](kh.pdf).", 0, caption="Kế hoạch [12]") == "Xem [Kế hoạch \\[12\\]](kh.pdf)."


def test_there_is_no_card_beyond_the_last() -> None:
    with pytest.raises(IndexError):
        with_card("![a](1.jpg)", 1, caption="x")


@settings(max_examples=60)
@given(bodies(), st.integers(0, 3))
def test_whatever_stands_around_a_card_stays(body: str, n: int) -> None:
    before = cards_of(body)
    if n >= len(before):
        return
    new = with_card(body, n, caption="Đại biểu dự họp")
    after, lines = cards_of(new), body.split("\n")
    assert after[n].caption.removesuffix(".") == "Đại biểu dự họp"
    assert [unlike(one) for k, one in enumerate(after) if k != n] == [
        unlike(one) for k, one in enumerate(before) if k != n
    ]
    above, below = lines[: before[n].first - 1], lines[before[n].last :]
    assert new.split("\n")[: len(above)] == above
    assert not below or new.split("\n")[-len(below) :] == below


def test_in_a_file_of_mixed_line_ends_only_the_lines_of_the_card_change() -> None:
    data = "\ufeffTitle: Họp\r\nSummary: A\r\n  B\r\n\r\nMột.\r\n\n![a](1.jpg)\r\n*Cũ*\rHai.\r\n\nBa".encode()
    body, _ = body_of(data)
    assert with_body(data, body) == data
    data = data.replace(b"*\rHai", b"*\r\n\nHai")
    new = with_body(data, with_card(body_of(data)[0], 0, caption="Mới [1]", credit="P. Mai"))
    assert new == data.replace("*Cũ*".encode(), "*Mới \\[1]. Ảnh: P. Mai*".encode())
