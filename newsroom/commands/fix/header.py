"""Write a header as the handbook has it: keys in their order and spelling; values stay what they are."""

from __future__ import annotations

from newsroom.commands.fix.body import without_spaces_before_signs
from plugins.manuscript.grammar import Grammar
from plugins.manuscript.header import Field, Manuscript

_PROSE = frozenset({"title", "kicker", "summary"})
"""The keys whose values are sentences."""


def mended_header(manuscript: Manuscript, grammar: Grammar) -> list[str]:
    """Give the lines of a header without slips; a key that there is not keeps all in the order it has."""
    spelt = {key.casefold(): key for key in grammar.known}
    order = {key.casefold(): place for place, key in enumerate(grammar.known)}
    fields = list(manuscript.fields)
    if all(field.key.casefold() in order for field in fields):
        fields.sort(key=lambda field: order[field.key.casefold()])
    return [line for field in fields for line in _lines(field, spelt.get(field.key.casefold(), field.key))]


def _lines(field: Field, key: str) -> list[str]:
    first, *more = field.parts or (field.value,)
    lines = [f"{key}: {first}", *(line.rstrip() for line in more)]
    if field.key.casefold() in _PROSE:
        lines = [without_spaces_before_signs(line) for line in lines]
    return [line.rstrip() for line in lines]
