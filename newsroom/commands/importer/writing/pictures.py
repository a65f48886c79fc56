"""Know the format of a photo by its bytes, and convert those that no page shows."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

_MOST_PIXELS = 100_000_000
_MAGIC: Mapping[bytes, str] = {
    b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG", b"GIF87a": "GIF", b"GIF89a": "GIF",
    b"BM": "BMP", b"II*\0": "TIFF", b"MM\0*": "TIFF",
}  # fmt: skip


def photo_format(data: bytes | Path) -> str:
    """Name the format of a photo by its first bytes, ``""`` if it is none that is known."""
    if isinstance(data, Path):
        with data.open("rb") as file:
            head = file.read(16)
    else:
        head = data[:16]
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return "AVIF" if brand in (b"avif", b"avis") else "HEIF" if brand[:2] in (b"he", b"mi") else ""
    return next((kind for magic, kind in _MAGIC.items() if head.startswith(magic)), "")


def converted(data: bytes | Path) -> tuple[bytes, str] | None:
    """Give a photo of a format that no page shows (TIFF, BMP) in one that pages show, and its suffix.

    ``None`` if it cannot be read, or is larger than photos are.
    """
    from PIL import Image

    try:
        with Image.open(data if isinstance(data, Path) else io.BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            out, is_photo = io.BytesIO(), image.mode in ("RGB", "CMYK", "YCbCr")
            if is_photo:
                image.convert("RGB").save(out, "JPEG", quality=92)
            else:
                image.convert("RGBA" if "A" in image.getbands() else "RGB").save(out, "PNG")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return out.getvalue(), ".jpg" if is_photo else ".png"
