"""Rules do not run in circles: told before where it can be, stopped while they run, and an alarm given."""

from __future__ import annotations

import pytest

from atiende.automation.alarms import examine_rules
from atiende.automation.errors import WouldLoop
from atiende.automation.models import Rule, RuleRun
from atiende.automation.rules.definition import Condition, Deed, Definition, Trigger
from atiende.automation.rules.loops import Named, loops_among
from atiende.tickets.actions.change_priority import change_priority
from tests.automation.conftest import deliver, later


def _rule(name: str, trigger: str, *deeds: Deed, every: tuple[Condition, ...] = ()) -> Named:
    return Named(name, Definition(Trigger(trigger), every=every, deeds=deeds))


UP = _rule("Sube", "priority", Deed("priority", "4"))
DOWN = _rule("Baja", "priority", Deed("priority", "1"))


@pytest.mark.parametrize(
    ("rules", "loops"),
    [
        ([UP], []),
        ([UP, DOWN], [("Sube", "Baja")]),
        ([UP, _rule("Baja", "priority", Deed("priority", "1"), every=(Condition("by_person", "yes"),))], []),
        ([UP, _rule("Baja", "priority", Deed("priority", "1"), every=(Condition("priority", "is", ("3",)),))], []),
        ([_rule("Nota", "noted", Deed("note", text="x"))], [("Nota",)]),
        ([_rule("Nota", "opened", Deed("note", text="x"))], []),
        ([_rule("Pone", "tagged", Deed("tag", "vip")), _rule("Quita", "tagged", Deed("untag", "VIP"))],
         [("Pone", "Quita")]),
        ([_rule("A", "status", Deed("team", "1")), _rule("B", "team", Deed("status", "open")),
          _rule("C", "team", Deed("status", "resolved"))], [("B", "C")]),
    ],
)  # fmt: skip
def test_what_can_be_told_before(rules, loops) -> None:
    assert loops_among(rules) == loops


@pytest.mark.django_db(transaction=True)
def test_a_rule_that_would_loop_is_not_switched_on(rule) -> None:
    rule("priority", Deed("priority", "4"), name="Sube")
    with pytest.raises(WouldLoop) as caught:
        rule("priority", Deed("priority", "1"), name="Baja")
    assert caught.value.params == {"names": "Sube, Baja"}
    assert Rule.objects.get(name="Baja").active_number is None


@pytest.mark.django_db(transaction=True)
def test_a_circle_is_stopped_and_named(rule, opened, house) -> None:
    sube = rule("priority", Deed("priority", "4"), name="Sube")
    baja = rule("priority", Deed("priority", "1"), name="Baja", is_on=False)
    Rule.objects.filter(pk=baja.pk).update(active_number=1)
    case = opened()
    deliver()
    change_priority(ticket_id=case.ticket_id, priority=3, by=house.supervisor, at=later(1))
    deliver()
    assert RuleRun.objects.filter(outcome="acted").count() <= 6
    assert RuleRun.objects.filter(outcome="stopped").exists()
    assert "loop" in Rule.objects.filter(pk__in=(sube.pk, baja.pk)).values_list("pause", flat=True)
    (check,) = examine_rules()
    assert check.state == "failure"
    assert "Sube" in check.says or "Baja" in check.says
