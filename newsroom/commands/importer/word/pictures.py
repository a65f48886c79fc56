"""Take photos out of a Word file: by what they are, as they were cropped and turned there."""

from __future__ import annotations

import gzip
import hashlib
import io
import warnings
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

_HEIF = (b"heic", b"heix", b"hevc", b"mif1", b"msf1")
MOST_PIXELS = 30_000_000
"""The pixels of a picture that is turned into another one here; three bytes each, twice."""
_LEAST_CROP = 0.01
_QUALITY = 95
_DRAWN = {"EMF", "WMF", "SVG"}
CONVERTED = frozenset({"BMP", "TIFF"})


@dataclass(frozen=True, slots=True)
class Frame:
    """How Word shows a picture: parts cut off left, top, right, bottom; turned clockwise; mirrored."""

    crop: tuple[float, float, float, float] = (0, 0, 0, 0)
    turn: int = 0
    is_mirrored: bool = False
    is_flipped: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether the picture is shown as it is."""
        return not (self.crops or self.turn or self.is_mirrored or self.is_flipped)

    @property
    def crops(self) -> bool:
        return (
            max(self.crop) >= _LEAST_CROP
            and self.crop[0] + self.crop[2] < 1
            and self.crop[1] + self.crop[3] < 1
        )


def kind_of(data: bytes) -> str:
    """Name what a picture is, as Pillow does, by its bytes; ``""`` if it is none that is known."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        return "AVIF" if data[8:12] in (b"avif", b"avis") else "HEIF" if data[8:12] in _HEIF else ""
    if data.startswith((b"II*\x00", b"MM\x00*")):
        return "TIFF"
    if data.startswith(b"BM") and data[6:10] == b"\x00\x00\x00\x00":
        return "BMP"
    return _drawn_kind(data)


def _drawn_kind(data: bytes) -> str:
    if data.startswith(b"\x01\x00\x00\x00") and data[40:44] == b" EMF":
        return "EMF"
    if data.startswith((b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")):
        return "WMF"
    if b"<svg" in data[:2000]:
        return "SVG"
    if data.startswith(b"\x1f\x8b"):
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
                return _drawn_kind(file.read(2000))
        except (OSError, EOFError, zlib.error):
            return ""
    return ""


_SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "GIF": ".gif", "WEBP": ".webp", "AVIF": ".avif", "HEIF": ".heic"}


@dataclass(slots=True)
class Album:
    """The photos of one article: ``files`` by the names they get, each picture once."""

    files: dict[str, bytes] = field(default_factory=dict)
    _names: dict[tuple[bytes, Frame], str] = field(default_factory=dict)

    def add(self, data: bytes, kind: str, frame: Frame) -> tuple[str, bool]:
        """Keep a photo; give its name, ``""`` if it is broken, and whether it is as Word showed it."""
        key = (hashlib.blake2b(data, digest_size=16).digest(), frame)
        if key in self._names:
            return self._names[key], True
        as_shown = True
        if kind in CONVERTED or not frame.is_whole:
            made = _made(data, kind, frame)
            if made is None and kind in CONVERTED:
                return "", False
            as_shown = made is not None
            data, kind = made or (data, kind)
        name = f"{len(self.files) + 1}{_SUFFIXES[kind]}"
        self.files[name] = data
        self._names[key] = name
        return name, as_shown


def is_drawn(kind: str) -> bool:
    """Tell whether a picture is one of lines that browsers of readers or this site cannot show."""
    return kind in _DRAWN


def _made(data: bytes, kind: str, frame: Frame) -> tuple[bytes, str] | None:
    """Make a picture as it was shown, in a format of the site; ``None`` if it is broken or too large."""
    from PIL import Image  # most files need none of it

    try:
        with _quiet(), Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > MOST_PIXELS or getattr(image, "is_animated", False):
                return None
            info: dict[str, Any] = {"icc_profile": image.info.get("icc_profile")}
            exif = image.getexif()
            image.load()
            shown = _framed(image, frame)
            if frame.turn or frame.is_mirrored or frame.is_flipped:
                exif.pop(0x0112, None)
            if kind == "JPEG":
                info["exif"] = exif
            return _written(shown, kind, info)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, MemoryError, KeyError, TypeError):
        return None


@contextmanager
def _quiet() -> Iterator[None]:
    """Let Pillow keep to itself what it thinks of a broken file: it is told as one that cannot be read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _framed(image: Any, frame: Frame) -> Any:
    from PIL import Image

    if frame.crops:
        left, top, right, bottom = (max(part, 0) for part in frame.crop)
        width, height = image.size
        box = (
            round(left * width),
            round(top * height),
            round((1 - right) * width),
            round((1 - bottom) * height),
        )
        image = image.crop(box) if box[0] < box[2] and box[1] < box[3] else image
    steps: list[Callable[[Any], Any]] = []
    if frame.is_mirrored:
        steps.append(lambda one: one.transpose(Image.Transpose.FLIP_LEFT_RIGHT))
    if frame.is_flipped:
        steps.append(lambda one: one.transpose(Image.Transpose.FLIP_TOP_BOTTOM))
    turns = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
    if frame.turn in turns:
        steps.append(lambda one: one.transpose(turns[frame.turn]))
    for step in steps:
        image = step(image)
    return image


def _written(image: Any, kind: str, info: dict[str, Any]) -> tuple[bytes, str]:
    """Write a photo as JPEG if it was one or a scan of many colours, else as PNG."""
    out = io.BytesIO()
    if kind == "JPEG":
        image.save(out, "JPEG", quality=_QUALITY, **info)
        return out.getvalue(), "JPEG"
    if image.mode in ("CMYK", "YCbCr", "LAB", "F", "HSV"):
        image, info = image.convert("RGB"), {}
    elif image.mode.startswith("I;16") or image.mode == "I":
        image = image.point(lambda worth: worth / 256).convert("L")
    if kind in ("TIFF", "BMP") and image.mode == "RGB" and image.width * image.height > 1_000_000:
        image.save(out, "JPEG", quality=_QUALITY, icc_profile=info.get("icc_profile"))
        return out.getvalue(), "JPEG"
    if kind == "WEBP":
        image.save(out, "WEBP", quality=_QUALITY, icc_profile=info.get("icc_profile") or b"")
        return out.getvalue(), "WEBP"
    image.save(out, "PNG", icc_profile=info.get("icc_profile"))
    return out.getvalue(), "PNG"
