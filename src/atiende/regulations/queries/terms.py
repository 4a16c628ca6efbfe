"""What other rooms ask: which legal terms a case has, and when each of them ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from atiende.platform.holidays import calendar_of, region_of
from atiende.regulations.errors import PackNotInService, UnknownRule
from atiende.regulations.queries.packs import states
from atiende.regulations.rules.due_date import Due, Paused, due_date
from atiende.regulations.rules.packs import Deadline, Pack
from atiende.regulations.rules.shipped import rule_names


@dataclass(frozen=True)
class ServingRule:
    """A legal term that may be given to a case. Whether the company is within the law's scope is for people to say."""

    name: str
    pack: Pack
    deadline: Deadline


def rules_for(region: str, kind: str, topic: str = "") -> list[ServingRule]:
    """Rules of packs in service that apply in the region to cases of this kind, those of the topic first.

    `kind` is a word of the packs (queja, reclamacion, reclamo, peticion, consulta, derechos…). A rule of a topic needs
    that topic; one without serves every case. Raises UnknownRegion.
    """
    within = region_of(region).within
    found = [
        ServingRule(f"{state.pack.id}/{deadline.id}", state.pack, deadline)
        for state in states()
        if state.serves and state.pack.applies_in(within)
        for deadline in state.pack.deadlines
        if kind in deadline.cases and deadline.topic in ("", topic)
    ]
    return sorted(found, key=lambda rule: rule.deadline.topic != topic)


def due_date_of(
    rule: str,
    region: str,
    received: dt.datetime,
    *,
    corrected: dt.datetime | None = None,
    paused: Iterable[Paused] = (),
    office: str = "",
) -> Due:
    """When `PACK/RULE` ends for what was received then in the region: a frozen value, to be kept at intake.

    `office`: the region of who answers, for laws that are read so. Raises UnknownRule, UnknownRegion, RuleDoesNotApply,
    PackNotInService, CorrectedTooEarly.
    """
    name, _, part = rule.partition("/")
    every = states()
    state = next((each for each in every if each.pack.id == name), None)
    if state is None or state.pack.deadline(part) is None:
        raise UnknownRule(rule, ", ".join(rule_names(each.pack for each in every)))
    if not state.serves:
        raise PackNotInService(pack=name)
    return due_date(
        state.pack,
        part,
        calendar_of(region),
        received=received,
        corrected=corrected,
        paused=paused,
        readings=state.readings,
        office=calendar_of(office) if office else None,
    )
