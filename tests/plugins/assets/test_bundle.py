from __future__ import annotations

import pytest

from plugins.assets.bundle import bundle, cascade, with_breakpoints


def test_the_cascade_goes_from_settings_to_print_and_the_card_comes_before_its_likes() -> None:
    first = ["settings.css", "base.css", "layout.css"]
    parts = ["components/card.css", "components/albums.css"]
    assert cascade([*parts, "print.css", *first]) == [*first, *parts, "print.css"]


def test_a_media_query_names_a_breakpoint_of_the_layout() -> None:
    for written, printed in {
        "@media (--desktop) { a { b: c } }": "@media (min-width: 64em) { a { b: c } }",
        "@media (--tablet) and (--below-desktop) {": "@media (min-width: 40em) and (max-width: 63.99em) {",
        "@media (pointer: coarse) and (--below-text) {": "@media (pointer: coarse) and (max-width: 47.99em) {",
        "@media print { a { width: calc(2 * (--x)) } }": "@media print { a { width: calc(2 * (--x)) } }",
    }.items():
        assert with_breakpoints(written) == printed


def test_a_breakpoint_that_is_not_in_the_layout_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"\(--wide\).*layout\.py"):
        with_breakpoints("@media (--wide) { a { b: c } }")


def test_the_lengths_of_the_layout_come_before_what_uses_them() -> None:
    sheet = bundle(
        {"print.css": b"@media print { a { b: c } }\n\n", "base.css": b"a { width: var(--measure) }"}
    )
    lengths, base, printed, end = sheet.decode().split("\n")
    assert lengths.startswith(":root { --")
    assert " --measure: 40rem; " in lengths
    assert (base, printed, end) == ("a { width: var(--measure) }", "@media print { a { b: c } }", "")
