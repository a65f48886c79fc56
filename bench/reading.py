"""Measure what a reader waits for and pays on our site, stock Pelican and Hugo with a news theme.

``python -m bench.reading [--hugo-theme FOLDER] [--rounds N]`` builds all of ``content/`` with each, opens one
article on each by turns as a cheap phone on a slow network does, with its photos and without, and writes the
section "Reading" of docs/bench.md. Themes of Hugo are in no package registry: FOLDER is a checkout of one;
without it that peer is left out. Fewer rounds than ``ROUNDS`` are for trying: they are printed only.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path

import pelican
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from bench.builds import ROOT, ram_disk
from bench.reading_browser import Visit, launch, visit
from bench.reading_report import CASES, TITLE, lines
from bench.reading_server import serving
from bench.reading_sites import WIDTH, HugoTheme, Ours, Site, Stock, resize, without_photos
from bench.report import replace_section
from tests.browser.chromium import installed

ARTICLE = "2024/09/ba-chuyen-xe-nghia-tinh-den-voi-dong-bao-vung-bao-so-3"
"""An article as most are: of middle length, two photos, the first near the top."""

ROUNDS = 5
NO_THEME = "No theme of Hugo was given (`HUGO_THEME=FOLDER`): that peer is left out."
NO_HUGO = "Hugo could not be installed here and is left out."


def prepare(case: str, content: Path) -> None:
    """Bring the article of a content folder into the state of a case; they come in the order of ``CASES``."""
    folder = content / "articles" / ARTICLE
    if case == "resized":
        for photo in folder.glob("*.jpg"):
            resize(photo)
    if case == "none":
        file = folder / "index.md"
        file.write_text(without_photos(file.read_text(encoding="utf-8")), encoding="utf-8")
        for photo in folder.glob("*.jpg"):
            photo.unlink()


def compared(folder: Path, theme: Path | None) -> tuple[list[Site], list[str]]:
    """Give the sites that can be had, and the notes on those that cannot."""
    sites: list[Site] = [Ours(folder), Stock(folder)]
    if theme is None:
        return sites, [NO_THEME]
    try:
        return [*sites, HugoTheme(folder, theme)], []
    except subprocess.SubprocessError as error:
        print(getattr(error, "stderr", error))
        return sites, [NO_HUGO]


def build(folder: Path, sites: list[Site]) -> dict[tuple[str, str], Path]:
    """Build every site in every case; give the folders to serve. Nobody resizes photos for ours."""
    content = folder / "content"
    shutil.copytree(ROOT / "content", content)
    built: dict[tuple[str, str], Path] = {}
    for case in CASES:
        prepare(case, content)
        for site in sites:
            if case == "resized" and isinstance(site, Ours):
                continue
            target = built[site.name, case] = folder / "served" / case / site.name
            shutil.copytree(site.build(content), target)
            print(f"{site.name}, {case}: built", flush=True)
    return built


def measure(
    browser: Browser, built: dict[tuple[str, str], Path], paths: dict[str, str], rounds: int
) -> dict[str, dict[str, list[Visit]]]:
    """Open the article at the path that each site has for it, in every case, by turns."""
    visits: dict[str, dict[str, list[Visit]]] = {site: defaultdict(list) for site in paths}
    with ExitStack() as stack:
        addresses = {key: stack.enter_context(serving(folder)) for key, folder in built.items()}
        for _ in range(rounds):
            for (site, case), address in addresses.items():
                one = visit(browser, address, paths[site])
                visits[site][case].append(one)
                print(f"{site}, {case}: LCP {one.lcp:.0f} ms, {one.read.total / 1000:.0f} kB", flush=True)
    return visits


def facts(sites: list[Site], rounds: int, chromium: str) -> dict[str, object]:
    """Gather what the report says of the article, the programs and the run."""
    folder = ROOT / "content" / "articles" / ARTICLE
    hugo = next((site for site in sites if isinstance(site, HugoTheme)), None)
    photos = []
    for file in sorted(folder.glob("*.jpg")):
        with Image.open(file) as image:
            photos.append(f"{image.width} × {image.height}, {file.stat().st_size / 1000:.0f} kB")
    return {
        "words": len((folder / "index.md").read_text(encoding="utf-8").partition("\n\n")[2].split()),
        "photos": "; ".join(photos),
        "rounds": rounds,
        "chromium": chromium.partition(".")[0],
        "stock": f"Stock Pelican {pelican.__version__} with notmyidea",
        "resized": WIDTH,
        "hugo": hugo and hugo.version,
        "hugo_name": hugo and hugo.name,
    }


def main(theme: Path | None, rounds: int) -> None:
    """Measure, and write the section."""
    if not installed():
        sys.exit("No Chromium: install one (Debian: apt-get install chromium) or set CHROMIUM=/path.")
    if theme is not None and not (theme / "theme.toml").is_file():
        sys.exit(f"{theme}: no theme of Hugo lies here (theme.toml is missing).")
    with ram_disk() as folder, sync_playwright() as playwright:
        sites, notes = compared(folder, theme)
        built = build(folder, sites)
        browser = launch(playwright)
        visits = measure(browser, built, {site.name: site.path(ARTICLE) for site in sites}, rounds)
        section = lines(visits, facts(sites, rounds, browser.version), notes)
        browser.close()
    if rounds >= ROUNDS:
        replace_section(ROOT / "docs" / "bench.md", TITLE, section)
    print("\n".join(section))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description="Measure an article as a phone gets it, ours and the peers'."
    )
    parser.add_argument("--hugo-theme", type=Path, help="the folder of a theme of Hugo")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given = parser.parse_args()
    main(given.hugo_theme, given.rounds)
