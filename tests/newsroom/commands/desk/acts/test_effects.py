"""What each act changes for readers, in exact sentences."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from newsroom.commands.desk.acts.deciding import ACTS, changed
from newsroom.commands.desk.acts.effects import Bodies, Standing, effects, moment_in_words
from newsroom.commands.desk.acts.standing import status_of
from newsroom.commands.desk.differing import runs
from newsroom.model.site import Site
from newsroom.vietnamese.printing import VIETNAM
from plugins.identity.site import parse
from tests.support.building import SITE_TOML

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=VIETNAM)
PLACE = "2026/11/hoi-nghi"
SITE: Site = parse(SITE_TOML.encode())[0]
HEAD = "Title: Hội nghị\nDate: 2026-11-01 08:00\nCategory: Tin hoạt động\n"


def standing(header: str = "", body: str = "Một hai ba.", files: str = "") -> Standing:
    """Give an article as it stands; ``files`` are ``name:content``, apart by blanks."""
    data = f"{HEAD}{header}\n{body}\n".encode()
    held = frozenset((name, digest) for name, digest in (one.split(":") for one in files.split()))
    return Standing(data, held, status_of(data, True, NOW))


def told(before: Standing | None, after: Standing) -> tuple[str, ...]:
    """Say what changes between two standings."""
    return effects(before, after, PLACE, SITE, NOW)


def after(name: str, one: Standing, given: str = "") -> Standing:
    """Give an article as an act leaves it."""
    data = changed(ACTS[name], one.data, given, NOW)
    return Standing(data, one.files, status_of(data, True, NOW))


PUBLIC, NEW = standing(), standing("Status: draft\n")
APPEARS = (
    "Bài hiện ngay ở địa chỉ /2026/11/hoi-nghi/: trên trang chủ, đầu chuyên mục Tin hoạt động, trong tìm kiếm"
    " và nguồn tin.",
    "Ngày đăng ghi trên bài: 08:00 Chủ nhật 01/11/2026.",
)
GONE = (
    "Bạn đọc mở /2026/11/hoi-nghi/ chỉ còn thấy lời báo bài đã gỡ và lý do; bài rời trang chủ, chuyên mục,"
    " Tin khác và tìm kiếm.",
)
NOTHING = ("Không có gì đổi với bạn đọc.",)


@pytest.mark.parametrize(
    ("name", "before", "now", "given", "sentences"),
    [
        ("gui-duyet", None, NEW, "", ("Bạn đọc chưa thấy gì: bài vẫn là bản nháp.",)),
        ("gui-duyet", NEW, NEW, "", ("Bạn đọc chưa thấy gì: bài vẫn là bản nháp.",)),
        ("dang", None, NEW, "", APPEARS),
        ("dang", NEW, NEW, "", APPEARS),
        (
            "hen-gio",
            NEW,
            NEW,
            "30/11/2026 06:00",
            ("Bài tự hiện lúc 06:00 thứ Hai 30/11/2026, ở địa chỉ /2026/11/hoi-nghi/.",),
        ),
        ("cap-nhat", PUBLIC, PUBLIC, "", NOTHING),
        (
            "dinh-chinh",
            PUBLIC,
            PUBLIC,
            "Số đúng là 51,9%.",
            ("Dưới bài có thêm lời đính chính: «09:30 thứ Sáu 27/11/2026: Số đúng là 51,9%.».",),
        ),
        ("go", PUBLIC, PUBLIC, "Sai.", GONE),
    ],
)
def test_an_act_says_what_readers_will_see(
    name: str, before: Standing | None, now: Standing, given: str, sentences: tuple[str, ...]
) -> None:
    assert told(before, after(name, now, given)) == sentences


def test_what_was_to_come_and_is_no_longer_was_never_seen() -> None:
    to_come = Standing(PUBLIC.data.replace(b"2026-11-01", b"2099-01-01"), frozenset(), "scheduled")
    assert told(to_come, after("ve-nhap", to_come)) == (
        "Bài không tự hiện nữa; bạn đọc chưa từng thấy bài này.",
    )


def test_what_is_published_again_appears() -> None:
    withdrawn = after("go", PUBLIC, "Sai.")
    assert told(withdrawn, after("dang-lai", withdrawn)) == (
        "Bài trở lại với bạn đọc ở địa chỉ cũ /2026/11/hoi-nghi/: trên trang chủ, trong chuyên mục và tìm kiếm;"
        " lời báo gỡ không còn.",
    )


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (standing("Tags: thi đua\n"), "Chủ đề: thêm «thi đua»."),
        (standing(body="Một ba bốn năm."), "Nội dung: thêm 3 chữ, bớt 2 chữ."),
        (standing(body="Một hai ba. Bốn."), "Nội dung: thêm 1 chữ."),
        (standing(body="Một hai"), "Nội dung: bớt 1 chữ."),
        (standing(files="1.jpg:a 2.jpg:b"), "Tệp thêm: 1.jpg, 2.jpg."),
    ],
)
def test_each_change_of_a_public_article_is_a_sentence(now: Standing, sentence: str) -> None:
    assert told(PUBLIC, now) == (sentence,)


def test_changed_fields_are_called_as_editors_call_them() -> None:
    before = standing("Author: Lê An\nCover: 1.jpg\nNumber: 12-KH/ĐUK\n")
    now = standing(
        "Author: Lê An; Trần Bình\nNumber: 13-KH/ĐUK\nRelated: /2024/07/a/\nRelated: /2024/07/b/\n"
    )
    assert told(before, now) == (
        "Tác giả: «Lê An» đổi thành «Lê An; Trần Bình».",
        "Số, ký hiệu: «12-KH/ĐUK» đổi thành «13-KH/ĐUK».",
        "Tin khác đặt đầu: thêm «/2024/07/a/; /2024/07/b/».",
        "Ảnh bìa: bỏ «1.jpg».",
    )


def test_long_values_are_cut_and_long_lists_counted() -> None:
    now = standing("Summary: " + "dài " * 40 + "\n", files=" ".join(f"{n}.jpg:a" for n in range(1, 10)))
    summary, files = told(PUBLIC, now)
    assert summary.endswith("…».")
    assert len(summary) < 80
    assert files == "Tệp thêm: 1.jpg, 2.jpg, 3.jpg, 4.jpg, 5.jpg, 6.jpg và 3 tệp khác."


def test_files_that_went_and_others_in_their_place_are_told() -> None:
    before, now = standing(files="1.jpg:a 2.jpg:b"), standing(files="1.jpg:x")
    assert told(before, now) == ("Tệp bớt: 2.jpg.", "Tệp thay bằng bản khác: 1.jpg.")


def test_what_differs_only_in_blanks_and_folds_is_no_change() -> None:
    before = standing("Summary: một hai\n", "Một  hai\nba.")
    now = standing("Summary: một\n  hai\n", "Một hai ba.")
    assert told(before, now) == NOTHING


def test_an_article_without_category_appears_without_one() -> None:
    bare = Standing(b"Title: A\nDate: 2026-11-01\n\nB.\n", frozenset(), "published")
    assert told(None, bare) == (
        "Bài hiện ngay ở địa chỉ /2026/11/hoi-nghi/: trên trang chủ, trong tìm kiếm và nguồn tin.",
        "Ngày đăng ghi trên bài: Chủ nhật 01/11/2026.",
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [(23, "thứ Hai"), (24, "thứ Ba"), (25, "thứ Tư"), (26, "thứ Năm"), (27, "thứ Sáu"), (28, "thứ Bảy")],
)
def test_weekdays_have_their_names(day: int, words: str) -> None:
    moment = datetime(2026, 11, day, 6, 5, tzinfo=VIETNAM)
    assert moment_in_words(moment) == f"06:05 {words} {day}/11/2026"
    assert moment_in_words(moment, False) == f"{words} {day}/11/2026"


def test_no_sentence_holds_a_word_of_the_format(tmp_path: Path) -> None:
    keys = "Kicker Agency Source Source_URL Modified Pin Pin_until Recording Views Issued Signer Kind Expires"
    header = "".join(f"{key}: 1\n" for key in keys.split())
    sentences = told(PUBLIC, standing(header))
    assert len(sentences) == len(keys.split())
    assert not [one for one in sentences if one.partition(":")[0].casefold() in header.casefold()]


def test_texts_of_four_words_are_told_in_time() -> None:
    chance = random.Random(1)
    texts = [standing(body=" ".join(chance.choices(["a", "b", "c", "d"], k=25_000))) for _ in range(2)]
    before = time.process_time()
    sentences = told(*texts)
    assert time.process_time() - before < 5  # each with each: twenty seconds
    assert any(one.startswith("Nội dung: thêm") for one in sentences)


def test_bodies_are_compared_once_for_all_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    from newsroom.commands.desk.acts import effects as module

    asked: list[object] = []

    def noted(*given: Any) -> Iterator[Any]:
        asked.append(given)
        return runs(*given)

    monkeypatch.setattr(module, "runs", noted)
    bodies = Bodies()
    changed_one = standing(body="Một hai bốn.")
    first = [effects(PUBLIC, changed_one, PLACE, SITE, NOW, bodies) for _ in range(3)]
    assert len(asked) == 1
    assert first[0] == first[1] == first[2] == ("Nội dung: thêm 1 chữ, bớt 1 chữ.",)


def test_a_header_of_very_many_lines_is_read_in_time() -> None:
    many = standing("Tags: a\n" * 20_000)
    before = time.process_time()
    assert "Nội dung" not in " ".join(told(PUBLIC, many))
    assert time.process_time() - before < 5
