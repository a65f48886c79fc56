"""Whatever stands in a Word file, nothing crashes and no word is lost or doubled."""

from __future__ import annotations

import contextlib
import unicodedata
from collections import Counter
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.commands.importer.source import Block, Items, Picture, Quote, Source, Table, Text, Unreadable
from newsroom.commands.importer.word import read_word
from newsroom.vietnamese.comparing import clean
from newsroom.vietnamese.legacy import legacy_encoding
from tests.support.wordfiles import LINES, bare_pic, docx, floating, fonts, p, photo, pic, r, tbl, tc, tr

MEDIA = {"a.jpg": photo()}
PAGE = '<w:br w:type="page"/>'
EMBED = 'r:embed="a.jpg"'
_LOOKS = (
    "",
    "<w:b/>",
    "<w:i/>",
    "<w:b/><w:i/>",
    "<w:vanish/>",
    '<w:sz w:val="40"/>',
    "<w:caps/>",
    "<w:strike/>",
)


class Words:
    """Gives words that stand nowhere else: ``từ1x`` and so on."""

    def __init__(self) -> None:
        self.count = 0

    def next(self) -> str:
        self.count += 1
        return f"chữ{self.count}x"


def run(draw: st.DrawFn, words: Words) -> str:
    """Write a run, alone or within what may stand around one."""
    inner = r(words.next(), draw(st.sampled_from(_LOOKS)))
    around = draw(st.sampled_from(_AROUND))
    return around.replace("@", inner)


_AROUND = (
    "@", "@", "@", "@<w:r><w:br/></w:r>", "@<w:r><w:tab/></w:r>", "<w:ins>@</w:ins>", "<w:smartTag>@</w:smartTag>",
    "<w:sdt><w:sdtContent>@</w:sdtContent></w:sdt>", '<w:hyperlink w:anchor="x">@</w:hyperlink>', "<w:bdo>@</w:bdo>",
    f"@{r(pic('a.jpg'))}", f"{r(floating('a.jpg'))}@", '<w:fldSimple w:instr=" PAGE ">@</w:fldSimple>',
    f"@{r(PAGE)}", '<w:fldSimple w:instr=" SEQ Hình ">@</w:fldSimple>',
)  # fmt: skip
_SHAPES = (
    "", "", '<w:jc w:val="center"/>', '<w:outlineLvl w:val="0"/>', '<w:numPr><w:numId w:val="1"/></w:numPr>',
    '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', '<w:framePr w:dropCap="drop"/>', "<w:rPr><w:del/></w:rPr>",
    '<w:pStyle w:val="ct"/>', '<w:pStyle w:val="q"/>',
)  # fmt: skip
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="ct"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/></w:style>'
)


def blocks(draw: st.DrawFn, words: Words, depth: int) -> str:
    """Write some paragraphs, tables and text boxes."""
    out = ""
    for kind in draw(st.lists(st.sampled_from(("p", "p", "p", "tbl", "box", "group", "sdt")), max_size=4)):
        if kind == "p" or depth == 0:
            inner = "".join(run(draw, words) for _ in range(draw(st.integers(0, 4))))
            out += f"<w:p><w:pPr>{draw(st.sampled_from(_SHAPES))}</w:pPr>{inner}</w:p>"
        elif kind == "sdt":
            out += f"<w:sdt><w:sdtContent>{blocks(draw, words, depth - 1)}</w:sdtContent></w:sdt>"
        elif kind == "box":
            inner = blocks(draw, words, depth - 1)
            out += p(
                r(
                    f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
                )
            )
        elif kind == "group":
            text = f"<wps:wsp><wps:txbx><w:txbxContent>{blocks(draw, words, 0)}</w:txbxContent></wps:txbx></wps:wsp>"
            group = f"<wpg:wgp>{bare_pic(EMBED)}{text}</wpg:wgp>"
            out += p(
                r(
                    f"<w:drawing><wp:anchor><a:graphic><a:graphicData>{group}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
                )
            )
        else:
            columns = draw(st.integers(1, 3))
            rows = [
                tr(
                    *[
                        tc(blocks(draw, words, depth - 1) + p(), draw(st.sampled_from(_CELLS)))
                        for _ in range(columns)
                    ]
                )
                for _ in range(draw(st.integers(1, 3)))
            ]
            out += tbl(*rows, props=draw(st.sampled_from(("", LINES))))
    return out


_CELLS = ("", "", '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>')


@st.composite
def documents(draw: st.DrawFn) -> tuple[bytes, int]:
    """Make a file of any structure, and count its words."""
    words = Words()
    body = blocks(draw, words, 2)
    return docx(body, parts={"numbering": NUMBERING, "styles": STYLES}, media=MEDIA), words.count


def texts(found: tuple[Block, ...]) -> list[str]:
    """List the texts of blocks and of what they hold."""
    out: list[str] = []
    for one in found:
        if isinstance(one, Text):
            out.append(one.text)
        elif isinstance(one, Picture):
            out.append("".join(span.text for span in one.caption))
        elif isinstance(one, Items):
            out += [text for item in one.items for text in texts(item)]
        elif isinstance(one, Quote):
            out += texts(one.blocks)
        elif isinstance(one, Table):
            out += [text for row in one.rows for cell in row for text in texts(cell.blocks)]
    return out


def counted(source: Source) -> Counter[str]:
    told = [*texts(source.blocks), *(one.text for one in source.dropped)]
    found: Counter[str] = Counter()
    for text in told:
        for part in text.lower().split("chữ")[1:]:
            found[part.partition("x")[0]] += 1
    return found


def check(made: tuple[bytes, int]) -> None:
    data, count = made
    source = read_word("a.docx", data)
    assert counted(source) == Counter({str(number): 1 for number in range(1, count + 1)})


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_every_word_is_in_the_article_or_told_once(made: tuple[bytes, int]) -> None:
    check(made)


@pytest.mark.long
@pytest.mark.slow
@settings(max_examples=4000, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_every_word_of_many_files_is_in_the_article_or_told_once(made: tuple[bytes, int]) -> None:
    check(made)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(), st.integers(0, 10_000), st.integers(0, 255))
def test_a_file_with_any_byte_changed_is_read_or_refused(made: tuple[bytes, int], at: int, byte: int) -> None:
    data = bytearray(made[0])
    data[at % len(data)] = byte
    with contextlib.suppress(Unreadable):
        assert isinstance(read_word("a.docx", bytes(data)), Source)


_SIGNS = st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"), exclude_characters="\ufffe\uffff")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(st.text(_SIGNS, max_size=30), st.sampled_from(("Arial", "Arial", "Symbol", "Times"))),
        max_size=4,
    )
)
def test_any_text_is_read_clean_and_whole(runs: list[tuple[str, str]]) -> None:
    text = clean("".join(text for text, _ in runs))
    body = p("".join(r(escape(text) or "<w:t/>", fonts(font)) for text, font in runs) or "<w:r/>")
    source = read_word("a.docx", docx(body))
    told = "".join(texts(source.blocks))
    if legacy_encoding(text):
        return  # it is turned into Unicode
    assert unicodedata.is_normalized("NFC", told)
    assert "".join(told.split()) == "".join(text.split())
