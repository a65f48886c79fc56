"""Tell the credit of a photo from its caption."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsroom.vietnamese.brackets import opens_to_the_end, unclosed, without_pair
from newsroom.vietnamese.comparing import comparable, nfc

_STOP_RE = re.compile(r"(?<!\b\w)(?<![.…])\.$")
"""A full stop that ends a credit, but for that of a letter that stands for a name."""


def credit_pattern(makers: str, things: str) -> re.Pattern[str]:
    """Make the pattern of a credit at the end of a text.

    ``makers`` are the words before its colon, ``things`` those that may be ``… minh họa``, each
    as alternatives of a regular expression.
    """
    source = r"\s*+[(\[.;,–-]?\s*+(?:[Nn]guồn(?: ảnh)?|[Ảả]nh)?\s*+:\s*+[^:\s][^:]*+|\s*+\([^():]++\)"
    return re.compile(
        r"(?:^|(?<=[\s.;,–-])|(?=[(\[]))(?P<open>(?:[(\[]\s*)?)(?P<credit>"
        rf"(?:{makers})\s*+:\s*+[^:\s][^:]*+|(?:{things}) minh (?:họa|hoạ)(?:{source})?\s*[)\]]?\.?)$"
    )


_CREDIT_RE = credit_pattern("Nguồn ảnh|Ảnh|ẢNH", "Ảnh")


def split_credit(text: str, pattern: re.Pattern[str] = _CREDIT_RE) -> tuple[str, str]:
    """Split ``Đại biểu dự hội nghị. Ảnh: P. Mai`` into caption and credit.

    Brackets around the credit go as a pair; one that is alone stays, and a credit within
    brackets that hold more is no credit but a part of the text.
    """
    text = text.strip()
    if ":" not in text and " minh h" not in text:  # one of them is in each credit
        return text, ""
    found = _split(text, pattern)
    if found is None and (inner := without_pair(_without_stop(text))) and inner != text:
        found = _split(inner, pattern)
    return found or (text, "")


def _without_stop(text: str) -> str:
    """Take off the full stop that ends a credit; there are no spaces behind it."""
    return _STOP_RE.sub("", text) if text.endswith(".") else text


def _split(text: str, pattern: re.Pattern[str]) -> tuple[str, str] | None:
    """Split a text that ends in a credit whose brackets are in order; ``None`` if it does not."""
    match = pattern.search(text)
    if match is None or unclosed(before := text[: match.start()]):
        return None
    opener = match["open"]
    credit = _without_stop((opener + match["credit"]).strip())
    if opener:
        if not opens_to_the_end(credit):
            return None
        credit = _without_stop(without_pair(credit))
    return before.rstrip(" ;,–-"), credit.strip()


def joined_credits(credits: Iterable[str]) -> str:
    """Join the credits of one photo; one that another begins with is said by that: ``Ảnh: A; Ảnh: B``."""
    given = list(filter(None, credits))
    if len(given) < 2:
        return "".join(given)
    found: list[tuple[list[str], str]] = []
    for credit in given:
        words = [comparable(word) for word in re.findall(r"\w+", nfc(credit))]
        if any(_begins(other, words) for other, _ in found):
            continue
        found = [(other, kept) for other, kept in found if not _begins(words, other)]
        found.append((words, credit))
    return "; ".join(credit for _, credit in found)


def _begins(text: list[str], start: list[str]) -> bool:
    return text[: len(start)] == start
