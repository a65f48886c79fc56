from __future__ import annotations

from plugins.copydesk.archive import Archive, Counts
from plugins.copydesk.words import note


def counts(*texts: str, first: int = 0) -> Counts:
    return Counts.of(map(note, texts), first)


def test_each_article_counts_once() -> None:
    found = counts("hội nghị, hội nghị", "hội thảo")
    assert found.words == {"hội": 2, "nghị": 1, "thảo": 1}


def test_of_a_pair_of_one_article_it_is_known_which() -> None:
    found = counts("hội nghị", "hội nghị", "hội thảo", first=5)
    assert (found.pairs["hội nghị"], found.pairs["hội thảo"]) == (2, ~7)


def test_counts_of_parts_add_up() -> None:
    texts = ("hội nghị, quyêt tâm", "hội thảo", "hội nghị", "hội thao")
    whole = counts(*texts)
    for cut in range(1, len(texts)):
        part = counts(*texts[:cut])
        part.add(counts(*texts[cut:], first=cut))
        assert (part.words, part.pairs, part.misspelt) == (whole.words, whole.pairs, whole.misspelt)


def test_an_archive_knows_what_stands_in_several_articles() -> None:
    archive = Archive(counts("hội nghị", "hội nghị", "hội thảo"))
    assert archive.pairs["hội nghị"] == 2
    assert "hội thảo" not in archive.pairs
    assert archive.words == {"hội": 3, "nghị": 2, "thảo": 1}
    assert archive.total == 6


def test_what_no_other_article_has_is_doubtful() -> None:
    archive = Archive(counts("hội nghị", "hội nghị", "hội thảo, quyêt, web, đ", "tin web"))
    assert sorted(archive.doubtful[2]) == ["hội thảo", "quyêt", "đ"]
    assert sorted(archive.doubtful[3]) == ["tin web"]
    assert 0 not in archive.doubtful


def test_only_words_of_several_articles_may_be_meant() -> None:
    archive = Archive(counts("hội nghị", "hội nghị", "hội nghì"))
    assert archive.neighbours.of("nghỉ") == ("nghị",)
