"""The parts of docs/bench.md that two benchmarks write."""

from pathlib import Path

from bench import results
from bench.measure import Measured
from bench.report import PHOTOS, replace_section, section, write
from bench.results import Kept, Results

OURS = ("clean", "nothing", "body", "title", "added")


def report(docs: Path, found: Results, name: str = "bench.json") -> str:
    results.write(docs / name, Kept(found, {}, dict.fromkeys(found, "2026-11-27")))
    return write(docs)


def test_a_section_is_written_at_the_end_and_replaced_later(tmp_path: Path) -> None:
    file = tmp_path / "bench.md"
    file.write_text("# Benchmark\n\n## Ratios\n\nfirst\n", encoding="utf-8")

    replace_section(file, PHOTOS, ["old"])
    replace_section(file, PHOTOS, ["new", "", "rows"])

    assert (
        file.read_text(encoding="utf-8") == "# Benchmark\n\n## Ratios\n\nfirst\n\n## Photos\n\nnew\n\nrows\n"
    )
    assert section(file, PHOTOS) == ["new", "", "rows"]
    assert section(file, "Ratios") == ["first"]


def test_the_article_benchmark_keeps_the_section_of_photos(tmp_path: Path) -> None:
    one = Measured(1.0, 1.0, 1.0, 0)
    found = {1000: {name: [one] for name in OURS}}
    report(tmp_path, found)
    assert section(tmp_path / "bench.md", PHOTOS) == []

    replace_section(tmp_path / "bench.md", PHOTOS, ["kept"])
    report(tmp_path, found)

    text = (tmp_path / "bench.md").read_text(encoding="utf-8")
    assert text.endswith("\n\n## Photos\n\nkept\n")
    assert text.count("## 1,000 articles") == 1


def test_a_ratio_is_the_median_of_those_of_the_rounds(tmp_path: Path) -> None:
    ours = [Measured(wall, 2 * wall, 1.0, 0) for wall in (2.0, 4.0, 9.0)]
    hugo = [Measured(wall, wall, 1.0) for wall in (1.0, 4.0, 6.0)]
    text = report(tmp_path, {1000: {**dict.fromkeys(OURS, ours), "hugo": hugo, "stock": hugo[:1]}})
    assert "| clean build ÷ Hugo | 1.50 |" in text
    assert "| clean build ÷ stock Pelican, no pictures | 2.00 |" in text
    assert "| CPU seconds: clean build ÷ Hugo | 3.00 |" in text
    assert "| ours, from nothing | 4.00 | 8.00 |" in text


def test_the_sections_of_all_other_benchmarks_stay_in_their_order(tmp_path: Path) -> None:
    one = Measured(1.0, 1.0, 1.0, 0)
    file = tmp_path / "bench.md"
    file.write_text("# Benchmark\n\n## Ratios\n\nstale\n\n## 40,000 articles\n\nstale\n", encoding="utf-8")
    for title in (PHOTOS, "Own server", "Reading"):
        replace_section(file, title, [f"kept {title}"])

    report(tmp_path, {1000: {name: [one] for name in OURS}})

    text = file.read_text(encoding="utf-8")
    assert "stale" not in text
    assert text.endswith(
        "## Photos\n\nkept Photos\n\n## Own server\n\nkept Own server\n\n## Reading\n\nkept Reading\n"
    )


def test_the_plain_articles_have_a_section_of_their_own(tmp_path: Path) -> None:
    found = {1000: {name: [Measured(1.0, 1.0, 1.0, 0)] for name in OURS}}
    report(tmp_path, found)
    assert section(tmp_path / "bench.md", "Plain articles") == []
    report(tmp_path, found, "bench-plain.json")
    report(tmp_path, found)
    text = (tmp_path / "bench.md").read_text(encoding="utf-8")
    assert text.count("## Plain articles") == text.count("1,000 plain articles:") == 1
