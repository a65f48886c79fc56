"""Make the models of registers (*văn bản*): all documents of a category, those of a year, kind or issuer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsroom.engine import (
    DOCUMENT_ISSUER,
    DOCUMENT_KIND,
    DOCUMENT_YEAR,
    REGISTER_KINDS,
    Edition,
    ListKind,
)
from newsroom.model.records import Article
from newsroom.model.site import Category
from newsroom.vietnamese.comparing import collation
from newsroom.viewmodels.documents import RegisterRow, register_row
from newsroom.viewmodels.parts import Crumb, Head
from plugins.listing.listing import list_head
from plugins.listing.slices import ListSlice


@dataclass(frozen=True, slots=True)
class Part:
    """A list within a register, with the number of its documents."""

    name: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Parts:
    """The lists within a register of one sort, ``label``."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """A page of a register, or of a list within it; ``number`` is 0 on the front.

    ``label`` says which sort of list it is. Only the front of a whole register shows its ``parts``.
    """

    head: Head
    label: str
    heading: str
    description: str
    documents: tuple[RegisterRow, ...]
    parts: tuple[Parts, ...]
    number: int
    newer: str | None
    older: str | None


_LABELS = {
    DOCUMENT_YEAR.name: "Theo năm",
    DOCUMENT_KIND.name: "Theo loại",
    DOCUMENT_ISSUER.name: "Theo cơ quan",
}


def register_page(edition: Edition, slug: str, part: ListSlice) -> RegisterPage:
    """Make a page of a whole register."""
    category = edition.site.category(slug)
    about = category.description or f"Văn bản thuộc chuyên mục {category.name}"
    feed = f"feeds/{category.slug}.atom.xml"
    head = list_head(edition, part, category.name, about, category.url, feed=feed)
    page = _page(edition, part, head, "Sổ văn bản", category.name)
    parts = () if part.number else tuple(_parts(edition, kind, category) for kind in REGISTER_KINDS)
    return replace(page, description=category.description, parts=tuple(one for one in parts if one.parts))


def year_documents(edition: Edition, key: str, part: ListSlice) -> RegisterPage:
    """Make a page of the documents of a year."""
    return _part_page(edition, DOCUMENT_YEAR, key, part)


def kind_documents(edition: Edition, key: str, part: ListSlice) -> RegisterPage:
    """Make a page of the documents of a kind."""
    return _part_page(edition, DOCUMENT_KIND, key, part)


def issuer_documents(edition: Edition, key: str, part: ListSlice) -> RegisterPage:
    """Make a page of the documents of an issuer."""
    return _part_page(edition, DOCUMENT_ISSUER, key, part)


def _part_page(edition: Edition, kind: ListKind, key: str, part: ListSlice) -> RegisterPage:
    category = edition.site.category(key.partition("/")[0])
    name = part_name(edition, kind, key)
    about = f"{category.name}: {name}"
    head = list_head(edition, part, name, about, f"{key}/", (Crumb(category.name, category.url),))
    return _page(edition, part, replace(head, title=head.title.replace(name, about, 1)), category.name, name)


def _page(edition: Edition, part: ListSlice, head: Head, label: str, heading: str) -> RegisterPage:
    return RegisterPage(
        head=head,
        label=label,
        heading=heading,
        description="",
        documents=tuple(register_row(edition, article) for article in part.articles),
        parts=(),
        number=part.number,
        newer=part.newer,
        older=part.older,
    )


def part_name(edition: Edition, kind: ListKind, key: str) -> str:
    """Name a list within a register, as its oldest document spells the name: so it stays."""
    return _name(kind, edition.list_of(kind, key)[-1])


def _name(kind: ListKind, article: Article) -> str:
    document = article.document
    if document is None or (document.issued is None and kind is DOCUMENT_YEAR):
        raise ValueError(f"{article.path}: no document of a list of {kind.name}")
    if kind is DOCUMENT_YEAR and document.issued:
        return f"Năm {document.issued.year}"
    return document.kind if kind is DOCUMENT_KIND else document.issuer


def _parts(edition: Edition, kind: ListKind, category: Category) -> Parts:
    """List the lists of a kind within a register: years newest first, others by name."""
    keys = [key for key in edition.keys(kind) if key.startswith(category.url)]
    found = [Part(part_name(edition, kind, key), f"{key}/", len(edition.list_of(kind, key))) for key in keys]
    if kind is DOCUMENT_YEAR:
        found.sort(key=lambda one: one.url, reverse=True)
    else:
        found.sort(key=lambda one: (collation(one.name), one.url))
    return Parts(_LABELS[kind.name], tuple(found))
