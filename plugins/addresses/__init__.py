"""READ: ``dia-chi.toml`` → the addresses that topics and authors keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pelican.plugins import signals

from newsroom.engine import REGISTRY, Build, Check, Generator, KeptAddresses, Scope
from newsroom.model.content import ADDRESS_FILE
from newsroom.model.problem import Problem
from newsroom.model.records import Record
from plugins.addresses.addresses import check_kept, parse
from plugins.addresses.problems import ADDRESSES, FOREIGN


class AddressGenerator(Generator):
    """Reads the list; a build never writes it."""

    def run(self) -> KeptAddresses:
        file = self.content / ADDRESS_FILE
        if file.is_symlink() or not file.is_file():
            return KeptAddresses()
        kept, problems = parse(file.read_bytes())
        self.build.report(*problems)
        return kept


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    """Check the list against the names there are."""
    return check_kept(build.edition, build.get(KeptAddresses))


CHECK = Check(name="addresses.foreign", scope=Scope.ALWAYS, wordings=FOREIGN, find=_find)


def get_generators(_: object) -> type[Generator]:
    return AddressGenerator


def register() -> None:
    REGISTRY.register(__name__, ADDRESSES, CHECK)
    signals.get_generators.connect(get_generators)
