"""Make awkward photos as phones, scanners, chat programs and attackers do, every one from scratch.

Pictures show red and green above blue and white, so that turning and wrong colours are seen.
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import pillow_heif
from PIL import Image

Colour = tuple[int, int, int]
RED, GREEN, BLUE, WHITE = (220, 20, 20), (20, 200, 20), (20, 20, 220), (250, 250, 250)
UPRIGHT = [RED, GREEN, BLUE, WHITE]
TURNED = {  # EXIF 2.32, tag 0x0112: the corners of the stored picture as they are to be seen
    1: [RED, GREEN, BLUE, WHITE],
    2: [GREEN, RED, WHITE, BLUE],
    3: [WHITE, BLUE, GREEN, RED],
    4: [BLUE, WHITE, RED, GREEN],
    5: [RED, BLUE, GREEN, WHITE],
    6: [BLUE, RED, WHITE, GREEN],
    7: [WHITE, GREEN, BLUE, RED],
    8: [GREEN, WHITE, RED, BLUE],
}
SECRET = "Máy ảnh bí mật 20.4281N 106.1683E"
"""What stands in all metadata, and must stand in nothing that is published."""


def quarters(width: int = 60, height: int = 40, colours: Sequence[Any] = UPRIGHT, mode: str = "RGB") -> Image.Image:  # fmt: skip
    """Draw two colours above two."""
    image = Image.new(mode, (width, height))
    half, middle = width // 2, height // 2
    boxes = [
        (0, 0, half, middle),
        (half, 0, width, middle),
        (0, middle, half, height),
        (half, middle, width, height),
    ]
    for box, colour in zip(boxes, colours, strict=True):
        image.paste(colour, box)
    return image


def noise(size: tuple[int, int], strength: int = 255) -> Image.Image:
    """Draw grains of grey, the same ones each time, ``strength`` apart at most."""
    grains = Image.frombytes("L", size, random.Random(0).randbytes(size[0] * size[1]))
    return grains.point(lambda value: round(128 + (value - 128) * strength / 255))


def clouds(width: int, height: int, detail: int = 12) -> Image.Image:
    """Draw what photographs have: soft edges, and more to see in wider renditions."""
    small = noise((max(2, width // detail), max(2, height // detail)))
    return small.resize((width, height), Image.Resampling.BICUBIC).convert("RGB")


def corners(image: Image.Image) -> list[Colour]:
    """Give the colours of the four corners, each as the nearest of those that ``quarters`` draws."""
    return [min(UPRIGHT, key=lambda c: distance(c, found)) for found in exact_corners(image)]


def exact_corners(image: Image.Image) -> list[Colour]:
    """Give the colours near the four corners, on white."""
    shown = Image.new("RGB", image.size, "white")
    shown.paste(image.convert("RGB"), mask=image.convert("RGBA").getchannel("A"))
    right, bottom = image.width * 7 // 8, image.height * 7 // 8
    left, top = image.width // 8, image.height // 8
    places = ((left, top), (right, top), (left, bottom), (right, bottom))
    return [shown.getpixel(place) for place in places]  # type: ignore[misc]


def distance(one: Iterable[int], other: Iterable[int]) -> int:
    """Give the largest difference of a channel."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    """Encode a picture; ``HEIF`` by the encoder that only tests have."""
    buffer = io.BytesIO()
    if form == "HEIF":
        pillow_heif.from_pillow(image).save(buffer, **options)
    else:
        image.save(buffer, form, **options)
    return buffer.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Make EXIF data that tell the camera and the place."""
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = SECRET
    found[0x8825] = {1: "N", 2: (20.0, 25.0, 41.0), 3: "E", 4: (106.0, 10.0, 6.0)}
    return found


XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><x>{SECRET}</x></x:xmpmeta>".encode()


