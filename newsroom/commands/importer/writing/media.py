"""Write photos, videos and recordings with their captions."""

from __future__ import annotations

import re

from newsroom.commands.importer.writing.signs import escaped
from newsroom.vietnamese.credit import split_credit
from plugins.captions.caption import same_caption

_TITLE_SIGN_RE = re.compile(r"\"|(?<=')\)")
"""What would end a title: a quotation mark, a bracket behind a quotation mark of the other kind."""


def photo_line(name: str, alt: str, caption: str) -> str:
    """Write a photo; its caption is its title, credit included, its alternative text what it says alone."""
    said = split_credit(caption)[0]
    if not alt or same_caption(alt, caption):
        alt = said
    if not caption:
        return f"![{_alt(alt)}]({name})"
    if alt == caption and name.rpartition("/")[2].startswith("thieu-anh-"):
        return f"![{_alt(caption)}]({name})"
    return f'![{_alt(alt)}]({name} "{caption_title(caption)}")'


def _alt(text: str) -> str:
    return escaped(text).replace("]", "\\]")


def caption_title(text: str) -> str:
    """Write words within the quotation marks of a title."""
    return _TITLE_SIGN_RE.sub(r"\\\g<0>", escaped(text))


def embed_line(target: str, name: str, caption: str) -> str:
    """Write a video or a recording, by its address or by the name of its file."""
    words = _alt(caption)
    if words:
        return f"[{words}]({target})"
    return target if "://" in target else f"[{_alt(name)}]({target})"
