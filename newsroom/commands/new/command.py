"""Begin the article that the environment describes.

``TITLE``, ``CATEGORY`` (number, name or address) and ``AUTHOR`` are asked for on a terminal if they are not
given; ``FROM`` is a file to take the article from, ``CONTENT`` the content folder. The date is now, as a
person writes now; of a file it is asked for. Exit status: 0 if the article is there, 1 if it cannot be made,
2 if what was asked for cannot be done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from newsroom.commands.categories import CONTENT, NoCategory, category_meant, site_of
from newsroom.commands.importer.draft import SURE, Draft, Guess
from newsroom.commands.importer.summary import told_guess
from newsroom.commands.importer.writing.article import Written, write
from newsroom.commands.importer.writing.folders import digest_of
from newsroom.commands.importer.writing.ledger import Entry, Ledger
from newsroom.commands.importer.writing.place import keys_of
from newsroom.commands.new import asking, byline, editor, folder
from newsroom.commands.new.asking import UNKNOWN, Questions
from newsroom.engine import speak_utf8
from newsroom.vietnamese.comparing import clean
from newsroom.vietnamese.faults import reason_of
from newsroom.vietnamese.printing import VIETNAM

USAGE = 'Dùng: make new TITLE="Tên bài" (thêm CATEGORY=2, AUTHOR="P. Mai"; lấy từ tệp: FROM=bai.docx)'
_LONGEST = 200
"""The characters of the longest title."""


def fail(text: str, status: int) -> None:
    """Say what is wrong, and end."""
    print(text, file=sys.stderr)
    sys.exit(status)


def now() -> datetime:
    """Give the time in Vietnam; ``SOURCE_DATE_EPOCH`` sets it."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    is_set = given.isascii() and given.isdigit()
    return datetime.fromtimestamp(int(given), VIETNAM) if is_set else datetime.now(VIETNAM)


def plain(text: str) -> str:
    """Give a value as one line of a header."""
    return " ".join(clean(text).split())


def begun(values: Mapping[str, str], content: Path, questions: Questions, moment: datetime) -> Draft:
    """Gather what is known of the article; end in a sentence if it cannot be begun."""
    draft = (
        taken_from(values["FROM"].strip(), content) if values.get("FROM", "").strip() else Draft("", {}, ())
    )
    header = dict(draft.header)
    title = plain(values.get("TITLE", "")) or _sure(header, "Title") or questions.title()
    if not title and not draft.source:
        fail(f"TITLE: lỗi: chưa ghi tên bài. {USAGE}.", 2)
    if len(title) > _LONGEST:
        fail(f"TITLE: lỗi: tên bài dài {len(title)} ký tự, nhiều nhất {_LONGEST}. Rút ngắn rồi chạy lại.", 2)
    header["Title"] = (title or UNKNOWN,)
    found = _sure(header, "Date")
    header["Date"] = (questions.date(moment, found) if draft.source else asking.written(moment),)
    header["Category"] = (chosen_category(values, content, questions, _sure(header, "Category")),)
    if not any(_sure(header, key) for key in ("Author", "Authors", "Source")) or plain(
        values.get("AUTHOR", "")
    ):
        header["Author"] = (chosen_author(values, questions),)
    header.setdefault("Summary", (UNKNOWN,))
    return replace(draft, header=header)


def _sure(header: Mapping[str, tuple[str, ...]], key: str) -> str:
    value = plain("; ".join(header.get(key, ())))
    return "" if value == UNKNOWN else value


def chosen_category(values: Mapping[str, str], content: Path, questions: Questions, found: str) -> str:
    """Give the category: the one given, that of the file, the one that is answered."""
    categories = site_of(content).categories
    given = values.get("CATEGORY", "").strip()
    if not given:
        return found or questions.category(categories)
    try:
        return category_meant(given, categories)
    except NoCategory as none:
        fail(f"CATEGORY: lỗi: {none}", 2)
        raise


def chosen_author(values: Mapping[str, str], questions: Questions) -> str:
    """Give the byline: the one given, the one that is answered, the one of the last article."""
    given = plain(values.get("AUTHOR", ""))
    last = byline.remembered()
    author = given or questions.author(last, "" if last or questions.ask is None else byline.suggested())
    if author != UNKNOWN:
        byline.remember(author)
    return author


def taken_from(text: str, content: Path) -> Draft:
    """Take the one article of a file; end in a sentence if there is none, or are several."""
    from newsroom.commands.importer.single import NotOne, read_one

    try:
        return read_one(text, content)
    except NotOne as none:
        fail(f"{text}: lỗi: {none}.", 1)
        raise


def note_import(content: Path, draft: Draft, written: Written, place: str) -> None:
    """Note that the article of a file is here, so that an import of its folder does not make it again."""
    from newsroom.commands.importer.marks import Marks

    mark = Marks().of(Path(draft.source)) if Path(draft.source).is_file() else ""
    Ledger.of(content).add(Entry(keys_of(draft, mark), place, digest_of(written), Path(draft.source).name))


def _is_open(guess: Guess, draft: Draft) -> bool:
    """Tell whether a guess stands in the article: what was given or answered is none."""
    return guess.confidence < SURE and (not guess.key or guess.value in draft.header.get(guess.key, ()))


def told(file: Path, draft: Draft, faults: list[str]) -> str:
    """Say what was made, what is missing, and where to look at it."""
    lines = [f"{file}: đã tạo bài nháp."]
    unknown = [key for key, value in draft.header.items() if value == (UNKNOWN,)]
    if unknown:
        lines.append(f"Cần điền: {', '.join(unknown)} (đang ghi «?»).")
    lines += [f"Đoán: {told_guess(one)}. Đọc lại." for one in draft.guesses if _is_open(one, draft)]
    lines += [f"Lưu ý: {fault.rstrip('.')}." for fault in faults]
    place = "/".join(file.parent.parts[-3:])
    lines.append(
        f"Xem thử: make serve, rồi mở http://127.0.0.1:8000/{place}/. Viết xong, xóa dòng «Status: draft»."
    )
    return "\n".join(lines)


def main(values: Mapping[str, str], questions: Questions | None = None) -> None:
    """Begin the article that is asked for, and open it."""
    speak_utf8()
    questions = questions or asking.of_terminal()
    content = Path(os.path.expanduser(values.get("CONTENT", "").strip() or CONTENT))
    if not content.is_dir():
        fail(f"{content}: lỗi: không có thư mục này. Chạy lệnh trong thư mục của trang.", 2)
    try:
        moment = now()
        draft = begun(values, content, questions, moment)
        written = write(draft)
        title = next(iter(draft.header["Title"]))
        named = title if title != UNKNOWN else Path(draft.source).stem
        place = folder.place_of(named, draft.header["Date"][0], moment)
        file = folder.make(content, place, written.text, written.files)
        if draft.source:
            note_import(content, draft, written, place)
    except folder.Taken as taken:
        fail(f"{taken}: đã có bài này, không ghi đè. Mở bài ấy, hoặc ghi tên bài khác đi.", 1)
    except (KeyboardInterrupt, EOFError):
        fail("\nĐã dừng; chưa tạo gì.", 130)
    except OSError as error:
        fail(f"{error.filename or content}: lỗi: {reason_of(error)}.", 1)
    faults = [fault.text for fault in (*draft.faults, *written.faults)]
    print(told(file, draft, faults), flush=True)
    if questions.ask is not None and not editor.open_file(file, editor.command_of(values)):
        print(f"Mở {file} bằng phần mềm soạn thảo để viết tiếp.")


def run() -> None:
    """Do what the environment asks for."""
    main(os.environ)
