"""Recognise a source, and name each of its lines that would stand nowhere."""

from __future__ import annotations

from dataclasses import replace

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.fitness import fitted
from newsroom.commands.importer.recognising import Known, recognise, unaccounted
from newsroom.commands.importer.source import Fault, Source, Text

_FEW = 4
"""The words of a line from which on it may be a sentence, or a title."""


def holds_words(source: Source) -> bool:
    """Tell whether a source holds anything of an article: a line of a few words, a photo, a table."""
    lines = [len(block.text.split()) for block in source.blocks if isinstance(block, Text)]
    others = any(not isinstance(block, Text) for block in source.blocks)
    return others or max(lines, default=0) >= _FEW or sum(lines) >= 2 * _FEW


def draft_of(source: Source, known: Known) -> Draft:
    """Make the draft of a source; a line that is neither in it nor among what was left out is a fault."""
    draft = recognise(source, known)
    draft = replace(draft, site=source.site) if source.site else draft
    lost = [
        Fault(f"dòng này của tệp không vào bài: «{' '.join(text.split())}». Chép tay vào nếu cần", place)
        for place, text in unaccounted(source, draft)
    ]
    return fitted(replace(draft, faults=(*draft.faults, *lost)) if lost else draft)
