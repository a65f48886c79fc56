"""What is said of signals and plugins is complete, and what docs/pelican.md says."""

from __future__ import annotations

from pelican.plugins import signals

from newsroom.ecosystem.table import KNOWN, NOT_SENT, SENT, documented
from tests.support.building import ROOT

NAMES = {name for name, value in vars(signals).items() if isinstance(value, signals.Signal)}


def test_every_signal_of_pelican_is_sent_or_refused() -> None:
    assert len(NAMES) > 20
    assert {*SENT, *NOT_SENT} == NAMES
    assert not {*SENT} & {*NOT_SENT}


def test_the_page_for_people_who_know_pelican_has_the_tables_of_the_code() -> None:
    page = (ROOT / "docs" / "pelican.md").read_text(encoding="utf-8")
    assert documented() in page, "put documented() of newsroom/ecosystem/table.py in the page"


def test_plugins_of_ours_that_are_named_instead_exist() -> None:
    for instead in (*KNOWN.values(), *NOT_SENT.values()):
        for word in instead.told.replace("(", " ").replace(")", " ").replace(",", " ").split():
            if word.startswith("plugins."):
                assert (ROOT / word.replace(".", "/") / "__init__.py").is_file(), word
