"""Cut the headline typeface of the theme out of Source Serif 4: ``python -m newsroom.commands.typeface``.

The font comes from the npm package that ``theme/typeface/package-lock.json`` pins (Adobe, SIL Open Font
License 1.1). The licence reserves the name "Source", so the subset is called Paper Serif. The same package
and the same fontTools give the same bytes.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from newsroom.engine import speak_utf8

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "theme/typeface/node_modules/source-serif"
SOURCE = "WOFF2/TTF/SourceSerif4-Semibold.ttf.woff2"
FONT = ROOT / "theme/static/fonts/paper-serif.woff2"
DRAWN = ROOT / "plugins/photos/fonts/PaperSerif-SemiBold.ttf"
"""The same letters for drawn share pictures, without the rules of layout, which Pillow does not read."""
LICENCE = ROOT / "theme/static/fonts/OFL.txt"

FAMILY, STYLE = "Paper Serif", "SemiBold"
VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư" + "".join(map(chr, range(0x1EA0, 0x1EFA)))
SIGNS = "«»“”‘’–—…·°²§½×₫\N{NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}"
CHARACTERS = frozenset({*map(chr, range(0x20, 0x7F)), *VIETNAMESE, *SIGNS})
"""What headlines are set in; whatever else comes is set in the system's serif."""
FEATURES = ("kern", "liga", "mark", "mkmk", "ccmp", "locl", "lnum", "tnum")
_COPYRIGHT, _FAMILY, _STYLE, _ID, _FULL, _VERSION, _POSTSCRIPT, _LICENCE, _LICENCE_URL = (
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    13,
    14,
)


def cut(source: bytes, for_pages: bool = True) -> bytes:
    """Make the subset of a font: as WOFF2 for pages, else as TrueType without features."""
    font = TTFont(BytesIO(source), recalcTimestamp=False)
    options = Options(
        hinting=False,
        layout_features=[*FEATURES] if for_pages else [],
        name_IDs=[_COPYRIGHT, _VERSION, _LICENCE, _LICENCE_URL],
        notdef_outline=True,
    )
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(CHARACTERS)))
    subsetter.subset(font)
    _name(font)
    font.flavor = "woff2" if for_pages else None
    made = BytesIO()
    font.save(made)
    return made.getvalue()


def _name(font: TTFont) -> None:
    """Call the font what the licence lets it be called."""
    table = font["name"]
    version = table.getDebugName(_VERSION)
    names = {
        _FAMILY: f"{FAMILY} {STYLE}",
        _STYLE: "Regular",
        _ID: f"{FAMILY} {STYLE}; {version}",
        _FULL: f"{FAMILY} {STYLE}",
        _POSTSCRIPT: f"{FAMILY.replace(' ', '')}-{STYLE}",
    }
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)


def main() -> None:
    """Write font and licence; end with 1 and a word on what to do if the package is not there."""
    speak_utf8()
    if not PACKAGE.is_dir():
        place = PACKAGE.relative_to(ROOT)
        sys.exit(f"{place}: không có gói này. Chạy npm ci --prefix theme/typeface rồi chạy lại.")
    source = (PACKAGE / SOURCE).read_bytes()
    FONT.write_bytes(cut(source))
    DRAWN.write_bytes(cut(source, for_pages=False))
    LICENCE.write_bytes((PACKAGE / "LICENSE.md").read_bytes())
    print(f"{FONT.relative_to(ROOT)}: {FONT.stat().st_size} byte")


if __name__ == "__main__":
    main()
