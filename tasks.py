"""Tasks of the project: ``make NAME`` or ``invoke NAME``; the work is in the called programs."""

import os
import subprocess
import sys
from contextlib import suppress
from typing import NoReturn

from invoke.context import Context
from invoke.tasks import task

PYTHON = sys.executable


def _flush() -> None:
    """Hand on what was said before another program speaks; a stream may be closed, or nobody take it."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError):
            stream.flush()


def _first(*words: str) -> None:
    """Run a program of several; end with its status if it failed."""
    _flush()
    done = subprocess.run([PYTHON, "-m", *words], check=False)
    if done.returncode:
        sys.exit(done.returncode)


def _become(*words: str, **environment: str) -> NoReturn:
    """Become a Python program: what it says, its status and an interruption are its own.

    ``Context.run`` would copy the output in parts that cut letters in two. Nothing runs after it: one task at
    a time.
    """
    _flush()
    os.execve(PYTHON, [PYTHON, "-m", *words], {**os.environ, **environment})


def _need_content() -> None:
    """End in a sentence where there is no content folder: Pelican ends in a traceback."""
    if not os.path.isdir("content"):
        reason = (
            "không có thư mục này. Lấy thư mục bài về từ kho git, hoặc tạo thư mục content có tệp site.toml."
        )
        sys.exit(f"content: lỗi: {reason}")


@task
def html(c: Context, jobs: int = 0) -> None:
    """Build content/ into output/: only what changed since the last build."""
    _need_content()
    _become("pelican", "content", "-o", "output", "-s", "pelicanconf.py", "-e", f"JOBS={jobs}")


@task
def publish(c: Context) -> None:
    """Build content/ into output/ for the address of site.toml or SITEURL; check the limits of the host."""
    _need_content()
    _publishing("build")


def _publishing(*words: str) -> NoReturn:
    """Become a verb of publishing."""
    _become("newsroom.commands.publishing", *filter(None, words))


@task(aliases=["rsync_upload", "ssh_upload", "github"])
def deploy(c: Context, dry: bool = False, force: bool = False, take: bool = False, url: str = "") -> None:
    """Build as publish, upload to the host of site.toml, show it at once, look at it."""
    _need_content()
    options = ("--dry" * dry, "--force" * force, "--take" * take, url and f"--url={url}")
    _publishing("deploy", *options)


@task
def probe(c: Context, url: str = "") -> None:
    """Look at the live site: is it what was built, does the host do its part?"""
    _publishing("probe", url and f"--url={url}")


@task
def releases(c: Context, local: str = "") -> None:
    """List the releases that the server keeps."""
    _publishing("releases", local and f"--local={local}")


@task
def rollback(c: Context, to: str = "", force: bool = False, local: str = "") -> None:
    """Show the release before, or another."""
    _publishing("rollback", to and f"--to={to}", "--force" * force, local and f"--local={local}")


@task(name="zip")
def pack(c: Context) -> None:
    """Build as publish and pack the site into trang-tin.zip, its SHA-256 beside it."""
    _need_content()
    _publishing("zip")


@task
def count(
    c: Context, log: str = "", site: str = "", counts: str = "", state: str = "", without: str = ""
) -> None:
    """Count readers from logs: LOG="access.log …", SITE=, COUNTS=, STATE= (folders), WITHOUT="addresses"."""
    named = {"site": site, "counts": counts, "state": state, "without": without}
    options = [f"--{name}={value}" for name, value in named.items() if value]
    _become("newsroom.commands.counting", *options, *filter(None, [log]))


@task
def report(
    c: Context, month: str = "", first: str = "", last: str = "", counts: str = "", out: str = ""
) -> None:
    """Report on MONTH=2024-07, or FROM=01/07/2024 TO=15/07/2024; COUNTS=FOLDER or address, OUT=FOLDER."""
    _need_content()
    named = {"month": month, "from": first, "to": last, "counts": counts, "out": out}
    _become("newsroom.commands.reporting", *(f"--{name}={value}" for name, value in named.items() if value))


@task
def check(c: Context, form: str = "text", changed: bool = False, base: str = "", report: str = "") -> None:
    """Read and check everything, write nothing but the report."""
    _need_content()
    options = ["--format", form, f"--base={base}", f"--report={report}", *["--changed"] * changed]
    _become("newsroom.commands.check", *options)


@task
def due(c: Context, form: str = "text") -> None:
    """Say when the site changes by itself: an article appears, a pin ends."""
    _become("newsroom.commands.schedule", f"--format={form}")


@task
def verify(c: Context, settings: str = "pelicanconf.py") -> None:
    """Build afresh aside and compare with output/."""
    _need_content()
    _become("newsroom.commands.verify", settings)


@task
def serve(c: Context, port: str = "") -> None:
    """Show the site with drafts on http://127.0.0.1:8000, or another port, rebuilt on change."""
    _need_content()
    _become("newsroom.commands.preview", port)


