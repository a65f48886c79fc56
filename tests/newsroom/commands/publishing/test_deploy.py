from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.publishing import deploy as deploying
from newsroom.commands.publishing.deploy import Wish, no_target
from newsroom.commands.publishing.probe import Finding
from newsroom.commands.publishing.publication import Publication
from newsroom.commands.publishing.publisher import Outcome
from newsroom.commands.publishing.source import Source
from tests.support.building import SITE_TOML, write_site
from tests.support.publishing import publication


class Recorder:
    """A publisher that notes what is asked of it."""

    stays, again = "Không có bản trước.", "Thêm FORCE=1."

    def __init__(self, switched: bool = True, before: str | None = "before", held: bool = False) -> None:
        self.switched, self.before, self.held, self.went_back = switched, before, held, False

    def publish(self, publication: Publication, dry: bool, tell: object) -> Outcome:
        switched = self.switched and not dry
        return Outcome("r", 1, 10, 0, 0, 0.1, notes=("ghi chú",), switched=switched, held=self.held)

    def go_back(self) -> str | None:
        self.went_back = True
        return self.before


def publish(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    recorder: Recorder,
    finding: Finding,
    answered: bool = True,
    **wish: bool,
) -> tuple[int, list[str]]:
    asked: list[str] = []

    def probe(_: Publication, url: str, *more: object) -> list[Finding]:
        asked.append(url)
        return [finding]

    monkeypatch.setattr(deploying, "probe", probe)
    monkeypatch.setattr(deploying, "is_answered", lambda _: answered)
    made = publication(tmp_path / "output", {"index.html": "x"})
    return deploying._publish(recorder, made, Wish(url="http://x", **wish)), asked


GOOD = Finding("/", True, True, "", "")
OF_RELEASE = Finding("/", False, True, "404", "")
OF_SERVER = Finding("/", False, False, "không nén", "Bật gzip_static.")


def test_after_publishing_the_live_site_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert publish(tmp_path, monkeypatch, Recorder(), GOOD) == (0, ["http://x"])


def test_what_the_release_is_to_blame_for_leads_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    recorder = Recorder()
    assert publish(tmp_path, monkeypatch, recorder, OF_RELEASE)[0] == 1
    assert recorder.went_back
    assert "đã quay lại bản before" in capsys.readouterr().err
    assert publish(tmp_path, monkeypatch, Recorder(before=None), OF_RELEASE)[0] == 1
    assert "không hiện đúng. Không có bản trước." in capsys.readouterr().err


def test_what_the_server_is_to_blame_for_is_named_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    recorder = Recorder()
    assert publish(tmp_path, monkeypatch, recorder, OF_SERVER)[0] == 0
    assert not recorder.went_back
    assert "Bật gzip_static." in capsys.readouterr().out


def test_a_host_that_did_not_answer_before_either_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    recorder = Recorder()
    assert publish(tmp_path, monkeypatch, recorder, OF_RELEASE, answered=False)[0] == 0
    assert not recorder.went_back
    assert "trước khi đăng cũng vậy" in capsys.readouterr().out


def test_what_was_not_shown_is_not_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert publish(tmp_path, monkeypatch, Recorder(), OF_RELEASE, dry=True) == (0, [])
    held = Recorder(switched=False, held=True)
    assert publish(tmp_path, monkeypatch, held, OF_RELEASE) == (0, [])


def test_where_nothing_was_new_the_site_is_looked_at_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    recorder = Recorder(switched=False)
    assert publish(tmp_path, monkeypatch, recorder, GOOD) == (0, ["http://x"])
    for answered in (True, False):
        assert publish(tmp_path, monkeypatch, recorder, OF_RELEASE, answered) == (1, ["http://x"])
    assert not recorder.went_back
    assert "Thêm FORCE=1." in capsys.readouterr().err


def test_a_timer_says_in_a_line_that_nothing_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    recorder = Recorder(switched=False)
    assert publish(tmp_path, monkeypatch, recorder, OF_RELEASE, quiet_if_unchanged=True) == (0, [])
    assert capsys.readouterr().out == "ghi chú\n"


@pytest.mark.parametrize(
    ("hosting", "meaning"),
    [
        ("", "chưa có mục [hosting]"),
        ('[hosting]\nkind = "iis"\n', "make zip"),
        ('[hosting]\nkind = "pages"\n', ".github/workflows"),
        ('[hosting]\nkind = "nginx"\n', "ssh://"),
        ('[hosting]\nkind = "s3"\ntarget = "rclone:kho:trang"\n', "không giữ các bản cũ"),
    ],
)
def test_without_a_server_of_releases_it_says_what_to_do(tmp_path: Path, hosting: str, meaning: str) -> None:
    source = Source(write_site(tmp_path / "content", f"{SITE_TOML}\n{hosting}"), tmp_path, tmp_path)
    assert meaning in no_target(source)
