"""Write ``_headers`` and ``_redirects`` for Netlify, Cloudflare Pages and GitLab Pages.

Compression, the 404 page and pages that are asked for again are what these hosts do by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.model.reserved import MANIFEST, WORKER
from plugins.hosting.rules import ASK_AGAIN, FOREVER, Move, Rules

_SHARED = "fbclid"
"""What is added to a shared address most often: Netlify wants a rule of its own for it."""


def netlify(rules: Rules) -> dict[str, str]:
    """Write the files for Netlify, which knows queries, and 410."""
    return {"_headers": headers(rules), "_redirects": "".join(_netlify_lines(rules))}


def cloudflare(rules: Rules) -> dict[str, str]:
    """Write the files for Cloudflare Pages, which knows no queries; a redirect counts before a file."""
    moves = (move for move in rules.moves if not move.query and is_plain(move))
    return {
        "_headers": headers(rules),
        "_redirects": "".join(f"{form} {move.to} 301\n" for move in moves for form in move.forms),
    }


def pages(rules: Rules) -> dict[str, str]:
    """Write the files for GitHub, GitLab and Forgejo: no Jekyll, and what no stub can do for GitLab.

    GitLab serves a file before it looks for a redirect, knows no queries, and takes no rule at all if
    there are too many: stubs have none.
    """
    moves = [move for move in rules.moves if not move.query and not move.has_stub and is_plain(move)]
    written = {".nojekyll": ""}
    if moves:
        written["_redirects"] = "".join(f"{move.path} {move.to} 301\n" for move in moves)
    return written


def is_plain(move: Move) -> bool:
    """Tell whether nothing in the path of an old address would be taken for a placeholder."""
    return not set(move.path) & set("*:")


def headers(rules: Rules) -> str:
    """Write ``_headers``. Two rules for one name would be joined, so that each stands once a path."""
    base = rules.base
    blocks = [
        (f"{base}/*", rules.headers),
        *((f"{base}/{folder}/*", (("Cache-Control", FOREVER),)) for folder in rules.hashed),
        (f"{base}/{WORKER}", (("Cache-Control", ASK_AGAIN),)),
        *(
            (f"{base}/{MANIFEST}", (("Content-Type", kind),))
            for suffix, kind in rules.types
            if MANIFEST.endswith(suffix)
        ),
        *(
            (f"{base}/feeds/{name}{suffix}", (("Content-Type", f"{kind}; charset=utf-8"),))
            for name in rules.feeds
            for suffix, kind in rules.types
            if suffix.endswith(".xml")
        ),
    ]
    return "".join(
        f"{path}\n{''.join(f'  {name}: {value}' + chr(10) for name, value in found)}"
        for path, found in blocks
    )


def _netlify_lines(rules: Rules) -> Iterator[str]:
    """Write a line an address; one whose stub is a file is forced, else the file is served."""
    for move in (*rules.moves, *rules.gone):
        to, status = (move.to, "301") if move.to else (move.page, "410")
        force = "!" if move.has_stub or not move.to else ""
        if not is_plain(move):
            continue
        if not move.query:
            yield f"{move.path} {to} {status}{force}\n"
            continue
        asked = f"{move.path} {move.query.replace('&', ' ')}"
        if all("=" in part for part in move.query.split("&")):
            yield f"{asked} {to} {status}\n"
            yield f"{asked} {_SHARED}=:x {to} {status}\n"
