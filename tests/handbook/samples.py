"""Find the samples of the editors' handbook: blocks of what to type, of which there is a picture each.

``<!-- hình: NAME -->`` right above a code block names it; the picture of what comes out is
``docs/hinh/NAME.png``.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from tests.support.building import ROOT

HANDBOOK = ROOT / "docs" / "huong-dan-bien-tap.md"
PICTURES = ROOT / "docs" / "hinh"

_SAMPLE_RE = re.compile(
    r"^<!-- hình: (?P<name>[a-z0-9-]+) -->\n```\n(?P<typed>.*?)\n```$", re.MULTILINE | re.DOTALL
)
_SHOWN_RE = re.compile(r"\bhinh/([^\s\"'()]+)")


@dataclass(frozen=True, slots=True)
class Sample:
    """What an editor may type as the body of an article, and the name of its picture."""

    name: str
    typed: str

    @property
    def digest(self) -> str:
        """Tell what was typed from anything else."""
        return hashlib.sha256(self.typed.encode()).hexdigest()[:16]


def samples_of(handbook: str) -> list[Sample]:
    """List the samples of a handbook in its order."""
    return [Sample(match["name"], match["typed"]) for match in _SAMPLE_RE.finditer(handbook)]


def shown_in(handbook: str) -> list[str]:
    """List the file names of the pictures that a handbook shows."""
    return _SHOWN_RE.findall(handbook)


def samples() -> list[Sample]:
    """List the samples of our handbook."""
    return samples_of(HANDBOOK.read_text(encoding="utf-8"))
