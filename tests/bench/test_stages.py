"""Seconds are shared out by the stage of the innermost plugin and by the innermost module of the house."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.builds import ROOT
from bench.sampled import seen
from bench.stages import STAGES, by_module, by_stage, lines, read, stages

OF = {"captions": "read", "press": "render"}
SAMPLED = {("captions", "newsroom.model"): 1.0, ("press", "plugins.press"): 2.5, ("-", "-"): 0.5}


def test_every_plugin_of_the_site_has_a_stage() -> None:
    settings = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    found = stages(settings)
    assert len(found) == settings.count('"plugins.')
    assert set(found.values()) < set(STAGES)


@pytest.mark.parametrize(
    ("files", "what"),
    [
        (
            ["/x/re.py", "/r/newsroom/model/a.py", "/r/plugins/captions/__init__.py"],
            ("captions", "newsroom.model.a"),
        ),
        (["/r/plugins/b/c.py", "/r/plugins/press/__init__.py", "/x/run.py"], ("b", "plugins.b.c")),
        (["article.html", "/r/plugins/press/__init__.py"], ("press", "theme")),
        (["/x/site-packages/pelican/__init__.py", "/r/pelicanconf.py"], ("", "")),
    ],
)
def test_a_stack_is(files: list[str], what: tuple[str, str]) -> None:
    assert seen(files, "/r/") == what


def test_seconds_are_added_up() -> None:
    assert by_stage(SAMPLED, OF) == {
        **dict.fromkeys(STAGES, 0.0),
        "read": 1.0,
        "render": 2.5,
        STAGES[-1]: 0.5,
    }
    assert by_module(SAMPLED)["none of the house"] == 0.5


def test_before_and_after_stand_beside_each_other() -> None:
    text = lines(60, [SAMPLED, {("press", "plugins.press"): 1.0}], OF, "abc")
    assert "| read | 1.00 | 25 | 0.00 | 0 |" in text
    assert "| `plugins.press` | 2.50 | 62 | 1.00 | 100 |" in text
    assert text.count("| all | 4.00 | 100 | 1.00 | 100 |") == 2


def test_a_module_is_run_and_seen(tmp_path: Path) -> None:
    home = tmp_path / "plugins" / "busy"
    home.mkdir(parents=True)
    (home / "__init__.py").write_text(
        "def work():\n    for _ in range(10_000_000):\n        pass\n", encoding="utf-8"
    )
    (tmp_path / "program.py").write_text("from plugins.busy import work\nwork()\n", encoding="utf-8")
    sampler, out = ROOT / "bench" / "sampled.py", tmp_path / "out"
    subprocess.run([sys.executable, str(sampler), str(out), "program"], cwd=tmp_path, check=True)
    found = read(out.read_text(encoding="utf-8"))
    assert max(found, key=lambda what: found[what]) == ("busy", "plugins.busy")
