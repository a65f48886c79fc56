"""Read the examples of the CommonMark specification, which npm's ``commonmark-spec`` ships.

``npm ci --prefix tests/commonmark`` puts it in its place; nothing of it is kept in the repository.
"""

from __future__ import annotations

import re
from functools import cache

from tests.support.building import ROOT

SPECIFICATION = ROOT / "tests" / "commonmark" / "node_modules" / "commonmark-spec" / "spec.txt"
_FENCE = "`" * 32
_EXAMPLE_RE = re.compile(rf"^{_FENCE} example\n(.*?)^\.\n(.*?)^{_FENCE}$", re.MULTILINE | re.DOTALL)


@cache
def examples() -> dict[int, str]:
    """Give the Markdown of each example by its number; none if the specification is not there."""
    if not SPECIFICATION.is_file():
        return {}
    found = _EXAMPLE_RE.finditer(SPECIFICATION.read_text(encoding="utf-8"))
    return {number: match[1].replace("→", "\t") for number, match in enumerate(found, start=1)}
