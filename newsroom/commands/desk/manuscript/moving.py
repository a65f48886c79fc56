"""Move the cards of a body, take them away, put something in: lines go whole, and no paragraph is torn."""

from __future__ import annotations

from newsroom.commands.desk.manuscript.placing import Placed, placed, words_as_shown


def moved(body: str, n: int, to: int) -> str:
    """Give the body with card ``n`` (from 0) in the place that number ``to`` has among all.

    Within a row of photos lines change places; elsewhere the card is a paragraph of its own, above the
    paragraph of the card that comes next. Raises ``IndexError`` if there is no such card.
    """
    cards = placed(body)
    one, others = cards[n], [card for number, card in enumerate(cards) if number != n]
    if to == n or not others:
        return body
    to = max(0, min(to, len(others)))
    above = others[to - 1] if to else None
    below = others[to] if to < len(others) else None
    piece, taken = _taken(body, one)
    in_row = _row_of(one, above, below)
    place = _place(one, above, below, in_row)
    return _put(taken, place, piece, apart=not in_row)


def without(body: str, n: int) -> str:
    """Give the body without card ``n`` (from 0); of a link within a sentence the words stay."""
    one = placed(body)[n]
    if one.card.kind == "file" and not one.alone:
        return body[: one.spot.start] + words_as_shown(one.spot.words) + body[one.spot.end :]
    return "\n".join(line for line in _taken(body, one)[1] if line is not None)


def added(body: str, line: int, markdown: str) -> str:
    """Give the body with a paragraph put in above ``line`` (from 1); amid a paragraph it comes below that."""
    lines: list[str | None] = [*body.split("\n")]
    place = max(0, min(line - 1, len(lines)))
    while 0 < place < len(lines) and (lines[place - 1] or "").strip() and (lines[place] or "").strip():
        place += 1
    return _put(lines, place, markdown.strip("\n").split("\n"), apart=True)


def _taken(body: str, one: Placed) -> tuple[list[str], list[str | None]]:
    """Cut a card out: its lines, and those of the body, ``None`` where it was."""
    lines: list[str | None] = [*body.split("\n")]
    first, last = one.card.first - 1, one.card.last - 1
    is_whole = one.alone and not _shares_line(body, one)
    if is_whole:
        piece = [(line or "").strip() for line in lines[first : last + 1]]
        lines[first : last + 1] = [None] * (last - first + 1)
        if first == one.run[0] and last >= one.run[1]:
            _without_gap(lines, first, last)
        return piece, lines
    piece = " ".join(body[one.spot.start : one.spot.end].split("\n")).split("\n")
    rest = body[: one.spot.start].rstrip(" ") + body[one.spot.end :]
    kept: list[str | None] = [*rest.split("\n")]
    if not any(sign.isalnum() or sign in "[]()!" for sign in kept[first] or ""):
        kept[first] = None
    kept += [None] * (len(lines) - len(kept))
    return piece, kept


def _shares_line(body: str, one: Placed) -> bool:
    """Tell whether something else stands in the line of a card."""
    before = body[: one.spot.start].rpartition("\n")[2]
    after = body[one.spot.end :].partition("\n")[0]
    return "![" in before or "![" in after


def _row_of(one: Placed, above: Placed | None, below: Placed | None) -> int:
    """Give the gallery that a moved card comes into, 0 if into none."""
    if one.card.kind != "photo":
        return 0
    rows = [other.card.gallery if other and other.alone else 0 for other in (above, below)]
    if rows[0] == rows[1] or one.card.gallery in rows:
        return rows[0] if rows[0] == rows[1] else one.card.gallery
    return 0


def _place(one: Placed, above: Placed | None, below: Placed | None, row: int) -> int:
    """Give the line, from 0, above which a moved card comes."""
    if row and below and below.card.gallery == row:
        return below.card.first - 1
    if row and above:
        return above.card.last
    if below:
        is_amid = above is not None and above.run == below.run
        return below.run[1] + 1 if is_amid else below.run[0]
    return max(above.run[1], above.card.last - 1) + 1 if above else 0


def _put(lines: list[str | None], place: int, piece: list[str], *, apart: bool) -> str:
    """Put lines in, with blank lines around them if they are ``apart``."""
    above = [line for line in lines[:place] if line is not None]
    below = [line for line in lines[place:] if line is not None]
    if apart and above and above[-1].strip():
        piece = ["", *piece]
    if apart and below and below[0].strip():
        piece = [*piece, ""]
    return "\n".join([*above, *piece, *below])


def _without_gap(lines: list[str | None], first: int, last: int) -> None:
    """Take the blank lines away that a paragraph leaves that is gone: below it, at the end above."""
    below = last + 1
    while below < len(lines) and not (lines[below] or "").strip():
        below += 1
    if below < len(lines):
        lines[last + 1 : below] = [None] * (below - last - 1)
        return
    while first and not (lines[first - 1] or "").strip():
        first -= 1
        lines[first] = None
