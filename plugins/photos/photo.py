"""Look at the file of a photo: what it is, whether it is fit, and the picture in it.

Kinds are told by content, never by name. Only what ``_DECODERS`` names is ever decoded.
"""

from __future__ import annotations

import io
import re
import struct
import warnings

import pi_heif
from PIL import (
    AvifImagePlugin,
    GifImagePlugin,
    Image,
    ImageCms,
    JpegImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
)

from plugins.model import Original

MAX_BYTES = 64_000_000
MAX_PIXELS = 110_000_000
"""Phones make up to 108 million."""

_PLUGINS = (JpegImagePlugin, PngImagePlugin, WebPImagePlugin, GifImagePlugin, AvifImagePlugin)
_DECODERS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF")
_ORIENTATION = 0x0112
_SIDEWAYS = frozenset({5, 6, 7, 8})
_TURNS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SRGB = ImageCms.createProfile("sRGB")
_DAMAGE = (OSError, EOFError, SyntaxError, LookupError, ValueError, TypeError, ArithmeticError,
           RuntimeError, struct.error)  # fmt: skip
_FOREIGN = {
    b"%PDF": "PDF", b"BM": "BMP", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"8BPS": "Photoshop",
    b"\0\0\1\0": "ICO", b"\0\0\0\x0cjP  ": "JPEG 2000", b"PK\3\4": "ZIP hoặc Office", b"MZ": "chương trình",
    b"\xd0\xcf\x11\xe0": "Word hoặc Excel",
}  # fmt: skip
"""First bytes of what editors take for photos, to be named in the report."""
_ACTIVE_RE = re.compile(rb"<(?:script|html|iframe|!doctype\s+html|\?php)[\s>]", re.IGNORECASE)
_SVG_RE = re.compile(
    rb"\s*(?:<\?xml[^>]*>|<!--.*?-->|<!doctype[^>]*>|\s)*<svg[\s>]", re.IGNORECASE | re.DOTALL
)
_MARGIN = 1.25
"""Below this, what the decoder scales shows (``docs/photos.md``)."""
_LUMINANCE_AT_50 = 3688
"""The sum of the luminance table of ITU-T T.81, annex K.1, which libjpeg scales by its quality."""
Image.MAX_IMAGE_PIXELS = None  # ``look`` has a limit of its own, with a report
pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


