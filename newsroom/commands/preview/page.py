"""Add to a previewed page what only a preview has: it reloads itself and tells of errors."""

from __future__ import annotations

from html import escape

CHANGES = "/.changes"

_RELOAD = f'<script>new EventSource("{CHANGES}").onmessage=()=>location.reload()</script>'
_REPORT = (
    '<pre role="alert" style="position:sticky;top:0;z-index:9;margin:0;padding:1rem;max-height:50vh;'
    'overflow:auto;white-space:pre-wrap;background:#7a1010;color:#fff;font:14px/1.6 monospace">{}</pre>'
)


def decorate(html: bytes, report: str) -> bytes:
    """Add the reload script, and the report of a refused build at the top."""
    end = html.rfind(b"</body>")
    end = len(html) if end < 0 else end
    html = html[:end] + _RELOAD.encode() + html[end:]
    if not report:
        return html
    start = html.find(b">", html.find(b"<body")) + 1
    return html[:start] + _REPORT.format(escape(report)).encode() + html[start:]


def waiting_page(report: str) -> bytes:
    """Make the page that stands for a site which could not be built yet."""
    title = "Chưa dựng được trang"
    head = f'<html lang="vi"><meta charset="utf-8"><title>{title}</title>'
    html = f"<!DOCTYPE html>{head}<body><h1>{title}</h1></body></html>"
    return decorate(html.encode(), report)
