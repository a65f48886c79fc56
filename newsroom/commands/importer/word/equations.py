"""Write an equation of Office as text, as far as a line of text can show one."""

from __future__ import annotations

from typing import Any

from newsroom.commands.importer.word.markup import child, name_of, value


def equation(element: Any) -> str:
    """Write ``m:oMath``: ``a/b``, ``x^2``, ``√(x + 1)``; every letter and sign of it is there."""
    return " ".join(_written(element).split())


def _written(element: Any) -> str:
    if element is None:
        return ""
    name = name_of(element)
    if name in ("m:t", "w:t"):
        return element.text or ""
    write = _WRITE.get(name)
    return write(element) if write else _inner(element)


def _inner(element: Any) -> str:
    return "".join(_written(one) for one in element if not name_of(one).endswith("Pr"))


def _of(element: Any, name: str) -> str:
    return _written(child(element, name)).strip()


def _grouped(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"


def _fraction(element: Any) -> str:
    return f"{_grouped(_of(element, 'm:num'))}/{_grouped(_of(element, 'm:den'))}"


def _powered(element: Any) -> str:
    low, high = _of(element, "m:sub"), _of(element, "m:sup")
    text = _of(element, "m:e")
    return text + (f"_{_grouped(low)}" if low else "") + (f"^{_grouped(high)}" if high else "")


def _root(element: Any) -> str:
    degree = _of(element, "m:deg")
    return f"{degree}√{_grouped(_of(element, 'm:e'))}"


def _big(element: Any) -> str:
    sign = value(child(child(element, "m:naryPr"), "m:chr"), "m:val") or "∫"
    low, high = _of(element, "m:sub"), _of(element, "m:sup")
    limits = (f"_{_grouped(low)}" if low else "") + (f"^{_grouped(high)}" if high else "")
    return f"{sign}{limits} {_of(element, 'm:e')}"


def _bracketed(element: Any) -> str:
    properties = child(element, "m:dPr")
    begin, end = child(properties, "m:begChr"), child(properties, "m:endChr")
    left = "(" if begin is None else value(begin, "m:val")
    right = ")" if end is None else value(end, "m:val")
    parts = [_written(one).strip() for one in element if name_of(one) == "m:e"]
    return left + "; ".join(parts) + right


def _row(element: Any) -> str:
    return " ".join(_written(one).strip() for one in element if name_of(one) == "m:e") + "; "


_WRITE = {
    "m:f": _fraction,
    "m:sSup": _powered,
    "m:sSub": _powered,
    "m:sSubSup": _powered,
    "m:sPre": _powered,
    "m:rad": _root,
    "m:nary": _big,
    "m:d": _bracketed,
    "m:mr": _row,
}
