"""Gather what a page declares of its article, and what its own elements tell beside its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from newsroom.commands.importer.pages.area import DATE_RE, Region
from newsroom.commands.importer.pages.markup import Element
from newsroom.commands.importer.pages.metadata import Metadata, is_somebody, stamped
from newsroom.commands.importer.pages.moments import moment_of
from newsroom.commands.importer.pages.sections import sections, tags
from newsroom.commands.importer.pages.selectors import Index
from newsroom.commands.importer.pages.titles import same, shown, wanted
from newsroom.commands.importer.pages.whereabouts import old_url, unfit_url
from newsroom.commands.importer.source import Fact
from newsroom.vietnamese.legacy import decode_tcvn3, decode_vni, legacy_encoding, may_be_legacy

DOUBTED = 40
"""The confidence of a day that may be that of the server: it is only shown."""
_HOME_RE = re.compile(
    r"(?:trang chủ|home|trang chính|trang nhất|tin tức|tin tuc|news|chuyên mục)", re.IGNORECASE
)
_KICKER_RE = re.compile(
    r"kicker|(?:pre|sur|super|over|top|upper)-?_?(?:title|head|line)|eyebrow|(?:title|tieu-?de|tit)[-_]?(?:tren|phu|top|pre)|"
    r"phu-?de|chuyen-?de|chapeau-?top",
    re.IGNORECASE,
)
"""How portals call the line above a title."""
_MOST_TAGS = 20
_CHANGED_RE = re.compile(r"updated|modified", re.IGNORECASE)
"""What an element is called that shows when an article was changed, which is not when it came."""


def facts_of(
    index: Index, metadata: Metadata, region: Region, address: str
) -> Mapping[str, tuple[Fact, ...]]:
    """Gather the facts of a page by header key, the best first."""
    found: dict[str, list[Fact]] = {key: list(facts) for key, facts in metadata.facts.items()}
    found["Title"] = _titles(metadata, region)
    found["Date"] = _dates(index, region, found.get("Date", []))
    found["Summary"] = _texts(region.parts.get("lead", ()), "phần tóm tắt của trang")
    found_in = [
        text
        for text in sections(index, region)
        if not _HOME_RE.fullmatch(text) and not _says_title(text, found["Title"])
    ]
    found.setdefault("Category", []).extend(
        Fact(text, "đường dẫn chuyên mục trên trang", 90) for text in reversed(found_in)
    )
    if "Tags" not in found:
        found["Tags"] = [Fact(text, "từ khóa trên trang", 90) for text in tags(index, region)[:_MOST_TAGS]]
    if kicker := _kicker(region):
        found["Kicker"] = [Fact(kicker, "dòng trên tiêu đề của trang", 92)]
    found["Author"] = [fact for fact in found.get("Author", []) if is_somebody(fact.value, metadata.site)]
    if old := old_url(address) or unfit_url(address):
        found["Old_URL"] = [Fact(old, "địa chỉ của trang cũ")]
    return {key: tuple(map(_in_unicode, facts)) for key, facts in found.items() if facts}


def _in_unicode(fact: Fact) -> Fact:
    """Decode a value that is in the encoding of an old font, as the text of its page is."""
    if not may_be_legacy(fact.value) or not (encoding := legacy_encoding(fact.value)):
        return fact
    return replace(fact, value=decode_tcvn3(fact.value) if encoding == "TCVN3" else decode_vni(fact.value))


def _titles(metadata: Metadata, region: Region) -> list[Fact]:
    """Give the title as the page shows it, else as it declares it, less sure with the site's name in it."""
    declared = wanted(metadata.titles)
    if region.title is not None and (text := shown(region.title)):
        is_declared = same(text) in map(same, declared)
        return [Fact(text, "tiêu đề trên trang", 100 if is_declared else 88)]
    if not metadata.titles:
        return []
    title = metadata.titles[0]
    for name in (metadata.site,):
        if name and title.endswith(name):
            title = title[: -len(name)].rstrip(" -–—|»:·")
    return [
        Fact(
            title,
            "tiêu đề khai trong trang",
            90 if title != metadata.titles[0] or len(metadata.titles) > 1 else 75,
        )
    ]


def _says_title(text: str, titles: Sequence[Fact]) -> bool:
    return any(same(fact.value).startswith(same(text)) for fact in titles if len(same(text)) > 10)


def _dates(index: Index, region: Region, declared: Sequence[Fact]) -> list[Fact]:
    """Order the dates: what the page declares as the day of publication, what elements of the article say.

    A declared day after the one that the article shows is that of a change or of the server: it goes last.
    """
    inside = [one for one in region.root.iter("*") if not _is_left_out(one, region)]
    stamps = stamped(index, inside)
    printed = [
        Fact(moment, "dòng ngày của trang", 95 if _is_of_article(one, index, region) else DOUBTED)
        for one in region.parts.get("date", ())
        if not _CHANGED_RE.search(f"{one.get('class')} {one.get('itemprop')}")
        and (moment := moment_of(shown(one)))
    ]
    facts = [*declared, *stamps]
    printed.sort(key=lambda fact: -fact.confidence)
    if printed and printed[0].confidence > DOUBTED and facts and facts[0].value[:10] > printed[0].value[:10]:
        return [Fact(printed[0].value, printed[0].origin, 85), *facts]
    return [*facts, *printed]


def _is_of_article(line: Element, index: Index, region: Region) -> bool:
    """Tell whether a line with a day is of the article: below its title, or in one box with it.

    What stands in a bar of its own above the article's box is as likely the clock of the server.
    """
    title = region.title
    if title is None or line.tag in ("h2", "h3", "h4") or index.order[line] > index.order[title]:
        return True
    return any(above is title.getparent() for above in line.iterancestors())


def _is_left_out(element: Element, region: Region) -> bool:
    while element is not None and element is not region.root:
        if element in region.leave_out:
            return True
        element = element.getparent()
    return False


def _texts(elements: Iterable[Element], origin: str) -> list[Fact]:
    return [
        Fact(text, origin, 90)
        for one in elements
        if 40 <= len(text := shown(one)) <= 3000 and not text.endswith(":")
    ][:1]


def _kicker(region: Region) -> str:
    """Give what stands right above the title and is called a line above titles."""
    above = region.title
    for _ in range(3):
        if above is None or above is region.root:
            return ""
        before = above.getprevious()
        while before is not None and not shown(before):
            before = before.getprevious()
        if before is not None:
            text, names = shown(before), f"{before.get('class') or ''} {before.get('id') or ''}"
            is_line = 4 <= len(text) <= 120 and not DATE_RE.search(text) and before not in region.leave_out
            return text if is_line and _KICKER_RE.search(names) else ""
        above = above.getparent()
    return ""
