from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.desk.manuscript.album import (
    album_cards,
    album_strays,
    with_album_caption,
    without_album_stray,
)
from newsroom.commands.desk.manuscript.header import one_line
from tests.support.odd_files import typed
from tests.support.typing_headers import album_line

NAMES = ("10.jpg", "1.jpg", "2.jpg")
DATA = "\ufeff1.jpg: Các đội thuyền rời bến. Ảnh: P. Mai\r\n\r\n# ghi chú\r\n2.jpg :  Rác nhựa\r\n".encode()
files = st.lists(album_line, max_size=5).map("\n".join).map(str.encode)


def said(data: bytes) -> dict[str, tuple[str, str]]:
    return {card.target: (card.caption, card.credit) for card in album_cards(NAMES, data)}


def test_photos_come_in_the_order_of_the_page_with_their_captions() -> None:
    found = [(card.target, card.caption, card.credit, card.first) for card in album_cards(NAMES, DATA)]
    assert found == [
        ("album/1.jpg", "Các đội thuyền rời bến.", "Ảnh: P. Mai", 1),
        ("album/2.jpg", "Rác nhựa", "", 4),
        ("album/10.jpg", "", "", 0),
    ]
    assert [card.caption for card in album_cards(NAMES, None)] == ["", "", ""]


def test_only_the_line_of_the_photo_changes() -> None:
    new = with_album_caption(DATA, "2.jpg", "Rác: đã phân loại", "Lan")
    assert new == DATA.replace("2.jpg :  Rác nhựa".encode(), "2.jpg: Rác: đã phân loại. Ảnh: Lan".encode())
    assert with_album_caption(DATA, "2.jpg", "Rác nhựa") == DATA
    assert with_album_caption(DATA, "10.jpg", "Hết") == DATA + "10.jpg: Hết\r\n".encode()
    assert with_album_caption(DATA, "2.jpg", "") == DATA.replace("2.jpg :  Rác nhựa\r\n".encode(), b"")
    assert with_album_caption(b"", "1.jpg", "A") == b"1.jpg: A\n"
    assert with_album_caption(b"1.jpg: A", "2.jpg", "B") == b"1.jpg: A\n2.jpg: B\n"
    assert with_album_caption(b"1.jpg: A", "1.jpg", "B") == b"1.jpg: B"
    assert with_album_caption(b"1.jpg: A", "2.jpg", "") == b"1.jpg: A"
    assert with_album_caption(b"", "2.jpg", "") == b""


@given(files, st.sampled_from(NAMES), typed)
def test_whatever_is_typed_is_the_caption_of_its_photo_alone(data: bytes, name: str, text: str) -> None:
    before, after = said(data), said(with_album_caption(data, name, text))
    assert {target: one for target, one in after.items() if target != f"album/{name}"} == {
        target: one for target, one in before.items() if target != f"album/{name}"
    }
    words = " ".join(filter(None, after[f"album/{name}"]))
    assert words.replace(" ", "") in (
        one_line(text).replace(" ", ""),
        one_line(text).replace(" ", "").rstrip(";,–-."),
    )


@pytest.mark.parametrize("name", ["", " ", "a:b.jpg", "a\nb.jpg", " 1.jpg"])
def test_a_name_that_no_line_can_begin_with_is_refused(name: str) -> None:
    with pytest.raises(ValueError) as found:  # noqa: PT011
        with_album_caption(b"", name, "x")
    assert found.value.args == (name,)


@given(files, st.lists(st.sampled_from(NAMES), unique=True))
def test_a_line_without_a_photo_is_listed_and_goes_alone(data: bytes, names: list[str]) -> None:
    strays = album_strays(names, data)
    photos = {card.first for card in album_cards(names, data)}
    lines = [line for n, line in enumerate(data.decode().split("\n"), start=1) if n not in photos]
    assert list(strays) == [line for line in lines if line.strip()]
    assert without_album_stray(names, data, "không có dòng này") == data
    if strays:
        after = without_album_stray(names, data, strays[0])
        assert list(album_strays(names, after)) == list(strays[1:])
        assert said(after) == said(data) if names == list(NAMES) else True


@pytest.mark.parametrize(
    ("typed_credit", "credit"),
    [
        ("Lan", "Ảnh: Lan"),
        ("Nguồn: TTXVN; Lê C", "Nguồn ảnh: TTXVN; Lê C"),
        ("Nguồn ảnh: TTXVN: Lê C", "Nguồn ảnh: TTXVN, Lê C"),
        ('Báo "Nam Định": phóng viên', 'Ảnh: Báo "Nam Định", phóng viên'),
        ("Ảnh: Báo Tuổi Trẻ: P. Mai", "Ảnh: Báo Tuổi Trẻ, P. Mai"),
    ],
)
def test_a_credit_stays_a_credit_however_it_is_typed(typed_credit: str, credit: str) -> None:
    found = said(with_album_caption(b"", "1.jpg", "Lễ khai mạc", typed_credit))
    assert found["album/1.jpg"] == ("Lễ khai mạc.", credit)
