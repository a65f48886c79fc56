"""Look at the file of a photo: what it is, whether it is fit, and the picture in it.

Kinds are told by content, never by name. Only what ``_DECODERS`` names is ever decoded.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zlib
from contextlib import AbstractContextManager

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

from newsroom.model.media import Original

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
           RuntimeError, AttributeError, AssertionError, struct.error, zlib.error)  # fmt: skip
"""What decoders raise over bad bytes."""
_FOREIGN = {
    b"%PDF": "PDF", b"BM": "BMP", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"8BPS": "Photoshop",
    b"\0\0\1\0": "ICO", b"\0\0\0\x0cjP  ": "JPEG 2000", b"PK\3\4": "ZIP hoặc Office", b"MZ": "chương trình",
    b"\xd0\xcf\x11\xe0": "Word hoặc Excel",
}  # fmt: skip
"""First bytes of what editors take for photos, to be named in the report."""
_PICTURE_BRANDS = (
    b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1",
    b"mif2", b"msf1",
)  # fmt: skip
"""The brands of ISO/IEC 23008-12 and AVIF."""
_WELL_KNOWN = (b"\xff\xd8", b"\x89PNG", b"GIF8", b"RIFF")
"""First bytes of formats that are always read: what begins so and cannot be read is damaged."""
_ACTIVE_RE = re.compile(rb"<(?:script|html|iframe|!doctype\s+html|\?php)[\s>]", re.IGNORECASE)
_SVG_RE = re.compile(
    rb"(?>\s+|<\?xml[^>]*>|<!--.*?-->|<!doctype[^>\[]*(?:\[[^\]]*\]\s*)?>)*+<svg[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_PADDING = 4096
"""Zeros at the end of a file that some cameras write."""
_MARGIN = 1.25
"""Below this, what the decoder scales shows (``docs/photos.md``)."""
_LUMINANCE_AT_50 = 3688
"""The sum of the luminance table of ITU-T T.81, annex K.1, which libjpeg scales by its quality."""
Image.MAX_IMAGE_PIXELS = None  # ``look`` has a limit of its own, with a report
pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


class PhotoError(Exception):
    """A photo cannot be used; ``code`` is one of the room's problems."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code, self.values = code, values


def look(data: bytes) -> Original:
    """Tell what a photo is from its header; raise ``PhotoError`` if it is unfit."""
    with _silence(), _open(data) as image:
        width, height = image.size
        if width * height > MAX_PIXELS:
            raise PhotoError("photo-too-large", width=width, height=height)
        if _orientation(image) in _SIDEWAYS:
            width, height = height, width
        format_ = "JPEG" if image.format == "MPO" else str(image.format)
        return Original(format_, width, height, _quality(image), _is_animated(image, format_))


def _silence() -> AbstractContextManager[object]:
    """Keep what decoders have to say, in English, off the report."""
    return warnings.catch_warnings(action="ignore")


def _open(data: bytes) -> Image.Image:
    _refuse(data)
    try:
        return Image.open(io.BytesIO(data), formats=_DECODERS)
    except _DAMAGE as error:
        raise PhotoError("photo-damaged" if data.startswith(_WELL_KNOWN) else "photo-unreadable") from error


def _refuse(data: bytes) -> None:
    """Refuse what is plainly no photo, or more than one."""
    if not data:
        raise PhotoError("photo-empty")
    if len(data) > MAX_BYTES:
        raise PhotoError("photo-heavy", megabytes=round(len(data) / 1e6))
    if _SVG_RE.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        raise PhotoError("photo-holds-svg", target="")
    foreign = next((name for start, name in _FOREIGN.items() if data.startswith(start)), "")
    if foreign or _is_video(data):
        raise PhotoError("photo-format", format=foreign or "video")
    if _ACTIVE_RE.search(data):
        raise PhotoError("photo-polyglot" if _is_taken(data) else "photo-unreadable")


