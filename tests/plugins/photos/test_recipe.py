"""What stores hold is what the program would make now: numbers are tied to the bytes of samples.

No program looks again at what is kept under a number, so nothing else tells that other modules, other
fonts or another version of Pillow or libheif give other bytes, or find other faults. Samples are
files that were painted once and stay as they are, and PNGs painted here, whose pixels no encoder
changes. After a deliberate change raise ``Recipe.version`` or ``DRAWING`` in ``plugins/photos/rendition.py``, then
``UPDATE_RECIPE=1 pytest tests/plugins/photos/test_recipe.py``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import replace
from hashlib import shake_128
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from newsroom.engine.codec import decode_photo, encode_cover, encode_photo
from newsroom.engine.disk import digest
from newsroom.model.media import SHARE_SIZE, Focus
from plugins.photos import drawn_cover, making
from plugins.photos.drawing import is_drawn
from plugins.photos.drawn_cover import draw
from plugins.photos.drawn_covers import has_rare_signs
from plugins.photos.insignia import logo, our_icons, own_icons
from plugins.photos.lettering import SERIF
from plugins.photos.making import develop, encode_drawn, encode_share, inspect
from plugins.photos.photo import MAX_BYTES, PhotoError, picture
from plugins.photos.rendition import DRAWING, INSIGNIA, LETTERING, RECIPE
from tests.support.awkward import FORMATS, exif, png_of_size, quarters, saved, with_segments

SAMPLES = Path(__file__).parent / "samples"
FOCI: dict[str, list[Focus | None]] = {"turned-adobe-rgb.jpg": [None, (0, 0), (100, 60)]}
SITE = "Trang tin Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh"
DRAWN = {
    "site": (SITE, ""),
    "short": ("Lễ", "Tin hoạt động"),
    "long": ("Quyết tâm hoàn thành và vượt các chỉ tiêu năm 2024 của cả nhiệm kỳ 2020 - 2025", "Văn bản"),
    "capitals": ("ĐẠI HỘI ĐẢNG BỘ KHỐI LẦN THỨ XII: NỖ LỰC, ĐỔI MỚI", "Xây dựng Đảng"),
    "too long": (
        "Nghiên cứu, học tập và làm theo Nghị quyết Trung ương; " * 5,
        "Kiểm tra, giám sát, thi hành kỷ luật " * 4,
    ),
    "one word": ("Nghiêncứuhọctậpvàlàmtheonghịquyết" * 4, "Kiểm tra"),
    "signs": ("“Đền ơn đáp nghĩa”: 51,9% – 20 kg… №7", "Tin & bài"),
}
"""Titles and categories, by what they try."""
LETTERED = {
    "letters": ("Buôn Čư, Ƀuk: ñ ŏ ŭ Москва Ωμέγα", "Tin ƀ"),
    "figures": ("CO₂ ≥ 30% → 6 € √2 ½ ⑤", "Tin & bài"),
    "marks": ("ơ̆ Ơ̆ ê̆ m̀ l̥ i̯ b̶ n̈̆", "Tin ơ̆"),
    "pictures": ("★ ✓ ❤ ☎ ■", "Tin → bài"),
    "plain forms": ("㎡ Ⅷ ５０ 𝐀", "Tin"),
    "missing": ("Thăm 北京 🎉 và 東京", "Tin 中"),
}
"""The like, with signs that the first fonts have not."""
CATEGORIES = [f"Chuyên mục {number}" for number in range(14)]
"""What has every ground."""


def broken() -> dict[str, bytes]:
    """Give files that are refused, most of them samples that something happened to."""
    jpeg, png, gif, webp, avif, heic = (
        (SAMPLES / name).read_bytes()
        for name in (
            "turned-adobe-rgb.jpg", "drawing.png", "moving.gif", "photo.webp", "photo.avif", "turned.heic",
        )
    )  # fmt: skip
    whole = {"jpeg": jpeg, "png": png, "gif": gif, "webp": webp, "avif": avif, "heic": heic}
    return {
        **{f"half a {name}": data[: len(data) // 2] for name, data in whole.items()},
        **{f"{name} without its end": data[: -len(data) // 8] for name, data in whole.items()},
        "jpeg with an end of zeros": jpeg[:-6000] + bytes(6000),
        "png with a flipped bit": png[:1000] + bytes([png[1000] ^ 1]) + png[1001:],
        "empty": b"",
        "text": "Đây là ảnh.".encode(),
        "svg": b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"></svg>',
        "pdf": b"%PDF-1.7\n",
        "video": b"\0\0\0\x18ftypmp42\0\0\0\0isommp42",
        "jpeg with too much after it": jpeg + bytes(4200),
        "page in a jpeg": jpeg + b"<script>alert(1)</script>",
        "png that says it is large": png_of_size(11_000, 9_990),
        "png that says it is huge": png_of_size(11_000, 10_010),
        "heavy jpeg": jpeg + bytes(MAX_BYTES),
    }


def taken() -> dict[str, bytes]:
    """Give a photo as cameras save it: turned in each of the ways that EXIF knows, with zeros after it, without its end."""
    photo = (SAMPLES / "small.jpg").read_bytes()
    turned = {f"turned {way}": with_segments(photo, (0xE1, exif(way).tobytes())) for way in range(1, 9)}
    adobe = (SAMPLES / "turned-adobe-rgb.jpg").read_bytes()
    cut_off = {f"without its last {number}": adobe[:-number] for number in (2, 12)}
    return {**turned, **cut_off, "zeros after it": photo + bytes(4000)}


def stripes(sharp: int = 100, edge: int = 100, soft: int = 10, ramp: int = 0) -> Image.Image:
    """Paint 100 steps of grey, so many of them sharp, above a ramp of many greys."""
    level, row = 0, [0]
    for number in range(100):
        step = edge if number < sharp else soft
        level = level + step if level < 60 else max(0, level - step)
        row.append(level)
    greys = bytes(row) * 40 + bytes(range(0, 202, 2)) * ramp
    return Image.frombytes("L", (101, 40 + ramp), greys).convert("RGB")


def grainy(rows: int, mode: str = "RGB") -> bytes:
    """Give sharp stripes with grain over so many rows, as a PNG."""
    image = stripes().crop((0, 0, 40, 40)).convert(mode)
    grain = Image.frombytes(mode, (40, rows), shake_128(b"").digest(40 * rows * len(mode)))
    image.paste(Image.blend(image.crop((0, 0, 40, rows)), grain, 0.2), (0, 0))
    return saved(image, "PNG")


def drawn() -> dict[str, bytes]:
    """Give pictures that are drawn or pass for it."""
    greys = Image.linear_gradient("L").convert("RGB")
    greys.paste(stripes(), (0, 0))
    soft = stripes(0).convert("RGBA")
    soft.putalpha(128)
    return {
        "256 greys": saved(greys, "PNG"),
        "soft, see-through": saved(soft, "PNG"),
        "grainy, see-through": grainy(30, "RGBA"),
        "idle alpha": saved(quarters(90, 60).convert("RGBA"), "PNG"),
        "square": saved(quarters(400, 400), "PNG"),
    }


def judgements() -> dict[str, str]:
    """Say where what is drawn begins, and what is too grainy to be kept without loss."""
    series = {
        "sharp edges among few colours": (stripes(number) for number in range(40)),
        "sharp edges among many colours": (stripes(number, ramp=30) for number in range(40)),
        "colours": (stripes(12, ramp=number) for number in range(40)),
        "edges": (stripes(50, edge=number) for number in range(40, 60)),
        "soft edges": (stripes(4, soft=number) for number in range(1, 8)),
    }
    found = {name: "".join("01"[is_drawn(one)] for one in images) for name, images in series.items()}
    kept = (develop("", grainy(rows), "").photo.largest for rows in range(2, 20))
    return {**found, "grain": " ".join(one.url.rsplit(".")[-1] for one in kept)}


def outcome(name: str, data: bytes) -> dict[str, Any]:
    """Say what is made of a photo: all files with their digests, and what they show; or what is wrong."""
    try:
        looked = inspect(name, data)
        made = develop(name, data, name, FOCI.get(name, [None]))
    except PhotoError as error:
        return {"problem": error.code, **error.values}
    assert made.photo.original == looked.original
    covers = {str(focus): encode_cover(cover) for focus, cover in made.covers.items()}
    files = {url: digest(data) for url, data in made.files.items()}
    return {"photo": encode_photo(made.photo), "covers": covers, "files": files}


def photos() -> dict[str, Any]:
    samples = {file.name: file.read_bytes() for file in SAMPLES.iterdir() if file.suffix != ".json"}
    samples |= {**taken(), **drawn(), **broken()}
    found: dict[str, Any] = {name: outcome(name, data) for name, data in samples.items()}
    noise = shake_128(b"").digest(3 * SHARE_SIZE[0] * SHARE_SIZE[1])
    found["heavy share picture"] = digest(encode_share(Image.frombytes("RGB", SHARE_SIZE, noise)))
    found["shrunk"] = [digest(picture(samples["large.jpg"], width).tobytes()) for width in (40, 450, 900)]
    return {**found, "judgements": judgements()}


def drawings() -> dict[str, Any]:
    return painted({**DRAWN, **{category: ("Lễ", category) for category in CATEGORIES}})


def painted(wanted: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    return {
        name: digest(encode_drawn(draw(SHARE_SIZE, title, category, SITE)))
        for name, (title, category) in wanted.items()
    }


def signs() -> dict[str, Any]:
    sign = Image.new("RGBA", (400, 300))
    sign.paste(stripes().resize((200, 300)).convert("RGBA"), (100, 0))
    own, ground = saved(sign, "PNG"), saved(quarters(300, 300), "PNG")
    made = {"ours": our_icons(), "own": own_icons(own), "with a ground": own_icons(ground)}
    found = {name: {icon: digest(data) for icon, data in icons.items()} for name, icons in made.items()}
    return {**found, "logo": digest(logo(own)[0])}


def compare(found: Mapping[str, Any], file: Path, recipe: str) -> None:
    """Fail if samples give something else than is noted in ``file`` for the recipe.

    With ``UPDATE_RECIPE`` notes what is found, but nothing else for a recipe that is noted already.
    """
    noted: dict[str, Any] = {"recipe": "", "gives": {}}
    if file.exists():
        noted = json.loads(file.read_text(encoding="utf-8"))
    is_new = noted["recipe"] != recipe
    other = [name for name, was in noted["gives"].items() if not is_new and found.get(name, was) != was]
    if os.environ.get("UPDATE_RECIPE") and not other:
        text = json.dumps({"recipe": recipe, "gives": found}, ensure_ascii=False, indent=1, sort_keys=True)
        file.write_text(text + "\n", encoding="utf-8")
        return
    assert not other, (
        f"{', '.join(other)}: not what this recipe gave, and what archives hold by it is not made again. "
        "If that is meant, raise its number in plugins/photos/rendition.py, then take what it gives now "
        "with UPDATE_RECIPE=1."
    )
    assert not is_new, "The recipe is another: take what it gives with UPDATE_RECIPE=1, and read the diff."
    assert found == noted["gives"], "There are other samples: take what they give with UPDATE_RECIPE=1."


@pytest.mark.slow
def test_the_recipe_of_photos_gives_what_it_always_gave() -> None:
    compare(photos(), SAMPLES / "photos.json", str(RECIPE))


def test_the_recipe_of_drawings_gives_what_it_always_gave() -> None:
    compare(drawings(), SAMPLES / "drawings.json", f"{DRAWING} {RECIPE}")


def test_the_recipe_of_rare_signs_gives_what_it_always_gave() -> None:
    compare(painted(LETTERED), SAMPLES / "lettering.json", f"{LETTERING} {DRAWING} {RECIPE}")


@pytest.mark.slow
def test_the_recipe_of_signs_gives_what_it_always_gave() -> None:
    compare(signs(), SAMPLES / "insignia.json", str(INSIGNIA))


# What the samples tell


def test_samples_of_drawings_hang_on_the_numbers_that_their_names_tell() -> None:
    assert not any(has_rare_signs("".join(said)) for said in DRAWN.values())
    assert all(has_rare_signs(title) for title, _ in LETTERED.values())


def test_samples_come_by_every_way_that_photos_go() -> None:
    gives = json.loads((SAMPLES / "photos.json").read_text(encoding="utf-8"))["gives"]
    made = [one for one in gives.values() if "photo" in one]
    photos = [decode_photo("", one["photo"]) for one in made]
    originals = [photo.original for photo in photos if photo.original]
    assert {original.format for original in originals} == set(FORMATS)
    assert {original.animated for original in originals} == {True, False}
    assert {original.cut_off for original in originals} == {True, False}
    assert set(RECIPE.widths) <= {rendition.width for photo in photos for rendition in photo.renditions}
    assert {url.rsplit(".")[-1] for one in made for url in one["files"]} == {"jpg", "png", "avif"}
    assert {one["problem"] for one in gives.values() if "problem" in one} == {
        "photo-damaged", "photo-empty", "photo-unreadable", "photo-holds-svg", "photo-format", "photo-polyglot",
        "photo-too-large", "photo-heavy",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("module", "name", "value"),
    [(drawn_cover, "MARGIN", 85), (drawn_cover, "SANS", SERIF), (making, "RECIPE", None)],
)
def test_other_bytes_ask_for_another_number(
    module: Any, name: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("UPDATE_RECIPE", raising=False)
    monkeypatch.setattr(module, name, value or replace(RECIPE, share=79))
    with pytest.raises(AssertionError, match="raise its number"):
        compare(drawings(), SAMPLES / "drawings.json", f"{DRAWING} {RECIPE}")


def test_digests_are_taken_for_another_number_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "notes.json"
    monkeypatch.setenv("UPDATE_RECIPE", "1")
    compare({"a": "1"}, file, "1")
    compare({"a": "1", "b": "1"}, file, "1")
    with pytest.raises(AssertionError, match="raise its number"):
        compare({"a": "2", "b": "1"}, file, "1")
    monkeypatch.delenv("UPDATE_RECIPE")
    compare({"a": "1", "b": "1"}, file, "1")
    with pytest.raises(AssertionError, match="other samples"):
        compare({"a": "1", "b": "1", "c": "1"}, file, "1")
    with pytest.raises(AssertionError, match="The recipe is another"):
        compare({"a": "1", "b": "1"}, file, "2")
    monkeypatch.setenv("UPDATE_RECIPE", "1")
    compare({"a": "2", "b": "1"}, file, "2")
    monkeypatch.delenv("UPDATE_RECIPE")
    compare({"a": "2", "b": "1"}, file, "2")
