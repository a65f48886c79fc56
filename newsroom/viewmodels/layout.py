"""Say how wide things are: the one place of breakpoints, lengths and widths of photos.

The stylesheet gets ``LENGTHS`` as custom properties, ``var(--measure)``, and ``MEDIA`` as custom
media, ``@media (--desktop)``, when it is bundled (``plugins/assets/bundle.py``). Templates see
this module as ``layout``. Photos are made as wide as ``PHOTO_WIDTHS`` says.
"""

from __future__ import annotations

_REM = 16
"""Pixels of 1rem, and of 1em in a media query, unless a reader wants larger letters."""
_EDGE_PART, _EDGE_LEAST, _EDGE_MOST = 4, 1, 2
"""The edge on either side of a page: in parts of 100 of the window, and in rem."""
_HIGH = 90
"""The part that an upright photo takes of the height of the window, at most, of 100."""
_BESIDE = 34
"""The part that a photo takes beside the text of a teaser on telephones, of 100."""
_STILL_PART = 42
"""The like for the still of a video on the home page."""

LENGTHS = {
    # Steps of space.
    "s1": ".25rem",
    "s2": ".5rem",
    "s3": ".75rem",
    "s4": "1rem",
    "s5": "1.5rem",
    "s6": "2.25rem",
    "s7": "3.5rem",
    # Columns.
    "page": "78rem",
    "edge": f"clamp({_EDGE_LEAST}rem, {_EDGE_PART}vw, {_EDGE_MOST}rem)",
    "measure": "41rem",  # of text
    "column": "15.75rem",  # beside an article: what text, covers and a gap leave
    "bleed": "7.5rem",  # what covers and galleries take on either side of it
    # Pictures.
    "gap": "16px",  # between those of a gallery
    "beside": f"{_BESIDE}%",
    "slide": "min(64vw, 300px)",  # in a strip
    "beside-still": f"{_STILL_PART}%",
    "side-still": "302px",  # beside the title of one of two videos on the home page
    "upright": "28rem",
    "upright-high": f"{_HIGH}vh",
    "tall": "21rem",  # at least, for what is so tall that it would be a strip
    "upright-video": "18rem",
}
"""Lengths by the names that the stylesheet has for them, as CSS writes them."""


def pixels(name: str) -> int:
    """Give a length of ``LENGTHS`` that is in ``rem`` or ``px``, in pixels."""
    length = LENGTHS[name]
    return round(float(length.removesuffix("rem")) * _REM) if length.endswith("rem") else int(length[:-2])


_BREAKPOINTS = {
    "pairs": 34,  # photos of a gallery stand in pairs
    "tablet": 40,  # so do articles of a list
    "text": 48,  # text is as wide as it gets
    "list": 60,  # the rows of a list stand in two columns
    "desktop": 64,
    "page": pixels("page") / _REM,  # the page is as wide as it gets
    "menu": 75,  # the menu stands in one row
}
"""Widths of the window, in em, from which on the page is another."""

MEDIA = {
    **{name: f"(min-width: {width:g}em)" for name, width in _BREAKPOINTS.items()},
    **{f"below-{name}": f"(max-width: {width - 0.01:g}em)" for name, width in _BREAKPOINTS.items()},
}
"""Media queries by the names that the stylesheet has for them."""


def sizes(least: str, **above: str) -> str:
    """Write a ``sizes`` attribute: ``least``, and what holds from breakpoints on, the narrow first."""
    return ", ".join([*(f"{MEDIA[name]} {width}" for name, width in reversed(above.items())), least])


GAP = pixels("gap")
TEXT_WIDTH = pixels("measure")
COVER_WIDTH = TEXT_WIDTH + 2 * pixels("bleed")
"""How wide, in pixels, photos are shown in the text and above it."""
PHONE_WIDTH = 360 - 2 * _EDGE_LEAST * _REM
"""How wide, in pixels, the column of a common telephone is."""
FLUID = 100 - 2 * _EDGE_PART
"""How wide, in ``vw``, the column of small screens is."""

