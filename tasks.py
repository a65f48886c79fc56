"""Tasks of the project: ``make NAME`` or ``invoke NAME``; the work is in the called programs."""

import shlex
import sys

from invoke.context import Context
from invoke.tasks import task

PYTHON = sys.executable


@task
def html(c: Context, jobs: int = 0) -> None:
    """Build content/ into output/: only what changed since the last build."""
    c.run(f"{PYTHON} -m pelican content -o output -s pelicanconf.py -e JOBS={jobs}", pty=sys.stderr.isatty())


@task
def publish(c: Context) -> None:
    """Build content/ into output/ for the address of site.toml or SITEURL."""
    c.run(f"{PYTHON} -m pelican content -o output -s publishconf.py")


@task
def check(c: Context, form: str = "text", changed: bool = False, base: str = "", report: str = "") -> None:
    """Read and check everything, write nothing but the report."""
    options = ["--format", form, f"--base={base}", f"--report={report}", *["--changed"] * changed]
    c.run(f"{PYTHON} -m newsroom.commands.check {shlex.join(options)}")


@task
def due(c: Context, form: str = "text") -> None:
    """Say when the site changes by itself: an article appears, a pin ends."""
    c.run(f"{PYTHON} -m newsroom.commands.schedule --format={shlex.quote(form)}")


@task
def verify(c: Context, settings: str = "pelicanconf.py") -> None:
    """Build afresh aside and compare with output/."""
    c.run(f"{PYTHON} -m newsroom.commands.verify {settings}")


@task
def serve(c: Context, port: int = 8000) -> None:
    """Show the site with drafts on http://127.0.0.1:8000, rebuilt on change."""
    c.run(f"{PYTHON} -m newsroom.commands.preview {port}")


@task
def withdraw(c: Context, bai: str = "", ly_do: str = "", xoa: bool = False) -> None:
    """Take an article down: BAI=2024/07/slug LY_DO="…", with XOA=1 for good."""
    given = {"BAI": bai, "LY_DO": ly_do, "XOA": "1" if xoa else ""}
    env = {key: value for key, value in given.items() if value}
    c.run(f"{PYTHON} -m newsroom.commands.withdraw", env=env)


@task
def test(c: Context) -> None:
    """Run all tests, those in a browser included."""
    c.run(f"{PYTHON} -m tests.browser.chromium")
    c.run(f"{PYTHON} -m pytest")


@task
def lint(c: Context) -> None:
    """Check style and types."""
    c.run(f"{PYTHON} -m ruff check .")
    c.run(f"{PYTHON} -m ruff format --check .")
    c.run(f"{PYTHON} -m mypy")


@task
def bench(c: Context) -> None:
    """Measure builds against stock Pelican, Hugo and Eleventy; writes docs/bench.md and its plot."""
    c.run(f"{PYTHON} -m bench.run")


@task
def lock(c: Context) -> None:
    """Pin the newest allowed versions in the lock files, with hashes."""
    compile_ = "uv pip compile --universal --generate-hashes --upgrade --quiet"
    command = '--custom-compile-command "make lock"'
    c.run(f"{compile_} pyproject.toml -o requirements.lock {command}")
    c.run(f"{compile_} --group publish -o requirements-publish.lock {command}")
    c.run(f"{compile_} pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock {command}")


@task
def clean(c: Context) -> None:
    """Remove what builds made."""
    c.run("rm -rf output cache .preview")
