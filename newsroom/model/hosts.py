"""Know the hosts of videos: which address is which video, where it is watched, what plays it.

An address is taken apart into the name of a video and put together again from that name, so
that nothing else of what was pasted (lists, trackers, other hosts) reaches a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, quote, urlsplit

YOUTUBE, FACEBOOK, FACEBOOK_SHORT = "youtube", "facebook", "facebook-short"
"""``FACEBOOK_SHORT`` are addresses that only Facebook itself can resolve: they have no player."""

PLAYERS = ("https://www.youtube-nocookie.com", "https://www.facebook.com")
"""The origins of the players that pages embed after a click."""

NAMES = {YOUTUBE: "YouTube", FACEBOOK: "Facebook", FACEBOOK_SHORT: "Facebook"}

_BEGINNING_RE = re.compile(
    r"(?:https?://)?(?:[a-z-]+\.)?(?:youtu\.be|youtube\.com|youtube-nocookie\.com|facebook\.com|fb\.com|fb\.watch)/",
    re.IGNORECASE,
)
_YOUTUBE_RE = re.compile(r"(?:(?:www|m|music)\.)?youtube(?:-nocookie)?\.com")
_FACEBOOK_RE = re.compile(r"(?:[a-z-]+\.)?(?:facebook|fb)\.com")
_YOUTUBE_ID_RE = re.compile(r"[A-Za-z0-9_-]{11}")
_YOUTUBE_PATH_RE = re.compile(r"/(watch|shorts|live|embed|v)(?:/([^/]*))?/?")
_NUMBER_RE = re.compile(r"\d{5,25}", re.ASCII)
_PAGE_VIDEO_RE = re.compile(r"/([\w.-]{1,100})/videos/(?:[^/]+/)?([^/]+)/?", re.ASCII)
_WATCH_RE = re.compile(r"/(?:watch|watch/live|video\.php)/?")
_REEL_RE = re.compile(r"/reels?/([^/]+)/?")
_SHORT_RE = re.compile(r"/(?:share/([vr])/)?([A-Za-z0-9_-]{5,40})/?", re.ASCII)
_TIME_RE = re.compile(r"(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,5})s?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Address:
    """A video at its host; ``key`` is ``""`` if the address is one of videos but names none."""

    host: str
    key: str
    start: int = 0
    upright: bool = False


def looks_hosted(text: str) -> bool:
    """Tell whether a text begins as addresses of these hosts do, with ``https://`` or without."""
    return "/" in text and _BEGINNING_RE.match(text) is not None


def recognise(text: str) -> Address | None:
    """Find the video that an address names; ``None`` if it is no address of a video."""
    if not looks_hosted(text):
        return None
    try:
        parts = urlsplit(text if re.match(r"https?://", text, re.IGNORECASE) else f"https://{text}")
        host = parts.netloc.lower()  # with a user or a port it is none of ours
    except ValueError:
        return None
    if host == "youtu.be":
        return _youtube(parts, parts.path.strip("/"), False)
    if _YOUTUBE_RE.fullmatch(host):
        return _youtube_page(parts)
    if host == "fb.watch":
        match = _SHORT_RE.fullmatch(parts.path)
        return Address(FACEBOOK_SHORT, f"fb.watch/{match[2]}/" if match and not match[1] else "")
    return _facebook(parts) if _FACEBOOK_RE.fullmatch(host) else None


def _first(parts: SplitResult, name: str) -> str:
    return parse_qs(parts.query).get(name, [""])[0]


def _youtube_page(parts: SplitResult) -> Address | None:
    match = _YOUTUBE_PATH_RE.fullmatch(parts.path)
    if match is None:
        return None
    watched = match[1] == "watch"
    return _youtube(parts, _first(parts, "v") if watched else match[2] or "", match[1] == "shorts")


def _youtube(parts: SplitResult, key: str, upright: bool) -> Address:
    written = _first(parts, "t") or _first(parts, "start") or parts.fragment.removeprefix("t=")
    match = _TIME_RE.fullmatch(written)
    hours, minutes, seconds = (int(found or 0) for found in match.groups()) if match else (0, 0, 0)
    start = hours * 3600 + minutes * 60 + seconds
    return Address(YOUTUBE, key if _YOUTUBE_ID_RE.fullmatch(key) else "", start, upright)


def _facebook(parts: SplitResult) -> Address | None:
    path = parts.path
    if match := _PAGE_VIDEO_RE.fullmatch(path):
        known = _NUMBER_RE.fullmatch(match[2])
        return Address(FACEBOOK, f"{match[1]}/videos/{match[2]}/" if known else "")
    if _WATCH_RE.fullmatch(path):
        number = _first(parts, "v")
        return Address(FACEBOOK, f"watch/?v={number}" if _NUMBER_RE.fullmatch(number) else "")
    if match := _REEL_RE.fullmatch(path):
        return Address(FACEBOOK, f"reel/{match[1]}" if _NUMBER_RE.fullmatch(match[1]) else "", upright=True)
    if (match := _SHORT_RE.fullmatch(path)) and match[1]:
        key = f"www.facebook.com/share/{match[1]}/{match[2]}/"
        return Address(FACEBOOK_SHORT, key, upright=match[1] == "r")
    return None


def watch_address(host: str, key: str, start: int = 0, upright: bool = False) -> str:
    """Give the address at which a video is watched at its host; raise ``ValueError`` for another."""
    if host == YOUTUBE:
        page = (
            f"https://www.youtube.com/shorts/{key}" if upright else f"https://www.youtube.com/watch?v={key}"
        )
        return f"{page}{'?' if upright else '&'}t={start}s" if start else page
    if host == FACEBOOK_SHORT:
        return f"https://{key}"
    if host == FACEBOOK:
        return f"https://www.facebook.com/{key}"
    raise ValueError(f"no host of videos: {host!r}")


def player_address(host: str, key: str, start: int = 0) -> str:
    """Give the address of the player that a page may embed after a click; ``""`` if there is none."""
    if host == YOUTUBE:
        begin = f"&start={start}" if start else ""
        return f"https://www.youtube-nocookie.com/embed/{key}?autoplay=1&playsinline=1&rel=0&hl=vi{begin}"
    if host == FACEBOOK:
        page = quote(watch_address(host, key), safe="")
        return f"https://www.facebook.com/plugins/video.php?href={page}&show_text=false&autoplay=true"
    return ""
