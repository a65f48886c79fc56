"""Files made to harm whoever opens them: the whole importer has a clear word for each, soon and in little memory."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.building import NOW, ROOT, write_site
from tests.support.progress import without_progress

pytestmark = pytest.mark.slow

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 100}">' for n in range(12))
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPH = "<w:p><w:r><w:t>Hội nghị</w:t></w:r></w:p>"


# A small process starts the importer: the peak of a process counts what the one that started it held then.
MEASURE = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:], check=False).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(status, used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""


def docx(file: Path, body: str, doctype: str = "") -> None:
    """Write a Word file; a body of 60 MB of one letter is 60 kB."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("[Content_Types].xml", TYPES)
        packed.writestr("_rels/.rels", RELATIONS)
        document = f'<?xml version="1.0"?>{doctype}<w:document {WORD}><w:body>{body}</w:body></w:document>'
        packed.writestr("word/document.xml", document)


def test_each_bomb_has_its_word_and_none_takes_time_or_memory(tmp_path: Path) -> None:
    write_site(tmp_path / "content")
    bombs = tmp_path / "bom"
    bombs.mkdir()
    docx(bombs / "zip.docx", f"<w:p><w:r><w:t>{'a' * 60_000_000}</w:t></w:r></w:p>")
    docx(bombs / "entity.docx", "<w:p><w:r><w:t>&e11;</w:t></w:r></w:p>", f"<!DOCTYPE a [{ENTITIES}]>")
    deep = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    docx(bombs / "deep.docx", deep[0] * 3000 + PARAGRAPH + deep[1] * 3000)
    (bombs / "entity.html").write_text(
        f'<?xml version="1.0"?><!DOCTYPE a [{ENTITIES}]><html xmlns="http://www.w3.org/1999/xhtml">&e11;</html>',
        encoding="utf-8",
    )
    (bombs / "deep.html").write_text(f"<html><body>{'<div>' * 30_000}a", encoding="utf-8")
    (bombs / "large.txt").write_bytes(b"a" * 5_000_000)
    (bombs / "z sau.txt").write_text(
        "Đảng ủy Khối họp sơ kết công tác sáu tháng đầu năm\n\nSáng 11-7, Đảng ủy Khối họp.\n\nNội dung của bài.\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": NOW, "FILES": "bom"}
    command = [sys.executable, "-c", MEASURE, sys.executable, "-m", "newsroom.commands.importer"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    status, seconds, kibibytes = without_progress(done.stderr).split()
    assert status == "1"
    assert "7 tệp: 1 bài mới; 6 không đọc được." in done.stdout
    (report,) = (tmp_path / "nhap-bai").glob("*.txt")
    told = report.read_text(encoding="utf-8")
    for word in (
        "quá lớn",
        "khai báo DTD",
        "lồng quá nhiều",
        "ENTITY",
        "không phải trang của một bài",
        "lớn hơn 4 MB",
    ):
        assert word in told
    assert float(seconds) < 10
    assert int(kibibytes) < 300 * 1024
