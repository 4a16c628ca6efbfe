"""What exists once: the database decides, also between two at the same moment, and its refusal is put into words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from atiende.kernel.refusals import Refusal


@contextmanager
def refusing_duplicates(refusal: type[Refusal], fields: Mapping[str, tuple[str, str]]) -> Iterator[None]:
    """Turn a unique violation into `refusal` on the field concerned.

    `fields`: name of the constraint → field and msgid. A violation of any other constraint is raised as it is.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        found = fields.get(constraint_of(error))
        if found is None:
            raise
        raise refusal(fields=dict([found])) from error


@contextmanager
def telling_duplicates(constraint: str) -> Iterator[list[bool]]:
    """Try a write; the list yielded holds True afterwards when this unique constraint stood in its way."""
    was_taken: list[bool] = []
    try:
        with transaction.atomic():
            yield was_taken
    except IntegrityError as error:
        if constraint_of(error) != constraint:
            raise
        was_taken.append(True)


def constraint_of(error: IntegrityError) -> str:
    """Name of the constraint that a write would have broken; empty when the server named none."""
    return getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
