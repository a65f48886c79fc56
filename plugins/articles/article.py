"""Make the model of an article's page: exactly what the page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote

from newsroom.engine import Edition
from newsroom.model.blocks import Block, Figure, Gallery, VideoBlock
from newsroom.model.media import Photo
from newsroom.model.records import Article, RelatedArticles, changed, cover_figure, knows_change
from newsroom.model.site import Category, Site, Term
from newsroom.vietnamese.printing import dateline, number, without_end_mark
from newsroom.viewmodels.abbreviations import with_abbreviations
from newsroom.viewmodels.body import Content, content, picture, recording_of, scripts
from newsroom.viewmodels.corrections import CorrectionView, correction_views
from newsroom.viewmodels.documents import DocumentView, document_view, legislation
from newsroom.viewmodels.dublin_core import dublin_core
from newsroom.viewmodels.head import last_change, make_head, w3c_known
from newsroom.viewmodels.link_notes import with_notes
from newsroom.viewmodels.parts import Crumb, Head, Picture, RecordingView, Related
from newsroom.viewmodels.printed import Body
from newsroom.viewmodels.sharing import Sharing, quoted, sharing
from newsroom.viewmodels.teaser import cover_of, headline, preview_note, share_picture
from plugins.articles.structured import news_article, recordings, videos

_LINE = "\r\n"


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as its page shows it. ``content`` holds safe HTML, pictures,
    galleries, videos and recordings; ``recording`` is that of the whole article."""

    title: str
    url: str
    kicker: str
    date: datetime | None
    locale_date: str
    modified: str
    locale_modified: str
    agency: str
    summary: str
    authors: tuple[Term, ...]
    source: str
    source_url: str
    category: Category
    tags: tuple[Term, ...]
    views: str
    cover: Picture | None
    content: tuple[Content, ...]
    preview: str
    link_notes: tuple[str, ...] = ()
    """The addresses that printed sheets say at their end."""
    feedback: str = ""
    corrections: tuple[CorrectionView, ...] = ()
    cover_album: int | None = None
    """The number of the gallery of the page that the cover was taken from."""
    document: DocumentView | None = None
    recording: RecordingView | None = None
    sharing: Sharing | None = None
    """Links that pass the article on, if its whole address is known and it is public."""
    counted: bool = False
    """Whether the server may have counted readers: room for their number is kept, and it is asked for."""


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """The page of an article."""

    head: Head
    article: ArticleView
    related: Related


def page(edition: Edition, article: Article, related: RelatedArticles) -> ArticlePage:
    """Make the model of the page of ``article``."""
    article = edition.whole(article)
    view = _view(edition, article)
    return ArticlePage(_head(edition, article, view), view, _related(related))


def _related(related: RelatedArticles) -> Related:
    """Show *Tin khác* as headlines."""
    return Related(
        pinned=tuple(map(headline, related.pinned)),
        newer=tuple(map(headline, related.newer)),
        older=tuple(map(headline, related.older)),
        previous=headline(related.previous) if related.previous else None,
        following=headline(related.following) if related.following else None,
    )


def _view(edition: Edition, article: Article) -> ArticleView:
    cover, blocks, album = _cover_and_body(article, edition.photos)
    is_mended = bool(article.modified or article.corrections) and bool(last_change(article))
    shown, notes = with_notes(content(edition, article, blocks, edition.site.base), edition.site.host)
    site, preview = edition.site, preview_note(edition, article)
    return ArticleView(
        title=article.title,
        url=article.url,
        kicker=article.kicker,
        date=article.known_date,
        locale_date=dateline(article.known_date, article.has_time),
        modified=w3c_known(changed(article), knows_change(article)) if is_mended else "",
        locale_modified=dateline(changed(article), knows_change(article)) if is_mended else "",
        agency=article.agency,
        summary=article.summary,
        authors=edition.authors_of(article),
        source=article.source,
        source_url=article.source_url,
        category=article.category,
        tags=edition.topics_of(article),
        views="" if article.views is None else number(article.views),
        cover=cover,
        content=Body(with_abbreviations(shown, site.abbreviations), site.base),
        preview=preview,
        link_notes=notes,
        feedback=feedback(edition.site, article),
        corrections=correction_views(article),
        cover_album=album,
        document=document_view(edition, article),
        recording=recording_of(edition, article, site.base),
        sharing=sharing(article.title, site.absolute(article.url)) if site.url and not preview else None,
        counted=edition.site.counts_readers,
    )


def feedback(site: Site, article: Article) -> str:
    """Give the link that opens a mail to the desk about an article (RFC 6068); ``""`` without an address."""
    email = site.organisation.email
    if not email:
        return ""
    title, place = quoted(article.title), quoted("\r\nĐịa chỉ: ")
    where = f"{place}{quoted(site.absolute(article.url))}" if site.url else ""
    subject, body = f"{quoted('Góp ý: ')}{title}", f"{quoted('Bài: ')}{title}{where}{quoted(_LINE * 2)}"
    return f"mailto:{quote(email, safe='@+')}?subject={subject}&body={body}"


def _cover_and_body(
    article: Article, photos: Mapping[str, Photo]
) -> tuple[Picture | None, tuple[Block, ...], int | None]:
    """Put the cover above the body; a photo that stands there is not shown again below.

    A video that opens the body without a still takes a cover that stands nowhere else. A cover of
    a gallery leaves it, and the number of that is told; if it opens the body, there is no other opening.
    """
    figure = cover_figure(article)
    if figure is None or any(video.still is figure for video in article.videos):
        return None, article.body, None
    if (opening := _opening_video(article)) and figure not in article.figures:
        return None, (replace(opening, still=figure), *article.body[1:]), None
    if not article.cover and article.body[0] is not figure:
        return None, article.body, None
    galleries = [block for block in article.body if isinstance(block, Gallery)]
    holders = [gallery for gallery in galleries if any(one is figure for one in gallery.figures)]
    if holders and article.body[0] is holders[0]:
        return None, article.body, None
    rest = (_without(block, figure) for block in article.body if block is not figure)
    album = galleries.index(holders[0]) if holders else None
    return picture(figure, photos), tuple(rest), album


def _without(block: Block, figure: Figure) -> Block:
    """Take a figure out of a gallery that holds it."""
    if not isinstance(block, Gallery) or all(one is not figure for one in block.figures):
        return block
    return replace(block, figures=tuple(one for one in block.figures if one is not figure))


def _opening_video(article: Article) -> VideoBlock | None:
    """Give the video that opens the body, if it has no still."""
    first = article.body[0] if article.body else None
    return first if isinstance(first, VideoBlock) and first.still is None else None


def _head(edition: Edition, article: Article, view: ArticleView) -> Head:
    cover, alt = cover_of(edition, article)
    share = share_picture(edition, article)
    category = article.category
    return make_head(
        edition.site,
        article.title,
        without_end_mark(article.summary) or article.title,
        article.url,
        [Crumb(category.name, category.url)] if category.slug else (),
        image=share,
        image_alt=(alt or article.title) if share else "",
        structured=(
            legislation(edition, article, view.document)
            if view.document
            else news_article(edition.site, article, view.authors, cover, share),
            *videos(edition.site, article, view.content, cover.wide if cover else None),
            *recordings(article, view.recording, view.content),
        ),
        published=article.known_date,
        modified=last_change(article),
        feed=f"feeds/{category.slug}.atom.xml" if category.slug else "",
        indexed=not view.preview,
        scripts=(*scripts(view.content, view.cover), "tools", "beside"),
        dublin_core=dublin_core(edition.site, article),
        tags=article.tags,
    )
