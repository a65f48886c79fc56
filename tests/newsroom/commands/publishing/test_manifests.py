from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.publishing.manifests import KEPT, ManifestStore, decode, encode, name_of

MANIFEST = {"a b/é.html": bytes(16), "index.html": bytes(range(16)), "byte-\udcff": b"\1" * 16}


def test_a_manifest_is_read_as_it_was_written_whatever_the_order() -> None:
    assert decode(encode(MANIFEST)) == MANIFEST
    assert name_of(MANIFEST) == name_of(dict(reversed(MANIFEST.items())))
    assert name_of(MANIFEST) != name_of({**MANIFEST, "index.html": bytes(16)})


def test_what_is_cut_off_is_no_manifest() -> None:
    with pytest.raises(ValueError, match="cut off"):
        decode(encode(MANIFEST)[:-5])


def test_a_manifest_that_is_not_here_or_damaged_is_not_found(tmp_path: Path) -> None:
    store = ManifestStore(tmp_path / "published")
    name = name_of(MANIFEST)
    assert store.find(name) is store.find("") is store.find("../../etc/passwd") is None
    store.keep(MANIFEST)
    assert store.find(name) == MANIFEST
    (tmp_path / "published" / name).write_bytes(b"")
    assert store.find(name) is None


def test_the_newest_manifests_stay(tmp_path: Path) -> None:
    store = ManifestStore(tmp_path)
    names = [name_of({"a": bytes([number])}) for number in range(KEPT + 2)]
    for number in range(KEPT + 2):
        store.keep({"a": bytes([number])})
    assert [store.find(name) is not None for name in names] == [False] * 2 + [True] * KEPT


def test_a_store_that_cannot_be_written_to_remembers_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = ManifestStore(tmp_path / "file")
    store.keep(MANIFEST)
    assert store.find(name_of(MANIFEST)) is None