@cache
def sound(form: str, width: int = 60, height: int = 40) -> bytes:
    """Make a sound photo of a format, with all the metadata that it can hold."""
    image = quarters(width, height)
    data = exif()
    if form == "JPEG":
        thumbnail = saved(quarters(16, 12), "JPEG", comment=SECRET.encode())
        jpeg = saved(image, form, exif=data, xmp=XMP, icc_profile=srgb(), comment=SECRET.encode(), quality=90)
        photoshop = b"Photoshop 3.0\x008BIM\x04\x0c\x00\x00" + struct.pack(">I", len(thumbnail)) + thumbnail
        return with_segments(jpeg, (0xED, photoshop), (0xE5, SECRET.encode()))
    if form == "PNG":
        text = (
            (b"tEXt", b"Author\0" + SECRET.encode()),
            (b"zTXt", b"Note\0\0" + zlib.compress(SECRET.encode())),
        )
        png = saved(image, form, exif=data, icc_profile=srgb())
        return with_chunks(png, *text, (b"tIME", bytes(7)), (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP))
    if form == "GIF":
        return saved(image, form, comment=SECRET.encode())
    options: dict[str, Any] = {"exif": data.tobytes(), "xmp": XMP}
    return (
        saved(image, form, icc_profile=srgb(), **options) if form != "HEIF" else saved(image, form, **options)
    )


FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF")


# JPEG


def with_segments(jpeg: bytes, *segments: tuple[int, bytes]) -> bytes:
    """Put segments right after the start of a JPEG."""
    made = (bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data for marker, data in segments)
    return jpeg[:2] + b"".join(made) + jpeg[2:]


def jpeg_of_size(width: int, height: int) -> bytes:
    """Make a JPEG whose header tells a size that it has not."""
    data = saved(quarters(8, 8), "JPEG")
    place = data.index(b"\xff\xc0") + 5
    return data[:place] + struct.pack(">HH", height, width) + data[place + 4 :]


def mpo() -> bytes:
    """Make what some phones do: a JPEG with a second picture behind it."""
    second = quarters(30, 20, UPRIGHT[::-1])
    return saved(quarters(), "MPO", save_all=True, append_images=[second], exif=exif())


def motion_photo() -> bytes:
    """Make a JPEG with a video behind it."""
    video = b"\0\0\0\x18ftypmp42\0\0\0\0isommp42" + b"\0\0\1\0mdat" + SECRET.encode() + bytes(200)
    return sound("JPEG") + video


# PNG


def chunk(kind: bytes, data: bytes) -> bytes:
    """Make a chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_chunks(png: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """Put chunks right after the header of a PNG."""
    return png[:33] + b"".join(chunk(*one) for one in chunks) + png[33:]


def raw_png(size: tuple[int, int], depth: int, kind: int, rows: Iterable[bytes]) -> bytes:
    """Make a PNG from its raw rows."""
    packer = zlib.compressobj(6)
    packed = b"".join(packer.compress(b"\0" + row) for row in rows) + packer.flush()
    head = struct.pack(">IIBBBBB", *size, depth, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(chunk, (b"IHDR", b"IDAT", b"IEND"), (head, packed, b"")))


def png_of_size(width: int, height: int) -> bytes:
    """Make a small PNG whose header tells a size that it has not."""
    return raw_png((width, height), 1, 0, [bytes(1000)] * 4)


def sixteen_bits(mode: str) -> bytes:
    """Make a PNG of 16 bits a channel: ``L``, ``LA``, ``RGB`` or ``RGBA``."""
    kind = {"L": 0, "RGB": 2, "LA": 4, "RGBA": 6}[mode]
    data = quarters().convert(mode)
    step = len(mode) * data.width
    whole = data.tobytes()
    rows = (bytes(v for b in whole[i : i + step] for v in (b, b)) for i in range(0, len(whole), step))
    return raw_png(data.size, 16, kind, rows)


def black_and_white() -> bytes:
    """Make a PNG of one bit a pixel."""
    return saved(quarters(60, 40, [0, 255, 255, 0], "L").convert("1"), "PNG")


def see_through(mode: str, form: str = "PNG", **options: Any) -> bytes:
    """Make a picture of which the last quarter is a hole."""
    image = quarters().convert("RGBA")
    image.paste((0, 0, 0, 0), (30, 20, 60, 40))
    if mode == "P":
        flat = quarters(60, 40, range(4), "P")
        flat.putpalette([value for colour in (*UPRIGHT[:3], (0, 0, 0)) for value in colour])
        return saved(flat, form, transparency=3, **options)
    return saved(image.convert(mode), form, **options)


def animated(form: str) -> bytes:
    """Make a picture that moves; the first frame is the usual one."""
    second = quarters(60, 40, UPRIGHT[::-1])
    return saved(quarters(), form, save_all=True, append_images=[second], duration=100, loop=0)


def zlib_bomb(kind: bytes, megabytes: int = 200) -> bytes:
    """Make a PNG of which a chunk of metadata unpacks to very much."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(10**6)) for _ in range(megabytes)) + packer.flush()
    head = {b"iCCP": b"x\0\0", b"zTXt": b"x\0\0", b"iTXt": b"x\0\1\0\0\0"}[kind]
    return with_chunks(saved(quarters(), "PNG"), (kind, head + packed))


