"""All of the SQL about what the catalogue holds, one class a table or a few that belong together."""

from __future__ import annotations

from newsroom.engine.catalogue import Catalogue
from newsroom.engine.queries.absent import AbsentRows, TakedownRows
from newsroom.engine.queries.links import LinkRows
from newsroom.engine.queries.lists import EntryRow, EntryRows, TermRow, TermRows
from newsroom.engine.queries.media import CoverRow, CoverRows, FileRow, FileRows, PhotoRows, VideoFileRows
from newsroom.engine.queries.outputs import (
    NoteRows,
    OutputRow,
    OutputRows,
    ProblemRows,
    SnapshotRows,
)
from newsroom.engine.queries.records import ManuscriptRows, RecordRow, RecordRows, moment_text
from newsroom.engine.queries.search import SearchRows, SpotRow

__all__ = [
    "CoverRow",
    "EntryRow",
    "FileRow",
    "OutputRow",
    "Queries",
    "RecordRow",
    "SearchRows",
    "SpotRow",
    "TermRow",
    "moment_text",
]


class Queries:
    """What can be asked of a catalogue and put into it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.records = RecordRows(catalogue)
        self.manuscripts = ManuscriptRows(catalogue)
        self.absent = AbsentRows(catalogue)
        self.takedowns = TakedownRows(catalogue)
        self.entries = EntryRows(catalogue)
        self.terms = TermRows(catalogue)
        self.links = LinkRows(catalogue)
        self.photos = PhotoRows(catalogue)
        self.covers = CoverRows(catalogue)
        self.files = FileRows(catalogue)
        self.video_files = VideoFileRows(catalogue)
        self.search = SearchRows(catalogue)
        self.outputs = OutputRows(catalogue)
        self.problems = ProblemRows(catalogue)
        self.snapshots = SnapshotRows(catalogue)
        self.notes = NoteRows(catalogue)
