"""Texts that a mirror has spoilt are flagged as a whole, sound ones are not."""

from __future__ import annotations

from newsroom.commands.importer.recognising.mirrors import flag
from tests.support.lines import PROSE, sheet


def faults(text: str) -> list[str]:
    found = sheet(text)
    flag(found)
    return [fault.text for fault in found.faults]


def test_sound_text_is_not_flagged() -> None:
    assert faults(PROSE) == []
    assert (
        faults("Đoàn đại biểu Đắk Lắk, Krông Pắc, hòa nhạc, thuở xưa, quý báu, khuya, uỷ viên và ủy viên.")
        == []
    )


def test_words_run_together_are_flagged() -> None:
    (text,) = faults(
        "Lớp học diễn ra trongđiềukiện giãncách nhưngvẫn bảođảm đủthờigian, họcviên được thamquan."
    )
    assert text.startswith("4 chữ dính liền nhau (")
    assert "nên lấy từ bản gốc" in text


def test_altered_tones_are_flagged() -> None:
    (text,) = faults("Các đồng chí mong đựơc đón đòan dịp đâù xuân, gói nhìêu bánh, giao lưu vơí bà con.")
    assert "chữ sai dấu" in text
