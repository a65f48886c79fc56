from __future__ import annotations

import pytest

from plugins.copydesk import others
from plugins.copydesk.archive import Archive, Counts
from plugins.copydesk.others import Others
from plugins.copydesk.words import note

OWN = ("hội nghi bàn việc", "cơ sở mới", "hội nghi")


@pytest.fixture(params=[10, 100_000])
def seen(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Others:
    """Give an archive as an article sees it that counts as long, and as one that does not."""
    monkeypatch.setattr(others, "_LONG", request.param)
    texts = ("hội nghị bàn việc", "hội nghị, cơ sở", "hội nghị ở cơ sở", ". ".join(OWN))
    return Others(Archive(Counts.of(map(note, texts))), OWN)


def test_an_article_does_not_count_itself(seen: Others) -> None:
    assert [seen.word(word) for word in ("hội", "nghi", "mới", "nghị", "xa")] == [3, 0, 0, 3, 0]
    assert [seen.pair(*pair) for pair in (("hội", "nghị"), ("cơ", "sở"), ("hội", "nghi"))] == [3, 2, 0]


def test_what_may_be_meant_stands_beside_a_neighbour_in_others(seen: Others) -> None:
    assert list(seen.supported(("hội", "nghi"), 1, 2)) == [("nghị", 3)]
    assert list(seen.supported(("hội", "nghi"), 1, 4)) == []
    assert list(seen.supported(("cơ", "sở"), 1, 1)) == []
    assert list(seen.supported(("nghi",), 0, 1)) == []


def test_a_word_is_asked_beside_either_neighbour(seen: Others) -> None:
    assert seen.beside(("hội", "nghi", "bàn"), 1, "nghị") == 3
    assert seen.beside(("nghi",), 0, "nghị") == 0


def test_shares_are_never_nothing(seen: Others) -> None:
    assert 0 < seen.share("xa") < seen.share("hội") < 1


def test_the_neighbours_of_a_word_are_counted_once_each(seen: Others) -> None:
    assert [seen.contexts(word) for word in ("nghi", "hội", "xa")] == [2, 1, 0]


def test_words_that_belong_together_have_a_bond(seen: Others) -> None:
    assert seen.bond(("hội", "nghi"), 1, "nghị") == 1
    assert 0 < seen.bond(("ở", "sơ", "sở"), 1, "cơ") <= 1
    assert seen.bond(("hội", "nghi"), 1, "xa") == 0
