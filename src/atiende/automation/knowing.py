"""The facts of a case as conditions ask for them: one flat mapping, which is also what a run keeps."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Iterable
from typing import Any, Final

from atiende.automation.rules.definition import Definition
from atiende.automation.rules.vocabulary import FIELD
from atiende.kernel.working_time import is_open_at
from atiende.organisation.queries import calendar_id_of, organisation, working_time_of
from atiende.tickets.rules.facts import CaseFacts

WORKING_TIME: Final = "working_time"
_NEXT_DAY: Final = dt.timedelta(days=1)
KEPT_WITHOUT = frozenset({"text"})


def known_of(
    facts: CaseFacts, *, at: dt.datetime, is_by_person: bool, definitions: Iterable[Definition] = ()
) -> dict[str, Any]:
    """Primitives by names of facts. The hour is that of the company. What takes a look at a calendar is told only
    where one of the `definitions` asks for it.
    """
    asks_calendar = any(each.fact == WORKING_TIME for one in definitions for each in one.conditions)
    local = at.astimezone(zone_of_company())
    return {
        "brand": str(facts.brand_id),
        "team": _key(facts.team_id),
        "assignee": _key(facts.assignee_id),
        "channel": facts.channel,
        "status": facts.status_key,
        "category": facts.category,
        "priority": str(facts.priority),
        "language": facts.language.partition("-")[0] or None,
        "tags": list(facts.tags),
        "subject": facts.subject,
        "text": facts.text,
        "customer_name": facts.customer_name,
        "customer_company": facts.customer_company,
        "customer_address": " ".join(facts.customer_addresses),
        "customer_language": facts.customer_language.partition("-")[0] or None,
        "waiting": facts.waiting_since is not None,
        "by_person": is_by_person,
        "reopenings": facts.reopenings,
        "hour": local.hour,
        "weekday": local.weekday(),
        "minute": local.hour * 60 + local.minute,
        "message_id": facts.message_id,
        **({WORKING_TIME: _is_working_time(facts, at)} if asks_calendar else {}),
        "unknown": sorted(facts.unknown),
        **{FIELD + key: value for key, value in facts.custom_fields.items()},
    }


def kept_facts(known: dict[str, Any]) -> dict[str, Any]:
    """What a run keeps: all but the text, which the message of `message_id` holds for ever."""
    return {key: value for key, value in known.items() if key not in KEPT_WITHOUT}


def zone_of_company() -> dt.tzinfo:
    found = organisation()
    return zoneinfo.ZoneInfo(found.time_zone) if found else dt.UTC


def _is_working_time(facts: CaseFacts, at: dt.datetime) -> bool:
    """By the calendar of the case's team, else of its brand, else of the company."""
    calendar_id = calendar_id_of(brand_id=facts.brand_id, team_id=facts.team_id)
    day = at.date()
    return is_open_at(working_time_of(calendar_id, day - _NEXT_DAY, day + _NEXT_DAY), at)


def _key(pk: int | None) -> str | None:
    return None if pk is None else str(pk)
