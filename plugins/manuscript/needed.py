"""Check that the header of an article says what its kind needs: a summary, and who wrote or issued it."""

from __future__ import annotations

from newsroom.model.records import Article
from plugins.manuscript.document import document_fields, names_author
from plugins.manuscript.schema import Header, require


def check_needed(header: Header, article: Article) -> None:
    """Report what is missing beside title, date and category, and authors given under both keys.

    A document needs no summary, its title being its abstract, and no author if it has an issuer. What has
    keys of documents is taken for one even where its category is no register: that is told already, once
    (``read_document``), or the category is what could not be read.
    """
    if "author" in header.fields and "authors" in header.fields:
        authors = header.fields["authors"][0]
        first = header.fields["author"][0].line
        header.report(authors.line, "duplicate-key", key="Authors", first=first)
    if article.document is not None:
        if not names_author(header) and not article.document.issuer and "issuer" not in header.meant:
            given = header.fields.get("issuer")
            header.report(given[0].line if given else 1, "missing-issuer")
    elif not document_fields(header):
        require(header, ("Summary",))
        if not names_author(header):
            header.report(1, "missing-author")
