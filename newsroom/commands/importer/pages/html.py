"""Turn HTML of any origin into blocks of the record: pages, Word's own HTML, entries of archives.

One walk over the elements, without recursion. Every word that a reader sees is in a block or in ``dropped``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from newsroom.commands.importer.pages import boxes, whole
from newsroom.commands.importer.pages.boxes import Box
from newsroom.commands.importer.pages.elements import CONTROLS, UNSEEN, as_block, is_block, seen_text
from newsroom.commands.importer.pages.embeds import (
    embedded,
    embedded_alone,
    is_recording,
    missing_recording,
    recording_addresses,
)
from newsroom.commands.importer.pages.footnotes import Notes, notes_of, without_arrow
from newsroom.commands.importer.pages.links import link_of
from newsroom.commands.importer.pages.looks import Looks, is_hidden, looks_in, style_of
from newsroom.commands.importer.pages.markup import Element, tree_of
from newsroom.commands.importer.pages.paragraphs import BREAK, MARK, Run, paragraphs
from newsroom.commands.importer.pages.pictures import addresses, is_ornament, picture_of
from newsroom.commands.importer.pages.reading import Find, Reading, not_at_hand
from newsroom.commands.importer.source import Block, Code, Dropped, Embed, Fault

_LIMIT = 300
"""Characters of a dropped part that are kept to tell what it was."""
HIDDEN = "trang cũ không hiện chỗ này"
CONTROL = "nút bấm, ô nhập của trang cũ"
ORNAMENT = "hình trang trí của trang cũ"
FRAME = "khung nhúng từ trang khác"


def read_html(text: str, find: Find = not_at_hand, *, is_whole: bool = False) -> Reading:
    """Read HTML, a whole page or a piece. Pictures that ``find`` does not know are ``missing``.

    ``is_whole`` tells that it is an article as somebody typed it: each form in it is meant.
    """
    tree = tree_of(text)
    body = tree.find("body")
    return read_element(tree if body is None else body, find, is_whole=is_whole)


def read_element(
    root: Element,
    find: Find = not_at_hand,
    leave_out: Mapping[Element, str] | None = None,
    flat: Container[Element] = (),
    *,
    is_whole: bool = False,
) -> Reading:
    """Read what stands in an element; parts in ``leave_out`` are dropped, each with its reason.

    Lists and tables in ``flat`` are lines, no lists and tables: portals lay out their heads so.
    """
    walk = _Walk(root, find, leave_out or {}, flat, is_whole)
    walk.run()
    notes = {name: without_arrow(box.blocks) for name, box in walk.noted.items()}
    return Reading(tuple(walk.top.blocks), notes, tuple(walk.dropped), tuple(walk.faults))


class _Walk:
    """The state of one reading."""

    def __init__(
        self,
        root: Element,
        find: Find,
        leave_out: Mapping[Element, str],
        flat: Container[Element],
        is_whole: bool,
    ) -> None:
        self.root, self.find, self.leave_out, self.flat = root, find, leave_out, flat
        self.is_whole = is_whole
        self.lost: Counter[str] = Counter()
        self.top = Box("flow")
        self.boxes = [self.top]
        self.looks = [Looks()]
        self.runs: list[Run] = []
        self.opened: list[Box | None] = []
        self.place = 1
        self.is_used = False
        self.dropped: list[Dropped] = []
        self.faults: list[Fault] = []
        self.notes: Notes = notes_of(root)
        self.noted: dict[str, Box] = {}

    def run(self) -> None:
        """Walk over all elements."""
        walker = etree.iterwalk(self.root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start":
                if self.is_left_out(element):
                    walker.skip_subtree()
                    self.looks.append(self.looks[-1])
                    self.opened.append(None)
                else:
                    self.start(element)
                continue
            if event == "end":
                self.end(element)
            if element is not self.root and element.tail:
                self.runs.append((element.tail, self.looks[-1]))
        self.flush()
        while len(self.boxes) > 1:
            self.close(self.boxes[-1])
        self.faults += map(Fault, whole.lost_looks(self.lost))

    def is_left_out(self, element: Element) -> bool:
        """Tell whether an element shows nothing of the text, and note what is lost with it."""
        if element is self.root:
            return False
        tag = element.tag
        if tag in UNSEEN:
            return True
        if (reason := self.leave_out.get(element)) is not None:
            self.drop(element, reason)
        elif element in self.notes.backlinks:
            pass
        elif is_hidden(element):
            self.drop(element, HIDDEN)
        elif tag in CONTROLS:
            self.drop(element, CONTROL)
        elif (name := self.notes.marks.get(element)) is not None:
            self.runs.append((MARK, self.looks[-1]._replace(note=name)))
        elif self.is_whole and (code := whole.code_of(element)):
            self.end_block()
            self.add(Code(code))
        elif self.boxes[-1].kind == "mso" and style_of(element).get("mso-list") == "ignore":
            pass
        else:
            return False
        if is_block(element):
            self.end_block()
        return True

    def drop(self, element: Element, reason: str) -> None:
        """Note that an element is left out, if it says anything."""
        words = " ".join("".join(seen_text(element)).split())
        if words:
            self.dropped.append(Dropped(self.place, words[:_LIMIT], reason))

    def start(self, element: Element) -> None:
        """Come into an element."""
        tag = element.tag
        looks = looks_in(element, self.looks[-1])
        box = None
        if self.is_whole:
            self.tell(element)
        if is_block(element):
            self.end_block()
            looks = as_block(element, looks, self.root)
            box = self.open(element)
        elif tag == "br":
            self.runs.append((BREAK, looks))
        elif tag == "a":
            looks = self.linked(element, looks)
        elif tag in ("img", "amp-img", "image"):
            self.picture(element)
        elif tag in ("iframe", "embed", "object", "oembed", "video", "audio", "amp-youtube", "frame"):
            self.embed(element)
        self.looks.append(looks)
        self.opened.append(box)
        if element.text and tag not in ("iframe", "video", "audio"):
            self.runs.append((element.text, looks))

    def end(self, element: Element) -> None:
        """Leave an element."""
        self.looks.pop()
        box = self.opened.pop()
        if box is not None or is_block(element):
            self.end_block()
        if box is not None:
            self.close(box)

    def open(self, element: Element) -> Box | None:
        """Open the box that an element makes, ``None`` if it is a plain one."""
        name = self.notes.names.get(element)
        box = Box("note", name=name) if name is not None else None
        if box is None and element not in self.flat:
            box = boxes.box_of(element, self.boxes)
        if box is not None:
            box.is_whole = self.is_whole
            self.boxes.append(box)
        return box

    def close(self, box: Box) -> None:
        """Close a box and what still stands open in it, and put what it holds where it belongs."""
        while box in self.boxes:
            closing = self.boxes.pop()
            if closing.kind == "note":
                self.noted[closing.name] = closing
                continue
            boxes.put(closing, self.boxes[-1])
            self.faults += [Fault(text, self.place) for text in closing.told]

    def flush(self) -> None:
        """End the paragraph."""
        if not self.runs:
            return
        runs, self.runs = self.runs, []
        for number, text in enumerate(paragraphs(runs)):
            if number:
                self.go_on()
            self.add(embedded_alone(text) or text)

    def end_block(self) -> None:
        """End the paragraph and its place."""
        self.flush()
        self.go_on()

    def add(self, block: Block) -> None:
        """Put a block where the walk is; in what was typed all blocks of a paragraph have one place."""
        boxes.add(replace(block, place=self.place), self.boxes[-1])
        self.is_used = True
        if not self.is_whole:
            self.go_on()

    def go_on(self) -> None:
        """Go on to the next place."""
        self.place += self.is_used
        self.is_used = False

    def tell(self, element: Element) -> None:
        """Note what an element of a typed article shows that is not kept."""
        if looks := whole.looks_of(element):
            self.lost[looks] += 1
        self.dropped += [Dropped(self.place, text[:_LIMIT], why) for text, why in whole.unsaid(element)]

    def linked(self, element: Element, looks: Looks) -> Looks:
        """Tell what a link does to its words."""
        link, fault = link_of(element.get("href") or "")
        if fault:
            self.faults.append(Fault(fault, self.place))
        return looks._replace(link=link) if link else looks

    def picture(self, element: Element) -> None:
        """Put a picture, an emoji as text; note an ornament as left out."""
        alt = element.get("alt") or ""
        if "emoji" in (element.get("class") or "") and 0 < len(alt) <= 8:
            self.runs.append((alt, self.looks[-1]))
            return
        found = addresses(element)
        if is_ornament(element, found):
            self.dropped.append(Dropped(self.place, " ".join([alt, *found[:1]]).strip()[:_LIMIT], ORNAMENT))
            return
        picture, fault = picture_of(element, found, self.find)
        if fault:
            self.faults.append(Fault(fault, self.place))
        if picture is None:
            return
        if self.is_whole:
            self.tell_around(found)
        self.flush()
        if element.xpath("boolean(ancestor::noscript)") and boxes.is_repeated(picture, self.boxes[-1]):
            return
        self.add(picture)

    def tell_around(self, found: Sequence[str]) -> None:
        """Note what goes with a picture of a typed article: where it leads, the sentence that it parts."""
        if (link := self.looks[-1].link) and link not in found:
            self.dropped.append(Dropped(self.place, link[:_LIMIT], whole.PHOTO_LINK))
        if whole.goes_on(said := "".join(text for text, _ in self.runs)):
            self.faults.append(Fault(whole.SPLIT.format(" ".join(said.split())[-60:]), self.place))

    def embed(self, element: Element) -> None:
        """Put a video of a host, or a recording that is at hand; say what is neither."""
        if target := embedded(element):
            self.flush()
            if not boxes.is_shown(target, self.boxes[-1]):
                self.add(Embed(target))
            return
        found = recording_addresses(element)
        if not found:
            return
        if not is_recording(element):
            self.dropped.append(Dropped(self.place, found[0][:_LIMIT], FRAME))
            return
        for address in found:
            if name := self.find(address):
                self.flush()
                self.add(Embed(name))
                return
        self.faults.append(Fault(missing_recording(found[0]), self.place))
