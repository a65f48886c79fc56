"""Name topics and authors in the catalogue, and give them their addresses."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from newsroom.engine.lists import NAMED_KINDS, ListName
from newsroom.engine.queries import Queries, TermRow
from newsroom.engine.terms import commonest, make_slugs
from newsroom.model.addresses import place_of
from newsroom.model.site import Term
from newsroom.vietnamese.slugs import slug


class TermIndex:
    """Changes the names and addresses of topics and authors, and tells what it changed.

    ``kept`` are the slugs that names keep, by kind of list and ``comparable`` name. ``relinked`` are the
    places (``place_of``) at which a list came, went or is called otherwise, ``readdressed`` is what
    ``Index`` tells of it.
    """

    def __init__(self, queries: Queries, kept: Mapping[str, Mapping[str, str]]) -> None:
        self._queries, self._kept = queries, kept
        self.relinked: set[str] = set()
        self.readdressed: list[tuple[Term, Term]] = []

    def have_other_addresses(self) -> bool:
        """Tell whether names keep other addresses than at the last build, and note those of this one."""
        wanted = json.dumps({kind: dict(slugs) for kind, slugs in self._kept.items()}, sort_keys=True)
        if self._queries.notes.all().get("kept", "{}") == wanted:
            return False
        self._queries.notes.put(kept=wanted)
        return True

    def rename(self, respelt: Collection[ListName], reseated: bool) -> frozenset[ListName]:
        """Name the topics and authors again whose articles changed; list those that came out different.

        ``respelt`` are the lists of which names may be spelt otherwise, ``reseated`` tells that all addresses
        are to be given anew.
        """
        named = {kind.name for kind in NAMED_KINDS}
        touched = {name for name in respelt if name.kind in named}
        found, ended = {}, set()
        for name in touched:
            rows = self._queries.entries.spellings(name)
            counted: Counter[str] = Counter()
            for names, number in rows:
                for spelling in names.split("\n"):
                    counted[spelling] += number
            if rows:
                found[name] = commonest(counted)
            else:
                ended.add(name)
                term = self._queries.terms.find(name)
                self.relinked |= {place_of(term.url)} if term else set()
                self._queries.terms.drop(name)
        if not touched and not reseated:
            return frozenset()
        known = {row.list: row.name for row in self._queries.terms.all()}
        is_same = all(known.get(name) == found[name] for name in found) and not ended
        if is_same and not reseated:
            return frozenset()
        return self.name({**known, **found}) | ended

    def name(self, found: Mapping[ListName, str]) -> frozenset[ListName]:
        """Give all topics and authors their addresses; ``found`` has their names by list."""
        before = {row.list: row for row in self._queries.terms.all()}
        rows = []
        for kind in NAMED_KINDS:
            keys = [name.key for name in found if name.kind == kind.name]
            hidden = self._queries.links.all_targets(kind.name)
            slugs = make_slugs({*keys, *hidden}, self._kept.get(kind.name, {}))
            for key in keys:
                address, name = slugs[key], found[kind.of(key)]
                url = f"{kind.folder}/{address}/"
                rows.append(TermRow(kind.name, key, name, address, url, slug(key) or key))
        different = [row for row in rows if before.get(row.list) != row]
        self._note_readdressed(before, different)
        self._queries.terms.put(different)
        renamed = [row for row in different if _shown(before.get(row.list)) != _shown(row)]
        both = (one for row in renamed for one in (before.get(row.list), row) if one)
        self.relinked |= {place_of(row.url) for row in both}
        return frozenset(row.list for row in renamed)

    def _note_readdressed(self, before: Mapping[ListName, TermRow], rows: Iterable[TermRow]) -> None:
        """Note names that have another address than they had, unless ``kept`` says that this is meant."""
        for row in rows:
            old, kept = before.get(row.list), self._kept.get(row.kind, {})
            if old and old.slug != row.slug and row.key not in kept and old.slug not in kept.values():
                self.readdressed.append((Term(*old[2:5]), Term(*row[2:5])))


def _shown(term: TermRow | None) -> tuple[str, ...] | None:
    """Give what pages show of a term."""
    return term and (term.name, term.slug, term.url)
