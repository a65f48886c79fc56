"""Set Markdown as the site does, for tests of how bodies are set."""

from __future__ import annotations

import re
from typing import Any

from newsroom.model.blocks import Block
from pelicanconf import MARKDOWN
from plugins.captions.markdown import makeExtension
from plugins.manuscript.markup.body import Body, Typesetter

_SETTINGS: dict[str, Any] = dict(MARKDOWN)
TYPESETTER = Typesetter([*_SETTINGS["extensions"], makeExtension()], _SETTINGS["extension_configs"])
PATH = "articles/2024/07/bai/index.md"


def body_of(text: str) -> Body:
    """Set a body."""
    return TYPESETTER.set(PATH, text, 1, "https://example.vn")


def html_of(text: str) -> str:
    """Set a body that is nothing but text, without what stands between tags."""
    blocks: tuple[Block, ...] = body_of(text).blocks
    html = "".join(block for block in blocks if isinstance(block, str))
    html = re.sub(r"(>|<br>)\s+(?=<)|(?<=<br>)\s+", r"\1", html).replace("&nbsp;", " ")
    return re.sub(r'(<h\d) id="[^"]*"', r"\1", html)


def codes_of(text: str) -> list[tuple[int, str]]:
    """List lines and codes of the problems in a body."""
    return [(problem.line, problem.code) for problem in body_of(text).problems]
