"""Serve a folder by FTP and print each command: ``python tests/support/ftp_server.py FOLDER [MOST_BYTES]``.

The first line is the port. ``MOST_BYTES`` is all that the disk of the host holds; a third
argument makes it an old server, without MLST, that hides files whose names begin with a dot.
"""

from __future__ import annotations

import logging
import sys
import warnings
from pathlib import Path

warnings.simplefilter("ignore")

from pyftpdlib.authorizers import DummyAuthorizer  # type: ignore[import-untyped] # noqa: E402
from pyftpdlib.filesystems import AbstractedFS  # type: ignore[import-untyped] # noqa: E402
from pyftpdlib.handlers import DTPHandler, FTPHandler  # type: ignore[import-untyped] # noqa: E402
from pyftpdlib.servers import FTPServer  # type: ignore[import-untyped] # noqa: E402

USER, PASSWORD = "bantin", "mat-khau-thu"


def used(folder: str) -> int:
    """Sum the sizes of all files below a folder, in bytes."""
    return sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())


class Handler(FTPHandler):  # type: ignore[misc] # pyftpdlib has no types
    """Says what it is asked for, and that the disk is full when it is."""

    most_bytes = 0

    def pre_process_command(self, line: str, cmd: str, arg: str) -> None:
        """Print a command before it is carried out."""
        print(cmd, arg, flush=True)
        if cmd == "STOR" and self.most_bytes and used(self.fs.root) > self.most_bytes:
            self.respond("552 No space left on device.")
            return
        super().pre_process_command(line, cmd, arg)


class HidingFS(AbstractedFS):  # type: ignore[misc] # pyftpdlib has no types
    """Hides dotfiles from those who list."""

    def listdir(self, path: str) -> list[str]:
        """List a folder."""
        return [name for name in super().listdir(path) if not name.startswith(".")]


def main(folder: str, most_bytes: str = "0", old: str = "") -> None:
    """Serve until ended."""
    logging.disable()
    if old:
        missing = {"MLST", "MLSD", "MFMT", "EPSV"}
        Handler.proto_cmds = {name: how for name, how in FTPHandler.proto_cmds.items() if name not in missing}
    authorizer = DummyAuthorizer()
    authorizer.add_user(USER, PASSWORD, folder, perm="elradfmwMT")
    Handler.authorizer = authorizer
    Handler.most_bytes = int(most_bytes)
    Handler.abstracted_fs = HidingFS if old else AbstractedFS
    Handler.dtp_handler = DTPHandler
    server = FTPServer(("127.0.0.1", 0), Handler)
    print(server.address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
