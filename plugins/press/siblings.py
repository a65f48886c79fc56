"""Pack text files once, for hosts that send ``.gz`` and ``.br`` siblings instead of packing at each request.

Quality is chosen by measurement (``docs/adr/018-host-files.md``): a page is packed in under a
millisecond; what is named by its content is packed once and sent for a year, so it may take longer, but for
the many files of the search.
"""

from __future__ import annotations

import posixpath
import struct
import zlib

import brotli

from newsroom.model.hosting import HOST_FOLDER, WAITING_FOLDERS

ENDS = (".gz", ".br")
SMALLEST = 400
"""The bytes of a file below which packing saves no packet on the network."""
RECIPE = f"2 gzip 9, brotli {brotli.__version__} 7, 11"
"""What decides the bytes of siblings, beside those of their file; zlib and brotli are libraries."""
_TEXTS = frozenset({".html", ".css", ".js", ".xml", ".svg", ".txt", ".json", ".webmanifest"})
_QUALITY, _BEST_QUALITY = 7, 11


def is_text(path: str) -> bool:
    """Tell whether a file of the output may have siblings."""
    return posixpath.splitext(path)[1] in _TEXTS and not path.startswith(f"{HOST_FOLDER}/")


def is_sibling(path: str) -> bool:
    """Tell whether a path is one of a sibling."""
    stem, end = posixpath.splitext(path)
    return end in ENDS and is_text(stem)


def siblings(path: str, data: bytes) -> dict[str, bytes]:
    """Pack a file; give the siblings by path, those that are smaller than the file."""
    if len(data) < SMALLEST:
        return {}
    quality = (
        _BEST_QUALITY if path.startswith(tuple(f"{folder}/" for folder in WAITING_FOLDERS)) else _QUALITY
    )
    packed = {".gz": _gzip(data), ".br": brotli.compress(data, mode=brotli.MODE_TEXT, quality=quality)}
    return {f"{path}{end}": made for end, made in packed.items() if len(made) < len(data)}


def _gzip(data: bytes) -> bytes:
    """Pack as gzip does (RFC 1952), without a time and without the name of a system."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(data) + packer.flush()
    end = struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)
    return b"\x1f\x8b\x08\0\0\0\0\0\x02\xff" + body + end
