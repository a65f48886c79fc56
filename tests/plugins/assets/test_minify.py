from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.assets.bundle import bundle
from plugins.assets.minify import small_script, small_stylesheet
from tests.support.building import ROOT

STATIC = ROOT / "theme" / "static"
_TEMPLATE_RE = re.compile(r"`(?:[^`\\]|\\.)*`", re.DOTALL)
SHEETS = {
    file.relative_to(STATIC / "css").as_posix(): file.read_bytes() for file in (STATIC / "css").rglob("*.css")
}


def test_media_queries_stay_in_words_that_older_browsers_know() -> None:
    assert small_stylesheet("@media (min-width: 40em) and (max-width: 63.99em) { a { color: red } }") == (
        "@media (min-width:40em) and (max-width:63.99em){a{color:red}}"
    )


def test_what_stands_for_a_licence_stays() -> None:
    assert "/*! CC0 */" in small_stylesheet("/*! CC0 */ /* no */ a { color: red }")
    assert (
        small_script(b"/*! CC0 */\n// no\n'use strict';\nlet a = 1;\n") == b"/*! CC0 */'use strict';let a=1;"
    )


@pytest.mark.parametrize(
    "css", ["a { height: 100vh; height: 100dvh }", "@media print { a { top: 0; /* x */ left: 0; top: 1px } }"]
)
def test_a_fallback_that_would_be_lost_is_refused(css: str) -> None:
    with pytest.raises(ValueError, match="twice"):
        small_stylesheet(css)


def test_a_fallback_in_a_rule_of_its_own_stays() -> None:
    css = "a{height:100vh}@supports (height:100dvh){a{height:100dvh}}"
    assert small_stylesheet(css) == css


def test_every_property_of_the_theme_is_still_set_and_every_one_that_templates_set_still_read() -> None:
    written = "".join(bundle(SHEETS).values())
    made = small_stylesheet(written)
    names = re.compile(r"[{;]\s*([a-z-]+)\s*:")
    plain = re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)
    assert set(names.findall(plain)) <= set(names.findall(made))
    assert set(re.findall(r"--[a-z0-9-]+", plain)) <= set(re.findall(r"--[a-z0-9-]+", made))
    templates = "".join(
        file.read_text(encoding="utf-8") for file in (ROOT / "theme" / "templates").rglob("*.html")
    )
    for name in set(re.findall(r"[\";](--[a-z0-9]+):", templates)):
        assert f"var({name}" in made, name
    assert len(made) < 0.9 * len(written)


def is_whole(template: str) -> bool:
    """Tell whether what stands between two backticks has all of its braces: one within another has not."""
    return template.count("{") == template.count("}")


def test_blanks_in_texts_of_scripts_stay_which_none_within_another_would_keep() -> None:
    inner = small_script(b"a = `${b.map((c) => `${c}: d`)}`;").decode()
    assert "${c}: d" not in inner  # what this test is for
    assert not all(map(is_whole, _TEMPLATE_RE.findall(inner)))
    desk = ROOT / "newsroom/commands/desk/pages/static"
    for file in [*(STATIC / "js").glob("*.js"), *desk.glob("*.js")]:
        made = small_script(file.read_bytes()).decode()
        assert [one for one in _TEMPLATE_RE.findall(made) if not is_whole(one)] == [], file.name


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_scripts_of_the_theme_are_still_scripts(tmp_path: Path) -> None:
    for file in (STATIC / "js").glob("*.js"):
        made = tmp_path / f"{file.stem}.mjs"
        made.write_bytes(small_script(file.read_bytes()))
        assert made.stat().st_size < file.stat().st_size
        subprocess.run([str(shutil.which("node")), "--check", str(made)], check=True)
