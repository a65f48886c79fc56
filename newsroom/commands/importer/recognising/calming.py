"""Offer a title that was typed in capitals in small letters, or ask for them where names cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsroom.commands.importer.recognising.known import Known
from newsroom.commands.importer.recognising.lowering import lowered
from newsroom.commands.importer.recognising.shapes import is_capitals
from newsroom.commands.importer.recognising.sheet import Sheet
from newsroom.commands.importer.source import Fault

CALMED = "đã đổi từ chữ in hoa: xem lại tên riêng"
CONFIDENCE = 80


def calm_title(sheet: Sheet, known: Known) -> None:
    """Write a title in capitals in small letters where that is sure; else it stays, and is asked for."""
    title = sheet.header.get("Title", [""])[0]
    if not is_capitals(title):
        return
    told = [f"của {name}" for name in known.names] + [line.text for line in sheet.lines if line.is_text]
    offered, doubtful = lowered(title, told, begins=True)
    guess = next((one for one in sheet.guesses if one.key == "Title"), None)
    if doubtful:
        sheet.faults.append(Fault(asked("tiêu đề", offered, doubtful), guess.place if guess else 0))
        return
    sheet.header["Title"] = [offered]
    if guess is not None:
        eased = replace(
            guess,
            value=offered,
            reason=f"{guess.reason}; {CALMED}",
            confidence=min(CONFIDENCE, guess.confidence),
        )
        sheet.guesses[sheet.guesses.index(guess)] = eased


def asked(what: str, offered: str, doubtful: Sequence[str]) -> str:
    """Ask for small letters where it cannot be told which words are names."""
    words = ", ".join(f"«{one}»" for one in doubtful)
    return (
        f"{what} viết toàn chữ in hoa: gõ lại bằng chữ thường, có thể là «{offered}»; xem {words} có phải tên"
        " riêng không"
    )
