"""Examples on one page have ids of their own, and what names these names them still."""

from __future__ import annotations

from newsroom.commands.preview.components.scoping import scoped


def test_ids_and_what_names_them_stay_together() -> None:
    html = '<nav aria-labelledby="a b"><h2 id="a">A</h2><a href="#b">B</a><p id="b"></p></nav>'
    assert scoped(html, "x") == (
        '<nav aria-labelledby="x-a x-b"><h2 id="x-a">A</h2><a href="#x-b">B</a><p id="x-b"></p></nav>'
    )


def test_groups_that_close_each_other_are_those_of_one_example() -> None:
    assert scoped('<details name="menu"></details>', "x") == '<details name="x-menu"></details>'


def test_all_else_stays() -> None:
    html = '<a href="/a/#b" class="id" data-id="a">id=&#34;a&#34;</a><a href="#">A</a>'
    assert scoped(html, "x") == html
