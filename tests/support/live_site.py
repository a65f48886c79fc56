"""A small site as a host serves it well: what was built, and the nginx lines that do the host's part."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from newsroom.commands.publishing.publication import Publication
from newsroom.model.gone import Gone
from newsroom.model.hosting import Hosting
from newsroom.model.site import Site
from tests.support.papers import Paper
from tests.support.ports import free_port
from tests.support.publishing import NGINX, running

GONE = Gone("2024/07/da-go/", (), True)
PAGE = '<title>{title}</title><link href="/theme/site.0a.css"><img src="/photos/0123456789abcdef-720.avif">{text}'

GOOD = """\
    gzip_static on; gzip_vary on; charset utf-8; charset_types text/css text/plain application/atom+xml;
    error_page 404 /404.html; error_page 410 @gone; location @gone { internal; try_files $gone =410; }
    if ($moved) { return 301 $moved; }
    if ($gone) { return 410; }
    location ~ \\.atom\\.xml$ { types {} default_type application/atom+xml; }
    location ~ (^|/)\\. { return 404; }
    add_header Cache-Control $cache_control always;
    add_header X-Content-Type-Options nosniff always; add_header Referrer-Policy same-origin always;
    add_header Permissions-Policy "camera=()" always; add_header Content-Security-Policy "default-src 'none'" always;
"""
BAD = "    etag off; add_header Last-Modified ''; expires 30d;\n"
_MAPS = """\
  map $request_uri $asked { "~^(?<bare>[^?]*)\\?fbclid=" $bare; "~^(?<kept>.*)&fbclid=" $kept; default $request_uri; }
  map $asked $moved { "/cu/bai/" "/2024/07/bai-0/"; "/tin.aspx?id=7" "/2024/07/bai-1/"; }
  map $asked $gone { "/2024/07/da-go/" "/2024/07/da-go/index.html"; }
  map "$status:$uri" $cache_control { "~^200:/(theme|photos)/" "public, max-age=31536000, immutable"; default "no-cache"; }
"""
_CONF = """\
daemon off; master_process off; pid {folder}/pid; error_log stderr;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  types {{ {types} }} default_type application/octet-stream;
{maps}
  server {{ listen 127.0.0.1:{port}; root {root};
{lines}  }}
}}
"""
_TYPES = "text/html html; text/css css; text/javascript js; image/svg+xml svg; image/jpeg jpg; text/xml xml; text/plain txt;"
AVIF = " image/avif avif;"


def live_paper(folder: Path) -> Paper:
    """Write a site with one of each thing that is asked for."""
    made = Paper(folder)
    for number in range(6):
        made.write(f"2024/07/bai-{number}/index.html", PAGE.format(title=f"Bài {number}", text="Nội dung."))
    made.write("2024/07/da-go/index.html", PAGE.format(title="Đã gỡ", text=""))
    made.write("index.html", PAGE.format(title="Trang chủ", text="Tin mới."))
    made.write("404.html", PAGE.format(title="Không tìm thấy", text=""))
    made.write(
        "cu/bai/index.html", '<meta http-equiv="refresh" content="0; url=https://example.vn/2024/07/bai-0/">'
    )
    made.write(
        "redirects.map",
        '"/cu/bai/" "/2024/07/bai-0/index.html";\n"/tin.aspx?id=7" "/2024/07/bai-1/index.html";\n',
    )
    entry = '<link rel="alternate" type="text/html" href="https://example.vn/2024/07/bai-4/"/>'
    made.write("feeds/all.atom.xml", f"<feed><entry>{entry}</entry></feed>")
    made.write("sitemap.xml", "<urlset/>")
    made.write("robots.txt", "User-agent: *\n")
    for name in ("site.0a.css", "video.0b.js", "icon.0c.svg"):
        made.write(f"theme/{name}", name)
    for suffix in ("avif", "jpg"):
        made.write(f"photos/0123456789abcdef-720.{suffix}", suffix)
    made.write("_may-chu/nginx.conf", "server {}")
    return made


def live_publication(made: Paper, kind: str = "nginx", url: str = "") -> Publication:
    """Give what was published."""
    site = Site("Trang tin thử", url or "https://example.vn")
    return replace(made.publication(gone=(GONE,)), hosting=Hosting(kind), site=site)


@contextmanager
def nginx(folder: Path, root: Path, lines: str = GOOD, more_types: str = AVIF) -> Iterator[str]:
    """Run nginx over a folder with the given lines; give its address."""
    folder.mkdir()
    port = free_port()
    text = _CONF.format(
        folder=folder, root=root, port=port, lines=lines, types=_TYPES + more_types, maps=_MAPS
    )
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    with running([str(NGINX), "-c", str(folder / "nginx.conf")], port, folder / "log"):
        yield f"http://127.0.0.1:{port}"
