from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom.engine import linked_files as module
from newsroom.engine.disk import digest_file, fingerprint
from newsroom.engine.linked_files import LinkedFiles
from newsroom.engine.queries import Queries
from newsroom.engine.snapshot import Snapshot
from newsroom.model.blocks import Figure
from tests.support.making import index_records, make_article, make_links
from tests.support.scanning import look, write

SHOWN = make_article(1, body=(Figure("photos/họp.jpg", "Họp"), Figure("photos/gone.jpg", "Mất")))
DRAFT = make_article(2, draft=True, body=(Figure("photos/2.jpg", "Hai"),))
OFFERING = make_article(3, files=make_links("photos/2.jpg"))
STORED = "photos/ho\u0323p.jpg"
"""The name of a photo as some systems have it: not in NFC."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a content folder with photos, one whose name on the disk is not in NFC."""
    for name, text in ((STORED, "1"), ("photos/2.jpg", "2"), ("site.toml", "")):
        write(tmp_path, name, text)
    return tmp_path


@pytest.fixture
def queries() -> Queries:
    return index_records([SHOWN, DRAFT, OFFERING])


@pytest.fixture
def snapshot(root: Path) -> Snapshot:
    """Note what is in the folder; no digest is known."""
    found = Snapshot()
    look(root, found)
    return found


@pytest.fixture
def linked(root: Path, snapshot: Snapshot, queries: Queries) -> Callable[[str], LinkedFiles]:
    """Give a function that gives the files of one kind of link."""
    return lambda kind: LinkedFiles(root, snapshot, queries, kind)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Note which files are read for their digests."""
    found: list[Path] = []

    def noted(path: Path) -> bytes:
        found.append(path)
        return digest_file(path)

    monkeypatch.setattr(module, "digest_file", noted)
    return found


def test_files_are_named_in_nfc_and_found_where_the_disk_has_them(
    linked: Callable[[str], LinkedFiles], root: Path
) -> None:
    files = linked("photo")
    assert sorted(files) == ["photos/2.jpg", "photos/họp.jpg", "site.toml"]
    assert len(files) == 3
    assert "photos/họp.jpg" in files
    assert files.stored("photos/họp.jpg") == STORED
    assert files.place("photos/họp.jpg") == root / STORED
    assert files.place("photos/họp.jpg").read_text() == "1"
    assert files.stored("photos/2.jpg") == "photos/2.jpg"


@pytest.mark.parametrize("path", ["photos/gone.jpg", "photos", "photos/", "", "photos/mất.jpg"])
def test_what_is_no_file_of_the_folder_is_no_key(linked: Callable[[str], LinkedFiles], path: str) -> None:
    files = linked("photo")
    assert path not in files
    for ask in (files.stored, files.place, files.digest, files.known_digest):
        with pytest.raises(KeyError):
            ask(path)


@pytest.mark.parametrize(
    ("kind", "path", "is_shown"),
    [
        ("photo", "photos/họp.jpg", True),
        ("file", "photos/họp.jpg", False),
        ("photo", "photos/2.jpg", False),
        ("file", "photos/2.jpg", True),
        ("photo", "photos/gone.jpg", False),
        ("photo", "site.toml", False),
    ],
)
def test_a_file_is_shown_when_it_is_there_and_something_shown_leads_to_it_by_such_a_link(
    linked: Callable[[str], LinkedFiles], kind: str, path: str, is_shown: bool
) -> None:
    assert linked(kind).is_shown(path) is is_shown


def test_a_digest_is_read_once_for_all_kinds_of_links(
    linked: Callable[[str], LinkedFiles], root: Path, snapshot: Snapshot, read: list[Path]
) -> None:
    expected = fingerprint(b"1")
    assert linked("photo").known_digest("photos/họp.jpg") is None
    assert linked("photo").digest("photos/họp.jpg") == expected.hex()
    assert linked("photo").digest("photos/họp.jpg") == expected.hex()
    assert linked("file").digest("photos/họp.jpg") == expected.hex()
    assert linked("file").known_digest("photos/họp.jpg") == expected.hex()
    assert read == [root / STORED]
    assert snapshot.digest(os.fsencode(STORED)) == expected


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_digests_of_many_files_are_those_of_each(
    linked: Callable[[str], LinkedFiles], root: Path, snapshot: Snapshot, read: list[Path], jobs: int
) -> None:
    paths, known = ["photos/họp.jpg", "photos/2.jpg", "site.toml"], fingerprint(b"known")
    files = linked("photo")
    files.note_digest("photos/2.jpg", known)
    found = files.digests(paths, jobs)
    assert found == {
        paths[0]: fingerprint(b"1").hex(),
        paths[1]: known.hex(),
        paths[2]: fingerprint(b"").hex(),
    }
    assert sorted(map(Path, read)) == sorted([root / STORED, root / "site.toml"])
    assert files.digests(paths, jobs) == {path: files.digest(path) for path in paths}
    assert len(read) == 2
    assert snapshot.digest(os.fsencode(STORED)) == fingerprint(b"1")


def test_a_digest_that_was_noted_is_not_read(
    linked: Callable[[str], LinkedFiles], snapshot: Snapshot, read: list[Path]
) -> None:
    files, known = linked("photo"), fingerprint(b"known")
    files.note_digest("photos/họp.jpg", known)
    assert files.digest("photos/họp.jpg") == files.known_digest("photos/họp.jpg") == known.hex()
    assert snapshot.digest(os.fsencode(STORED)) == known
    assert read == []


def test_asking_whether_a_digest_is_known_reads_nothing(
    linked: Callable[[str], LinkedFiles], read: list[Path]
) -> None:
    assert linked("photo").known_digest("photos/2.jpg") is None
    assert read == []
