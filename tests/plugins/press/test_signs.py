"""No file of text leaves the press with a sign that XML and readers have no place for."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.output import Output
from newsroom.vietnamese.comparing import CONTROL_RE
from plugins.feeds import feed
from plugins.press.signs import Unfit, encoded, vet
from tests.support.building import build, tiny_site, write_article

PAGE = Output("2024/07/hop/index.html", "articles/2024/07/hop/index.md", bytes, line=3)


@pytest.mark.parametrize("sign", [*map(chr, range(9)), "\x0b", "\x0c", "\x0e", "\x1f", "\ufffe", "\uffff"])
def test_a_sign_that_no_file_may_hold_is_told_with_its_article(sign: str) -> None:
    with pytest.raises(Unfit) as unfit:
        vet(PAGE, f"<p>Họp {sign} tổ\x02</p>".encode())
    problem = unfit.value.problem
    assert (problem.path, problem.line, problem.code) == (PAGE.origin, 3, "page-sign")
    assert dict(problem.values) == {"output": PAGE.path, "char": f"U+{ord(sign):04X}"}


def test_half_a_pair_of_utf_16_is_told() -> None:
    with pytest.raises(Unfit) as unfit:
        encoded(PAGE, "Họp \udc80")
    assert dict(unfit.value.problem.values)["char"] == "U+DC80"
    with pytest.raises(Unfit):
        vet(PAGE, "Họp \ud800".encode("utf-8", "surrogatepass"))


def test_a_file_that_no_article_asked_for_is_named_itself() -> None:
    with pytest.raises(Unfit) as unfit:
        vet(Output("robots.txt", "", bytes), b"\x00")
    assert unfit.value.problem.path == "robots.txt"


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_every_other_text_passes(text: str) -> None:
    text = CONTROL_RE.sub("", text)
    vet(PAGE, encoded(PAGE, text))


@pytest.mark.parametrize("path", ["a/1.jpg", "favicon.ico", "a/b.PDF"])
def test_what_is_no_text_is_not_looked_at(path: str) -> None:
    vet(Output(path, "", bytes), b"\x00\x01")


def test_what_a_worker_found_reaches_the_build_whole() -> None:
    with pytest.raises(Unfit) as unfit:
        vet(PAGE, b"\x02")
    assert pickle.loads(pickle.dumps(unfit.value)).problem == unfit.value.problem


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_ends_before_such_a_file_and_the_next_makes_it_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], jobs: int
) -> None:
    content = tiny_site(tmp_path / "content", 140)
    assert build(content, tmp_path / "output", JOBS=jobs).status == 0
    write_article(content, "2024/06/moi", Title="Bài mới")
    with monkeypatch.context() as fault:
        fault.setattr(feed, "without_end_mark", lambda text: f"{text}\x02")
        before = (tmp_path / "output" / "feeds" / "all.rss.xml").read_bytes()
        assert build(content, tmp_path / "output", JOBS=jobs).status == 1
        told = capsys.readouterr().err
        assert "site.toml:1: lỗi: tệp feeds/all.atom.xml" in told
        assert "(U+0002)" in told
        assert (tmp_path / "output" / "feeds" / "all.rss.xml").read_bytes() == before
    mended = build(content, tmp_path / "output", JOBS=jobs)
    assert (mended.status, mended.files) == (0, build(content, tmp_path / "clean" / "output").files)
