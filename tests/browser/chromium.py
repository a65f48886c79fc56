"""Find a Chromium for the browser tests, or install one.

Run as a program before the tests: uses a Chromium that is there, else installs one (Debian's
package as root, Playwright's own elsewhere), else says in one line what is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def installed() -> str | None:
    """Give the path of a Chromium: ``CHROMIUM``, one on the path, else Playwright's own."""
    named = os.environ.get("CHROMIUM")
    found = named or next((path for path in map(shutil.which, NAMES) if path), None)
    if found:
        return found
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


def install() -> None:
    """Try to install a Chromium; output goes to standard error."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        commands = [
            ["apt-get", "-qq", "update"],
            ["apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-core"],
        ]
    else:
        environment = dict(os.environ)
        commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    for command in commands:
        if subprocess.run(command, env=environment, stdout=sys.stderr, check=False).returncode:
            return


def launch(playwright: Playwright) -> Browser:
    """Start the browser."""
    return playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)


def main() -> int:
    if not installed():
        install()
    if installed():
        return 0
    print(
        "No Chromium for the browser tests: install one (Debian: apt-get install chromium) or set CHROMIUM=/path.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
