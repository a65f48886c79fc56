"""Write ``.htaccess`` files for Apache, which reads those on the way to a file at every request.

So the one at the root is short, and the rule of an old address stands in the folder where the address
was: a request elsewhere never reads it. Addresses at the root itself (``/index.php?id=7``,
``/tin-1.html``) are sent on to ``_moved/``. Patterns are matched by decoded bytes: every byte but letters,
digits and ``_-/`` is written as ``\\xNN``. Modules that are not there cost their lines, not the site; no
line needs more than ``AllowOverride FileInfo``, as a host refuses the whole site over one that does.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from plugins.hosting.rules import ADDITIONS, ASK_AGAIN, FOREVER, Move, Rules

MOVED = "_moved"
NAME = ".htaccess"
_TEXTS = "html|css|js|xml|svg|txt|json|webmanifest"
_ADDED = f"(?:{'|'.join(ADDITIONS)})"
_WHOLE = "%{REQUEST_STATUS} in {'200','206','304'}"
_PAGES = frozenset({b".html", b".htm"})
_PROGRAMS = frozenset({b".aspx", b".asp", b".php", b".jsp", b".cfm"})
"""Ends of names at the root: of pages, some of which are ours, and of programs, of which none is."""
_OWN_PAGES = (b"index.html", b"404.html")

_LAST = f"""\
    RewriteCond %{{REQUEST_FILENAME}} -f
    RewriteRule "(?:^|/)\\.(?!well-known/)" "-" [R=404,L]
    RewriteCond %{{REQUEST_FILENAME}} -d
    RewriteCond %{{REQUEST_FILENAME}}/index.html !-f
    RewriteRule "^" "-" [R=404,L]
    <IfModule mod_headers.c>
    RewriteCond %{{HTTP:Accept-Encoding}} \\bbr\\b
    RewriteCond %{{REQUEST_FILENAME}}.br -f
    RewriteRule "^(.+)\\.({_TEXTS})$" "$1.$2.br" [L]
    RewriteCond %{{HTTP:Accept-Encoding}} \\bgzip\\b
    RewriteCond %{{REQUEST_FILENAME}}.gz -f
    RewriteRule "^(.+)\\.({_TEXTS})$" "$1.$2.gz" [L]
    </IfModule>
"""
"""What every folder with rules ends with: no dotfile, no list of files for a folder without a page, then
the siblings."""
_ROOT = """\
# Tệp do chương trình tạo ra từ site.toml và Old_URL: sửa ở đó, đừng sửa ở đây.
AddDefaultCharset utf-8
ErrorDocument 404 {not_found}
ErrorDocument 410 {not_found}
<IfModule mod_mime.c>
    AddCharset utf-8 .css .js .xml .txt .json
    RemoveType .br .gz
    RemoveEncoding .br .gz
    RemoveLanguage .br .gz
</IfModule>
{types}
<IfModule mod_headers.c>
    Header always set Cache-Control "{again}"
    Header always set Cache-Control "{forever}" "{expression}"
{headers}
    <FilesMatch "\\.(?:{texts})(?:\\.br|\\.gz)?$">
        Header merge Vary Accept-Encoding
    </FilesMatch>
    <FilesMatch "\\.(?:{texts})\\.br$">
        Header set Content-Encoding br
        <IfModule mod_env.c>
            SetEnv no-gzip 1
            SetEnv no-brotli 1
        </IfModule>
    </FilesMatch>
    <FilesMatch "\\.(?:{texts})\\.gz$">
        Header set Content-Encoding gzip
        <IfModule mod_env.c>
            SetEnv no-gzip 1
            SetEnv no-brotli 1
        </IfModule>
    </FilesMatch>
</IfModule>
<IfModule mod_rewrite.c>
    RewriteEngine On
    RewriteBase {base}/
{rules}{last}</IfModule>
"""
_BELOW = """\
<IfModule mod_rewrite.c>
    RewriteEngine On
    RewriteBase "{folder}/"
{rules}{last}</IfModule>
"""
_WITHDRAWN = """\
ErrorDocument 410 {page}
<IfModule mod_rewrite.c>
    RewriteEngine On
    RewriteCond %{{ENV:REDIRECT_STATUS}} ^$
    RewriteRule "^(?:index\\.html)?$" - [G]
