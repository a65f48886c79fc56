"""Find what makes Word and Excel fetch something from elsewhere: fields, connections, formulas, addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from plugins.downloads.package import Package
from plugins.downloads.unfit import Unfit

FIELD = "\x1f"
"""Stands where a field begins or ends; XML cannot hold it."""

_FIELD_RE = re.compile(
    rf"{FIELD}\s*((?:INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DATABASE)\b[^{FIELD}]*)", re.I
)
_FORMULAS = frozenset({"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula"})
_FORMULA_RE = re.compile(r"(?:^|[^\w.]|_xlfn\.|_xlws\.)((?:WEBSERVICE|IMAGE)\s*\()", re.I)
_QUOTED_RE = re.compile(r'"[^"]*"')
_MAYBE_RE = re.compile(rb"WEBSERVICE|IMAGE|&#|<!|\x00", re.I)
"""Without one of these a part, in any encoding, has no such formula: most large sheets are not parsed."""

_CALCULATED_RE = re.compile(r"spreadsheetml\.(?!sharedstrings|styles|comments)")
_LOCAL_FILE_RE = re.compile(r"file:(/*[a-z]:|/?[^/]|///[^/])|/?[^/:]*(/|$)|[a-z]:", re.I)


def is_remote(target: str) -> bool:
    """Tell whether a path or address leads to another machine."""
    plain = unquote(target).strip().replace("\\", "/")
    return plain.startswith("//") or not _LOCAL_FILE_RE.match(plain)


def check_fields(fields: str) -> None:
    """Refuse fields that fetch pictures, text or data; ``FIELD`` stands between them."""
    if found := _FIELD_RE.search(fields):
        raise Unfit("file-external", found[1].strip())


def check_workbook(package: Package) -> None:
    """Refuse connections to the web, those that are renewed on opening, and formulas that fetch."""
    for name, content_type in package.types.items():
        if content_type.endswith(("spreadsheetml.connections+xml", "spreadsheetml.querytable+xml")):
            package.walk(name, _check_connection)
        elif _CALCULATED_RE.search(content_type) and package.holds(name, _MAYBE_RE):
            _check_formulas(package, name)


def _check_connection(tag: str, attributes: Mapping[str, str]) -> None:
    if tag == "webPr":
        raise Unfit("file-external", attributes.get("url", "web"))
    for key in ("sourceFile", "odcFile"):
        if is_remote(attributes.get(key, "")):
            raise Unfit("file-external", attributes[key])
    interval = attributes.get("interval", "0") if tag == "connection" else "0"
    if attributes.get("refreshOnLoad", "0").strip().lower() in ("1", "true") or interval.strip() != "0":
        raise Unfit("file-external", attributes.get("name", "connection"))


def _check_formulas(package: Package, name: str) -> None:
    formula: list[str] = []
    inside = False

    def check() -> None:
        if found := _FORMULA_RE.search(_QUOTED_RE.sub('""', "".join(formula))):
            raise Unfit("file-external", f"{found[1][:-1].strip()}()")
        formula.clear()

    def start(tag: str, _: Mapping[str, str]) -> None:
        nonlocal inside
        inside = tag in _FORMULAS
        if formula:
            check()

    def text(piece: str) -> None:
        if inside:
            formula.append(piece)

    package.walk(name, start, text)
    check()
