"""Read bytes that are in no place of their encoding, instead of giving a whole file up for one of them."""

from __future__ import annotations

import codecs

ODD_BYTES = "newsroom.odd-bytes"
"""The name of the way for ``errors=``."""
LOST = "\ufffd"


def _read_oddly(error: UnicodeError) -> tuple[str, int]:
    """Read single bytes of Windows in UTF-8, such as a dash or a curly quote; others are lost."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    part = error.object[error.start : error.end]
    if len(part) == 1 and error.encoding == "utf-8":
        try:
            return part.decode("cp1252"), error.end
        except UnicodeDecodeError:
            pass
    return LOST, error.end


codecs.register_error(ODD_BYTES, _read_oddly)
