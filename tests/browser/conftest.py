"""Give the tests of a file one Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import launch


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start a browser, and end it with the last test of the file."""
    with sync_playwright() as playwright, launch(playwright) as browser:
        yield browser
