"""An extension of a site that fails is named, with what it raised, at the line that it had in hand."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, SubElement

import pytest
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from newsroom.settings import Unloadable
from plugins.captions.markdown import makeExtension
from plugins.manuscript.markup.body import Typesetter
from tests.plugins.manuscript.markup.test_loading import set_with
from tests.support.setting import PATH

TEXT = "Mở đầu\n\nLời có @hỏng@ ở giữa\n\nKết"


def fail() -> Any:
    raise ValueError("hỏng\nthật")


class Before(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Fail over a text that holds the sign."""
        return fail() if any("@" in line for line in lines) else lines


class InTree(Treeprocessor):
    def run(self, root: Element) -> None:
        """Fail over a text that holds the sign."""
        if "@" in "".join(root.itertext()):
            fail()


class After(Postprocessor):
    def run(self, text: str) -> str:
        """Fail over a text that holds the sign."""
        return fail() if "@" in text else text


class InLine(InlineProcessor):
    def handleMatch(self, m: Any, data: str) -> Any:  # type: ignore[override] # noqa: N802
        """Fail."""
        return fail()


class InBlock(BlockProcessor):
    def test(self, parent: Element, block: str) -> bool:
        """Take a block that holds the sign."""
        return "@" in block and bool(fail())


class Recursive(Treeprocessor):
    def run(self, root: Element) -> None:
        """Go round in circles."""
        if "@" in "".join(root.itertext()):
            self.run(root)


class Nothing(Preprocessor):
    def run(self, lines: list[str]) -> Any:
        """Give nothing, over which others fail."""
        return None if any("@" in line for line in lines) else lines


class Numbers(Treeprocessor):
    def run(self, root: Element) -> None:
        """Put in what is no text."""
        if "@" in "".join(root.itertext()):
            SubElement(root, "p").text = 5  # type: ignore[assignment]


class Failing(Extension):
    """Fails in the way that it is told."""

    def __init__(self, way: str) -> None:
        super().__init__()
        self.way = way

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802 (Markdown's name)
        """Register one of them, first of its kind or last."""
        if self.way == "loading":
            fail()
        md.registerExtension(self)
        for name, registry, one, priority in (
            ("before", md.preprocessors, Before(md), 50),
            ("tree", md.treeprocessors, InTree(md), 0),
            ("after", md.postprocessors, After(md), 0),
            ("inline", md.inlinePatterns, InLine("@hỏng@", md), 999),
            ("block", md.parser.blockprocessors, InBlock(md.parser), 999),
            ("circle", md.treeprocessors, Recursive(md), 0),
            ("nothing", md.preprocessors, Nothing(md), 50),
            ("number", md.treeprocessors, Numbers(md), 30),
        ):
            if name == self.way:
                registry.register(one, "failing", priority)

    def reset(self) -> None:
        """Fail, later than at the start."""
        if self.way == "reset" and getattr(self, "is_set_up", False):
            fail()
        self.is_set_up = True


@pytest.mark.parametrize(
    ("way", "line", "raised"),
    [
        ("before", 0, "ValueError: hỏng thật"),
        ("tree", 0, "ValueError"),
        ("after", 0, "ValueError"),
        ("inline", 5, "ValueError"),
        ("block", 5, "ValueError"),
        ("circle", 0, "RecursionError"),
        ("nothing", 0, "TypeError"),
        ("number", 0, "AttributeError"),
        ("reset", 0, "ValueError"),
    ],
)
def test_an_extension_that_fails_in_a_text_is_named_and_the_next_text_is_set(
    way: str, line: int, raised: str
) -> None:
    typesetter = Typesetter(["tables", "footnotes", makeExtension(), Failing(way)], {})
    body = typesetter.set(PATH, TEXT, 3)
    (problem,) = body.problems
    values = dict(problem.values)
    assert (problem.path, problem.line, problem.code) == (PATH, line, "extension-failed")
    assert values["names"] == "«Failing»"
    assert values["fault"].startswith(raised)
    assert (body.blocks, body.links) == ((), ())
    if way != "reset":
        assert typesetter.set(PATH, "Bài **khác**", 3).blocks == ("<p>Bài <strong>khác</strong></p>",)


def test_what_an_extension_had_in_hand_has_no_line_if_it_stands_twice() -> None:
    (problem,) = set_with(f"{TEXT}\n\n{TEXT}", Failing("inline")).problems
    assert problem.line == 0


def test_where_it_was_raised_is_told() -> None:
    (problem,) = set_with(TEXT, Failing("tree")).problems
    assert "; test_failing.py, dòng " in dict(problem.values)["fault"]


def test_what_no_extension_raised_itself_may_be_the_fault_of_each() -> None:
    (problem,) = set_with(TEXT, Failing("nothing"), TocExtension(), Taker("code")).problems
    assert dict(problem.values)["names"] == "«Failing» hoặc «Taker»"


def test_an_extension_of_markdown_with_an_odd_configuration_is_named() -> None:
    configs = {"BACKLINK_TITLE": "Về {} {}"}
    (problem,) = set_with("Lời.[^1]\n\n[^1]: Nguồn.", footnotes=configs).problems
    assert problem.code == "extension-failed"
    assert "«footnotes»" in dict(problem.values)["names"]


def test_a_text_that_is_too_deep_is_no_fault_of_an_extension() -> None:
    text = "".join(f"{'    ' * depth}- Mục\n" for depth in range(120))
    for extensions in ((), (Failing("none"),)):
        assert [one.code for one in set_with(text, *extensions).problems] == ["too-deep"]


@pytest.mark.parametrize("extensions", [[makeExtension()], [makeExtension(), Failing("none")]])
def test_a_fault_of_the_house_itself_is_none_of_an_extension(
    extensions: list[Extension], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.manuscript.markup.body.check_left_overs", lambda *given: fail())
    with pytest.raises(ValueError, match="hỏng"):
        Typesetter(["tables", *extensions], {}).set(PATH, TEXT, 1)


class Taker(Extension):
    """Takes away what the house takes away, too, or what it needs."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802 (Markdown's name)
        """Take it away."""
        (md.parser.blockprocessors if self.name == "code" else md.inlinePatterns).deregister(self.name)


def test_an_extension_may_take_away_what_the_house_has_no_need_of() -> None:
    assert set_with("    Lời", Taker("code")).blocks == ("<p>Lời</p>",)


@pytest.mark.parametrize(
    ("extension", "configs", "named"),
    [
        (Failing("loading"), {}, "«Failing» không nạp được (ValueError: hỏng thật; test_failing.py, dòng"),
        ("khong_co_goi_nay", {}, "«khong_co_goi_nay» không nạp được (ModuleNotFoundError: "),
        ("json", {}, "«json» không nạp được (AttributeError"),
        ("toc", {"toc": {"khong_co": 1}}, "«toc» không nạp được (KeyError: 'khong_co'"),
        (object(), {}, "«object» không nạp được (TypeError"),
    ],
)
def test_an_extension_that_cannot_be_loaded_is_named(
    extension: Any, configs: dict[str, Any], named: str
) -> None:
    with pytest.raises(Unloadable) as told:
        Typesetter(["tables", extension], configs)
    assert str(told.value).startswith(f"MARKDOWN: lỗi: phần mở rộng {named}")