</IfModule>
"""
_SERVED_TYPES = {
    "html": "text/html", "css": "text/css", "js": "text/javascript", "xml": "application/xml",
    "svg": "image/svg+xml", "txt": "text/plain", "json": "application/json",
}  # fmt: skip


def files(rules: Rules) -> dict[str, str]:
    """Write the files, by path."""
    prefix = f"{rules.base}/"
    here = [move for move in (*rules.moves, *rules.gone) if move.path.startswith(prefix)]
    pages = {move.path: move.page for move in rules.gone if not move.query and move.path.endswith("/")}
    own = {path for path in pages if path.startswith(prefix) and path != prefix}
    told = own | {f"{path}index.html" for path in own}
    folders = _by_folder((move for move in here if move.path not in told), rules)
    top = [*_sent_on(folders.get(MOVED, ()), rules.proofs), *_lines(folders.pop("", ()))]
    written = {NAME: _ROOT.format(**_words(rules), rules="".join(f"    {line}\n" for line in top))}
    for folder, found in sorted(folders.items()):
        lines = "".join(f"    {line}\n" for line in _lines(found))
        below = _BELOW.format(folder=f"{rules.base}/{folder}", rules=lines, last=_LAST)
        written[f"{folder}/{NAME}"] = below
    for path in sorted(own):
        written[f"{path.removeprefix(prefix)}{NAME}"] = _WITHDRAWN.format(page=pages[path])
    return written


def _words(rules: Rules) -> Mapping[str, str]:
    hashed = f"{pattern(rules.base.encode())}/(?:{'|'.join(rules.hashed)})/"
    return {
        "expression": f"expr=%{{REQUEST_URI}} =~ m#^{hashed}# && {_WHOLE}",
        "not_found": rules.not_found,
        "again": ASK_AGAIN,
        "forever": FOREVER,
        "base": rules.base,
        "texts": _TEXTS,
        "last": _LAST,
        "headers": "\n".join(f'    Header always set {name} "{value}"' for name, value in rules.headers),
        "types": "\n".join(_types(rules)),
    }


def _types(rules: Rules) -> Iterator[str]:
    """Name types by the end of a file's name; the last that fits counts."""
    for suffix, kind in _SERVED_TYPES.items():
        yield _forced(rf"\.{suffix}(?:\.br|\.gz)", kind)
    for suffix, kind in rules.types:
        sibling = "" if suffix == ".avif" else "(?:\\.br|\\.gz)?"
        yield _forced(re.escape(suffix) + sibling, kind)


def _forced(name: str, kind: str) -> str:
    charset = "" if kind.startswith("image/avif") else "; charset=utf-8"
    return f'<FilesMatch "{name}$">\n    ForceType "{kind}{charset}"\n</FilesMatch>'


def _by_folder(moves: Iterable[Move], rules: Rules) -> dict[str, list[tuple[bytes, Move]]]:
    """Put each address into the folder where its rule stands, with what it has to match there.

    The root takes those of folders that cannot have a rule: folders of files named by content, and such
    as differ from another in case only.
    """
    skipped = rules.base.count("/")
    folders: dict[str, list[tuple[bytes, Move]]] = defaultdict(list)
    spelt: dict[str, str] = {}
    for move in moves:
        segments = move.segments[skipped:]
        folder, rest = _place(segments, move.has_stub)
        first = folder.partition("/")[0]
        if (
            first in rules.hashed
            or spelt.setdefault(folder.casefold(), folder) != folder
            or not _is_name(folder)
        ):
            folder, rest = "", b"/".join(segments)
        folders[folder].append((rest, move))
    return folders


def _place(segments: list[bytes], has_stub: bool) -> tuple[str, bytes]:
    """Say in which folder the rule of an address stands, and what it has to match there.

    An address at the root that is a folder has a stub, so that its rule can stand beside that.
    """
    if len(segments) > 1:
        return b"/".join(segments[:-1]).decode("utf-8", "replace"), segments[-1]
    if segments and has_stub and not _suffix(segments[0]):
        return segments[0].decode("utf-8", "replace"), b""
    return MOVED, segments[0] if segments else b""


