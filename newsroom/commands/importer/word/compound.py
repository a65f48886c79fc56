"""Look into compound files (MS-CFB) of old Office: which program made one, whether it has a password."""

from __future__ import annotations

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 0x0100
"""The bit of the flags of a Word document that says so ([MS-DOC] 2.5.2, fEncrypted)."""
_MOST_SECTORS = 4_000


def streams(data: bytes) -> dict[str, int]:
    """List the streams of a compound file with their first sectors; nothing if the file is broken."""
    size = 1 << min(int.from_bytes(data[30:32], "little"), 16)
    sector = int.from_bytes(data[48:52], "little")
    table = [int.from_bytes(data[76 + 4 * place :][:4], "little") for place in range(109)]
    found: dict[str, int] = {}
    for _ in range(_MOST_SECTORS):
        start = (sector + 1) * size
        entries = data[start : start + size]
        if len(entries) < 128:
            break
        for at in range(0, len(entries) - 127, 128):
            entry = entries[at : at + 128]
            length = int.from_bytes(entry[64:66], "little")
            if 2 < length <= 64:
                name = entry[: length - 2].decode("utf-16-le", "replace")
                found.setdefault(name, int.from_bytes(entry[116:120], "little"))
        sector = _next(data, table, size, sector)
        if sector >= 0xFFFFFFFA:
            break
    return found


def _next(data: bytes, table: list[int], size: int, sector: int) -> int:
    """Give the sector after one in its chain."""
    place, within = divmod(sector, size // 4)
    if place >= len(table) or table[place] >= 0xFFFFFFFA:
        return 0xFFFFFFFE
    at = (table[place] + 1) * size + 4 * within
    return int.from_bytes(data[at : at + 4] or b"\xff\xff\xff\xff", "little")


def has_password(data: bytes, found: dict[str, int]) -> bool:
    """Tell whether a file of these streams cannot be read without a password."""
    if "EncryptedPackage" in found:
        return True
    if "WordDocument" not in found:
        return False
    size = 1 << min(int.from_bytes(data[30:32], "little"), 16)
    start = (found["WordDocument"] + 1) * size
    return bool(int.from_bytes(data[start + 10 : start + 12], "little") & _ENCRYPTED)