SMALL, MEDIUM, LARGE, FULL = PHOTO_WIDTHS = (360, 720, 1080, 1600)
"""How many pixels wide renditions of photos are made (``docs/photos.md``)."""

_EDGES = 2 * _EDGE_MOST * _REM
_STILL = f"{_STILL_PART * FLUID / 100:.0f}vw"
_SQUARE = f"{_BESIDE * FLUID / 100:.0f}vw"


def _column(part: float, gaps: int) -> str:
    """Give the width of a column of the page that takes a part of what ``gaps`` leave."""
    return f"{(pixels('page') - _EDGES - gaps) * part:.0f}px"


def _span(columns: int) -> str:
    """Give the width of some of the twelve columns of the home page."""
    gap = pixels("s5")
    return f"{(pixels('page') - _EDGES + gap) * columns / 12 - gap:.0f}px"


_ROW = _BESIDE / 200
"""The part of the page that the photo of a row takes where rows stand in two columns."""

SIZES = {
    # Kinds of teasers.
    "lead": sizes("100vw", tablet=f"{FLUID}vw", desktop="61vw", page=_span(8)),
    "card": sizes(_SQUARE, tablet="44vw", desktop="22vw", page=_span(3)),
    "third": sizes(_SQUARE, tablet="44vw", desktop="30vw", page=_span(4)),
    "half": sizes(_SQUARE, tablet="44vw", desktop="46vw", page=_span(6)),
    "block": sizes(_SQUARE, tablet="44vw", desktop="22vw", page=_span(3)),
    "row": sizes(
        _SQUARE,
        tablet=f"{FLUID * _BESIDE / 100:.0f}vw",
        list=f"{FLUID * _ROW:.0f}vw",
        page=_column(_ROW, pixels("s6")),
    ),
    "top": sizes(f"{FLUID}vw", tablet=f"{FLUID * 0.6:.0f}vw", page=_column(3 / 5, pixels("s5"))),
    "square": _SQUARE,
    # Other lists.
    "album": sizes(f"{FLUID}vw", tablet="45vw", page=_column(1 / 2, pixels("s5"))),
    "wide_album": sizes(f"{FLUID}vw", tablet="60vw", page=_column(2 / 3, pixels("s5"))),
    "tile": sizes("44vw", text="29vw", desktop="22vw", page=_column(1 / 4, 3 * pixels("s5"))),
    "still": sizes(f"{FLUID}vw", tablet="45vw", desktop="30vw", page=_column(1 / 3, 2 * pixels("s5"))),
    "front_still": sizes(_STILL, tablet="45vw", desktop="30vw", page=_column(1 / 3, 2 * pixels("s5"))),
    "side_still": sizes(_STILL, tablet="45vw", desktop=LENGTHS["side-still"]),  # of one or two
    "slide": sizes(LENGTHS["slide"], desktop="22vw", page=_span(3)),
    "banner": sizes("94vw", tablet="300px"),
    # An article.
    "cover": sizes("100vw", text=f"{TEXT_WIDTH}px", desktop=f"{COVER_WIDTH}px"),
    "text": sizes("100vw", text=f"{TEXT_WIDTH}px"),
    "upright_video": f"{pixels('upright-video')}px",
}
"""What pictures promise browsers, by where they stand; parts of a window are about right."""


TALL = 2
"""How many times as high as wide a photo is at most whose whole height is to fit the window."""
_WINDOW = 800
"""The height in pixels of a common window."""


def upright_width(width: int, height: int) -> int:
    """Say how wide an upright photo is shown at most in a common window, in pixels."""
    high = _HIGH * _WINDOW * width // (100 * height)
    return min(pixels("upright"), width, max(high, pixels("tall") if height > TALL * width else 0))


def upright_sizes(width: int, height: int) -> str:
    """Give ``sizes`` of an upright photo: no wider than its column, no higher than the window.

    One that is very tall is higher than the window, so that what stands in it can be read.
    """
    high = f"{_HIGH * width / height:.1f}vh"
    if height > TALL * width:
        high = f"max({pixels('tall')}px, {high})"
    return sizes(f"min(100vw, {high})", text=f"min({pixels('upright')}px, {high})")
