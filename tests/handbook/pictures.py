"""Take the picture of what comes out of each sample, as the column of text that readers see."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Browser, FloatRect, Page

from tests.handbook.samples import Sample
from tests.handbook.site import FOLDER

WIDTH = 440
"""CSS pixels: half of a page of the handbook."""
GALLERY_WIDTH = 600
"""What photos need to stand side by side."""
PIXELS = 704
"""The width of a picture."""
TYPED = "Typed"
"""The note in a picture that holds the digest of its sample."""
_AROUND = 14
"""CSS pixels above and below the text."""
_COLOURS = 96
_STYLE = """
  :root { --sans: "Noto Sans", sans-serif; --serif: "Noto Serif", serif; --mono: "Noto Sans Mono", monospace }
  .table { overflow: hidden !important; background: none !important }
"""


def take(browser: Browser, address: str, samples: Iterable[Sample], folder: Path) -> None:
    """Take pictures of the pages served at ``address``; the folder holds no others afterwards."""
    folder.mkdir(exist_ok=True)
    for file in folder.glob("*.png"):
        file.unlink()
    for sample in samples:
        width = GALLERY_WIDTH if sample.typed.count("![") > 1 else WIDTH
        page = browser.new_page(
            viewport={"width": width, "height": 900}, device_scale_factor=PIXELS / width, color_scheme="light"
        )
        page.goto(f"{address}/{FOLDER}/{sample.name}/")
        (folder / f"{sample.name}.png").write_bytes(_small(_shot(page, width), sample.digest))
        page.close()


def _shot(page: Page, width: int) -> bytes:
    page.add_style_tag(content=_STYLE)
    page.evaluate("document.querySelectorAll('img').forEach(image => image.loading = 'eager')")
    page.wait_for_function("[...document.images].every(image => image.complete)")
    box = page.locator(".prose").bounding_box()
    assert box is not None
    clip = FloatRect(x=0, y=box["y"] - _AROUND, width=width, height=box["height"] + 2 * _AROUND)
    return page.screenshot(full_page=True, clip=clip, animations="disabled")


def _small(shot: bytes, digest: str) -> bytes:
    """Reduce the colours: text and flat drawings look the same in a fifth of the bytes."""
    note = PngInfo()
    note.add_text(TYPED, digest)
    image = Image.open(io.BytesIO(shot)).convert("RGB")
    small = image.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    small.save(buffer, "PNG", optimize=True, pnginfo=note)
    return buffer.getvalue()
