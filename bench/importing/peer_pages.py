"""Read pages with the peers: run by the Python of their environment, ``peer_pages.py NAME``.

Takes the names of files from its input; prints a line of JSON a page:
title, text (with the description), photos, date, seconds of CPU.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
import time
from pathlib import Path
from typing import Any


def trafilatura(page: str) -> dict[str, Any]:
    """Ask for everything that it can give."""
    module = importlib.import_module("trafilatura")
    text = module.extract(
        page, output_format="json", with_metadata=True, include_images=True, include_tables=True
    )
    found = json.loads(text) if text else {}
    body = found.get("text") or found.get("raw_text") or ""
    photos = re.findall(r"!\[[^\]]*\]\(([^)\s]+)", body)
    words = [found.get("excerpt"), body, found.get("author")]
    return {
        "title": found.get("title") or "", "text": "\n".join(filter(None, words)),
        "photos": photos, "date": found.get("date") or "",
    }  # fmt: skip


def readability(page: str) -> dict[str, Any]:
    """Give the region that it finds; it reads no date."""
    document = importlib.import_module("readability").Document(page)
    tree = importlib.import_module("lxml.html").fromstring(document.summary() or "<p></p>")
    texts = [" ".join(text.split()) for text in tree.itertext()]
    return {
        "title": document.short_title() or "", "text": "\n".join([*texts, tree.text_content()]),
        "photos": tree.xpath("//img/@src"), "date": "",
    }  # fmt: skip


def newspaper(page: str) -> dict[str, Any]:
    """Parse without fetching."""
    module = importlib.import_module("newspaper")
    article = module.Article("https://khoi.example.vn/tin/1.html", language="vi", fetch_images=False)
    article.download(input_html=page)
    article.parse()
    date = article.publish_date
    text = f"{article.meta_description or ''}\n{article.text or ''}\n{'; '.join(article.authors or [])}"
    photos = [article.top_image] if article.top_image else []
    return {
        "title": article.title or "",
        "text": text,
        "photos": photos,
        "date": f"{date:%Y-%m-%d}" if date else "",
    }


def main(name: str, files: list[str]) -> None:
    """Read all pages with one peer."""
    read = {"trafilatura": trafilatura, "readability": readability, "newspaper": newspaper}[name]
    for file in files:
        page = Path(file).read_text(encoding="utf-8")
        started = time.process_time()
        try:
            found = read(page)
        except Exception as error:  # whatever a peer raises counts as nothing found
            found = {"title": "", "text": "", "photos": [], "date": "", "error": repr(error)[:200]}
        print(json.dumps({**found, "cpu": time.process_time() - started}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], [line.strip() for line in sys.stdin])
