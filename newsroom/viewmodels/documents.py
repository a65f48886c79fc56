"""Show documents (*văn bản*): their facts, their files, whether they are in force, their other editions."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from newsroom.engine import Edition
from newsroom.model.attachment import KINDS, file_address, file_note, suffix_of
from newsroom.model.documents import Document, Force, force
from newsroom.model.records import Article
from newsroom.vietnamese.printing import locale_date, without_end_mark
from newsroom.viewmodels.head import last_change, publisher, w3c
from newsroom.viewmodels.teaser import preview_note


@dataclass(frozen=True, slots=True)
class Day:
    """A day, for machines and for readers."""

    datetime: str
    text: str


@dataclass(frozen=True, slots=True)
class FileView:
    """A file of a document; browsers show it themselves if it ``opens``. ``note`` says kind and size."""

    name: str
    url: str
    note: str
    opens: bool


@dataclass(frozen=True, slots=True)
class OtherEdition:
    """An older or newer document; ``url`` is ``""`` if it is not on the site."""

    text: str
    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as its page shows it; what is not known is ``""`` or ``None``."""

    number: str
    kind: str
    issued: Day | None
    issuer: str
    signer: str
    in_force_from: Day | None
    force: str
    is_in_force: bool
    has_ended: bool
    replaces: tuple[OtherEdition, ...]
    replaced_by: tuple[OtherEdition, ...]
    files: tuple[FileView, ...]


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A document as a register lists it; ``more`` is how many files it has beside the first."""

    url: str
    title: str
    number: str
    issued: Day | None
    issuer: str
    file: FileView | None
    more: int
    force: str
    has_ended: bool
    preview: str = ""


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document as a short list shows it: by its number and the day of its issue."""

    url: str
    title: str
    number: str
    issued: Day | None


def document_line(article: Article) -> DocumentLine:
    """Give what a short list shows of a document; one that has neither number nor day has them empty."""
    document = article.document or Document()
    return DocumentLine(article.url, article.title, document.number, _day(document.issued))


def document_view(edition: Edition, article: Article) -> DocumentView | None:
    """Give what the page of a document shows of it, ``None`` of an article that is none."""
    document = article.document
    if document is None:
        return None
    state, text = _force(edition, article, document)
    return DocumentView(
        number=document.number,
        kind=document.kind,
        issued=_day(document.issued),
        issuer=document.issuer,
        signer=document.signer,
        in_force_from=_day(document.in_force_from) if state is not Force.COMING else None,
        force=text,
        is_in_force=state is Force.NOW,
        has_ended=state is Force.ENDED,
        replaces=tuple(
            _edition(one, old.written) for old, one in edition.replaced(article) if one or not old.place
        ),
        replaced_by=tuple(_edition(one, "") for one in edition.replaced_by(article)),
        files=tuple(_files(edition, article)),
    )


def register_row(edition: Edition, article: Article) -> RegisterRow:
    """Give what a register shows of an article."""
    document = article.document or Document()
    files = tuple(_files(edition, article))
    state, text = _force(edition, article, document)
    return RegisterRow(
        url=article.url,
        title=article.title,
        number=document.number,
        issued=_day(document.issued),
        issuer=document.issuer,
        file=files[0] if files else None,
        more=max(0, len(files) - 1),
        force=text if state in (Force.ENDED, Force.COMING) else "",
        has_ended=state is Force.ENDED,
        preview=preview_note(edition, article),
    )


def _day(day: date | None) -> Day | None:
    return Day(day.isoformat(), locale_date(day)) if day else None


def _force(edition: Edition, article: Article, document: Document) -> tuple[Force, str]:
    """Say whether a document is in force at the time of the edition, in words."""
    newer = [one.document for one in edition.replaced_by(article) if one.document]
    state, day = force(document, newer, edition.now.date())
    if state is Force.ENDED:
        return state, f"Hết hiệu lực từ {locale_date(day)}" if day else "Hết hiệu lực"
    if state is Force.COMING and day:
        return state, f"Có hiệu lực từ {locale_date(day)}"
    return state, "Còn hiệu lực" if state is Force.NOW else ""


def _edition(article: Article | None, written: str) -> OtherEdition:
    if article is None:
        return OtherEdition(written, "")
    number = article.document.number if article.document else ""
    return OtherEdition(number or article.title, article.url, article.title if number else "")


def _files(edition: Edition, article: Article) -> Iterable[FileView]:
    """Give the files that an article links to and that are there, each once."""
    for path in dict.fromkeys(link.target for link in article.files):
        address, size = file_address(path), edition.files.get(path)
        if address and size is not None:
            name = posixpath.basename(path)
            yield FileView(name, address, file_note(path, size), suffix_of(path) == ".pdf")


def legislation(edition: Edition, article: Article, view: DocumentView) -> dict[str, Any]:
    """Give the schema.org ``Legislation`` of a document."""
    document, site = article.document or Document(), edition.site
    known = {
        "datePublished": w3c(article.date) if article.has_date else "",
        "dateModified": last_change(article),
    }
    facts = {
        "legislationIdentifier": document.number,
        "legislationType": document.kind,
        "legislationDate": view.issued.datetime if view.issued else "",
        "legislationPassedBy": {"@type": "Organization", "name": document.issuer} if document.issuer else "",
        "legislationDateOfApplicability": document.in_force_from and document.in_force_from.isoformat(),
        "expires": document.expires and document.expires.isoformat(),
        "legislationLegalForce": _legal_force(view),
        "legislationChanges": [_named(edition, old) for old in view.replaces],
        "encoding": [_media_object(edition, file) for file in view.files],
    }
    return {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": article.title,
        "description": without_end_mark(article.summary) or article.title,
        **{key: value for key, value in known.items() if value},
        "inLanguage": "vi",
        "publisher": publisher(site),
        "mainEntityOfPage": site.absolute(article.url),
        **{key: value for key, value in facts.items() if value},
    }


def _legal_force(view: DocumentView) -> str:
    if not view.force:
        return ""
    return f"https://schema.org/{'InForce' if view.is_in_force else 'NotInForce'}"


def _named(edition: Edition, old: OtherEdition) -> dict[str, str]:
    found = {"@type": "Legislation", "name": old.title or old.text}
    if old.title or not old.url:
        found["legislationIdentifier"] = old.text
    return {**found, "url": edition.site.absolute(old.url)} if old.url else found


def _media_object(edition: Edition, file: FileView) -> dict[str, str]:
    return {
        "@type": "MediaObject",
        "contentUrl": edition.site.absolute(file.url),
        "encodingFormat": KINDS[suffix_of(file.url)].media_type,
    }