# GIF


def gif_of_screen(width: int, height: int) -> bytes:
    """Make a GIF of which a small frame stands on a huge screen."""
    data = saved(quarters(8, 8), "GIF")
    return data[:6] + struct.pack("<HH", width, height) + data[10:]


# Colour profiles, ICC.1:2001-04

Matrix = Sequence[Sequence[float]]
SRGB: Matrix = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))
"""The colours of the primaries in CIE XYZ for D50, one a row."""
ADOBE_RGB: Matrix = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
DISPLAY_P3: Matrix = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
ADOBE_GAMMA = 563 / 256


def _fixed(*values: float) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _icc(kind: bytes, space: bytes, connection: bytes, tags: dict[bytes, bytes]) -> bytes:
    text = b"Test\0"
    common = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", len(text)) + text + bytes(78),
        b"cprt": b"text" + bytes(4) + b"CC0\0",
        b"wtpt": b"XYZ " + bytes(4) + _fixed(0.9642, 1.0, 0.8249),
    }
    table, body = b"", b""
    found = {**common, **tags}
    start = 128 + 4 + 12 * len(found)
    for name, data in found.items():
        table += name + struct.pack(">II", start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    size = struct.pack(">I", start + len(body))
    head = (
        size
        + bytes(4)
        + b"\x02\x40\0\0"
        + kind
        + space
        + connection
        + struct.pack(">6H", 2024, 1, 1, 0, 0, 0)
    )
    head += b"acsp" + bytes(28) + _fixed(0.9642, 1.0, 0.8249)
    return head.ljust(128, b"\0") + struct.pack(">I", len(found)) + table + body


def _curve(gamma: float | None) -> bytes:
    """Write a curve: a gamma, or that of sRGB."""
    if gamma is not None:
        return b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256))
    values = [round(65535 * _from_srgb(number / 1023)) for number in range(1024)]
    return b"curv" + bytes(4) + struct.pack(f">I{len(values)}H", len(values), *values)


def matrix_profile(primaries: Matrix, gamma: float | None) -> bytes:
    """Make the profile of a screen or a camera."""
    tags = {
        name: b"XYZ " + bytes(4) + _fixed(*row)
        for name, row in zip((b"rXYZ", b"gXYZ", b"bXYZ"), primaries, strict=True)
    }
    return _icc(
        b"mntr", b"RGB ", b"XYZ ", {**tags, **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), _curve(gamma))}
    )


def grey_profile(gamma: float) -> bytes:
    """Make the profile of a greyscale scanner."""
    return _icc(b"mntr", b"GRAY", b"XYZ ", {b"kTRC": _curve(gamma)})


def srgb() -> bytes:
    """Make a profile that says what holds without one."""
    return matrix_profile(SRGB, None)


