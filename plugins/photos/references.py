"""Check the photos that articles and pages name against the files that are there."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from newsroom.engine import Build, Check, Files, Scope
from newsroom.model.attachment import KINDS
from newsroom.model.blocks import Figure
from newsroom.model.content import (
    PHOTO_FORMATS,
    SITE_FILE,
    encoded_name,
    is_photo,
    name_from,
    nearest_name,
    plain_name,
)
from newsroom.model.media import Original, Photo, is_sound
from newsroom.model.problem import Problem, error, warning
from newsroom.model.records import Article, Record, cover_figure, published
from newsroom.model.site import Site
from plugins.photos.rendition import FOLDER, photo_name

SMALLEST_COVER = 600
"""The width in pixels below which a cover looks poor."""
MOST_STRETCHED = 4
"""How many times as long as wide a photo is at most that can be seen on a telephone."""
WORST_QUALITY = 40
"""The quality of a JPEG below which it shows that it was compressed again and again."""


def places(record: Record) -> Iterator[tuple[int, Figure]]:
    """List the photos of a record, each with its line, the cover included."""
    for figure in record.figures:
        yield figure.line, figure
    if isinstance(record, Article) and record.cover:
        cover = cover_figure(record)
        if cover is not None and cover not in record.figures:
            yield record.line("cover"), cover


def used(records: Iterable[Record]) -> set[str]:
    """Name the photos that the records show, as content paths."""
    return {figure.src for record in records for _, figure in places(record)}


def _suffix(path: str) -> str:
    return posixpath.splitext(path)[1].casefold()


def check_photos(
    records: Iterable[Record], photos: Mapping[str, Photo], digest: Callable[[str], str] = str
) -> Iterator[Problem]:
    """Warn of photos that are sound but will look poor, or other than the editor thinks.

    ``digest`` names the content of a photo by its path.
    """
    for record in records:
        seen = set()
        for line, figure in places(record):
            photo = photos.get(figure.src)
            if photo is None or photo.original is None or figure.src in seen:
                continue
            seen.add(figure.src)
            for code, values in _faults(figure.src, photo.original):
                yield Problem.of(record.path, line, code, target=name_from(record.path, figure.src), **values)
        cover = cover_figure(record) if isinstance(record, Article) else None
        photo = photos.get(cover.src) if cover else None
        if cover and photo and photo.original and photo.original.width < SMALLEST_COVER:
            line = cover.line or record.line("cover")
            name, width = name_from(record.path, cover.src), photo.original.width
            yield Problem.of(record.path, line, "photo-small", target=name, width=width)
        yield from _repetitions(record, photos, digest)


def _repetitions(
    record: Record, photos: Mapping[str, Photo], digest: Callable[[str], str]
) -> Iterator[Problem]:
    """Report photos that a record shows again: the same file, or one that holds the same."""
    first: dict[str, tuple[int, Figure]] = {}
    told = set()
    for line, figure in places(record):
        photo = photos.get(figure.src)
        if photo is None:
            continue
        earlier_line, earlier = first.setdefault(_content(photo, digest), (line, figure))
        if earlier is figure or figure.src in told:
            continue
        told.add(figure.src)
        name, other = (name_from(record.path, one.src) for one in (figure, earlier))
        if figure.src == earlier.src:
            yield Problem.of(record.path, line, "photo-repeated", target=name, first=earlier_line)
        else:
            yield Problem.of(record.path, line, "photo-twice", target=name, other=other)


def _content(photo: Photo, digest: Callable[[str], str]) -> str:
    """Name what a photo shows: what is made of it is named by that; a check makes nothing."""
    if photo.renditions:
        return photo.smallest.url.rpartition("-")[0]
    return f"{FOLDER}/{photo_name(digest(photo.path))}"


def _faults(path: str, original: Original) -> Iterator[tuple[str, dict[str, object]]]:
    if _suffix(path) not in PHOTO_FORMATS.get(original.format, ()):
        right = PHOTO_FORMATS.get(original.format, (".jpg",))[0]
        yield "photo-mislabelled", {"format": original.format, "suffix": right}
    if original.animated:
        yield "photo-animated", {}
    if original.cut_off:
        yield "photo-cut-off", {}
    if 0 < original.quality < WORST_QUALITY:
        yield "photo-recompressed", {}
    if max(original.width, original.height) > MOST_STRETCHED * min(original.width, original.height):
        yield "photo-stretched", {"width": original.width, "height": original.height}


def _foreign(suffix: str) -> str:
    """Say what a file is that is shown as a photo but is none, by its suffix."""
    if suffix in (".svg", ".svgz"):
        return "photo-svg"
    if suffix == ".mp4":
        return "photo-is-movie"
    if is_sound(f"x{suffix}"):
        return "photo-is-recording"
    return "photo-is-file" if suffix in KINDS else "photo-type"


def check_banners(
    site: Site, files: Collection[str], photos: Mapping[str, Photo] = MappingProxyType({})
) -> Iterator[Problem]:
    """Report banners whose picture is not in the content folder or lacks its end."""
    for banner in site.banners:
        if banner.image not in files:
            better = banner.image.lstrip("/").removeprefix("content/")
            if better in files:
                yield Problem.of(SITE_FILE, banner.line, "banner-path", target=banner.image, better=better)
            else:
                yield Problem.of(SITE_FILE, banner.line, "missing-banner", target=banner.image)
            continue
        photo = photos.get(banner.image)
        if photo and photo.original and photo.original.cut_off:
            yield Problem.of(SITE_FILE, banner.line, "banner-cut-off", target=banner.image)


def check_places(
    records: Iterable[Record], files: Collection[str], is_deleted: Callable[[str], bool]
) -> Iterator[Problem]:
    """Report photos that are not there or are no photos.

    ``is_deleted`` tells whether a photo went with an article that was taken down: it is not shown.
    """
    for record in records:
        for line, figure in places(record):
            if not figure.src:
                continue
            name = name_from(record.path, figure.src)
            if figure.src in files:
                if not is_photo(name):
                    yield Problem.of(record.path, line, _foreign(_suffix(name)), target=name)
                continue
            if is_deleted(figure.src):
                yield Problem.of(record.path, line, "deleted-photo", target=name)
                continue
            code, values = _missing(figure.src, files)
            yield Problem.of(record.path, line, code, target=name, **values)


def _missing(path: str, files: Collection[str]) -> tuple[str, dict[str, str]]:
    """Say that a photo is not there, with the one beside its ``path`` that its writer may have meant."""
    folder, name = posixpath.split(path)
    beside = [posixpath.basename(file) for file in files if posixpath.dirname(file) == folder]
    if encoded := encoded_name(name, beside):
        return "percent-photo", {"nearest": encoded, "better": plain_name(encoded)}
    similar = nearest_name(name, filter(is_photo, beside))
    return ("similar-photo" if similar else "missing-photo"), {"nearest": similar}


def _find_misplaced(build: Build, records: Sequence[Record]) -> Iterator[Problem]:
    return check_places(records, Files(build.scan.content), build.edition.is_deleted)


def _find_poor(build: Build, records: Sequence[Record]) -> Iterator[Problem]:
    shown = published(records, build.now, build.preview)
    return check_photos(shown, build.edition.photos, build.queries.photos.digest_of)


def _find_banners(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    return check_banners(build.site, Files(build.scan.content), build.edition.photos)


PLACES = Check(
    name="photos.places",
    scope=Scope.RECORDS,
    find=_find_misplaced,
    wordings={
        "missing-photo": error(
            "không có ảnh «{target:whole}»", "Chép ảnh vào thư mục của bài, kiểm tra tên tệp"
        ),
        "deleted-photo": warning(
            "ảnh «{target:whole}» đã xóa cùng bài đã gỡ nên không hiện", "Bỏ ảnh này hoặc thay ảnh khác"
        ),
        "similar-photo": error(
            "không có ảnh «{target:whole}»", "Có phải là «{nearest:whole}»? Chữ hoa, chữ thường phải đúng"
        ),
        "percent-photo": error(
            "không có ảnh «{target:whole}», chỉ có tệp «{nearest:whole}»",
            "Đổi tên tệp thành «{better:whole}» rồi ghi tên mới trong bài; %20 trong liên kết là dấu cách",
        ),
        "photo-is-movie": error(
            "«{target:whole}» là video, không phải ảnh",
            "Bỏ dấu ! ở đầu, viết [Tiêu đề]({target:whole}) thành một đoạn riêng",
        ),
        "photo-is-recording": error(
            "«{target:whole}» là bản ghi âm, không phải ảnh",
            "Bỏ dấu ! ở đầu, viết [Tiêu đề]({target:whole}) thành một đoạn riêng",
        ),
        "photo-is-file": error(
            "«{target:whole}» là tệp để tải về, không phải ảnh",
            "Bỏ dấu ! ở đầu: [chữ của liên kết]({target:whole})",
        ),
        "photo-svg": error(
            "không dùng được ảnh SVG", "Xuất hình thành PNG rộng từ 1600 điểm ảnh rồi dùng tệp PNG"
        ),
        "photo-type": error(
            "«{target:whole}» không phải ảnh dùng được", "Dùng ảnh JPEG, PNG, WebP, AVIF, GIF hoặc HEIC"
        ),
    },
)


POOR = Check(
    name="photos.poor",
    scope=Scope.RECORDS,
    find=_find_poor,
    wordings={
        "photo-mislabelled": warning(
            "«{target:whole}» thật ra là ảnh {format}", "Đổi đuôi tệp thành {suffix} (và tên trong bài)"
        ),
        "photo-animated": warning(
            "«{target:whole}» là ảnh động, trang chỉ hiện khung hình đầu",
            "Nếu cần chuyển động, đăng thành video",
        ),
        "photo-cut-off": warning(
            "ảnh «{target:whole}» thiếu phần cuối tệp nên mép ảnh có thể bị xám",
            "Xin lại ảnh gốc rồi thay tệp này",
        ),
        "photo-recompressed": warning(
            "«{target:whole}» đã bị nén nhiều lần nên mờ, vỡ",
            "Xin ảnh gốc; qua Zalo thì gửi ở chế độ HD hoặc gửi dạng tệp",
        ),
        "photo-stretched": warning(
            "ảnh «{target:whole}» quá dài ({width}×{height} điểm ảnh) nên khó xem",
            "Cắt thành nhiều ảnh, cạnh dài không quá 4 lần cạnh ngắn",
        ),
        "photo-repeated": warning(
            "ảnh «{target:whole}» hiện lại lần nữa (lần đầu ở dòng {first})", "Chỉ giữ ảnh ở một chỗ"
        ),
        "photo-twice": warning(
            "ảnh «{target:whole}» giống hệt «{other:whole}»", "Chỉ giữ một trong hai tệp ảnh này"
        ),
        "photo-small": warning(
            "ảnh bìa «{target:whole}» chỉ rộng {width} điểm ảnh",
            "Dùng ảnh rộng từ 600 điểm ảnh, tốt nhất từ 1600",
        ),
    },
)


BANNERS = Check(
    name="photos.banners",
    scope=Scope.ALWAYS,
    find=_find_banners,
    wordings={
        "missing-banner": error(
            "không có ảnh biểu ngữ «{target:whole}»",
            "Ghi đường dẫn trong thư mục nội dung, ví dụ photos/bieu-ngu.jpg",
        ),
        "banner-path": error(
            "đường dẫn «{target:whole}» không bắt đầu từ trong thư mục nội dung", "Ghi «{better:whole}»"
        ),
        "banner-cut-off": warning(
            "ảnh biểu ngữ «{target:whole}» thiếu phần cuối tệp nên mép ảnh có thể bị xám",
            "Xin lại ảnh gốc rồi thay tệp này",
        ),
    },
)
