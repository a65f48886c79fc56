from __future__ import annotations

from pathlib import Path

from plugins.photos.drawn_covers import DrawnCover, DrawnCovers
from plugins.photos.rendition import DRAWING_MAKER, PHOTO_MAKER, cover_name, photo_name
from plugins.photos.store import Store


def test_names_and_makers_of_the_first_numbers_are_those_that_stores_had_before_there_were_numbers(
    tmp_path: Path,
) -> None:
    """Go when a number is raised: what was made before has other names then, and is made anew."""
    drawn = DrawnCovers(Store(tmp_path, DRAWING_MAKER), "Trang tin thử", 1, dry=True)
    original = "0" * 32
    assert (PHOTO_MAKER, DRAWING_MAKER) == (
        "d31b26a93af0593b6ae025a5561d77c8",
        "8a2e75af59189eef97e01ada1a56f2a7",
    )
    assert photo_name(original) == "5536002457837d35"
    assert cover_name(original, None) == "dbba1c371ef85a90"
    assert cover_name(original, (10, 20)) == "c22103d1815f74a3"
    assert drawn.name(DrawnCover("Bài a", "Tin hoạt động")) == "5c2093a0eff20cd8"
    assert drawn.name(DrawnCover("Trang tin thử")) == "bf1e7883bc77f188"
