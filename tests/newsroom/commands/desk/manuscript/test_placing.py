from __future__ import annotations

import time

import pytest

from newsroom.commands.desk.manuscript.placing import placed, words_as_shown

BODY = """Lời.

![a](1.jpg "Một. Ảnh: P. Mai"){rộng}

- mục ![d](2 3.jpg)
- khác

![a](1.jpg)
*Riêng*
![b](4.jpg)
*Chung. Ảnh: X*

[![Lễ](anh.jpg "Toàn. Video: B")](https://www.youtube.com/watch?v=dQw4w9WgXcQ)

Xem [Kế *hoạch*](kh.pdf) và [kế hoạch](kh.pdf).

https://www.youtube.com/watch?v=dQw4w9WgXcQ
*Toàn cảnh. Video: C*

[Bài ca (3:25)](bai.mp3)
*Nguồn: X*

![z](9.jpg)

*Z.*

[Toàn văn](nq.pdf)
"""


def test_each_card_says_what_the_page_says_and_which_lines_are_its_own() -> None:
    found = [one.card for one in placed(BODY)]
    assert [(one.kind, one.target, one.caption, one.credit, one.first, one.last) for one in found] == [
        ("photo", "1.jpg", "Một.", "Ảnh: P. Mai", 3, 3),
        ("photo", "2 3.jpg", "d", "", 5, 5),
        ("photo", "1.jpg", "Riêng", "", 8, 9),
        ("photo", "4.jpg", "Chung.", "Ảnh: X", 10, 11),
        ("video", "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "Toàn.", "Video: B", 13, 13),
        ("file", "kh.pdf", "Kế *hoạch*", "", 15, 15),
        ("file", "kh.pdf", "kế hoạch", "", 15, 15),
        ("video", "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "Toàn cảnh", "Video: C", 17, 18),
        ("recording", "bai.mp3", "", "Nguồn: X", 20, 21),
        ("photo", "9.jpg", "Z.", "", 23, 25),
        ("file", "nq.pdf", "Toàn văn", "", 27, 27),
    ]
    assert [one.gallery for one in found if one.kind == "photo"] == [0, 0, 1, 1, 0]
    assert [one.alt for one in found if one.kind in ("video", "recording")] == ["Lễ", "", "Bài ca"]


def test_a_line_that_photos_share_is_no_photo_s_own() -> None:
    first, second = placed("![a](1.jpg)\n![b](2.jpg)\n*Chung.*\n")
    assert (first.card.shared, first.card.last, second.card.last) == ("Chung.", 1, 2)


def test_only_a_paragraph_of_nothing_else_is_alone() -> None:
    found = {one.card.target: one.alone for one in placed(BODY)}
    assert found == {
        "1.jpg": True, "2 3.jpg": False, "4.jpg": True, "https://www.youtube.com/watch?v=dQw4w9WgXcQ": True,
        "kh.pdf": False, "bai.mp3": True, "9.jpg": True, "nq.pdf": True,
    }  # fmt: skip


def test_words_are_shown_without_what_keeps_signs() -> None:
    assert words_as_shown("Số 5\\* &amp; \\[a\\]\nb") == "Số 5* & [a] b"


@pytest.mark.parametrize("text", ["![a](" * 20_000, "[a](b) " * 6_000, "![](a.jpg)\n\n" * 1_500])
def test_a_text_that_no_build_sets_has_no_cards(text: str) -> None:
    before = time.process_time()
    assert placed(text) == []
    assert time.process_time() - before < 2
