"""Of an article that its source holds alone every paragraph stays, but what the header says anyway."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.recognising import recognise
from newsroom.commands.importer.source import Block, Fact, Look, Picture, Source, Span, Text

LEAD = "Sáng 11-7, Đảng ủy Khối tổ chức Hội nghị sơ kết sáu tháng đầu năm."
MORE = "Đồng chí Bí thư Đảng ủy phát biểu chỉ đạo tại hội nghị."
JUNK = (
    "Tin khác", "Các tin liên quan", "In trang", "Trang chủ", "Lượt xem: 12", "Thứ Năm, 11/07/2024", ".", "Chia sẻ", "(ABO)", "Hotline: 0123",
    "- Một là, tiếp tục.", "Bình luận", "Theo dõi chúng tôi", "1.", "Tin nổi bật", "Ảnh: A",
)  # fmt: skip


def draft_of(*texts: str | Block, **facts: Any) -> Draft:
    blocks = tuple(
        Text((Span(one),), place) if isinstance(one, str) else one for place, one in enumerate(texts, start=1)
    )
    held = {key: tuple(Fact(value, "ô", sure) for value, sure in pairs) for key, pairs in facts.items()}
    return recognise(
        Source("a#1", "csv", blocks, facts={"Title": (Fact("Hội nghị", "ô"),), **held}, is_whole=True)
    )


def body(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks if isinstance(block, Text)]


@given(st.lists(st.sampled_from(JUNK), max_size=12))
@settings(max_examples=60)
def test_nothing_that_was_typed_is_cut_off(texts: list[str]) -> None:
    draft = draft_of(LEAD, MORE, *texts, MORE)
    assert body(draft) == [MORE, *texts, MORE]
    assert draft.dropped == ()


def test_the_first_paragraph_is_the_lead_unless_one_is_declared() -> None:
    assert draft_of(LEAD, MORE).header["Summary"] == (LEAD,)
    declared = draft_of(LEAD, MORE, Summary=[("Tóm tắt riêng của bài.", 100)])
    assert (declared.header["Summary"], body(declared)) == (("Tóm tắt riêng của bài.",), [LEAD, MORE])


@pytest.mark.parametrize("lead", [LEAD, LEAD.upper(), LEAD[:40] + " […]", LEAD[:40] + "..."])
def test_a_declared_lead_that_the_text_says_again_stands_once(lead: str) -> None:
    draft = draft_of(LEAD, MORE, Summary=[(lead, 100)])
    assert (draft.header["Summary"], body(draft)) == ((LEAD,), [MORE])


@pytest.mark.parametrize("title", ["Hội nghị", "HỘI NGHỊ.", "“Hội nghị”"])
def test_a_first_paragraph_that_is_the_title_goes_which_is_told(title: str) -> None:
    draft = draft_of(title, LEAD, MORE, MORE)
    assert (draft.header["Title"], body(draft)) == (("Hội nghị",), [MORE, MORE])
    assert [one.text for one in draft.dropped] == [title]


@pytest.mark.parametrize("others", [(LEAD, "Hội nghị", MORE), ("Hội nghị lần thứ nhất", MORE)])
def test_words_of_the_title_stay_where_they_are_not_all_of_the_first_paragraph(
    others: tuple[str, ...],
) -> None:
    draft = draft_of(*others, Summary=[("Tóm tắt riêng của bài.", 100)])
    assert (draft.header["Title"], body(draft), draft.dropped) == (("Hội nghị",), [*others], ())


def test_a_paragraph_that_begins_with_the_title_and_a_photo_keeps_it() -> None:
    begun = (Text((Span("Hội nghị"),), 1), Picture("1.jpg", 1), Text((Span(f"là {LEAD}"),), 1))
    assert body(draft_of(*begun, MORE)) == ["Hội nghị", f"là {LEAD}", MORE]


@pytest.mark.parametrize("span", [Span("Hội nghị", link="https://a.vn"), Span("Hội nghị", note="1")])
def test_a_title_that_leads_somewhere_stays(span: Span) -> None:
    assert body(draft_of(Text((span,), 1), LEAD, MORE))[0] == "Hội nghị"


def test_a_lead_with_a_note_stays_and_what_it_leads_to_is_told() -> None:
    noted = Text((Span(LEAD, note="1"),), 1)
    assert body(draft_of(noted, MORE)) == [LEAD, MORE]
    linked = draft_of(Text((Span(LEAD[:20]), Span(LEAD[20:], link="https://a.vn")), 1), MORE)
    assert (linked.header["Summary"], [one.text for one in linked.dropped]) == ((LEAD,), ["https://a.vn"])


def test_a_standing_page_keeps_all_its_paragraphs_and_asks_for_a_title_only() -> None:
    blocks = tuple(Text((Span(words),), place) for place, words in enumerate((LEAD, MORE, "P. Mai"), start=1))
    draft = recognise(Source("a", "pelican", blocks, is_whole=True, page="gioi-thieu"))
    assert (dict(draft.header), body(draft), draft.page) == (
        {"Title": ("?",)},
        [LEAD, MORE, "P. Mai"],
        "gioi-thieu",
    )


def test_an_article_of_one_paragraph_keeps_it() -> None:
    draft = draft_of(LEAD)
    assert (draft.header["Summary"], body(draft)) == (("?",), [LEAD])


def test_a_byline_says_better_who_wrote_than_the_account_that_posted() -> None:
    draft = draft_of(LEAD, MORE, "Tin, ảnh: P. Mai", Author=[("Nguyễn Văn A", 90)])
    assert (draft.header["Author"], body(draft)) == (("P. Mai",), [MORE])
    sure = draft_of(LEAD, MORE, "Tin, ảnh: P. Mai", Author=[("X. Lan", 100)])
    assert (sure.header["Author"], body(sure)) == (("X. Lan",), [MORE, "Tin, ảnh: P. Mai"])
    same = draft_of(LEAD, MORE, "Tin, ảnh: P. Mai", Author=[("P. Mai", 100)])
    assert body(same) == [MORE]
    assert draft_of(LEAD, MORE, Author=[("admin", 40)]).header["Author"] == ("admin",)


def test_a_title_said_again_stands_once() -> None:
    assert body(draft_of("HỘI NGHỊ", LEAD, MORE)) == [MORE]


def test_an_italic_or_centred_line_below_a_picture_is_its_caption() -> None:
    italic, centred = (
        Text((Span("Đại biểu.", italic=True),), 3),
        Text((Span("Đại biểu."),), 3, look=Look("center")),
    )
    plain = Text((Span("Đại biểu dự hội nghị."),), 3)
    for line in (italic, centred):
        picture = draft_of(LEAD, Picture("a.jpg", 2), line, MORE).blocks[0]
        assert isinstance(picture, Picture)
        assert picture.caption[0].text == "Đại biểu."
    assert body(draft_of(LEAD, Picture("a.jpg", 2), plain, MORE)) == ["Đại biểu dự hội nghị.", MORE]
    captioned = Picture("a.jpg", 2, caption=(Span("Đã có."),))
    assert body(draft_of(LEAD, captioned, italic, MORE)) == ["Đại biểu.", MORE]
