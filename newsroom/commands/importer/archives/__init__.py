"""Whole archives: exports of WordPress, folders of Hugo, Jekyll and Pelican, dumps of a portal's database.

``archive_kind(path)`` tells which kind a file or folder is, ``""`` if none; ``entries(path)`` lists its
articles one by one without reading them whole, ``read_entry(entry)`` reads one, in whatever process.
"""

from newsroom.commands.importer.archives.entry import Entry, Remark, Skipped
from newsroom.commands.importer.archives.kinds import archive_kind, entries, read_entry

__all__ = ["Entry", "Remark", "Skipped", "archive_kind", "entries", "read_entry"]
