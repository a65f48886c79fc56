"""Measure builds of a site full of photographs, ours against stock Pelican with pelican-image-process.

``python -m bench.photographs [N]`` makes N photographs of 12 megapixels (500 if not given; they stay in
``bench-photographs`` on the RAM disk for the next run, about 3 MB each), sets five in each article, builds
the site, and writes the section "Photos" of docs/bench.md. The plugin works on a sample, in turn with us.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

from bench.builds import PAUSE, ROOT, pelican, ram_disk
from bench.camera import film, total
from bench.measure import Measured, median
from bench.photographs_report import Made, lines
from bench.plain import article, site_toml
from bench.report import PHOTOS, replace_section

COUNT = 500
SAMPLE = 15
"""Photographs that the plugin gets too: it takes seconds for one, always the same."""

ROUNDS = 3
EACH = 5
WIDTHS = (360, 720, 1080, 1600)
PLUGIN = "pelican-image-process==3.4.0"
SUFFIXES = frozenset({".jpg", ".jpeg", ".avif", ".webp", ".png"})

_IMAGE_RE = re.compile(r'^!\[(?P<alt>[^]]*)\]\((?P<name>\S+) "(?P<caption>[^"]*)"\)$', re.MULTILINE)


def made(build: Measured, output: Path) -> Made:
    """Count the images of an output folder."""
    files = [file for file in output.rglob("*") if file.suffix in SUFFIXES]
    return Made(build, len(files), total(files) / 1e6)


def write_article(content: Path, number: int, size: int, photographs: list[Path]) -> None:
    """Write article ``number`` of ``size`` with its photographs."""
    path, text = article(number, size)
    file = content / path
    file.parent.mkdir(parents=True)
    paragraphs = text.rstrip().split("\n\n")
    for place, photograph in enumerate(photographs, start=1):
        os.link(photograph, file.parent / f"{place}.jpg")
        caption = f"Quang cảnh buổi làm việc, ảnh số {place}. Ảnh: Ban Biên tập"
        paragraphs.insert(2 * place + 1, f'![Quang cảnh buổi làm việc {place}]({place}.jpg "{caption}")')
    file.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


def write_site(content: Path, photographs: list[Path]) -> None:
    """Write a site with five of the photographs in each article."""
    content.mkdir(parents=True)
    (content / "site.toml").write_text(site_toml(), encoding="utf-8")
    parts = [photographs[start : start + EACH] for start in range(0, len(photographs), EACH)]
    for number, part in enumerate(parts):
        write_article(content, number, len(parts), part)


def ours(content: Path, folder: Path) -> Made:
    """Build with our plugins from nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    return made(pelican("pelicanconf.py", content, folder), folder / "output")


class Plugin:
    """Stock Pelican with pelican-image-process, which lies in the benchmark's throw-away folder."""

    def __init__(self, folder: Path) -> None:
        self._target, self._folder = folder / "plugin", folder / "stock"
        self._content = folder / "stock-content"
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
        command += [str(self._target), PLUGIN]
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)

    def convert(self, content: Path) -> None:
        """Write the articles of a content folder with what the plugin looks for."""
        shutil.rmtree(self._content, ignore_errors=True)
        for file in content.glob("articles/*/*/*/index.md"):
            place = file.parent.relative_to(content)
            target = self._content / place
            target.mkdir(parents=True)
            for photograph in file.parent.glob("*.jpg"):
                os.link(photograph, target / photograph.name)
            image = (
                rf'<figure><picture><source class="avif" src="/{place}/\g<name>">'
                rf'<img class="image-process-photo" src="/{place}/\g<name>" alt="\g<alt>"></picture>'
                r"<figcaption>\g<caption></figcaption></figure>"
            )
            text = _IMAGE_RE.sub(image, file.read_text(encoding="utf-8"))
            (target / "index.md").write_text(text, encoding="utf-8")

    def build(self, avif: bool) -> Made:
        """Build from nothing."""
        shutil.rmtree(self._folder, ignore_errors=True)
        sizes = [[f"{width}w", [f"scale_in {width} 99999 False"]] for width in WIDTHS]
        sources = [{"name": "default", "srcset": sizes, "sizes": "100vw"}]
        if avif:
            sources.insert(0, {"name": "avif", "output-format": "avif", "srcset": sizes, "sizes": "100vw"})
        photo = {"type": "picture", "sources": sources, "default": ["default", "720w"]}
        settings = {
            "PLUGIN_PATHS": [str(self._target / "pelican" / "plugins")],
            "PLUGINS": ["image_process"],
            "IMAGE_PROCESS": {"photo": photo},
            "SITEURL": "",
        }
        options = [f"{name}={json.dumps(value)}" for name, value in settings.items()]
        build = pelican("bench/stock/pelicanconf.py", self._content, self._folder, "-e", *options)
        return made(build, self._folder / "output")


def tell(name: str, one: Made, count: int) -> None:
    """Say what a build took."""
    print(f"{count} photographs, {name}: {one.build.wall:.1f} s, {one.images} images", flush=True)


def compare(folder: Path, photographs: list[Path]) -> dict[str, Made]:
    """Build the sample with each program by turns; give the medians, nothing without the plugin."""
    content = folder / "sample"
    write_site(content, photographs)
    try:
        plugin = Plugin(folder)
        plugin.convert(content)
    except (OSError, subprocess.SubprocessError) as error:
        print(getattr(error, "stderr", error))
        return {}
    time.sleep(PAUSE)
    figures: dict[str, list[Made]] = defaultdict(list)
    for _ in range(ROUNDS):
        taken = {"ours": ours(content, folder / "sample-ours")}
        taken |= {"jpeg": plugin.build(avif=False), "avif": plugin.build(avif=True)}
        for name, one in taken.items():
            figures[name].append(one)
            tell(name, one, len(photographs))
    return {
        name: Made(median(one.build for one in made), made[0].images, made[0].megabytes)
        for name, made in figures.items()
    }


def whole(folder: Path, photographs: list[Path]) -> dict[str, Made]:
    """Build the whole site: from nothing, again, and with an article more."""
    *old, new = (photographs[start : start + EACH] for start in range(0, len(photographs), EACH))
    content, target = folder / "content", folder / "ours"
    write_site(content, [photograph for part in old for photograph in part])
    time.sleep(PAUSE)
    figures = {"clean": ours(content, target)}
    figures["nothing"] = made(pelican("pelicanconf.py", content, target), target / "output")
    write_article(content, len(old), len(old), new)
    time.sleep(PAUSE)
    figures["added"] = made(pelican("pelicanconf.py", content, target), target / "output")
    for name, one in figures.items():
        tell(name, one, len(old) * EACH)
    return figures


def main(count: int) -> None:
    """Measure, and write the section."""
    sample = min(SAMPLE, count)
    with ram_disk() as folder:
        started = time.perf_counter()
        photographs = film(folder.parent / "bench-photographs", count + EACH)
        size = total(photographs) / len(photographs) / 1e6
        seconds = time.perf_counter() - started
        print(f"{count + EACH} photographs of {size:.1f} MB on average made in {seconds:.0f} s", flush=True)
        compared = compare(folder, photographs[:sample])
        site = whole(folder, photographs)
    facts = {"count": count, "each": EACH, "sample": sample, "rounds": ROUNDS, "size": f"{size:.1f}"}
    facts |= {"plugin": PLUGIN.replace("==", " "), "widths": ", ".join(map(str, WIDTHS))}
    text = lines(site, compared, facts)
    replace_section(ROOT / "docs" / "bench.md", PHOTOS, text)
    print("\n".join(text))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
