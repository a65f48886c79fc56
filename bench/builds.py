"""Run the builds that benchmarks measure: ours as ``make html`` starts it, and stock Pelican."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.measure import Measured, run

ROOT = Path(__file__).resolve().parent.parent
STOCK = "bench/stock/pelicanconf.py"
PAUSE = 2.5
"""Seconds before an edit, so that what was built or edited before has an old stamp."""

ALIKE = ("-e", "DRAWN_COVERS=false")
"""Of plain articles, which have no photos: no other program draws them a share picture."""

WIDTHS = (360, 720, 1080)
PLUGINS = ("pelican-image-process==3.4.0", "pelican-related-posts==1.0.0")

_HTML_TASK_RE = re.compile(r'^def html\(.*?_become\("([\w.]+)"', re.MULTILINE | re.DOTALL)


@contextmanager
def ram_disk() -> Iterator[Path]:
    """Give a folder on a RAM disk, else a temporary one; it is removed afterwards."""
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="bench-", dir=base) as folder:
        yield Path(folder)


@contextmanager
def changed(file: Path, text: str) -> Iterator[None]:
    """Give ``file`` another text for a while; afterwards it is as before, its stamp too."""
    if file.exists():
        before, stamp = file.read_bytes(), file.stat().st_mtime_ns
        file.write_text(text, encoding="utf-8")
        yield
        file.write_bytes(before)
        os.utime(file, ns=(stamp, stamp))
    else:
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
        yield
        shutil.rmtree(file.parent)


def starter(tasks: str) -> str:
    """Say which module ``make html`` becomes, from the text of ``tasks.py``."""
    found = _HTML_TASK_RE.search(tasks)
    if found is None:
        raise LookupError("tasks.py: no task html that becomes a module")
    return found[1]


def command(root: Path, content: Path, folder: Path, *options: str) -> list[str]:
    """Give the command of a build by the checkout ``root``, to be run there, as its ``make html`` would."""
    module = starter((root / "tasks.py").read_text(encoding="utf-8"))
    places = ["-o", str(folder / "output"), "-s", str(root / "pelicanconf.py"), "--cache-path"]
    return [sys.executable, "-m", module, str(content), *places, str(folder / "cache"), *options]


def ours(content: Path, folder: Path, *options: str, watched: bool = True) -> Measured:
    """Build with our plugins into a folder, which keeps its output and its cache."""
    return run(command(ROOT, content, folder, *options), ROOT, watched)


def pelican(settings: str, content: Path, folder: Path, *options: str) -> Measured:
    """Build with Pelican by any settings into a folder, which keeps its output and its cache."""
    places = ["-o", str(folder / "output"), "-s", str(ROOT / settings), "--cache-path", str(folder / "cache")]
    return run([sys.executable, "-m", "pelican", str(content), *places, *options], cwd=ROOT)


class KeptPhotos:
    """What builds made of photos, kept as a CI keeps its cache: a timed build finds it, and nothing else."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def seed(self) -> bool:
        """Begin with what is kept already, else of the largest archive; tell whether there was anything."""
        if self.place.exists():
            return True
        sizes = sorted((int(one.name), one) for one in self.place.parent.glob("*"))
        if sizes:
            shutil.copytree(sizes[-1][1], self.place, copy_function=os.link)
        return bool(sizes)

    def fill(self, content: Path, folder: Path) -> Measured:
        """Build once with what is kept already, and keep the photos of that build."""
        shutil.rmtree(folder, ignore_errors=True)
        self.restore(folder)
        build = ours(content, folder)
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(folder / "cache" / "photos", self.place)
        shutil.rmtree(folder)
        return build

    def restore(self, folder: Path) -> None:
        """Put copies of what is kept into the cache of a folder, as a CI unpacks them: files of one name."""
        if self.place.exists():
            shutil.copytree(self.place, folder / "cache" / "photos")


def stock(content: Path, folder: Path) -> dict[str, Measured]:
    """Build with stock Pelican: from nothing, and with the cache that an earlier run has filled."""
    caching = ("-e", "CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true")
    cached = folder / "cached"
    if not cached.exists():
        pelican(STOCK, content, cached, *caching)
    shutil.rmtree(folder / "cold", ignore_errors=True)
    cold = pelican(STOCK, content, folder / "cold")
    return {"stock": cold, "stock cached": pelican(STOCK, content, cached, *caching)}


class PluggedPelican:
    """Stock Pelican with the plugins for pictures and for related posts, as its users run it.

    Its articles are those of ``bench.peers``; the pictures of an earlier build lie in its output.
    """

    def __init__(self, folder: Path) -> None:
        self._target, self._kept = folder / "plugins", folder / "plugged-kept"
        self._folder = folder / "plugged"
        if not self._target.exists():
            command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
            command += [str(self._target), *PLUGINS]
            subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)

    def _options(self) -> list[str]:
        sizes = [[f"{width}w", [f"scale_in {width} 99999 False"]] for width in WIDTHS]
        photo = {"type": "responsive-image", "srcset": sizes, "sizes": "100vw", "default": "720w"}
        settings = {
            "PLUGIN_PATHS": [str(self._target / "pelican" / "plugins")],
            "PLUGINS": ["image_process", "related_posts"],
            "IMAGE_PROCESS": {"photo": photo},
            "STATIC_PATHS": ["photos"],
            "SITEURL": "",
        }
        return ["-e", *(f"{name}={json.dumps(value)}" for name, value in settings.items())]

    def make_pictures(self, sample: Path) -> Measured:
        """Build the few articles of ``sample``, which show every photograph; keep the pictures."""
        build = pelican(STOCK, sample, self._folder, *self._options())
        shutil.copytree(self._folder / "output" / "photos", self._kept, dirs_exist_ok=True)
        return build

    def build(self, content: Path) -> Measured:
        """Build from nothing but the pictures."""
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._kept, self._folder / "output" / "photos")
        return pelican(STOCK, content, self._folder, *self._options())
