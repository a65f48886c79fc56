"""Handle Vietnamese text: normal form, folding, slugs, order, dates, legacy encodings.

Everything here is a pure function of strings and dates. Terms: a *syllable* carries at most
one *tone* (grave, hook above, tilde, acute, dot below); the marks of â ă ê ô ơ ư belong to
the *letter*, as does the stroke of đ.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from babel.dates import get_day_names
from babel.numbers import format_decimal

VIETNAM = timezone(timedelta(hours=7), "+07")

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Combining tone marks in dictionary order: grave, hook above, tilde, acute, dot below."""

_TONE_RE = re.compile(f"[{TONES}]")
_WORD_RE = re.compile(r"[^\W\d_]+")
_INVISIBLE_RE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
_SPACE_RE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_ORDINARY_RE = re.compile("[\t\n -~ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9“”‘’–—…]*+")
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: f"{rank:02d}" for rank, letter in enumerate(_ALPHABET)}
_MAX_SLUG = 80


def nfc(text: str) -> str:
    """Compose ``text`` to Unicode normal form C."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def is_ordinary(text: str) -> bool:
    """Tell cheaply whether ``text`` holds only what Vietnamese is typed with, as most texts do.

    ``clean`` leaves such a text as it is, and none of its lines is in a legacy encoding.
    """
    return _ORDINARY_RE.fullmatch(text) is not None


def clean(text: str) -> str:
    """Give ``text`` in NFC without invisible characters and with plain spaces only.

    Soft hyphens, zero-width and bidirectional control characters go; no-break and other
    wide spaces become a space. Decode TCVN3 first: there ``ư`` is the soft hyphen.
    """
    if text.isascii():
        return text
    return nfc(_SPACE_RE.sub(" ", _INVISIBLE_RE.sub("", text)))


def toneless(text: str) -> str:
    """Drop tone marks but keep the letters: ``Đảng uỷ`` → ``Đang uy``."""
    return nfc(_TONE_RE.sub("", unicodedata.normalize("NFD", text)))


def _tone_last(match: re.Match[str]) -> str:
    word = unicodedata.normalize("NFD", match.group())
    return _TONE_RE.sub("", word) + "".join(_TONE_RE.findall(word))


@lru_cache(maxsize=65536)
def comparable(text: str) -> str:
    """Fold case and tone placement, keeping letters and tones: ``Uỷ`` equals ``ủy``.

    The result is for comparing only; it is not NFC.
    """
    return _WORD_RE.sub(_tone_last, nfc(text).casefold())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold case, tones, letter marks and đ away: ``Đảng ủy`` → ``dang uy``."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Make an address part of at most 80 characters out of ``text``, cut between syllables.

    Empty if ``text`` holds no Latin letter or digit: ``51,9%`` → ``51-9``.
    """
    whole = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    if len(whole) <= _MAX_SLUG:
        return whole
    cut = whole[: _MAX_SLUG + 1].rpartition("-")[0]
    return cut or whole[:_MAX_SLUG]


def is_slug(text: str) -> bool:
    """Tell whether ``text`` is an address part as ``slug`` makes them."""
    return len(text) <= _MAX_SLUG and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) is not None


@lru_cache(maxsize=65536)
def collation(text: str) -> tuple[str, str, str]:
    """Give the sort key of Vietnamese dictionaries: letters first, then tones, then as written."""
    letters, tones = [], []
    for char in nfc(text.casefold()):
        decomposed = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in decomposed if mark in TONES), "")
        letter = nfc(decomposed.replace(tone, "")) if tone else char
        letters.append(_LETTER_RANK.get(letter, f"  {letter}"))
        tones.append(str(TONES.index(tone) + 1) if tone else "0")
    return ("".join(letters), "".join(tones), text)


def nearest(word: str, known: Iterable[str]) -> str:
    """Name the known word most like ``word``, diacritics aside; ``""`` if none is near."""
    from difflib import SequenceMatcher

    wanted = fold(word)
    best, score = "", 0.0
    for candidate in known:
        ratio = SequenceMatcher(None, wanted, fold(candidate), autojunk=False).ratio()
        if ratio > score:
            best, score = candidate, ratio
    return best if score >= 0.6 else ""


@lru_cache(maxsize=1)
def weekdays() -> tuple[str, ...]:
    """List the names of the days, Monday first, as Babel's ``vi`` has them."""
    names = get_day_names("wide", locale="vi")
    return tuple(names[day] for day in range(7))


def locale_date(moment: date) -> str:
    """Print a date as lists do: ``11/07/2024``."""
    return f"{moment.day:02d}/{moment.month:02d}/{moment.year:04d}"


def dateline(moment: datetime, has_time: bool = True) -> str:
    """Print the dateline: ``Thứ Năm, 11/07/2024, 15:51 (GMT+7)``."""
    day = f"{weekdays()[moment.weekday()]}, {locale_date(moment)}"
    return f"{day}, {moment:%H:%M} (GMT+7)" if has_time else day


def number(value: int) -> str:
    """Print a whole number with dots between the thousands: ``59.693``."""
    return format_decimal(value, locale="vi")


_UNITS = "%|kg|g|km|m|cm|ha|đồng|nghìn|triệu|tỷ|tỉ|người|đảng viên|đại biểu|học viên|năm|tháng|ngày|giờ|phút"
_DIGIT_RE = re.compile(r"\d ")
_SPAN_RE = re.compile(r"(\d) ([-–]) (?=\d)")
_UNIT_RE = re.compile(rf"(\d) (?=(?:{_UNITS})(?!\w))")
_WEEKDAY_RE = re.compile(r"(hứ) (?=(?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)\b)|(Chủ) (?=[Nn]hật\b)")


