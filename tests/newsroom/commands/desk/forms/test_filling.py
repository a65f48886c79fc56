"""What a form shows, and what is written back."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.desk.forms.filling import Typed, Unfilled, changed_parts, filled, form_of, rows_of
from newsroom.commands.desk.forms.kinds import FORMS, Form
from tests.support.building import ROOT

OWN = (ROOT / "content" / "site.toml").read_bytes()
DATED = b'[[notice]]\ntext = "H\xe1\xbb\x8dp"  # x\nfrom = 2026-11-10\nuntil = "20/11/2026 7:05"\n'
NOTICE, LINKS, WORDS = FORMS["thong-bao"], FORMS["lien-ket"], FORMS["viet-tat"]


@pytest.mark.parametrize("name", FORMS)
def test_a_form_sent_back_as_it_is_shown_keeps_every_byte(name: str) -> None:
    form = FORMS[name]
    data = OWN + DATED + b'[abbreviations]\nTP.HCM = "Th\xc3\xa0nh ph\xe1\xbb\x91"\n'
    assert filled(data, form, [Typed(n, row) for n, row in enumerate(rows_of(data, form))]) == data


def test_dates_are_shown_day_first_and_written_year_first() -> None:
    (row,) = rows_of(DATED, NOTICE)
    assert (row["from"], row["until"]) == ("10/11/2026", "20/11/2026 07:05")
    after = filled(DATED, NOTICE, [Typed(0, {**row, "until": "1/12/2026"})])
    assert after == DATED.replace(b"20/11/2026 7:05", b"2026-12-01")


def test_a_date_that_is_none_is_written_as_it_was_typed_for_the_check_to_tell() -> None:
    after = filled(DATED, NOTICE, [Typed(0, {"until": "mai"})])
    assert b'until = "mai"' in after


def test_empty_rows_are_left_out_and_a_row_that_is_not_sent_goes() -> None:
    after = filled(OWN, LINKS, [Typed(4, {}), Typed(None, {"name": " ", "url": ""})])
    assert [row["name"] for row in rows_of(after, LINKS)] == ["Tạp chí Tuyên giáo"]


@pytest.mark.parametrize(
    "key", ["url", "hosting", "security", "verification", "no_articles", "check", "name"]
)
def test_keys_that_a_form_does_not_show_are_refused_even_if_asked_for(key: str) -> None:
    with pytest.raises(Unfilled, match="quản trị"):
        filled(OWN, FORMS["khau-hieu"], [Typed(0, {"tagline": "x", key: "https://khac.vn"})])


@pytest.mark.parametrize("rows", [[Typed(9, {})], [Typed(0, {}), Typed(0, {})], [Typed(-1, {})]])
def test_rows_that_were_never_shown_are_refused(rows: list[Typed]) -> None:
    with pytest.raises(Unfilled):
        filled(OWN, LINKS, rows)


def test_the_last_value_of_a_table_can_go() -> None:
    after = filled(OWN, FORMS["khau-hieu"], [Typed(0, {"tagline": " "})])
    assert after == b"".join(line for line in OWN.splitlines(True) if not line.startswith(b"tagline"))


def test_a_value_too_long_is_refused() -> None:
    with pytest.raises(Unfilled, match="2001"):
        filled(OWN, LINKS, [Typed(0, {"name": "a" * 2001})])


def test_a_line_break_in_a_value_becomes_a_space() -> None:
    after = filled(OWN, FORMS["khau-hieu"], [Typed(0, {"tagline": 'một\n[hosting]\nkind = "x"'})])
    assert changed_parts(OWN, after) == ("tagline",)


def test_the_glossary_takes_whole_rows_each_once() -> None:
    after = filled(OWN, WORDS, [Typed(None, {"short": "TVTU", "words": "Thường vụ Tỉnh ủy"})])
    assert rows_of(after, WORDS) == [{"short": "TVTU", "words": "Thường vụ Tỉnh ủy"}]
    with pytest.raises(Unfilled, match="TVTU"):
        filled(OWN, WORDS, [Typed(None, {"short": "TVTU"})])
    with pytest.raises(Unfilled, match="hai lần"):
        filled(
            OWN, WORDS, [Typed(None, {"short": "A", "words": "b"}), Typed(None, {"short": "A", "words": "c"})]
        )


def test_parts_of_the_file_are_known_by_their_form() -> None:
    assert form_of("links") is LINKS
    assert form_of("tagline") is FORMS["khau-hieu"]
    assert form_of("hosting") is None
    assert form_of("") is None


_BLOCKS = (
    '[[links]]\nname = "Một"\nurl = "https://1.vn"',
    "[[links]] # c\n\"name\"=\"Hai\"\n'url' = '''https://2.vn'''",
    '# riêng\n[[links]]\nname="""Ba\n[[links]]"""',
    "  [[ links ]]\n  name = 'Bốn'\n  # trong\n  url = \"https://4.vn\"",
    '[[notice]]\ntext = "Họp"\nuntil = 2026-01-02',
    '[[menu]]\nname = "M"\nitems = [\n["a"]\n] # x',
    "# ghi chú\n\n# khác",
)
_ENDS = st.sampled_from(("\n", "\r\n"))


@given(
    st.lists(st.sampled_from(_BLOCKS), max_size=7),
    _ENDS,
    st.booleans(),
    st.sampled_from((LINKS, NOTICE)),
    st.randoms(use_true_random=False),
)
def test_however_the_file_is_laid_out_rows_come_out_as_they_were_sent(
    blocks: list[str], end: str, is_ended: bool, form: Form, chance: Random
) -> None:
    text = "\n\n".join(['name = "A"', *blocks]) + "\n" * is_ended
    data = text.replace("\n", end).encode()
    rows = [Typed(n, row) for n, row in enumerate(rows_of(data, form))]
    chance.shuffle(rows)
    rows = [*rows[: chance.randint(0, len(rows))], Typed(None, {form.main: "Mới", "url": "https://m.vn"})]
    after = filled(data, form, rows)
    assert rows_of(after, form) == [{**dict.fromkeys(form.keys, ""), **row.values} for row in rows]
    assert set(changed_parts(data, after)) <= {form.table}
    assert {line.strip() for line in text.split("\n") if line.startswith("# ghi")} <= set(
        after.decode().splitlines()
    )
    if end == "\r\n" and len(blocks) > 0:
        assert b"\n" not in after.replace(b"\r\n", b"")
