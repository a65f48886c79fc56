"""Pages that programs put into the shell of a Word file are read."""

from __future__ import annotations

import base64

from newsroom.commands.importer.source import Source
from newsroom.commands.importer.word import read_word
from tests.support.wordfiles import OOXML, docx, p, photo, shown

HTML = "<html><head><meta charset='utf-8'></head><body><h2>Hội nghị</h2><p>Lời <b>đậm</b></p>{}</body></html>"


def read(data: bytes, name: str = "a.html") -> Source:
    rels = f'<Relationship Id="c" Type="{OOXML}officeDocument/2006/relationships/aFChunk" Target="{name}"/>'
    return read_word(
        "a", docx(p("Trước") + '<w:altChunk r:id="c"/>', rels=rels, files={f"word/{name}": data})
    )


def test_a_page_is_read_with_photos_in_its_text() -> None:
    image = f'<p><img src="data:image/jpeg;base64,{base64.b64encode(photo()).decode()}"></p>'
    source = read(HTML.format(image).encode())
    assert shown(source) == ["Trước", "## Hội nghị", "Lời *đậm*", ("ảnh", "1.jpg", "")]
    assert [block.place for block in source.blocks] == sorted(block.place for block in source.blocks)


def test_a_page_packed_with_its_photos_is_read() -> None:
    page = HTML.format('<p><img src="file:///C:/fake/image0.jpg"></p>')
    mail = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html; charset="utf-8"\n'
        f"Content-Transfer-Encoding: 8bit\nContent-Location: file:///C:/fake/document.html\n\n{page}\n--x\n"
        "Content-Type: image/jpeg\nContent-Transfer-Encoding: base64\nContent-Location: file:///C:/fake/image0.jpg\n\n"
        f"{base64.b64encode(photo()).decode()}\n--x--\n"
    )
    assert shown(read(mail.encode(), "a.mht"))[1:] == ["## Hội nghị", "Lời *đậm*", ("ảnh", "1.jpg", "")]


def test_others_are_told() -> None:
    source = read(b"{\\rtf1 x}", "a.rtf")
    assert shown(source) == ["Trước"]
    assert "tệp nhúng" in source.faults[0].text
