"""Remember imports of the desk apart, and let what ``make import`` noted go with its article."""

from __future__ import annotations

from pathlib import Path

from newsroom.commands.desk.shelf.standing import OWN
from newsroom.commands.importer.writing.ledger import NAME, Ledger
from newsroom.model.people import Person


def ledger_of(content: Path) -> Ledger:
    """Read what was imported; what is added is noted in this working copy alone.

    In the content folder it would wait for a commit that nobody makes: acts record articles.
    """
    own = own_file(content)
    own.parent.mkdir(exist_ok=True)
    return Ledger.of(content, own)


def own_file(content: Path) -> Path:
    """Give the file in which the desk of a working copy notes its imports."""
    return content.parent / OWN / "nhap-bai.tsv"


def noted_with(content: Path, place: str, person: Person) -> tuple[str, ...]:
    """List what of the content folder is recorded with an article: the shared ledger, where it names it.

    Not for who only drafts: from a shared desk they send drafts and nothing else.
    """
    if not person.may_publish or not (content / NAME).is_file():
        return ()
    return (NAME,) if place in Ledger.of(content).by_folder else ()
