"""A draft of anything, placed and built, ends in a page or in a problem; so does the same once more."""

from __future__ import annotations

import re
import shutil
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.writing.ledger import Ledger
from newsroom.commands.importer.writing.place import MADE, UNCHANGED, place
from tests.support.building import build, digests, write_site
from tests.support.drafts import NASTY, Maker

pytestmark = pytest.mark.slow

_OUT = BytesIO()
Image.new("RGB", (900, 600), "#a33").save(_OUT, "JPEG")
JPEG = _OUT.getvalue()
TODAY = date(2025, 11, 26)
"""Before the moment of builds in tests."""


def drafts(count: int) -> list[Draft]:
    found = []
    for seed in range(count):
        maker = Maker(seed)
        header = {
            "Title": (f"Bài {seed} {maker.words()}",),
            "Date": ("2024-07-11",) if seed % 3 else ("?",),
            "Category": ("Tin hoạt động",),
            "Author": (NASTY[seed % len(NASTY)], "P. Mai"),
            "Summary": (maker.words(),),
            "Tags": (maker.words(), "thi đua"),
        }
        found.append(Draft(f"{seed}.docx", header, maker.blocks(), files={"1.jpg": JPEG}))
    return found


def test_any_drafts_end_in_pages_or_problems(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ends_in_pages_or_problems(6, tmp_path, capsys, monkeypatch)


def ends_in_pages_or_problems(
    count: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    content = write_site(tmp_path / "content")
    made = [place(draft, content, TODAY, Ledger.of(content)) for draft in drafts(count)]
    assert {one.kind for one in made} == {MADE}
    before = digests(content)
    assert {place(draft, content, TODAY, Ledger.of(content)).kind for draft in drafts(count)} == {UNCHANGED}
    assert digests(content) == before
    for file in content.rglob("index.md"):
        file.write_text(file.read_text("utf-8").replace("Status: draft\n", ""), "utf-8")
    capsys.readouterr()
    if build(content, tmp_path / "output").status:
        wrong = set(
            re.findall(r"^articles/(\S+)/index\.md:\d+: lỗi: ", capsys.readouterr().err, re.MULTILINE)
        )
        assert wrong
        for folder in wrong:
            shutil.rmtree(content / "articles" / folder)
        made = [one for one in made if one.folder not in wrong]
        assert build(content, tmp_path / "output").status == 0
    assert made
    assert all((tmp_path / "output" / one.folder / "index.html").is_file() for one in made)


@pytest.mark.long
def test_very_many_drafts_end_in_pages_or_problems(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ends_in_pages_or_problems(120, tmp_path, capsys, monkeypatch)
