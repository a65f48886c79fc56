from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.withdraw import (
    Asked,
    Refusal,
    find_place,
    listed,
    main,
    old_urls,
    read_request,
    takers,
    withdrawn,
)
from tests.support.building import build, digests, tiny_site, write_article

DAY = date(2026, 1, 2)
PLACE = "2024/07/x"
BOM = "\ufeff"


@pytest.mark.parametrize(
    "written",
    [
        PLACE,
        "/2024/07/x/",
        " 2024/07/x/index.html ",
        "articles/2024/07/x",
        "content/articles/2024/07/x/index.md",
        "https://a.vn/2024/07/x/",
        "https://a.vn/bantin/2024/07/x/?fbclid=1#a",
        "content\\articles\\2024\\07\\x\\index.md",
    ],
)
def test_an_article_is_named_by_its_address_or_its_file(written: str) -> None:
    assert find_place(written) == PLACE


def test_without_an_article_the_use_is_told() -> None:
    with pytest.raises(Refusal, match=r"Chưa ghi bài cần gỡ. Dùng: make withdraw"):
        read_request({})


@pytest.mark.parametrize("written", ["x", "2024/07/", "../../2024/07/..", "2024/13/x", "gioi-thieu"])
def test_what_names_no_article(written: str) -> None:
    with pytest.raises(Refusal, match="không phải địa chỉ"):
        read_request({"BAI": written, "LY_DO": "Sai"})


def test_what_is_asked() -> None:
    values = {"BAI": "/2024/07/x/", "LY_DO": "  Theo yêu\n cầu "}
    assert read_request(values) == Asked(PLACE, "Theo yêu cầu", deletes=False)
    assert read_request({"BAI": PLACE, "XOA": "1"}) == Asked(PLACE, "", deletes=True)
    for xoa in ("", "0", "không"):
        with pytest.raises(Refusal, match="lý do"):
            read_request({"BAI": PLACE, "XOA": xoa})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Title: A\nDate: 2024-07-01\n\nBài.\n", "Title: A\nDate: 2024-07-01\nStatus: withdrawn\nWithdrawn: Sai\n\nBài.\n"),
        ("Title: A\r\n\r\nBài.\n\nStatus: x\r\n", "Title: A\r\nStatus: withdrawn\r\nWithdrawn: Sai\r\n\r\nBài.\n\nStatus: x\r\n"),
        ("Title: A\r\rBài.\r", "Title: A\rStatus: withdrawn\rWithdrawn: Sai\r\rBài.\r"),
        ("\ufeff\n\nTitle: A\n   và B\n \nBài.", "\ufeff\n\nTitle: A\n   và B\nStatus: withdrawn\nWithdrawn: Sai\n \nBài."),
        ("\ufeffstatus : draft\n  \tx\nTitle: A\n\nBài.", "\ufeffStatus: withdrawn\nTitle: A\nWithdrawn: Sai\n\nBài."),
        ("Withdrawn: Cũ\n  và cũ\nTitle: A\nStatus: withdrawn\n", "Withdrawn: Sai\nTitle: A\nStatus: withdrawn\n"),
        ("Title: A", "Title: A\nStatus: withdrawn\nWithdrawn: Sai\n"),
        ("Status: draft\nTitle: A\nSTATUS: draft\n\nB", "Status: withdrawn\nTitle: A\nWithdrawn: Sai\n\nB"),
    ],
)  # fmt: skip
def test_the_header_says_it_and_nothing_else_changes(before: str, after: str) -> None:
    assert withdrawn(before.encode(), "Sai").decode() == after
    assert withdrawn(after.encode(), "Sai").decode() == after


