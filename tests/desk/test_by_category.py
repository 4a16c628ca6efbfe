"""A category proposes its checklists and plans in its cases, and views ask for it with all that is below it."""

import datetime as dt

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.tasks.actions.add_checklist_template import add_checklist_template
from atiende.tasks.actions.save_plan_template import save_plan_template
from atiende.tasks.rules.checklist import Item
from atiende.tasks.rules.plan import PlanDefinition
from atiende.tasks.rules.template import ChecklistDefinition
from atiende.tickets.actions.add_contact_reason import add_contact_reason
from atiende.tickets.models import Ticket
from atiende.tickets.queries import Asked, ids_of_view
from atiende.tickets.rules.contact_reasons import ReasonFields
from atiende.tickets.rules.view_conditions import Condition
from atiende.tickets.rules.view_conditions import Test as Ask
from atiende.tickets.rules.view_fields import Is
from tests.desk.office import AT, arrives, signed_in

pytestmark = pytest.mark.django_db


def _reason(name: str, parent: int | None = None) -> int:
    return add_contact_reason(fields=ReasonFields(name_es=name, parent_id=parent), by=SYSTEM, at=AT).pk


def test_what_is_of_the_category_is_proposed_first() -> None:
    agent = signed_in()
    below = _reason("Motor", _reason("Averías"))
    for name, category in (("Revisar", "Averías"), ("Cobrar", "Facturas"), ("Saludar", "")):
        listed = ChecklistDefinition(name=name, items=(Item("x"),), category=category)
        add_checklist_template(definition=listed, by=SYSTEM, at=AT)
        plan = PlanDefinition(name=name, text="x", category=category)
        save_plan_template(template_id=None, definition=plan, by=SYSTEM, at=AT)
    case = arrives()
    Ticket.objects.filter(pk=case.ticket_id).update(contact_reason_id=below)
    for part in ("tasks", "quotes"):
        page = agent.get(f"/desk/tickets/{case.number}/{part}/").content.decode()
        proposed = page.partition('<optgroup label="Para esta categoría">')[2].partition("</optgroup>")
        assert ("Revisar" in proposed[0], "Cobrar" in proposed[0]) == (True, False)
        assert "Cobrar" in proposed[2]
    Ticket.objects.filter(pk=case.ticket_id).update(contact_reason_id=None)
    assert "Para esta categoría" not in agent.get(f"/desk/tickets/{case.number}/tasks/").content.decode()


def test_a_view_asks_for_a_category_with_what_is_below_it_or_for_none() -> None:
    agent = signed_in("administrator")
    top = _reason("Averías")
    below, other = _reason("Motor", top), _reason("Facturas")
    cases = {
        reason: arrives(address=f"p{reason}@correo.example").ticket_id for reason in (top, below, other, None)
    }
    for reason, pk in cases.items():
        Ticket.objects.filter(pk=pk).update(contact_reason_id=reason)

    def found(way: Is, *values: object) -> set[int]:
        condition = Condition((Ask("reason", way, tuple(map(str, values))),))
        asked = Asked(condition=condition, now=AT + dt.timedelta(hours=1))
        return set(ids_of_view(agent.actor, asked, size=50)[0])

    assert found(Is.ONE_OF, top) == {cases[top], cases[below]}
    assert found(Is.NONE_OF, top) == {cases[other], cases[None]}
    assert found(Is.ONE_OF, other, "nobody") == {cases[other], cases[None]}
    page = agent.get(f"/desk/tickets/?all=reason:one_of:{below}").content.decode()
    assert "Averías › Motor" in page
