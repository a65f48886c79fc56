# ruff: noqa: E501 (markup)
"""Make pages of themes that no rule of the importer was written for."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.portals import OTHERS, SITE, TODAY, Story, footer, menu, share


def utility(story: Story) -> str:
    """As a theme of utility classes: no names, an author's card above, a box within the text, no metadata."""
    day, month, year = story.day.split("/")
    parts = [f'<p class="mb-4 leading-7">{text}</p>' for text in story.body]
    for place, (name, caption) in enumerate(story.photos):
        parts.insert(
            2 * place + 1,
            f'<figure class="my-8"><img class="w-full rounded" src="{name}" alt="">'
            f'<figcaption class="mt-2 text-center text-sm">{caption}</figcaption></figure>',
        )
    box = '<aside class="my-8 rounded bg-gray-100 p-4"><p>Nhận tin mỗi tuần</p><input><button>Chia sẻ</button></aside>'
    parts.insert(len(parts) // 2, box)
    cards = "".join(
        f'<a class="block p-2" href="/x{n}"><img src="x{n}.jpg"><span>{title}</span><small>{date}</small></a>'
        for n, (title, date) in enumerate(OTHERS)
    )
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{story.title} | {SITE}</title></head>'
        f'<body class="font-sans"><div class="sticky flex"><div>{menu()}</div><div class="text-xs">{TODAY}</div></div>'
        f'<main class="mx-auto max-w-3xl"><div class="text-sm text-gray-500">{story.section}</div>'
        f'<h1 class="text-3xl font-bold">{story.title}</h1><div class="flex items-center gap-2"><span>{story.byline}</span>'
        f"<span>{story.hour}, {int(day)} tháng {int(month)}, {year}</span></div>"
        f'<p class="my-6 text-xl font-semibold">{story.lead}</p>{"".join(parts)}'
        f'<div class="mt-12"><div class="text-lg">Đọc nhiều</div><div class="grid grid-cols-3">{cards}</div></div></main>'
        f"{footer()}</body></html>"
    )


def hashed(story: Story) -> str:
    """As a page of scripts printed by a server: hashed classes, a link to another article in the text."""
    parts = [f'<div class="css-p1"><span>{text}</span></div>' for text in story.body]
    for place, (name, caption) in enumerate(story.photos):
        parts.insert(
            2 * place + 1,
            f'<div class="css-im"><picture><source srcset="{name}"><img src="{name}"></picture></div>'
            f'<div class="css-cp">{caption}</div>',
        )
    parts.insert(3, f'<div class="css-rl"><a href="/khac">{OTHERS[0][0]}</a></div>')
    links = "".join(
        f'<div class="css-li"><a href="/b{n}">{t}</a><i>{d}</i></div>' for n, (t, d) in enumerate(OTHERS)
    )
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{story.title}</title>'
        f'<script>window.__STATE__={{"now":"{TODAY}","title":"x"}}</script></head><body><div id="root"><div class="css-h">'
        f'{menu()}<span class="css-d">{TODAY}</span></div><div class="css-w"><div class="css-a"><div class="css-t">'
        f'{story.title}</div><div class="css-m">{story.day} {story.hour}</div><div class="css-s">{story.lead}</div>'
        f'<div class="css-b">{"".join(parts)}<div class="css-by">{story.byline}</div></div>{share()}</div>'
        f'<div class="css-r"><div class="css-rt">Đọc nhiều</div>{links}</div></div></div>{footer()}</body></html>'
    )


def pasted(story: Story) -> str:
    """As a page whose text was pasted from Word into a table, the date below it, lists in the same cell."""
    parts = [
        f'<p class="MsoNormal" style="text-indent:1cm"><span style="font-size:14pt">{text}</span></p>'
        for text in story.body
    ]
    for place, (name, caption) in enumerate(story.photos):
        parts.insert(
            2 * place + 1,
            f'<p class="MsoNormal" align="center"><span><img border="0" src="{name}" width="500"></span></p>'
            f'<p class="MsoNormal" align="center"><i><span style="font-size:12pt">{caption}</span></i></p>',
        )
    items = "".join(
        f'<p class="MsoNormal">- <a href="/b{n}">{t}</a> ({d})</p>' for n, (t, d) in enumerate(OTHERS)
    )
    by = f'<p class="MsoNormal" align="right"><b>{story.byline}</b></p>' if story.byline else ""
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{SITE}</title></head><body>'
        f"<table width=980><tr><td colspan=2>{menu()} {TODAY}</td></tr><tr><td width=700>"
        f'<p class="MsoNormal" align="center"><b><span style="font-size:16pt">{story.title}</span></b></p>'
        f'<p class="MsoNormal"><span style="font-size:14pt">{story.lead}</span></p>{"".join(parts)}{by}'
        f'<p class="MsoNormal">Ngày đăng: {story.day} {story.hour}</p><p class="MsoNormal"><b>Tin đã đưa:</b></p>{items}</td>'
        f"<td>{items}</td></tr></table>{footer()}</body></html>"
    )


THEMES: dict[str, Callable[[Story], str]] = {
    "unknown: utility classes": utility,
    "unknown: hashed classes": hashed,
    "unknown: pasted from Word": pasted,
}