@pytest.mark.slow
@given(
    st.lists(st.sampled_from(["Title: A", "  và B", "Status: draft", "Author: ủy", "Old_URL: /a", "Withdrawn: x"]), min_size=1),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", BOM, "\n\n"]),
    st.text(max_size=30),
)  # fmt: skip
def test_the_body_and_the_other_fields_stay_byte_for_byte(
    fields: list[str], end: str, start: str, body: str
) -> None:
    if fields[0].startswith(" "):
        fields = ["Title: Đầu", *fields]
    data = f"{start}{end.join(fields)}{end}{end}{body}".encode("utf-8", "surrogatepass")
    try:
        changed = withdrawn(data, "Lý do")
    except Refusal:
        return
    assert changed.endswith(f"{end}{end}{body}".encode())
    head = changed.decode("utf-8", "surrogatepass").removeprefix(start).partition(end * 2)[0]
    names = ("Title", "Author", "Old")
    wanted = [line for line in fields if line.startswith(names)]
    assert [line for line in head.split(end) if line.startswith(names)] == wanted


@pytest.mark.parametrize("data", [b"", b"---\nTitle: A\n---\n", b"Title A\n\nB", b"Title: \xff\n\nB"])
def test_a_file_without_a_sound_header_is_left(data: bytes) -> None:
    with pytest.raises(Refusal, match="phần đầu của bài có lỗi"):
        withdrawn(data, "Sai")


def test_old_addresses_are_taken_from_the_header() -> None:
    data = b"Old_URL: https://a.vn/tin.aspx?id=3\nTitle: A\nold_url: /b\nOld_URL: /b\nOld_URL: ../c\n\nOld_URL: /d"
    assert old_urls(data) == ("/tin.aspx?id=3", "/b")


def entry(text: str) -> dict[str, object]:
    found: dict[str, object] = tomllib.loads(text)["bai"][-1]
    return found


@pytest.mark.parametrize(
    "before", ["", "# Danh sách\n", "# Danh sách", '[[bai]]\r\ndia_chi = "/2023/01/a/"\r\n', "bai = []\n"]
)
def test_an_article_is_listed_below_what_is_there(before: str) -> None:
    asked = Asked(PLACE, 'Sai "tên" \\ ngày', deletes=True)
    if before.startswith("bai"):
        with pytest.raises(tomllib.TOMLDecodeError):
            tomllib.loads(listed(before, asked, (), DAY))
        return
    after = listed(before, asked, ("/a", "/b?x=1"), DAY)
    assert after.startswith(before)
    assert entry(after) == {
        "dia_chi": "/2024/07/x/", "dia_chi_cu": ["/a", "/b?x=1"], "ly_do": asked.reason, "ngay": "2026-01-02",
    }  # fmt: skip
    assert ("\r\n" in before) == ("\r\n" in after)
    assert listed(after, asked, ("/a",), DAY) == after


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))))
def test_any_reason_is_written_so_that_it_is_read_back(reason: str) -> None:
    found = entry(listed("", Asked(PLACE, reason, deletes=True), (), DAY))
    assert found.get("ly_do", "") == reason


def test_a_list_with_errors_is_left() -> None:
    with pytest.raises(Refusal, match=r"da-go\.toml có lỗi ở dòng 2"):
        listed("[[bai]]\ndia_chi = 3\n", Asked(PLACE, "", deletes=True), (), DAY)


@pytest.mark.parametrize(
    ("text", "takes"),
    [
        ("![a](../x/1.jpg)", True),
        ("![a](<../x/Ảnh 1.jpg> 'b')", True),
        ("[a](/articles/2024/07/x/a.pdf#page=2)", True),
        ("Cover: ../x/album/1.jpg", True),
        ("[a](../x/index.md)", False),
        ("[a](/2024/07/x/a.pdf)", False),
        ("![a](../xy/1.jpg)", False),
        ("../x/1.jpg", False),
    ],
)
def test_who_takes_something_from_the_folder(text: str, takes: bool) -> None:
    path = "articles/2024/07/y/index.md"
    assert takers([(path, f"Title: A\n{text}\n")], PLACE) == ([path] if takes else [])


# The whole


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = tiny_site(tmp_path / "content")
    write_article(content, PLACE, "Nội dung.", Old_URL="/cu/x.html")
    (content / "articles" / PLACE / "1.jpg").write_bytes(b"x")
    write_article(content, "2024/07/y", "Xem [bài](../x/index.md).")
    return content


def run(content: Path, **values: str) -> None:
    main({"PATH_CONTENT": str(content), **values}, DAY)


