"""A draft of anything, placed and built, ends in a page or in a problem; so does the same once more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.writing.ledger import Ledger
from newsroom.commands.importer.writing.place import MADE, UNCHANGED, place
from tests.support.building import build, digests, write_site
from tests.support.drafts import NASTY, Maker
from tests.support.drawing import jpeg

pytestmark = pytest.mark.slow

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
        found.append(Draft(f"{seed}.docx", header, maker.blocks(), files={"1.jpg": jpeg()}))
    return found


def test_any_drafts_end_in_pages_or_problems(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    content = write_site(tmp_path / "content")
    made = [place(draft, content, TODAY, Ledger.of(content)) for draft in drafts(25)]
    assert {one.kind for one in made} == {MADE}
    before = digests(content)
    assert {place(draft, content, TODAY, Ledger.of(content)).kind for draft in drafts(25)} == {UNCHANGED}
    assert digests(content) == before
    assert build(content, tmp_path / "nhap").status == 0  # drafts stop nothing
    for file in content.rglob("index.md"):
        file.write_text(file.read_text("utf-8").replace("Status: draft\n", ""), "utf-8")
    capsys.readouterr()
    built = build(content, tmp_path / "output")
    told = capsys.readouterr().err
    for one in made:
        page = tmp_path / "output" / one.folder / "index.html"
        assert page.is_file() or f"articles/{one.folder}/index.md" in told
    assert built.status or "Traceback" not in told
