"""Each word of the CommonMark specification's examples is shown, or told, or it is known why not."""

from __future__ import annotations

import pytest

from tests.support.commonmark import examples
from tests.support.shown_words import shown
from tests.support.words import NOTHING, lost, typed
from tests.test_nothing_is_lost import set_body

pytestmark = pytest.mark.slow

EXPLAINED = {
    14: "«\\&ouml;» is a backslash and a letter to us: who types an entity means it",
    218: "a definition that is used is markup in a quotation too, where the oracle looks for none",
    415: "bold in slanted text: the words touch on the page as they do in the text without its signs",
    449: "an underscore in slanted text: no line to be filled in",
    452: "an underscore in bold text: no line to be filled in",
    479: "an underscore in slanted text: no line to be filled in",
    505: "a title in round brackets is taken for a part of the address, whose goal is missed and told",
    508: "quotation marks in a title are a part of it; what stands before is the address",
    538: "an address in a link is its text",
    570: "«[foo][bar][baz]» are two links that touch: the words touch on the page too",
    597: "a mail address is shown without its scheme, in capitals as in small letters",
}
"""Why words of an example are not found, by its number in version 0.31.2."""


def test_each_word_of_the_specification_is_shown_or_told() -> None:
    if not examples():
        pytest.skip("the specification is not here: npm ci --prefix tests/commonmark")
    told = {}
    for number, text in examples().items():
        body = set_body(text)
        found = lost(typed(text), shown(body.blocks), body.problems)
        if found != NOTHING and number not in EXPLAINED:
            told[number] = f"{found}\n{text}"
    assert not told, "\n".join(f"example {number}: {what}" for number, what in told.items())


def test_what_is_explained_is_still_not_found() -> None:
    if not examples():
        pytest.skip("the specification is not here: npm ci --prefix tests/commonmark")
    found = set()
    for number in EXPLAINED:
        body = set_body(examples()[number])
        if lost(typed(examples()[number]), shown(body.blocks), body.problems) == NOTHING:
            found.add(number)
    assert found == set()
