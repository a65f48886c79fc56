"""Make what the editors' handbook shows: ``make handbook``. Needs Chromium and the Noto fonts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import launch
from tests.handbook.pictures import take
from tests.handbook.samples import PICTURES, samples
from tests.handbook.sheet import lay_out, print_sheet, sheet_samples
from tests.handbook.site import write_samples
from tests.support.building import NOW, build
from tests.support.serving import served

FONTS = ("Noto Sans", "Noto Serif", "Noto Sans Mono")


def missing_fonts() -> list[str]:
    """Name the fonts that this machine has not, as far as it can say."""
    if not shutil.which("fc-list"):
        return []
    return [name for name in FONTS if not subprocess.check_output(["fc-list", name])]


def main() -> int:
    """Build the site of samples, take its pictures, print the cheat sheet."""
    if missing := missing_fonts():
        print(
            f"Missing fonts: {', '.join(missing)} (Debian: fonts-noto-core, fonts-noto-mono).",
            file=sys.stderr,
        )
        return 1
    os.environ["SOURCE_DATE_EPOCH"] = NOW
    os.environ.pop("SITEURL", None)
    found, typed = samples(), sheet_samples()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        content, output = Path(folder, "content"), Path(folder, "output")
        write_samples(content, [*found, *typed])
        if status := build(content, output).status:
            return status
        browser = launch(playwright)
        with served(output) as address:
            take(browser, address, found, PICTURES)
        print_sheet(browser, lay_out(output))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
