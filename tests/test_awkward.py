"""Awkward photos in a site: each is the right picture or the right problem, and harms nothing else."""

from __future__ import annotations

import faulthandler
import io
import json
import multiprocessing
import random
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from newsroom.engine.workers import follow_parent
from plugins.photos.photo import PhotoError, look, picture
from plugins.photos.sandbox import Lost, run_all
from tests.support import awkward
from tests.support.awkward import FORMATS, TURNED, UPRIGHT, chunk, corners, quarters, raw_png, saved, sound
from tests.support.building import NOW, ROOT, build, write_article, write_site
from tests.support.metadata import superfluous

GIB = 2**30


def turned(form: str, orientation: int) -> bytes:
    exif = awkward.exif(orientation)
    return saved(quarters(), form, exif=exif.tobytes() if form == "HEIF" else exif)


SUFFIX = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "AVIF": "avif", "HEIF": "heic"}
PICTURES: dict[str, bytes] = {
    **{f"metadata.{SUFFIX[form]}": sound(form) for form in FORMATS},
    **{
        f"turned-{number}.{SUFFIX[form]}": turned(form, number)
        for number in TURNED
        for form in FORMATS
        if form != "GIF"
    },
    "cmyk.jpg": awkward.cmyk(profile=False),
    "cmyk-profile.jpg": awkward.cmyk(profile=True),
    "16-bits.png": awkward.sixteen_bits("RGB"),
    "16-bits-alpha.png": awkward.sixteen_bits("RGBA"),
    "palette.png": saved(quarters().quantize(4), "PNG"),
    "mpo.jpg": awkward.mpo(),
    "motion.jpg": awkward.motion_photo(),
    "no-icc.jpg": saved(quarters(), "JPEG", icc_profile=bytes(range(200))),
    "no-exif.jpg": awkward.with_segments(saved(quarters(), "JPEG"), (0xE1, b"Exif\0\0MM\0*\xff\xff\xff\xff")),
}
"""Photos whose four corners can be told."""
SHAPES: dict[str, bytes] = {
    "grey.png": awkward.sixteen_bits("L"),
    "grey-alpha.png": awkward.sixteen_bits("LA"),
    "black-and-white.png": awkward.black_and_white(),
    "holes.png": awkward.see_through("RGBA"),
    "holes-grey.png": awkward.see_through("LA"),
    "holes-palette.png": awkward.see_through("P"),
    "holes-palette.gif": awkward.see_through("P", "GIF"),
    "holes.webp": awkward.see_through("RGBA", "WEBP"),
    "holes.avif": awkward.see_through("RGBA", "AVIF"),
    "1x1.png": saved(Image.new("RGB", (1, 1)), "PNG"),
    "20000x10.jpg": saved(quarters(20_000, 10), "JPEG"),
    "10x20000.jpg": saved(quarters(10, 20_000), "JPEG"),
    "20x70000.png": saved(quarters(20, 70_000), "PNG"),
}
MOVING = {f"moving.{SUFFIX[form]}": awkward.animated(form) for form in ("GIF", "WEBP", "PNG", "AVIF")}
JPEG = saved(quarters(), "JPEG")
PROBLEMS: dict[str, tuple[bytes, str]] = {
    "empty.jpg": (b"", "tệp ảnh rỗng (0 byte)"),
    "text.jpg": ("Đây là văn bản.".encode(), "tệp không phải ảnh đọc được"),
    "svg.png": (awkward.SVG, "không dùng được ảnh SVG"),
    "svg.jpg": (awkward.SVG, "không dùng được ảnh SVG"),
    "pdf.jpg": (b"%PDF-1.7\n%%EOF\n", "tệp này là PDF, không phải ảnh dùng được"),
    "word.jpg": (awkward.office(), "tệp này là ZIP hoặc Office, không phải ảnh dùng được"),
    "old-word.jpg": (b"\xd0\xcf\x11\xe0" + bytes(600), "tệp này là Word hoặc Excel, không phải ảnh dùng được"),
    "video.jpg": (b"\0\0\0\x18ftypmp42" + bytes(600), "tệp này là video, không phải ảnh dùng được"),
    "polyglot.gif": (b"GIF89a/*<html><script>alert(1)</script>*/", "trong tệp ảnh có lẫn mã trang web"),
    "script-in-comment.jpg": (saved(quarters(), "JPEG", comment=b"<script>alert(1)</script>"), "trong tệp ảnh có lẫn mã trang web"),
    "script-behind.jpg": (JPEG + b"<script>alert(1)</script>", "trong tệp ảnh có lẫn mã trang web"),
    "14000.png": (awkward.png_of_size(14_000, 14_000), "ảnh quá lớn: 14000×14000 điểm ảnh"),
    "bomb.png": (awkward.png_of_size(60_000, 60_000), "ảnh quá lớn: 60000×60000 điểm ảnh"),
    "bomb.gif": (awkward.gif_of_screen(65_535, 65_535), "ảnh quá lớn: 65535×65535 điểm ảnh"),
    "bomb-profile.png": (awkward.zlib_bomb(b"iCCP", 20), "ảnh hỏng hoặc tải về dở dang"),
    "bomb-text.png": (awkward.zlib_bomb(b"zTXt", 20), "ảnh hỏng hoặc tải về dở dang"),
    "lie.png": (awkward.png_of_size(9_000, 9_000), "ảnh hỏng hoặc tải về dở dang"),
    **{
        f"cut-{number}.{SUFFIX[form]}": (
            data,
            "tệp không phải ảnh đọc được" if form in ("AVIF", "HEIF") else "ảnh hỏng hoặc tải về dở dang",
        )
        for form in FORMATS
        for number, data in enumerate(awkward.truncated(sound(form)), start=1)
    },
}  # fmt: skip


