"""The parts of docs/bench.md that two benchmarks write."""

from pathlib import Path

from bench.measure import Measured
from bench.report import PHOTOS, replace_section, section, write


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
    results = {1000: {name: [one] for name in ("clean", "nothing", "body", "title", "added")}}
    write(tmp_path, results, {}, [])
    assert section(tmp_path / "bench.md", PHOTOS) == []

    replace_section(tmp_path / "bench.md", PHOTOS, ["kept"])
    write(tmp_path, results, {}, [])

    text = (tmp_path / "bench.md").read_text(encoding="utf-8")
    assert text.endswith("\n\n## Photos\n\nkept\n")
    assert text.count("## 1,000 articles") == 1


def test_a_ratio_is_the_median_of_those_of_the_rounds(tmp_path: Path) -> None:
    ours = [Measured(wall, 2 * wall, 1.0, 0) for wall in (2.0, 4.0, 9.0)]
    hugo = [Measured(wall, wall, 1.0) for wall in (1.0, 4.0, 6.0)]
    cases = dict.fromkeys(("clean", "nothing", "body", "title", "added"), ours)
    text = write(tmp_path, {1000: {**cases, "hugo": hugo, "stock": hugo[:1]}}, {}, [])
    assert "| clean build ÷ Hugo | 1.50 |" in text
    assert "| clean build ÷ stock Pelican | 2.00 |" in text
    assert "| CPU seconds: clean build ÷ Hugo | 3.00 |" in text
    assert "| ours, from nothing | 4.00 | 8.00 |" in text


def test_the_sections_of_all_other_benchmarks_stay_in_their_order(tmp_path: Path) -> None:
    one = Measured(1.0, 1.0, 1.0, 0)
    results = {1000: {name: [one] for name in ("clean", "nothing", "body", "title", "added")}}
    file = tmp_path / "bench.md"
    file.write_text("# Benchmark\n\n## Ratios\n\nold\n\n## 40,000 articles\n\nold\n", encoding="utf-8")
    for title in (PHOTOS, "Own server", "Reading"):
        replace_section(file, title, [f"kept {title}"])

    write(tmp_path, results, {}, [])

    text = file.read_text(encoding="utf-8")
    assert "old" not in text
    assert text.endswith(
        "## Photos\n\nkept Photos\n\n## Own server\n\nkept Own server\n\n## Reading\n\nkept Reading\n"
    )