@task
def withdraw(c: Context, bai: str = "", ly_do: str = "", xoa: bool = False) -> None:
    """Take an article down: BAI=2024/07/slug LY_DO="…", with XOA=1 for good."""
    given = {"BAI": bai, "LY_DO": ly_do, "XOA": "1" if xoa else ""}
    _become("newsroom.commands.withdraw", **{key: value for key, value in given.items() if value})


@task
def test(c: Context) -> None:
    """Run all tests, those in a browser included."""
    _first("tests.browser.chromium")
    _become("pytest")


@task(name="test-long")
def test_long(c: Context) -> None:
    """Run the tests that take minutes, and more of the random edits."""
    os.environ.update(WALKS="24", KILLS="60")
    _first("pytest", "-n", "0", "tests/test_incremental.py", "-k", "any_sequence")
    _first("pytest", "-n", "0", "tests/test_interruption.py", "-k", "killed")
    _become("pytest", "-n", "0", "-m", "long")


@task
def lint(c: Context) -> None:
    """Check style and types."""
    _first("ruff", "check", ".")
    _first("ruff", "format", "--check", ".")
    _become("mypy")


@task
def bench(c: Context) -> None:
    """Measure builds against stock Pelican, Hugo and Eleventy; writes docs/bench.md and its plot."""
    _become("bench.run")


@task
def reading(c: Context, hugo_theme: str = "") -> None:
    """Measure an article as a phone gets it, ours and the peers'; HUGO_THEME=FOLDER; writes docs/bench.md."""
    _first("tests.browser.chromium")
    _become("bench.reading", *filter(None, [hugo_theme and f"--hugo-theme={hugo_theme}"]))


@task
def searching(c: Context) -> None:
    """Measure the search against Pagefind's, and write a section of docs/bench.md."""
    _first("tests.browser.chromium")
    _become("bench.searching")


@task
def handbook(c: Context) -> None:
    """Make the pictures of the editors' handbook and the cheat sheet anew."""
    _first("tests.browser.chromium")
    _become("tests.handbook.make")


@task
def shots(c: Context) -> None:
    """Take pictures of each kind of page of output/, at four widths, in both schemes, and in print."""
    _first("tests.browser.chromium")
    _become("tests.browser.shots")


@task
def typeface(c: Context) -> None:
    """Cut the headline typeface anew out of the package that theme/typeface/package-lock.json pins."""
    c.run("npm ci --silent --prefix theme/typeface")
    _become("newsroom.commands.typeface")


@task
def lock(c: Context) -> None:
    """Pin the newest allowed versions in the lock files, with hashes."""
    compile_ = "uv pip compile --universal --generate-hashes --upgrade --quiet"
    command = '--custom-compile-command "make lock"'
    c.run(f"{compile_} pyproject.toml -o requirements.lock {command}")
    c.run(f"{compile_} --group publish -o requirements-publish.lock {command}")
    c.run(f"{compile_} pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock {command}")
    c.run(f"{compile_} --group report -o requirements-report.lock {command}")
    c.run(f"{compile_} --group import -c requirements-dev.lock -o requirements-import.lock {command}")
    c.run(f"{compile_} --group serve -c requirements-dev.lock -o requirements-serve.lock {command}")


@task
def clean(c: Context) -> None:
    """Remove what builds made."""
    c.run("rm -rf output cache .preview")
