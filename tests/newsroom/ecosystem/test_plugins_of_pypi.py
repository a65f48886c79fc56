"""The well-known plugins as PyPI has them, each in a build of ours: it ends in words, whatever it would do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.ecosystem.table import KNOWN
from tests.support.building import ROOT, tiny_site

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pypi")]

DISTRIBUTIONS = [
    "pelican-redirect" if name == "pelican_redirect" else f"pelican-{name.replace('_', '-')}"
    for name in KNOWN
]
NEEDED = ["minify_html", "pelican-granular-signals", "beautifulsoup4", "soupsieve", "typing_extensions", "rtoml",
          "pyyaml", "webassets"]  # fmt: skip
"""What they import as they are loaded; gensim (100 MB, for similar_posts) is an empty one."""
CONF = """
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PLUGINS = [*PLUGINS, *{named!r}]
PLUGIN_PATHS = [{root!r}]
THEME = {root!r} + "/theme"
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install them into a folder of their own, without Pelican, which is here."""
    target = tmp_path_factory.mktemp("plugins")
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--disable-pip-version-check"]
    try:
        done = subprocess.run(
            [*command, "--retries", "3", "--timeout", "10", "--target", str(target), *DISTRIBUTIONS, *NEEDED],
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        pytest.skip("PyPI does not answer, which the plugins come from")
    if done.returncode:
        pytest.skip(f"the plugins of PyPI cannot be installed: {done.stderr.strip()[-200:]}")
    (target / "gensim").mkdir()
    (target / "gensim" / "__init__.py").write_text("corpora = models = similarities = None\n")
    return target


def run(folder: Path, installed: Path, *named: str) -> subprocess.CompletedProcess[str]:
    """Build a small site with more plugins, in a process that can import all."""
    tiny_site(folder / "content")
    conf = folder / "conf.py"
    conf.write_text(CONF.format(root=str(ROOT), named=named), encoding="utf-8")
    places = ["-o", str(folder / "output"), "--cache-path", str(folder / "cache")]
    return subprocess.run(
        [sys.executable, "-m", "pelican", str(folder / "content"), "-s", str(conf), *places],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(installed)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("name", KNOWN)
def test_a_known_plugin_is_refused_in_words(tmp_path: Path, installed: Path, name: str) -> None:
    assert (installed / "pelican" / "plugins" / name / "__init__.py").is_file()
    done = run(tmp_path, installed, name)
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert f"PLUGINS: lỗi: không dùng «{name}»" in told
    assert KNOWN[name].told in told
    assert "Traceback" not in told
    assert not (tmp_path / "output").exists()


def test_a_plugin_that_is_installed_and_not_named_changes_nothing(tmp_path: Path, installed: Path) -> None:
    done = run(tmp_path, installed)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Xong: 3 bài;" in done.stdout
