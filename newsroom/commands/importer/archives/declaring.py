"""Make facts of the named values of an article: keys of a header, columns of a dump."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from newsroom.commands.importer.archives import names
from newsroom.commands.importer.archives.facts import Facts, is_account, plain_words
from newsroom.commands.importer.archives.names import role_of
from newsroom.vietnamese.comparing import fold, nfc

_HIDDEN = frozenset(
    {"0", "false", "no", "draft", "hidden", "unpublished", "pending", "private", "nhap", "ban nhap", "an"}
    | {"cho duyet", "chua dang", "chua duyet", "khong", "n", "inactive", "off", "2 draft", "khong hien thi"}
    | {"skip"}
)
_BINNED = frozenset({"-2", "trash", "trashed", "deleted", "xoa", "da xoa", "thung rac"})
_TRUE = frozenset({"true", "1", "yes", "y", "on"})
_EMPTY = frozenset({"", "null", "none", "nil", "~", "\\n", "n/a", "nan"})
_PLAIN = {
    names.KICKER: "Kicker", names.AGENCY: "Agency", names.SOURCE: "Source", names.SOURCE_URL: "Source_URL"
}  # fmt: skip
HIDDEN = "Trên trang cũ bài chưa đăng hoặc đang ẩn: chỉ đăng khi chắc chắn."
UNKNOWN_DATE = "Không hiểu ngày «{value}» ở mục «{name}»: ghi lại ngày của bài."


@dataclass
class Declared:
    """What named values say: facts, and what else of an article they hold.

    ``unknown`` are the names and values of which nothing was made.
    """

    facts: Facts = field(default_factory=Facts)
    body: str = ""
    covers: list[str] = field(default_factory=list)
    caption: str = ""
    number: str = ""
    slug: str = ""
    faults: list[str] = field(default_factory=list)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    is_binned: bool = False


def declare(pairs: Iterable[tuple[str, Any]], month_first: bool = False) -> Declared:
    """Make facts of names and values; of several values for one part the first that is not empty counts."""
    declared = Declared()
    created: list[tuple[str, Any]] = []
    for name, value in pairs:
        role = role_of(name)
        if role == names.DATE and str(value).strip().lower() in ("true", "false"):
            role = names.STATE  # ``published: false``
        if is_empty(value) or role == names.IGNORED:
            continue
        if role == names.CREATED:
            created.append((name, value))
        elif not _enter(declared, role, name, value, month_first):
            declared.unknown.append((name, shown(value)))
    for name, value in created:
        if "Date" not in declared.facts.by_key:
            declared.facts.add_moment("Date", value, f"mục «{name}», lúc bài được nhập", 85, month_first)
    return declared


def is_empty(value: Any) -> bool:
    """Tell whether a value says nothing, as systems write it."""
    if isinstance(value, str):
        return value.strip().lower() in _EMPTY
    return value is None or value in ([], {}, ())


def shown(value: Any) -> str:
    """Give a value on one line."""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {shown(inner)}" for key, inner in list(value.items())[:20])
    return ", ".join(_texts(value))


def _texts(value: Any, depth: int = 0) -> list[str]:
    """Give the texts of a value: itself, the items of a list, the names of what has names."""
    if isinstance(value, list | tuple):
        return [text for one in list(value)[:200] for text in _texts(one, depth + 1)] if depth < 3 else []
    if isinstance(value, Mapping):
        found = next((value[key] for key in ("name", "title", "image", "src", "url") if value.get(key)), "")
        return _texts(found, depth + 1) if depth < 3 else []
    return [] if is_empty(value) else [nfc(str(value)).strip()]


def _enter(declared: Declared, role: str, name: str, value: Any, month_first: bool) -> bool:
    """Put a value where it belongs; tell whether there is such a place."""
    facts, origin, texts = declared.facts, f"mục «{name}»", _texts(value)
    if not texts:
        return True
    match role:
        case names.TITLE:
            facts.add_words("Title", texts[0], origin)
        case names.LEAD:
            facts.add_words("Summary", texts[0], origin)
        case names.DATE:
            moment = value if isinstance(value, date) else texts[0]
            if not facts.add_moment("Date", moment, origin, month_first=month_first):
                declared.faults.append(UNKNOWN_DATE.format(value=texts[0][:60], name=name))
        case names.AUTHOR:
            people = "; ".join(one for text in texts for one in people_of(plain_words(text), name) if one)
            facts.add("Author", people, origin, 50 if is_account(people) else 95)
        case names.CATEGORY:
            return _add_categories(facts, texts, origin)
        case names.TAGS:
            parts = [one for text in texts for one in re.split(r"[,;|]", text)]
            facts.add_all("Tags", parts, origin)
        case names.VIEWS:
            return facts.add_views(texts[0], origin)
        case names.OLD_URL:
            return _add_addresses(declared, texts, origin)
        case names.STATE | names.DRAFT:
            _judge(declared, role, name, texts[0])
        case _:
            return _enter_rest(declared, role, value, texts)
    return True


def _enter_rest(declared: Declared, role: str, value: Any, texts: list[str]) -> bool:
    match role:
        case names.BODY:
            if declared.body and declared.body != texts[0]:
                return False
            declared.body = texts[0]
        case names.COVER:
            declared.covers += texts
            if isinstance(value, Mapping):
                declared.caption = declared.caption or str(value.get("caption") or value.get("alt") or "")
        case names.CAPTION:
            declared.caption = declared.caption or texts[0]
        case names.NUMBER:
            declared.number = declared.number or texts[0]
        case names.SLUG:
            declared.slug = declared.slug or texts[0]
        case _ if role in _PLAIN:
            declared.facts.add_words(_PLAIN[role], texts[0], "mục của bài")
        case _:
            return False
    return True


def people_of(text: str, name: str = "") -> list[str]:
    """Part a list of authors at its commas: under a name in the plural, or if each is a person's name."""
    parts = [one.strip() for one in re.split(r",|\s+(?:và|and|&)\s+", text) if one.strip()]
    if ";" in text or len(parts) < 2:
        return [one.strip() for one in text.split(";")]
    is_list = name.strip().lower() == "authors" and all(len(one.split()) <= 6 for one in parts)
    return parts if is_list or all(map(_is_person, parts)) else [text]


