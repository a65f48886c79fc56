"""What a PDF file does by itself, on opening or as one reads."""

from __future__ import annotations

import pytest

from plugins.downloads.automatic import Automatic
from plugins.downloads.unfit import Unfit
from tests.plugins.downloads.test_pdf import code_of
from tests.support.documents import object_stream, pdf


def opening(action: bytes, *objects: bytes) -> bytes:
    """Make a PDF whose catalogue has an action on opening; further objects are numbered from 4."""
    return pdf(*objects).replace(b"/Catalog", b"/Catalog/OpenAction " + action)


URI = b"<</S/URI/URI(https://a.vn)>>"
BESIDES_PAGES = (
    URI,
    b"<</S/SubmitForm/F(https://a.vn)>>",
    b"<</S/GoToR/F(\\\\\\\\a\\\\x)/D[0]>>",
    b"<</S/GoToE/F(\\\\\\\\a\\\\x)/D[0]>>",
    b"<</S/ImportData/F(a.fdf)>>",
    b"<</S/Thread/F(a.pdf)/D 0>>",
    b"<</S/Named/N/Print>>",
    b"<</S%\n/#55RI>>",
    b"<</S/GoTo/D[3 0 R/Fit]/Next" + URI + b">>",
    b"<</S/GoTo/D[3 0 R/Fit]/Next[<</S/GoTo>>" + URI + b"]>>",
)


@pytest.mark.parametrize("action", BESIDES_PAGES)
def test_an_action_by_itself_that_leaves_the_pages_is_refused(action: bytes) -> None:
    assert code_of(opening(action)) == "file-active"
    assert code_of(opening(b"4 0 R", action)) == "file-active"
    assert code_of(opening(b"4 0R", action)) == "file-active"
    assert code_of(opening(b"50 0 R", object_stream(action))) == "file-active"
    assert code_of(pdf(b"<</AA<</O" + action + b">>>>")) == "file-active"
    assert code_of(pdf(b"<</#41A<</O 5 0 R>>>>", action)) == "file-active"
    assert code_of(pdf(b"<</AA 5 0 R>>", b"<</C 6 0 R>>", action)) == "file-active"
    assert code_of(pdf(object_stream(b"<</AA<</O 51 0 R>>>>", action))) == "file-active"
    assert code_of(opening(b"<</S/GoTo/Next[4 0 R]>>", action)) == "file-active"
    assert code_of(opening(b"<</S/GoTo/Next 4 0 R>>", b"[5 0 R]", action)) == "file-active"


@pytest.mark.parametrize(
    "action", [b"5%\n0 R", b"<</S 4 0 R>>", b"<</O 4%\n0 R>>", b"<</S/GoTo/Next +4 0 R>>"]
)
def test_an_action_by_itself_that_cannot_be_told_is_refused(action: bytes) -> None:
    assert code_of(opening(action, b"/URI", URI)) == "file-odd"


@pytest.mark.parametrize(
    "action", [b"[3 0 R/Fit]", b"<</S/GoTo/D[3 0 R/XYZ null null 0.5]>>", b"<</S/Named/N/LastPage>>", b"null"]
)
def test_a_file_may_open_at_a_page_whose_links_lead_outside(action: bytes) -> None:
    link = b"<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://a.vn)>>>>"
    assert code_of(pdf(link)) == ""
    for data in (opening(action, link), opening(b"5 0 R", link, action)):
        assert code_of(data.replace(b"/Parent", b"/Annots[4 0 R]/Parent")) == ""
    assert code_of(opening(b"50 0 R", object_stream(action, link, URI))) == ""
    assert code_of(pdf(link, b"<</AA<</O" + action + b">>/A" + URI + b">>")) == ""


def test_actions_that_lead_to_each_other_come_to_an_end() -> None:
    assert code_of(opening(b"4 0 R", b"<</S/GoTo/Next 5 0 R>>", b"<</S/GoTo/Next 4 0 R>>")) == ""


def test_what_nothing_starts_by_itself_may_do_anything() -> None:
    assert code_of(pdf(URI, b"<</S/Named/N/Print>>", b"<</S/GoTo/Next" + URI + b">>")) == ""


def following(action: bytes) -> Automatic:
    """Note an object whose trigger leads to ``action``; names are spelt as ``#55RI`` for ``URI``."""
    found = Automatic(
        lambda data, start, end: data.index(b")", start, end) + 1, lambda n: n.replace(b"#55", b"U")
    )
    data = b"1 0 obj" + action
    found.note(data, 7, [7])
    return found


def test_the_action_that_was_found_is_named() -> None:
    with pytest.raises(Unfit) as unfit:
        following(b"<</S/#55RI>>").check(100)
    assert (unfit.value.code, unfit.value.value) == ("file-active", "/URI")


@pytest.mark.parametrize(
    "action", [b"<</S/GoTo/D[3 0 R/Fit]>>", b"<</S/GoTo/T(a /URI)>>", b"null", b"% /URI\nnull"]
)
def test_a_page_to_turn_to_is_let_through(action: bytes) -> None:
    following(action).check(100)


def test_the_work_is_limited() -> None:
    action = b"<</S/GoTo/D[" + b"1 " * 100 + b"]>>"
    following(action).check(1000)
    with pytest.raises(Unfit) as unfit:
        following(action).check(100)
    assert unfit.value.code == "file-odd"


def test_an_object_whose_number_is_not_known_may_be_meant_by_any_reference() -> None:
    found = Automatic(lambda data, start, end: end, bytes)
    found.note(b"4 0 R", 0, [0], [1])
    found.note(b"<</S/URI>>", 0, [])  # no "N 0 obj" stands before it
    with pytest.raises(Unfit):
        found.check(100)
