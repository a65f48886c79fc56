"""Verse keeps its lines; other short lines are left alone."""

from __future__ import annotations

from newsroom.commands.importer.recognising.verses import join_verse
from newsroom.commands.importer.source import Look, Text
from tests.support.lines import PROSE, paragraph, sheet

STANZA = ("Sớm nay gió đổi mùa sang", "Nghe tiếng búa gõ rộn ràng ven sông", "Nắng lên hồng má thợ thông",
          "Bê tông đổ xuống nối lòng đôi bờ")  # fmt: skip


def stanzas(*lines: str) -> list[str]:
    found = sheet(*lines)
    join_verse(found)
    return [line.block.text for line in found.open() if isinstance(line.block, Text)]


def test_stanzas_are_parted_by_blank_lines() -> None:
    assert stanzas(*STANZA, "", *STANZA) == ["\n".join(STANZA)] * 2


def test_verse_with_a_blank_line_between_all_lines_is_one_stanza() -> None:
    spaced = [part for line in STANZA for part in (line, "")]
    assert stanzas(*spaced) == ["\n".join(STANZA)]


def test_prose_and_lists_are_no_verse() -> None:
    lines = [
        "1. Đảng bộ Công ty Xi măng",
        "2. Đảng bộ Bệnh viện",
        "3. Chi bộ Kho bạc",
        "4. Chi bộ Trường",
        PROSE,
    ]
    assert stanzas(*lines) == lines


def test_verse_in_a_word_file_looks_unlike_the_text() -> None:
    centred = [
        paragraph(text, place, italic=True, look=Look(align="center")) for place, text in enumerate(STANZA, 2)
    ]
    found = sheet(PROSE, *centred, PROSE, kind="Word")
    join_verse(found, set_apart=True)
    assert [line.text for line in found.open()][1:2] == [STANZA[0]]
    assert len(found.open()) == 3
    plain = sheet(PROSE, *STANZA, PROSE, kind="Word")
    join_verse(plain, set_apart=True)
    assert len(plain.open()) == 6
    shouted = [
        paragraph(text.upper(), place, look=Look(align="center")) for place, text in enumerate(STANZA, 2)
    ]
    head = sheet(*shouted, PROSE, kind="Word")
    join_verse(head, set_apart=True)
    assert len(head.open()) == 5
