"""Fetch the photographs that the measurements look at: packages of Debian and PyPI, unpacked, not installed.

Debian: wallpapers that are photographs, 1 to 20 megapixels: landscapes, animals, rooms, fog, sky, dusk,
forest. PyPI: people and a crowd, from the samples in scikit-image and ultralytics. Screenshots with
Vietnamese text: the Debian handbook.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import skimage

DEBIAN = (
    "lomiri-wallpapers-16.04", "lomiri-wallpapers-20.04", "mate-backgrounds",
    "plasma-workspace-wallpapers", "debian-handbook",
)  # fmt: skip
WHEEL = "ultralytics"
BACKGROUNDS, PLASMA = "usr/share/backgrounds", "usr/share/wallpapers/{}/contents/images/2560x1600.jpg"
HANDBOOK = "usr/share/doc/debian-handbook/html/vi-VN/images"
PHOTOGRAPHS = {
    "stream": f"{BACKGROUNDS}/life_by_Aitzol_Berasategi.jpg",
    "dogs": f"{BACKGROUNDS}/friends_by_Aitzol_Berasategi.jpg",
    "mountain": f"{BACKGROUNDS}/picosdeeuropa_by_Aitzol_Berasategi.jpg",
    "dandelion": f"{BACKGROUNDS}/seeding_by_Clements_Engelhardt.jpg",
    "indoor": f"{BACKGROUNDS}/Wine_by_Jakkub_Mede.jpg",
    "hill": f"{BACKGROUNDS}/aitzgorri_by_Aitzol_Berasategi.jpg",
    "bird": f"{BACKGROUNDS}/Kleiber_by_Lukas_Baubkus.jpg",
    "leaves": f"{BACKGROUNDS}/Dragonfly_by_Bolly.jpg",
    "bridge": f"{BACKGROUNDS}/Bridge_by_Sander_Klootwijk.jpg",
    "bowl": f"{BACKGROUNDS}/Picture_0B_by_freespace.jpg",
    "sunset": f"{BACKGROUNDS}/sunset_by_Aitzol_Berasategi.jpg",
    "boats": PLASMA.format("EveningGlow"),
    "forest": PLASMA.format("Path"),
    "leaf": PLASMA.format("FallenLeaf"),
    "moss": PLASMA.format("OneStandsOut"),
    "sky": PLASMA.format("Kite"),
    "fog": PLASMA.format("ColdRipple"),
    "crowd": "ultralytics/assets/bus.jpg",
    "faces": "ultralytics/assets/zidane.jpg",
    "astronaut": "skimage/astronaut.png",
}
"""Names of our own and where each lies in the folder of :func:`fetch`."""

MORE = (f"{BACKGROUNDS}/mate/nature/*.jpg", PLASMA.format("*"), "skimage/c[ho]*.png", "skimage/m*t.png")
"""Patterns of further photographs, to tell them from what is drawn."""


def fetch(folder: Path) -> Path:
    """Unpack the packages into ``folder`` unless it has them; give ``folder``."""
    if (folder / "complete").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["apt-get", "download", "-q", *DEBIAN], cwd=folder, check=True)
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--dest", str(folder), WHEEL]
    subprocess.run(pip, check=True)
    for package in folder.glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", package.name, "."], cwd=folder, check=True)
        package.unlink()
    for wheel in folder.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder, [name for name in archive.namelist() if "/assets/" in name])
        wheel.unlink()
    (folder / "skimage").symlink_to(Path(skimage.__file__).parent / "data")
    (folder / "complete").touch()
    return folder
