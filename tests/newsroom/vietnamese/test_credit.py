from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.vietnamese.credit import joined_credits, split_credit


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Đại biểu dự hội nghị. Ảnh: P. Mai", "Đại biểu dự hội nghị.", "Ảnh: P. Mai"),
        ("Đại biểu dự hội nghị (Ảnh: P. Mai)", "Đại biểu dự hội nghị", "Ảnh: P. Mai"),
        ("Đại biểu dự hội nghị - Ảnh: P. Mai.", "Đại biểu dự hội nghị", "Ảnh: P. Mai"),
        ("Đại biểu; Nguồn ảnh: Báo Nam Định", "Đại biểu", "Nguồn ảnh: Báo Nam Định"),
        ("Mùa gặt. Ảnh minh họa", "Mùa gặt.", "Ảnh minh họa"),
        ("Mùa gặt (Ảnh minh hoạ)", "Mùa gặt", "Ảnh minh hoạ"),
        ("Ảnh: P. Mai", "", "Ảnh: P. Mai"),
        ("Ảnh minh họa", "", "Ảnh minh họa"),
        ("Trưng bày ảnh: những năm tháng", "Trưng bày ảnh: những năm tháng", ""),
        ("Ảnh minh họa cho hội thi", "Ảnh minh họa cho hội thi", ""),
        ("  Đại biểu  ", "Đại biểu", ""),
        ("Lễ. Ảnh: Tổ Truyền thông (Khối)", "Lễ.", "Ảnh: Tổ Truyền thông (Khối)"),
        ("Lễ (Ảnh: Tổ Truyền thông (Khối))", "Lễ", "Ảnh: Tổ Truyền thông (Khối)"),
        ("Lễ (Ảnh: P. Mai.)", "Lễ", "Ảnh: P. Mai"),
        ("Lễ (Ảnh: P. Mai).", "Lễ", "Ảnh: P. Mai"),
        ("Lễ [Ảnh: P. Mai]", "Lễ", "Ảnh: P. Mai"),
        ("Lễ( Ảnh: P. Mai )", "Lễ", "Ảnh: P. Mai"),
        ("Lễ (Ảnh: P. Mai", "Lễ", "(Ảnh: P. Mai"),
        ("Lễ. Ảnh: P. Mai)", "Lễ.", "Ảnh: P. Mai)"),
        ("(Lễ ra quân. Ảnh: P. Mai)", "Lễ ra quân.", "Ảnh: P. Mai"),
        ("Lễ (ra quân. Ảnh: P. Mai)", "Lễ (ra quân. Ảnh: P. Mai)", ""),
        ("(Ảnh: P. Mai) chụp lúc 7 giờ", "(Ảnh: P. Mai) chụp lúc 7 giờ", ""),
        ("Lễ. Ảnh: P. M.", "Lễ.", "Ảnh: P. M."),
        ("Lễ. Ảnh: P. Mai và…", "Lễ.", "Ảnh: P. Mai và…"),
        ("Mùa gặt. Ảnh minh họa (nguồn: Báo Khối)", "Mùa gặt.", "Ảnh minh họa (nguồn: Báo Khối)"),
        ("Mùa gặt (Ảnh minh họa. Nguồn: Báo Khối)", "Mùa gặt", "Ảnh minh họa. Nguồn: Báo Khối"),
        ("Mùa gặt. Ảnh minh hoạ: Báo Khối.", "Mùa gặt.", "Ảnh minh hoạ: Báo Khối"),
    ],
)
def test_the_credit_at_the_end_is_split_off(text: str, caption: str, credit: str) -> None:
    assert split_credit(text) == (caption, credit)


@pytest.mark.parametrize(
    "text", ["Ảnh", "Ảnh:", "Ảnh: ", "Ảnh của P. Mai", "Quang cảnh. Nguồn: Báo Nam Định", "ảnh: P. Mai"]
)
def test_what_only_looks_like_a_credit_stays_in_the_caption(text: str) -> None:
    assert split_credit(text) == (text.strip(), "")


def test_only_the_last_of_two_credits_is_split_off() -> None:
    assert split_credit("Quang cảnh. Ảnh: A. Ảnh: B") == ("Quang cảnh. Ảnh: A.", "Ảnh: B")


@pytest.mark.parametrize(
    ("credits", "joined"),
    [
        (["Ảnh: An", "", "Ảnh: An"], "Ảnh: An"),
        (["Ảnh: P. Mai", "ẢNH: P.MAI"], "Ảnh: P. Mai"),
        (["Ảnh: An", "Ảnh: Anh Thơ"], "Ảnh: An; Ảnh: Anh Thơ"),
        (["Ảnh: An", "Ảnh: Án"], "Ảnh: An; Ảnh: Án"),
        (["Ảnh: An", "Ảnh: An (Khối)"], "Ảnh: An (Khối)"),
        (["Ảnh: An (Khối)", "Ảnh: An"], "Ảnh: An (Khối)"),
        (["Ảnh minh họa", "Ảnh: An"], "Ảnh minh họa; Ảnh: An"),
        ([], ""),
    ],
)
def test_credits_of_one_photo_are_joined_and_none_is_lost(credits: list[str], joined: str) -> None:
    assert joined_credits(credits) == joined


pieces = st.sampled_from(
    ["Đại biểu", "Ảnh", "Ảnh:", "Ảnh: P. Mai", "Ảnh minh họa", "Nguồn ảnh:", "(", ")", ".", " - ", "; ", "–", " ", ":"]
)  # fmt: skip


@given(st.lists(pieces, max_size=8).map("".join))
def test_no_letter_is_lost_and_a_caption_ends_in_no_sign_that_led_to_the_credit(text: str) -> None:
    caption, credit = split_credit(text)
    letters = [char for char in text if char.isalnum()]
    assert [char for char in caption + credit if char.isalnum()] == letters
    assert not credit or not caption.endswith((" ", ";", ",", "(", "–", "-"))
    lost = {sign: text.count(sign) - (caption + credit).count(sign) for sign in "()"}
    assert lost["("] == lost[")"]  # brackets go in pairs
    assert (caption, credit) == (caption.strip(), credit.strip())
