"""Find what portals put into the text of an article: boxes of other news, advertisements, lists, labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from newsroom.commands.importer.pages.area import LINE, Region, is_in
from newsroom.commands.importer.pages.beside import document_suffix
from newsroom.commands.importer.pages.elements import BLOCKS
from newsroom.commands.importer.pages.markup import Element
from newsroom.commands.importer.pages.noise import (
    ADVERT_RE,
    COUNTS_RE,
    HEADING_RE,
    LABEL,
    RELATED,
    SEE_RE,
    SHARE,
    SIDE,
)
from newsroom.commands.importer.pages.titles import shown
from newsroom.commands.importer.pages.weights import Weights

LABELS = frozenset({"ms-formlabel", "field-label", "field__label"})
"""Classes of words that only name what stands beside them."""
_HEADLINE = 15
"""Characters of the shortest headline of another article."""
_GALLERY_RE = re.compile(r"carousel|slide|swiper|gallery|album", re.IGNORECASE)
_COUNTS = 90
"""Characters of the longest line that counts what readers did."""
_BOX = 250
"""Characters of the longest line that leads to another article."""


def prune_body(
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
    usual = _usual_look(body, weights)
    last = max((order[one] for one in body.iter("*") if weights.long.get(one, 0)), default=-1)
    for element in body.iter("*"):
        words = weights.all.get(element, 0)
        if not words or element is body or element in kept or is_in(element, region.leave_out):
            continue
        share = weights.share_of_links(element)
        is_label = words <= LINE and weights.long.get(element, 0) * 2 < words
        if (reason := noise.get(element)) and (share >= 0.4 or (is_label and not _is_gallery(element))):
            region.leave_out[element] = reason
        elif order[element] > last and _is_list_of_others(element, weights):
            region.leave_out[element] = RELATED
        elif LABELS & set((element.get("class") or "").split()):
            region.leave_out[element] = LABEL
        elif _is_see_also(element, weights, usual):
            region.leave_out[element] = RELATED
        elif element.tag in BLOCKS and words <= 25 and ADVERT_RE.fullmatch(shown(element)):
            region.leave_out[element] = SIDE
        elif words <= _COUNTS and (element.tag in BLOCKS or element.tag == "span") and _counts(element):
            region.leave_out[element] = SHARE
        elif element.tag in BLOCKS and words <= 60 and HEADING_RE.fullmatch(shown(element)):
            for other in _list_below(element, body, weights):
                region.leave_out[other] = RELATED


def _counts(element: Element) -> bool:
    return COUNTS_RE.fullmatch(shown(element)) is not None


def _is_gallery(element: Element) -> bool:
    """Tell whether an element shows photos one after the other, none of which leads to another page."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not _GALLERY_RE.search(names):
        return False
    photos = list(element.iter("img", "amp-img"))
    return bool(photos) and not any(_is_inward(link) for link in element.iter("a"))


def _is_see_also(element: Element, weights: Weights, usual: tuple[str, str]) -> bool:
    """Tell whether an element only leads to another article: by its words, or a headline in its own box."""
    if element.tag not in BLOCKS or weights.all.get(element, 0) > _BOX or weights.all.get(element, 0) < 2:
        return False
    links = list(element.iter("a"))
    if any(document_suffix(link.get("href") or "") for link in links):
        return False
    text = shown(element)
    share = weights.share_of_links(element)
    if match := SEE_RE.match(text):
        return share >= 0.6 or (bool(links) and text[match.end() : match.end() + 2].strip().startswith(":"))
    is_own = len(links) == 1 and share == 1 and _is_inward(links[0]) and _look(element) != usual
    return is_own and element.tag in ("div", "section", "p") and _reads_as_headline(text)


def _is_inward(link: Element) -> bool:
    """Tell whether a link leads to another page of the same site."""
    href = (link.get("href") or "").strip()
    return href.startswith("/") and not href.startswith("//")


def _reads_as_headline(text: str) -> bool:
    return len(text) >= 25 and len(text.split()) >= 5 and text[0].isupper() and text[-1] not in ".:;,!"


def _look(element: Element) -> tuple[str, str]:
    return (element.tag, element.get("class") or "")


def _usual_look(body: Element, weights: Weights) -> tuple[str, str]:
    """Give tag and classes of most paragraphs of a body."""
    found = Counter(
        _look(one)
        for one in body.iter("p", "div")
        if weights.long.get(one, 0) and not any(weights.long.get(inner, 0) for inner in one)
    )
    return found.most_common(1)[0][0] if found else ("", "")


def _is_list_of_others(element: Element, weights: Weights) -> bool:
    """Tell whether an element lists three other articles or more, and no documents."""
    if element.tag not in ("ul", "ol", "table", "div", "dl") or weights.share_of_links(element) < 0.5:
        return False
    links = [link for link in element.iter("a") if weights.all.get(link, 0) >= _HEADLINE]
    return len(links) >= 3 and not any(document_suffix(link.get("href") or "") for link in links)


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
