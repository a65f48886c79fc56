from __future__ import annotations

from plugins.copydesk.archive import Archive, Counts
from plugins.copydesk.words import note


def counts(*texts: str) -> Counts:
    return Counts.of(map(note, texts))


def test_each_text_counts_once() -> None:
    found = counts("hội nghị, hội nghị", "hội thảo")
    assert found.words == {"hội": 2, "nghị": 1, "thảo": 1}
    assert found.pairs == {"hội nghị": 1, "hội thảo": 1}


def test_counts_of_parts_add_up() -> None:
    whole, part = counts("hội nghị", "hội thảo", "hội thao"), counts("hội nghị")
    part.add(counts("hội thảo", "hội thao"))
    assert part == whole


def test_an_archive_lets_go_what_stands_in_one_text_only() -> None:
    archive = Archive(counts("hội nghị", "hội nghị", "hội thảo"))
    assert archive.pairs == {"hội nghị": 2}
    assert archive.words == {"hội": 3, "nghị": 2, "thảo": 1}
    assert archive.total == 6


def test_only_words_of_several_texts_may_be_meant() -> None:
    archive = Archive(counts("hội nghị", "hội nghị", "hội nghì"))
    assert archive.neighbours.of("nghỉ") == ("nghị",)