def site_with(folder: Path, photos: dict[str, bytes]) -> Path:
    """Write a site with an article for each photo."""
    content = write_site(folder)
    for name, data in photos.items():
        article = write_article(content, f"2024/07/{name.replace('.', '-')}", f"![Ảnh]({name})")
        article.with_name(name).write_bytes(data)
    return content


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.delenv("SITEURL", raising=False)


def shown(page: str, output: Path) -> Image.Image:
    """Open the picture that the page of an article shows where AVIF is unknown."""
    url = page.split('<img class="picture" src="/')[1].split('"')[0]
    return Image.open(io.BytesIO((output / url).read_bytes()))


@pytest.mark.slow
def test_awkward_photos_become_the_right_pictures(tmp_path: Path) -> None:
    photos = {**PICTURES, **SHAPES, **MOVING}
    built = build(site_with(tmp_path / "content", photos), tmp_path / "output")
    assert built.status == 0
    for name in photos:
        page = built.text(f"2024/07/{name.replace('.', '-')}/index.html")
        image = shown(page, built.output)
        assert (built.output / f"2024/07/{name.replace('.', '-')}/og.jpg").is_file()
        if name in PICTURES:
            expected = TURNED[int(name[7])] if name.startswith("turned-") else UPRIGHT
            assert corners(image) == expected, name
        if name in MOVING:
            assert corners(image) == UPRIGHT, name
    for file in [*built.output.glob("photos/*"), *built.output.rglob("og.jpg")]:
        data = file.read_bytes()
        assert superfluous(data) == [], file
        assert awkward.SECRET.encode() not in data, file


def test_awkward_photos_that_are_none_are_told_with_file_and_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = site_with(tmp_path / "content", {name: data for name, (data, _) in PROBLEMS.items()})
    assert build(content, tmp_path / "output").status == 1
    found = {
        line.split(":")[0].rsplit("/", 1)[1]: line.split(": lỗi: ")[1].split(". ")[0]
        for line in capsys.readouterr().err.splitlines()
        if ": lỗi: " in line
    }
    assert found == {name: expected for name, (_, expected) in PROBLEMS.items()}
    assert not (tmp_path / "output").exists()


