"""Find where on a page its article stands: by the table of systems, else by the weight of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsroom.commands.importer.pages.area import DATE_RE, LINE, Region, is_in
from newsroom.commands.importer.pages.markup import Element
from newsroom.commands.importer.pages.noise import FOOT, NAVIGATION, SHARE, SIDE, TAGS, TOP, noise_of
from newsroom.commands.importer.pages.pruning import prune
from newsroom.commands.importer.pages.selectors import Index
from newsroom.commands.importer.pages.systems import System, systems
from newsroom.commands.importer.pages.titles import find_title, same, shown, wanted
from newsroom.commands.importer.pages.weights import Weights

_LEAST_BODY = 120
"""Characters of words in what a selector finds, from which it can be the body of an article."""
_MOST_SHARE = 0.6
_ALL = 0.8
"""Share of a page's running text that shows a box to be more than what its names say."""
_NEAR = 60
"""Elements between an article and a line that is still of it."""
_TEASER = 500
"""Characters of running text to a link, at most, in lists of teasers."""
_PHOTOS = 2
"""Photos of a story without running text, at least."""
_DAY = 60
"""Characters of a line that says a day and little else."""
_CLOCK_RE = re.compile(r"\W*(?:thứ\s|chủ nhật|hôm nay|bây giờ)", re.IGNORECASE)
"""How the clock of a server begins, which portals print above all articles: with the day of the week."""
_HEAD = 2000
"""Characters above a body without a title that may be its head."""


def find_region(body: Element, index: Index, weights: Weights, titles: Sequence[str]) -> Region | None:
    """Find the article on a page; ``None`` if no running text stands there.

    ``titles`` are what the page itself says its title is.
    """
    noise = _noise(index, weights, body, titles)
    system, bodies, rivals = _by_systems(index, weights, noise)
    if not bodies:
        system, bodies = None, _by_weight(body, weights, noise)
    bodies = bodies or _by_photos(index, titles, noise)
    if not bodies:
        return None
    title = find_title(index, bodies, titles, system.title if system else (), noise, weights.all)
    if title is not None and system is None:
        bodies = (_narrowed(bodies[0], title, weights),)
    root = common([*bodies, title]) if title is not None else _with_head(common(bodies), weights, noise)
    if root.tag in ("tr", "tbody", "thead", "table", "ul", "ol", "dl") and root.getparent() is not None:
        root = _whole_box(root)
    region = Region(root, system.name if system else "", title, bodies, rivals=rivals)
    _find_parts(region, index, system, noise)
    _take_day(region, weights, noise)
    prune(region, index, weights, noise)
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
            is_main = is_main and (element in holding or reason in (SIDE, TOP))
            if reason == SIDE and "widget" in (element.get("class") or ""):
                is_main = is_main or weights.long.get(element, 0) * 2 > most
            if reason in (FOOT, NAVIGATION, SHARE, TAGS) and not holding:
                is_main = _holds_all(element, weights, most)
            if not is_main:
                found[element] = reason
    return found


def _holds_all(element: Element, weights: Weights, most: int) -> bool:
    """Tell whether nearly all running text of a page stands in an element, whatever that is called."""
    held = weights.long.get(element, 0)
    return held > most * _ALL and held >= _TEASER and weights.share_of_links(element) < 0.3


def _by_systems(
    index: Index, weights: Weights, noise: dict[Element, str]
) -> tuple[System | None, tuple[Element, ...], int]:
    """Find the body by the table of systems: of what it names, what holds most running text."""
    best: tuple[int, System | None, tuple[Element, ...], int] = (0, None, (), 0)
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
                boxes = {body, *body.iter("*"), *body.iterancestors()}
                best = (held, system, (body,), sum(1 for one in found if one not in boxes))
            break
    return best[1:]


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


def _by_photos(index: Index, titles: Sequence[str], noise: dict[Element, str]) -> tuple[Element, ...]:
    """Find a story of photos or a video, which has no running text, around the heading with its title."""
    declared = {same(title) for title in wanted(titles)}
    for tag in ("h1", "h2", "h3"):
        for heading in index.by_tag.get(tag, ()):
            if same(shown(heading)) not in declared or is_in(heading, noise):
                continue
            for box in heading.iterancestors("div", "article", "section", "main", "td"):
                photos = [one for one in box.iter("img") if not is_in(one, noise)]
                if len(photos) >= _PHOTOS or any(True for _ in box.iter("video", "iframe")):
                    return (box,)
    return ()


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
        weights.all.get(one, 0) <= LINE and DATE_RE.search(shown(one))
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
            is_line = weights.all.get(above, 0) <= _DAY and above not in noise and above.tag != "td"
            is_line = is_line and weights.share_of_links(above) < 0.4
            if is_line and DATE_RE.search(shown(above)):
                region.parts["date"] = (*region.parts.get("date", ()), above)
                if above.tag in ("h2", "h3", "h4") or not _CLOCK_RE.match(shown(above)):
                    region.root = common([region.root, above])
            return
        if (inner := inner.getparent()) is None or inner.tag in ("body", "html"):
            return
