"""Photos are known by their bytes; those that no page shows are converted."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from newsroom.commands.importer.writing.pictures import converted, photo_format


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP"])
def test_a_format_is_known_by_its_bytes(kind: str, tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "1.dat", kind)
    assert photo_format(tmp_path / "1.dat") == photo_format((tmp_path / "1.dat").read_bytes()) == kind


def test_tiff_becomes_jpeg_and_what_has_clear_places_png() -> None:
    for mode, suffix, kind in (("RGB", ".jpg", "JPEG"), ("RGBA", ".png", "PNG")):
        out = io.BytesIO()
        Image.new(mode, (4, 4)).save(out, "TIFF")
        found = converted(out.getvalue())
        assert found is not None
        assert found[1] == suffix
        assert photo_format(found[0]) == kind


def test_what_is_no_photo_is_not_converted() -> None:
    assert converted(b"BM" + b"\0" * 40) is None
