"""Number the pages of lists: from the oldest, so that page 37 stays page 37 for good."""

from __future__ import annotations

PER_PAGE = 20


def numbered_pages(length: int, per_page: int = PER_PAGE) -> int:
    """Count the numbered pages of a list."""
    return max(0, length // per_page - 1)


def page_url(url: str, number: int) -> str:
    """Give the address of a numbered page of the list at ``url``, of number 0 its front."""
    return f"{url}trang/{number}/" if number else url
