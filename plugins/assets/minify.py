"""Make stylesheets and scripts small, without a sign of what they do being lost or replaced by newer words.

``lightningcss`` is asked for no translation, so that no browser is guessed at. Two things that it does are
kept from readers: media queries in the range syntax, which browsers before 2023 do not know, are written
out again, and a property that stands twice in a rule, of which it would keep the last, is refused.
"""

from __future__ import annotations

import re

import lightningcss
import rjsmin

_MEDIA_RE = re.compile(r"@media[^{]*")
_RANGE_RE = re.compile(r"\(([a-z-]+)([<>])=([^()<>=]+)\)")
_COMMENT_RE = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE_RE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NAME_RE = re.compile(r"(?:^|;)\s*([a-z-]+)\s*:")


def small_stylesheet(css: str) -> str:
    """Minify a stylesheet; raise ``ValueError`` if it has a fallback that would be lost."""
    for selector, body in _RULE_RE.findall(_COMMENT_RE.sub("", css)):
        names = _NAME_RE.findall(body)
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            rule = " ".join(selector.split())
            raise ValueError(
                f"{rule}: {', '.join(sorted(twice))} stands twice; put one of them into @supports"
            )
    made = lightningcss.process_stylesheet(css, minify=True)
    return _MEDIA_RE.sub(lambda rule: _RANGE_RE.sub(_written_out, rule[0]), made)


def _written_out(found: re.Match[str]) -> str:
    """Write ``(width>=40em)`` as Media Queries 3 have it."""
    return f"({'min' if found[2] == '>' else 'max'}-{found[1]}:{found[3]})"


def small_script(source: bytes) -> bytes:
    """Minify a script: blanks and comments go, those that begin with ``/*!`` (licences) and names stay."""
    made: str = rjsmin.jsmin(source.decode(), keep_bang_comments=True)
    return made.encode()
