"""Hold what HTML says, and how its files are found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from newsroom.commands.importer.source import Block, Dropped, Fault

Find = Callable[[str], str]
"""Gives the name in ``Source.files`` of what an address leads to, ``""`` if it is not at hand."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What HTML says: blocks in reading order, notes by name, what was left out, what to see to."""

    blocks: tuple[Block, ...]
    notes: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    dropped: tuple[Dropped, ...] = ()
    faults: tuple[Fault, ...] = ()


def not_at_hand(address: str) -> str:
    """Find nothing: for HTML that came without files."""
    return ""
