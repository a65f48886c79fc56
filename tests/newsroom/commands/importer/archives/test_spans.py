"""What stands between two marks is replaced, in time that grows with the text only."""

from __future__ import annotations

import re
import time

from newsroom.commands.importer.archives.spans import sub_closed

_NOTE_RE = re.compile(r"\[n\](.*?)\[/n\]", re.DOTALL | re.IGNORECASE)


def test_what_is_closed_is_replaced_and_the_rest_stays() -> None:
    assert sub_closed(_NOTE_RE, "[/n]", r"<\1>", "a [n]b[/n] c [N]d[/N] e [n]f") == "a <b> c <d> e [n]f"
    assert sub_closed(_NOTE_RE, "[/n]", "", "[n]a") == "[n]a"


def test_openings_that_nothing_closes_cost_little() -> None:
    started = time.process_time()
    sub_closed(_NOTE_RE, "[/n]", "", "[n]a[/n]" + "[n]" * 100_000)
    assert time.process_time() - started < 2
