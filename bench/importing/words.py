# ruff: noqa: E501 (markup)
"""Make Word files as offices write them: who reads them should find each text, and nothing that Word hides."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from PIL import Image

from newsroom.vietnamese.legacy import decode_tcvn3
from tests.support.portals import Story
from tests.support.wordfiles import SPACES

_TCVN3 = {
    decode_tcvn3(chr(code)): chr(code) for code in range(0xA1, 0x100) if len(decode_tcvn3(chr(code))) == 1
}


@dataclass
class Written:
    """A Word file: the texts that it shows, and those that it holds but hides."""

    kind: str
    data: bytes = b""
    shown: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


class _Maker:
    """Writes one file."""

    def __init__(self, kind: str, story: Story, photo: bytes) -> None:
        self.written, self.story, self.photo = Written(kind), story, photo
        self.document = Document()

    def line(
        self, text: str, *, bold: bool = False, italic: bool = False, align: str = "", font: str = ""
    ) -> None:
        """Write a paragraph."""
        paragraph = self.document.add_paragraph()
        run = paragraph.add_run(text)
        run.bold, run.italic = bold, italic
        if font:
            run.font.name = font
        if align:
            paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align)

    def show(self, text: str, **looks: object) -> None:
        """Write a paragraph that readers see."""
        self.line(text, **looks)  # type: ignore[arg-type]
        self.written.shown.append(text)

    def xml(self, inner: str) -> None:
        """Write a paragraph of XML."""
        last = self.document.element.body
        last.insert(len(last) - 1, parse_xml(f"<w:p {SPACES}>{inner}</w:p>"))

    def opening(self) -> None:
        """Write title and lead."""
        self.show(self.story.title, bold=True, align="CENTER")
        self.show(self.story.lead, bold=True)

    def photos(self, captioned: bool = True) -> None:
        """Write the photos with their captions below."""
        for _, caption in self.story.photos or (("", "Quang cảnh hội nghị. Ảnh: Văn phòng"),):
            self.document.add_picture(io.BytesIO(self.photo), width=4_000_000)
            if captioned:
                self.line(caption, italic=True, align="CENTER")
            self.written.captions.append(caption)

    def done(self) -> Written:
        """Give the file."""
        self.show(self.story.byline or "Ban Biên tập", bold=True, align="RIGHT")
        out = io.BytesIO()
        self.document.save(out)
        self.written.data = out.getvalue()
        return self.written


def usual(make: _Maker) -> None:
    """Write as most do: bold title, lead, photo, italic caption."""
    make.opening()
    make.show(make.story.body[0])
    make.photos()
    for text in make.story.body[1:]:
        make.show(text)


def hidden(make: _Maker) -> None:
    """Write hidden words, and deletions that nobody accepted."""
    make.opening()
    for place, text in enumerate(make.story.body):
        make.show(text)
        secret, gone = f"Chữ ẩn số {place} không ai thấy", f"Đoạn đã xóa số {place} chờ duyệt"
        make.xml(f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{secret}</w:t></w:r>")
        make.xml(f'<w:del w:id="{place}" w:author="a"><w:r><w:delText>{gone}</w:delText></w:r></w:del>')
        make.written.hidden += [secret, gone]
    make.photos()


def boxes(make: _Maker) -> None:
    """Write captions into text boxes beside their photos."""
    make.opening()
    make.show(make.story.body[0])
    make.photos(captioned=False)
    paragraph = make.document.paragraphs[-1]._p
    for caption in make.written.captions[-1:]:
        box = (
            f'<w:r {SPACES}><w:pict><v:shape type="#_x0000_t202"><v:textbox><w:txbxContent><w:p><w:r><w:t>{caption}</w:t></w:r></w:p>'
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
        paragraph.append(parse_xml(box))
    del make.written.captions[:-1]
    for text in make.story.body[1:]:
        make.show(text)


def legacy(make: _Maker) -> None:
    """Write in TCVN3, in fonts of that time."""
    make.show(make.story.title, bold=True, align="CENTER")
    for text in (make.story.lead, *make.story.body):
        small = text.lower()
        make.line("".join(_TCVN3.get(sign, sign) for sign in small), font=".VnTime")
        make.written.shown.append(small)
    make.photos()


def lists(make: _Maker) -> None:
    """Write lists by style, a table, a quotation."""
    make.opening()
    for place, text in enumerate(make.story.body):
        make.document.add_paragraph(text, style=("List Number", "List Bullet", "Quote")[place % 3])
        make.written.shown.append(text)
    table = make.document.add_table(2, 2)
    for place, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"Ô thứ {place} của bảng chỉ tiêu"
        make.written.shown.append(cell.text)
    make.photos()


def signs(make: _Maker) -> None:
    """Write what Markdown would take for markup."""
    make.opening()
    for before, text in zip(
        ("2024. ", "# ", "- ", "> ", "<b> ", "a_b_c 3*4*5 "), make.story.body, strict=False
    ):
        make.show(f"{before}{text}")
    make.photos()


KINDS: dict[str, Callable[[_Maker], None]] = {
    "as usual": usual, "hidden, deleted": hidden, "text boxes": boxes, "TCVN3": legacy, "lists, table, quotation": lists,
    "signs of Markdown": signs,
}  # fmt: skip


def written(number: int, story: Story, photo: bytes) -> Written:
    """Make the file of a number."""
    kind = list(KINDS)[number % len(KINDS)]
    make = _Maker(kind, story, photo)
    KINDS[kind](make)
    return make.done()


def noise(size: int = 700) -> bytes:
    """Make a photo of about half a megabyte that cannot be compressed."""
    rng = random.Random(7)
    image = Image.frombytes("RGB", (size, size), rng.randbytes(size * size * 3))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()