def _is_cut_off(data: bytes) -> bool:
    """Tell a file of which only a part arrived, which decoders fill up with grey or black.

    The rest of such a copy is zeros; in a PNG the checksums tell any damage.
    """
    tail = len(data) - len(data.removesuffix(b"\xff\xd9").rstrip(b"\0"))
    if tail > max(_PADDING, len(data) // 10):
        return True
    return data.startswith(b"\x89PNG\r\n\x1a\n") and not _has_sound_chunks(data)


def _has_sound_chunks(data: bytes) -> bool:
    """Tell whether the chunks that make the picture of a PNG have the checksums they give."""
    place = 8
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        kind, end = data[place + 4 : place + 8], place + 8 + length
        if kind == b"IEND":
            return True
        told = int.from_bytes(data[end : end + 4], "big")
        if kind in (b"IHDR", b"PLTE", b"IDAT") and zlib.crc32(data[place + 4 : end]) != told:
            return False
        place = end + 4
    return False


def _is_video(data: bytes) -> bool:
    """Tell a video from pictures that come in the same kinds of boxes."""
    if data[4:8] == b"ftyp":
        return data[8:12] not in _PICTURE_BRANDS
    return data.startswith(b"RIFF") and data[8:12] == b"AVI "


def _is_taken(data: bytes) -> bool:
    """Tell whether the first bytes are those of a format that is taken."""
    return data.startswith(_WELL_KNOWN) or data[4:8] == b"ftyp"


def _is_animated(image: Image.Image, format_: str) -> bool:
    """Tell whether a photo has a second frame; one that cannot be read is one."""
    try:
        return format_ not in ("JPEG", "HEIF") and bool(getattr(image, "is_animated", False))
    except _DAMAGE:
        return True


def _quality(image: Image.Image) -> int:
    """Estimate the quality of a JPEG from its luminance table, as libjpeg scales it."""
    tables: dict[int, list[int]] = getattr(image, "quantization", {})
    if not tables:
        return 0
    scale = 100 * sum(next(iter(tables.values()))) / _LUMINANCE_AT_50
    return max(1, min(100, round(5000 / scale if scale > 100 else (200 - scale) / 2)))


def picture(data: bytes, width: int, height: int = MAX_PIXELS) -> Image.Image:
    """Decode a photo: upright, in sRGB, without metadata, at most ``width`` by ``height`` pixels.

    The mode is ``L``, ``RGB`` or ``RGBA``. Raises ``PhotoError`` if the photo is damaged.
    """
    if _is_cut_off(data):
        raise PhotoError("photo-damaged")
    try:
        with _silence(), _open(data) as image:
            _scale_while_decoding(image, (width, height))
            image.load()
            return _prepare(image, (width, height))
    except _DAMAGE as error:
        raise PhotoError("photo-damaged") from error


def _orientation(image: Image.Image) -> int:
    """Give the orientation that EXIF 2.32 tells, 1 where it tells none that can be read."""
    try:
        found = image.getexif().get(_ORIENTATION, 1)
    except _DAMAGE:
        return 1
    return int(found) if found in _TURNS else 1


def _scale(image: Image.Image, orientation: int, bounds: tuple[int, int]) -> float:
    """Say by how much a picture is to shrink so that it keeps within ``bounds`` when it is upright."""
    width, height = bounds if orientation not in _SIDEWAYS else bounds[::-1]
    return min(width / image.width, height / image.height)


def _scale_while_decoding(image: Image.Image, bounds: tuple[int, int]) -> None:
    """Let the JPEG decoder halve a photo as often as leaves it somewhat larger than needed."""
    scale = _MARGIN * _scale(image, _orientation(image), bounds)
    if image.format in ("JPEG", "MPO") and scale < 1:
        image.draft(None, (max(1, int(image.width * scale)), max(1, int(image.height * scale))))


def _prepare(image: Image.Image, bounds: tuple[int, int]) -> Image.Image:
    """Shrink, turn and convert, in the order that needs the least memory."""
    profile, orientation = image.info.get("icc_profile"), _orientation(image)
    image = _plain_mode(image)
    scale = _scale(image, orientation, bounds)
    if scale < 1:
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
        return image.point(lambda value: value / 256).convert("L")
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
