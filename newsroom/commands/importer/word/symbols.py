"""Know the signs of the fonts Symbol and Wingdings by their codes; after Microsoft's charts of these fonts.

Signs that few fonts have are given by a common one of the same meaning.
"""

from __future__ import annotations

_FIRST = 0x20
_NONE = "\u00a0"
"""Stands in the rows below for a code without a sign."""

_SYMBOL = (
    " "
    "!∀#∃%&∍()*+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞ"
    "ΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0"
    "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪"
    "⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭\u00a0"
)

_WINGDINGS = (
    " "
    "🖉✂✁👓🕭🕮🕯☎✆🖂🖃📪📫📬📭🗀🗁🗎🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍🖎✌🖏👍👎☜☞☝☟🖐☺😐☹💣🕱🏳🏱✈☼🌢❄🕆✞🕈✠"
    "✡☪☯🕉☸♈♉♊♋♌♍♎♏♐♑♒♓🙰🙵●🔾■□🞐❑❒◆◆◆❖◆⌧⮹⌘🏵🏶🙶🙷▯🄋➀➁➂➃➄➅➆➇➈➉🄌➊➋➌➍➎"
    "➏➐➑➒➓🙢🙠🙡🙣🙞🙜🙝🙟·•⬝○🞆🞈🞊🞋○▪□🟁🟅★🟋🟏▲🟑⯐⌖⯎⯏⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛⮰⮱⮲⮳⮴⮵"
    "⮶⮷🙪🙫🙕🙔🙗🙖🙐➘🙒➔⌫⌦⮘➢⮙⮛⮈⮊⮉⮋←→↑↓🡬🡭🡯🡮←→↑↓🡼🡽🡿🡾⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂🢬🢭✗✓☒☑\u00a0"
)

_MARKS_2 = {
    0x50: "✓",
    0x52: "☑",
    0x53: "☒",
    0x4F: "✗",
    0x54: "☒",
    0x56: "⊗",
    0x2A: "□",
    0xA3: "□",
    0x97: "●",
    0x98: "●",
}
_ARROWS = {
    0x66: "←",
    0x67: "→",
    0x68: "↑",
    0x69: "↓",
    0x70: "▲",
    0x71: "▼",
    0x74: "◀",
    0x75: "▶",
    0x7D: "▶",
    0x5F: "→",
}
_WEBDINGS = {
    0x61: "✓",
    0x63: "□",
    0x67: "■",
    0x6E: "●",
    0x72: "✗",
    0x33: "◀",
    0x34: "▶",
    0x35: "▲",
    0x36: "▼",
    0xC8: "☎",
}


def _table(row: str) -> dict[int, str]:
    return {code: sign for code, sign in enumerate(row, _FIRST) if sign != _NONE}


SYMBOLS = {
    "symbol": _table(_SYMBOL),
    "wingdings": _table(_WINGDINGS),
    "wingdings 2": _MARKS_2,
    "wingdings 3": _ARROWS,
    "webdings": _WEBDINGS,
}
"""Signs by the name of the font in small letters and their code."""
