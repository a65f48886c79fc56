"""Markdown is read as the system it was written for reads it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.commands.importer.archives.markdown_html import html_of_markdown


def shown(text: str, common: bool = True) -> str:
    return re.sub(r"\s*\n\s*", "", html_of_markdown(text, common)).strip()


@pytest.mark.parametrize("common", [True, False])
def test_what_both_read(common: bool) -> None:
    assert (
        shown("Một **đậm** *nghiêng*\n\nHai", common)
        == "<p>Một <strong>đậm</strong> <em>nghiêng</em></p><p>Hai</p>"
    )
    assert "<table>" in shown("| a | b |\n|---|---|\n| 1 | 2 |", common)
    assert "<figcaption>Chú thích</figcaption></figure>" in shown('![x](a.jpg "Chú thích")', common)
    assert "<figcaption>Chú thích</figcaption></figure>" in shown('Đoạn ![x](a.jpg "Chú thích") sau', common)
    assert shown("[TOC]\n\nMột", common) == "<p>Một</p>"


def test_each_reads_lists_its_own_way() -> None:
    assert "<ul>" in shown("Đoạn:\n- một\n- hai")
    assert "<ul>" not in shown("Đoạn:\n- một\n- hai", common=False)
    assert "<ul><li>một<ul>" in shown("- một\n  - trong")


@pytest.mark.parametrize("common", [True, False])
def test_notes_lead_there_and_back(common: bool) -> None:
    made = shown("Một[^a] hai[^2].\n\n[^a]: Ghi chú *một*\n[^2]: Hai", common)
    marks, notes = re.findall(r'href="#(fn[^"]*)"', made), re.findall(r'<li id="(fn[^"]*)"', made)
    assert marks[:2] == notes
    assert len(re.findall(r'href="#fnref', made)) == 2
    assert "Ghi chú <em>một</em>" in made


def test_a_note_without_mark_stays_and_a_mark_without_note_too() -> None:
    assert "Lạc" in shown("Một.\n\n[^a]: Lạc")
    assert "[^b]" in shown("Một[^b].\n\n[^a]: Lạc")
    assert "Hai" in shown("Một[^a].\n\n[^a]: Ghi chú\n[^a]: Hai")


def test_attributes_of_kramdown_and_goldmark_are_no_words() -> None:
    assert shown("## Mục {#muc .lon}\n\nĐoạn\n{: .giua}") == "<h2>Mục</h2><p>Đoạn</p>"
    assert "{#x}" in shown("`{#x}`")


@pytest.mark.slow
@given(st.text("aàb *_#[]()!|-\n>1.`~^:{}", max_size=80), st.booleans())
@settings(max_examples=60, deadline=None)
def test_no_letter_is_lost(text: str, common: bool) -> None:
    text = (
        text.replace("[^", "[")
        .replace("{", "(")
        .replace("](", "] (")
        .replace("]:", "] :")
        .replace("*[", "* [")
    )
    made = html_of_markdown(text, common)
    if common or "[" not in text:
        assert sorted(re.findall("[àb]", re.sub(r"<[^>]*>|&\w+;", "", made))) == sorted(
            re.findall("[àb]", text)
        )
