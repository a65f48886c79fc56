"""Tasks of the project: ``make NAME`` or ``invoke NAME``; the work is in the called programs.

What is given to ``make``, ``BASE=main``, comes in the environment, exactly as it was typed; the options of
``invoke`` are the same by other names.
"""

import os
import subprocess
import sys
from contextlib import suppress
from typing import NoReturn

from invoke.context import Context
from invoke.tasks import task

PYTHON = sys.executable
_NO = ("", "0")


def _given(option: str, name: str) -> str:
    """Give what an option of ``invoke`` says, else what was given to ``make`` by a name."""
    return option or os.environ.get(name, "")


def _is_given(option: bool, name: str) -> bool:
    """Tell whether a switch is on: by its option, or by ``NAME=1``."""
    return option or os.environ.get(name, "").strip() not in _NO


def _options(**named: str) -> list[str]:
    """Write options of a program, those that have a value."""
    return [f"--{name}={value}" for name, value in named.items() if value]


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
def html(c: Context, jobs: str = "") -> None:
    """Build content/ into output/: only what changed since the last build."""
    _need_content()
    wanted = _given(jobs, "JOBS").strip() or "0"
    if not wanted.isascii() or not wanted.isdigit():
        sys.exit(f"JOBS: lỗi: «{wanted}» không phải số tiến trình. Ghi 0, 1, 2…")
    places = ("content", "-o", "output", "-s", "pelicanconf.py")
    _become("newsroom.commands.build", *places, "-e", f"JOBS={int(wanted)}")


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
    switches = {"dry": dry, "force": force, "take": take}
    options = [f"--{name}" for name, option in switches.items() if _is_given(option, name.upper())]
    _publishing("deploy", *options, *_options(url=_given(url, "URL")))


@task
def probe(c: Context, url: str = "") -> None:
    """Look at the live site: is it what was built, does the host do its part?"""
    _publishing("probe", *_options(url=_given(url, "URL")))


@task
def releases(c: Context, local: str = "") -> None:
    """List the releases that the server keeps."""
    _publishing("releases", *_options(local=_given(local, "LOCAL")))


@task
def rollback(c: Context, to: str = "", force: bool = False, local: str = "") -> None:
    """Show the release before, or another."""
    options = _options(to=_given(to, "TO"), local=_given(local, "LOCAL"))
    _publishing("rollback", *options, "--force" * _is_given(force, "FORCE"))


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
    options = _options(**{name: _given(value, name.upper()) for name, value in named.items()})
    _become("newsroom.commands.counting", *options, "--", *filter(None, [_given(log, "LOG")]))


@task
def report(
    c: Context, month: str = "", first: str = "", last: str = "", counts: str = "", out: str = ""
) -> None:
    """Report on MONTH=2024-07, or FROM=01/07/2024 TO=15/07/2024; COUNTS=FOLDER or address, OUT=FOLDER."""
    _need_content()
    named = {"month": month, "from": first, "to": last, "counts": counts, "out": out}
    options = {name: _given(value, name.upper()) for name, value in named.items()}
    _become("newsroom.commands.reporting", *_options(**options))


@task
def check(c: Context, form: str = "", changed: bool = False, base: str = "", report: str = "") -> None:
    """Read and check everything, write nothing but the report."""
    _need_content()
    named = _options(
        format=_given(form, "FORMAT"), base=_given(base, "BASE"), report=_given(report, "REPORT")
    )
    _become("newsroom.commands.check", *named, *["--changed"] * _is_given(changed, "CHANGED"))


@task
def due(c: Context, form: str = "") -> None:
    """Say when the site changes by itself: an article appears, a pin ends."""
    _become("newsroom.commands.schedule", *_options(format=_given(form, "FORMAT")))


@task
def schedule(c: Context) -> None:
    """List drafts, what is to come, what is pinned, corrected, taken down, by date."""
    _need_content()
    _become("newsroom.commands.agenda")


@task(name="import")
def import_(c: Context) -> None:
    """Make articles of Word files, saved pages, archives, texts: FILES="…"; CATEGORY=, CONTENT=, AGAIN=1."""
    _become("newsroom.commands.importer")


@task
def new(c: Context) -> None:
    """Begin an article: TITLE="…", of a file with FROM=bai.docx; CATEGORY=, AUTHOR=."""
    _become("newsroom.commands.new")


@task
def fix(c: Context) -> None:
    """Mend what is safe in articles, shown before: FILES="…"; YES=1 asks nothing."""
    _become("newsroom.commands.fix")


@task
def verify(c: Context, settings: str = "") -> None:
    """Build afresh aside and compare with output/."""
    _need_content()
    _become("newsroom.commands.verify", _given(settings, "SETTINGS") or "pelicanconf.py")


@task(aliases=["devserver"])
def serve(c: Context, port: str = "") -> None:
    """Show the site with drafts on http://127.0.0.1:8000, or another port, rebuilt on change."""
    _need_content()
    _become("newsroom.commands.preview", _given(port, "PORT"))


@task
def desk(c: Context, port: str = "") -> None:
    """Open the editors' desk on http://127.0.0.1:8001, or another port: write, see, publish."""
    _need_content()
    _become("newsroom.commands.desk", *filter(None, [_given(port, "PORT")]))


def _quickstart(name: str, port: str = "", server: str = "") -> NoReturn:
    """Become what a target of pelican-quickstart does."""
    _become("newsroom.commands.quickstart", name, _given(port, "PORT"), _given(server, "SERVER"))


@task
def regenerate(c: Context) -> None:
    """Build content/ into output/, and again whenever a file is saved (``pelican -r``)."""
    _need_content()
    _quickstart("regenerate")


@task(name="serve-global")
def serve_global(c: Context, port: str = "", server: str = "") -> None:
    """Show output/ as it is, without drafts, to other machines too: PORT=8000, SERVER=0.0.0.0."""
    _need_content()
    _quickstart("serve-global", port, server)


@task(name="devserver-global")
def devserver_global(c: Context, port: str = "", server: str = "") -> None:
    """Show output/ to other machines too, without drafts, and build again whenever a file is saved."""
    _need_content()
    _quickstart("devserver-global", port, server)


@task(name="other-uploads")
def other_uploads(c: Context) -> None:
    """Say that ``deploy`` uploads to whichever host site.toml names."""
    _quickstart("other-uploads")


@task(name="help")
def help_(c: Context) -> None:
    """Say what make can do."""
    _quickstart("help")


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
    _first("pytest", "-n", "0", "tests/test_interruption.py", "-k", "killed or full_disk")
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
    theme = _given(hugo_theme, "HUGO_THEME")
    _become("bench.reading", *filter(None, [theme and f"--hugo-theme={theme}"]))


@task
def importing(c: Context) -> None:
    """Measure the importer, and what it finds against other programs; write a section of docs/bench.md."""
    _become("bench.importing")


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
    c.run(f"{compile_} --group desk -c requirements-dev.lock -o requirements-desk.lock {command}")
    c.run(f"{compile_} --group serve -c requirements-dev.lock -o requirements-serve.lock {command}")


@task
def clean(c: Context) -> None:
    """Remove what builds made."""
    c.run("rm -rf output cache .preview")
