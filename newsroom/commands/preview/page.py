"""Add to a previewed page what only a preview has: it reloads itself and tells of errors and warnings."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from newsroom.commands.preview.state import Outcome, State

CHANGES = "/.changes"
"""The address that says which state is shown."""

SHOWN = 100
"""The findings that a page shows at most; the terminal has them all."""
_FEW = 5
"""So many warnings of other articles may stand open on a page."""

OLDER = "Trang đang xem là bản dựng trước đó; sửa lỗi và lưu lại để xem bản mới."
ABSENT = (
    "Chưa có trang ở địa chỉ này: lần dựng mới nhất dừng vì lỗi, nên bài mới chưa hiện. "
    "Sửa lỗi và lưu lại để xem bài."
)
"""What errors mean for a page: it is that of an earlier build, or there is none."""

# A question now and then holds no connection: a browser has six for a host, however many tabs are open.
_RELOAD = (
    "<script>(()=>{{let asking=false;const look=async()=>{{if(document.hidden||asking)return;asking=true;"
    'try{{const answer=await fetch("{changes}",{{cache:"no-store"}});'
    'if(answer.ok&&await answer.text()!=="{version}")location.reload()}}catch{{}}asking=false}};'
    'setInterval(look,{milliseconds});document.addEventListener("visibilitychange",look)}})()</script>'
)
_TEXT = "margin:0;padding:1rem;overflow:auto;white-space:pre-wrap;font:14px/1.6 monospace"
_ERRORS = (
    f'<pre role="alert" style="position:sticky;top:0;z-index:9;{_TEXT};max-height:50vh;'
    'background:#7a1010;color:#fff">{}</pre>'
)
_WARNINGS = (
    '<div role="status"><details{open} style="background:#fff3cd;color:#3a2c00;font:14px/1.6 monospace">'
    '<summary style="padding:.5rem 1rem;cursor:pointer">{summary}</summary>'
    f'<pre style="{_TEXT};padding-top:0;max-height:30vh;background:none;color:inherit">{{text}}</pre>'
    "</details></div>"
)


def decorate(html: bytes, state: State, path: str = "/", head: str = OLDER) -> bytes:
    """Add the reload script, and at the top what the last build found; ``path`` is the page's address.

    ``head`` says above errors what they mean for this page.
    """
    script = _RELOAD.format(changes=CHANGES, version=state.version, milliseconds=state.poll_ms).encode()
    end = html.rfind(b"</body>")
    end = len(html) if end < 0 else end
    html = html[:end] + script + html[end:]
    outcome = state.outcome
    if outcome and not state.tells_warnings:
        outcome = replace(outcome, warnings=())
    told = findings(outcome, path, head) if outcome else ""
    if not told:
        return html
    start = html.find(b">", html.find(b"<body")) + 1
    return html[:start] + told.encode() + html[start:]


def findings(outcome: Outcome, path: str, head: str = OLDER) -> str:
    """Show what a build found, what held it back first, below its count and ``head``."""
    if outcome.passed:
        return _warnings(outcome, path, outcome.summary)
    first = " ".join(filter(None, (outcome.summary, head)))
    shown = _ERRORS.format(escape("\n".join(filter(None, (first, *_cut(outcome.errors))))))
    return shown + _warnings(outcome, path, f"{len(outcome.warnings)} cảnh báo.")


def _warnings(outcome: Outcome, path: str, summary: str) -> str:
    """Show warnings; they are open where they are few, or some are of this page's article."""
    if not outcome.warnings:
        return ""
    place = path.strip("/")
    here = (f"articles/{place}/", f"pages/{place}.md:")
    own = [line for line in outcome.warnings if line.startswith(here)]
    others = [line for line in outcome.warnings if not line.startswith(here)]
    text = escape("\n".join(_cut((*own, *others))))
    is_open = " open" if own or (outcome.passed and len(others) <= _FEW) else ""
    return _WARNINGS.format(open=is_open, summary=escape(summary), text=text)


def _cut(lines: tuple[str, ...]) -> tuple[str, ...]:
    left = len(lines) - SHOWN
    return (*lines[:SHOWN], f"… và {left} dòng nữa ở cửa sổ dòng lệnh.") if left > 0 else lines


def waiting_page(state: State) -> bytes:
    """Make the page that stands for a site which is not built yet, or could not be."""
    title = "Chưa dựng được trang" if state.outcome else "Đang dựng trang…"
    head = f'<html lang="vi"><meta charset="utf-8"><title>{title}</title>'
    html = f"<!DOCTYPE html>{head}<body><h1>{title}</h1></body></html>"
    return decorate(html.encode(), state, head="")
