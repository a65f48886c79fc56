"""Make the index of each search of the same articles, and say how it is asked."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Measured, run
from bench.searching.browser import Way
from pelicanconf import PLUGINS

ROOT = Path(__file__).resolve().parents[2]
PAGEFIND = Path(__file__).parent / "pagefind"
OURS = Way("/tim-kiem/", "main input[type=search]", "main a[href*='/bai-viet-']")
THEIRS = Way("/pagefind-page.html", "#q", "#found a")


@dataclass(frozen=True, slots=True)
class Index:
    """What an index weighs: files and bytes on the host, and the figures of making it."""

    files: int
    size: int
    made: Measured


def build(content: Path, folder: Path, search: bool = True) -> Measured:
    """Build our site into a folder that keeps its output and its cache; without ``search`` all but that."""
    places = ["-o", str(folder / "output"), "-s", str(ROOT / "pelicanconf.py")]
    places += ["--cache-path", str(folder / "cache")]
    more = [] if search else [f"PLUGINS={json.dumps([one for one in PLUGINS if one != 'plugins.search'])}"]
    command = [sys.executable, "-m", "pelican", str(content), *places, "-e", "DRAWN_COVERS=false", *more]
    return run(command, cwd=ROOT)


def weighed(folders: list[Path], made: Measured) -> Index:
    """Weigh an index that lies in ``folders``."""
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    return Index(len(files), sum(file.stat().st_size for file in files), made)


class Pagefind:
    """Pagefind from npm, at the version that ``bench/searching/pagefind/package.json`` pins."""

    def __init__(self, folder: Path) -> None:
        """Install it; raise ``OSError`` or ``subprocess.SubprocessError`` if that cannot be."""
        self.project = folder / "pagefind"
        self.project.mkdir()
        shutil.copy(PAGEFIND / "package.json", self.project)
        options = ["--no-audit", "--no-fund", "--silent"]
        subprocess.run(
            ["npm", "install", *options], cwd=self.project, check=True, capture_output=True, text=True
        )
        package = json.loads((self.project / "package.json").read_text(encoding="utf-8"))
        self.name = f"Pagefind {package['dependencies']['pagefind']}"

    def index(self, output: Path) -> Measured:
        """Index the pages of the articles of a built site: what stands in ``main``, without lists of others.

        A page that asks it lies beside them.
        """
        for name in ("page.html", "page.js"):
            shutil.copy(PAGEFIND / name, output / f"pagefind-{name}")
        command = [
            str(self.project / "node_modules" / ".bin" / "pagefind"), "--site", str(output),
            "--glob", "[0-9][0-9][0-9][0-9]/[0-9][0-9]/*/index.html", "--root-selector", "main",
            "--exclude-selectors", ".related, .breadcrumbs, .beside, .neighbours", "--silent",
        ]  # fmt: skip
        return run(command, cwd=output)
