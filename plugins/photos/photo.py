"""Plan the renditions of a photo and encode them.

A rendition is turned upright, in sRGB, and carries no metadata. Its name hashes the bytes
of the original and ``RECIPE``, so that it never needs to be made twice.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps

from plugins.files import digest
from plugins.model import Photo, Rendition

RECIPE = b"1"
"""To be changed whenever the encoding of a rendition changes."""

FOLDER = "photos"
WIDTHS = (480, 960, 1600)
QUALITY = 80
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MAX_PIXELS = 80_000_000
Image.MAX_IMAGE_PIXELS = None  # ``_open`` has a limit of its own, with a report
_DAMAGE = (OSError, EOFError, SyntaxError, IndexError, struct.error)
_SIDEWAYS = frozenset({5, 6, 7, 8})
_ORIENTATION = 0x0112


class PhotoError(Exception):
    """A photo cannot be used; ``code`` is one of the gate's."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


@dataclass(frozen=True, slots=True)
class _Facts:
    width: int
    height: int
    suffix: str


def _open(data: bytes) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except _DAMAGE as error:
        raise PhotoError("photo-unreadable") from error
    if image.width * image.height > MAX_PIXELS:
        raise PhotoError("photo-too-large", width=image.width, height=image.height)
    return image


def _facts(image: Image.Image) -> _Facts:
    width, height = image.size
    if image.getexif().get(_ORIENTATION) in _SIDEWAYS:
        width, height = height, width
    drawn = image.format in ("PNG", "GIF") or "transparency" in image.info or image.mode in ("RGBA", "LA")
    return _Facts(width, height, "png" if drawn else "jpg")


def plan(path: str, data: bytes) -> Photo:
    """Plan the renditions of the photo ``path`` from its header; raise ``PhotoError`` if unfit."""
    try:
        with _open(data) as image:
            facts = _facts(image)
    except _DAMAGE as error:
        raise PhotoError("photo-damaged") from error
    name = digest(RECIPE + data)
    widest = min(facts.width, WIDTHS[-1])
    widths = [width for width in WIDTHS if width < widest] + [widest]
    return Photo(
        path,
        tuple(
            Rendition(
                url=f"{FOLDER}/{name}-{width}.{facts.suffix}",
                width=width,
                height=max(1, round(facts.height * width / facts.width)),
            )
            for width in widths
        ),
    )


def encode(data: bytes, photo: Photo) -> list[bytes]:
    """Encode the renditions of ``photo``, in their order; raise ``PhotoError`` if it is damaged."""
    try:
        with _open(data) as image:
            upright = _in_srgb(ImageOps.exif_transpose(image))
            return [_encode(upright, rendition) for rendition in photo.renditions]
    except _DAMAGE as error:
        raise PhotoError("photo-damaged") from error


def verify(data: bytes) -> None:
    """Decode a photo to the end; raise ``PhotoError`` if it is damaged."""
    try:
        with _open(data) as image:
            image.load()
    except _DAMAGE as error:
        raise PhotoError("photo-damaged") from error


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    transparent = "transparency" in image.info or image.mode in ("RGBA", "LA", "PA")
    target = "RGBA" if transparent else "RGB"
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            mode = "RGBA" if image.mode == "RGBA" else "RGB"
            converted = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode=mode
            )
            image = converted or image
        except ImageCms.PyCMSError:
            pass
    return image.convert(target)


def _encode(image: Image.Image, rendition: Rendition) -> bytes:
    size = (rendition.width, rendition.height)
    scaled = image if image.size == size else image.resize(size, Image.Resampling.LANCZOS)
    scaled.info.clear()
    buffer = io.BytesIO()
    if rendition.url.endswith(".png"):
        scaled.save(buffer, "PNG", optimize=True)
    else:
        scaled.convert("RGB").save(buffer, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return buffer.getvalue()
