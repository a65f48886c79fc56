"""Make the renditions of a photo: whole and cut, in several widths and two formats."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from PIL import Image, ImageFile

from newsroom.model.media import SHARE_SIZE, Cover, Focus, Photo, Rendition
from plugins.photos.crop import attention, box
from plugins.photos.cut_off import mend
from plugins.photos.drawing import is_drawn
from plugins.photos.photo import PhotoError, look, picture
from plugins.photos.rendition import FOLDER, RECIPE, Ratio, cover_name, photo_name, share_url

ImageFile.MAXBLOCK = 2**25  # what libjpeg may need for one picture of noise
_QUICK = 1
"""The effort of a PNG that is only to tell how heavy it gets."""
_HEAVY = 0.8
"""The bytes a pixel from which a PNG is too heavy for a phone."""


@dataclass
class Developed:
    """What was made of one original: the whole photo, its covers by focus, the files by address.

    A share picture has the address that ``share_url`` gives until an article gives it its own.
    """

    photo: Photo
    covers: dict[Focus | None, Cover] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)


def develop(
    path: str,
    data: bytes,
    original: str,
    foci: Iterable[Focus | None] = (),
    known: Photo | None = None,
    decoded: Callable[[], None] = lambda: None,
) -> Developed:
    """Make the renditions of the photo at ``path`` unless it is ``known``, and crops for each of ``foci``.

    ``original`` is the digest of ``data``; ``decoded`` is called when that is decoded. Raises
    ``PhotoError`` if the photo is unfit or damaged.
    """
    facts = look(data)
    image, cut_off = _picture(data, *RECIPE.bounds(facts.width / facts.height))
    decoded()
    drawn = is_drawn(image)
    made = Developed(known or Photo(path, ()))
    if known is None:
        whole = _renditions(image, RECIPE.widths, photo_name(original), drawn, made.files)
        made.photo = replace(whole, path=path, original=replace(facts, cut_off=cut_off))
    for focus in foci:
        made.covers[focus] = _cover(image, drawn, focus, cover_name(original, focus), made)
    return made


def inspect(path: str, data: bytes) -> Photo:
    """Look whether a photo is sound, to the last bytes, and make nothing; raise ``PhotoError`` if not."""
    facts = look(data)
    _, cut_off = _picture(data, 1)
    return Photo(path, (), original=replace(facts, cut_off=cut_off))


def _picture(data: bytes, *bounds: int) -> tuple[Image.Image, bool]:
    """Decode a photo; tell whether its last bytes are missing, without which it shows nearly whole."""
    try:
        return picture(data, *bounds), False
    except PhotoError:
        mended = mend(data)
        if mended is None:
            raise
        return picture(mended, *bounds), True


def _cover(image: Image.Image, drawn: bool, focus: Focus | None, name: str, made: Developed) -> Cover:
    """Cut a picture for lists and for sharing."""
    place = focus or attention(image, drawn)

    def cut(kind: str, ratio: Ratio, widths: tuple[int, ...]) -> Photo:
        place_in_it = box(image.size, ratio, place)
        if place_in_it == (0, 0, *image.size):
            return _narrow(made.photo, widths[-1])
        part = _renditions(image.crop(place_in_it), widths, f"{name}-{kind}", drawn, made.files)
        return replace(part, path=made.photo.path)

    made.files[share_url(name)] = share(image, place, made.photo.colour)
    return Cover(
        made.photo, cut("card", *RECIPE.card), cut("wide", *RECIPE.wide), cut("square", *RECIPE.square)
    )


def _narrow(photo: Photo, width: int) -> Photo:
    """Give a whole photo for the place of a crop that cuts nothing away."""
    kept = [
        tuple(one for one in renditions if one.width <= width) or renditions[:1]
        for renditions in (photo.renditions, photo.modern)
    ]
    return replace(photo, renditions=kept[0], modern=kept[1], original=None)


def share(image: Image.Image, focus: Focus, colour: str) -> bytes:
    """Encode the share picture of a photo, on its own colour where the photo is too small."""
    flat = _opaque(image)
    part = flat.crop(box(flat.size, SHARE_SIZE, focus))
    if part.width * 2 >= SHARE_SIZE[0]:
        part = part.resize(SHARE_SIZE, Image.Resampling.LANCZOS)
    else:
        flat.thumbnail(SHARE_SIZE)
        part = Image.new("RGB", SHARE_SIZE, colour or "#ffffff")
        part.paste(flat, ((SHARE_SIZE[0] - flat.width) // 2, (SHARE_SIZE[1] - flat.height) // 2))
    return encode_share(part)


def encode_drawn(image: Image.Image) -> bytes:
    """Encode a drawn share picture, quickly: there are many, and they are light."""
    return _saved(image, "JPEG", quality=RECIPE.share)


def encode_share(image: Image.Image) -> bytes:
    """Encode a share picture, worse and worse until it is light enough for chat apps."""
    for quality in range(RECIPE.share, 20, -8):
        data = _jpeg(image, quality)
        if len(data) <= RECIPE.share_bytes:
            break
    return data


def _renditions(
    image: Image.Image, widths: tuple[int, ...], name: str, drawn: bool, files: dict[str, bytes]
) -> Photo:
    """Encode a picture in all widths that it has, into ``files``."""
    common: list[Rendition] = []
    modern: list[Rendition] = []
    for width in sorted({min(width, image.width) for width in widths}):
        size = (width, max(1, round(image.height * width / image.width)))
        scaled = image if size == image.size else image.resize(size, Image.Resampling.LANCZOS)
        for found, (suffix, data) in zip((common, modern), _encoded(scaled, drawn), strict=True):
            rendition = Rendition(f"{FOLDER}/{name}-{width}.{suffix}", *size)
            files[rendition.url] = data
            found.append(rendition)
    sets = (_lighter(common, files), _lighter(modern, files))
    return Photo("", *sets, colour=_colour(image))


def _encoded(image: Image.Image, drawn: bool) -> tuple[tuple[str, bytes], tuple[str, bytes]]:
    """Encode a picture in a format that every browser knows and in a lighter one."""
    if drawn:
        common, grainy = _crisp(image)
        speed = RECIPE.avif_speed[1] if grainy else RECIPE.drawn_avif_speed
        return common, _avif(image, RECIPE.drawn_avif, speed, "4:4:4")
    ways = (RECIPE.jpeg, RECIPE.avif, RECIPE.avif_speed)
    jpeg, avif, speed = (RECIPE.of_width(of, image.width) for of in ways)
    return ("jpg", _jpeg(image, jpeg)), _avif(image, avif, speed, "4:4:4")


def _avif(image: Image.Image, quality: int, speed: int, subsampling: str) -> tuple[str, bytes]:
    """Encode an AVIF by one thread, so that its bytes do not depend on the machine."""
    options = {"quality": quality, "speed": speed, "subsampling": subsampling}
    return "avif", _saved(image, "AVIF", max_threads=1, autotiling=False, **options)


def _jpeg(image: Image.Image, quality: int, **options: Any) -> bytes:
    return _saved(image, "JPEG", quality=quality, optimize=True, progressive=True, **options)


def _crisp(image: Image.Image) -> tuple[tuple[str, bytes], bool]:
    """Encode a drawing without loss, or nearly so if its grain would make that too heavy.

    Tells also whether it is grainy, which the slow search for flat areas does nothing for.
    """
    data = _saved(_in_palette(image), "PNG", compress_level=_QUICK)
    grainy = len(data) > _HEAVY * image.width * image.height
    if grainy and image.mode != "RGBA":
        return ("jpg", _jpeg(image, RECIPE.drawn_jpeg, subsampling="4:4:4")), True
    return ("png", data if grainy else _saved(_in_palette(image), "PNG", optimize=True)), grainy


def _in_palette(image: Image.Image) -> Image.Image:
    """Give a picture of few colours a palette that holds them all."""
    colours = image.getcolors(256) if image.mode == "RGB" else None
    return image.quantize(len(colours), dither=Image.Dither.NONE) if colours else image


def _saved(image: Image.Image, form: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    try:
        image.save(buffer, form, **options)
    except (OSError, ValueError, RuntimeError) as error:
        raise MemoryError(form) from error  # what else can go wrong with a picture within bounds
    return buffer.getvalue()


def _lighter(renditions: list[Rendition], files: dict[str, bytes]) -> tuple[Rendition, ...]:
    """Leave out renditions that weigh as much as a wider one, which shows the same and more."""
    kept: list[Rendition] = []
    for rendition in reversed(renditions):
        if kept and len(files[rendition.url]) >= len(files[kept[-1].url]):
            del files[rendition.url]
        else:
            kept.append(rendition)
    return tuple(reversed(kept))


def _opaque(image: Image.Image) -> Image.Image:
    """Put a picture on white if it is see-through."""
    if image.mode != "RGBA":
        return image.convert("RGB")
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _colour(image: Image.Image) -> str:
    """Give the commonest colour of a picture; what is see-through stands on white in the dark too."""
    if image.mode == "RGBA":
        return "#ffffff"
    small = image.convert("RGB").resize((32, 32), Image.Resampling.BOX).quantize(6)
    commonest = small.histogram().index(max(small.histogram()))
    palette = small.getpalette() or []
    return "#" + bytes(palette[3 * commonest : 3 * commonest + 3]).hex()
