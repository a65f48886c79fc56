"""Texts as scraped, in our own words, with what is true of each, and what a draft says of them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from newsroom.commands.importer.draft import UNKNOWN, Draft
from newsroom.commands.importer.recognising import Known, recognise, unaccounted
from newsroom.commands.importer.scraped import read_text
from newsroom.commands.importer.source import Picture, Source, Text

TEXTS = Path(__file__).parents[1] / "newsroom" / "commands" / "importer" / "texts"
KNOWN = Known(
    (
        "Tin hoạt động",
        "Xây dựng Đảng",
        "Học tập và làm theo Bác",
        "Kiểm tra – Giám sát",
        "Doanh nghiệp",
        "Đoàn thể",
    )
)
_KEYS = ("Title", "Kicker", "Date", "Modified", "Agency", "Author", "Views", "Source", "Tags")
NAMES = tuple(sorted(file.stem for file in TEXTS.glob("*.txt") if file.stem != "paragraphs"))


@cache
def _paragraphs() -> dict[str, str]:
    lines = (TEXTS / "paragraphs.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


def fixture(name: str, folder: Path = TEXTS) -> tuple[dict[str, Any], bytes]:
    """Give what is true of a text, and the text; ``{P1}`` stands for a paragraph of ``paragraphs.txt``."""
    truth, text = (folder / f"{name}.txt").read_text(encoding="utf-8").split("-----\n", 1)
    filled = re.sub(r"\{(P\d+)\}", lambda match: _paragraphs()[match[1]], text)
    return tomllib.loads(truth), filled.encode()


def drafted(name: str, data: bytes) -> tuple[Source, Draft]:
    """Read and recognise a text."""
    source = read_text(f"{name}.txt", data)
    return source, recognise(source, KNOWN)


def caption_of(picture: Picture) -> str:
    return "".join(span.text for span in picture.caption)


def differences(truth: dict[str, Any], source: Source, draft: Draft) -> list[str]:
    """List in what a draft differs from what is true of its text."""
    found = []
    header = {key: "; ".join(values) for key, values in draft.header.items()}
    for key in _KEYS:
        if header.get(key, UNKNOWN) != truth.get(key, UNKNOWN):
            found.append(f"{key}: {header.get(key, UNKNOWN)!r}, not {truth.get(key, UNKNOWN)!r}")
    if "Category" in truth and header["Category"] != truth["Category"]:
        found.append(f"Category: {header['Category']!r}")
    lead = header["Summary"]
    if not (lead.startswith(truth["lead"]) if "lead" in truth else lead == UNKNOWN):
        found.append(f"lead: {lead[:60]!r}")
    captions = [caption_of(block) for block in draft.blocks if isinstance(block, Picture)]
    if captions != truth["captions"]:
        found.append(f"captions: {captions}, not {truth['captions']}")
    texts = [block.text for block in draft.blocks if isinstance(block, Text)]
    if not truth["paragraphs"]:
        pass
    elif not texts or not texts[0].startswith(truth["first"]) or not texts[-1].endswith(truth["last"]):
        found.append(f"body: {[text[:30] for text in texts]} … {texts[-1][-30:] if texts else ''}")
    if len(texts) != truth["paragraphs"]:
        found.append(f"paragraphs: {[text[:40] for text in texts]}, not {truth['paragraphs']}")
    if "verse" in truth and any(text.count("\n") + 1 != truth["verse"] for text in texts):
        found.append(f"verse: {texts}")
    if not any(truth.get("fault", "") in fault.text for fault in draft.faults) and "fault" in truth:
        found.append(f"fault: {[fault.text for fault in draft.faults]}")
    if lost := unaccounted(source, draft):
        found.append(f"lost: {lost}")
    return found
