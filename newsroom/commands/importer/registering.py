"""Keep what a document says of itself where its category is a register; elsewhere tell it."""

from __future__ import annotations

from dataclasses import replace

from newsroom.commands.importer.draft import UNKNOWN, Draft, needed_keys
from newsroom.commands.importer.recognising.elsewhere import elsewhere
from newsroom.commands.importer.recognising.known import Known
from newsroom.commands.importer.source import Fault
from plugins.manuscript.keys import DOCUMENT_KEYS


def registered(draft: Draft, known: Known) -> Draft:
    """Give a draft whose category takes what it says of a document; what it does not take is told."""
    category = draft.header.get("Category", (UNKNOWN,))[0]
    said = {key: draft.header[key][0] for key in DOCUMENT_KEYS if draft.header.get(key)}
    if not said or category == UNKNOWN or known.category_of(category) in known.registers:
        return draft
    header = {key: values for key, values in draft.header.items() if key not in DOCUMENT_KEYS}
    if "Issuer" in said and not any(header.get(key) for key in ("Author", "Authors", "Source")):
        header["Author"] = (said["Issuer"],)
    for key in needed_keys(header):
        header.setdefault(key, (UNKNOWN,))
    guesses = tuple(guess for guess in draft.guesses if guess.key not in DOCUMENT_KEYS)
    return replace(draft, header=header, guesses=guesses, faults=(*draft.faults, Fault(elsewhere(said))))
