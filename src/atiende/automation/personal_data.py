"""What runs of rules hold on a person: for privacy alone. The message itself is kept by tickets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from atiende.automation.models import RuleRun
from atiende.automation.rules.vocabulary import FIELD, WORDS_OF_PEOPLE
from atiende.kernel.actors import Actor
from atiende.kernel.personal_data import PersonalData, Record
from atiende.tickets.queries import ticket_ids_of_customers


def export_customer(customer_ids: Iterable[int]) -> PersonalData:
    """The runs on their cases, with what the rule saw."""
    return PersonalData(records={"rule_runs": _runs(sorted(customer_ids))})


def erase_customer(customer_ids: Iterable[int], *, at: dt.datetime, by: Actor) -> None:
    """Their words and names go out of what rules saw; that they ran stays."""
    for run in RuleRun.objects.filter(ticket_id__in=ticket_ids_of_customers(customer_ids)).iterator():
        run.facts = {key: value for key, value in run.facts.items() if not _is_of_people(key)}
        run.save(update_fields=["facts"])


def _is_of_people(key: str) -> bool:
    return key in WORDS_OF_PEOPLE or key.startswith(FIELD)


def _runs(customer_ids: list[int]) -> Iterator[Record]:
    rows = RuleRun.objects.filter(ticket_id__in=ticket_ids_of_customers(customer_ids)).order_by("pk")
    for run in rows.select_related("rule").iterator():
        yield {
            "rule": run.rule.name,
            "ticket_id": run.ticket_id,
            "outcome": run.outcome,
            "facts": run.facts,
            "deeds": run.deeds,
            "at": run.at,
        }
