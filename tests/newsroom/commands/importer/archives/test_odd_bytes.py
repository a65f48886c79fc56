"""Bytes that are in no place of their encoding stop nothing."""

from __future__ import annotations

from newsroom.commands.importer.archives.odd_bytes import LOST, ODD_BYTES


def test_single_bytes_of_windows_are_read_and_others_are_marked() -> None:
    assert b"1 \x96 2 \x93a\x94".decode("utf-8", ODD_BYTES) == "1 – 2 “a”"
    assert b"\xe1\xba x".decode("utf-8", ODD_BYTES) == f"{LOST} x"
    assert b"a\x81b".decode("utf-8", ODD_BYTES) == f"a{LOST}b"
    assert b"a\xd2b".decode("ascii", ODD_BYTES) == f"a{LOST}b"
