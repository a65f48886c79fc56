"""Measure formats, qualities and speeds of derivatives; write the tables of docs/photos.md.

``python -m bench.photos.quality [FOLDER]`` needs Debian (``apt-get download`` and, better, the package
``butteraugli``; fonts-noto-core for the documents) and a Python of its own::

    python3 -m venv quality
    quality/bin/pip install pillow==13.0.0 numpy scikit-image ssimulacra2==0.3.0

FOLDER keeps the photographs and what has been measured (/dev/shm/photos-quality if not given): a further
run measures only what is new. Two cores need about twenty minutes for everything.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PIL import Image

from bench.photos import metrics, tables
from bench.photos.drawn import DOCUMENTS
from bench.photos.kinds import concentration, is_drawn, sharpness
from bench.photos.material import HANDBOOK, MORE, PHOTOGRAPHS, fetch
from bench.photos.ways import CHOSEN, PALETTE, Setting, jpeg, ladders, sheets

WIDTHS = (360, 720, 1080, 1600)
LANCZOS = Image.Resampling.LANCZOS


def scaled(image: Image.Image, width: int) -> Image.Image:
    """Give a picture the width."""
    return image.resize((width, round(image.height * width / image.width)), LANCZOS)


def encoded(image: Image.Image, setting: Setting) -> tuple[bytes, float]:
    """Save a picture; give its bytes and the CPU seconds that it took."""
    options = dict(setting.options)
    colours = options.pop(PALETTE, 0)
    if setting.format == "JPEG":
        image = metrics.flat(image)
    buffer, started = io.BytesIO(), time.process_time()
    if colours:
        method = Image.Quantize.FASTOCTREE if image.mode == "RGBA" else Image.Quantize.MEDIANCUT
        image = image.quantize(colours, method, dither=Image.Dither.NONE)
    image.save(buffer, setting.format, **options)
    return buffer.getvalue(), time.process_time() - started


def measured(reference: Image.Image, setting: Setting, halved: bool, closely: bool) -> dict[str, Any]:
    """Measure one way to save a picture; ``halved``: as seen from twice as far, too."""
    data, seconds = encoded(reference, setting)
    shown, sought = metrics.flat(Image.open(io.BytesIO(data))), metrics.flat(reference)
    figures: dict[str, Any] = {
        "bytes": len(data),
        "seconds": seconds,
        "pixels": reference.width * reference.height,
        "score": metrics.ssimulacra(sought, shown),
        "ssim": metrics.ssim(sought, shown),
    }
    if halved:
        figures["halved"] = metrics.ssimulacra(sought.reduce(2), shown.reduce(2))
    if closely:
        figures["butteraugli"] = metrics.butteraugli(sought, shown)
    return figures


@dataclass(frozen=True)
class Task:
    """A picture at a width and all the ways to save it."""

    kind: str
    name: str
    width: int
    folder: str

    def open(self) -> Image.Image:
        """Give the whole picture."""
        if self.kind == "drawn":
            return DOCUMENTS[self.name]()
        return Image.open(Path(self.folder, PHOTOGRAPHS[self.name])).convert("RGB")

    def run(self, known: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Measure what is not known yet; nothing if the picture is too small."""
        settings = list(sheets(self.width) if self.kind == "drawn" else ladders(self.width))
        names = [setting.name for setting in settings]
        known = [row for row in known if row["setting"] in names]
        missing = set(names) - {row["setting"] for row in known}
        image = self.open()
        if image.width < self.width or not missing:
            return known
        reference = scaled(image, self.width)
        close = [setting.name for setting in CHOSEN[self.width]]
        about = {"kind": self.kind, "name": self.name, "width": self.width}
        for setting in settings:
            if setting.name in missing:
                photo = self.kind == "photo"
                figures = measured(reference, setting, photo and self.width > 720, setting.name in close)
                quality = setting.options.get("quality", 0)
                row = {"setting": setting.name, "family": setting.family, "quality": quality}
                known.append(about | row | figures)
        return sorted(known, key=lambda row: names.index(row["setting"]))


def decoding(file: Path) -> list[dict[str, Any]]:
    """Compare ways to make the widths of a camera's JPEG with a full decoding and LANCZOS."""
    buffer = io.BytesIO()
    scaled(Image.open(file).convert("RGB"), 4000).save(buffer, "JPEG", quality=92)
    started = time.process_time()
    whole = Image.open(buffer)
    whole.load()
    rows = [{"way": "decode all", "width": 4000, "seconds": time.process_time() - started}]
    for width in WIDTHS:
        size = (width, round(whole.height * width / whole.width))
        reference = whole.resize(size, LANCZOS)
        for way, make in _ways(buffer, whole, size).items():
            started = time.process_time()
            made = make()
            seconds = time.process_time() - started
            score = 100.0 if way == "from the whole" else metrics.ssimulacra(reference, made)
            rows.append({"way": way, "width": width, "seconds": seconds, "score": score})
    return rows


