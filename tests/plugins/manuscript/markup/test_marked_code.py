"""Marks of languages are taken off code, and make indented text code."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown

from tests.plugins.manuscript.markup.test_loading import html_with, set_with

CODE = ("fenced_code", "codehilite")


def lines_of(text: str, *extensions: str) -> list[object]:
    return list(set_with(text, *extensions).blocks)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("    :::python\n    x = *1*\n      y", "<pre><code>x = *1*\n  y\n</code></pre>"),
        ("\t#!python\n\tx < 1", "<pre><code>x &lt; 1\n</code></pre>"),
        ('    :::c++ hl_lines="1 2"\n    x', "<pre><code>x\n</code></pre>"),
        ("    #!/usr/bin/env python\n    x", "<pre><code>#!/usr/bin/env python\nx\n</code></pre>"),
        ("    :::python và lời\n    x", "<pre><code>:::python và lời\nx\n</code></pre>"),
        ("    :::sh\n    a\n\n    b\n\nLời", "<pre><code>a\n\nb\n</code></pre>\n<p>Lời</p>"),
        (">     :::sh\n>     a", "<blockquote>\n<pre><code>a\n</code></pre>\n</blockquote>"),
        ("```\n:::python\nx\n```", "<pre><code>:::python\nx\n</code></pre>"),
    ],
)
def test_code_loses_its_mark_and_nothing_else(text: str, html: str) -> None:
    body = set_with(text, *CODE)
    assert body.blocks == (html,)
    assert body.problems == ()


@pytest.mark.parametrize(
    "text", ["    Lời thụt\n    vào", "    ::: python", ":::python\nx", "    #1 là số", "    :: a"]
)
def test_what_is_not_marked_stays_text(text: str) -> None:
    assert lines_of(text, *CODE) == lines_of(text)


def test_without_codehilite_a_mark_is_text() -> None:
    assert html_with("    :::python\n    x", "fenced_code") == "<p>:::pythonx</p>"


@pytest.mark.parametrize(
    "text",
    [
        "    :::python\n    a\n\n    b\n\nLời",
        "    #!python\n    a",
        "Lời\n\n    #!/bin/sh\n    a",
        "```\n:::sh\na\n```",
    ],
)
def test_words_are_those_that_codehilite_leaves(text: str) -> None:
    configs = {"codehilite": {"linenums": False}}
    stock: str = Markdown(extensions=[*CODE], extension_configs=configs).convert(text)
    ours = "".join(map(str, lines_of(text, *CODE)))
    assert words(ours) == words(stock)


def words(html: str) -> list[str]:
    return re.sub(r"<[^<>]*>", " ", html).split()
