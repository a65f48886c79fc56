"""Find what is none of an article where it stands: between its parts, above, below and within."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newsroom.commands.importer.pages.area import DATE_RE, LINE, Region, is_in
from newsroom.commands.importer.pages.beside import document_suffix
from newsroom.commands.importer.pages.elements import BLOCKS
from newsroom.commands.importer.pages.markup import Element
from newsroom.commands.importer.pages.metadata import is_somebody
from newsroom.commands.importer.pages.noise import (
    ACCOUNT,
    BUTTON_RE,
    CHANGED,
    HEADING_RE,
    LABEL,
    NAVIGATION,
    RELATED,
    REST,
    SEE_RE,
    SHARE,
    TOP,
)
from newsroom.commands.importer.pages.selectors import Index
from newsroom.commands.importer.pages.titles import shown
from newsroom.commands.importer.pages.weights import Weights

_ACCOUNT_RE = re.compile(
    r"^(?:posted|written|viết|đăng)?\s*(?:by|bởi|tác giả|người đăng)\s*:?\s*", re.IGNORECASE
)
_LABELS = frozenset({"ms-formlabel", "field-label", "field__label"})
"""Classes of words that only name what stands beside them."""
_HEADLINE = 15
"""Characters of the shortest headline of another article."""
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
    labels = index.all(f".{name}" for name in sorted(_LABELS))
    region.leave_out.update((one, LABEL) for one in labels if one not in kept | spine)
    for element in _siblings(region.root, kept, spine):
        place = order[element]
        if place < start:
            reason = _above(element, weights, noise, region)
        elif place < bodies[0]:
            reason = noise.get(element, "") or (RELATED if _is_list_of_links(element, weights) else "")
        else:
            reason = REST if ended else _below(element, weights, noise)
            ended = ended or reason == RELATED
        if reason:
            region.leave_out[element] = reason
    for body in region.bodies:
        _prune_body(body, region, weights, noise, kept | spine, order)
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


def _below(element: Element, weights: Weights, noise: dict[Element, str]) -> str:
    """Say why something below the body is none of the article: short lines and running text may be."""
    if element in noise:
        return noise[element]
    words = weights.all.get(element, 0)
    if not words:
        return ""
    text = shown(element)
    if HEADING_RE.fullmatch(text[:80]) or _is_list_of_links(element, weights):
        return RELATED
    if any(document_suffix(link.get("href") or "") for link in element.iter("a")):
        return ""
    share = weights.share_of_links(element)
    if share >= 0.4 or (words > LINE and weights.long.get(element, 0) * 2 < words):
        return RELATED if share >= 0.4 and words > 100 else REST
    return ""


def _is_list_of_others(element: Element, weights: Weights) -> bool:
    """Tell whether an element lists three other articles or more, and no documents."""
    if element.tag not in ("ul", "ol", "table", "div", "dl") or weights.share_of_links(element) < 0.5:
        return False
    links = [link for link in element.iter("a") if weights.all.get(link, 0) >= _HEADLINE]
    return len(links) >= 3 and not any(document_suffix(link.get("href") or "") for link in links)


def _is_list_of_links(element: Element, weights: Weights) -> bool:
    links = sum(1 for _ in element.iter("a"))
    return links >= 2 and weights.share_of_links(element) > 0.6


def _prune_body(
    body: Element,
    region: Region,
    weights: Weights,
    noise: dict[Element, str],
    kept: set[Element],
    order: Mapping[Element, int],
) -> None:
    """List what is none of the article inside the body.

    That is what is named so and holds little text or mostly links, and lists of others below their heading.
    """
    last = max((order[one] for one in body.iter("*") if weights.long.get(one, 0)), default=-1)
    for element in body.iter("*"):
        words = weights.all.get(element, 0)
        if not words or element is body or element in kept or is_in(element, region.leave_out):
            continue
        share = weights.share_of_links(element)
        is_label = words <= LINE and weights.long.get(element, 0) * 2 < words
        if (reason := noise.get(element)) and (share >= 0.4 or is_label):
            region.leave_out[element] = reason
        elif order[element] > last and _is_list_of_others(element, weights):
            region.leave_out[element] = RELATED
        elif _LABELS & set((element.get("class") or "").split()):
            region.leave_out[element] = LABEL
        elif element.tag in BLOCKS and share >= 0.6 and words <= LINE and SEE_RE.match(shown(element)):
            region.leave_out[element] = RELATED
        elif element.tag in BLOCKS and words <= 60 and HEADING_RE.fullmatch(shown(element)):
            for other in _list_below(element, body, weights):
                region.leave_out[other] = RELATED


def _is_named_author(element: Element) -> bool:
    return bool({"byline", "author", "itemAuthor", "createdby"} & set((element.get("class") or "").split()))


def _prune_buttons(region: Region, weights: Weights) -> None:
    """List buttons made as links, with the item or line that holds nothing else, and days of changes."""
    accounts = [one for one in region.root.iter("span", "div", "p", "li") if _is_named_author(one)]
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


def _list_below(heading: Element, body: Element, weights: Weights) -> list[Element]:
    """Give a heading of other articles with the list that follows it, ``[]`` if none follows."""
    top = heading
    while top is not body and top.getparent() is not None and top.getnext() is None:
        top = top.getparent()
    found = []
    following = top.getnext() if top is not body else None
    while following is not None:
        if weights.all.get(following, 0) and weights.share_of_links(following) < 0.5:
            break
        found.append(following)
        following = following.getnext()
    has_list = any(weights.links.get(one, 0) for one in found)
    return [heading if top is heading else top, *found] if has_list else []
