"""The parts of docs/bench.md that two benchmarks write."""

from bench.measure import Measured
from bench.report import PHOTOS, replace_section, section, write


def test_a_section_is_written_at_the_end_and_replaced_later(tmp_path):
    file = tmp_path / "bench.md"
    file.write_text("# Benchmark\n\n## Ratios\n\nfirst\n", encoding="utf-8")

    replace_section(file, PHOTOS, ["old"])
    replace_section(file, PHOTOS, ["new", "", "rows"])

    assert (
        file.read_text(encoding="utf-8") == "# Benchmark\n\n## Ratios\n\nfirst\n\n## Photos\n\nnew\n\nrows\n"
    )
    assert section(file, PHOTOS) == ["new", "", "rows"]
    assert section(file, "Ratios") == ["first"]


def test_the_article_benchmark_keeps_the_section_of_photos(tmp_path):
    one = Measured(1.0, 1.0, 1.0, 0)
    results = {1000: {"clean": one, "nothing": one, "body": one, "title": one, "added": one}}
    write(tmp_path, results, {}, [])
    assert section(tmp_path / "bench.md", PHOTOS) == []

    replace_section(tmp_path / "bench.md", PHOTOS, ["kept"])
    write(tmp_path, results, {}, [])

    text = (tmp_path / "bench.md").read_text(encoding="utf-8")
    assert text.endswith("\n\n## Photos\n\nkept\n")
    assert text.count("## 1,000 articles") == 1
