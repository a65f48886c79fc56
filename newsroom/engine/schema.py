"""Lay out the tables of the catalogue.

``INDEX`` is the database that the seal vouches for; ``TEXTS`` holds records and bodies, each of
which the index knows by its digest, and so the files of the search.
"""

from __future__ import annotations

FORMAT = 17
"""To be changed whenever the tables or what stands in them change."""

INDEX = """
CREATE TABLE notes (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE records (
    path TEXT PRIMARY KEY, url TEXT, shown INTEGER, date TEXT, year INTEGER, changed TEXT, digest BLOB,
    withdrawn INTEGER, corrected TEXT, modified TEXT, twin BLOB
);
CREATE INDEX records_by_url ON records (url);
CREATE INDEX records_by_date ON records (date);
CREATE INDEX records_by_change ON records (year, changed) WHERE shown;
CREATE INDEX records_hidden ON records (path) WHERE NOT shown;
CREATE INDEX records_withdrawn ON records (path) WHERE withdrawn;
CREATE INDEX records_by_correction ON records (corrected) WHERE corrected IS NOT NULL;
CREATE INDEX records_by_modified ON records (modified) WHERE modified IS NOT NULL;
CREATE INDEX records_by_twin ON records (twin) WHERE twin IS NOT NULL;
CREATE TABLE absent (place TEXT, path TEXT, why TEXT, PRIMARY KEY (place, path)) WITHOUT ROWID;
CREATE INDEX absent_by_path ON absent (path);
CREATE TABLE takedowns (url TEXT PRIMARY KEY, found TEXT) WITHOUT ROWID;
CREATE TABLE unread (path TEXT PRIMARY KEY, url TEXT) WITHOUT ROWID;
CREATE TABLE drafts (path TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE entries (
    kind TEXT, key TEXT, rank TEXT, url TEXT AS (substr(rank, 20)), names TEXT, PRIMARY KEY (kind, key, rank)
) WITHOUT ROWID;
CREATE TABLE terms (
    kind TEXT, key TEXT, name TEXT, slug TEXT, url TEXT, plain TEXT, PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE TABLE links (path TEXT, kind TEXT, target TEXT, PRIMARY KEY (path, kind, target)) WITHOUT ROWID;
CREATE INDEX links_by_target ON links (kind, target);
CREATE TABLE photos (path TEXT PRIMARY KEY, digest TEXT, photo TEXT) WITHOUT ROWID;
CREATE INDEX photos_by_digest ON photos (digest);
CREATE TABLE covers (url TEXT PRIMARY KEY, name TEXT, photo TEXT, cover TEXT) WITHOUT ROWID;
CREATE INDEX covers_by_name ON covers (name);
CREATE TABLE files (
    path TEXT PRIMARY KEY, address TEXT, digest TEXT, size INTEGER, fit INTEGER, found TEXT
);
CREATE INDEX files_by_address ON files (address);
CREATE TABLE video_files (path TEXT PRIMARY KEY, digest TEXT, file TEXT) WITHOUT ROWID;
CREATE TABLE outputs (
    part TEXT, path TEXT, origin TEXT, line INTEGER, PRIMARY KEY (part, path)
) WITHOUT ROWID;
CREATE INDEX outputs_by_path ON outputs (path);
CREATE TABLE search_spots (
    url TEXT PRIMARY KEY, path TEXT, day INTEGER, number INTEGER
) WITHOUT ROWID;
CREATE INDEX search_spots_by_day ON search_spots (day, number);
CREATE TABLE search_files (segment TEXT, name TEXT, hash BLOB, PRIMARY KEY (segment, name)) WITHOUT ROWID;
CREATE TABLE problems (path TEXT, line INTEGER, code TEXT, found TEXT);
CREATE TABLE snapshots (
    root TEXT, name BLOB, paths BLOB, stamps BLOB, digests BLOB, PRIMARY KEY (root, name)
) WITHOUT ROWID;
"""
TEXTS = """
CREATE TABLE texts.bodies (path TEXT PRIMARY KEY, body TEXT);
CREATE TABLE texts.records (path TEXT PRIMARY KEY, record TEXT);
CREATE TABLE texts.search_notes (path TEXT PRIMARY KEY, digest BLOB, note BLOB, was BLOB);
CREATE INDEX texts.search_notes_changed ON search_notes (path) WHERE was IS NOT NULL;
CREATE TABLE texts.search_files (segment TEXT, name TEXT, data BLOB, PRIMARY KEY (segment, name));
"""
