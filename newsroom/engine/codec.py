"""Write records as text and read them back: JSON arrays, no code in them.

The body, which only the page of a record and the feeds need, is apart; in its place a
record that was read back has its figures, videos and recordings only, and ``body_digest`` names the whole.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple, replace
from datetime import date, datetime
from functools import lru_cache
from itertools import starmap
from typing import Any, TypeVar

from newsroom.engine.disk import fingerprint
from newsroom.model.blocks import Block, Figure, Gallery, Recording, VideoBlock
from newsroom.model.content import TAKEDOWN_FILE
from newsroom.model.documents import Document, Replaced
from newsroom.model.gone import Takedown
from newsroom.model.media import Cover, Original, Photo, Rendition, VideoFile
from newsroom.model.records import Article, Correction, Link, Record, StaticPage
from newsroom.model.site import NO_CATEGORY, Category
from newsroom.vietnamese.printing import VIETNAM

R = TypeVar("R", bound=Record)
V = TypeVar("V")
_BODY_DIGEST = 12
"""The place in a written record of the digest of its body."""
_written = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
"""Made once: ``json.dumps`` makes an encoder at each call."""


class Damaged(Exception):  # noqa: N818 (what is found, not what went wrong)
    """What was kept is not what was put there."""


@lru_cache(maxsize=4096)
def _same(value: V) -> V:
    """Give for what many records have alike, such as names and the lines of keys, one object to all."""
    return value


def _dump(value: Any) -> str:
    return _written(value)


def _from_moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.replace(tzinfo=None).isoformat()


def _to_moment(text: str | None) -> datetime | None:
    return None if text is None else _moment(text)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def _from_figure(figure: Figure) -> list[Any]:
    wide = [True] if figure.wide else []
    return [figure.src, figure.alt, figure.caption, figure.credit, figure.line, *wide]


def _from_links(links: tuple[Link, ...]) -> list[list[Any]]:
    return [[link.target, link.written, link.line, *([link.anchor] if link.anchor else ())] for link in links]


def _to_links(found: list[list[Any]]) -> tuple[Link, ...]:
    return tuple([Link(*link) for link in found]) if found else ()


def _from_corrections(corrections: tuple[Correction, ...]) -> list[list[Any]]:
    return [[_from_moment(one.date), one.text, one.has_time, one.line] for one in corrections]


def _to_corrections(found: list[list[Any]]) -> tuple[Correction, ...]:
    return tuple([Correction(_moment(date), *rest) for date, *rest in found]) if found else ()


def _from_day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _to_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _from_document(one: Document | None) -> list[Any] | None:
    if one is None:
        return None
    return [
        one.number, _from_day(one.issued), one.issuer, one.signer, one.kind, _from_day(one.in_force_from),
        _from_day(one.expires), [[old.written, old.place, old.line] for old in one.replaces],
    ]  # fmt: skip


def _to_document(found: list[Any] | None) -> Document | None:
    if found is None:
        return None
    number, issued, issuer, signer, kind, start, end, old = found
    return Document(
        number, _to_day(issued), issuer, signer, kind, _to_day(start), _to_day(end),
        tuple(Replaced(*one) for one in old),
    )  # fmt: skip


def _from_video(video: VideoBlock) -> list[Any]:
    still = None if video.still is None else _from_figure(video.still)
    return [
        video.host, video.key, video.title, video.duration, still, video.caption, video.credit,
        video.start, video.upright, video.line,
    ]  # fmt: skip


def _to_video(found: list[Any]) -> VideoBlock:
    host, key, title, duration, still, *more = found
    return VideoBlock(host, key, title, duration, Figure(*still) if still else None, *more)


def _from_block(block: Block) -> Any:
    if isinstance(block, str):
        return block
    if isinstance(block, Figure):
        return _from_figure(block)
    if isinstance(block, VideoBlock):
        return {"video": _from_video(block)}
    if isinstance(block, Recording):
        return {"recording": [block.key, block.title, block.caption, block.credit, block.line]}
    return {"figures": [_from_figure(figure) for figure in block.figures], "caption": block.caption}


def _to_block(found: Any) -> Block:
    if isinstance(found, str):
        return found
    if isinstance(found, list):
        return Figure(*found)
    if "video" in found:
        return _to_video(found["video"])
    if "recording" in found:
        return Recording(*found["recording"])
    return Gallery(tuple(Figure(*figure) for figure in found["figures"]), found["caption"])


def encode_body(body: tuple[Block, ...]) -> str:
    """Write a body."""
    return _dump([_from_block(block) for block in body])


def decode_body(text: str) -> tuple[Block, ...]:
    """Read a body back."""
    return tuple(_to_block(found) for found in json.loads(text))


def digest_body(text: str) -> str:
    """Name a written body by its content."""
    return fingerprint(text.encode()).hex()


def with_body(record: R, text: str) -> R:
    """Give a record its whole body back; raise ``Damaged`` if ``text`` is another one."""
    if digest_body(text) != record.body_digest:
        raise Damaged(f"body of {record.path}")
    return replace(record, body=decode_body(text))


def body_digest_of(text: str) -> str:
    """Give the digest of the body of a written record."""
    digest: str = json.loads(text)[_BODY_DIGEST]
    return digest


def encode(record: Record, body_digest: str | None = None) -> str:
    """Write a record without the HTML of its body; ``body_digest`` names that, if the record does not yet."""
    shared = [
        record.path, record.url, record.title, record.summary, _from_moment(record.modified),
        record.modified_has_time, record.draft,
        _from_links(record.old_urls), [_from_block(one) for one in record.media],
        _from_links(record.links), _from_links(record.files), record.lines, body_digest or record.body_digest,
    ]  # fmt: skip
    if isinstance(record, StaticPage):
        return _dump(shared)
    return _dump([
        *shared, _from_moment(record.date), record.has_time, record.category.slug, record.authors,
        record.kicker, record.agency, record.tags, record.cover, record.focus, record.recording, record.views,
        record.source, record.source_url, record.pin, _from_moment(record.pin_until),
        _from_links(record.related), record.album, record.withdrawn, _from_corrections(record.corrections),
        _from_document(record.document), record.has_date,
    ])  # fmt: skip


def decode(text: str, categories: Mapping[str, Category]) -> Record:
    """Read a record back; ``categories`` are those of the site, by slug."""
    path, url, title, summary, modified, modified_timed, draft, old, media, *rest = json.loads(text)
    links, files, lines, digest, *more = rest
    shared: dict[str, Any] = {
        "path": path, "url": url, "title": title, "summary": summary, "modified": _to_moment(modified),
        "modified_has_time": modified_timed,
        "draft": draft, "old_urls": _to_links(old), "body": tuple(map(_to_block, media)),
        "links": _to_links(links), "files": _to_links(files),
        "lines": _same(tuple(map(tuple, lines))), "body_digest": digest,
    }  # fmt: skip
    if not more:
        return StaticPage(**shared)
    (
        moment, timed, category, authors, kicker, agency, tags, cover, focus, recording, views, source,
        source_url, pin, until, related, album, withdrawn, corrections, document, has_date,
    ) = more  # fmt: skip
    return Article(
        **shared, date=_moment(moment), has_time=timed,
        category=categories[category] if category else NO_CATEGORY,
        authors=_same(tuple(authors)), kicker=kicker, agency=agency, tags=tuple(map(_same, tags)),
        cover=cover, focus=tuple(focus) if focus else None, recording=recording, views=views,
        source=source, source_url=source_url, pin=pin, pin_until=_to_moment(until),
        related=_to_links(related), album=album, withdrawn=withdrawn,
        corrections=_to_corrections(corrections), document=_to_document(document), has_date=has_date,
    )  # fmt: skip


def encode_photo(photo: Photo) -> str:
    """Write a photo; its path is not among it."""
    return _dump(_from_photo(photo))


def decode_photo(path: str, text: str) -> Photo:
    """Read the photo at ``path`` back."""
    return _to_photo(path, json.loads(text))


def encode_cover(cover: Cover) -> str:
    """Write the crops of a cover; the photo they are cut from is not among them."""
    return _dump([_from_photo(part) for part in cover.parts])


def decode_cover(photo: Photo, text: str) -> Cover:
    """Read the cover that was cut from ``photo`` back."""
    return Cover(photo, *(_to_photo(photo.path, part) for part in json.loads(text)))


def _from_photo(photo: Photo) -> list[Any]:
    original = _from_original(photo.original) if photo.original else None
    return [photo.renditions, photo.modern, photo.colour, original]


def _from_original(original: Original) -> tuple[Any, ...]:
    """Leave out what is seldom so, which receipts of before do not have either."""
    values = astuple(original)
    return values if original.cut_off else values[:-1]


def _to_photo(path: str, found: list[Any]) -> Photo:
    common, modern, colour, original = found
    renditions, lighter = tuple(starmap(Rendition, common)), tuple(starmap(Rendition, modern))
    return Photo(path, renditions, lighter, colour, Original(*original) if original else None)


def encode_video_file(file: VideoFile) -> str:
    """Write what is known of a video file; its path is not among it."""
    words = [file.subtitles, list(file.transcript)]
    return _dump([file.duration, file.width, file.height, file.size, file.digest, *words])


def decode_video_file(path: str, text: str) -> VideoFile:
    """Read the video file at ``path`` back."""
    found = VideoFile(path, *json.loads(text))
    return replace(found, transcript=tuple(found.transcript))


def encode_takedown(takedown: Takedown) -> str:
    """Write what ``da-go.toml`` says of an article; its address is not among it."""
    return _dump([
        takedown.reason, _from_moment(takedown.date), _from_links(takedown.old_urls), takedown.line
    ])  # fmt: skip


def decode_takedown(url: str, text: str) -> Takedown:
    """Read what ``da-go.toml`` says of the article at ``url`` back."""
    reason, date, old, line = json.loads(text)
    return Takedown(url, reason, _to_moment(date), _to_links(old), TAKEDOWN_FILE, line)
