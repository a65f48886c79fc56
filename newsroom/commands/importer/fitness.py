"""Judge what a draft brings as the check would: what it refuses is told now, and asked for.

Photos and files are judged by the very gates that publish them; only what looks damaged is decoded.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.commands.importer.draft import UNKNOWN, Draft
from newsroom.commands.importer.source import Block, Cell, Fault, Items, Picture, Quote, Table, Text
from newsroom.commands.importer.writing.pictures import photo_format
from newsroom.model.addresses import old_address
from newsroom.model.attachment import KINDS, suffix_of
from newsroom.model.content import PHOTO_FORMATS
from newsroom.model.media import RECORDING_TYPES
from newsroom.model.web_addresses import is_web_address

if TYPE_CHECKING:
    from newsroom.model.problem import Wording

Data = bytes | Path
_LONGEST_TITLE = 200
_VIEWS_RE = re.compile(r"\d{1,3}(\.\d{3})+|\d{1,9}", re.ASCII)
_LARGEST = 64_000_000
"""Bytes up to which a file is looked into; larger ones are left to the check."""
_OLD_OFFICE = frozenset({".doc", ".rtf", ".odt", ".xls", ".ods", ".ppt", ".pps", ".odp", ".zip", ".rar"})
_MOVIES = frozenset({".mp4", ".m4v", ".mov"})


def fitted(draft: Draft) -> Draft:
    """Give a draft without what no article may have; each such thing is a fault of it."""
    fitting = _Fitting(draft, dict(draft.header))
    fitting.judge_header()
    unfit = {name: why for name, data in draft.files.items() if (why := why_unfit(name, data))}
    if not unfit and not fitting.faults:
        return draft
    return fitting.without(unfit)


@dataclass(slots=True)
class _Fitting:
    draft: Draft
    header: dict[str, tuple[str, ...]]
    faults: list[Fault] = field(default_factory=list)

    def judge_header(self) -> None:
        self._judge_title()
        self._judge_views()
        self._judge_old_urls()
        if (found := self._first("Source_URL")) and not is_web_address(found):
            self._drop("Source_URL", f"Địa chỉ bài gốc «{found[:120]}» không phải địa chỉ trang web: đã bỏ.")

    def _first(self, key: str) -> str:
        value = next(iter(self.header.get(key, ())), "").strip()
        return "" if value == UNKNOWN else value

    def _drop(self, key: str, text: str) -> None:
        self.header.pop(key, None)
        self.faults.append(Fault(text))

    def _judge_title(self) -> None:
        length = len(self._first("Title"))
        if length > _LONGEST_TITLE:
            text = f"Tiêu đề dài {length} ký tự, trang nhận nhiều nhất {_LONGEST_TITLE}: rút gọn dòng Title."
            self.faults.append(Fault(text))

    def _judge_views(self) -> None:
        found = self._first("Views")
        if found and not _VIEWS_RE.fullmatch(found):
            self._drop("Views", f"Lượt xem «{found[:40]}» không phải số lượt xem có thật: đã bỏ.")

    def _judge_old_urls(self) -> None:
        olds = self.header.get("Old_URL", ())
        kept = tuple(one for one in olds if old_address(one.strip()))
        if len(kept) == len(olds):
            return
        for one in olds:
            if one not in kept and one.strip().strip("/"):
                told = one.strip()[:120]
                text = f"Địa chỉ cũ «{told}» có ký tự hoặc độ dài mà trang không chuyển hướng được: đã bỏ."
                self.faults.append(Fault(text))
        self.header.pop("Old_URL")
        if kept:
            self.header["Old_URL"] = kept

    def without(self, unfit: Mapping[str, str]) -> Draft:
        """Give the draft without files that are unfit: photos are asked for, of links the words stay."""
        draft = self.draft
        shown = {picture.file for picture in _pictures(draft.blocks)}
        for name, why in unfit.items():
            if name in shown or photo_format(draft.files[name]):
                self.faults.append(Fault(f"Ảnh «{name}» không dùng được, cần ảnh khác: {why}"))
            else:
                self.faults.append(Fault(f"Tệp «{name}» không đăng được nên không chép vào bài: {why}"))
        for key in ("Cover", "Recording"):
            if key in self.header:
                self.header[key] = tuple(one for one in self.header[key] if one not in unfit)
                if not self.header[key]:
                    del self.header[key]
        return replace(
            draft,
            header=self.header,
            blocks=_asking(draft.blocks, unfit) if unfit else draft.blocks,
            files={name: data for name, data in draft.files.items() if name not in unfit},
            faults=tuple(dict.fromkeys((*draft.faults, *self.faults))),
        )


def _pictures(blocks: Iterable[Block]) -> Iterable[Picture]:
    for block in blocks:
        match block:
            case Picture():
                yield block
            case Quote():
                yield from _pictures(block.blocks)
            case Items():
                for item in block.items:
                    yield from _pictures(item)
            case Table():
                for row in block.rows:
                    for cell in row:
                        yield from _pictures(cell.blocks)


def _asking(blocks: tuple[Block, ...], unfit: Mapping[str, str]) -> tuple[Block, ...]:
    """Give blocks in which photos that are unfit are asked for, and no words lead to such files."""
    return tuple(_asked(block, unfit) for block in blocks)


def _asked(block: Block, unfit: Mapping[str, str]) -> Block:
    match block:
        case Picture() if block.file in unfit:
            return replace(block, file="", missing=block.file)
        case Text() if any(span.link in unfit for span in block.spans):
            spans = (replace(span, link="") if span.link in unfit else span for span in block.spans)
            return replace(block, spans=tuple(spans))
        case Quote():
            return replace(block, blocks=_asking(block.blocks, unfit))
        case Items():
            return replace(block, items=tuple(_asking(item, unfit) for item in block.items))
        case Table():
            return replace(block, rows=tuple(tuple(_cell(one, unfit) for one in row) for row in block.rows))
        case _:
            return block


def _cell(cell: Cell, unfit: Mapping[str, str]) -> Cell:
    return replace(cell, blocks=_asking(cell.blocks, unfit))


# What lies beside an article


def why_unfit(name: str, data: Data) -> str:
    """Say in Vietnamese why a photo, video, recording or document may not be published, and what to do.

    ``""`` if it may, or if the check alone can tell.
    """
    if (data.stat().st_size if isinstance(data, Path) else len(data)) > _LARGEST:
        return ""
    kind, suffix = photo_format(data), suffix_of(name)
    if kind and kind not in PHOTO_FORMATS and kind != "HEIF":
        return ""  # the writer converts it, or asks for it
    try:
        if kind:
            return _why_no_photo(data)
        if suffix in KINDS:
            return _why_no_document(suffix, data)
        if suffix in _MOVIES or suffix in RECORDING_TYPES:
            return _why_no_movie(suffix, data)
    except MemoryError:
        return ""
    if suffix in _OLD_OFFICE:
        return f"trang không nhận tệp {suffix}. Lưu lại thành PDF, .docx, .xlsx hoặc .pptx."
    return ""


def _bytes(data: Data) -> bytes:
    return data if isinstance(data, bytes) else data.read_bytes()


def _told(wording: Wording, **values: object) -> str:
    found = wording.found.replace(":whole}", "}").format(**values)
    return f"{found}. {wording.remedy.replace(':whole}', '}').format(**values)}."


def _why_no_photo(data: Data) -> str:
    from plugins.photos.making import inspect
    from plugins.photos.photo import PhotoError, look
    from plugins.photos.problems import MAKING

    held = _bytes(data)
    try:
        look(held)
        if _looks_damaged(held):
            inspect("", held)
    except PhotoError as error:
        return _told(MAKING.wordings[error.code], **error.values)
    return ""


def _looks_damaged(data: bytes) -> bool:
    """Tell whether the end of a photo is not where its format has it: then it is decoded to be sure."""
    end = data.rstrip(b"\0")
    if data.startswith(b"\xff\xd8"):
        return not end.endswith(b"\xff\xd9") and b"\xff\xd9" not in end[-4096:]
    if data.startswith(b"\x89PNG"):
        return b"IEND" not in end[-4096:]
    if data.startswith(b"RIFF"):
        return int.from_bytes(data[4:8], "little") + 8 > len(data) + 1
    return data.startswith(b"GIF8") and not end.endswith(b";")


def _why_no_document(suffix: str, data: Data) -> str:
    from plugins.downloads.download import inspect
    from plugins.downloads.problems import FINDINGS

    looked = inspect(suffix, _bytes(data))
    if looked.fit:
        return ""
    code, value = looked.found[0]
    said = _told(FINDINGS[code], target="", found=value)
    return said.replace("tệp «» ", "tệp ")


def _why_no_movie(suffix: str, data: Data) -> str:
    from plugins.videos.boxes import MovieError
    from plugins.videos.frames import read_mp3
    from plugins.videos.movie import read_movie
    from plugins.videos.problems import MEASURING

    held = io.BytesIO(_bytes(data))
    try:
        if suffix == ".mp3":
            read_mp3(held)
        else:
            read_movie(held, suffix not in RECORDING_TYPES)
    except MovieError as error:
        if wording := MEASURING.wordings.get(error.code):
            with contextlib.suppress(LookupError):
                return _told(wording, **error.values)
        return (
            "không phải video MP4 (H.264, AAC) hay bản ghi âm MP3, M4A phát được. Xuất lại rồi thay tệp này."
        )
    return ""
