"""Word what the check finds for people who see fields, not a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from newsroom.commands.desk.manuscript.fields import LABELS
from newsroom.commands.desk.reading.findings import Finding
from newsroom.commands.desk.routes.remedies import REMEDIES
from plugins.manuscript.keys import ARTICLE_KEYS

_MISSING = frozenset({"missing-key", "unanswered-key", "missing-author", "missing-issuer"})
_KEYS = "|".join(sorted(ARTICLE_KEYS, key=len, reverse=True))
_KEY_RE = re.compile(rf"«[^»]*»|(?<![\w/.-])(?:{_KEYS})(?![\w/-])")


def is_given_by_acts(finding: Finding) -> bool:
    """Tell whether what a draft lacks is what publishing gives it: the date."""
    return finding.code in _MISSING and finding.key == "Date"


def where(finding: Finding, first: int) -> str:
    """Say where in the article a finding is; ``first`` is the first line of the text, which has number 1."""
    if finding.file:
        return f"{finding.file}:"
    if finding.key:
        return f"{label_of(finding.key)}:"
    return f"Dòng {finding.line - first + 1}:" if finding.line >= first > 1 else ""


def label_of(key: str) -> str:
    """Give what editors call a key of the header."""
    return LABELS.get(key.casefold(), key)


def at_desk(
    finding: Finding, labels: Mapping[str, str] = LABELS, remedies: Mapping[str, str] = REMEDIES
) -> Finding:
    """Give a finding in the words of the form: a key that is missing is a field that is empty.

    Keys are called by the ``labels`` of their fields, by key in lower case, but not within what the article
    itself says, in «…»; what is to be done is said by fields and buttons where the check speaks of a file
    (``remedies``, by code).
    """

    def called(found: re.Match[str]) -> str:
        label = labels.get(found[0].casefold(), found[0])
        return label if label == found[0] else label[:1].lower() + label[1:]

    if finding.code not in _MISSING or not finding.key:
        own = remedies.get(finding.code)
        what, remedy = _KEY_RE.sub(called, finding.what), _KEY_RE.sub(called, finding.remedy)
        return replace(finding, what=what, remedy=f"{own}." if own else remedy[:1].upper() + remedy[1:])
    label = labels.get(finding.key.casefold(), finding.key)
    return replace(finding, what=f"chưa có {label.lower()}", remedy="Điền vào ô này.")


def told(finding: Finding, first: int) -> dict[str, str]:
    """Give a finding as a list shows it; see ``where``."""
    worded = at_desk(finding)
    what = worded.what[:1].upper() + worded.what[1:]
    return {"where": where(worded, first), "words": f"{what}. {worded.remedy}"}
