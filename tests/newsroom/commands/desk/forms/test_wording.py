"""What is said of ``site.toml`` at the desk names neither the file nor a key of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from newsroom.commands.desk.forms.judging import judged
from newsroom.commands.desk.forms.layout import Unreadable
from newsroom.commands.desk.forms.telling import changes, message_of
from newsroom.commands.desk.forms.wording import AT_FIELD, ELSEWHERE, OTHER_PARTS
from newsroom.vietnamese.printing import VIETNAM
from plugins.home.problems import ANNOUNCED
from plugins.identity.problems import IDENTITY
from plugins.identity.reading import KEYS
from plugins.photos.references import BANNERS
from tests.support.building import ROOT

DESK = ROOT / "newsroom/commands/desk"
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
VIETNAMESE = {"menu"}
"""What is a word of the language, too."""
NAMES = {name for keys in KEYS.values() for name in keys} - VIETNAMESE
_NAME_RE = re.compile(rf"(?<![\w/.:-])(?:{'|'.join(sorted(NAMES))})(?![\w/.:-])")
_SYNTAX_RE = re.compile(r"\.toml|\[\[|\w = |(?<!\[)\[\w+\](?!\()")
OWN = (ROOT / "content/site.toml").read_bytes()
BROKEN = sorted((ROOT / "tests/sites/invalid").glob("*/content/site.toml"))
STRANGE = (
    b'name = "A"\nten = "B"\n', b'name = 5\nurl = "x"\n[[menu]]\nten = "B"\n[hosting]\nkind = "x"\ntarget = "x"\n',
    b'[[links]]\nnme = "x"\nurl = 5\n[[links]]\ntarget = "x"\n[[notice]]\nfrom = 5\nurl = "x"\nitems = []\n',
    b'[organisation]\nname = ["x"]\nkind = "a"\n[[banners]]\nimage = "/content/x.jpg"\nuntil = "mai"\n',
    b'[[categories]]\nname = "A"\nslug = "a"\nkind = "x"\nold_slugs = ["video", "a", 5]\n', b'links = "x"\nfront = "x"\n',
    b'[security]\nexpires = "x"\n[verification]\ngoogle = "<meta>"\n[check]\noff = "x"\n[old_sections]\na = "b"\n',
    b'[brand]\nicon = "../x.png"\n[front]\nblocks = ["x", "x"]\nnewest = "x"\ncards = 99\n[abbreviations]\n"A B" = 5\nC = ""\n',
)  # fmt: skip


def bare(sentence: str) -> str:
    """Leave out of a sentence what the site itself says, in «…», and addresses."""
    return re.sub(r"«[^»]*»|https?:\S*|\{[^}]*\}", " ", sentence)


def names_the_file(sentence: str) -> bool:
    """Tell whether a sentence names a file or a key, or shows how they are written."""
    return bool(_SYNTAX_RE.search(bare(sentence)) or _NAME_RE.search(bare(sentence)))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("site.toml, dòng 3: sai", True),
        ("Thêm dòng kind", True),
        ("Thêm mục [[links]]", True),
        ("Ghi x = 3", True),
        ("«kind» sai", False),
        ("Menu: mục «url» ở https://x.vn/url", False),
    ],
)
def test_the_question_of_these_tests_is_answered_as_it_is_meant(sentence: str, expected: bool) -> None:
    assert names_the_file(sentence) == expected


def test_each_wording_is_of_a_code_of_the_check_and_takes_the_values_of_that_code() -> None:
    known = {
        code: wording for check in (IDENTITY, BANNERS, ANNOUNCED) for code, wording in check.wordings.items()
    }
    assert set(AT_FIELD) | set(ELSEWHERE) <= set(known)
    for texts in (AT_FIELD.items(), ((code, (what, "")) for code, what in ELSEWHERE.items())):
        for code, pair in texts:
            asked = set(re.findall(r"\{(\w+)", " ".join(pair)))
            assert asked <= set(re.findall(r"\{(\w+)", f"{known[code].found} {known[code].remedy}")), code


def test_no_part_is_called_as_in_the_file() -> None:
    assert set(OTHER_PARTS) <= set(KEYS[""])
    assert [one for one in OTHER_PARTS.values() if names_the_file(one)] == []


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.parent.parent.name)
def test_what_is_wrong_with_a_site_is_said_without_its_file(file: Path) -> None:
    assert [one for one in said(file.read_bytes()) if names_the_file(one)] == []


@pytest.mark.parametrize("data", STRANGE)
def test_what_is_odd_in_a_site_is_said_without_its_file(data: bytes) -> None:
    assert said(data)
    assert [one for one in said(data) if names_the_file(one)] == []


def said(data: bytes) -> list[str]:
    """Give what is said of a site, and of what changed to it from our own."""
    told = [one.whole for one in judged(data, {"x.jpg"}, NOW)]
    try:
        found = changes(OWN, data)
    except Unreadable:
        return told
    return [*told, *(one.sentence for one in found), *message_of(found).splitlines()]


def shown() -> Iterator[tuple[str, str]]:
    """List the sentences of the screen *Trang* and those of static pages: the texts with signs of ours."""
    modules = [
        *(DESK / "forms").glob("*.py"),
        *(DESK / f"routes/{name}.py" for name in ("site", "sending", "standing")),
    ]
    for module in modules:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        told = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
        for node in ast.walk(tree):
            if id(node) in told:
                continue
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and not node.value.isascii():
                yield module.name, node.value
    for name in ("templates/site.html", "templates/pages.html", "static/site.js", "static/pages.js"):
        text = (DESK / "pages" / name).read_text(encoding="utf-8")
        shape = r">([^<>{}]+)<|\"([^\"<>]+)\"" if name.endswith("html") else r"[\"`]([^\"`]*)[\"`]"
        for found in re.finditer(shape, text):
            one = "".join(filter(None, found.groups()))
            if not one.isascii():
                yield name, one


def test_no_sentence_of_these_screens_names_the_file_or_a_key() -> None:
    sentences = list(shown())
    assert len({where for where, _ in sentences}) > 8
    assert [one for one in sentences if names_the_file(one[1])] == []
