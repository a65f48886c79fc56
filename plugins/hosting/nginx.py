"""Write for nginx what stands outside the served folder: maps, and the lines that read them.

The files are meant to lie in ``/etc/nginx/bantin/``: nginx takes ``include bantin/…`` from the folder of
its own ``nginx.conf``. Maps have lines of the form ``"FROM" "TO";`` in safe ASCII only, so that a program
can look at each before it gets there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsroom.model.hosting import HOST_FOLDER
from plugins.hosting.rules import ADDITIONS, ASK_AGAIN, FOREVER, Move, Rules

PLACE = "bantin"
"""The folder of the files, beside ``nginx.conf``."""
_LEAST_SIZE, _LEAST_BUCKET = 2048, 64
"""nginx's own ``map_hash_max_size``, and its smallest ``map_hash_bucket_size``."""
_POINTER = 8

_HTTP = """\
# Trong khối http: include {place}/http.conf;
include {place}/sizes.conf;

# Facebook, Zalo ... nối thêm tham số vào địa chỉ được chia sẻ: bỏ đi rồi mới so với bảng.
map $request_uri $asked {{
    "~^(?<kept>[^?]*\\?(?:(?!{added}=)[^&]*&)*?(?!{added}=)[^&]*)&{added}=" $kept;
    "~^(?<bare>[^?]*)\\?{added}=" $bare;
    default $request_uri;
}}
map $asked $moved {{ include {place}/redirects.map; }}
map $asked $gone {{ include {place}/gone.map; }}

# Tệp đặt tên theo nội dung thì giữ một năm; mọi tệp khác hỏi lại máy chủ.
map "$status:$uri" $cache_control {{
    "~^(?:200|206|304):{base}/(?:{hashed})/" "{forever}";
    default "{again}";
}}
"""
_SERVER = """\
# Trong khối server: include {place}/server.conf;
index index.html;
charset utf-8;
charset_types text/css text/plain text/xml application/xml application/javascript
    application/atom+xml application/rss+xml;
gzip_static on;
gzip_vary on;
include {place}/brotli*.conf;
absolute_redirect off;
server_tokens off;

if ($moved) {{ return 301 $moved; }}
if ($gone) {{ return 410; }}
error_page 403 404 =404 {not_found};
error_page 410 @gone;
location @gone {{ internal; try_files $gone =410; }}

{types}
location ~ (?:^|/)(?:\\.(?!well-known/)|{folder}/) {{ return 404; }}

# Đừng đặt add_header trong location nào: nginx sẽ bỏ hết các dòng dưới đây ở đó.
add_header Cache-Control $cache_control always;
{headers}
"""
_BROTLI = """\
# Chỉ chép tệp này khi máy chủ có mô-đun brotli (Debian: libnginx-mod-http-brotli-static).
brotli_static on;
"""


def files(rules: Rules) -> dict[str, str]:
    """Write the files, by path."""
    added = f"(?:{'|'.join(ADDITIONS)})"
    words = {
        "place": PLACE,
        "added": added,
        "base": re.escape(rules.base),
        "hashed": "|".join(rules.hashed),
        "forever": FOREVER,
        "again": ASK_AGAIN,
        "not_found": rules.not_found,
        "folder": HOST_FOLDER,
        "types": "\n".join(_type(suffix, kind) for suffix, kind in rules.types),
        "headers": "\n".join(f'add_header {name} "{value}" always;' for name, value in rules.headers),
    }
    written = {
        "sizes.conf": sizes([*rules.moves, *rules.gone]),
        "redirects.map": _map((move, move.to) for move in rules.moves),
        "gone.map": _map((move, move.page) for move in rules.gone),
        "http.conf": _HTTP.format(**words),
        "server.conf": _SERVER.format(**words),
        "brotli.conf": _BROTLI,
    }
    return {f"{HOST_FOLDER}/{name}": text for name, text in written.items()}


def _type(suffix: str, kind: str) -> str:
    return f"location ~ {re.escape(suffix)}$ {{ types {{}} default_type {kind}; }}"


def _map(entries: Iterable[tuple[Move, str]]) -> str:
    """Write a map; it ignores case, so an address stands in it once."""
    lines: dict[str, str] = {}
    for move, to in entries:
        for form in move.forms:
            lines.setdefault(form.lower(), f'"{form}" "{to}";\n')
    return "".join(lines.values())


def sizes(moves: Iterable[Move]) -> str:
    """Say how large the hash tables of the maps have to be, in entries and in bytes.

    A bucket must hold the longest entry: a pointer, the name with two bytes of its length, filled up to
    whole pointers, and the pointer that ends the bucket (``NGX_HASH_ELT_SIZE``).
    """
    forms = [form for move in moves for form in move.forms]
    longest = max((len(form) for form in forms), default=0)
    bucket = _POINTER + -(-(longest + 2) // _POINTER) * _POINTER + _POINTER
    return (
        f"map_hash_max_size {_power(2 * len(forms), _LEAST_SIZE)};\n"
        f"map_hash_bucket_size {_power(bucket, _LEAST_BUCKET)};\n"
    )


def _power(least: int, start: int) -> int:
    """Give the power of two from ``start`` on that is at least ``least``."""
    while start < least:
        start *= 2
    return start