def _is_name(folder: str) -> bool:
    """Tell whether a folder of the site may be called so, and stand between quotes."""
    if re.search(r"[\"\\\x00-\x1f\x7f]", folder):
        return False
    return "\ufffd" not in folder and not {".", ".."} & set(folder.split("/"))


def _suffix(name: bytes) -> bytes:
    return posixpath.splitext(name)[1].lower()


def _sent_on(found: Iterable[tuple[bytes, Move]], proofs: Iterable[str]) -> Iterator[str]:
    """Send what may be an old address at the root on to where its rule stands.

    Apache decodes an address that it sends on once more, so that those with ``%`` and ``?`` are
    named one by one, encoded.
    """
    moved = list(found)
    odd = {name for name, _ in moved if set(name) & set(b"%?")}
    names = {name for name, _ in moved if name} - odd
    for name in sorted(odd):
        to = quote(name, safe="").replace("%", "\\%")
        yield f'RewriteRule "^{pattern(name)}/?$" "{MOVED}/{to}" [NC,L]'
    for suffix in sorted({_suffix(name) for name in names} & _PAGES):
        own = "|".join(pattern(page) for page in (*_OWN_PAGES, *(page.encode() for page in proofs)))
        yield f'RewriteRule "^(?!(?:{own})$)([^/%?]+{pattern(suffix)})$" "{MOVED}/$1" [NC,L]'
    for suffix in sorted({_suffix(name) for name in names} & _PROGRAMS):
        yield f'RewriteRule "^([^/%?]+{pattern(suffix)})$" "{MOVED}/$1" [NC,L]'
    for name in sorted(name for name in names if _suffix(name) not in _PAGES | _PROGRAMS):
        yield f'RewriteRule "^({pattern(name)})/?$" "{MOVED}/$1" [NC,L]'
    keys = sorted({move.query.partition("=")[0] for name, move in moved if not name})
    if keys:
        asked = "|".join(pattern(key.encode()) for key in keys)
        yield f'RewriteCond %{{QUERY_STRING}} "^(?:{asked})(?:=|$)"'
        yield f'RewriteRule "^$" "{MOVED}/" [L]'


def _lines(found: Iterable[tuple[bytes, Move]]) -> Iterator[str]:
    """Write the rules of one folder: first those with a query, then the others, which one rule guards.

    What was added to the query is taken off once, and queries are compared as texts: a regular
    expression for each of thousands of rules costs ten times as much.
    """
    listed = list(found)
    if any(move.query for _, move in listed):
        yield f'RewriteCond %{{QUERY_STRING}} "^(.*?)(?:&{_ADDED}=.*)?$"'
        yield 'RewriteRule "^" "-" [E=ASKED:%1]'
    for name, move in listed:
        if move.query:
            yield f'RewriteCond %{{ENV:ASKED}} "={move.query}" [NC]'
            yield _rule(name, move)
    plain = [_rule(name, move) for name, move in listed if not move.query]
    if plain:
        yield f'RewriteCond %{{QUERY_STRING}} "!^(?:{_ADDED}=.*)?$"'
        yield f'RewriteRule "^" "-" [S={len(plain)}]'
    yield from plain


def _rule(name: bytes, move: Move) -> str:
    end = "/?" if len(move.forms) > 1 and name else ""
    if not move.to:
        return f'RewriteRule "^{pattern(name)}{end}$" "-" [NC,G]'
    to = move.to.replace("%", "\\%").replace("$", "\\$")
    return f'RewriteRule "^{pattern(name)}{end}$" "{to}" [NC,R=301,L,QSD,NE]'


def pattern(text: bytes) -> str:
    """Write bytes as a regular expression that matches them, and nothing else of Apache's grammar."""
    plain = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-/"
    return "".join(chr(byte) if byte in plain else f"\\x{byte:02x}" for byte in text)
