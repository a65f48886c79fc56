"""Files of old Office tell what they are."""

from __future__ import annotations

from newsroom.commands.importer.word.compound import SIGNATURE, has_password, streams


def compound(names: dict[str, int], flags: int = 0) -> bytes:
    """Make a compound file of one sector of streams by name, and one sector at 1 for a document."""
    header = bytearray(SIGNATURE + bytes(504))
    header[30:32] = (9).to_bytes(2, "little")
    header[48:52] = (0).to_bytes(4, "little")
    header[76:80] = (0xFFFFFFFF).to_bytes(4, "little")
    directory = bytearray(512)
    for place, (name, start) in enumerate(names.items()):
        coded = (name + "\0").encode("utf-16-le")
        directory[128 * place : 128 * place + len(coded)] = coded
        directory[128 * place + 64 : 128 * place + 66] = len(coded).to_bytes(2, "little")
        directory[128 * place + 116 : 128 * place + 120] = start.to_bytes(4, "little")
    document = bytearray(512)
    document[10:12] = flags.to_bytes(2, "little")
    return bytes(header + directory + document)


def test_streams_are_listed_with_where_they_begin() -> None:
    assert streams(compound({"Root Entry": 0, "WordDocument": 1})) == {"Root Entry": 0, "WordDocument": 1}
    assert streams(SIGNATURE) == {}


def test_a_password_shows_in_the_flags_or_in_the_streams() -> None:
    for data, expected in (
        (compound({"WordDocument": 1}, 0x0100), True),
        (compound({"WordDocument": 1}), False),
        (compound({"EncryptedPackage": 1}), True),
        (compound({"Workbook": 1}), False),
    ):
        assert has_password(data, streams(data)) is expected
