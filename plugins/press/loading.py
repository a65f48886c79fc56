"""Load the templates of a theme, and keep their translations beside our own modules (ADR 37).

A translation is found by the digest of all that it is made of. It is code that is run, so it lies where the
compiled modules lie, never with the content or its cache; what is cut off or damaged is made anew.
"""

from __future__ import annotations

import hashlib
import importlib.util
import marshal
import os
import posixpath
import sys
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from contextlib import suppress
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound

from newsroom.engine import write_atomic

Folders = tuple[tuple[str, Mapping[str, bytes]], ...]
"""The folders of templates, each with its place and its files, in the order in which they are asked."""

FOLDER = Path(importlib.util.cache_from_source(__file__)).parent
"""Where Python keeps the compiled modules of this package."""
_END = ".jinja"
_SEAL = 32
"""The bytes of a seal, which stands before the code."""
_VERSIONS = 4
"""How many translations of a template are kept: of the theme as it is and as it was."""


class Translations:
    """The translations that are kept in ``folder``; ``recipe`` names all they are made with."""

    def __init__(self, folder: Path, recipe: Iterable[str]) -> None:
        known = [*recipe, importlib.util.MAGIC_NUMBER.hex(), sys.version]
        self._folder, self._recipe = folder, repr(known).encode()

    def find(self, name: str, source: str) -> CodeType | None:
        """Give the translation of a template, ``None`` if there is none that is whole."""
        key = self._key(name, source)
        try:
            data = self._place(name, key).read_bytes()
        except OSError:
            return None
        seal, made = data[:_SEAL], data[_SEAL:]
        if seal != _sealed(key, made):
            return None
        code = marshal.loads(made)  # sealed, and no less ours than a compiled module
        return code if isinstance(code, CodeType) else None

    def keep(self, name: str, source: str, code: CodeType) -> None:
        """Keep a translation, where Python may keep compiled modules; nothing is said if that fails."""
        if sys.dont_write_bytecode:
            return
        key, made = self._key(name, source), marshal.dumps(code)
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            self._tidy(name)
            write_atomic(self._place(name, key), _sealed(key, made) + made)

    def _key(self, name: str, source: str) -> bytes:
        parts = (self._recipe, name.encode(), source.encode())
        return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()

    def _place(self, name: str, key: bytes) -> Path:
        return self._folder / f"{_stem(name)}-{key.hex()[:16]}{_END}"

    def _tidy(self, name: str) -> None:
        """Remove the oldest translations of a template."""
        found = sorted(self._folder.glob(f"{_stem(name)}-????????????????{_END}"), key=os.path.getmtime)
        for file in found[: 1 - _VERSIONS]:
            file.unlink(missing_ok=True)


class ThemeLoader(BaseLoader):
    """Loads templates of ``folders`` by their translations, which are made where there are none."""

    def __init__(self, folders: Folders, translations: Translations) -> None:
        self._folders, self._translations = folders, translations

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Give source and place of a template, which stays as it is."""
        for place, files in self._folders:
            if template in files:
                return files[template].decode(), posixpath.join(place, template), lambda: True
        raise TemplateNotFound(template)

    def load(
        self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """Load a template; its translation may have been made of another place."""
        source, place, uptodate = self.get_source(environment, name)
        code = self._translations.find(name, source)
        if code is None:
            code = environment.compile(source, name, place)
            self._translations.keep(name, source, code)
        made = environment.template_class.from_code(environment, code, globals or {}, uptodate)
        made.filename = place
        return made


def _stem(name: str) -> str:
    return name.replace("/", "+").replace("[", "")


def _sealed(key: bytes, made: bytes) -> bytes:
    return hashlib.sha256(key + made).digest()
