from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.markup import tree_of
from newsroom.commands.importer.pages.selectors import Index, Part, parts_of

PAGE = """<div id=a class="x y">
<p class=x>một</p> <span id=ctl00_lblTitle itemprop="name headline">hai</span>
<section><p class="x z" data-n>ba</p></section></div>"""


@pytest.mark.parametrize(
    ("selector", "words"),
    [
        ("p", ["một", "ba"]),
        (".x", ["một hai ba", "một", "ba"]),
        ("p.x.z", ["ba"]),
        ("#a section .x", ["ba"]),
        ("[id$=lblTitle]", ["hai"]),
        ("span[itemprop~=headline]", ["hai"]),
        ("[id^=ctl00]", ["hai"]),
        ("[id*=lbl]", ["hai"]),
        ("p[data-n]", ["ba"]),
        ("div.z", []),
        ("ul p", []),
    ],
)
def test_finds_elements(selector: str, words: list[str]) -> None:
    found = Index(tree_of(PAGE)).all([selector])
    assert [" ".join("".join(one.itertext()).split()) for one in found] == words


def test_those_of_the_first_selector_come_first_and_each_once() -> None:
    index = Index(tree_of(PAGE))
    assert [one.tag for one in index.all(["section p", "p"])] == ["p", "p"]
    assert index.order[index.all(["section"])[0]] > index.order[index.all(["#a"])[0]]


def test_what_is_no_selector_is_refused() -> None:
    assert parts_of("a[href]") == (Part("a", (), "", (("href", "?", ""),)),)
    with pytest.raises(ValueError, match="no selector"):
        parts_of("p > a")
