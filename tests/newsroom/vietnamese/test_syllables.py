from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.vietnamese.comparing import nfc
from newsroom.vietnamese.syllables import Syllable, has_tone, is_spelt, parts


@pytest.mark.parametrize(
    "words",
    [
        "nghị quyết của hội đồng nhân dân tỉnh được thông qua",
        "giếng giêng gì gìn giặt giữ giải quở quốc quyển khuỷu khuya thuở huơ",
        "hòa hoà thúy thuý ủy uỷ khỏe khoẻ toàn hoạt xoèn ngoằn",
        "yêu yến ý y kỹ lý Thy tỷ iu ỉa ương ưu",
        "ghế ghi nghe kẻ kim cá gà ngà",
        "học sách tập mật khuyết huýt",
        "ĐẢNG BỘ Khối",
    ],
)
def test_what_vietnamese_spells_is_a_syllable(words: str) -> None:
    assert [word for word in words.split() if not is_spelt(word.lower())] == []


@pytest.mark.parametrize(
    "word",
    [
        "nghành",
        "ghành",
        "ngiêm",
        "gế",
        "kông",
        "cế",
        "quyêt",
        "hoc",
        "tiêp",
        "đuợc",
        "nguời",
        "thưở",
        "luơng",
    ],
)
def test_other_letters_or_tones_are_none(word: str) -> None:
    assert not is_spelt(word)


@pytest.mark.parametrize(
    "word", ["tòan", "họat", "ngòai", "nghiã", "cuả", "ngừơi", "đựơc", "qùa", "gìa", "mừơi", "thũê"]
)
def test_a_tone_in_the_wrong_place_is_none(word: str) -> None:
    assert not is_spelt(word)


@pytest.mark.parametrize(
    "word", ["", "đ", "website", "facebook", "ubnd", "krông", "jết", "ôtô", "áá", "2024"]
)
def test_what_is_no_vietnamese_is_no_syllable(word: str) -> None:
    assert not is_spelt(word)


def test_a_syllable_is_taken_apart() -> None:
    assert parts("Nghị") == Syllable("ngh", "i", "\u0323")
    assert parts("quyết") == Syllable("qu", "yêt", "\u0301")
    assert parts("gì") == Syllable("g", "i", "\u0300")
    assert parts("ương") == Syllable("", "ương", "")
    assert parts("ngừơi") == Syllable("ng", "ươi", "\u0300")
    assert parts("web") is None


@pytest.mark.parametrize(("word", "is_toned"), [("hội", True), ("hôi", False), ("đ", False), ("ĐẠI", True)])
def test_a_tone_is_seen(word: str, is_toned: bool) -> None:
    assert has_tone(word) is is_toned


@given(st.text(max_size=12))
def test_any_text_is_looked_at(text: str) -> None:
    if is_spelt(text):
        assert parts(text) is not None
        assert nfc(text).isalpha()
