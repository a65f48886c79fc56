"""Tell what kind of archive a file or folder is, list its articles, read one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from newsroom.commands.importer.archives import csv_dump, wordpress
from newsroom.commands.importer.archives.entry import Entry, Failed, Remark, Skipped
from newsroom.commands.importer.archives.site_article import read_article
from newsroom.commands.importer.archives.site_config import HUGO, JEKYLL, PELICAN, system_of
from newsroom.commands.importer.archives.site_folder import folder_entries, marked_entry
from newsroom.commands.importer.archives.wordpress_post import read_post
from newsroom.commands.importer.source import Source, Unreadable

MARKED = "marked"
"""A single text of Markdown with a header."""
Listing = Iterator[Entry | Skipped | Remark | Failed]

_READERS: dict[str, Callable[[Entry], Source | Skipped]] = {
    wordpress.KIND: read_post,
    csv_dump.KIND: csv_dump.read_row,
    MARKED: read_article,
    **dict.fromkeys((HUGO, JEKYLL, PELICAN), read_article),
}


def archive_kind(path: Path) -> str:
    """Name the kind of archive that a file or folder is, ``""`` if it is none."""
    if path.is_dir():
        return system_of(path)
    if wordpress.is_export(path):
        return wordpress.KIND
    return csv_dump.KIND if path.suffix.lower() in (".csv", ".tsv") else ""


def entries(path: Path, kind: str = "", root: Path | None = None, name: str = "") -> Listing:
    """List the articles of an archive one by one, and what is told of it; ``MARKED`` is a single text.

    Raises ``Unreadable`` if it is no archive, ``OSError`` if it cannot be read.
    """
    kind = kind or archive_kind(path)
    if kind == wordpress.KIND:
        return wordpress.wordpress_entries(path)
    if kind == csv_dump.KIND:
        return csv_dump.csv_entries(path)
    if kind == MARKED:
        return iter([marked_entry(path, root or path.parent, name or path.name)])
    if kind in (HUGO, JEKYLL, PELICAN):
        return folder_entries(path, kind)
    raise Unreadable(
        "không phải tệp xuất hay thư mục bài của WordPress, Hugo, Jekyll, Pelican, cũng không phải CSV"
    )


def read_entry(entry: Entry) -> Source | Skipped:
    """Read an article of an archive, or tell why it is none. Raises ``Unreadable`` if it cannot be read."""
    try:
        return _READERS[entry.kind](entry)
    except RecursionError:
        raise Unreadable("các mục, khung trong bài lồng nhau quá sâu nên không đọc được") from None


def articles(
    path: Path, kind: str = "", root: Path | None = None, name: str = ""
) -> Iterator[Source | Skipped | Remark | Failed]:
    """Read an archive article by article in this process; one that cannot be read stops none after it.

    ``root`` is the imported folder in which a single text lies, ``name`` how it is told; pictures of an
    export or a dump lie in its own folder.
    Raises as ``entries`` does.
    """
    for one in entries(path, kind, root, name):
        if not isinstance(one, Entry):
            yield one
            continue
        try:
            yield read_entry(one)
        except Unreadable as unreadable:
            yield Failed(one.name, str(unreadable))
