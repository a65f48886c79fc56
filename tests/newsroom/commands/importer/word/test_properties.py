"""The properties of a file give hints, and nothing that programs put there."""

from __future__ import annotations

from newsroom.commands.importer.source import Fact
from newsroom.commands.importer.word import read_word
from newsroom.commands.importer.word.properties import ORIGIN
from tests.support.wordfiles import OOXML, docx, p


def facts(inner: str) -> object:
    core = (
        f'<cp:coreProperties xmlns:cp="{OOXML}package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{inner}</cp:coreProperties>'
    ).encode()
    rels = (
        f'<Relationships xmlns="{OOXML}package/2006/relationships">'
        f'<Relationship Id="a" Type="{OOXML}officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{OOXML}package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    ).encode()
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(docx(p("x")))) as file:
        files = {name: file.read(name) for name in file.namelist()}
    from tests.support.wordfiles import zipped

    return dict(read_word("a", zipped(files | {"docProps/core.xml": core, "_rels/.rels": rels})).facts)


def test_title_author_and_keywords_are_hints_and_dates_are_none() -> None:
    inner = "<dc:title>Hội nghị tổng kết</dc:title><dc:creator>Văn phòng</dc:creator><cp:keywords>tổng kết</cp:keywords><dcterms:created>2020-01-01</dcterms:created>"
    assert facts(inner) == {
        "Title": (Fact("Hội nghị tổng kết", ORIGIN, 20),),
        "Author": (Fact("Văn phòng", ORIGIN, 10),),
        "Tags": (Fact("tổng kết", ORIGIN, 20),),
    }


def test_what_programs_put_there_is_none() -> None:
    assert facts("<dc:title>PowerPoint Presentation</dc:title><dc:creator>Admin</dc:creator>") == {}
    assert facts("<dc:title>§¶ng bé tØnh häp</dc:title>") == {
        "Title": (Fact("Đảng bộ tỉnh họp", ORIGIN, 20),)
    }