def _ways(
    buffer: io.BytesIO, whole: Image.Image, size: tuple[int, int]
) -> dict[str, Callable[[], Image.Image]]:
    def draft(width: int) -> Image.Image:
        image = Image.open(io.BytesIO(buffer.getvalue()))
        image.draft("RGB", (width, 1))
        image.load()
        return image

    half = draft(1600)
    widest = half.resize((1600, round(whole.height * 1600 / whole.width)), LANCZOS)
    ways: dict[str, Callable[[], Image.Image]] = {"from the whole": lambda: whole.resize(size, LANCZOS)}
    for gap in (1.5, 2.0, 3.0):
        ways[f"from the whole, reducing_gap={gap}"] = partial(whole.resize, size, LANCZOS, reducing_gap=gap)
    ways["draft for 1600, decoded with it"] = lambda: draft(1600).resize(size, LANCZOS)
    ways["draft for its own width, decoded with it"] = lambda: draft(size[0]).resize(size, LANCZOS)
    if size[0] < 1600:
        ways["draft for 1600, from the 1600 made of it"] = lambda: widest.resize(size, LANCZOS)
    return ways


def kinds(folder: Path) -> list[dict[str, Any]]:
    """Judge photographs, documents and screenshots, these also after JPEG has smeared them."""
    files = {"photo": [folder / place for place in PHOTOGRAPHS.values()]}
    files["photo"] += [file for pattern in MORE for file in sorted(folder.glob(pattern))]
    files["drawn"] = sorted((folder / HANDBOOK).glob("*.png"))
    pictures = [
        (kind, file.stem, Image.open(file).convert("RGB"))
        for kind, some in files.items()
        for file in {file.resolve(): file for file in some}.values()
    ]
    pictures += [("drawn", name, metrics.flat(draw())) for name, draw in DOCUMENTS.items()]
    rows = []
    for kind, name, image in pictures:
        if image.width < 360:
            continue
        for quality in (0, 75) if kind == "drawn" else (0,):
            copy = Image.open(io.BytesIO(encoded(image, jpeg(quality))[0])) if quality else image
            copy = scaled(copy, min(copy.width, 1600))
            started = time.process_time()
            drawn = is_drawn(copy)
            seconds = time.process_time() - started
            name_ = f"{name}, as JPEG {quality}" if quality else name
            figures = {"sharpness": sharpness(copy), "concentration": concentration(copy)}
            rows.append({"kind": kind, "name": name_, "drawn": drawn, "seconds": seconds, **figures})
    return rows


def remembered(
    file: Path, make: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
) -> list[dict[str, Any]]:
    """Give what ``make`` makes of what was measured before, and keep it."""
    known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    rows = make(known)
    file.write_text(json.dumps(rows), encoding="utf-8")
    print(f"measured {file.stem}", flush=True)
    return rows


def _measure(task: Task, folder: Path) -> list[dict[str, Any]]:
    return remembered(folder / f"{task.kind}-{task.name}-{task.width}.json", task.run)


def main(folder: Path) -> None:
    """Measure everything and write the tables."""
    material, kept = fetch(folder / "material"), folder / "measured"
    kept.mkdir(exist_ok=True)
    tasks = [Task("photo", name, width, str(material)) for width in WIDTHS for name in PHOTOGRAPHS]
    tasks += [Task("drawn", name, width, str(material)) for width in (720, 1600) for name in DOCUMENTS]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        futures = [pool.submit(_measure, task, kept) for task in reversed(tasks)]
        results = [row for future in futures for row in future.result()]
    files = [material / PHOTOGRAPHS[name] for name in ("bird", "dandelion", "leaves", "bridge")]
    decoded = remembered(
        kept / "decoding.json", lambda known: known or [row for file in files for row in decoding(file)]
    )
    judged = remembered(kept / "kinds.json", lambda known: known or kinds(material))
    chosen = {width: [setting.name for setting in settings] for width, settings in CHOSEN.items()}
    tables.write(Path(__file__).parents[2] / "docs" / "photos.md", results, decoded, judged, chosen)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "/dev/shm/photos-quality"))
