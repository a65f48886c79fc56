"""The ways to save a picture that are measured, and those that were chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

LADDER = (40, 45, 50, 55, 60, 65, 70, 75)
PALETTE = "palette"
"""An option of our own: so many colours."""


@dataclass(frozen=True)
class Setting:
    """A way to save a picture: a family, which quality does not name, and what ``Image.save`` takes."""

    family: str
    format: str
    options: dict[str, Any]

    @property
    def name(self) -> str:
        """The family with the quality."""
        lossy = "quality" in self.options and not self.options.get("lossless")
        return f"{self.family} q{self.options['quality']}" if lossy else self.family


def jpeg(quality: int, chroma: str = "4:2:0", progressive: bool = True, optimize: bool = True) -> Setting:
    """Give a way to save JPEG."""
    rest = "" if progressive and optimize else ", baseline" if optimize else ", baseline, not optimized"
    options = {"quality": quality, "subsampling": chroma, "optimize": optimize, "progressive": progressive}
    return Setting(f"JPEG {chroma}{rest}", "JPEG", options)


def avif(quality: int, speed: int = 9, chroma: str = "4:4:4", tune: str = "") -> Setting:
    """Give a way to save AVIF."""
    options = {"quality": quality, "speed": speed, "subsampling": chroma, "max_threads": 1}
    if tune:
        options["advanced"] = {"tune": tune}
    return Setting(f"AVIF {chroma} speed {speed}{tune and f', tune {tune}'}", "AVIF", options)


def webp(quality: int, method: int = 4) -> Setting:
    """Give a way to save WebP."""
    return Setting(f"WebP method {method}", "WEBP", {"quality": quality, "method": method})


def ladders(width: int) -> Iterator[Setting]:
    """List what photographs of a width are saved as; most at 720."""
    if width != 720:
        yield from (jpeg(quality) for quality in (60, 65, 70, 75))
        yield from (avif(quality) for quality in (45, 50, 55, 60))
        yield avif(60, 8)
        return
    yield from (jpeg(quality) for quality in (60, 65, 70, 75, 80, 85))
    yield from (avif(quality) for quality in LADDER)
    yield from (avif(quality, 9, "4:2:0") for quality in LADDER)
    for quality in (45, 55, 65, 75):
        yield from (avif(quality, speed) for speed in (6, 7, 8, 10))
        yield from (avif(quality, 9, "4:4:4", tune) for tune in ("ssim", "ssimulacra2"))
        yield jpeg(quality + 10, "4:4:4")
        yield webp(quality + 10)
    yield from (avif(55, speed) for speed in (4, 5))
    yield from (avif(60, speed) for speed in (6, 7, 8))
    for quality in (60, 70, 80):
        yield from (webp(quality, method) for method in (2, 6))
        yield jpeg(quality, "4:2:0", progressive=False)
        yield jpeg(quality, "4:2:0", progressive=False, optimize=False)


def sheets(width: int) -> Iterator[Setting]:
    """List what documents of a width are saved as; most at 720."""
    lossless = {"lossless": True, "quality": 75, "method": 4, "exact": False}
    yield Setting("PNG, optimized", "PNG", {"optimize": True})
    yield Setting("WebP, lossless", "WEBP", lossless)
    yield from (avif(80, speed) for speed in (6, 9))
    yield avif(70, 6)
    yield jpeg(90, "4:4:4")
    if width != 720:
        return
    yield Setting("PNG, 256 colours", "PNG", {"optimize": True, PALETTE: 256})
    yield webp(90)
    yield from (avif(quality, speed) for quality in (60, 90) for speed in (6, 9))
    yield from (avif(80, speed) for speed in (4, 7, 8))
    yield from (avif(80, speed, "4:2:0") for speed in (6, 9))
    yield from (jpeg(quality, "4:4:4") for quality in (85, 95))
    yield from (jpeg(quality) for quality in (75, 90))


CHOSEN = {
    360: (jpeg(75), avif(60, 8)),
    720: (jpeg(75), avif(60, 8)),
    1080: (jpeg(65), avif(50)),
    1600: (jpeg(65), avif(50)),
}
"""The settings chosen for photographs; Butteraugli looks at them only."""
