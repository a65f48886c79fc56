"""The ledger remembers, and bears what interruptions leave."""

from __future__ import annotations

from pathlib import Path

from newsroom.commands.importer.writing.ledger import NAME, Entry, Ledger, key_of


def test_what_was_added_is_found_again(tmp_path: Path) -> None:
    entry = Entry(("tep:1", "url:2"), "2024/07/a", "d", "a.docx")
    Ledger.of(tmp_path).add(entry)
    Ledger.of(tmp_path).add(entry)
    found = Ledger.of(tmp_path)
    assert found.find(("tep:9", "url:2")) == entry
    assert found.find(("tep:9",)) is None
    assert len((tmp_path / NAME).read_text("utf-8").splitlines()) == 2


def test_half_a_line_does_not_count_and_spoils_no_other(tmp_path: Path) -> None:
    ledger = Ledger.of(tmp_path)
    ledger.add(Entry(("tep:1",), "2024/07/a", "d", "a"))
    file = tmp_path / NAME
    file.write_bytes(file.read_bytes() + b"=\t2024/07/b\td")
    Ledger.of(tmp_path).add(Entry(("tep:3",), "2024/07/c", "d", "c"))
    assert set(Ledger.of(tmp_path).by_folder) == {"2024/07/a", "2024/07/c"}


def test_keys_tell_what_they_are_of() -> None:
    assert key_of("url", "a").startswith("url:")
    assert key_of("url", "a") != key_of("url", "b")
