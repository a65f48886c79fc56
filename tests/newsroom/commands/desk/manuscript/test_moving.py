from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.desk.manuscript.cards import cards_of
from newsroom.commands.desk.manuscript.moving import added, moved, without
from tests.newsroom.commands.desk.manuscript.test_placing import BODY

PIECES = (
    "![a](1.jpg)", "![b](2.jpg)\n*Dòng dưới. Ảnh: A*", "![c](3.jpg)\n![d](4.jpg)", "![e](5.jpg)\n![f](6.jpg)\n*Chung*",
    "Lời.", "Lời khác,\nhai dòng.", "- một\n- hai", "## Đề mục", "[Bài ca](7.mp3)", "https://youtu.be/dQw4w9WgXcQ",
    "[Toàn văn](8.pdf)", '![g](9.jpg "Chú thích")',
)  # fmt: skip
bodies = st.lists(st.sampled_from(PIECES), min_size=1, max_size=7, unique=True).map("\n\n".join)


def said(body: str) -> list[tuple[str, str, str, str]]:
    return [(one.kind, one.target, one.caption, one.credit) for one in cards_of(body)]


@given(bodies, st.integers(0, 9), st.integers(0, 9), st.booleans())
def test_a_moved_card_has_the_place_asked_for_and_all_else_its_order(
    body: str, n: int, to: int, ended: bool
) -> None:
    body += "\n" * ended
    before = said(body)
    if n >= len(before) or to >= len(before):
        return
    new = moved(body, n, to)
    wanted = before[:n] + before[n + 1 :]
    wanted.insert(to, before[n])
    assert [one[:2] for one in said(new)] == [one[:2] for one in wanted]
    assert sorted(filter(None, new.split("\n"))) == sorted(filter(None, body.split("\n")))
    assert new.endswith("\n") == body.endswith("\n")


@given(bodies, st.integers(0, 9))
def test_a_card_taken_away_leaves_all_others(body: str, n: int) -> None:
    before = said(body)
    if n >= len(before):
        return
    after, wanted = said(without(body, n)), [one for number, one in enumerate(before) if number != n]
    assert [one[:2] for one in after] == [one[:2] for one in wanted]
    assert after == wanted or "*Chung*" in body  # of two photos the one that is left says what both shared
    assert "\n\n\n" not in without(body, n)


def test_photos_of_a_row_change_places_in_it() -> None:
    assert moved("![a](1.jpg)\n*A*\n![b](2.jpg)\n*B*\n![c](3.jpg)\n*C*", 2, 0) == (
        "![c](3.jpg)\n*C*\n![a](1.jpg)\n*A*\n![b](2.jpg)\n*B*"
    )
    assert moved("![a](1.jpg)\n![b](2.jpg)\n*Chung*", 0, 1) == "![b](2.jpg)\n![a](1.jpg)\n*Chung*"


def test_a_photo_between_two_of_a_row_comes_into_it() -> None:
    assert (
        moved("![a](1.jpg)\n\nLời.\n\n![b](2.jpg)\n![c](3.jpg)", 0, 1)
        == "Lời.\n\n![b](2.jpg)\n![a](1.jpg)\n![c](3.jpg)"
    )


def test_a_photo_amid_a_sentence_becomes_a_paragraph() -> None:
    new = moved("Lời ![a](1.jpg) lời.\n\n![b](2.jpg)\n", 0, 1)
    assert [one.target for one in cards_of(new)] == ["2.jpg", "1.jpg"]
    assert new == "Lời lời.\n\n![b](2.jpg)\n\n![a](1.jpg)\n"


def test_of_a_link_amid_a_sentence_the_words_stay() -> None:
    assert without("Xem [Kế hoạch \\[1\\]](kh.pdf) nhé.", 0) == "Xem Kế hoạch [1] nhé."
    assert without("Lời.\n\n[Toàn văn](nq.pdf)\n\nHết.\n", 0) == "Lời.\n\nHết.\n"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (1, "![x](x.jpg)\n\nMột\nhai.\n\nBa.\n"),
        (2, "Một\nhai.\n\n![x](x.jpg)\n\nBa.\n"),
        (3, "Một\nhai.\n\n![x](x.jpg)\n\nBa.\n"),
        (4, "Một\nhai.\n\n![x](x.jpg)\n\nBa.\n"),
        (5, "Một\nhai.\n\nBa.\n\n![x](x.jpg)\n"),
        (99, "Một\nhai.\n\nBa.\n\n![x](x.jpg)"),
    ],
)
def test_what_is_added_tears_no_paragraph(line: int, text: str) -> None:
    assert added("Một\nhai.\n\nBa.\n", line, "![x](x.jpg)").rstrip("\n") == text.rstrip("\n")


def test_all_other_text_stays_when_each_card_is_moved() -> None:
    for n in range(len(cards_of(BODY))):
        new = moved(BODY, n, 0)
        assert cards_of(new)[0].target == cards_of(BODY)[n].target
