"""Answer what pages ask of an edition from the catalogue, reading only what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar, overload

from newsroom.engine.catalogue import Catalogue
from newsroom.engine.codec import decode, decode_cover, decode_photo, decode_video_file, with_body
from newsroom.engine.edition import Edition
from newsroom.engine.lists import (
    ALBUMS,
    ALL,
    COVERED,
    ILLUSTRATED,
    MOVED,
    PINNED,
    WITH_VIDEO,
    ArticleList,
    author_list,
    category_list,
    month_list,
    topic_list,
    year_list,
)
from newsroom.engine.terms import AUTHOR_FOLDER, TOPIC_FOLDER, in_order
from newsroom.model.media import Cover, Photo, VideoFile
from newsroom.model.records import Article, Record, StaticPage
from newsroom.model.site import Site, Term
from newsroom.vietnamese.printing import VIETNAM

K = TypeVar("K", str, int, tuple[int, int])
R = TypeVar("R", bound=Record)

FOLDERS = {"t": TOPIC_FOLDER, "a": AUTHOR_FOLDER}


def rank_text(article: Article) -> str:
    """Write the sort key of an article so that texts sort as the keys do."""
    return f"{article.date.replace(tzinfo=None).isoformat()}{article.url}"


class StoredRecords:
    """The records of the catalogue, each made once."""

    def __init__(self, catalogue: Catalogue, site: Site) -> None:
        self.catalogue = catalogue
        self._categories = {category.slug: category for category in site.categories}
        self._made: dict[str, Record] = {}

    def make(self, path: str, text: str) -> Record:
        """Make the record at ``path`` from its text."""
        found = self._made.get(path)
        if found is None:
            found = self._made[path] = decode(text, self._categories)
        return found

    def articles(self, sql: str, *values: Any) -> list[Article]:
        """Make the articles of a query as ``Catalogue.texts`` takes it."""
        made = (self.make(path, text) for path, text in self.catalogue.texts(sql, *values))
        return [record for record in made if isinstance(record, Article)]

    def whole(self, record: R) -> R:
        """Give a record its whole body back."""
        return with_body(record, self.catalogue.body(record.path))


class StoredList(ArticleList):
    """A list of the catalogue."""

    def __init__(self, records: StoredRecords, name: str) -> None:
        self._records, self._name = records, name

    @cached_property
    def _length(self) -> int:
        return int(self._records.catalogue.one("SELECT COUNT(*) FROM listed WHERE list = ?", self._name))

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> Article: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Article]: ...
    def __getitem__(self, place: int | slice) -> Article | Sequence[Article]:
        if isinstance(place, slice):
            start, end, step = place.indices(len(self))
            if step != 1:
                raise ValueError("only whole stretches can be asked for")
            return self._stretch(start, max(0, end - start))
        index = range(len(self))[place]
        return self._stretch(index, 1)[0]

    def _stretch(self, start: int, length: int) -> list[Article]:
        """Read a stretch from the nearer end."""
        if not length:
            return []
        behind = len(self) - start - length
        backwards = behind < start
        order, offset = ("ASC", behind) if backwards else ("DESC", start)
        return self._records.articles(
            "JOIN (SELECT url, rank FROM listed WHERE list = ? "
            f"ORDER BY rank {order} LIMIT ? OFFSET ?) l ON r.url = l.url ORDER BY l.rank DESC",
            self._name, length, offset,
        )  # fmt: skip

    def __iter__(self) -> Iterator[Article]:
        return iter(self[:])

    def place(self, article: Article) -> int:
        sql = "SELECT COUNT(*) FROM listed WHERE list = ? AND rank > ?"
        return int(self._records.catalogue.one(sql, self._name, rank_text(article)))


class StoredLists(Mapping[K, ArticleList]):
    """The lists of one kind that are not empty."""

    def __init__(
        self, records: StoredRecords, prefix: str, name: Callable[[K], str], key: Callable[[str], K]
    ) -> None:
        """``name`` gives the name of the list under a key, ``key`` the key from what follows the prefix."""
        self._records, self._prefix = records, prefix
        self._name: Callable[[K], str] = name
        self._key: Callable[[str], K] = key
        self._lists: dict[K, StoredList] = {}

    @cached_property
    def _keys(self) -> list[K]:
        """Step from list to list, which the index allows without reading them."""
        found, last, one = [], self._prefix, self._records.catalogue.one
        while (name := one("SELECT MIN(list) FROM listed WHERE list > ?", last)) is not None:
            if not name.startswith(self._prefix):
                break
            found.append(self._key(name.removeprefix(self._prefix)))
            last = name
        return found

    def __getitem__(self, key: K) -> ArticleList:
        if key not in self._lists:
            listed = StoredList(self._records, self._name(key))
            if not len(listed):
                raise KeyError(key)
            self._lists[key] = listed
        return self._lists[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class StoredTerms(Mapping[str, Term]):
    """The topics (``t``) or authors (``a``), in dictionary order."""

    def __init__(self, catalogue: Catalogue, kind: str) -> None:
        self._catalogue, self._kind = catalogue, kind
        self._made: dict[str, Term] = {}

    def __getitem__(self, key: str) -> Term:
        if key not in self._made:
            sql = "SELECT name, slug, url FROM terms WHERE list = ?"
            rows = self._catalogue.all(sql, f"{self._kind}:{key}")
            if not rows:
                raise KeyError(key)
            self._made[key] = Term(*rows[0])
        return self._made[key]

    @cached_property
    def _all(self) -> dict[str, Term]:
        sql = "SELECT list, name, slug, url FROM terms WHERE list >= ? AND list < ?"
        rows = self._catalogue.all(sql, f"{self._kind}:", f"{self._kind};")
        return in_order({name[2:]: Term(*term) for name, *term in rows})

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


class StoredArticles(Mapping[str, Article]):
    """The shown articles by address."""

    def __init__(self, records: StoredRecords) -> None:
        self._records = records

    def __getitem__(self, url: str) -> Article:
        found = self._records.articles("WHERE r.url = ? AND r.shown AND r.year", url)
        if not found:
            raise KeyError(url)
        return found[0]

    def __iter__(self) -> Iterator[str]:
        return (article.url for article in StoredList(self._records, ALL))

    def __len__(self) -> int:
        return len(StoredList(self._records, ALL))


class StoredPhotos(Mapping[str, Photo]):
    """The photos that are shown, by their path in the content folder."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __getitem__(self, path: str) -> Photo:
        text = self._catalogue.one("SELECT photo FROM photos WHERE path = ?", path)
        if text is None:
            raise KeyError(path)
        return decode_photo(path, text)

    def __iter__(self) -> Iterator[str]:
        return (path for (path,) in self._catalogue.all("SELECT path FROM photos ORDER BY path"))

    def __len__(self) -> int:
        return int(self._catalogue.one("SELECT COUNT(*) FROM photos"))


