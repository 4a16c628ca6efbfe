"""Find the customer who writes under an identifier, or make them known, where their id is all that is needed."""

from __future__ import annotations

import datetime as dt

from atiende.customers.actions.identify_writer import identify_writer
from atiende.kernel.actors import Actor


def identify_customer(
    *, kind: str, value: str, name: str = "", by: Actor, at: dt.datetime, country: str = ""
) -> int:
    """The id of whom `identify_writer` finds. Raises as that does."""
    return identify_writer(kind=kind, value=value, name=name, by=by, at=at, country=country).id
