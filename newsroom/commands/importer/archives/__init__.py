"""Whole archives: exports of WordPress, folders of Hugo, Jekyll and Pelican, dumps of a portal's database.

``archive_kind(path)`` tells which kind a file or folder is, ``""`` if none. ``entries(path)`` lists its
articles one by one without reading them, ``read_entry(entry)`` reads one, in whatever process;
``articles(path)`` does both in this one. Beside articles come ``Skipped`` (not imported, on purpose),
``Remark`` (told once of the whole archive) and ``Failed``.
"""

from newsroom.commands.importer.archives.entry import Entry, Failed, Remark, Skipped
from newsroom.commands.importer.archives.kinds import archive_kind, articles, entries, read_entry

__all__ = ["Entry", "Failed", "Remark", "Skipped", "archive_kind", "articles", "entries", "read_entry"]
