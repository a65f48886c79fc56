"""Show what lies in a body as cards, and write one card anew: its own lines change and no others.

All is judged by reading it as the build does: what was typed is on the page, or it is written otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from newsroom.commands.desk.manuscript.header import one_line
from newsroom.commands.desk.manuscript.moving import added, moved, without
from newsroom.commands.desk.manuscript.placing import Card, Placed, placed, words_as_shown
from newsroom.commands.desk.manuscript.spots import photos_in
from newsroom.commands.importer.writing.media import caption_title
from newsroom.commands.importer.writing.signs import escaped
from newsroom.vietnamese.credit import split_credit
from newsroom.vietnamese.joining import join_sentences
from newsroom.vietnamese.repeating import says_again
from plugins.captions.caption import same_caption
from plugins.captions.video import split_credit as split_video_credit

__all__ = ["Card", "added", "cards_of", "moved", "spelt_credit", "with_card", "with_shared", "without"]

_BRACKET_RE = re.compile(r"(?<!\\)\]")
_SIGN_RE = re.compile(r"[^\w\s]")
_PREFIX_RE = re.compile(r"(Ảnh|Video|Clip|Nguồn)(?: ảnh)?\s*:\s*")
_COLON_RE = re.compile(r"\s*:\s*")
_SEVERAL_RE = re.compile(r";\s*(?:Nguồn ảnh|Ảnh|Video|Nguồn)\s*:\s*")
"""What parts the credits that several texts of a photo gave; a text ends in one."""
_MAKERS = {"photo": "Ảnh", "video": "Video", "recording": "Nguồn"}


def spelt_credit(credit: str, kind: str = "photo") -> str:
    """Give a credit that somebody typed as captions have one: the word for its maker, and no other colon."""
    prefix = _PREFIX_RE.match(credit)
    name = _COLON_RE.sub(", ", credit[prefix.end() :] if prefix else credit).strip(" ,")
    if kind == "photo" and prefix and prefix[1] == "Nguồn":
        return f"Nguồn ảnh: {name}"
    return f"{_MAKERS.get(kind, 'Nguồn')}: {name}"


def cards_of(body: str, *, cover: str = "", focus: str = "") -> tuple[Card, ...]:
    """List the photos, videos, recordings and files of a body in its order.

    ``cover`` and ``focus`` are what the header says: the card of the cover, the first photo if none is
    named, has the focus.
    """
    cards = [one.card for one in placed(body)]
    photos = [card for card in cards if card.kind == "photo"]
    chosen = next((card for card in photos if card.target == cover or not cover), None)
    return tuple(replace(card, focus=focus) if card is chosen else card for card in cards)


def with_card(
    body: str, n: int, *, caption: str | None = None, credit: str | None = None, alt: str | None = None
) -> str:
    """Give the body with other words on card ``n`` (from 0); what is ``None`` stays.

    A credit may come with its «Ảnh:» or without; a caption before one ends in a full stop. Where the caption
    is taken away, the page prints ``alt``. Raises ``IndexError`` if there is none.
    """
    before = placed(body)
    return _Writing(body, before, n).run(caption, credit, alt)


def with_shared(body: str, gallery: int, caption: str) -> str:
    """Give the body with another caption that all photos of a gallery share; ``""`` takes it away."""
    before = placed(body)
    rows = [one for one in before if one.card.gallery == gallery > 0]
    if not rows:
        raise IndexError(gallery)
    lines, text = body.split("\n"), one_line(caption)
    first, last = rows[-1].card.last, rows[-1].run[1]
    if rows[-1].alone and not rows[-1].card.shared:
        first = last + 1
    written = [f"*{escaped(text)}*"] if text else []
    return "\n".join([*lines[:first], *written, *lines[last + 1 :]])


class _Writing:
    """The writing of one card: ways to write it are tried until the page says what was typed."""

    def __init__(self, body: str, before: list[Placed], n: int) -> None:
        self._body, self._before, self._n = body, before, n
        self._one = before[n]
        self._split = split_credit if self._one.card.kind == "photo" else split_video_credit

    def run(self, caption: str | None, credit: str | None, alt: str | None) -> str:
        card = self._one.card
        words = card.caption if caption is None else one_line(caption)
        maker = card.credit if credit is None else self._credit(one_line(credit))
        seen = card.alt if alt is None else one_line(alt)
        if (words, maker, seen) == (card.caption, card.credit, card.alt):
            return self._body
        if card.kind == "file":
            return self._replaced(f"[{_bracketed(words)}]({card.target})")
        text = join_sentences(words, _SEVERAL_RE.sub("; ", maker))
        if card.kind == "photo" and alt is None and (not seen or same_caption(seen, card.caption)):
            seen = words or maker or seen
        ways = self._photos(text, seen) if card.kind == "photo" else self._media(text, seen)
        wanted = self._split(text)
        last = self._body
        for last in ways:
            if self._is_said(placed(last), wanted, seen):
                break
        return last

    def _credit(self, credit: str) -> str:
        is_said = not credit or self._split(credit) == ("", credit)
        return credit if is_said else spelt_credit(credit, self._one.card.kind)

    def _is_said(self, after: list[Placed], wanted: tuple[str, str], seen: str) -> bool:
        """Tell whether a card says what was typed, and all others what they said."""
        if len(after) != len(self._before):
            return False
        for number, (old, new) in enumerate(zip(self._before, after, strict=True)):
            if number != self._n and _said(old.card) != _said(new.card):
                return False
        card, had = after[self._n].card, self._one.card
        caption = wanted[0] or (split_credit(seen)[0] if card.kind == "photo" else "")
        is_same = card.caption == caption
        if card.kind != "photo":
            is_same = is_same or says_again(card.caption, caption)
        kept = (card.kind, card.target, card.gallery, card.shared)
        is_kept = kept == (had.kind, had.target, had.gallery, had.shared)
        return is_same and card.credit == wanted[1] and is_kept

    def _replaced(self, written: str, more: int | None = None) -> str:
        """Put something in place of what is written; lines below it, up to ``more``, go."""
        spot, body = self._one.spot, self._body
        rest = body[spot.end :]
        if more is not None:
            below = rest.split("\n")
            gone = more - body.count("\n", 0, spot.end)
            above = body[: spot.start].rpartition("\n")[2]
            is_whole = not above.strip() and "![" not in below[0]
            rest = "\n".join(["" if is_whole else below[0], *below[1 + gone :]])
        return body[: spot.start] + written + rest

    def _photos(self, text: str, seen: str) -> Iterator[str]:
        """Write a photo in the ways there are, the one that it has first."""
        one, spot = self._one, self._one.spot
        kept = spot.words if seen == one.card.alt and not split_credit(seen)[1] else _bracketed(seen)
        if split_credit(spot.words)[1]:
            kept = _bracketed(seen)
        last = one.card.last - 1 if one.alone else None
        title = f'![{kept}]({spot.target} "{caption_title(text)}"){spot.wide}'
        bare = f"![{kept}]({spot.target}){spot.wide}"
        below = self._body.count("\n", 0, spot.end)
        has_line = one.alone and one.card.last - 1 > below
        if not text:
            yield self._replaced(bare, last)
        if has_line and text:
            yield self._with_line(bare, text, one.card.last - 1)
        if not spot.title and same_caption(seen, text) and not has_line:
            yield self._replaced(f"![{_bracketed(text)}]({spot.target}){spot.wide}", last)
        yield self._replaced(title, last)
        if one.alone:
            yield self._with_line(bare, text, one.card.last - 1)
        yield from self._without_line(title)
        spelt = _SIGN_RE.sub(lambda sign: f"&#{ord(sign.group())};", text)
        yield self._replaced(f'![{kept}]({spot.target} "{spelt}"){spot.wide}', last)
        yield self._replaced(title, last)

    def _with_line(self, bare: str, text: str, last: int) -> str:
        """Write a caption as a line in italics right under its photo."""
        body, spot = self._body, self._one.spot
        lines = self._replaced(bare, last).split("\n")
        place = body.count("\n", 0, spot.start) + bare.count("\n")
        indent = re.match(r"\s*", lines[place])
        lines.insert(place + 1, f"{indent.group() if indent else ''}*{escaped(text)}*")
        return "\n".join(lines)

    def _without_line(self, written: str) -> Iterator[str]:
        """Take the line below a photo amid words away that is its caption, in italics or said again."""
        end = self._one.spot.end
        below = self._body[end:].split("\n")
        if self._one.alone or len(below) < 2 or below[0].strip():
            return
        text = re.sub(r"^[\s>]+", "", below[1]).strip()
        is_slanted = re.fullmatch(r"([*_]).+\1", text) is not None
        if is_slanted or same_caption(words_as_shown(text), self._one.card.caption):
            yield self._replaced(written, self._body.count("\n", 0, end) + 1)

    def _media(self, text: str, title: str) -> Iterator[str]:
        """Write a video or recording with its line below; titles that say something too go if they must."""
        spot, body = self._one.spot, self._body
        last = self._one.run[1]
        link = body[spot.start : spot.end]
        if title != self._one.card.alt and title and not any(photos_in(spot.words)):
            link = f"[{_bracketed(title)}]({spot.target})"
        words = spot.words
        for photo in reversed([*photos_in(words)]):
            words = f"{words[: photo.start]}![{photo.words}]({photo.target}){words[photo.end :]}"
        for written in (link, f"[{words}]({spot.target})" if words else link):
            line = f"\n*{escaped(text)}*" if text else ""
            yield self._replaced(f"{written}{line}", last)


def _said(card: Card) -> tuple[str | int, ...]:
    return card.kind, card.target, card.alt, card.caption, card.credit, card.gallery, card.shared


def _bracketed(text: str) -> str:
    """Write words that stand in square brackets."""
    return _BRACKET_RE.sub("\\]", escaped(text))