@pytest.mark.slow
def test_a_withdrawn_article_leaves_its_reason(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(content, tmp_path / "output").status == 0
    run(content, BAI=PLACE, LY_DO="Theo yêu cầu")
    assert "đã ghi «Status: withdrawn»" in capsys.readouterr().out
    built = build(content, tmp_path / "output")
    assert "Theo yêu cầu" in built.text("2024/07/x/index.html")
    assert built.status == 0
    run(content, BAI=PLACE, LY_DO="Theo yêu cầu")
    assert "từ trước" in capsys.readouterr().out


@pytest.mark.slow
def test_a_deleted_article_is_listed_with_its_old_addresses(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "da-go.toml").write_text("# Ghi chú của tòa soạn\n", encoding="utf-8")
    run(content, BAI=PLACE, XOA="1")
    assert "đã xóa bài" in capsys.readouterr().out
    assert not (content / "articles" / PLACE).exists()
    text = (content / "da-go.toml").read_text(encoding="utf-8")
    assert text.startswith("# Ghi chú của tòa soạn\n")
    assert entry(text) == {"dia_chi": "/2024/07/x/", "dia_chi_cu": ["/cu/x.html"], "ngay": "2026-01-02"}
    built = build(content, tmp_path / "output")
    assert built.status == 0
    assert not (built.output / "2024/07/x").exists()


def test_an_article_that_was_withdrawn_before_keeps_its_reason(content: Path) -> None:
    run(content, BAI=PLACE, LY_DO="Theo yêu cầu")
    run(content, BAI=PLACE, XOA="1")
    assert entry((content / "da-go.toml").read_text(encoding="utf-8"))["ly_do"] == "Theo yêu cầu"


@pytest.mark.slow
def test_who_used_something_of_a_deleted_article_is_told(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(7):
        write_article(
            content, f"2024/07/y-{number}", "![Ảnh](../x/1.jpg)\n\n[Tệp](../x/a.pdf)\n\n[Phim](../x/a.mp4)"
        )
    run(content, BAI=PLACE, XOA="1")
    assert "y-4/index.md và 2 tệp khác: nay không hiện nữa." in capsys.readouterr().out
    built = build(content, tmp_path / "output")
    assert capsys.readouterr().err.count("đã xóa cùng bài đã gỡ") == 3 * 7
    assert '<div class="prose">\n<p>Tệp</p>\n</div>' in built.text("2024/07/y-0/index.html")


def spoil_symlink(content: Path) -> None:
    folder = content / "articles" / PLACE
    folder.rename(content.parent / "x")
    folder.symlink_to(content.parent / "x")


def spoil_list(content: Path) -> None:
    (content / "da-go.toml").write_bytes(b"# \xff\n")


def spoil_nothing(_: Path) -> None:
    return


@pytest.mark.parametrize(
    ("spoil", "values", "said"),
    [
        (spoil_nothing, {"BAI": "2024/07/khong-co"}, "Không có bài"),
        (spoil_nothing, {"BAI": PLACE, "XOA": "", "LY_DO": ""}, "Chưa ghi lý do"),
        (spoil_symlink, {"BAI": PLACE}, "symlink"),
        (spoil_list, {"BAI": PLACE}, "không phải mã UTF-8"),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_is_touched(
    spoil: Callable[[Path], None], values: dict[str, str], said: str, content: Path
) -> None:
    spoil(content)
    before = digests(content)
    with pytest.raises(SystemExit) as refused:
        run(content, **{"LY_DO": "Sai", "XOA": "1", **values})
    assert said in str(refused.value)
    assert digests(content) == before


def test_an_article_that_is_listed_already_is_only_deleted(content: Path) -> None:
    text = '[[bai]]\ndia_chi = "/2024/07/x/"\n'
    (content / "da-go.toml").write_text(text, encoding="utf-8")
    run(content, BAI=PLACE, XOA="1", LY_DO="Khác")
    assert (content / "da-go.toml").read_text(encoding="utf-8") == text
    assert not (content / "articles" / PLACE).exists()
    assert json.dumps(sorted(p.name for p in (content / "articles/2024/07").iterdir())) == '["y"]'
