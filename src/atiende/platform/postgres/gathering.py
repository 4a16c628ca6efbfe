"""Rows that their own transaction does not read again wait for each other: fewer statements, one answer to wait for.

What is written stays the same, in the same transaction: an audit entry, an event, a search row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, cast

from django.db import connection

from atiende.platform.postgres.base import DatabaseWrapper
from atiende.platform.postgres.writing import write


@contextmanager
def gathering(*, until_commit: bool = False) -> Iterator[None]:
    """Rows written inside go to the server when the outermost of these ends. RuntimeError outside of a transaction.

    `until_commit`: with the commit, for a block after which its transaction does nothing more; what the server refuses
    is then raised by the transaction's end.
    """
    wrapper = cast(DatabaseWrapper, connection)
    if not wrapper.in_atomic_block:
        raise RuntimeError("rows were to be gathered outside of a transaction")
    if wrapper.gathered is not None:
        yield
        return
    wrapper.gathered = {}
    try:
        yield
        if until_commit:
            wrapper.leave_for_commit()
        else:
            wrapper.send_gathered()
    finally:
        wrapper.gathered = None


@contextmanager
def in_one_piece() -> Iterator[None]:
    """Transactions inside are parts of the one around and make no savepoints: what fails in one undoes all.

    For many small changes of which none is expected to fail; whoever catches the failure outside takes each for itself.
    RuntimeError outside of a transaction.
    """
    wrapper = cast(DatabaseWrapper, connection)
    if not wrapper.in_atomic_block:
        raise RuntimeError("changes were to be one piece outside of a transaction")
    before, wrapper.is_one_piece = wrapper.is_one_piece, True
    try:
        yield
    finally:
        wrapper.is_one_piece = before


def send_gathered() -> None:
    """Write what was gathered so far, so that the transaction can read it."""
    cast(DatabaseWrapper, connection).send_gathered()


def send_gathered_of(statement: str) -> None:
    """Write the rows gathered for this statement, so that what is written next comes after them."""
    gathered = cast(DatabaseWrapper, connection).gathered
    texts = gathered.pop(statement, None) if gathered else None
    if texts:
        write(statement, [f"[{','.join(texts)}]"])


def write_rows(statement: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows by a statement that takes all of them as one JSON list; inside `gathering()`, later."""
    texts = [json.dumps(row, ensure_ascii=False) for row in rows]
    gathered = cast(DatabaseWrapper, connection).gathered
    if gathered is None:
        write(statement, [f"[{','.join(texts)}]"])
    else:
        gathered.setdefault(statement, []).extend(texts)
