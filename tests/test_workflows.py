"""The workflows of the forges: well-formed, with few rights, pinned, and with sound shell in them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.support.building import ROOT
from tests.support.repository import git, init

EXAMPLES = ROOT / "docs" / "workflows"
GITLAB = EXAMPLES / "gitlab-ci.yml"
WORKFLOWS = sorted([
    *(ROOT / ".github" / "workflows").glob("*.yml"),
    *(file for file in EXAMPLES.glob("*.yml") if file != GITLAB),
])  # fmt: skip
SCRIPTS = sorted((ROOT / ".ci").iterdir())
Step = Mapping[str, Any]


def read(file: Path) -> Any:
    return YAML(typ="safe").load(file.read_text(encoding="utf-8"))


def jobs(file: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = read(file)["jobs"]
    return found


def steps(file: Path) -> Iterator[Step]:
    for job in jobs(file).values():
        yield from job["steps"]


def snippets() -> list[tuple[str, str]]:
    """List the shell in all workflows, with the names of their files."""
    found = [(file.name, step["run"]) for file in WORKFLOWS for step in steps(file) if "run" in step]
    for job in read(GITLAB).values():
        if isinstance(job, dict) and "script" in job:
            found.append((GITLAB.name, "\n".join(job["script"])))
    return found


SNIPPETS = [*snippets(), *((file.name, file.read_text(encoding="utf-8")) for file in SCRIPTS)]


def name_of(file: Path) -> str:
    return file.name


# Form


@pytest.mark.slow
@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.gitlab-ci", [GITLAB]),
    ],
)
def test_workflows_fit_their_schema(schema: str, files: list[Path]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    transform = ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
    done = subprocess.run([*command, *transform, *map(str, files)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_published_waits_for_its_turn() -> None:
    for file in WORKFLOWS:
        publishing = [
            job for job in jobs(file).values() if "make deploy" in str(job) or "deploy-pages" in str(job)
        ]
        for job in publishing:
            turn = job.get("concurrency") or read(file)["concurrency"]
            assert turn == {"group": "publish", "cancel-in-progress": False}
    assert read(GITLAB)["pages"]["resource_group"] == "publish"


# Rights


@pytest.mark.parametrize("file", WORKFLOWS, ids=name_of)
def test_each_job_has_only_the_rights_that_it_needs(file: Path) -> None:
    assert read(file)["permissions"] in ({}, {"contents": "read"})
    for job in jobs(file).values():
        rights = {"contents": "read"} if "/checkout@" in str(job) else {}
        if "deploy-pages" in str(job):
            rights = {"pages": "write", "id-token": "write"}
        assert job["permissions"] == rights


@pytest.mark.parametrize("file", WORKFLOWS, ids=name_of)
def test_actions_are_pinned_by_commit_with_their_version_beside(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    used = re.findall(r"^\s*(?:- )?uses: (.*)$", text, re.MULTILINE)
    pinned = r"(?:https://github\.com/)?actions/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+"
    assert all(re.fullmatch(pinned, one) for one in used), used
    assert len(used) == sum("uses" in step for step in steps(file))


def test_an_action_has_one_pin_in_all_workflows_of_github() -> None:
    pins: dict[str, set[str]] = {}
    for file in WORKFLOWS:
        if file.name != "forgejo.yml":
            for step in steps(file):
                name, _, commit = step.get("uses", "").partition("@")
                pins.setdefault("/".join(name.split("/")[:2]), set()).add(commit)
    assert {name: len(commits) for name, commits in pins.items()} == dict.fromkeys(pins, 1)


@pytest.mark.parametrize("file", WORKFLOWS, ids=name_of)
def test_a_checkout_leaves_no_key_behind(file: Path) -> None:
    for step in steps(file):
        if "/checkout@" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_nothing_of_an_event_is_written_into_shell() -> None:
    assert len(SNIPPETS) > 10
    assert [one for one in SNIPPETS if "${{" in one[1]] == []


def test_one_job_stands_for_all_that_a_pull_request_must_pass() -> None:
    found = jobs(ROOT / ".github" / "workflows" / "ci.yml")
    assert set(found["passed"]["needs"]) == set(found) - {"passed"}
    assert found["passed"]["if"] == "always()"


# Shell


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
@pytest.mark.parametrize("file", sorted({name for name, _ in SNIPPETS}))
def test_shellcheck_finds_nothing(file: str) -> None:
    for name, snippet in SNIPPETS:
        if name == file:
            command = ["shellcheck", "--shell=bash", "-"]
            done = subprocess.run(command, input=snippet, capture_output=True, text=True)
            assert done.returncode == 0, done.stdout


def shell(script: str, folder: Path, **environment: str) -> str:
    """Run shell as a runner does; give what it prints."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the scripts and a content folder."""
    repository = init(tmp_path / "kho")
    shutil.copytree(ROOT / ".ci", repository / ".ci")
    for name in ("content/articles/a.md", "newsroom/a.py"):
        change(repository, name)
    return repository


