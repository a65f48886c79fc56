"""The look at what builds write sees what it is for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import ParseError

import pytest

from tests.support.building import NOW, build, tiny_site, write_article
from tests.support.outputs import look_at

pytestmark = pytest.mark.slow

TITLE = "Nghị định <số 1> & 2"


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    content = tiny_site(tmp_path / "content")
    body = 'Hỏi <hoi\\_dap@example.vn>, `mã\\_1` \\*và\\* [x\\_y](https://a.vn/ "tên \\_").'
    write_article(content, "2025/05/tin", body, Title=TITLE, Summary=f"{TITLE} là gì")
    built = build(content, tmp_path / "output")
    assert built.status == 0
    return built.output


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("2025/05/tin/index.html", replaced("Hỏi", "Hỏi \x02")),
        ("feeds/all.rss.xml", replaced("Hỏi", "Hỏi \x1f")),
        ("robots.txt", replaced("User", "\ufffeUser")),
        ("sitemap.xml", replaced("</", "<")),
        ("feeds/all.atom.xml", replaced("Nghị định", "Định")),
        ("feeds/all.rss.xml", replaced("<title>Nghị định &#x3C;số 1&gt;", "<title>Nghị định")),
        ("feeds/all.rss.xml", replaced("&gt;hoi_dap", "&gt;hoi95dap")),
        ("feeds/tin-hoat-dong.atom.xml", replaced("là gì", "là khắc")),
    ],
)
def test_what_is_wrong_is_seen(output: Path, path: str, change: Callable[[str], str]) -> None:
    look_at(output)
    file = output / path
    before = file.read_text(encoding="utf-8")
    assert change(before) != before
    file.write_text(change(before), encoding="utf-8")
    with pytest.raises((AssertionError, ParseError)):
        look_at(output)
