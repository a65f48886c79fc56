"""Recognise and decode the encodings of old fonts: TCVN3 (.VnTime) and VNI.

Such text, read as Unicode, shows other characters. Tables after TCVN 5712:1993 (TCVN3) and the
VNI Windows character set.
"""

from __future__ import annotations

import re
import unicodedata

from newsroom.vietnamese.comparing import TONE_RE, TONES, nfc, toneless

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
    tones = TONE_RE.findall(decomposed)
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