def no_break(text: str) -> str:
    """Keep on one line what belongs together: year spans, weekdays, a number and its unit."""
    if _DIGIT_RE.search(text):
        text = _SPAN_RE.sub("\\1\u00a0\\2\u00a0", text)
        text = _UNIT_RE.sub("\\1\u00a0", text)
    if "hứ " in text or "Chủ " in text:
        text = _WEEKDAY_RE.sub(lambda match: match.group()[:-1] + "\u00a0", text)
    return text


def without_end_mark(text: str) -> str:
    """Drop the closing ``./.`` of an official text, keeping its full stop."""
    return re.sub(r"\s*\./\.?\s*$", ".", text) if "./" in text else text


# TCVN3 (.VnTime) and VNI: the characters that such text shows when it is read as Unicode.
# Tables after TCVN 5712:1993 (TCVN3) and the VNI Windows character set.

_TCVN3_LETTERS = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ"
_TCVN3_BYTES = (
    "b5b6b7b8b9a8bbbcbdbec6a9c7c8c9cacbaecccecfd0d1aad2d3d4d5d6d7d8dcdddedfe1e2e3e4abe5e6e7e8e9"
    "aceaebecedeeeff1f2f3f4adf5f6f7f8f9fafbfcfdfea1a2a3a4a5a6a7"
)
_TCVN3 = dict(zip(bytes.fromhex(_TCVN3_BYTES).decode("latin-1"), _TCVN3_LETTERS, strict=True))
_VNI_MARKS = {
    "ø": "\u0300",
    "û": "\u0309",
    "õ": "\u0303",
    "ù": "\u0301",
    "ï": "\u0323",
    "â": "\u0302",
    "ê": "\u0306",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "á": "\u0302\u0301",
    "ä": "\u0302\u0323",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "é": "\u0306\u0301",
    "ë": "\u0306\u0323",
}
_VNI_SINGLE = {
    "ñ": "đ",
    "ö": "ư",
    "ô": "ơ",
    "æ": "ỉ",
    "ì": "ì",
    "í": "í",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
}
_VNI_RE = re.compile(f"([aeouyöô])([{''.join(_VNI_MARKS)}])|([{''.join(_VNI_SINGLE)}])", re.IGNORECASE)
_ONSETS = "ngh|nh|ng|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]"
_SYLLABLE_RE = re.compile(rf"(?:{_ONSETS})?[aăâeêioôơuưy]{{1,3}}(?:ch|nh|ng|[cmnpt])?", re.IGNORECASE)
_TONED_VOWEL_RE = re.compile(rf"[aeiouy][\u0302\u0306\u031b]*[{TONES}]", re.IGNORECASE)
_FOREIGN_RE = re.compile(
    r"[\u00a1-\u00bfÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ].*[\u00a1-\u00bfÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ]"
)
_LEGACY_WORD_RE = re.compile(r"[^\s.,;:!?()\"'“”/0-9-]*[\u00a1-\u00ff][^\s.,;:!?()\"'“”/0-9-]*")


def is_syllable(word: str) -> bool:
    """Tell whether ``word`` has the shape of one Vietnamese syllable with at most one tone."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = _TONE_RE.findall(decomposed)
    on_vowels = len(_TONED_VOWEL_RE.findall(decomposed)) == len(tones) <= 1
    return on_vowels and _SYLLABLE_RE.fullmatch(toneless(word)) is not None


def decode_tcvn3(text: str) -> str:
    """Turn TCVN3 text that was read as Latin-1 into Unicode."""
    return nfc("".join(_TCVN3.get(char, char) for char in text))


def decode_vni(text: str) -> str:
    """Turn VNI text that was read as Windows-1252 into Unicode."""

    def letter(match: re.Match[str]) -> str:
        base, mark, single = match.groups()
        if single:
            decoded = _VNI_SINGLE[single.lower()]
            return decoded.upper() if single.isupper() else decoded
        vowel = _VNI_SINGLE.get(base.lower(), base.lower())
        vowel = vowel.upper() if base.isupper() else vowel
        return vowel + _VNI_MARKS[mark.lower()]

    return nfc(_VNI_RE.sub(letter, text))


def may_be_legacy(text: str) -> bool:
    """Tell cheaply whether any line of ``text`` needs to be looked at by ``legacy_encoding``."""
    return _FOREIGN_RE.search(text) is not None


def legacy_encoding(text: str) -> str:
    """Name the legacy encoding ``text`` is in, ``TCVN3`` or ``VNI``; ``""`` if in neither.

    A word counts when it holds a Latin-1 character, is no Vietnamese syllable as it stands
    and becomes one when decoded. Two such words, and as many as there are words with letters
    that only Unicode has, make the finding. Pass the text as read, before ``clean``, and line
    by line.
    """
    if text.isascii() or not _FOREIGN_RE.search(text):
        return ""
    words = _LEGACY_WORD_RE.findall(text)
    odd = [word for word in words if len(word) > 1 and not is_syllable(nfc(word))]
    proper = len(re.findall(r"\w*[ăđơưĂĐƠƯ\u1ea0-\u1ef9]\w*", text))
    found, name = max(
        (sum(1 for word in odd if decode(word) != word and is_syllable(decode(word))), name)
        for name, decode in (("TCVN3", decode_tcvn3), ("VNI", decode_vni))
    )
    return name if found >= 2 and found >= proper else ""
