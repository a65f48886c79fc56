"""Find where on a page its article stands, and what around it and in it is none of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from newsroom.commands.importer.pages.elements import BLOCKS, seen_text
from newsroom.commands.importer.pages.markup import Element
from newsroom.commands.importer.pages.metadata import is_somebody
from newsroom.commands.importer.pages.noise import (
    ACCOUNT,
    BUTTON_RE,
    CHANGED,
    HEADING_RE,
    NAVIGATION,
    RELATED,
    REST,
    SHARE,
    TOP,
    noise_of,
)
from newsroom.commands.importer.pages.selectors import Index
from newsroom.commands.importer.pages.systems import System, systems
from newsroom.commands.importer.pages.titles import find_title, same, shown, wanted
from newsroom.commands.importer.pages.weights import Weights

_LEAST_BODY = 120
"""Characters of words in what a selector finds, from which it can be the body of an article."""
_MOST_SHARE = 0.6
_DATE_RE = re.compile(
    r"\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{2,4}|\d{1,2}\s+tháng\s+\d|\d{4}-\d\d-\d\d|lượt (?:xem|đọc)",
    re.IGNORECASE,
)
_ACCOUNT_RE = re.compile(
    r"^(?:posted|written|viết|đăng)?\s*(?:by|bởi|tác giả|người đăng)\s*:?\s*", re.IGNORECASE
)
_NEAR = 60
"""Elements between an article and a line that is still of it."""
_TEASER = 500
"""Characters of running text to a link, at most, in lists of teasers."""
_DAY = 60
"""Characters of a line that says a day and little else."""
_HEAD = 2000
"""Characters above a body without a title that may be its head."""
_LINE, _KICKER = 300, 160
"""Characters of the longest line below an article, and above its title, that may be of it."""


@dataclass(slots=True)
class Region:
    """Where the article is: its parts stand in ``root``; what is in ``leave_out`` is none, for a reason."""

    root: Element
    system: str
    title: Element | None
    bodies: tuple[Element, ...]
    parts: dict[str, tuple[Element, ...]] = field(default_factory=dict)
    leave_out: dict[Element, str] = field(default_factory=dict)


def find_region(body: Element, index: Index, weights: Weights, titles: Sequence[str]) -> Region | None:
    """Find the article on a page; ``None`` if no running text stands there.

    ``titles`` are what the page itself says its title is.
    """
    noise = _noise(index, weights, body, titles)
    system, bodies = _by_systems(index, weights, noise)
    if not bodies:
        system, bodies = None, _by_weight(body, weights, noise)
    if not bodies:
        return None
    title = find_title(index, bodies, titles, system.title if system else (), noise, weights.all)
    if title is not None and system is None:
        bodies = (_narrowed(bodies[0], title, weights),)
    root = common([*bodies, title]) if title is not None else _with_head(common(bodies), weights, noise)
    if root.tag in ("tr", "tbody", "thead", "table", "ul", "ol", "dl") and root.getparent() is not None:
        root = _whole_box(root)
    region = Region(root, system.name if system else "", title, bodies)
    _find_parts(region, index, system, noise)
    _take_day(region, weights, noise)
    _prune(region, index, weights, noise)
    return region


def _noise(index: Index, weights: Weights, body: Element, titles: Sequence[str]) -> dict[Element, str]:
    """List what is no article by its names, never what holds the title or, without one, most text."""
    declared = {same(title) for title in wanted(titles)}
    headings = [
        one for tag in ("h1", "h2", "h3") for one in index.by_tag.get(tag, ()) if same(shown(one)) in declared
    ]
    holding = {above for heading in headings for above in (heading, *heading.iterancestors())}
    most = weights.long.get(body, 0)
    found: dict[Element, str] = {}
    named = (one for tag in ("nav", "footer", "aside") for one in index.by_tag.get(tag, ()))
    for element in [*index.with_attributes, *named]:
        if reason := noise_of(element):
            is_main = element in holding if holding else weights.long.get(element, 0) * 2 > most
            if not is_main:
                found[element] = reason
    return found


def is_in(element: Element, boxes: Iterable[Element] | dict[Element, str]) -> bool:
    """Tell whether an element is, or stands in, one of the boxes."""
    while element is not None:
        if element in boxes:
            return True
        element = element.getparent()
    return False


def _by_systems(
    index: Index, weights: Weights, noise: dict[Element, str]
) -> tuple[System | None, tuple[Element, ...]]:
    """Find the body by the table of systems: of what it names, what holds most running text."""
    best: tuple[int, System | None, tuple[Element, ...]] = (0, None, ())
    for system in systems():
        for selector in system.body:
            found = [
                one
                for one in index.all([selector])
                if weights.all.get(one, 0) >= _LEAST_BODY and not is_in(one, noise)
            ]
            found = [one for one in found if weights.share_of_links(one) < 0.5]
            if not found:
                continue
            body = max(found, key=lambda one: weights.long.get(one, 0))
            held = weights.long.get(body, 0)
            if held > best[0] * 1.02:
                best = (held, system, (body,))
            break
    return best[1], best[2]


def _by_weight(body: Element, weights: Weights, noise: dict[Element, str]) -> tuple[Element, ...]:
    """Find the innermost box that holds most of the running text outside what is none by its names."""
    lost: dict[Element, int] = {}
    for element in noise:
        parent = element.getparent()
        if parent is None or is_in(parent, noise):
            continue
        held = weights.long.get(element, 0)
        lost[element] = lost.get(element, 0) + held
        while held and parent is not None:
            lost[parent] = lost.get(parent, 0) + held
            parent = parent.getparent()

    def held_by(element: Element) -> int:
        return weights.long.get(element, 0) - lost.get(element, 0)

    total = held_by(body)
    if total < 60:
        return ()
    box = body
    while len(box):
        inner = max(box, key=held_by)
        if held_by(inner) < total * _MOST_SHARE:
            break
        box = inner
    return (box,)


def _narrowed(box: Element, title: Element, weights: Weights) -> Element:
    """Go into a box to the column with the title, where the others are lists of teasers."""
    above = {title, *title.iterancestors()}
    if box not in above:
        column = next((one for one in title.iterancestors() if weights.long.get(one, 0) >= _LEAST_BODY), box)
        links = sum(1 for _ in box.iter("a"))
        is_list = links >= 3 and weights.long.get(box, 0) / links <= _TEASER
        return column if is_list and column not in box.iterancestors() else box
    while (inner := next((one for one in box if one in above), None)) is not None and inner is not title:
        held = weights.long.get(inner, 0)
        links = sum(1 for _ in box.iter("a")) - sum(1 for _ in inner.iter("a"))
        rest = weights.long.get(box, 0) - held
        if held < _LEAST_BODY or (rest and (links < 3 or rest / links > _TEASER)):
            break
        box = inner
    return box


def common(elements: Sequence[Element]) -> Element:
    """Give the innermost element that holds all of ``elements``."""
    paths = [[element, *element.iterancestors()] for element in elements]
    shared = paths[0]
    for path in paths[1:]:
        seen = set(path)
        shared = [one for one in shared if one in seen]
    return shared[0]


def _with_head(box: Element, weights: Weights, noise: dict[Element, str]) -> Element:
    """Go out from a body without a title as long as what stands above it may be its head."""
    root = inner = box
    while (parent := inner.getparent()) is not None and parent.tag != "html":
        above = [one for one in inner.itersiblings(preceding=True) if weights.all.get(one, 0)]
        if any(one in noise or weights.share_of_links(one) > 0.4 for one in above[:6]):
            break
        if above and sum(weights.all.get(one, 0) for one in above) <= _HEAD:
            root = parent
        elif above:
            break
        inner = parent
    return root


def _whole_box(element: Element) -> Element:
    """Go out of the rows and items of a layout to the box they make."""
    while (
        element.tag in ("tr", "tbody", "thead", "table", "ul", "ol", "dl") and element.getparent() is not None
    ):
        if element.tag in ("table", "ul", "ol", "dl"):
            return element
        element = element.getparent()
    return element


def _find_parts(region: Region, index: Index, system: System | None, noise: dict[Element, str]) -> None:
    """Find lead, date and author lines by the table where they stand near the article, and take them in."""
    if system is None:
        return
    order = index.order
    first = min(order[one] for one in (*region.bodies, *([region.title] if region.title is not None else [])))
    last = max(order[next(reversed(list(body.iter("*"))))] for body in region.bodies)
    for kind, selectors in (("lead", system.lead), ("date", system.date), ("author", system.author)):
        found: list[Element] = []
        for element in index.all(selectors):
            place = order[element]
            near = first - _NEAR // 2 <= place <= last + _NEAR
            if (
                near
                and not is_in(element, noise)
                and not is_in(element, set(found))
                and not any(one is element for one in region.root.iterancestors())
            ):
                found.append(element)
        region.parts[kind] = tuple(found)


def _take_day(region: Region, weights: Weights, noise: dict[Element, str]) -> None:
    """Take in a line right above the region that says a day, if none stands in the head of the article."""
    body = region.bodies[0]
    lines = [one for one in region.root.iter("*") if not weights.long.get(one, 0) and one is not body]
    if any(
        weights.all.get(one, 0) <= _LINE and _DATE_RE.search(_words(one))
        for one in lines
        if weights.all.get(one, 0) >= 8
    ):
        return
    inner = region.root
    for _ in range(3):
        above = inner.getprevious()
        while above is not None and not weights.all.get(above, 0):
            above = above.getprevious()
        if above is not None:
            is_line = weights.all.get(above, 0) <= _DAY and above not in noise
            if is_line and _DATE_RE.search(_words(above)):
                region.parts["date"] = (*region.parts.get("date", ()), above)
                region.root = common([region.root, above])
            return
        if (inner := inner.getparent()) is None or inner.tag in ("body", "html"):
            return


def _prune(region: Region, index: Index, weights: Weights, noise: dict[Element, str]) -> None:
    """List what is left out inside the region: on the way to its parts, and in the body."""
    kept = {region.title, *region.bodies, *(one for found in region.parts.values() for one in found)} - {None}
    spine = {above for part in kept for above in part.iterancestors()}
    order = index.order
    bodies = sorted(order[one] for one in region.bodies)
    start = order[region.title] if region.title is not None else -1
    ended = False
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
        _prune_body(body, region, weights, noise, kept, spine)
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
    text = " ".join("".join(seen_text(element)).split())
    few_links = weights.share_of_links(element) < 0.4
    if few_links and words <= _KICKER and _DATE_RE.search(text):
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
    text = " ".join("".join(seen_text(element)).split())
    if HEADING_RE.match(text) or _is_list_of_links(element, weights):
        return RELATED
    share = weights.share_of_links(element)
    if share >= 0.4 or (words > _LINE and weights.long.get(element, 0) * 2 < words):
        return RELATED if share >= 0.4 and words > 100 else REST
    return ""


def _is_list_of_links(element: Element, weights: Weights) -> bool:
    links = sum(1 for _ in element.iter("a"))
    return links >= 2 and weights.share_of_links(element) > 0.6


def _prune_body(
    body: Element,
    region: Region,
    weights: Weights,
    noise: dict[Element, str],
    kept: set[Element],
    spine: set[Element],
) -> None:
    """List what is none of the article inside the body.

    That is what is named so and holds little text or mostly links, and lists of others below their heading.
    """
    for element in body.iter("*"):
        words = weights.all.get(element, 0)
        if (
            not words
            or element is body
            or element in kept
            or element in spine
            or is_in(element, region.leave_out)
        ):
            continue
        share = weights.share_of_links(element)
        is_label = words <= _LINE and weights.long.get(element, 0) * 2 < words
        if (reason := noise.get(element)) and (share >= 0.4 or is_label):
            region.leave_out[element] = reason
        elif element.tag in BLOCKS and words <= 60 and HEADING_RE.fullmatch(_words(element)):
            for other in _list_below(element, body, weights):
                region.leave_out[other] = RELATED


def _words(element: Element) -> str:
    return " ".join("".join(seen_text(element)).split())


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
            text = _ACCOUNT_RE.sub("", _words(element))
            if len(text) <= 40 and not is_somebody(text):
                region.leave_out[element] = ACCOUNT
        elif weights.all.get(element, 0) <= 40 and BUTTON_RE.fullmatch(_words(element)):
            box = element
            while (
                box.getparent() is not None
                and box.getparent() is not region.root
                and BUTTON_RE.fullmatch(_words(box.getparent()))
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
