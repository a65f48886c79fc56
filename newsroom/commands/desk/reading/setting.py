"""Set a version of an article for reading beside another: title, lead and text, photos by their names."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote, unquote

from newsroom.commands.desk.reading.rules import Rules, house_rules
from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN, ROOT, Block, Figure, Gallery, Recording, VideoBlock
from newsroom.model.content import ARTICLES
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
    blocks = "".join(_block(block, place) for block in record.body)
    return f"{kicker}<h3>{escape(record.title)}</h3>{lead}{blocks}"


def _block(block: Block, place: str) -> str:
    if isinstance(block, str):
        return _FILE_RE.sub("", block).replace(ROOT, "")
    if isinstance(block, Gallery):
        return "".join(_figure(one, place) for one in block.figures)
    if isinstance(block, Figure):
        return _figure(block, place)
    return _clip(block)


def _figure(figure: Figure, place: str) -> str:
    folder = f"{ARTICLES}/{place}/"
    name = unquote(figure.src).removeprefix(folder)
    image = f'<img src="/api/tep/{quote(place)}/{quote(name, safe="")}?nho=1" alt="{escape(figure.alt)}">'
    words = " ".join(filter(None, (figure.caption, figure.credit)))
    return f"<figure>{image}<figcaption>{escape(words or name)}</figcaption></figure>"


def _clip(block: VideoBlock | Recording) -> str:
    kind = "Video" if isinstance(block, VideoBlock) else "Bản ghi âm"
    words = ". ".join(filter(None, (block.title, block.caption, block.credit)))
    return f"<p>[{kind}: {escape(words or block.key)}]</p>"
