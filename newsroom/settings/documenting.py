"""Write the tables of settings and of Markdown's extensions for ``docs/pelican.md``."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.settings.markdown_table import DOCS
from newsroom.settings.table import GROUPS, HONOURED, IGNORED, OURS, REFUSED, Group

_HEADINGS = {
    HONOURED: "Honoured",
    REFUSED: "Refused: an error that names the setting",
    IGNORED: "Ignored, with one line that names the setting",
    OURS: "Ours",
}


def settings_tables() -> str:
    """Write a table of Markdown for each fate."""
    return "\n".join(line for fate in _HEADINGS for line in _table(fate))


def extensions_table() -> str:
    """Write the table of the extensions that Markdown brings."""
    rows = (f"| `{name}` | {docs} |" for name, docs in DOCS.items())
    return "\n".join(("| Extension | Here |", "|---|---|", *rows))


def _table(fate: str) -> Iterator[str]:
    yield from (f"### {_HEADINGS[fate]}", "", "| Setting | Here |", "|---|---|")
    for group in GROUPS:
        if group.fate == fate:
            names = ", ".join(f"`{name}`" for name in group.names.split())
            yield f"| {names} | {group.docs}{_fine(group)} |"
    yield ""


def _fine(group: Group) -> str:
    """Say which values are taken without a word, beside Pelican's default."""
    values = " or ".join(f"`{value!r}`" for value in group.fine)
    return f" (nothing is said of {values})" if values else ""
