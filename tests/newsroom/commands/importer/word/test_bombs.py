"""What is made to harm is refused with a word, in little time and memory."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from newsroom.commands.importer.source import Unreadable
from newsroom.commands.importer.word import read_word
from tests.support.building import ROOT
from tests.support.wordfiles import docx, p, pic, r, shown, zipped

_DEEP = 3_000
_NESTED = {
    "tables": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    "controls": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    "boxes": (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>",
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    ),
}


@pytest.mark.parametrize("kind", _NESTED)
def test_three_thousand_levels_are_refused(kind: str) -> None:
    begin, end = _NESTED[kind]
    with pytest.raises(Unreadable, match="lồng quá nhiều cấp"):
        read_word("a.docx", docx(begin * _DEEP + p("x") + end * _DEEP))
    assert shown(read_word("a.docx", docx(begin * 10 + p("x") + end * 10))) == ["x"]


def test_entities_are_refused() -> None:
    lol = b"".join(
        f'<!ENTITY a{level} "{f"&a{level - 1};" * 10 if level else "lol"}">'.encode() for level in range(12)
    )
    with pytest.raises(Unreadable, match="DTD"):
        read_word("a.docx", zipped({"word/document.xml": b"<!DOCTYPE a [" + lol + b"]><a>&a11;</a>"}))


def test_a_pile_of_marks_is_refused() -> None:
    with pytest.raises(Unreadable, match="quá nhiều dấu"):
        read_word("a.docx", docx(p("a" + "\u0301" * 100_000)))


@pytest.mark.slow
def test_more_paragraphs_than_any_article_has_are_refused() -> None:
    with pytest.raises(Unreadable, match="quá lớn"):
        read_word("a.docx", docx("<w:p/>" * 40_000))


def swollen(name: str, begin: bytes, of: bytes) -> bytes:
    """Give a Word file in which one part unpacks to 300 MB."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(of)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file,
    ):
        for info in source.infolist():
            if info.filename != name:
                file.writestr(info.filename, source.read(info))
        with file.open(name, "w") as part:
            part.write(begin)
            for _ in range(300):
                part.write(b"a" * 1_000_000)
    return out.getvalue()


# ru_maxrss of a process counts what the one that started it held then; VmHWM begins with the program.
_MEASURE = """
import re, sys, time
from newsroom.commands.importer.source import Unreadable
from newsroom.commands.importer.word import read_word
started = time.process_time()
try:
    word = f"ảnh thiếu: {read_word('a.docx', open(sys.argv[1], 'rb').read()).blocks[0].missing}"
except Unreadable as error:
    word = str(error)
peak = re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1]
print(round(time.process_time() - started, 2), int(peak) // 1024, word)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "begin", "body", "word"),
    [
        ("word/document.xml", b"<w:document>", p(), "quá lớn"),
        ("word/media/a.jpg", b"\xff\xd8\xff", p(r(pic("a.jpg"))), "ảnh thiếu: a.jpg"),
    ],
)
def test_a_part_that_swells_costs_little(
    name: str, begin: bytes, body: str, word: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(swollen(name, begin, docx(body, media={"a.jpg": b""})))
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(file)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    seconds, mebibytes, said = done.stdout.split(" ", 2)
    assert word in said
    assert float(seconds) < 10
    assert int(mebibytes) < 300
