"""What people do at the desk's pages in a browser: drop files, paste from Word, type."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping

import pytest
from _pytest.mark.structures import ParameterSet
from playwright.sync_api import Page

MOVE_KEYS = {"start": "Control+Home", "end": "Control+End"}

_TRANSFER = """(files) => {
  const transfer = new DataTransfer();
  for (const [name, data, type] of files) {
    transfer.items.add(new File([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))], name, { type }));
  }
  return transfer;
}"""
_PASTE = """([selector, html, plain]) => {
  const box = document.querySelector(selector), transfer = new DataTransfer();
  if (html) transfer.setData("text/html", html);
  transfer.setData("text/plain", plain);
  box.focus();
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
}"""


def sampled(values: Iterable[str], *always: str) -> list[ParameterSet]:
    """Give parameters of one kind, of which only those named run ``always``: all do in ``make test-long``."""
    return [pytest.param(one, marks=() if one in always else pytest.mark.long) for one in values]


def drop_files(page: Page, selector: str, files: Mapping[str, tuple[bytes, str]]) -> None:
    """Drop files on an element, once the screen takes them: their bytes and types by name."""
    page.wait_for_selector("#noi-dung:not([inert])")
    given = [[name, base64.b64encode(data).decode(), kind] for name, (data, kind) in files.items()]
    transfer = page.evaluate_handle(_TRANSFER, given)
    for kind in ("dragenter", "dragover", "drop"):
        page.dispatch_event(selector, kind, {"dataTransfer": transfer})


def paste(page: Page, selector: str, html: str, plain: str = "") -> None:
    """Paste into a text box what a clipboard holds, once the screen takes it."""
    page.wait_for_selector("#noi-dung:not([inert])")
    page.evaluate(_PASTE, [selector, html, plain])
