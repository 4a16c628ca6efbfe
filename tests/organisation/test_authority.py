"""Who may decide: by role, day, deputy; and whom to ask otherwise."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from atiende.identity.models import Role
from atiende.kernel.refusals import Conflict, InvalidInput, NotPermitted
from atiende.organisation.actions.end_authority import end_authority
from atiende.organisation.actions.name_deputy import name_deputy
from atiende.organisation.actions.set_authority import set_authority
from atiende.organisation.models import AuthorityLine
from atiende.organisation.queries import may_decide
from atiende.organisation.rules.authority import Limit, LineFields
from atiende.platform.models import AuditEntry
from tests.organisation.conftest import AT
from tests.organisation.screens import give

TODAY = AT.date()


@pytest.fixture
def matrix(make_agent, administrator):
    """Agents refund up to 50 €, supervisors up to 500 €."""
    lines = {}
    for code, amount in (("agent", 50), ("supervisor", 500)):
        role = Role.objects.get(code=code)
        fields = LineFields("refund", role.pk, Decimal(amount), "EUR", TODAY)
        lines[code] = set_authority(fields=fields, by=administrator, at=AT)
    people = {name: make_agent(name) for name in ("Ana", "Sara", "Carlos", "Rita")}
    for name, code in (
        ("Ana", "agent"),
        ("Sara", "supervisor"),
        ("Carlos", "agent"),
        ("Rita", "administrator"),
    ):
        give(people[name].user, code)
    return lines, people


def ask(person, amount, *, currency="EUR", at=AT, category="", tier=""):
    return may_decide(person.pk, "refund", Decimal(amount), currency, category, tier, at)


def test_within_the_limit_one_may_and_above_it_one_is_told_whom_to_ask(matrix) -> None:
    _lines, people = matrix
    assert ask(people["Ana"], 50).is_allowed
    above = ask(people["Ana"], "50.01")
    assert (above.is_allowed, above.limit, above.ask) == (False, Limit(Decimal(50)), (people["Sara"].pk,))
    nobody = ask(people["Sara"], 501)
    assert nobody.ask == (people["Rita"].pk,), "where nobody may, who can write the matrix"
    assert ask(people["Rita"], 1).limit is None, "an administrator decides nothing that is not written"


def test_a_disabled_person_is_not_asked_and_a_deputy_is_while_they_are_away(matrix, acting) -> None:
    _lines, people = matrix
    sara = replace(acting(people["Sara"]), grants=frozenset({"tickets.read"}))
    name_deputy(deputy_id=people["Carlos"].pk, from_on=TODAY, until_on=TODAY, by=sara, at=AT)
    assert ask(people["Carlos"], 400).is_allowed
    assert ask(people["Ana"], 400).ask == tuple(sorted((people["Sara"].pk, people["Carlos"].pk)))
    assert not ask(people["Carlos"], 400, at=AT + dt.timedelta(days=1)).is_allowed
    people["Sara"].user.is_active = False
    people["Sara"].user.save()
    assert ask(people["Ana"], 400).ask == (people["Rita"].pk,)


def test_lines_count_on_their_days_and_are_ended_not_lost(matrix, administrator) -> None:
    lines, people = matrix
    tomorrow = AT + dt.timedelta(days=1)
    raised = LineFields("refund", lines["agent"].role_id, Decimal(90), "EUR", tomorrow.date(), tier="Oro")
    set_authority(fields=raised, by=administrator, at=AT)
    assert not ask(people["Ana"], 60, tier="oro").is_allowed
    assert ask(people["Ana"], 60, tier="oro", at=tomorrow).is_allowed
    end_authority(line_id=lines["agent"].pk, by=administrator, at=tomorrow)
    assert ask(people["Ana"], 50).is_allowed
    assert not ask(people["Ana"], 50, at=tomorrow).is_allowed
    assert AuthorityLine.objects.get(pk=lines["agent"].pk).until_on == TODAY


def test_the_same_twice_is_refused_and_every_change_is_audited(matrix, administrator, auditor) -> None:
    lines, _people = matrix
    line = lines["agent"]
    same = LineFields("refund", line.role_id, Decimal(70), "eur", TODAY)
    with pytest.raises(InvalidInput) as refused:
        set_authority(fields=same, by=administrator, at=AT)
    assert "role_id" in refused.value.fields
    with pytest.raises(NotPermitted):
        set_authority(fields=same, line_id=line.pk, by=auditor, at=AT)
    set_authority(fields=same, line_id=line.pk, version=1, by=administrator, at=AT)
    set_authority(fields=same, line_id=line.pk, version=2, by=administrator, at=AT)
    with pytest.raises(Conflict):
        set_authority(fields=replace(same, amount=None), line_id=line.pk, version=1, by=administrator, at=AT)
    verbs = list(
        AuditEntry.objects.filter(target_kind="authority", target_id=line.pk)
        .order_by("pk")
        .values_list("verb", flat=True)
    )
    assert verbs == ["organisation.authority_added", "organisation.authority_changed"]
    unknown = replace(same, role_id=98765)
    with pytest.raises(InvalidInput):
        set_authority(fields=unknown, by=administrator, at=AT)
