"""READ: ``dia-chi.toml`` → the addresses that topics and authors keep."""

from __future__ import annotations

from pelican.plugins import signals

from newsroom.engine import REGISTRY, Generator, KeptAddresses
from newsroom.model.content import ADDRESS_FILE
from plugins.addresses.addresses import parse
from plugins.addresses.problems import ADDRESSES


class AddressGenerator(Generator):
    """Reads the list; a build never writes it."""

    def run(self) -> KeptAddresses:
        file = self.content / ADDRESS_FILE
        if file.is_symlink() or not file.is_file():
            return KeptAddresses()
        slugs, problems = parse(file.read_bytes())
        self.build.report(*problems)
        return KeptAddresses(slugs)


def get_generators(_: object) -> type[Generator]:
    return AddressGenerator


def register() -> None:
    REGISTRY.register(__name__, ADDRESSES)
    signals.get_generators.connect(get_generators)
