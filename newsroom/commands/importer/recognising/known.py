"""Hold what the site itself knows and a recogniser may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsroom.model.site import Site
from newsroom.vietnamese.comparing import comparable


@dataclass(frozen=True, slots=True)
class Known:
    """The names of the site's categories, and which of them takes each section of the old site.

    ``registers`` are the categories that list documents, ``names`` how the site calls who runs it.
    """

    categories: tuple[str, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)
    registers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @classmethod
    def of(cls, site: Site) -> Known:
        """Take from a site what a recogniser may use; a category's addresses, former ones too,
        are names of it."""
        names = {category.slug: category.name for category in site.categories}
        sections = {old: names[slug] for old, slug in site.old_sections}
        olds = {old: category.name for category in site.categories for old in category.old_slugs}
        registers = tuple(category.name for category in site.categories if category.is_register)
        own = (site.organisation.name,) if site.organisation.name else ()
        return cls(tuple(names.values()), {**names, **sections, **olds}, registers, own)

    def category_of(self, name: str) -> str:
        """Give the category that a section's name means, ``""`` if none."""
        wanted = _bare(name)
        for old, new in self.mapping.items():
            if _bare(old) == wanted:
                return new
        return next((one for one in self.categories if _bare(one) == wanted), "")


def _bare(name: str) -> str:
    words = comparable(name).replace("–", " ").replace("-", " ").replace("&", " ").replace(",", " ")
    return " ".join(words.split()).strip(" .:»>/")
