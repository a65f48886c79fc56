"""The lexicon: syllables, and about how many articles hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine import Damaged
from plugins.search.lexicon import is_listed, level, read_lexicon, with_counts, write_lexicon

LEVELS = st.dictionaries(st.text("abc", min_size=1, max_size=12), st.integers(0, 20), max_size=20)


@pytest.mark.slow
@given(LEVELS)
def test_what_is_written_is_read(levels: dict[str, int]) -> None:
    assert read_lexicon(write_lexicon(levels)) == levels


@pytest.mark.parametrize(
    ("term", "listed"),
    [
        ("khoi", False),
        ("ngoai", True),
        ("ngoai thanh", False),
        ("21", False),
        ("@tin", False),
        ("x" * 13, False),
    ],
)
def test_it_lists_syllables_that_are_not_hot(term: str, listed: bool) -> None:
    assert is_listed(term) is listed


def test_levels_change_seldom_as_articles_come() -> None:
    assert [level(articles) for articles in (1, 2, 3, 4, 1023, 1024)] == [0, 1, 1, 2, 9, 10]
    assert with_counts({"an": 3, "boi": 0}, [("an", 9), ("boi", 0), ("xom", 1), ("21", 4)]) == {
        "an": 3,
        "xom": 0,
    }


@pytest.mark.parametrize("data", [b"\x00", b"\x00\x02a", b"\x00\x01a", b"\x00\x01\xff\x00"])
def test_what_is_none_is_damaged(data: bytes) -> None:
    with pytest.raises(Damaged):
        read_lexicon(data)