def _from_srgb(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _to_srgb(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def _times(row: Sequence[float], matrix: Matrix) -> list[float]:
    return [sum(value * line[place] for value, line in zip(row, matrix, strict=True)) for place in range(3)]


def _inverse(m: Matrix) -> Matrix:
    (a, b, c), (d, e, f), (g, h, i) = m
    det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    return (
        ((e * i - f * h) / det, (c * h - b * i) / det, (b * f - c * e) / det),
        ((f * g - d * i) / det, (a * i - c * g) / det, (c * d - a * f) / det),
        ((d * h - e * g) / det, (b * g - a * h) / det, (a * e - b * d) / det),
    )


def in_space(colour: Colour, primaries: Matrix, gamma: float | None) -> Colour:
    """Give the numbers that stand for a colour of sRGB in another space, by the formulas alone."""
    xyz = _times([_from_srgb(value / 255) for value in colour], SRGB)
    linear = [min(1.0, max(0.0, value)) for value in _times(xyz, _inverse(primaries))]
    curved = [_to_srgb(value) if gamma is None else value ** (1 / gamma) for value in linear]
    red, green, blue = (round(255 * value) for value in curved)
    return red, green, blue


INKS = {(0, 0, 0, 0): WHITE, (0, 1, 1, 0): RED, (1, 0, 1, 0): GREEN, (1, 1, 0, 0): BLUE}
"""The colours that the inks of ``cmyk_profile`` give; the quarters of ``cmyk`` are printed with them."""


def _lab(colour: Colour) -> bytes:
    """Give a colour in CIE L*a*b* as a table of 8 bits holds it."""
    xyz = _times([_from_srgb(value / 255) for value in colour], SRGB)
    ratios = [value / white for value, white in zip(xyz, (0.9642, 1.0, 0.8249), strict=True)]
    x, y, z = (r ** (1 / 3) if r > 0.008856 else 7.787 * r + 16 / 116 for r in ratios)
    return bytes((round((116 * y - 16) * 2.55), round(500 * (x - y)) + 128, round(200 * (y - z)) + 128))


def cmyk_profile() -> bytes:
    """Make the profile of a press whose inks are not those that a plain conversion takes."""
    inks = [(c, m, y, k) for c in (0, 1) for m in (0, 1) for y in (0, 1) for k in (0, 1)]
    nodes = b"".join(_lab(INKS.get(ink, (30, 30, 30))) for ink in inks)
    ramp = bytes(range(256))
    identity = _fixed(1, 0, 0, 0, 1, 0, 0, 0, 1)
    table = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + identity + 4 * ramp + nodes + 3 * ramp
    return _icc(b"prtr", b"CMYK", b"Lab ", {b"A2B0": table})


def cmyk(profile: bool) -> bytes:
    """Make a JPEG for a press."""
    places = {colour: ink for ink, colour in INKS.items()}
    image = quarters(60, 40, [tuple(255 * part for part in places[colour]) for colour in UPRIGHT], "CMYK")
    return saved(image, "JPEG", quality=95, **({"icc_profile": cmyk_profile()} if profile else {}))


# What is no photo

SVG = b'<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def office() -> bytes:
    """Make a Word document, or the beginning of one."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as document:
        document.writestr("word/document.xml", "<w:document/>")
    return buffer.getvalue()


def truncated(data: bytes, pieces: int = 10) -> list[bytes]:
    """Cut a file off at every tenth of it."""
    return [data[: len(data) * piece // pieces] for piece in range(1, pieces)]


def corrupted(data: bytes, rng: random.Random) -> bytes:
    """Damage a file in a few places, as disks, networks and fuzzers do."""
    found = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        place = rng.randrange(len(found))
        kind = rng.randrange(5)
        if kind == 0:
            found[place] ^= 1 << rng.randrange(8)
        elif kind == 1:
            found[place] = rng.randrange(256)
        elif kind == 2 and len(found) > 100:
            del found[place : place + rng.randrange(1, 9)]
        elif kind == 3:
            found[place:place] = rng.randbytes(rng.randrange(1, 9))
        else:
            found[place : place + 4] = rng.choice((b"\xff\xff\xff\xff", bytes(4), b"\x7f\xff\xff\xff"))
    return bytes(found)
