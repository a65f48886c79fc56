"""Make Word files of raw XML, as Word, other programs and nobody's program write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from newsroom.commands.importer.source import Block, Items, Picture, Quote, Source, Span, Table, Text
from newsroom.commands.importer.word import read_word

OOXML = "http://schemas.openxmlformats.org/"
SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": f"{OOXML}wordprocessingml/2006/main",
        "r": f"{OOXML}officeDocument/2006/relationships",
        "m": f"{OOXML}officeDocument/2006/math",
        "a": f"{OOXML}drawingml/2006/main",
        "pic": f"{OOXML}drawingml/2006/picture",
        "wp": f"{OOXML}drawingml/2006/wordprocessingDrawing",
        "c": f"{OOXML}drawingml/2006/chart",
        "dgm": f"{OOXML}drawingml/2006/diagram",
        "mc": f"{OOXML}markup-compatibility/2006",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_KINDS = {
    "styles": "word/styles.xml",
    "numbering": "word/numbering.xml",
    "footnotes": "word/footnotes.xml",
    "endnotes": "word/endnotes.xml",
    "comments": "word/comments.xml",
    "theme": "word/theme/theme1.xml",
}


def docx(
    body: str,
    parts: Mapping[str, str] | None = None,
    media: Mapping[str, bytes] | None = None,
    rels: str = "",
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """Zip a Word file: ``body`` stands in ``w:body``; ``parts`` by kind (``styles``) without their root;

    ``media`` by name, referred to as ``r:id`` of the same name; ``rels`` are further relations.
    """
    relations = rels
    made: dict[str, bytes] = dict(files or {})
    for kind, inner in (parts or {}).items():
        root = "a:theme" if kind == "theme" else f"w:{kind}"
        made[_KINDS[kind]] = f"<{root} {SPACES}>{inner}</{root}>".encode()
        target = _KINDS[kind].removeprefix("word/")
        relations += f'<Relationship Id="p-{kind}" Type="{OOXML}officeDocument/2006/relationships/{kind}" Target="{target}"/>'
    for name, data in (media or {}).items():
        made[f"word/media/{name}"] = data
        relations += f'<Relationship Id="{name}" Type="{OOXML}officeDocument/2006/relationships/image" Target="media/{name}"/>'
    made["word/document.xml"] = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>".encode()
    made["word/_rels/document.xml.rels"] = _relations(relations)
    made["_rels/.rels"] = _relations(
        f'<Relationship Id="m" Type="{OOXML}officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    )
    made["[Content_Types].xml"] = _content_types(made)
    return zipped(made)


def _content_types(files: Mapping[str, bytes]) -> bytes:
    """Name the types of parts, without which LibreOffice reads nothing."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    defaults = {"xml": "application/xml", "rels": "application/vnd.openxmlformats-package.relationships+xml"}
    pictures = {"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "emf": "image/x-emf"}
    inner = "".join(
        f'<Default Extension="{suffix}" ContentType="{kind}"/>'
        for suffix, kind in (defaults | pictures).items()
    )
    for part in files:
        name = part.removeprefix("word/").removesuffix(".xml")
        if name in ("document", *_KINDS):
            kind = "document.main" if name == "document" else name
            inner += f'<Override PartName="/{part}" ContentType="{main}.{kind}+xml"/>'
    return f'<Types xmlns="{OOXML}package/2006/content-types">{inner}</Types>'.encode()


def _relations(inner: str) -> bytes:
    return f'<Relationships xmlns="{OOXML}package/2006/relationships">{inner}</Relationships>'.encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Zip files by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return out.getvalue()


def p(text: str = "", style: str = "", props: str = "", run: str = "") -> str:
    """Write a paragraph of one run, or of ``text`` as it is if that is XML."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    shape = f"<w:pPr>{styled}{props}</w:pPr>" if styled or props else ""
    return f"<w:p>{shape}{text if text.startswith('<') else r(text, run)}</w:p>"


def r(text: str, props: str = "") -> str:
    """Write a run; ``text`` may be XML that stands in it."""
    inner = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r>{f'<w:rPr>{props}</w:rPr>' if props else ''}{inner}</w:r>"


def fonts(name: str) -> str:
    """Give a run a font."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def tbl(*rows: str, props: str = "") -> str:
    """Write a table of rows."""
    return f"<w:tbl><w:tblPr>{props}</w:tblPr>{''.join(rows)}</w:tbl>"


def tr(*cells: str, props: str = "") -> str:
    """Write a row of cells."""
    return f"<w:tr>{f'<w:trPr>{props}</w:trPr>' if props else ''}{''.join(cells)}</w:tr>"


def tc(inner: str = "", props: str = "") -> str:
    """Write a cell: paragraphs, or the text of one."""
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{inner if inner.startswith('<') else p(inner)}</w:tc>"


LINES = '<w:tblBorders><w:top w:val="single"/><w:insideH w:val="single"/></w:tblBorders>'


def pic(
    name: str, alt: str = "", crop: str = "", transform: str = "", link: str = "", size: int = 3_000_000
) -> str:
    """Write the run content of a photo in its line."""
    return f'<w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{alt}"/>{graphic(name, crop, transform, link, size)}</wp:inline></w:drawing>'


def floating(name: str) -> str:
    """Write the run content of a photo beside the text."""
    return f'<w:drawing><wp:anchor><wp:docPr id="1" name="Picture 1"/>{graphic(name)}</wp:anchor></w:drawing>'


def graphic(name: str, crop: str = "", transform: str = "", link: str = "", size: int = 3_000_000) -> str:
    """Write a photo of DrawingML."""
    embed = f'r:embed="{name}"' if name else ""
    linked = f'r:link="{link}"' if link else ""
    return f"<a:graphic><a:graphicData>{bare_pic(embed, linked, crop, transform, size)}</a:graphicData></a:graphic>"


def bare_pic(
    embed: str, linked: str = "", crop: str = "", transform: str = "", size: int = 3_000_000, at: str = ""
) -> str:
    """Write ``pic:pic``."""
    return (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name=""/></pic:nvPicPr><pic:blipFill><a:blip {embed} {linked}/>{crop}'
        f'</pic:blipFill><pic:spPr><a:xfrm {transform}>{at}<a:ext cx="{size}" cy="{size}"/></a:xfrm></pic:spPr></pic:pic>'
    )


def photo(color: str = "red", size: tuple[int, int] = (60, 40), kind: str = "JPEG") -> bytes:
    """Make a photo of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, color).save(out, kind)
    return out.getvalue()


def read(body: str, **others: object) -> Source:
    """Read a file of this body."""
    return read_word("bai.docx", docx(body, **others))  # type: ignore[arg-type]


def told(block: Block) -> object:
    """Put a block into few words, for comparing: marks as ``*bold*``, ``/italic/``, ``[link](…)``."""
    if isinstance(block, Text):
        head = "#" * block.level + " " if block.level else ""
        return head + marked(block.spans)
    if isinstance(block, Picture):
        return ("ảnh", block.file or f"? {block.missing}", marked(block.caption))
    if isinstance(block, Items):
        return (block.start if block.ordered else "•", *[_inner(item) for item in block.items])
    if isinstance(block, Quote):
        return ("trích", *map(told, block.blocks))
    if isinstance(block, Table):
        return [[_inner(cell.blocks) if cell.blocks else "" for cell in row] for row in block.rows]
    return block


def _inner(blocks: tuple[Block, ...]) -> object:
    found = [told(block) for block in blocks]
    return found[0] if len(found) == 1 else found


def marked(spans: tuple[Span, ...]) -> str:
    """Write spans with their marks."""
    out = ""
    for span in spans:
        text = span.text
        text = f"^{text}^" if span.raised > 0 else f"_{text}_" if span.raised < 0 else text
        text = f"/{text}/" if span.italic else text
        text = f"*{text}*" if span.bold else text
        text = f"[{text}]({span.link})" if span.link else text
        out += text + (f"[^{span.note}]" if span.note else "")
    return out


def shown(source: Source) -> list[object]:
    """Put all blocks of a source into few words."""
    return [told(block) for block in source.blocks]


def write(folder: Path, name: str, data: bytes) -> Path:
    """Put a file into a folder."""
    file = folder / name
    file.write_bytes(data)
    return file
