"""Hot syllables are tokens as the rest."""

from plugins.search.hot import HOT
from plugins.search.tokens import tokens


def test_hot_syllables_are_tokens_and_no_numbers() -> None:
    assert all(tokens(syllable) == [syllable] and syllable.isalpha() for syllable in HOT)
    assert 100 <= len(HOT) <= 120
