"""Rules under /api/v1/: which there are, one of them, on and off, and what they did. With the scope `admin`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from ninja import Query, Router, Status

from atiende.automation.actions.switch_rule_off import switch_rule_off
from atiende.automation.actions.switch_rule_on import switch_rule_on
from atiende.automation.api.schemas import RuleRunShown, RuleShown
from atiende.automation.models import Rule, RuleRun, RuleVersion
from atiende.automation.queries.directory import directory
from atiende.automation.queries.listing import (
    PAGE,
    definition_of,
    get_rule,
    list_rules,
    newest_versions,
    runs_of,
)
from atiende.automation.rules.definition import to_data
from atiende.automation.rules.phrases import phrases_for
from atiende.automation.rules.sentence import write
from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.platform.api.bodies import Listed
from atiende.platform.api.calling import caller_of
from atiende.platform.api.errors import CursorUnknown
from atiende.platform.api.once import Made, once

router = Router(tags=["rules"])
SCOPE: Final = "admin"
Answer = dict[str, Any]


@router.get("/rules", response=Listed[RuleShown], summary="List rules", operation_id="list_rules")
def rules(request: HttpRequest) -> Answer:
    """In the order in which they look at what happens; at most 200."""
    actor = caller_of(request).acting(SCOPE)
    newest = newest_versions(actor)
    return {"items": _shown(request, [(each, newest[each.pk]) for each in list_rules(actor)]), "next": None}


@router.get("/rules/{int:rule_id}", response=RuleShown, summary="One rule", operation_id="get_rule")
def rule(request: HttpRequest, rule_id: int) -> Answer:
    """With what its newest version says."""
    return _one(request, caller_of(request).acting(SCOPE), rule_id)


@router.post(
    "/rules/{int:rule_id}/on",
    response={200: RuleShown},
    summary="Switch a rule on",
    operation_id="switch_rule_on",
)
def on(request: HttpRequest, rule_id: int) -> Status[Answer]:
    """Its newest version works from now on. One that refers to what is gone, or would run in circles, is refused.

    Takes an Idempotency-Key.
    """
    return _switched(request, rule_id, switch_rule_on)


@router.post(
    "/rules/{int:rule_id}/off",
    response={200: RuleShown},
    summary="Switch a rule off",
    operation_id="switch_rule_off",
)
def off(request: HttpRequest, rule_id: int) -> Status[Answer]:
    """It keeps its versions and its runs. Takes an Idempotency-Key."""
    return _switched(request, rule_id, switch_rule_off)


@router.get(
    "/rules/{int:rule_id}/runs",
    response=Listed[RuleRunShown],
    summary="What a rule did",
    operation_id="list_rule_runs",
)
def runs(
    request: HttpRequest,
    rule_id: int,
    cursor: Annotated[str, Query(description="`next` of the page before.")] = "",
) -> Answer:
    """Also where it did not act, and why. The newest first, fifty a page."""
    actor = caller_of(request).acting(SCOPE)
    if cursor and not (cursor.isascii() and cursor.isdecimal() and len(cursor) < 19):
        raise CursorUnknown
    get_rule(actor, rule_id)
    found = runs_of(actor, rule_id, before=int(cursor) if cursor else None)
    return {
        "items": [_run(each) for each in found],
        "next": str(found[-1].pk) if len(found) == PAGE else None,
    }


def _switched(request: HttpRequest, rule_id: int, switch: Callable[..., object]) -> Status[Answer]:
    actor, now = caller_of(request).acting(SCOPE), utc_now()

    def act() -> Made:
        switch(rule_id=rule_id, by=actor, at=now)
        return Made(_one(request, actor, rule_id), status=200)

    return Status(*once(request, act, at=now))


def _one(request: HttpRequest, actor: Actor, rule_id: int) -> Answer:
    found = get_rule(actor, rule_id)
    return _shown(request, [(found, newest_versions(actor)[rule_id])])[0]


def _shown(request: HttpRequest, rows: list[tuple[Rule, RuleVersion]]) -> list[Answer]:
    words, known = phrases_for(get_language() or "es"), directory() if rows else {}
    return [
        {
            "id": each.pk,
            "name": each.name,
            "url": request.build_absolute_uri(reverse("console:rule", args=[each.pk])),
            "position": each.position,
            "state": "off" if each.active_number is None else each.pause or "on",
            "active_number": each.active_number,
            "newest_number": newest.number,
            "sentence": write(definition_of(newest), words, known),
            "says": to_data(definition_of(newest)),
        }
        for each, newest in rows
    ]


def _run(run: RuleRun) -> Answer:
    return {
        "id": run.pk,
        "rule": run.rule_id,
        "number": run.number,
        "ticket": run.ticket.number,
        "event": run.event,
        "outcome": run.outcome,
        "why": str(run.why.get("code", "")),
        "deeds": run.deeds,
        "at": run.at,
        "took_ms": run.took_ms,
    }