class PhotoError(Exception):
    """A photo cannot be used; ``code`` is one of the gate's."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code, self.values = code, values


def look(data: bytes) -> Original:
    """Tell what a photo is from its header; raise ``PhotoError`` if it is unfit."""
    with _open(data) as image:
        width, height = image.size
        if width * height > MAX_PIXELS:
            raise PhotoError("photo-too-large", width=width, height=height)
        if _orientation(image) in _SIDEWAYS:
            width, height = height, width
        format_ = "JPEG" if image.format == "MPO" else str(image.format)
        animated = format_ not in ("JPEG", "HEIF") and getattr(image, "n_frames", 1) > 1
        return Original(format_, width, height, _quality(image), animated)


def _open(data: bytes) -> Image.Image:
    _refuse(data)
    try:
        with warnings.catch_warnings(action="ignore"):
            return Image.open(io.BytesIO(data), formats=_DECODERS)
    except _DAMAGE as error:
        raise PhotoError("photo-unreadable") from error


def _refuse(data: bytes) -> None:
    """Refuse what is plainly no photo, or more than one."""
    if not data:
        raise PhotoError("photo-empty")
    if len(data) > MAX_BYTES:
        raise PhotoError("photo-heavy", megabytes=round(len(data) / 1e6))
    if _SVG_RE.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        raise PhotoError("photo-svg", target="")
    foreign = next((name for start, name in _FOREIGN.items() if data.startswith(start)), "")
    if foreign:
        raise PhotoError("photo-format", format=foreign)
    if _ACTIVE_RE.search(data):
        raise PhotoError("photo-polyglot" if _is_taken(data) else "photo-unreadable")


def _is_taken(data: bytes) -> bool:
    """Tell whether the first bytes are those of a format that is taken."""
    return data.startswith((b"\xff\xd8", b"\x89PNG", b"GIF8", b"RIFF")) or data[4:8] == b"ftyp"


def _quality(image: Image.Image) -> int:
    """Estimate the quality of a JPEG from its luminance table, as libjpeg scales it."""
    tables: dict[int, list[int]] = getattr(image, "quantization", {})
    if not tables:
        return 0
    scale = 100 * sum(next(iter(tables.values()))) / _LUMINANCE_AT_50
    return max(1, min(100, round(5000 / scale if scale > 100 else (200 - scale) / 2)))


def picture(data: bytes, width: int) -> Image.Image:
    """Decode a photo: upright, in sRGB, without metadata, at most ``width`` pixels wide.

    The mode is ``L``, ``RGB`` or ``RGBA``. Raises ``PhotoError`` if the photo is damaged.
    """
    try:
        with _open(data) as image:
            _scale_while_decoding(image, width)
            image.load()
            return _prepare(image, width)
    except _DAMAGE as error:
        raise PhotoError("photo-damaged") from error


def _orientation(image: Image.Image) -> int:
    """Give the orientation that EXIF 2.32 tells, 1 where it tells none that can be read."""
    try:
        found = image.getexif().get(_ORIENTATION, 1)
    except _DAMAGE:
        return 1
    return int(found) if found in _TURNS else 1


def _shown_width(image: Image.Image, orientation: int) -> int:
    return image.height if orientation in _SIDEWAYS else image.width


def _scale_while_decoding(image: Image.Image, width: int) -> None:
    """Let the JPEG decoder halve a photo as often as leaves it somewhat wider than needed."""
    stored = _shown_width(image, _orientation(image))
    if image.format in ("JPEG", "MPO") and stored > _MARGIN * width:
        scale = _MARGIN * width / stored
        image.draft(None, (max(1, int(image.width * scale)), max(1, int(image.height * scale))))


def _prepare(image: Image.Image, width: int) -> Image.Image:
    """Shrink, turn and convert, in the order that needs the least memory."""
    profile, orientation = image.info.get("icc_profile"), _orientation(image)
    image = _plain_mode(image)
    shown = _shown_width(image, orientation)
    if shown > width:
        scale = width / shown
        size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    turn = _TURNS[orientation]
    image = image if turn is None else image.transpose(turn)
    found = _in_srgb(image, profile)
    found.info.clear()
    return found


def _plain_mode(image: Image.Image) -> Image.Image:
    """Bring a picture to one of the modes ``L``, ``RGB``, ``RGBA``, ``CMYK`` and ``LAB``."""
    if image.mode.startswith("I;16") or image.mode == "I":
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if "transparency" in image.info or image.mode in ("LA", "PA", "La", "RGBa"):
        return _without_idle_alpha(image.convert("RGBA"))
    if image.mode == "RGBA":
        return _without_idle_alpha(image)
    if image.mode == "1":
        return image.convert("L")
    return image if image.mode in ("L", "RGB", "CMYK", "LAB") else image.convert("RGB")


def _without_idle_alpha(image: Image.Image) -> Image.Image:
    """Drop an alpha channel that hides nothing."""
    lowest, _ = image.getchannel("A").getextrema()
    return image.convert("RGB") if lowest == 255 else image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Convert to sRGB by the profile; one that cannot be used counts as none."""
    if profile:
        target = image.mode if image.mode in ("L", "RGBA") else "RGB"
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            wanted = "RGB" if target == "L" else target
            converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode=wanted)
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None
        if converted is not None:
            return converted.convert(target) if converted.mode != target else converted
    return image if image.mode in ("L", "RGB", "RGBA") else image.convert("RGB")