class StoredCovers(Mapping[str, Cover]):
    """The covers of articles that have a photo, by the address of the article."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __getitem__(self, url: str) -> Cover:
        sql = (
            "SELECT p.path, p.photo, c.cover FROM covers c JOIN photos p ON p.path = c.photo WHERE c.url = ?"
        )
        rows = self._catalogue.all(sql, url)
        if not rows:
            raise KeyError(url)
        [(path, photo, cover)] = rows
        return decode_cover(decode_photo(path, photo), cover)

    def __iter__(self) -> Iterator[str]:
        return (
            url for (url,) in self._catalogue.all("SELECT url FROM covers WHERE photo != '' ORDER BY url")
        )

    def __len__(self) -> int:
        return int(self._catalogue.one("SELECT COUNT(*) FROM covers WHERE photo != ''"))


class StoredFiles(Mapping[str, int]):
    """The sizes of files to download, by their path in the content folder."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __getitem__(self, path: str) -> int:
        size: int | None = self._catalogue.one("SELECT size FROM files WHERE path = ?", path)
        if size is None:
            raise KeyError(path)
        return size

    def __iter__(self) -> Iterator[str]:
        return (path for (path,) in self._catalogue.all("SELECT path FROM files ORDER BY path"))

    def __len__(self) -> int:
        return int(self._catalogue.one("SELECT COUNT(*) FROM files"))


class StoredVideoFiles(Mapping[str, VideoFile]):
    """The video files that are shown, by their path in the content folder."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __getitem__(self, path: str) -> VideoFile:
        text = self._catalogue.one("SELECT clip FROM clips WHERE path = ?", path)
        if text is None:
            raise KeyError(path)
        return decode_video_file(path, text)

    def __iter__(self) -> Iterator[str]:
        return (path for (path,) in self._catalogue.all("SELECT path FROM clips ORDER BY path"))

    def __len__(self) -> int:
        return int(self._catalogue.one("SELECT COUNT(*) FROM clips"))


class _Records(Sequence[Record]):
    """The records of a list that may hold standing pages too."""

    def __init__(self, records: StoredRecords, name: str) -> None:
        self._records, self._name = records, name

    @cached_property
    def _found(self) -> list[Record]:
        sql = "JOIN listed l ON r.url = l.url WHERE l.list = ? ORDER BY l.rank"
        return [self._records.make(*row) for row in self._records.catalogue.texts(sql, self._name)]

    @overload
    def __getitem__(self, place: int) -> Record: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Record]: ...
    def __getitem__(self, place: int | slice) -> Record | Sequence[Record]:
        return self._found[place]

    def __len__(self) -> int:
        return len(self._found)


def stored_edition(catalogue: Catalogue, site: Site, now: datetime, draws_covers: bool = False) -> Edition:
    """Give the edition that the catalogue describes."""
    records = StoredRecords(catalogue, site)

    def last_change(year: int) -> datetime:
        latest = catalogue.one("SELECT MAX(changed) FROM records WHERE year = ? AND shown", year)
        return datetime.fromisoformat(latest).replace(tzinfo=VIETNAM)

    made = (records.make(*row) for row in catalogue.texts("WHERE r.shown AND r.year IS NULL ORDER BY r.url"))
    return Edition(
        site=site,
        now=now,
        articles=StoredList(records, ALL),
        pages=tuple(page for page in made if isinstance(page, StaticPage)),
        photos=StoredPhotos(catalogue),
        covers=StoredCovers(catalogue),
        by_category=StoredLists(records, "c:", category_list, str),
        by_topic=StoredLists(records, "t:", topic_list, str),
        by_author=StoredLists(records, "a:", author_list, str),
        by_month=StoredLists(records, "m:", lambda month: month_list(*month), _month),
        by_year=StoredLists(records, "y:", year_list, int),
        topics=StoredTerms(catalogue, "t"),
        authors=StoredTerms(catalogue, "a"),
        by_url=StoredArticles(records),
        pinned=StoredList(records, PINNED),
        illustrated=StoredList(records, ILLUSTRATED),
        moved=_Records(records, MOVED),
        last_change=last_change,
        whole=records.whole,
        draws_covers=draws_covers,
        files=StoredFiles(catalogue),
        with_video=StoredList(records, WITH_VIDEO),
        video_files=StoredVideoFiles(catalogue),
        albums=StoredList(records, ALBUMS),
        covered=StoredList(records, COVERED),
    )


def _month(text: str) -> tuple[int, int]:
    year, month = text.split("/")
    return int(year), int(month)
