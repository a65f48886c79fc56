"""Look into Word, Excel and PowerPoint documents (ECMA-376): packages of parts and relationships."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newsroom.model.attachment import KINDS, suffix_of
from plugins.downloads.fetching import FIELD, check_fields, check_workbook, is_remote
from plugins.downloads.package import Budget, Package
from plugins.downloads.unfit import OLE, Finding, Unfit, true_kind

_MAIN = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": ".pptx",
}
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAX_DEPTH = 2
_MACRO_RE = re.compile(r"macro|vba|attachedtoolbars")
_MACRO_PART_RE = re.compile(r"(^|/)(vba(project|data)[^/]*|macrosheets/.*)$")
_CONTROL_RE = re.compile(r"activex")
_OBJECT_RE = re.compile(r"oleobject")
_NESTED = (OLE, b"MZ", b"\x7fELF", b"%PDF", b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"#!")
_FETCHED_ON_CLICK = frozenset({
    "hyperlink", "externallinkpath", "externallinklongpath", "xlpathmissing", "xlstartup", "xllibrary",
    "xlalternatestartup",
})  # fmt: skip
"""Relationships that may lead outside: a reader must click, or Excel asks before it follows
them; those of workbooks must stay on the reader's machine."""

_STORY_RE = re.compile(r"wordprocessingml\.(document\.main|header|footer|footnotes|endnotes|comments)\+xml$")
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo"})
_DDE_RE = re.compile(r"(^|[\s{\"])DDE(AUTO)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Relationship:
    kind: str
    target: str
    external: bool


def inspect_office(suffix: str, data: bytes) -> list[Finding]:
    """Look into a document; give what its editor should be told, raise ``Unfit`` if it must not go out."""
    return _inspect(suffix, data, Budget(), 0)


def _inspect(suffix: str, data: bytes, budget: Budget, depth: int) -> list[Finding]:
    if data.startswith(OLE) and _ENCRYPTED in data:
        raise Unfit("file-locked")
    if not data.startswith(b"PK\x03\x04"):
        raise Unfit("file-mislabelled", true_kind(data))
    package = Package(data, budget)
    if "[content_types].xml" not in package:
        raise Unfit("file-mislabelled", "tệp nén")
    _check_parts(package)
    for name in package:
        if name.endswith(".rels"):
            for relationship in _relationships(package, name):
                _check_relationship(relationship)
    main = _main_part(package)
    kind = _MAIN.get(package.types[main])
    if kind != suffix:
        raise Unfit("file-mislabelled", KINDS[kind].name if kind else "tệp mẫu hoặc loại khác của Office")
    _check_nested(package, budget, depth)
    check_workbook(package)
    return [*_look_through_text(package), *_look_for_hidden(package, main)]


def _check_parts(package: Package) -> None:
    """Refuse macros, ActiveX and OLE objects, told by name, content type or first bytes."""
    for name, content_type in package.types.items():
        if _MACRO_RE.search(content_type) or _MACRO_PART_RE.search(name):
            raise Unfit("file-macro")
        if _CONTROL_RE.search(content_type) or "/activex/" in f"/{name}":
            raise Unfit("file-control")
    for name, content_type in package.types.items():
        if _OBJECT_RE.search(content_type) or package.heads[name].startswith(_NESTED):
            raise Unfit("file-embedded", posixpath.basename(name))


def _check_nested(package: Package, budget: Budget, depth: int) -> None:
    """Look into documents in the document, as the sheet behind a chart; refuse other packages."""
    for name, head in package.heads.items():
        if head.startswith(b"PK\x03\x04"):
            if depth >= _MAX_DEPTH or suffix_of(name) not in KINDS:
                raise Unfit("file-embedded", posixpath.basename(name))
            _inspect(suffix_of(name), package.read(name), budget, depth + 1)
        elif "/embeddings/" in f"/{name}" and not name.endswith("/"):
            raise Unfit("file-embedded", posixpath.basename(name))


def _relationships(package: Package, name: str) -> list[_Relationship]:
    found: list[_Relationship] = []

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Relationship":
            kind = attributes.get("Type", "").rstrip("/").rpartition("/")[2].lower()
            external = attributes.get("TargetMode", "").strip().lower() == "external"
            found.append(_Relationship(kind, attributes.get("Target", ""), external))

    package.walk(name, start)
    return found


def _check_relationship(relationship: _Relationship) -> None:
    kind, target = relationship.kind, relationship.target
    if "vbaproject" in kind:
        raise Unfit("file-macro")
    if "activex" in kind or kind == "control":
        raise Unfit("file-control")
    if relationship.external and (
        kind not in _FETCHED_ON_CLICK or (kind != "hyperlink" and is_remote(target))
    ):
        code = "file-template" if kind == "attachedtemplate" else "file-external"
        raise Unfit(code, target)
    if kind in ("oleobject", "afchunk"):
        raise Unfit("file-embedded", posixpath.basename(target))


def _main_part(package: Package) -> str:
    """Name the part that the package as a whole leads to."""
    if "_rels/.rels" not in package:
        raise Unfit("file-mislabelled", "tệp nén")
    found = [one for one in _relationships(package, "_rels/.rels") if one.kind == "officedocument"]
    name = posixpath.normpath(found[0].target.lstrip("/")).lower() if len(found) == 1 else ""
    if name not in package:
        raise Unfit("file-damaged")
    return name


def _look_through_text(package: Package) -> Iterator[Finding]:
    """Count tracked changes and comments; refuse fields that start programs (DDE) or fetch something."""
    counted: Counter[str] = Counter()
    field: list[str] = []
    inside = False

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal inside
        counted[tag] += 1
        inside = tag in ("instrText", "delInstrText")
        if tag == "fldSimple":
            field.append(f"{FIELD}{attributes.get('instr', '')}{FIELD}")
        elif tag == "fldChar":
            field.append(FIELD)
        elif tag == "ddeLink":
            raise Unfit("file-active", "DDE")
        elif tag == "oleLink":
            raise Unfit("file-external", "OLE")

    def text(piece: str) -> None:
        if inside:
            field.append(piece)

    for name, content_type in package.types.items():
        if _STORY_RE.search(content_type):
            package.walk(name, start, text)
        elif content_type.endswith("spreadsheetml.externallink+xml"):
            package.walk(name, start)
    if _DDE_RE.search("".join(field)):
        raise Unfit("file-active", "DDE")
    check_fields(FIELD + "".join(field))
    if changes := sum(counted[tag] for tag in _CHANGES):
        yield "file-tracked", str(changes)
    if counted["comment"]:
        yield "file-comments", str(counted["comment"])


def _look_for_hidden(package: Package, main: str) -> Iterator[Finding]:
    """Name the sheets of a workbook that are hidden."""
    hidden: list[str] = []

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "sheet" and attributes.get("state", "visible").lower() != "visible":
            hidden.append(attributes.get("name", ""))

    if package.types[main].endswith("sheet.main+xml"):
        package.walk(main, start)
    if hidden:
        yield "file-hidden", ", ".join(hidden[:5])
