"""Set up the processes, hypothesis, and the real site for the tests that look at it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support.building import NOW, ROOT, SITES, build
from tests.support.repeating import compile_templates_once
from tests.support.serving import served

settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("steady")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Run all tests in two processes; what is named in this one, which starts at once and can be debugged."""
    tests, here = Path(__file__).parent, config.invocation_params.dir
    return 2 if any(tests.is_relative_to((here / named).resolve()) for named in config.args) else 0


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name no test by the bytes it is given: a packed file holds when it was packed, in each process its own."""
    return argname if isinstance(val, bytes) else None


def pytest_itemcollected(item: pytest.Item) -> None:
    """Count what takes minutes among the slow tests, so that who leaves these out leaves out all."""
    if item.get_closest_marker("long"):
        item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session", autouse=True)
def no_progress() -> Iterator[None]:
    """Show no progress: how much there is to show depends on how busy the machine is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsroom.engine.progress.PATIENCE", 3600)
        patch.setattr("newsroom.commands.importer.progress.PATIENCE", 3600)
        yield


@pytest.fixture(scope="session", autouse=True)
def bytecode_of_programs() -> Iterator[None]:
    """Let programs that tests start keep bytecode, as they do for users; here none comes among what a test made."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        patch.setattr(sys, "dont_write_bytecode", True)
        yield


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once() -> Iterator[None]:
    """Compile a template once a process, not once a build."""
    with pytest.MonkeyPatch.context() as patch:
        compile_templates_once(patch)
        yield


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Build ``content/`` once, at a fixed time.

    Its editors may write there whatever the gate lets pass, so tests may ask only what holds of any site.
    A slip of theirs is told by ``make check``, which CI runs first, and by no test.
    """
    shared_cache = tmp_path_factory.getbasetemp().parent / "cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        patch.delenv("SITEURL", raising=False)
        output = tmp_path_factory.mktemp("real") / "output"
        if build(ROOT / "content", output, CACHE_PATH=str(shared_cache)).status:
            pytest.skip("content/ has errors; «make check» tells them")
        yield output


@pytest.fixture(scope="session")
def golden_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Build the golden site once: small, of every feature, and no editor's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        patch.delenv("SITEURL", raising=False)
        output = tmp_path_factory.mktemp("golden") / "output"
        assert build(SITES / "golden" / "content", output).status == 0
        yield output


@pytest.fixture(scope="session")
def server(real_site: Path) -> Iterator[str]:
    """Serve the real site on loopback; give its address."""
    with served(real_site) as address:
        yield address
