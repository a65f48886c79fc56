"""Hold what was taken down."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gone:
    """An address at which something was taken down for good: a host answers it with status 410 (RFC 9110).

    ``url`` is site-relative, ``old_urls`` are paths from the root with their query, as ``Old_URL`` has
    them. ``has_page`` tells that the site has a page at ``url`` that says so.
    """

    url: str
    old_urls: tuple[str, ...] = ()
    has_page: bool = False
