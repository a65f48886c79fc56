"""Tell which requests are readings of an article, and of which: a line → a visit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from ipaddress import IPv4Network, IPv6Network, ip_address
from urllib.parse import unquote

from newsroom.commands.counting.lines import Request
from newsroom.model.addresses import article_place

ROBOTS = "robots.txt"
_WHOLE = frozenset({200, 304})
_SLASHES_RE = re.compile(r"/{2,}")
_ORIGIN_RE = re.compile(r"https?://[^/?#]{0,255}", re.IGNORECASE)
_INDEX = "index.html"
_AHEAD_RE = re.compile(r"prefetch|prerender|preview", re.IGNORECASE)

Network = IPv4Network | IPv6Network


def robots_of(text: str) -> re.Pattern[str]:
    """Compile a list of robots: a line is a regular expression, case aside; ``#`` begins a comment."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return re.compile("|".join(lines), re.IGNORECASE)


@lru_cache(maxsize=1)
def known_robots() -> re.Pattern[str]:
    """Give the list that lies beside this module, with its date."""
    return robots_of((files(__package__) / ROBOTS).read_text(encoding="utf-8"))


@lru_cache(maxsize=65536)
def is_robot(agent: str) -> bool:
    """Tell whether a program that calls itself so reads for nobody, or does not say what it is."""
    return not agent.strip() or known_robots().search(agent[:1024]) is not None


@lru_cache(maxsize=65536)
def permalink(target: str, base: str = "") -> str:
    """Give the permalink that a request asks for, ``2024/07/slug/``; ``""`` if for none.

    ``base`` is the path prefix of the site.
    """
    path = _ORIGIN_RE.sub("", target, count=1).partition("?")[0].partition("#")[0]
    path = _SLASHES_RE.sub("/", unquote(path, errors="replace"))
    prefix = f"{base}/"
    if not path.startswith(prefix):
        return ""
    place = path[len(prefix) :].removesuffix(_INDEX)
    found = article_place(place)
    return place if found and place == f"{found}/" else ""


@lru_cache(maxsize=65536)
def _is_within(address: str, networks: tuple[Network, ...]) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in networks if network.version == found.version)


def visit(request: Request, base: str = "", without: Iterable[Network] = ()) -> str:
    """Give the permalink of the article that somebody read by a request, ``""`` if nobody did.

    Robots, own previews, what browsers fetch ahead, and who asks from ``without`` read nothing.
    """
    if request.method != "GET" or request.status not in _WHOLE:
        return ""
    found = permalink(request.target, base)
    if not found or (request.agent is not None and is_robot(request.agent)):
        return ""
    networks = tuple(without)
    if _AHEAD_RE.search(request.rest) or (networks and _is_within(request.address, networks)):
        return ""
    return found
