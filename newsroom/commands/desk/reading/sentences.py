"""Make sentences of what is told elsewhere behind a colon."""

from __future__ import annotations


def sentence(text: str) -> str:
    """Give a text as a sentence: its first letter large, a full stop at its end unless there is a sign."""
    plain = " ".join(text.split())
    if not plain:
        return ""
    told = plain[0].upper() + plain[1:]
    return told if told.endswith((".", "?", "!", "…")) else f"{told}."
