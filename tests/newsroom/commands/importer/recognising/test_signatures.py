"""The foot of a document: receivers, offices, names; and nothing of its text."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.recognising.signatures import NAME, OFFICE, SENT, SIGNED, foot_of
from tests.support.lines import PROSE, sheet


@pytest.mark.parametrize(
    ("lines", "names", "parts"),
    [
        (
            ("Nơi nhận:", "- Như trên,", "- Lưu VP.", "T/M CHI BỘ", "BÍ THƯ", "(đã ký)", "Lê Văn An"),
            ["Lê Văn An"], [SENT, SENT, SENT, OFFICE, OFFICE, SIGNED, NAME],
        ),
        (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "TRẦN THỊ BÌNH"), ["Trần Thị Bình"], [OFFICE, OFFICE, NAME]),
        (("TL. BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "TS. Lê An"), ["TS. Lê An"], [OFFICE, OFFICE, NAME]),
        (("THƯ KÝ", "CHỦ TRÌ", "Lê Thị Hoa", "Lê An"), ["Lê Thị Hoa", "Lê An"], [OFFICE, OFFICE, NAME, NAME]),
        (("Nơi nhận:", "Như trên;", "Lưu: VT."), [], [SENT, SENT, SENT]),
        (("T/M CHI BỘ", "BÍ THƯ", "Lê An", "PHỤ LỤC"), ["Lê An"], [OFFICE, OFFICE, NAME]),
    ],
)  # fmt: skip
def test_a_foot_is_read_to_its_last_name(lines: tuple[str, ...], names: list[str], parts: list[str]) -> None:
    foot = foot_of(sheet(PROSE, *lines, PROSE).lines, 0)
    assert foot is not None
    assert foot.names == names
    assert [part for _, part in foot.parts] == parts


@pytest.mark.parametrize(
    "lines",
    [
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Căn cứ Luật Thi đua, khen thưởng;", PROSE),
        ("Lê Văn An", PROSE),
        ("Chủ trì: đồng chí Lê Văn An", PROSE),
        (PROSE, PROSE),
    ],
)
def test_text_is_no_foot(lines: tuple[str, ...]) -> None:
    assert foot_of(sheet(PROSE, *lines).lines, 0) is None


def test_an_office_in_the_text_is_none_where_a_foot_stands_below() -> None:
    lines = ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", PROSE, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn An")
    foot = foot_of(sheet(*lines).lines, 0)
    assert foot is not None
    assert [piece.text for piece, _ in foot.parts] == [*lines[2:]]
