"""Hold what the server shows of builds: which the last one was, and what it said."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended.

    ``errors`` say why it failed, ``warnings`` what it found besides; ``summary`` counts both.
    """

    passed: bool
    errors: tuple[str, ...] = ()
    summary: str = ""
    warnings: tuple[str, ...] = ()

    def to_line(self) -> bytes:
        """Write it as one line of JSON, which ``from_line`` reads."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Outcome:
        """Read what ``to_line`` wrote; raise ``ValueError`` over anything else."""
        read = json.loads(line)
        errors, warnings = (tuple(map(str, read[name])) for name in ("errors", "warnings"))
        return cls(bool(read["passed"]), errors, str(read["summary"]), warnings)


class State:
    """What there is to see: the last outcome, ``None`` until the first, and a name for this state.

    ``version`` is never the same again: neither after another build nor in a server that was started anew.
    """

    def __init__(self, poll_ms: int = 1000, tells_warnings: bool = True) -> None:
        """Begin without a build; a shown page asks every ``poll_ms`` milliseconds for another state.

        Without ``tells_warnings`` pages tell only what holds a build back.
        """
        self.poll_ms, self.tells_warnings = poll_ms, tells_warnings
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
