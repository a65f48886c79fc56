"""The head of a document ends where its text begins."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.recognising.opened_letters import read_letter
from newsroom.commands.importer.source import Look, Text
from tests.support.lines import PROSE, paragraph, sheet

HEAD = ("CHI BỘ VĂN PHÒNG", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 12-BC/CB")


def centred(*texts: str) -> list[Text]:
    return [paragraph(text, place, bold=True, look=Look("center")) for place, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("below", "matter", "rest"),
    [
        (("BÁO CÁO", "Kết quả năm", "-----"), "Kết quả năm", "-----"),
        (
            ("BÁO CÁO", "Kết quả năm,", "nhiệm vụ năm sau", "I. KẾT QUẢ"),
            "Kết quả năm, nhiệm vụ năm sau",
            "I. KẾT QUẢ",
        ),
        (("BÁO CÁO", "Kết quả năm", "CHI BỘ QUYẾT NGHỊ"), "Kết quả năm", "CHI BỘ QUYẾT NGHỊ"),
        (("BÁO CÁO", "-----"), "", "-----"),
        (("BÁO CÁO", PROSE), "", PROSE),
        (("BÁO CÁO", "Kính gửi: Đảng ủy"), "", "Kính gửi: Đảng ủy"),
    ],
)
def test_the_matter_ends_where_its_looks_or_its_words_do(
    below: tuple[str, ...], matter: str, rest: str
) -> None:
    lines = sheet(*centred(*HEAD, *below)).lines
    letter, index = read_letter(lines)
    assert letter is not None
    assert (letter.kind, letter.matter, lines[index].text) == ("Báo cáo", matter, rest)


@pytest.mark.parametrize(
    "lines",
    [
        ("CHI BỘ VĂN PHÒNG", "BÁO CÁO", "Kết quả năm"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", "Số 12-BC/CB", PROSE),
        ("V/v mời họp", "Số 12-BC/CB", PROSE),
        ("Bình An, ngày 5 tháng 6 năm 2026", "BÁO CÁO", PROSE),
        (PROSE, *HEAD, "BÁO CÁO"),
    ],
)
def test_what_has_no_head_or_no_kind_is_no_document(lines: tuple[str, ...]) -> None:
    assert read_letter(sheet(*centred(*lines)).lines) == (None, 0)


def test_a_letter_without_a_kind_is_told_by_two_signs_and_what_it_is_about() -> None:
    letter, below = read_letter(sheet(*centred(*HEAD, "V/v mời họp", PROSE)).lines)
    assert letter is not None
    assert (letter.kind, letter.matter, below) == ("Công văn", "về việc mời họp", 4)


def test_nothing_is_no_document() -> None:
    assert read_letter([]) == (None, 0)
