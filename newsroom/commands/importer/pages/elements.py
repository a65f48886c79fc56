"""Know the elements of HTML: which stand on lines of their own, which show no words."""

from __future__ import annotations

from lxml import etree

from newsroom.commands.importer.pages.looks import Looks, style_of
from newsroom.commands.importer.pages.markup import Element, names

BLOCKS = names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main"
    " menu nav noframes ol optgroup p pre section summary table tbody td tfoot th thead title tr ul"
)
UNSEEN = names(
    "area base basefont bgsound canvas col colgroup datalist head link map meta param rp script style svg "
    "template title track xml"
)
"""Elements that show no words. ``head`` is read elsewhere."""
CONTROLS = names("button input option select textarea")
_BOXES = names("block flex grid list-item table table-cell table-row")


def is_block(element: Element) -> bool:
    """Tell whether an element stands on lines of its own."""
    shown = style_of(element).get("display", "")
    if element.tag in BLOCKS:
        return shown != "inline" or element.tag not in ("div", "p", "li")
    return shown in _BOXES


def as_block(element: Element, looks: Looks, root: Element) -> Looks:
    """Add what a block says of its paragraphs: level of heading; its classes and those of the box around."""
    tag = element.tag
    level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else looks.level
    classes = looks.classes
    if element is not root and (own := _classes(element)):
        parent = element.getparent()
        around = _classes(parent) if parent is not None and parent is not root else ""
        classes = f"{own} {around}".strip()
    return looks._replace(level=level, classes=classes)


def _classes(element: Element) -> str:
    return " ".join((element.get("class") or "").split())[:200]


def seen_text(element: Element) -> list[str]:
    """Give the words that a reader sees in an element, a space where blocks meet."""
    found: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, inner in walker:
        if event == "start":
            if inner is not element and (inner.tag in UNSEEN or inner.tag == "noscript"):
                walker.skip_subtree()
                continue
            found += [" "] if inner.tag in BLOCKS or inner.tag == "br" else []
            found += [inner.text] if inner.text else []
            continue
        if event == "end" and inner.tag in BLOCKS:
            found.append(" ")
        if inner is not element and inner.tail:
            found.append(inner.tail)
    return found
