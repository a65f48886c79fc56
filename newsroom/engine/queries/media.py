"""Ask the catalogue what is known of photos, files to download and video files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newsroom.engine.codec import (
    decode_cover,
    decode_photo,
    decode_video_file,
    encode_cover,
    encode_photo,
    encode_video_file,
)
from newsroom.engine.queries.rows import Rows
from newsroom.model.media import Cover, Photo, VideoFile


class PhotoRows(Rows):
    """The photos that are shown, by their path in the content folder."""

    def put(self, photo: Photo, digest: str, *copies: str) -> None:
        """Put a photo; ``digest`` is that of its original, which lies at the paths ``copies`` too."""
        text = encode_photo(photo)
        self._put("photos", ((path, digest, text) for path in (photo.path, *copies)))

    def find(self, path: str) -> Photo | None:
        """Give a photo."""
        text = self._one("SELECT photo FROM photos WHERE path = ?", path)
        return None if text is None else decode_photo(path, text)

    def has(self, path: str) -> bool:
        """Tell whether a photo is known."""
        return self._one("SELECT 1 FROM photos WHERE path = ?", path) is not None

    def all(self) -> list[Photo]:
        """List all photos, by path."""
        return [decode_photo(*row) for row in self._all("SELECT path, photo FROM photos ORDER BY path")]

    def first_of(self, digest: str) -> Photo | None:
        """Give the photo that was made of an original: of equal ones the first by path."""
        sql = "SELECT path, photo FROM photos WHERE digest = ? ORDER BY path LIMIT 1"
        rows = self._all(sql, digest)
        return decode_photo(*rows[0]) if rows else None

    def digest_of(self, path: str) -> str:
        """Name the original of a photo; ``""`` if it is not known."""
        return self._one("SELECT digest FROM photos WHERE path = ?", path) or ""

    def digests(self) -> set[str]:
        """Name the originals of all photos."""
        return {digest for (digest,) in self._all("SELECT digest FROM photos")}

    def take(self, path: str) -> set[str]:
        """Take a photo out; name its original."""
        digests = {one for (one,) in self._all("SELECT digest FROM photos WHERE path = ?", path)}
        self._change("DELETE FROM photos WHERE path = ?", path)
        return digests

    def take_all(self) -> None:
        """Take all photos out."""
        self._change("DELETE FROM photos")


class CoverRow(NamedTuple):
    """The cover of an article: the name of its crops and the photo, ``""`` for a drawn one."""

    name: str
    photo: str


class CoverRows(Rows):
    """The covers of articles by address, ``""`` for the site, drawn ones included."""

    def put(self, url: str, name: str, cover: Cover, *others: tuple[str, str]) -> None:
        """Put the cover that was cut from a photo; ``name`` is that of its crops.

        ``others`` are further addresses that have it, each with the path of its copy of the photo.
        """
        text = encode_cover(cover)
        places = ((url, cover.photo.path), *others)
        self._put("covers", ((place, name, path, text) for place, path in places))

    def put_drawn(self, names: Iterable[tuple[str, str]]) -> None:
        """Put the names of drawn share pictures, by address."""
        self._put("covers", ((url, name, "", "") for url, name in names))

    def find(self, url: str) -> Cover | None:
        """Give the cover that was cut from a photo."""
        sql = (
            "SELECT p.path, p.photo, c.cover FROM covers c JOIN photos p ON p.path = c.photo WHERE c.url = ?"
        )
        rows = self._all(sql, url)
        return _cover(*rows[0]) if rows else None

    def all(self) -> list[tuple[str, Cover]]:
        """List the covers that were cut from photos, each with the address of its article."""
        sql = (
            "SELECT c.url, p.path, p.photo, c.cover FROM covers c JOIN photos p ON p.path = c.photo "
            "ORDER BY c.url"
        )
        return [(url, _cover(*row)) for url, *row in self._all(sql)]

    def row(self, url: str) -> CoverRow | None:
        """Say from what the cover at an address is."""
        rows = self._all("SELECT name, photo FROM covers WHERE url = ?", url)
        return CoverRow(*rows[0]) if rows else None

    def first_of(self, name: str) -> tuple[str, tuple[Photo, ...]] | None:
        """Give photo and crops of a name: of equal ones those of the first address."""
        sql = "SELECT photo, cover FROM covers WHERE name = ? AND photo != '' ORDER BY url LIMIT 1"
        rows = self._all(sql, name)
        return next(((path, decode_cover(Photo(path, ()), text).parts) for path, text in rows), None)

    def has_name(self, name: str) -> bool:
        """Tell whether a cover of that name is there."""
        return self._one("SELECT 1 FROM covers WHERE name = ?", name) is not None

    def names(self) -> set[str]:
        """Name all covers."""
        return {name for (name,) in self._all("SELECT name FROM covers")}

    def rows(self) -> dict[str, CoverRow]:
        """Say by address from what all covers are."""
        return {url: CoverRow(*row) for url, *row in self._all("SELECT url, name, photo FROM covers")}

    def take(self, url: str) -> set[str]:
        """Take the cover at an address out; give its name."""
        names = {name for (name,) in self._all("SELECT name FROM covers WHERE url = ?", url)}
        self._change("DELETE FROM covers WHERE url = ?", url)
        return names

    def take_all(self) -> None:
        """Take all covers out."""
        self._change("DELETE FROM covers")


def _cover(path: str, photo: str, cover: str) -> Cover:
    return decode_cover(decode_photo(path, photo), cover)


class FileRow(NamedTuple):
    """What was found in a file to download: ``found`` as text, ``size`` in bytes, whether it is ``fit``."""

    path: str
    address: str | None
    digest: str
    size: int
    fit: int
    found: str


class FileRows(Rows):
    """The files to download, by their path in the content folder."""

    def put(self, files: Iterable[FileRow]) -> None:
        """Put files."""
        self._put("files", files)

    def size(self, path: str) -> int | None:
        """Give the size of a file in bytes."""
        size: int | None = self._one("SELECT size FROM files WHERE path = ?", path)
        return size

    def found(self, path: str) -> str | None:
        """Give what was found in a file, as text."""
        found: str | None = self._one("SELECT found FROM files WHERE path = ?", path)
        return found

    def sizes(self) -> list[tuple[str, int]]:
        """List the sizes of all files, by path."""
        return self._all("SELECT path, size FROM files ORDER BY path")

    def offered(self, address: str) -> list[tuple[str, str]]:
        """List path and digest of the files that shown records offer at an address and that are fit."""
        sql = (
            "SELECT path, digest FROM files WHERE address = ? AND fit AND EXISTS ("
            "SELECT 1 FROM links JOIN records ON records.path = links.path "
            "WHERE kind = 'file' AND target = files.path AND shown) ORDER BY path"
        )
        return self._all(sql, address)

    def take(self, path: str) -> list[FileRow]:
        """Take a file out; give what was known of it."""
        rows = [FileRow(*row) for row in self._all("SELECT * FROM files WHERE path = ?", path)]
        self._change("DELETE FROM files WHERE path = ?", path)
        return rows

    def take_all(self) -> list[FileRow]:
        """Take all files out; give what was known of them."""
        rows = [FileRow(*row) for row in self._all("SELECT * FROM files")]
        self._change("DELETE FROM files")
        return rows


class VideoFileRows(Rows):
    """The video files that are shown, by their path in the content folder."""

    def put(self, file: VideoFile, digest: str) -> None:
        """Put a video file; ``digest`` is that of its original."""
        self._put("video_files", [(file.path, digest, encode_video_file(file))])

    def find(self, path: str) -> VideoFile | None:
        """Give a video file."""
        text = self._one("SELECT file FROM video_files WHERE path = ?", path)
        return None if text is None else decode_video_file(path, text)

    def all(self) -> list[VideoFile]:
        """List all video files, by path."""
        rows = self._all("SELECT path, file FROM video_files ORDER BY path")
        return [decode_video_file(*row) for row in rows]

    def take(self, path: str) -> list[tuple[str, VideoFile]]:
        """Take a video file out; give the digest of its original and what was known of it."""
        rows = self._all("SELECT digest, file FROM video_files WHERE path = ?", path)
        self._change("DELETE FROM video_files WHERE path = ?", path)
        return [(digest, decode_video_file(path, text)) for digest, text in rows]

    def take_all(self) -> list[tuple[str, VideoFile]]:
        """Take all video files out; give them with the digests of their originals."""
        rows = self._all("SELECT digest, path, file FROM video_files")
        self._change("DELETE FROM video_files")
        return [(digest, decode_video_file(path, text)) for digest, path, text in rows]
