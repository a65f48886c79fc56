"""Texts of the new editor and of the classic one become HTML that says the same."""

from __future__ import annotations

import re

import pytest

from newsroom.commands.importer.archives.shortcodes import Attached
from newsroom.commands.importer.archives.wordpress_text import BLOCK, BUTTON, html_of

LIBRARY = {"9": Attached("https://cu.example.vn/wp-content/uploads/a.jpg", "Chú thích")}


def shown(text: str, **reusable: str) -> str:
    return re.sub(
        r"\s+", " ", html_of(text, LIBRARY, (), {key.strip("_"): one for key, one in reusable.items()}).text
    ).strip()


def test_marks_of_blocks_go_and_html_stays() -> None:
    text = '<!-- wp:paragraph {"align":"center"} -->\n<p class="has-text-align-center">Một</p>\n<!-- /wp:paragraph -->'
    assert shown(text) == '<p class="has-text-align-center">Một</p>'


def test_a_list_of_pictures_is_a_gallery() -> None:
    text = (
        '<!-- wp:gallery {"ids":[1]} --><ul class="wp-block-gallery"><li class="blocks-gallery-item"><figure>'
        '<img src="a.jpg"/><figcaption>x</figcaption></figure></li></ul><!-- /wp:gallery -->'
    )
    assert (
        shown(text) == '<div><div><figure><img src="a.jpg"/><figcaption>x</figcaption></figure></div></div>'
    )


def test_classic_text_between_blocks_gets_paragraphs() -> None:
    text = "Một\n\nHai\n<!-- wp:heading --><h2>Mục</h2><!-- /wp:heading -->\nBa"
    assert shown(text) == "<p>Một</p> <p>Hai</p> <h2>Mục</h2> <p>Ba</p>"


def test_shared_blocks_are_put_in_also_within_each_other_but_not_for_ever() -> None:
    assert (
        shown('<!-- wp:block {"ref":7} /-->', _7="<!-- wp:paragraph --><p>Chung</p><!-- /wp:paragraph -->")
        == "<p>Chung</p>"
    )
    assert "<p>x</p>" in shown('<!-- wp:block {"ref":7} /-->', _7='<p>x</p><!-- wp:block {"ref":7} /-->')


def test_what_wordpress_makes_itself_is_told() -> None:
    told = html_of('<!-- wp:latest-posts {"postsToShow":3} /--><!-- wp:acme/bang {"x":"chữ"} /-->', {})
    assert [reason for _, reason in told.gone] == [BLOCK, BLOCK]
    assert len(told.faults) == 1
    assert "acme/bang" in told.faults[0]


def test_the_button_of_a_file_goes_and_its_name_stays() -> None:
    told = html_of(
        '<!-- wp:file --><div class="wp-block-file"><a href="a.pdf">Báo cáo</a>'
        '<a href="a.pdf" class="wp-block-file__button" download>Tải về</a></div><!-- /wp:file -->', {},
    )  # fmt: skip
    assert "Báo cáo" in told.text
    assert "Tải về" not in told.text
    assert told.gone == [("Tải về", BUTTON)]


@pytest.mark.parametrize("mark", ["<!--more-->", "<!--more Đọc tiếp-->", "<!-- more -->", "<!--nextpage-->"])
def test_marks_of_the_classic_editor_part_paragraphs(mark: str) -> None:
    assert shown(f"Một{mark}Hai") == "<p>Một</p> <p>Hai</p>"


def test_an_embed_without_html_is_its_address() -> None:
    assert (
        shown('<!-- wp:embed {"url":"https://youtu.be/abcdefghijk"} /-->')
        == "<p>https://youtu.be/abcdefghijk</p>"
    )


def test_absent_pictures_are_named() -> None:
    assert "99, 98" in html_of('[gallery ids="9,99,98"]', LIBRARY).faults[0]
