"""The desk's git: record an article, send it, read its history, compare two texts of it."""

from __future__ import annotations

from pathlib import Path

from newsroom.commands.desk.ledger.comparing import Comparison, Passage, Piece, between, compared, paragraphs
from newsroom.commands.desk.ledger.conflicts import Conflict, Texts
from newsroom.commands.desk.ledger.faults import Fault, Kind
from newsroom.commands.desk.ledger.history import Reader, Version, Versions, Waiting
from newsroom.commands.desk.ledger.outcomes import Back, Recorded, Refused, Sent
from newsroom.commands.desk.ledger.program import LOCAL, NETWORK
from newsroom.commands.desk.ledger.resolving import Resolver
from newsroom.commands.desk.ledger.situation import MAIN
from newsroom.commands.desk.ledger.states import Overview, State, States
from newsroom.commands.desk.ledger.tidying import Tidier

__all__ = [
    "Back", "Comparison", "Conflict", "Fault", "Kind", "Ledger", "Passage", "Piece", "Recorded", "Refused",
    "Sent", "State", "States", "Texts", "Version", "Versions", "Waiting", "between", "compared", "paragraphs",
]  # fmt: skip


class Ledger(Reader, Resolver, Overview, Tidier):
    """One working copy's git: ``root`` is its repository, ``content`` the content folder in it.

    Limits are in seconds, for git on this machine and with a server. Acts (``record``, ``send``, ``fetch``,
    ``settle``, ``take_theirs``) come one after the other, also among processes; what only reads waits for
    nobody.
    """

    def __init__(
        self, root: Path, content: Path, branch: str = MAIN, local: float = LOCAL, network: float = NETWORK
    ) -> None:
        super().__init__(content, branch, local, network)
        self.root = root
