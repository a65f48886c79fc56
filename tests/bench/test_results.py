"""Figures are kept in a file; what a run did not measure stays."""

from pathlib import Path

from bench.measure import Measured
from bench.results import Kept, read, write

ONE, OTHER = Measured(1.5, 2.5, 100.0, 3), Measured(9.0, 9.5, 200.0)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    kept = Kept({60: {"clean": [ONE, OTHER]}}, {"hugo": "Hugo 1"}, {60: "2026-11-27"})
    write(tmp_path / "bench.json", kept)
    assert read(tmp_path / "bench.json") == kept


def test_nothing_is_kept_where_there_is_no_file(tmp_path: Path) -> None:
    assert read(tmp_path / "bench.json") == Kept()


def test_a_run_replaces_what_it_measured_and_nothing_else() -> None:
    kept = Kept({60: {"clean": [ONE], "hugo": [ONE]}, 10: {"clean": [ONE]}})
    kept.add(60, {"clean": [OTHER]}, "2026-11-27")
    kept.add(30, {"clean": [ONE]}, "2026-11-28")
    assert kept.results == {
        10: {"clean": [ONE]},
        30: {"clean": [ONE]},
        60: {"clean": [OTHER], "hugo": [ONE]},
    }
    assert list(kept.results) == [10, 30, 60]
    assert kept.days == {60: "2026-11-27", 30: "2026-11-28"}