def _is_person(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 6 and all(word[0].isupper() and not re.search(r"\d", word) for word in words)


def _add_categories(facts: Facts, texts: list[str], origin: str) -> bool:
    """Add categories by their names; a number says nothing here."""
    named = [
        one for text in texts for one in re.split(r"[;|>]|,(?=\S)|, ", text) if not one.strip().isdecimal()
    ]
    for place, one in enumerate(named):
        facts.add_words("Category", one, origin, 100 if place == 0 else 85)
    return bool(named)


def _add_addresses(declared: Declared, texts: list[str], origin: str) -> bool:
    """Add old addresses; a last part alone is no address, as what stood before it is not known."""
    for text in texts:
        if "/" in text:
            declared.facts.add_address(text if "://" in text or text.startswith("/") else f"/{text}", origin)
        else:
            declared.slug = declared.slug or text
    return True


def _judge(declared: Declared, role: str, name: str, text: str) -> None:
    """Tell whether an article was public on the old site."""
    said = " ".join(fold(text).split())
    is_hidden = said in _HIDDEN
    if role == names.DRAFT or re.search(r"an$|hidden$", fold(name)):
        is_hidden = said in _TRUE
    declared.is_binned = declared.is_binned or said in _BINNED
    if is_hidden and HIDDEN not in declared.faults:
        declared.faults.append(HIDDEN)


def flattened(values: Mapping[str, Any], depth: int = 0) -> Iterator[tuple[str, Any]]:
    """List the keys of a header, and those of ``params`` in it as if they stood there."""
    for key, value in values.items():
        if (
            key.lower() in ("params", "extra", "header", "metadata")
            and isinstance(value, Mapping)
            and depth < 2
        ):
            yield from flattened(value, depth + 1)
        else:
            yield key, value
