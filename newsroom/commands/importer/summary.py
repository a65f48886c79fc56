"""Tell what an import did: in short for the screen, in full for a file."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from newsroom.commands.importer.draft import NEEDED, SURE, UNKNOWN, Draft, Guess, needed_keys
from newsroom.commands.importer.intake.shown import shown
from newsroom.commands.importer.source import Block, Dropped, Fault, Items, Picture, Quote, Table
from newsroom.vietnamese.printing import number

MADE, UNCHANGED, REFRESHED, EDITED, GONE = "made", "unchanged", "refreshed", "edited", "gone"
REFUSED, SKIPPED = "refused", "skipped"

KINDS = {
    MADE: "bài mới", REFRESHED: "cập nhật theo tệp mới", UNCHANGED: "không đổi",
    EDITED: "đã có người sửa, giữ nguyên", GONE: "đã xóa khỏi trang, không nhập lại",
    REFUSED: "không đọc được", SKIPPED: "không nhập",
}  # fmt: skip
_PAGE_MADE = "trang tĩnh mới"
NAMES = {
    "Title": "tiêu đề (Title)", "Date": "ngày (Date)", "Category": "chuyên mục (Category)",
    "Author": "tác giả (Author)", "Summary": "sapo (Summary)", "Kicker": "dòng trên tiêu đề (Kicker)",
    "Agency": "hãng tin (Agency)", "Source": "nguồn (Source)", "Views": "lượt xem (Views)",
    "Tags": "chủ đề (Tags)", "Source_URL": "địa chỉ bài gốc (Source_URL)", "Old_URL": "địa chỉ cũ (Old_URL)",
    "Cover": "ảnh bìa (Cover)", "": "trong bài",
}  # fmt: skip
_FEW = 5
"""How many articles are told one by one, and how many faults of many."""
_LONG = 70


@dataclass(frozen=True, slots=True)
class Item:
    """What became of one article, or of a file that is none: then ``text`` says why.

    ``place`` is its folder below ``articles``, ``pages/NAME.md`` for a standing page, ``""`` if it has none.
    ``photos`` are those that are not there, ``wordless`` those that have neither a caption nor a description.
    """

    name: str
    kind: str
    place: str = ""
    title: str = ""
    needs: tuple[str, ...] = ()
    photos: int = 0
    guesses: tuple[Guess, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    faults: tuple[Fault, ...] = ()
    text: str = ""
    trace: str = ""
    wordless: int = 0

    @property
    def is_page(self) -> bool:
        """Whether it is a standing page."""
        return self.place.endswith(".md")

    @property
    def address(self) -> str:
        """Its address, without slashes around."""
        return posixpath.basename(self.place).removesuffix(".md") if self.is_page else self.place

    def file(self, articles: str) -> str:
        """Give the path of its manuscript; ``articles`` is the folder of the articles."""
        if self.is_page:
            return posixpath.join(posixpath.dirname(articles), self.place)
        return f"{articles}/{self.place}/index.md"


def lost(name: str, text: str, trace: str = "") -> Item:
    """Say why a file is no article; whoever words it, it stands behind a colon and before a full stop."""
    first, _, rest = text.strip().rstrip(".").partition(" ")
    return Item(name, REFUSED, text=f"{first.lower() if first in _OPENINGS else first} {rest}", trace=trace)


_OPENINGS = frozenset({"Tệp", "Trang", "Không", "Ảnh", "Bài", "Máy", "Chưa", "Đây", "Thư"})


def item_of(draft: Draft, kind: str, place: str, faults: Iterable[Fault] = ()) -> Item:
    """Say of a draft what is missing, what was guessed, what was left out."""
    keys = ("Title",) if draft.page else needed_keys({key for key, found in draft.header.items() if found})
    values = {key: next(iter(draft.header.get(key, ())), UNKNOWN).strip() or UNKNOWN for key in keys}
    return Item(
        draft.source,
        kind,
        place,
        "" if values["Title"] == UNKNOWN else values["Title"],
        tuple(key for key, value in values.items() if value == UNKNOWN),
        sum(not picture.file for picture in pictures(draft.blocks)),
        tuple(guess for guess in draft.guesses if guess.confidence < SURE),
        draft.dropped,
        tuple(dict.fromkeys((*draft.faults, *faults))),
        wordless=sum(bool(picture.file) and not _says(picture) for picture in pictures(draft.blocks)),
    )


def _says(picture: Picture) -> bool:
    return bool(picture.alt.strip() or "".join(span.text for span in picture.caption).strip())


def pictures(blocks: Iterable[Block]) -> Iterator[Picture]:
    """List the pictures of blocks, however deep."""
    for block in blocks:
        match block:
            case Picture():
                yield block
            case Quote():
                yield from pictures(block.blocks)
            case Items():
                for item in block.items:
                    yield from pictures(item)
            case Table():
                for row in block.rows:
                    for cell in row:
                        yield from pictures(cell.blocks)


@dataclass(slots=True)
class Summary:
    """What a run did: each article in the order of the files, how many files there were to read."""

    items: list[Item] = field(default_factory=list)
    files: int = 0
    passed: int = 0
    remarks: list[str] = field(default_factory=list)
    is_stopped: bool = False

    def of(self, *kinds: str) -> list[Item]:
        """List what became of one kind or another."""
        return [item for item in self.items if item.kind in kinds]

    @property
    def status(self) -> int:
        """The exit status: 130 if it was stopped, 1 if something could not be read, else 0."""
        return 130 if self.is_stopped else int(bool(self.of(REFUSED)))

    @property
    def first_line(self) -> str:
        """Say in one line how it went."""
        told = {
            "bài mới": MADE, "cập nhật theo tệp mới": REFRESHED, "đã nhập từ trước, không đổi": UNCHANGED,
            "đã có người sửa, giữ nguyên": EDITED, "đã xóa khỏi trang, không nhập lại": GONE,
            "không phải tin bài, không nhập": SKIPPED, "không đọc được": REFUSED,
        }  # fmt: skip
        counted = [f"{number(len(self.of(kind)))} {words}" for words, kind in told.items() if self.of(kind)]
        start = "Đã dừng theo yêu cầu. " if self.is_stopped else ""
        return f"{start}{number(self.files)} tệp: {'; '.join(counted) or 'không có bài nào'}."


def short(summary: Summary, articles: str, report: str) -> str:
    """Say what is needed next, for the screen; ``articles`` is the folder of the articles."""
    lines = [summary.first_line]
    new = summary.of(MADE, REFRESHED)
    lines += (
        [line for item in new[:_FEW] for line in _of_article(item, articles)]
        if len(new) <= _FEW
        else _of_many(new)
    )
    edited = summary.of(EDITED)
    lines += [line for item in edited[:_FEW] for line in _of_edited(item, articles)]
    if len(edited) > _FEW:
        lines.append(f"… và {number(len(edited) - _FEW)} bài khác đã có người sửa.")
    lines += [f"Lưu ý: {remark.rstrip('.')}." for remark in summary.remarks[:_FEW]]
    refused = summary.of(REFUSED)
    lines += [f"{item.name}: lỗi: {item.text}." for item in refused[:_FEW]]
    if len(refused) > _FEW:
        lines.append(f"… và {number(len(refused) - _FEW)} tệp khác không đọc được.")
    if report:
        lines.append(f"Kể đủ từng bài (chỗ đoán, dòng đã bỏ) trong {report}, và thành bảng: .csv cùng tên")
    return shown("\n".join([*lines, *_next_steps(summary, new, articles)]))


def _of_article(item: Item, articles: str) -> Iterator[str]:
    yield f"{item.file(articles)}  ← {item.name}"
    if told := _needs(item):
        yield f"  cần bổ sung: {told}"
    for guess in item.guesses:
        yield f"  đoán: {told_guess(guess)}"
    for fault in item.faults:
        yield f"  lưu ý: {_at(fault.place)}{fault.text.rstrip('.')}"
    if item.dropped:
        yield f"  đã bỏ: {_counted(item.dropped)}"


def _of_edited(item: Item, articles: str) -> Iterator[str]:
    yield f"{item.file(articles)}: đã có người sửa, giữ nguyên  ← {item.name}"
    for fault in item.faults:
        yield f"  lưu ý: {fault.text.rstrip('.')}"


def _needs(item: Item) -> str:
    told = [NAMES[key] for key in item.needs]
    told += [f"{item.photos} ảnh"] * bool(item.photos)
    return ", ".join([*told, *[f"mô tả của {item.wordless} ảnh"] * bool(item.wordless)])


def told_guess(guess: Guess) -> str:
    """Say what was chosen, why, and how sure that is."""
    value = f" «{_cut(guess.value)}»" if guess.value else ""
    return f"{NAMES.get(guess.key, guess.key)}{value} – {guess.reason}, chắc {guess.confidence}%"


def _of_many(items: Sequence[Item]) -> Iterator[str]:
    needs = Counter(key for item in items for key in item.needs)
    told = [f"{number(needs[key])} bài thiếu {NAMES[key]}" for key in NEEDED if needs[key]]
    if photos := [item.photos for item in items if item.photos]:
        told.append(f"{number(len(photos))} bài thiếu {number(sum(photos))} ảnh")
    if wordless := [item.wordless for item in items if item.wordless]:
        told.append(f"{number(len(wordless))} bài thiếu mô tả của {number(sum(wordless))} ảnh")
    if told:
        yield f"Cần bổ sung: {'; '.join(told)}."
    if guessed := sum(bool(item.guesses) for item in items):
        yield f"Có chỗ đoán, nên đọc lại: {number(guessed)} bài."
    if faulty := sum(bool(item.faults) for item in items):
        yield f"Có lưu ý: {number(faulty)} bài."
    if dropped := [one for item in items for one in item.dropped]:
        yield f"Đã bỏ: {_counted(dropped)}."


def _counted(dropped: Iterable[Dropped]) -> str:
    reasons = Counter(one.reason.rstrip(".") for one in dropped)
    told = [f"{reason} {number(count)}" for reason, count in reasons.most_common(_FEW)]
    rest = "…" if len(reasons) > _FEW else ""
    return f"{number(sum(reasons.values()))} dòng ({', '.join(told)}{rest})"


def _next_steps(summary: Summary, new: Sequence[Item], articles: str) -> Iterator[str]:
    if summary.is_stopped:
        yield "Chạy lại đúng lệnh này để nhập tiếp; những bài đã xong không làm lại."
    if not new:
        return
    yield "Bước tiếp theo:"
    if len(new) == 1:
        yield f"  1. Xem thử: chạy make serve rồi mở http://127.0.0.1:8000/{new[0].address}/"
        file = new[0].file(articles)
    else:
        yield "  1. Xem thử: chạy make serve rồi mở http://127.0.0.1:8000/"
        file = f"index.md của từng bài trong {articles}"
    fill = "điền chỗ còn dấu «?», " if any(item.needs for item in new) else ""
    photos = "thêm ảnh còn thiếu, " if any(item.photos for item in new) else ""
    photos += "ghi mô tả ảnh, " if any(item.wordless for item in new) else ""
    yield f"  2. Mở {file}: {fill}{photos}đọc lại; make check nhắc chỗ chưa đạt."
    yield "  3. Đăng: xóa dòng «Status: draft»."
    if any(item.is_page for item in new):
        yield "  4. Trang tĩnh: ghi vào [[menu]] của site.toml những trang cần có lối vào."


def full(summary: Summary, articles: str, asked: str) -> str:
    """Tell everything, article by article."""
    lines = [
        summary.first_line,
        *([f"Lệnh: {asked}"] if asked else []),
        *[f"Lưu ý: {remark.rstrip('.')}." for remark in summary.remarks],
        *_of_many(summary.of(MADE, REFRESHED)),
        "",
    ]
    for item in summary.items:
        lines += [*_whole(item, articles), ""]
    return shown("\n".join(lines))


def _whole(item: Item, articles: str) -> Iterator[str]:
    yield f"{item.name}: {_PAGE_MADE if item.is_page and item.kind == MADE else KINDS[item.kind]}"
    if item.place:
        yield f"  {item.file(articles)}"
    if item.title:
        yield f"  {item.title}"
    if item.text:
        yield f"  {'lỗi' if item.kind == REFUSED else 'lý do'}: {item.text.rstrip('.')}."
    if told := _needs(item):
        yield f"  cần bổ sung: {told}"
    for guess in item.guesses:
        yield f"  đoán: {_at(guess.place)}{told_guess(guess)}"
    for fault in item.faults:
        yield f"  lưu ý: {_at(fault.place)}{fault.text.rstrip('.')}"
    for one in item.dropped:
        yield f"  bỏ: {_at(one.place)}«{_cut(one.text)}» – {one.reason.rstrip('.')}"
    for line in item.trace.splitlines():
        yield f"  | {line}"


def _at(place: int) -> str:
    return f"dòng {place}: " if place else ""


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONG else f"{plain[: _LONG - 1].rstrip()}…"
