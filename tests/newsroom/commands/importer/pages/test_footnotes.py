from __future__ import annotations

from newsroom.commands.importer.pages.footnotes import notes_of
from newsroom.commands.importer.pages.html import read_html
from newsroom.commands.importer.pages.markup import tree_of
from tests.support.telling import told


def test_notes_of_mammoth_and_word_and_wordpress_are_notes() -> None:
    pages = [
        "<p>Chữ<sup><a href='#footnote-1' id='footnote-ref-1'>[1]</a></sup>.</p>"
        "<ol><li id='footnote-1'><p> Chú giải. <a href='#footnote-ref-1'>↑</a></p></li></ol>",
        "<p>Chữ<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a>.</p><div><hr>"
        "<div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Chú giải.</p></div></div>",
        "<p>Chữ<sup><a href='#n1' id='n1-link'>1</a></sup>.</p>"
        "<ol class=wp-block-footnotes><li id=n1>Chú giải. <a href='#n1-link'>↩︎</a></li></ol>",
    ]
    for page in pages:
        reading = read_html(page)
        assert told(reading.blocks) == ["Chữ[^1]."]
        assert {name: told(blocks) for name, blocks in reading.notes.items()} == {"1": ["Chú giải."]}


def test_tables_of_contents_and_links_to_the_top_are_no_notes() -> None:
    page = "<a name=top></a><p><a href='#i'>Phần I</a></p><h2 id=i>Phần I</h2><p>Chữ</p><p><a href='#top'>Lên đầu trang</a></p>"
    assert not notes_of(tree_of(page)).marks
    assert told(read_html(page).blocks) == ["Phần I", "## Phần I", "Chữ", "Lên đầu trang"]
