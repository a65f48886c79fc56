"""Turn the addresses of photos, videos and recordings as written into what the site knows them by."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from newsroom.model.blocks import Figure, Gallery, Media, Recording, VideoBlock
from newsroom.model.hosts import recognise
from newsroom.model.media import is_recording, is_sound
from newsroom.model.problem import UNREAD_PHOTO
from newsroom.vietnamese.comparing import without_private
from plugins.manuscript.links import resolve
from plugins.manuscript.markup.locator import Locator
from plugins.manuscript.markup.raw_html import LESS_THAN

VIDEO_SUFFIX = ".mp4"
_LOOSE_TITLE_RE = re.compile(r"(.+?\.(?:jpe?g|png|webp|gif|avif|heic|heif)) +((?![“”]).+)", re.IGNORECASE)
"""The name of a photo and its caption, whose quotation marks are not both there."""
_REMOTE_RE = re.compile(r"(?:[a-zA-Z][\w+.-]*:|//)")


class Placer:
    """Places the figures, videos and recordings of one body.

    ``locator`` finds what is written in ``text``; ``report(line, code, **values)`` reports a
    problem at a line.
    """

    def __init__(self, path: str, text: str, locator: Locator, report: Callable[..., None]) -> None:
        self._path, self._text = path, text
        self._locator, self._report = locator, report

    def placed(self, figure: Figure | Gallery | VideoBlock) -> Gallery | Media:
        """Place a figure, each figure of a gallery, a video, or a recording, which comes as a video."""
        if isinstance(figure, VideoBlock):
            return self._recording(figure) if is_sound(figure.key) else self._video(figure)
        if isinstance(figure, Gallery):
            return Gallery(tuple(self._place(one) for one in figure.figures), _plain(figure.caption))
        return self._place(figure)

    def _place(self, figure: Figure) -> Figure:
        """Turn the ``src`` as written into a content path; ``""`` if it cannot be one."""
        written, src = figure.src.replace(LESS_THAN, "<"), ""
        seen = written if written in self._text else unquote(written)
        line = self._locator.line(seen or "]()", photo=True)
        if not written:
            self._report(line, "photo-unnamed", **UNREAD_PHOTO)
        elif recognise(written) is not None:
            self._report(line, "photo-is-video", target=written)
        elif loose := _LOOSE_TITLE_RE.fullmatch(unquote(written)) if _may_be_loose(written) else None:
            self._report(line, "photo-title", found=unquote(written), name=loose[1])
        elif "“" in (name := unquote(written)) or "”" in name:
            self._report(line, "curly-quotes", found=unquote(written), **UNREAD_PHOTO)
        elif _REMOTE_RE.match(written):
            self._report(line, "remote-photo", target=written)
        elif (place := resolve(self._path, written)) is None:
            self._report(line, "outside-content", target=written)
        else:
            src = place
        if not figure.alt:
            self._report(line, "photo-without-text", target=written)
        return Figure(
            src, _plain(figure.alt), _plain(figure.caption), _plain(figure.credit), line, figure.wide
        )

    def _video(self, video: VideoBlock) -> VideoBlock:
        """Turn the address as written into that of a video; ``key`` is ``""`` if it cannot be one."""
        written = video.key.replace(LESS_THAN, "<")
        spellings = (written, unquote(written), written.removeprefix("https://"))
        needle = next((seen for seen in spellings if seen in self._text), written)
        line, found = self._locator.line(needle), recognise(written)
        if found is None:
            host, key, start, upright = "", self._own(line, written), 0, False
        else:
            host, key, start, upright = found.host, found.key, found.start, found.upright
            if not key:
                self._report(line, "bad-video", target=written)
        return VideoBlock(
            host=host, key=key, title=_plain(video.title), duration=video.duration,
            still=self._place(video.still) if video.still else None, caption=_plain(video.caption),
            credit=_plain(video.credit), start=start, upright=upright, line=line,
        )  # fmt: skip

    def _recording(self, link: VideoBlock) -> Recording:
        """Turn the address as written into that of a recording; ``key`` is ``""`` if it cannot be one."""
        written = link.key.replace(LESS_THAN, "<")
        needle = next((seen for seen in (written, unquote(written)) if seen in self._text), written)
        line, key = self._locator.line(needle), resolve(self._path, written) or ""
        if not key:
            self._report(line, "outside-content", target=written)
        elif link.still:
            self._report(line, "recording-still", target=unquote(written), photo=unquote(link.still.src))
        elif not is_recording(key):
            self._report(line, "recording-type", target=unquote(written))
            key = ""
        return Recording(key, _plain(link.title), _plain(link.caption), _plain(link.credit), line)

    def _own(self, line: int, written: str) -> str:
        """Give the content path of an own video, ``""`` if it cannot be one."""
        place = resolve(self._path, written)
        if place is None:
            self._report(line, "outside-content", target=written)
        elif not place.casefold().endswith(VIDEO_SUFFIX):
            self._report(line, "video-type", target=unquote(written))
            return ""
        return place or ""


def _may_be_loose(written: str) -> bool:
    return " " in written or "%" in written


def _plain(text: str) -> str:
    return without_private(text.replace(LESS_THAN, "<")) if text else text
