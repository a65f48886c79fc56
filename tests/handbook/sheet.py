"""Lay out the editors' cheat sheet: what is typed beside what comes out, on one page."""

from __future__ import annotations

import base64
import io
import sys
import tomllib
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from PIL import Image
from playwright.sync_api import Browser, Page

from newsroom.model.problem import ERROR, Problem
from tests.handbook.samples import Sample
from tests.handbook.site import FOLDER
from tests.support.building import ROOT
from tests.support.checking import checks_of, worded

PAGE = ROOT / "docs" / "cam-nang-bien-tap.html"
PRINT = PAGE.with_suffix(".pdf")
_SOURCE = Path(__file__).with_name("cam-nang.toml")
_TEMPLATE = Path(__file__).with_name("cam-nang.html")
_WHOLE = "bai-mau"
_PHOTO = (240, 150)
_KEPT = ("class", "start", "value", "src", "alt", "colspan", "rowspan")
"""The attributes that a sheet of paper needs."""


def _source() -> dict[str, Any]:
    return tomllib.loads(_SOURCE.read_text(encoding="utf-8"))


def sheet_samples() -> list[Sample]:
    """List what the sheet says to type, the whole article first."""
    source = _source()
    rows = (
        Sample(f"dong-{number}", "\n\n".join(filter(None, (row["go"].strip(), row.get("them")))))
        for number, row in enumerate(source["dong"], start=1)
    )
    return [Sample(_WHOLE, source["bai"].strip()), *rows]


def lay_out(output: Path) -> str:
    """Give the HTML of the sheet, with what came out of its samples in the built site ``output``."""
    source = _source()
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    rows = [
        {
            "muon": row["muon"],
            "meo": row.get("meo", ""),
            "go": row["go"].strip(),
            "html": _came_out(output, f"dong-{number}", row.get("them", "")),
        }
        for number, row in enumerate(source["dong"], start=1)
    ]
    warned = [_told(**warning) for warning in source["nhac"]]
    template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
    return template.render(bai=source["bai"].strip(), dong=rows, nhac=warned) + "\n"


def print_sheet(browser: Browser, html: str) -> None:
    """Write the sheet as a page and, printed by a browser, as a PDF; one of the same page is kept, for it has a date."""
    if PRINT.is_file() and PAGE.is_file() and PAGE.read_text(encoding="utf-8") == html:
        return
    page = browser.new_page(color_scheme="light")
    page.emulate_media(media="print")
    page.set_content(html)
    if (more := overflow(page)) > 0:
        sys.exit(f"The cheat sheet is {more} pixels longer than its page.")
    page.pdf(path=PRINT, prefer_css_page_size=True, print_background=True)
    page.close()
    PAGE.write_text(html, encoding="utf-8")


def overflow(page: Page) -> int:
    """Measure by how many CSS pixels the sheet, opened for print, is longer than its page."""
    higher: int = page.evaluate(
        "(main => main.scrollHeight - main.clientHeight)(document.querySelector('main'))"
    )
    return higher


def _told(ma: str, **values: str) -> dict[str, str]:
    """Word a problem as the report does."""
    problem = Problem.of("index.md", 1, ma, **values)
    severity = checks_of().wording(problem).severity
    line = worded(problem)
    return {
        "kind": "error" if severity == ERROR else "warning",
        "severity": severity,
        "text": line.partition(f"{severity}: ")[2],
    }


def _came_out(output: Path, name: str, helping: str) -> Markup:
    """Take the body out of a built page; links lead nowhere and photos are within, for a sheet that stands alone."""
    page = (output / FOLDER / name / "index.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(page, "html.parser")
    prose = soup.select_one(".prose")
    assert prose is not None
    for opening in soup.select(".story > .figure"):
        prose.append(opening)
    for heading in prose.find_all(["h2", "h3"]):
        if helping and heading.get_text() == helping.lstrip("# "):
            heading.decompose()
    for photo in prose.select("a.photo"):
        image = soup.new_tag("img", alt="", src=_within(output, str(photo["href"])))
        photo.replace_with(image)
    for element in prose.find_all(True):
        element.attrs = {key: value for key, value in element.attrs.items() if key in _KEPT}
    return Markup(prose.decode_contents().strip())


def _within(output: Path, address: str) -> str:
    """Give a photo of the site as a data address."""
    with Image.open(output / address.lstrip("/")) as image:
        image.thumbnail(_PHOTO)
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=80)
    return f"data:image/jpeg;base64,{base64.b64encode(buffer.getvalue()).decode()}"
