"""Make bodies showable: figures get their photos, videos and recordings their addresses, files their size.

Links get the prefix of the site.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from newsroom.engine import Edition
from newsroom.model.attachment import file_note, file_size, suffix_of
from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN, ROOT, Block, Figure, Gallery, Recording, VideoBlock
from newsroom.model.hosts import NAMES, player_address, watch_address
from newsroom.model.media import RECORDING_TYPES, Photo, is_recording
from newsroom.model.records import Article, Record
from newsroom.vietnamese.credit import split_credit
from newsroom.vietnamese.printing import locale_date
from newsroom.vietnamese.slugs import slug
from newsroom.viewmodels.dead_links import LinkRemover, dead_links
from newsroom.viewmodels.layout import COVER_WIDTH, TEXT_WIDTH
from newsroom.viewmodels.parts import Picture, Pictures, RecordingView, VideoTeaser, VideoView
from newsroom.viewmodels.teaser import cover_of, preview_note

Content = str | Picture | Pictures | VideoView | RecordingView
"""A piece of a shown body: safe HTML, a picture, a gallery, a video or a recording."""


def picture(figure: Figure, photos: Mapping[str, Photo]) -> Picture | None:
    """Join a figure and its photo; ``None`` if the photo is not there."""
    photo = photos.get(figure.src)
    return Picture(photo, figure.alt, figure.caption, figure.credit, figure.wide) if photo else None


_FILE_RE = re.compile(f"{FILE_OPEN}([^{FILE_CLOSE}]*){FILE_CLOSE}")


def with_sizes(html: str, files: Mapping[str, int]) -> str:
    """Say kind and size of each file to download where its mark stands."""
    if FILE_OPEN not in html:
        return html

    def note(match: re.Match[str]) -> str:
        text = file_note(match[1], files.get(unquote(match[1]))).replace("\u00a0", "&nbsp;")
        return f'<span class="download__note">({text})</span>'

    return _FILE_RE.sub(note, html)


def clip_url(record: Record, path: str) -> str:
    """Give the address of the video or recording ``path`` of the content folder as ``record`` shows it."""
    name = slug(posixpath.splitext(posixpath.basename(path))[0])
    return f"{record.url}{name or ('ghi-am' if is_recording(path) else 'video')}{suffix_of(path)}"


def subtitles_url(video: str) -> str:
    """Give the address of the subtitles of the video at an address."""
    return f"{video.removesuffix('.mp4')}.vtt"


def length_text(seconds: int | None) -> str:
    """Print how long a video lasts: ``3:25``, ``1:02:03``; ``""`` if it is not known."""
    if not seconds:
        return ""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def video_view(edition: Edition, record: Record, video: VideoBlock, base: str) -> VideoView | None:
    """Make a video of ``record`` showable; ``None`` if its file is not there or names no video."""
    site, video_file = edition.site, None if video.host else edition.video_files.get(video.key)
    if not video.key or not (video.host or video_file):
        return None
    still = edition.photos.get(video.still.src) if video.still else None
    if video_file is None:
        seconds, upright = video.duration, video.upright
        url = address = watch_address(video.host, video.key, video.start, video.upright)
    else:
        seconds, upright = video_file.duration or video.duration, video_file.height > video_file.width
        own = clip_url(record, video.key)
        url, address = f"{base}/{own}", site.absolute(own) if site.url else ""
    return VideoView(
        title=video.title or record.title,
        host=NAMES.get(video.host, ""),
        url=url,
        address=address,
        player=player_address(video.host, video.key, video.start),
        seconds=seconds,
        length=length_text(seconds),
        photo=still,
        upright=upright,
        caption=video.caption,
        credit=video.credit,
        subtitles=subtitles_url(url) if video_file and video_file.subtitles else "",
        transcript=video_file.transcript if video_file else (),
    )


def time_text(seconds: int | None) -> str:
    """Print about how long one listens: ``45 giây``, ``6 phút``, ``1 giờ 5 phút``; ``""`` if not known."""
    if not seconds:
        return ""
    if seconds < 60:
        return f"{seconds} giây"
    hours, minutes = divmod(round(seconds / 60), 60)
    return " ".join([*[f"{hours} giờ"] * bool(hours), *[f"{minutes} phút"] * bool(minutes)])


def recording_view(edition: Edition, record: Record, recording: Recording, base: str) -> RecordingView | None:
    """Make a recording of ``record`` showable; ``None`` if its file is not there."""
    site, file = edition.site, edition.video_files.get(recording.key)
    if file is None:
        return None
    own, suffix = clip_url(record, recording.key), suffix_of(recording.key)
    return RecordingView(
        title=recording.title or record.title,
        url=f"{base}/{own}",
        address=site.absolute(own) if site.url else "",
        media_type=RECORDING_TYPES[suffix],
        kind=suffix[1:].upper(),
        size=file_size(file.size),
        seconds=file.duration,
        length=time_text(file.duration),
        caption=recording.caption,
        credit=recording.credit,
        transcript=file.transcript,
    )


def recording_of(edition: Edition, article: Article, base: str) -> RecordingView | None:
    """Make the recording of a whole article showable; ``None`` if it has none."""
    named = Recording(article.recording) if article.recording else None
    return recording_view(edition, article, named, base) if named else None


def video_teaser(edition: Edition, article: Article) -> VideoTeaser:
    """Give what lists of videos show of an article that has some."""
    films = [video_view(edition, article, video, "") for video in article.videos]
    shown = [one for one in films if one]
    stills = ((one.photo, one.title) for one in shown if one.photo)
    cover, text = cover_of(edition, article)
    photo, alt = next(stills, (cover.wide if cover else None, text))
    return VideoTeaser(
        url=article.url,
        title=article.title,
        date=article.known_date,
        locale_date=locale_date(article.known_date),
        category=article.category,
        photo=photo,
        alt=alt,
        length=shown[0].length if len(shown) == 1 else "",
        count=len(shown),
        preview=preview_note(edition, article),
    )


def content(edition: Edition, record: Record, blocks: Iterable[Block], base: str) -> Iterator[Content]:
    """Make the body ``blocks`` of ``record`` showable: links start with ``base``, dead ones are words."""
    photos, links = edition.photos, LinkRemover(dead_links(edition, record))
    for block in blocks:
        if isinstance(block, Gallery):
            pictures = (picture(figure, photos) for figure in block.figures)
            yield Pictures(tuple(one for one in pictures if one), *split_credit(block.caption))
        elif isinstance(block, Figure):
            one = picture(block, photos)
            if one is not None:
                yield one
        elif isinstance(block, VideoBlock):
            shown = video_view(edition, record, block, base)
            if shown is not None:
                yield shown
        elif isinstance(block, Recording):
            heard = recording_view(edition, record, block, base)
            if heard is not None:
                yield heard
        else:
            yield with_sizes(links.without(block), edition.files).replace(ROOT, base)


def scripts(shown: Iterable[Content], cover: Picture | None = None) -> tuple[str, ...]:
    """Name the scripts of the theme that a shown body and its cover need."""
    found = list(shown)
    films = any(isinstance(one, VideoView) and (one.player or not one.host) for one in found)
    photos = any(
        isinstance(one, Pictures)
        or (isinstance(one, Picture) and one.opens(COVER_WIDTH if one.is_wide else TEXT_WIDTH))
        for one in found
    )
    if cover is not None:
        photos = photos or cover.opens(COVER_WIDTH)
    return ("video",) * films + ("viewer",) * photos
