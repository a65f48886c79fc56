"""Build: remember, so that only what changed since the last build is made.

What this names is the door of the room; the modules behind it are private to it. A plugin needs first
``Generator``, its base, and of the build that it finds there ``site``, ``scan``, ``edition`` (what is
published) and ``changes`` (what differs). The kinds of lists are ``ALL`` … ``YEAR``. ``Check``, ``Scope``
and ``REGISTRY`` declare what can be found wrong. The rest is for the rooms that read, index and print.
"""

from __future__ import annotations

from newsroom.engine.ahead import Ahead, look_ahead
from newsroom.engine.build import Build
from newsroom.engine.cache_keys import libraries, page_key, read_folder, reading_key
from newsroom.engine.catalogue import Catalogue, is_disk_fault
from newsroom.engine.changes import EVERYTHING, Changes, Span
from newsroom.engine.checks import REGISTRY, Check, Checks, Scope
from newsroom.engine.codec import (
    Damaged,
    decode,
    decode_cover,
    decode_photo,
    digest_body,
    encode,
    encode_body,
    encode_cover,
    encode_photo,
)
from newsroom.engine.disk import (
    digest,
    digest_file,
    fingerprint,
    is_temporary,
    link_atomic,
    open_to_all,
    read_inside,
    same_bytes,
    write_atomic,
)
from newsroom.engine.edition import Edition
from newsroom.engine.generator import Generator
from newsroom.engine.indexed import words_beside
from newsroom.engine.indexer import Indexer
from newsroom.engine.lists import (
    ALBUMS,
    ALL,
    AUTHOR,
    CATEGORY,
    COVERS,
    DOCUMENT_ISSUER,
    DOCUMENT_KIND,
    DOCUMENT_YEAR,
    ILLUSTRATED,
    MONTH,
    NAMED_KINDS,
    ONE,
    PHOTO_SECTION,
    PINNED,
    REGISTER_KINDS,
    REGISTERED,
    SECTIONS,
    TOPIC,
    UNFILED,
    VIDEO_SECTION,
    VIDEOS,
    YEAR,
    ListKind,
    list_at,
    month_from,
    month_key,
    year_key,
)
from newsroom.engine.products import (
    Incoming,
    Index,
    KeptAddresses,
    Reading,
    Related,
    Reshared,
    Scan,
    Takedowns,
    Theme,
)
from newsroom.engine.progress import Progress
from newsroom.engine.published import BuiltFile, BuiltSite, built_site, noted_change
from newsroom.engine.queries import CoverRow, FileRow, SearchRows, SpotRow
from newsroom.engine.reindexing import Reindexed, Reindexer, Touched
from newsroom.engine.scanner import OutputChange, OutputDamaged, Scanner, scan_folders
from newsroom.engine.snapshot import UNTRUSTED, Files, Mark, Snapshot, Stamp, composed, stamp_of
from newsroom.engine.speech import are_warnings_fatal, is_quiet, speak_utf8, tell
from newsroom.engine.stored_edition import ArticleList
from newsroom.engine.workers import (
    default_jobs,
    end_background,
    follow_parent,
    in_background,
    in_threads,
    parallel_map,
)

__all__ = [
    "ALBUMS",
    "ALL",
    "AUTHOR",
    "CATEGORY",
    "COVERS",
    "DOCUMENT_ISSUER",
    "DOCUMENT_KIND",
    "DOCUMENT_YEAR",
    "EVERYTHING",
    "ILLUSTRATED",
    "MONTH",
    "NAMED_KINDS",
    "ONE",
    "PHOTO_SECTION",
    "PINNED",
    "REGISTERED",
    "REGISTER_KINDS",
    "REGISTRY",
    "SECTIONS",
    "TOPIC",
    "UNFILED",
    "UNTRUSTED",
    "VIDEOS",
    "VIDEO_SECTION",
    "YEAR",
    "Ahead",
    "ArticleList",
    "Build",
    "BuiltFile",
    "BuiltSite",
    "Catalogue",
    "Changes",
    "Check",
    "Checks",
    "CoverRow",
    "Damaged",
    "Edition",
    "FileRow",
    "Files",
    "Generator",
    "Incoming",
    "Index",
    "Indexer",
    "KeptAddresses",
    "ListKind",
    "Mark",
    "OutputChange",
    "OutputDamaged",
    "Progress",
    "Reading",
    "Reindexed",
    "Reindexer",
    "Related",
    "Reshared",
    "Scan",
    "Scanner",
    "Scope",
    "SearchRows",
    "Snapshot",
    "Span",
    "SpotRow",
    "Stamp",
    "Takedowns",
    "Theme",
    "Touched",
    "are_warnings_fatal",
    "built_site",
    "composed",
    "decode",
    "decode_cover",
    "decode_photo",
    "default_jobs",
    "digest",
    "digest_body",
    "digest_file",
    "encode",
    "encode_body",
    "encode_cover",
    "encode_photo",
    "end_background",
    "fingerprint",
    "follow_parent",
    "in_background",
    "in_threads",
    "is_disk_fault",
    "is_quiet",
    "is_temporary",
    "libraries",
    "link_atomic",
    "list_at",
    "look_ahead",
    "month_from",
    "month_key",
    "noted_change",
    "open_to_all",
    "page_key",
    "parallel_map",
    "read_folder",
    "read_inside",
    "reading_key",
    "same_bytes",
    "scan_folders",
    "speak_utf8",
    "stamp_of",
    "tell",
    "words_beside",
    "write_atomic",
    "year_key",
]