@pytest.mark.slow
def test_a_check_says_what_a_build_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = {
        name: PROBLEMS[name][0] for name in ("empty.jpg", "lie.png", "cut-9.jpg", "bomb.gif", "svg.png")
    }
    content = site_with(tmp_path / "content", {**chosen, **MOVING, "1x1.png": SHAPES["1x1.png"]})
    reports = []
    for check_only in (True, False):
        assert build(content, tmp_path / "output", CHECK_ONLY=check_only).status == 1
        reports.append(capsys.readouterr().err)
    assert reports[0] == reports[1]
    assert reports[0].count("ảnh động") == len(MOVING)
    for name in chosen:
        (content / "articles" / "2024" / "07" / name.replace(".", "-") / name).write_bytes(JPEG)
    for check_only in (True, False):
        assert build(content, tmp_path / "output", CHECK_ONLY=check_only).status == 0
        reports.append(capsys.readouterr().err)
    assert reports[2] == reports[3]


def test_a_photo_that_is_too_heavy_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.photos.photo.MAX_BYTES", 2_000_000)
    content = site_with(tmp_path / "content", {"1.jpg": JPEG + bytes(2_100_000)})
    assert build(content, tmp_path / "output").status == 1
    assert "1.jpg:1: lỗi: tệp ảnh nặng 2 MB. Lưu lại thành JPEG dưới 64 MB." in capsys.readouterr().err


def follow_in_silence() -> None:
    """Let a process die without the report that pytest gives of it."""
    faulthandler.disable()
    follow_parent()


def test_a_decoder_that_crashes_is_a_problem_of_its_photo(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """libheif's Python binding takes a kind of metadata that is no UTF-8 for a string."""
    monkeypatch.setattr("plugins.photos.sandbox.follow_parent", follow_in_silence)
    data = sound("HEIF").replace(b"application/rdf+xml", b"\xffpplication/rdf+xml")
    assert data != sound("HEIF")
    content = site_with(tmp_path / "content", {"1.heic": data, "2.heic": sound("HEIF")})
    built = build(content, tmp_path / "output")
    report = capsys.readouterr().err
    crash = "2024/07/1-heic/1.heic:1: lỗi: ảnh làm hỏng chương trình đọc ảnh."
    assert (built.status == 1 and crash in report) or built.status == 0
    assert "2.heic:1: lỗi" not in report


# Large ones, each in a process of its own

LARGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "jpeg": (lambda: saved(Image.linear_gradient("L").resize((12_000, 9_000)).convert("RGB"), "JPEG"), ""),
    "progressive": (lambda: saved(Image.linear_gradient("L").resize((12_000, 9_000)), "JPEG", progressive=True), ""),
    "cmyk": (lambda: saved(Image.linear_gradient("L").resize((9_000, 6_000)).convert("CMYK"), "JPEG", icc_profile=awkward.cmyk_profile()), ""),
    "rgb": (lambda: raw_png((12_000, 9_000), 8, 2, [bytes(range(250)) * 144] * 9_000), ""),
    "16 bits": (lambda: raw_png((12_000, 9_000), 16, 0, [bytes(range(250)) * 96] * 9_000), ""),
    "16 bits rgb": (lambda: raw_png((8_000, 6_000), 16, 2, [bytes(range(250)) * 192] * 6_000), ""),
    "alpha": (lambda: raw_png((12_000, 9_000), 8, 6, [bytes(range(250)) * 192] * 9_000), "photo-memory photo-slow"),
    "grey alpha": (lambda: raw_png((12_000, 9_000), 8, 4, [bytes(range(250)) * 96] * 9_000), "photo-memory photo-slow"),
    "webp": (lambda: saved(Image.linear_gradient("L").resize((12_000, 9_000)).convert("RGB"), "WEBP", method=0), "photo-memory"),
    "avif": (lambda: saved(Image.linear_gradient("L").resize((12_000, 9_000)).convert("RGB"), "AVIF", speed=10), "photo-memory photo-damaged"),
    "heic": (lambda: saved(Image.linear_gradient("L").resize((8_000, 6_000)).convert("RGB"), "HEIF", quality=50), ""),
    "gif": (lambda: saved(Image.linear_gradient("L").resize((10_000, 9_000)), "GIF"), ""),
    "tall": (lambda: saved(awkward.noise((1_600, 16_000)).convert("RGB"), "JPEG"), ""),
    "14000": (lambda: raw_png((14_000, 14_000), 1, 0, [bytes(1_750)] * 14_000), "photo-too-large"),
    "bomb": (lambda: awkward.png_of_size(60_000, 60_000), "photo-too-large"),
    "zlib bomb": (lambda: awkward.zlib_bomb(b"zTXt", 1_000), "photo-damaged"),
    "pixel bomb": (lambda: bomb(10_400), ""),
    "many chunks": (lambda: awkward.with_chunks(saved(quarters(), "PNG"), *[(b"tEXt", b"a\0b")] * 500_000), "photo-damaged"),
    "many frames": (lambda: many_frames(300_000), ""),
    "scan": (lambda: saved(Image.blend(page(), awkward.noise(page().size, 60).convert("RGB"), 0.2), "JPEG", quality=90), ""),
}  # fmt: skip
"""Photos up to the limit and beyond, and the problems that may be told of each, none if it must be shown."""

