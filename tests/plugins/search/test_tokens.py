"""Tokens: one rule for the index and for what a reader types."""

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.tokens import BREAK, pairs, tokens
from tests.support.building import ROOT

CASES = json.loads((ROOT / "tests/support/search_tokens.json").read_text(encoding="utf-8"))
_TOKEN_RE = re.compile(r"[a-z][a-z0-9]*|[0-9]+(?:[.,][0-9]+)*|[.;:!?\n]")


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["text"][:30]))
def test_texts_are_taken_apart_as_the_cases_say(case: dict[str, object]) -> None:
    found = tokens(str(case["text"]))
    assert found == case["tokens"]
    assert list(pairs(found)) == case["pairs"]


def _plainly(text: str) -> list[str]:
    """Take a text apart by the rule as ``docs/adr/032-search.md`` says it, and as the script does."""
    plain = re.sub("[đð]", "d", unicodedata.normalize("NFKD", text).lower())
    plain = re.sub("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]", "", plain)
    found = []
    for token in _TOKEN_RE.findall(plain):
        if token[0].isdigit():
            grouped = re.fullmatch(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?", token)
            token = re.sub(r"^0+(?=[0-9])", "", token.replace(".", "" if grouped else ","))
        found.append(token if token[0].isalnum() else BREAK)
    return found


@given(
    st.text(st.sampled_from("aàđĐgm019 .,;-–\n%²½\u00a0\u00ad\u0300\x01_ạƯβﬁ？‐…"), max_size=20)
    | st.text(max_size=30)
)
def test_the_quick_way_gives_what_the_rule_says(text: str) -> None:
    assert tokens(text) == _plainly(text)
