"""Every warning of the copy desk has its section in the handbook, whose examples give that warning."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from newsroom.engine import REGISTRY
from newsroom.model.site import Category, Site
from plugins import copydesk
from plugins.gate.machine import HANDBOOK, explained
from plugins.manuscript.record import read
from tests.support import archive
from tests.support.building import ROOT
from tests.support.proofreading import proofread_all
from tests.support.setting import PATH, TYPESETTER

HEADER = """\
Title: Hội nghị
Date: 2024-07-11 15:51
Category: Tin hoạt động
Author: Ban Biên tập
Summary: Hội nghị bàn việc chung.

"""
SITE = Site(
    name="Trang",
    url="https://example.vn",
    categories=(Category("Tin hoạt động", "tin-hoat-dong"),),
    abbreviations=(),
)
OF_THE_ARCHIVE = {
    "no-syllable",
    "unknown-pair",
    "words-joined",
    "word-parted",
    "name-known",
    "office-changed",
}
"""What only other articles tell: not each has an example of one article alone."""


class Section(NamedTuple):
    """What the handbook says of a code."""

    code: str
    wrong: list[str]
    right: list[str]


def sections() -> list[Section]:
    text = (ROOT / HANDBOOK).read_text(encoding="utf-8")
    found = []
    for part in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
        code = re.match(r"`([a-z-]+)`\n", part)
        assert code, part[:40]
        examples = {
            kind: re.findall(rf"^{kind}:\n\n```\n(.*?)```", part, re.MULTILINE | re.DOTALL)
            for kind in ("Sai", "Đúng")
        }
        found.append(Section(code[1], examples["Sai"], examples["Đúng"]))
    return found


SECTIONS = sections()


def codes_of(example: str) -> set[str]:
    """Read an example as an article, and tell what is said of it."""
    text = example if example.startswith("Title:") else HEADER + example
    found = read(PATH, text.encode(), SITE, TYPESETTER)
    return {problem.code for problem in (*found.problems, *proofread_all(found.copies))}


def told_of_archive(example: str) -> set[str]:
    """Tell what is said of an example beside a small archive."""
    return {problem.code for problem in archive.desk(archive.article(example))}


def test_every_code_has_a_section_and_every_section_a_code() -> None:
    copydesk.register()
    codes = [section.code for section in SECTIONS]
    assert len(codes) == len(set(codes))
    assert set(codes) == explained(REGISTRY.chosen(["plugins.copydesk"])) | {"long-lead"}


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.code)
def test_examples_give_their_warning_and_better_ones_none(section: Section) -> None:
    if section.code in OF_THE_ARCHIVE:
        assert all(section.code in told_of_archive(example) for example in section.wrong)
        assert not any(told_of_archive(example) for example in section.right)
        return
    assert section.wrong
    assert section.right
    for example in section.wrong:
        assert section.code in codes_of(example)
    for example in section.right:
        assert not codes_of(example)
