from __future__ import annotations

from newsroom.commands.importer.pages.elements import as_block, is_block, seen_text
from newsroom.commands.importer.pages.looks import Looks
from newsroom.commands.importer.pages.markup import Element, tree_of


def body(html: str) -> Element:
    return tree_of(html).find("body")


def test_lines_of_their_own_are_known_by_tag_and_by_style() -> None:
    assert is_block(body("<div>x")[0])
    assert is_block(body("<span style='display:block'>x")[0])
    assert not is_block(body("<div style='display:inline'>x")[0])
    assert not is_block(body("<b>x")[0])


def test_a_block_tells_its_level_its_classes_and_those_around() -> None:
    root = body("<div class=sapo><h2 class='a  b'>x</h2></div>")
    assert as_block(root[0][0], Looks(), root) == Looks(level=2, classes="a b sapo")
    assert as_block(root[0][0], Looks(), root[0]) == Looks(level=2, classes="a b")


def test_words_of_neighbours_do_not_run_together() -> None:
    text = "".join(
        seen_text(body("<p>một</p><p>h<b>ai</b><!-- x -->!</p><script>x</script><style>y</style>z"))
    )
    assert text.split() == ["một", "hai!", "z"]
