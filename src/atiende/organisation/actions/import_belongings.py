"""Bring people into units by a table; each line stands or falls by itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, Refusal, gettext_noop
from atiende.kernel.text import folded
from atiende.organisation.actions.join_unit import join_unit
from atiende.organisation.models import Agent, Unit
from atiende.organisation.queries import agents_visible_to, today_of_company
from atiende.organisation.queries.units import units_visible_to
from atiende.organisation.rules.people_table import PersonLine, UnreadableTable, lines_of
from atiende.platform.audit import record

UNKNOWN_PERSON = gettext_noop("Nobody here has this address.")
UNKNOWN_UNIT = gettext_noop("No unit is called this.")
SEVERAL_UNITS = gettext_noop("Units of several trees are called this: say the dimension too.")


@dataclass(frozen=True, slots=True)
class Imported:
    """How many lines were taken, and those that were not, each with its msgid in `problem`."""

    taken: int
    refused: tuple[PersonLine, ...]


def import_belongings(*, content: str, is_dry: bool, by: Actor, at: dt.datetime) -> Imported:
    """`is_dry`: all is tried and taken back. Raises NotPermitted, and InvalidInput for what is no such table."""
    by.require("organisation.manage")
    try:
        lines = lines_of(content)
    except UnreadableTable as wrong:
        raise InvalidInput(fields={"file": str(wrong)}) from wrong
    with transaction.atomic():
        known = _Known(by)
        problems = [(line, line.problem or _taken(line, known, by=by, at=at)) for line in lines]
        refused = tuple(_with(line, problem) for line, problem in problems if problem)
        imported = Imported(len(lines) - len(refused), refused)
        if is_dry:
            transaction.set_rollback(True)
            return imported
        record(
            by=by,
            verb="organisation.belongings_imported",
            target_kind="organisation",
            target_id=1,
            at=at,
            details={"taken": imported.taken, "refused": len(refused)},
        )
    return imported


class _Known:
    """People by address and units by name, read once."""

    def __init__(self, by: Actor) -> None:
        rows = agents_visible_to(by).select_related("user")
        self.people: dict[str, Agent] = {agent.user.email.lower(): agent for agent in rows}
        self.units: dict[str, list[Unit]] = {}
        for unit in units_visible_to(by).filter(archival=None):
            self.units.setdefault(unit.folded_name, []).append(unit)


def _taken(line: PersonLine, known: _Known, *, by: Actor, at: dt.datetime) -> str:
    """The msgid of what is wrong; empty when it was taken."""
    person = known.people.get(line.email)
    if person is None:
        return UNKNOWN_PERSON
    units = [
        unit for unit in known.units.get(folded(line.unit), []) if line.dimension in ("", unit.dimension)
    ]
    if len(units) != 1:
        return SEVERAL_UNITS if units else UNKNOWN_UNIT
    try:
        with transaction.atomic():
            join_unit(
                unit_id=units[0].pk,
                agent_id=person.pk,
                role=line.role,
                from_on=line.from_on or today_of_company(at),
                until_on=line.until_on,
                by=by,
                at=at,
            )
    except Refusal as refusal:
        return next(iter(refusal.fields.values()), refusal.message)
    return ""


def _with(line: PersonLine, problem: str) -> PersonLine:
    return PersonLine(line.number, line.email, line.unit, problem=problem)
