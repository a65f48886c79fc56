"""Hold the identity of the site, and the headings under which it lists articles."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsroom.model.dates import ALWAYS, Period
from newsroom.model.front import USUAL_FRONT, Announcement, Front
from newsroom.model.hosting import Hosting, SecurityContact

DOCUMENTS = "documents"
"""The kind of a category that is a register."""


@dataclass(frozen=True, slots=True)
class Category:
    """A category of the closed list in ``site.toml``; it was at ``old_slugs`` before.

    ``line`` is that of its heading, ``slug_line`` and ``old_lines`` are those of its addresses. Of the
    ``kind`` ``documents`` it is a register.
    """

    name: str
    slug: str
    description: str = ""
    line: int = 0
    old_slugs: tuple[str, ...] = ()
    slug_line: int = 0
    old_lines: tuple[int, ...] = ()
    kind: str = ""

    @property
    def url(self) -> str:
        return f"{self.slug}/"

    @property
    def is_register(self) -> bool:
        """Whether it lists documents (*văn bản*)."""
        return self.kind == DOCUMENTS


NO_CATEGORY = Category("Chưa có chuyên mục", "")
"""What an article has that was taken down, or a draft of which the category is not known yet."""


@dataclass(frozen=True, slots=True)
class Term:
    """A free heading under which articles are listed: a topic or an author."""

    name: str
    slug: str
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    """A list beside the categories that the foot of every page leads to; ``url`` is site-relative."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who publishes the site. Everything is optional and never made up.

    ``designation`` says near the name what kind of site it is, as its licence has it: *Trang thông tin
    điện tử tổng hợp*.
    """

    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    responsible: str = ""
    licence: str = ""
    designation: str = ""


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link of *Website liên kết*."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Banner:
    """A banner: a photo of the content folder that links to ``url``, absolute or site-relative from ``/`` on.

    ``url_line`` is that of the address.
    """

    image: str
    url: str
    alt: str
    line: int = 0
    period: Period = ALWAYS
    url_line: int = 0


@dataclass(frozen=True, slots=True)
class Brand:
    """The site's own sign, PNG files of the content folder; where there is none, ours stands for it.

    ``logo_dark`` is shown on dark screens, ``icon`` stands in tabs and on the home screens of telephones.
    ``has_name`` says that the logo holds the name of the site. ``lines`` are those of the keys.
    """

    logo: str = ""
    logo_dark: str = ""
    icon: str = ""
    has_name: bool = False
    lines: tuple[tuple[str, int], ...] = ()

    @property
    def files(self) -> dict[str, str]:
        """The files that are named, by their key."""
        keys = {"logo": self.logo, "logo_dark": self.logo_dark, "icon": self.icon}
        return {key: path for key, path in keys.items() if path}


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of the menu as ``site.toml`` has it: where it leads as typed, ``""`` if nowhere itself.

    Without a ``name`` it is called as what it leads to; ``items`` are those below it, which have none.
    """

    url: str
    name: str = ""
    line: int = 0
    items: tuple[MenuEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """The identity of the site, as ``site.toml`` and ``SITEURL`` give it.

    ``url`` is absolute and ends without a slash; ``base`` is its path prefix (``""`` or
    ``/bantin``), which every link inside the site starts with. ``home`` is what ``site.toml`` gives as
    ``url``, which differs where the site is published elsewhere. ``no_articles`` is the line which says that
    there are meant to be none, 0 if none does. ``offline`` says that phones of readers keep pages for
    times without a network: it is not refused, and the build is one to publish. ``abbreviations`` are those
    of its glossary with their words, ``None`` without one; ``checks_off`` are the codes of warnings that are
    not told, each with the line that says so: no page shows them.
    ``old_sections`` are sections of the old site, each with the slug of the category that takes its articles
    when they are imported.
    """

    name: str
    url: str = ""
    base: str = ""
    tagline: str = ""
    organisation: Organisation = field(default_factory=Organisation)
    categories: tuple[Category, ...] = ()
    links: tuple[WebLink, ...] = ()
    banners: tuple[Banner, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    front: Front = USUAL_FRONT
    hosting: Hosting | None = None
    verification: tuple[tuple[str, str], ...] = ()
    security: SecurityContact | None = None
    name_line: int = 1
    home: str = ""
    no_articles: int = field(default=0, repr=False)
    menu: tuple[MenuEntry, ...] = ()
    brand: Brand = field(default_factory=Brand)
    offline: bool = False
    abbreviations: tuple[tuple[str, str], ...] | None = None
    checks_off: tuple[tuple[str, int], ...] = field(default=(), repr=False)
    old_sections: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses that are the site's own."""
        return tuple(dict.fromkeys(filter(None, (self.url, self.home))))

    @property
    def counts_readers(self) -> bool:
        """Whether somebody may count readers where the site is published; who knows of no host, may."""
        return self.hosting is None or self.hosting.has_logs

    @property
    def periods(self) -> tuple[Period, ...]:
        """When what the home page shows begins and ends, all that is bounded."""
        dated = [one.period for one in self.banners] + [one.period for one in self.announcements]
        return tuple(period for period in dated if period != ALWAYS)

    @property
    def host(self) -> str:
        """Give what stands before paths such as ``/bantin/2024/``; ``""`` without ``url``."""
        return self.url.removesuffix(self.base)

    def category(self, slug: str) -> Category:
        """Give the category with a slug; raise ``KeyError`` if there is none."""
        return {category.slug: category for category in self.categories}[slug]

    def absolute(self, url: str) -> str:
        """Give the absolute address of a site-relative ``url`` such as ``2024/07/tin/``."""
        return f"{self.url}/{url}"
