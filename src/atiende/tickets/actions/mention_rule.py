"""Say on a ticket's timeline that a rule acted, and in which run."""

from __future__ import annotations

import datetime as dt

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.tickets.models.writing import write_entry


def mention_rule(*, ticket_id: int, rule_id: int, run_id: int, by: Actor, at: dt.datetime) -> None:
    """Only the system does this, within the transaction in which the rule acts. Raises NotPermitted."""
    if not by.is_system:
        raise NotPermitted
    write_entry(ticket_id, "rule_ran", by=by, at=at, data={"rule_id": rule_id, "run_id": run_id})
