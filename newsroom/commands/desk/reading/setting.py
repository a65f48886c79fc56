"""Set a version of an article for reading beside another: title, lead and text, photos by their names."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote, unquote

from newsroom.commands.desk.reading.rules import Rules, house_rules
from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN, ROOT, Block, Figure, Gallery, VideoBlock
from newsroom.model.content import ARTICLES, is_photo
from newsroom.model.media import is_sound
from newsroom.model.naming import INDEX
from newsroom.model.records import Article
from newsroom.model.site import Site
from plugins.manuscript.record import read

_FILE_RE = re.compile(f"{FILE_OPEN}[^{FILE_CLOSE}]*{FILE_CLOSE}")
_UNREADABLE = "<p>Bản này có lỗi nên không xem thành trang được; hãy so theo chữ.</p>"


def set_text(data: bytes, place: str, site: Site, rules: Rules | None = None) -> str:
    """Give the HTML of a version, made of what the project's own allow-list lets through.

    Photos are asked for at the desk, as they are in the folder now.
    """
    house = rules or house_rules()
    with house.lock:
        record = read(f"{ARTICLES}/{place}/{INDEX}", data, site, house.typesetter, preview=True).record
    if not isinstance(record, Article):
        return _UNREADABLE
    kicker = f"<p>{escape(record.kicker)}</p>" if record.kicker else ""
    lead = f"<p><b>{escape(record.summary)}</b></p>" if record.summary else ""
    blocks = "".join(map(_block, record.body))
    return f"{kicker}<h3>{escape(record.title)}</h3>{lead}{blocks}"


def _block(block: Block) -> str:
    if isinstance(block, str):
        return _FILE_RE.sub("", block).replace(ROOT, "")
    if isinstance(block, Gallery):
        return "".join(map(_figure, block.figures))
    if isinstance(block, Figure):
        return _figure(block)
    kind = "Video" if isinstance(block, VideoBlock) else "Bản ghi âm"
    return _named(kind, block.title, block.caption, block.credit, other=block.key)


def _figure(figure: Figure) -> str:
    """Show a photo; a film or recording, or what lies elsewhere, is named."""
    path = unquote(figure.src).removeprefix(f"{ARTICLES}/")
    name = path.rpartition("/")[2]
    if not is_photo(name):
        kind = "Bản ghi âm" if is_sound(name) else "Video" if name else "Video hoặc ảnh ở trang khác"
        return _named(kind, figure.alt, figure.caption, figure.credit, other=name)
    image = f'<img src="/api/tep/{quote(path)}?nho=1" alt="{escape(figure.alt)}">'
    words = " ".join(filter(None, (figure.caption, figure.credit)))
    return f"<figure>{image}<figcaption>{escape(words or name)}</figcaption></figure>"


def _named(kind: str, *texts: str, other: str) -> str:
    words = " ".join(dict.fromkeys(filter(None, texts))) or other
    return f"<p>[{kind}{': ' if words else ''}{escape(words)}]</p>"
