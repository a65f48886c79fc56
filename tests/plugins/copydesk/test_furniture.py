from __future__ import annotations

from newsroom.model.blocks import Block, Figure, Gallery
from newsroom.model.copy import Copy
from plugins.copydesk.furniture import check_furniture
from tests.support.proofreading import PATH, article, codes, values

CREDITED = Figure("1.jpg", "a", "a", credit="Ảnh: A", line=6)
BARE = Figure("2.jpg", "b", "b", line=8)
TEXT = '![a](1.jpg "a. Ảnh: A")\n\n![b](2.jpg)'


def test_a_title_that_is_too_long_is_reported() -> None:
    assert values(check_furniture, Copy(PATH, f"Title: {'a' * 121}\n\nLời.", body=())) == [
        {"length": "121", "limit": "120"}
    ]
    assert not codes(check_furniture, Copy(PATH, f"Title: {'a' * 120}\n\nLời.", body=()))


def test_a_photo_without_credit_beside_others_with_one_is_reported_once() -> None:
    more = Figure("3.jpg", "c", "c", line=10)
    copy = article(TEXT, body=(CREDITED, BARE, more))
    assert [(problem.line, dict(problem.values)) for problem in check_furniture(copy)] == [
        (8, {"count": "2", "all": "3"})
    ]


def test_photos_that_a_byline_or_a_gallery_credits_are_fine() -> None:
    for head, body in (
        ("Author: Tin, ảnh: P. Mai\n", (CREDITED, BARE)),
        ("Author: Mai\n", (BARE, BARE)),
        ("Author: Mai\n", (CREDITED, Gallery((BARE,), "Ngày hội. Ảnh: A"))),
    ):
        blocks: tuple[Block, ...] = body
        assert not codes(check_furniture, article(TEXT, head=head, body=blocks))


def test_a_reprint_says_where_it_is_or_of_which_day() -> None:
    assert codes(check_furniture, article("Lời.", head="Source: Báo Nam Định\n")) == ["reprint-without-link"]
    for head in (
        "Source: Báo Nam Định, 25/10/2021\n",
        "Source: Báo Nam Định\nSource_URL: https://baonamdinh.vn/\n",
        "Author: A\n",
    ):
        assert not codes(check_furniture, article("Lời.", head=head))