# ru_maxrss of a process counts what the one that started it held then; VmHWM begins with the program.
SCRIPT = """
import json, resource, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from plugins.photos.store import Store
from plugins.photos.pipeline import PhotoPipeline, Request
from newsroom.engine.progress import Progress
folder = Path({folder!r})
pipeline = PhotoPipeline(folder, Store(folder / "cache", "v1"), 1, dry=False)
(found,) = pipeline.fill([Request("1.jpg", "1.jpg", "digest", (None,))], Progress()).values()
own = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
peaks = int(own.split()[1]), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([getattr(found.photo, "code", ""), max(peaks) * 1024]))
"""


def bomb(side: int) -> bytes:
    """Make a PNG of the largest area that is taken, of one colour, in few bytes."""
    packer = zlib.compressobj(9)
    row = bytes(1 + 3 * side)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    head = side.to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def many_frames(count: int) -> bytes:
    """Make a GIF of very many frames."""
    data = saved(Image.new("L", (8, 8)), "GIF")
    start = data.index(b",", 13 + 3 * 2)
    return data[:start] + data[start:-1] * count + b";"


def page() -> Image.Image:
    """Draw a page of A4 as scanned with 300 points an inch."""
    rows = [awkward.noise((2480, 12)).point(lambda v: 30 if v > 150 else 250) if n % 3 else Image.new("L", (2480, 12), 250) for n in range(290)]  # fmt: skip
    image = Image.new("L", (2480, 3480))
    for number, row in enumerate(rows):
        image.paste(row, (0, 12 * number))
    return image.convert("RGB")


RARE = ("progressive", "rgb", "16 bits", "grey alpha", "webp", "tall", "many frames")
"""Those that are like another one, which only ``make test-long`` tries."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.long] * (name in RARE)) for name in LARGE]
)
def test_large_photos_take_no_more_than_a_gibibyte(name: str, tmp_path: Path) -> None:
    make, problems = LARGE[name]
    maker = multiprocessing.get_context("fork").Process(
        target=lambda: (tmp_path / "1.jpg").write_bytes(make())
    )
    maker.start()  # in a process of its own, too: what this one held at most would count for its children
    maker.join()
    code = SCRIPT.format(root=str(ROOT), folder=str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=600
    )
    found, peak = json.loads(done.stdout)
    assert done.stderr == ""
    assert found in ("", *problems.split())
    assert bool(found) >= (name in ("14000", "bomb", "zlib bomb"))
    assert peak <= GIB


def decode(data: bytes) -> str:
    try:
        look(data)
        return picture(data, 64).mode
    except PhotoError as error:
        return error.code


@pytest.mark.slow
def test_a_heic_with_any_damage_is_taken_or_refused_or_ends_its_own_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("plugins.photos.sandbox.follow_parent", follow_in_silence)
    rng = random.Random(1)
    victims = [
        sound("HEIF"),
        turned("HEIF", 6),
        saved(quarters(), "HEIF"),
        awkward.see_through("RGBA", "HEIF"),
    ]
    damaged = [awkward.corrupted(rng.choice(victims), rng) for _ in range(400)]
    items: list[Any] = [part for data in damaged for part in (data, victims[0])]
    found = list(run_all(decode, items, 2))
    assert len(found) == len(items)
    for data, result in found:
        if data == victims[0]:
            assert result == "RGB"
        else:
            assert result in ("L", "RGB", "RGBA", "photo-damaged", "photo-unreadable", "photo-too-large", "photo-format", "photo-polyglot", Lost("crash"), Lost("memory"), Lost("slow"))  # fmt: skip
