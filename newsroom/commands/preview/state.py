"""Hold what the server shows of builds: which the last one was, and what it said."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended.

    ``lines`` are its findings, or why it failed; ``summary`` counts them. A build that passed has
    warnings at most.
    """

    passed: bool
    lines: tuple[str, ...] = ()
    summary: str = ""

    def to_line(self) -> bytes:
        """Write it as one line of JSON, which ``from_line`` reads."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Outcome:
        """Read what ``to_line`` wrote; raise ``ValueError`` over anything else."""
        read = json.loads(line)
        return cls(bool(read["passed"]), tuple(map(str, read["lines"])), str(read["summary"]))


class State:
    """What there is to see: the last outcome, ``None`` until the first, and a name for this state.

    ``version`` is never the same again: neither after another build nor in a server that was started anew.
    """

    def __init__(self) -> None:
        self.outcome: Outcome | None = None
        self._started, self._builds = secrets.token_hex(8), 0

    @property
    def version(self) -> str:
        """The name of what is shown now."""
        return f"{self._started}.{self._builds}"

    def built(self, outcome: Outcome) -> None:
        """Note the end of a build."""
        self.outcome = outcome
        self._builds += 1
