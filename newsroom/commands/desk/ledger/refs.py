"""Set the refs of the desk, beside those of branches."""

from __future__ import annotations

from newsroom.commands.desk.ledger.faults import fault_of
from newsroom.commands.desk.ledger.program import Git
from newsroom.commands.desk.ledger.situation import BASE_REF, BEFORE_REF


async def set_ref(git: Git, ref: str, new: str, old: str | None = None) -> bool:
    """Set a ref; where ``old`` is given, only if it is that, and tell whether it was. Raises ``Fault``."""
    answer = await git.run(
        "update-ref", "--no-deref", ref, new, *(() if old is None else (old or "0" * len(new),))
    )
    if answer.code and old is None:
        raise fault_of(answer.said, answer.code)
    return not answer.code


async def begin_move(git: Git, base: str, before: str) -> None:
    """Note what the working copy is made from, and up to where git's index followed, before the branch
    moves."""
    lines = [f"update {BASE_REF} {base}", *([f"update {BEFORE_REF} {before}"] if before else [])]
    await git.ask("update-ref", "--no-deref", "--stdin", data="".join(f"{line}\n" for line in lines).encode())


async def end_move(git: Git, base: str = "") -> None:
    """Note that all followed: nothing need be known any more but the ``base`` of what stayed behind."""
    lines = [f"update {BASE_REF} {base}" if base else f"delete {BASE_REF}", f"delete {BEFORE_REF}"]
    await git.ask("update-ref", "--no-deref", "--stdin", data="".join(f"{line}\n" for line in lines).encode())