def change(repository: Path, name: str) -> None:
    (repository / name).parent.mkdir(parents=True, exist_ok=True)
    with open(repository / name, "a") as file:
        file.write("x\n")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "Sửa")


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["content/articles/a.md"], "false"),
        (["content/b c.md", "content/site.toml"], "false"),
        (["newsroom/a.py"], "true"),
        (["content/articles/a.md", "Makefile"], "true"),
        (["newsroom/content/a.md"], "true"),
    ],
)
def test_code_has_changed_when_more_than_the_content_did(
    repository: Path, names: list[str], told: str
) -> None:
    base = git(repository, "rev-parse", "HEAD")
    for name in names:
        change(repository, name)
    assert shell('bash .ci/code-changed "$BASE"', repository, BASE=base) == told


@pytest.mark.parametrize("base", ["", "0" * 40, "khong-co", "-x", "a b"])
def test_where_that_cannot_be_told_it_is_taken_to_have(repository: Path, base: str) -> None:
    assert shell('bash .ci/code-changed "$BASE"', repository, BASE=base) == "true"


def test_a_digest_is_that_of_names_and_bytes(tmp_path: Path) -> None:
    output = tmp_path / "output"
    (output / "a b").mkdir(parents=True)
    (output / "a b" / "Ảnh.html").write_text("x")

    def digest() -> str:
        return shell(f"bash {ROOT}/.ci/digest output", tmp_path)

    found = [digest()]
    os.utime(output / "a b" / "Ảnh.html", (0, 0))
    assert digest() == found[0]
    (output / "a b" / "Ảnh.html").rename(output / "Ảnh.html")
    found.append(digest())
    (output / "Ảnh.html").write_text("y")
    found.append(digest())
    (output / "-n").write_text("y")
    found.append(digest())
    assert len(set(found)) == 4
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in found)


@pytest.mark.parametrize(
    ("event", "before", "sends"),
    [
        ("schedule", "same", False),
        ("schedule", "other", True),
        ("schedule", None, True),
        ("push", "same", True),
        ("workflow_dispatch", "same", True),
    ],
)
def test_by_the_clock_the_same_site_is_not_sent_again(
    repository: Path, event: str, before: str | None, sends: bool
) -> None:
    (repository / "output").mkdir()
    (repository / "output" / "index.html").write_text("x")
    digest = shell("bash .ci/digest output", repository)
    if before:
        (repository / "published.digest").write_text(f"{digest if before == 'same' else before}\n")
    (step,) = (one for one in steps(ROOT / ".github/workflows/publish.yml") if one.get("id") == "news")
    files = {name: str(repository / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    shell(step["run"], repository, GITHUB_EVENT_NAME=event, **files)
    told = repository / "GITHUB_OUTPUT"
    assert (told.read_text() if told.exists() else "") == (f"digest={digest}\n" if sends else "")
