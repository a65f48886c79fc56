"""Begin an article: ``python -m newsroom.commands.new``; ``command`` says what is asked and how."""

from __future__ import annotations

import signal


def main() -> None:
    """Run the command; what is stopped while it is loaded ends without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # to import all of it takes a second: no traceback meanwhile
    from newsroom.commands.new import command

    signal.signal(signal.SIGINT, signal.default_int_handler)
    command.run()


if __name__ == "__main__":
    main()
