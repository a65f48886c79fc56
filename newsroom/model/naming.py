"""Recognise files and folders of the content that were meant for names which the program knows.

Windows hides what a name ends in, so that ``index.md`` easily becomes ``index.md.txt``; other slips are
capitals, diacritics and the marks of copies.
"""

from __future__ import annotations

import posixpath
import re

from newsroom.model.content import ADDRESS_FILE, ALBUM, DESK_FILE, ROOT_FOLDER, SITE_FILE, TAKEDOWN_FILE
from newsroom.vietnamese.comparing import fold
from newsroom.vietnamese.slugs import slug

INDEX = "index.md"
"""The manuscript of an article folder."""
CAPTIONS = "chu-thich.txt"
"""The file of an album that holds its captions."""
_TOPS = {
    "article": "articles", "articles": "articles", "page": "pages", "pages": "pages",
    "photo": "photos", "photos": "photos", ROOT_FOLDER: ROOT_FOLDER,
}  # fmt: skip
_ARTICLE_RE = re.compile(r"articles/[^/]+/[^/]+/[^/]+/[^/]+")
_CAPTIONS_RE = re.compile(rf"articles/[^/]+/[^/]+/[^/]+/{ALBUM}/[^/]+")
_COPY_RE = re.compile(r"\s*(?:\(\d+\)|-\s*copy|-\s*ban sao)(?=\.|$)")
_INDEX_RE = re.compile(r"index(?:\.(?:md|markdown|mdown|mkd|txt|text))*")
_PAGE_RE = re.compile(r"(.+?)(?:\.(?:md|markdown|txt))*\.(?:md\.txt|markdown|md|md\.md)")
_TOML_RE = re.compile(r"(.+?)(?:\.toml)?(?:\.toml|\.txt)+")
_CONFLICT_RE = re.compile(r"^(?:<{7}|\|{7}|>{7})(?: .*)?$", re.MULTILINE)


def conflict_line(text: str) -> int:
    """Give the line of the first mark that git left between two versions of a text, 0 if there is none."""
    if not any(sign in text and sign * 7 in text for sign in "<>|"):
        return 0
    match = _CONFLICT_RE.search(text)
    return text.count("\n", 0, match.start()) + 1 if match else 0


def toml_fault_line(text: str, error: ValueError | RecursionError) -> int:
    """Give the line at which TOML could not be read.

    That is a ``TOMLDecodeError``, a number that Python finds too long, or lists too deep within each other.
    """
    if match := re.search(r"line (\d+)", str(error)):
        return int(match[1])
    endless = re.search(r"[0-9_]{4300}|(?:[\[{][\s\w=\"']*){50}", text)
    return text.count("\n", 0, endless.start() if endless else None) + 1


def meant_folder(path: str) -> str:
    """Name the folder at the top that was meant by the one in which ``path`` lies, ``""`` if it is fine."""
    top, slash, _ = path.partition("/")
    meant = _TOPS.get(fold(top), "") if slash else ""
    return "" if meant == top else meant


def meant_name(path: str) -> str:
    """Give the name that the file at ``path`` was meant to have, ``""`` if its own is fine or means none."""
    folder, name = posixpath.split(path)
    plain = _COPY_RE.sub("", fold(name))
    meant = ""
    if not folder:
        meant = _of_site(plain)
    elif folder.partition("/")[0] == "pages" and folder.count("/") < 2:
        match = _PAGE_RE.fullmatch(plain)
        meant = f"{slug(match[1])}.md" if match and not name.endswith(".md") else name
    elif _ARTICLE_RE.fullmatch(path):
        meant = INDEX if _INDEX_RE.fullmatch(plain) else ""
    elif _CAPTIONS_RE.fullmatch(path):
        meant = CAPTIONS if is_captions(name) else ""
    return "" if meant == name else meant


def _of_site(plain: str) -> str:
    match = _TOML_RE.fullmatch(plain)
    names = {name.removesuffix(".toml"): name for name in (SITE_FILE, TAKEDOWN_FILE, ADDRESS_FILE, DESK_FILE)}
    return names.get(re.sub(r"[\s_]+", "-", match[1]), "") if match else ""


def is_captions(name: str) -> bool:
    """Tell whether a file was meant to hold the captions of an album."""
    stem, _, suffix = _COPY_RE.sub("", fold(name)).partition(".")
    return re.sub(r"[\s_-]+", "", stem) == "chuthich" and set(suffix.split(".")) <= {"txt", "md", "text", ""}
