"""What is to be done is said by what the screen has, for all that an article at the desk can have."""

from __future__ import annotations

import re

import pytest

from newsroom.commands.desk.reading.findings import Finding
from newsroom.commands.desk.reading.judging import CHECKS
from newsroom.commands.desk.routes.remedies import PAGE_REMEDIES, REMEDIES
from newsroom.commands.desk.routes.wording import at_desk
from tests.support.building import ROOT

WORDINGS = {code: wording for check in CHECKS for code, wording in check.wordings.items()}
OF_FILES = frozenset(
    {
        "misplaced-article", "misplaced-page", "reserved-address", "second-index", "document-alone", "pdf-alone",
        "empty-folder",
    }
)  # fmt: skip
"""What only a folder that was made by hand can have."""
_OF_FILES_RE = re.compile(r"!\[|\]\(|\.toml|\.md\b|make ")


def test_each_is_of_a_code_of_the_check_and_ends_without_a_full_stop() -> None:
    assert set(REMEDIES) | set(PAGE_REMEDIES) <= set(WORDINGS)
    texts = [*REMEDIES.values(), *PAGE_REMEDIES.values()]
    assert [text for text in texts if text.endswith(".") or not text[0].isupper()] == []


@pytest.mark.parametrize("code", sorted(WORDINGS.keys() - OF_FILES))
def test_no_finding_speaks_of_markup_of_photos_or_of_files_of_the_repository(code: str) -> None:
    wording = WORDINGS[code]
    one = at_desk(Finding("error", code, 9, "", wording.found, f"{wording.remedy}."))
    assert not _OF_FILES_RE.search(one.remedy), one.remedy


def test_what_is_to_be_done_on_a_page_speaks_of_no_card_and_no_album() -> None:
    screen = (ROOT / "newsroom/commands/desk/pages/templates/pages.html").read_text(encoding="utf-8")
    buttons = {one for text in PAGE_REMEDIES.values() for one in re.findall("«([^»]*)»", text)}
    tools = (ROOT / "newsroom/commands/desk/pages/templates/toolbar.html").read_text(encoding="utf-8")
    assert {one for one in buttons if one not in screen + tools} == set()
    assert [text for text in PAGE_REMEDIES.values() if "mục Ảnh và tệp" in text] == []


@pytest.mark.parametrize("code", sorted(set(WORDINGS) - OF_FILES - set(REMEDIES) | set(PAGE_REMEDIES)))
def test_no_finding_of_a_page_speaks_of_files_of_the_repository(code: str) -> None:
    wording = WORDINGS[code]
    one = at_desk(Finding("error", code, 9, "", wording.found, f"{wording.remedy}."), {}, PAGE_REMEDIES)
    assert not _OF_FILES_RE.search(one.remedy), one.remedy
