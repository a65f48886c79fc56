"""Tell how far a picture is from its reference, as people see it.

SSIMULACRA 2 (``ssimulacra2`` of PyPI): 100 is the same; above 90 nobody sees a difference, 70 is high
quality, 50 medium. SSIM of luma (scikit-image, gaussian windows). Butteraugli (package of Debian, left
out if it is not installed): below 1.0 the same to the eye, lower is better.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image
from skimage.metrics import structural_similarity
from ssimulacra2 import compute_ssimulacra2

RAM = "/dev/shm" if Path("/dev/shm").is_dir() else None


def flat(image: Image.Image) -> Image.Image:
    """Lay a picture on white."""
    if image.mode == "RGB":
        return image
    image = image.convert("RGBA")
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ground.convert("RGB")


def ssim(reference: Image.Image, image: Image.Image) -> float:
    """Compare the luma of two pictures."""
    first, second = (np.asarray(one.convert("L")) for one in (reference, image))
    options = {"gaussian_weights": True, "sigma": 1.5, "use_sample_covariance": False}
    return float(structural_similarity(first, second, data_range=255, **options))


def ssimulacra(reference: Image.Image, image: Image.Image) -> float:
    """Give the score of SSIMULACRA 2."""
    with tempfile.TemporaryDirectory(dir=RAM) as folder:
        return float(compute_ssimulacra2(*_saved(folder, reference, image)))


def butteraugli(reference: Image.Image, image: Image.Image) -> float | None:
    """Give the distance of Butteraugli, None if it is not installed."""
    if shutil.which("butteraugli") is None:
        return None
    with tempfile.TemporaryDirectory(dir=RAM) as folder:
        command = ["butteraugli", *_saved(folder, reference, image)]
        return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _saved(folder: str, *images: Image.Image) -> list[str]:
    files = [str(Path(folder, f"{number}.png")) for number in range(len(images))]
    for file, image in zip(files, images, strict=True):
        flat(image).save(file, compress_level=1)
    return files
