"""Make the model of the page that a phone shows where there is no network."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.model.reserved import OFFLINE
from newsroom.model.site import Site
from newsroom.viewmodels.head import make_head
from newsroom.viewmodels.parts import Head


@dataclass(frozen=True, slots=True)
class OfflinePage:
    """The page; the script ``kept`` lists on it what the phone keeps."""

    head: Head


def offline_page(site: Site) -> OfflinePage:
    """Make the model."""
    title = "Không có mạng"
    description = "Trang này hiện ra khi máy không kết nối được với trang tin."
    return OfflinePage(make_head(site, title, description, f"{OFFLINE}/", indexed=False, scripts=("kept",)))
