"""Find what is none of an article where it stands: between its parts, above and below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.commands.importer.pages.area import DATE_RE, LINE, Region, is_in
from newsroom.commands.importer.pages.beside import document_suffix
from newsroom.commands.importer.pages.elements import is_block
from newsroom.commands.importer.pages.inlays import LABELS, prune_body
from newsroom.commands.importer.pages.markup import Element
from newsroom.commands.importer.pages.metadata import is_somebody
from newsroom.commands.importer.pages.noise import (
    ACCOUNT,
    BUTTON_RE,
    CHANGED,
    COMMENTS,
    COMMENTS_RE,
    COUNTS_RE,
    FOOT,
    HEADING_RE,
    LABEL,
    NAVIGATION,
    RELATED,
    REST,
    SHARE,
    SIDE,
    TOP,
)
from newsroom.commands.importer.pages.selectors import Index
from newsroom.commands.importer.pages.titles import shown
from newsroom.commands.importer.pages.weights import Weights

_ACCOUNT_RE = re.compile(
    r"^(?:posted|written|viết|đăng)?\s*(?:by|bởi|tác giả|người đăng)\s*:?\s*", re.IGNORECASE
)
_COLUMN = 300
"""Characters of running text in a cell from which on those beside it are columns of the page."""
_KICKER = 160
"""Characters of the longest line above a title that may be of its article."""


def prune(region: Region, index: Index, weights: Weights, noise: dict[Element, str]) -> None:
    """List what is left out inside the region: on the way to its parts, and in the body."""
    kept = {region.title, *region.bodies, *(one for found in region.parts.values() for one in found)} - {None}
    spine = {above for part in kept for above in part.iterancestors()}
    order = index.order
    bodies = sorted(order[one] for one in region.bodies)
    start = order[region.title] if region.title is not None else -1
    ended = False
    labels = index.all(f".{name}" for name in sorted(LABELS))
    region.leave_out.update((one, LABEL) for one in labels if one not in kept | spine)
    for element in _siblings(region.root, kept, spine):
        place = order[element]
        if place < start:
            reason = _above(element, weights, noise, region)
        elif place < bodies[0]:
            reason = _between(element, weights, noise)
        else:
            reason = REST if ended else _below(element, weights, noise)
            ended = ended or reason in (RELATED, COMMENTS)
        if not reason and _is_column(element, spine, weights):
            reason = SIDE
        if reason:
            region.leave_out[element] = reason
    for body in region.bodies:
        prune_body(body, region, weights, noise, kept | spine, order)
    _prune_buttons(region, weights)


def _siblings(root: Element, kept: set[Element], spine: set[Element]) -> Iterator[Element]:
    """Give what stands beside the way from the root to the parts, in order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element in kept and element is not root:
            continue
        if element in spine or element is root:
            if element in kept:
                continue
            waiting.extend(reversed([one for one in element if isinstance(one.tag, str)]))
        else:
            yield element


def _above(element: Element, weights: Weights, noise: dict[Element, str], region: Region) -> str:
    """Say why something above the title is none of the article: dates and the kicker right above are."""
    words = weights.all.get(element, 0)
    if element in noise:
        return noise[element]
    if not words:
        return ""
    text = shown(element)
    few_links = weights.share_of_links(element) < 0.4
    if few_links and words <= _KICKER and DATE_RE.search(text):
        return ""
    title = region.title
    near = title is not None and _next_worded(element, weights) in [title, *title.iterancestors()]
    if near and few_links and words <= _KICKER:
        return ""
    return NAVIGATION if not few_links else TOP


def _next_worded(element: Element, weights: Weights) -> Element | None:
    """Give the next thing beside an element that says something."""
    following = element.getnext()
    while following is not None and not weights.all.get(following, 0):
        following = following.getnext()
    return following


def _between(element: Element, weights: Weights, noise: dict[Element, str]) -> str:
    """Say why something between title and body is none of the article: a line with its day always is."""
    is_line = weights.all.get(element, 0) <= _KICKER and weights.share_of_links(element) < 0.4
    if is_line and noise.get(element) in (FOOT, SIDE) and DATE_RE.search(shown(element)):
        return ""
    return noise.get(element, "") or (RELATED if _is_list_of_links(element, weights) else "")


def _is_column(element: Element, spine: set[Element], weights: Weights) -> bool:
    """Tell whether an element is a cell of a layout beside the one with the article, and holds no text."""
    if element.tag != "td" or not weights.all.get(element, 0) or weights.long.get(element, 0):
        return False
    row = element.getparent()
    beside = [one for one in row if one in spine] if row is not None else []
    most = max((weights.long.get(one, 0) for one in beside), default=0)
    return most > _COLUMN and len(beside) == 1 and weights.all[element] <= most


def _opening_line(element: Element) -> str:
    """Give what the first line in an element says."""
    while True:
        inner = next((one for one in element if isinstance(one.tag, str) and shown(one)), None)
        if inner is None or (element.text or "").strip():
            return shown(element)
        if not is_block(inner):
            ended = not (inner.tail or "").strip() and _starts_line(inner.getnext())
            return shown(inner if ended else element)
        element = inner


def _starts_line(element: Element | None) -> bool:
    return element is not None and isinstance(element.tag, str) and (element.tag == "br" or is_block(element))


def _below(element: Element, weights: Weights, noise: dict[Element, str]) -> str:
    """Say why something below the body is none of the article: short lines and running text may be."""
    if element in noise:
        return noise[element]
    words = weights.all.get(element, 0)
    if not words:
        return ""
    text = shown(element)
    if len(text) <= 90 and COUNTS_RE.fullmatch(text):
        return SHARE
    if COMMENTS_RE.fullmatch(_opening_line(element)[:80]):
        return COMMENTS
    if HEADING_RE.fullmatch(text[:80]) or _is_list_of_links(element, weights):
        return RELATED
    if any(document_suffix(link.get("href") or "") for link in element.iter("a")):
        return ""
    share = weights.share_of_links(element)
    if share >= 0.4 or (words > LINE and weights.long.get(element, 0) * 2 < words):
        return RELATED if share >= 0.4 and words > 100 else REST
    return ""


def _is_list_of_links(element: Element, weights: Weights) -> bool:
    links = sum(1 for _ in element.iter("a"))
    return links >= 2 and weights.share_of_links(element) > 0.6


def _is_named_author(element: Element) -> bool:
    return bool({"byline", "author", "itemAuthor", "createdby"} & set((element.get("class") or "").split()))


def _prune_buttons(region: Region, weights: Weights) -> None:
    """List buttons made as links, with the item or line that holds nothing else, and days of changes."""
    accounts = [
        one
        for one in region.root.iter("span", "div", "p", "li", "dd", "td", "small", "cite", "address")
        if _is_named_author(one)
    ]
    for element in [*region.root.iter("a", "time"), *accounts]:
        if is_in(element, region.leave_out):
            continue
        classes = (element.get("class") or "").split()
        if element.tag == "time":
            if ("updated" in classes or "modified" in classes) and "published" not in classes:
                region.leave_out[element] = CHANGED
        elif element.tag != "a":
            text = _ACCOUNT_RE.sub("", shown(element))
            if len(text) <= 40 and not is_somebody(text):
                region.leave_out[element] = ACCOUNT
        elif weights.all.get(element, 0) <= 40 and BUTTON_RE.fullmatch(shown(element)):
            box = element
            while (
                box.getparent() is not None
                and box.getparent() is not region.root
                and BUTTON_RE.fullmatch(shown(box.getparent()))
            ):
                box = box.getparent()
            region.leave_out[box] = SHARE
