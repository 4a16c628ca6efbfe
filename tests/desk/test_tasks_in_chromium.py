"""Tasks and what is done around a case in a real browser: the parts of the panel, and every page looked at."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.organisation.models import Agent
from atiende.organisation.queries import actor_of
from atiende.tasks.actions.account_time import account_time
from atiende.tasks.actions.add_checklist_template import add_checklist_template
from atiende.tasks.actions.apply_plan import apply_plan
from atiende.tasks.actions.create_task import create_task
from atiende.tasks.actions.draft_quote import draft_quote
from atiende.tasks.actions.request_approval import request_approval
from atiende.tasks.actions.save_plan_template import save_plan_template
from atiende.tasks.actions.send_quote import send_quote
from atiende.tasks.models import Approval, ChecklistTemplate, PlanTemplate, Quote, Task
from atiende.tasks.rules.approval import Approver, Question
from atiende.tasks.rules.checklist import Item, items_written
from atiende.tasks.rules.new_task import NewTask
from atiende.tasks.rules.plan import PlanDefinition, PlanTask
from atiende.tasks.rules.quote import Line, Offer
from atiende.tasks.rules.template import ChecklistDefinition
from atiende.tasks.rules.time import Worked
from atiende.tickets.models import Message
from tests.browser import (
    OpenAs,
    assert_axe_clean,
    assert_no_sideways_scroll,
    csp_violations,
    photograph,
    small_targets,
    visit_all_widths,
)
from tests.desk.office import AT, arrives, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_task_is_written_in_the_panel_and_done_and_news_leave_the_part_open(open_as: OpenAs) -> None:
    opened = arrives(in_team="")
    page = open_as("agent")
    stopped = csp_violations(page)
    page.goto(f"/desk/tickets/{opened.number}/")
    part = page.locator('details[data-part$="/tasks/"]')
    part.locator("> summary").click()
    expect(part).to_contain_text("No hay tareas en este caso")
    part.locator(".tnew > summary").click()
    part.get_by_label("Qué hay que hacer").fill("Llamar al almacén")
    part.get_by_role("button", name="Anotar").click()
    expect(part.get_by_role("link", name="Llamar al almacén")).to_be_visible()
    part.get_by_role("button", name="Hecho: Llamar").or_(part.get_by_role("button", name="Done: Llamar")).or_(
        part.locator("button.tick")
    ).first.click()
    expect(part.locator(".tmore > summary")).to_contain_text("1")
    assert Task.objects.get().done_at is not None
    assert stopped == []


def _full_house(agent_id: int) -> tuple[int, int]:
    """A case with something of everything: its number, and the id of the quote that was sent."""
    by = actor_of(Agent.objects.select_related("user").get(pk=agent_id).user)
    boss = signed_in("supervisor", "Sara Gil")
    opened, now = arrives(in_team=""), utc_now()
    ticket_id = opened.ticket_id
    for title, days in (
        ("Llamar al almacén para saber dónde está el paquete", -2),
        ("Enviar la etiqueta", 1),
    ):
        due = now + dt.timedelta(days=days)
        task = NewTask(
            title=title,
            ticket_id=ticket_id,
            assignee_id=by.id,
            due_at=due,
            recurrence="weekly",
            details="Con cuidado",
        )
        create_task(task=task, by=by, at=now)
    create_task(task=NewTask(title="Cuadrar la caja", assignee_id=by.id, due_at=now), by=by, at=now)
    items = items_written("*Pedir foto del daño\nMedir")
    add_checklist_template(
        definition=ChecklistDefinition(name="Devolución", items=items, category="Cambios"), by=SYSTEM, at=AT
    )
    plan = save_plan_template(
        template_id=None,
        definition=PlanDefinition(
            name="Envío perdido",
            items=(Item("Ver el albarán", is_needed=True),),
            tasks=(PlanTask("Abonar", 3),),
            text="Lo sentimos.",
        ),
        by=SYSTEM,
        at=AT,
    )
    apply_plan(ticket_id=ticket_id, template_id=plan.pk, by=by, at=now)
    approvers = (Approver(agent_id=boss.actor.id),)
    question = Question(
        subject="Devolver el importe completo",
        details="Llegó roto.",
        amount=Decimal("1250.50"),
        currency="EUR",
        approvers=approvers,
        due_at=now + dt.timedelta(days=2),
    )
    request_approval(ticket_id=ticket_id, question=question, by=by, at=now)
    back = Question(subject="Cambiar el modelo", approvers=(Approver(agent_id=by.id),))
    request_approval(ticket_id=ticket_id, question=back, by=boss.actor, at=now)
    account_time(
        ticket_id=ticket_id,
        worked=Worked(minutes=25, worked_on=now.date(), what="Llamada", is_billable=True),
        by=by,
        at=now,
    )
    offer = Offer(
        title="Reparar la pantalla",
        currency="EUR",
        lines=(
            Line("Pantalla de 27 pulgadas", Decimal(1), Decimal("180.40"), Decimal(21)),
            Line("Mano de obra", Decimal("1.5"), Decimal(30)),
        ),
        valid_until=now.date() + dt.timedelta(days=20),
        ready_on=now.date() + dt.timedelta(days=9),
        remark="Incluye recogida.",
    )
    quote = draft_quote(ticket_id=ticket_id, offer=offer, by=by, at=now)
    send_quote(quote_id=quote.pk, by=by, at=now)
    return opened.number, quote.pk


@pytest.mark.slow
def test_every_page_at_every_width(open_as: OpenAs) -> None:
    page = open_as("agent", bypass_csp=True)
    agent_id = Agent.objects.get(user__name="Inés Carballo").pk
    number, quote_id = _full_house(agent_id)
    boss = open_as("administrator", bypass_csp=True)
    one, case = "/desk/tasks/", f"/desk/tickets/{number}/"
    task, approval = Task.objects.order_by("pk").first(), Approval.objects.order_by("pk").last()
    assert task is not None
    assert approval is not None
    walks = [
        (page, path)
        for path in (
            one, f"{one}{task.pk}/", f"{one}absence/", f"{case}tasks/", f"{case}approvals/", f"{case}time/",
            f"{case}quotes/", f"{case}quotes/new/", f"{case}quotes/{quote_id}/", "/desk/time/",
            f"/desk/approvals/{approval.pk}/",
        )
    ]  # fmt: skip
    templates = (
        f"/console/checklists/{ChecklistTemplate.objects.get().pk}/",
        f"/console/plans/{PlanTemplate.objects.get().pk}/",
    )
    walks += [
        (boss, path)
        for path in (
            "/console/checklists/",
            "/console/plans/",
            "/console/plans/new/",
            "/console/authority/",
            *templates,
        )
    ]
    for who, path in walks:
        for width, theme in visit_all_widths(who, path):
            for details in who.locator("main details:not([open])").all():
                details.evaluate("each => { each.open = true; }")
            photograph(who, f"tasks {path.replace('/', '-').strip('-')} {width} {theme}")
            assert_no_sideways_scroll(who)
            assert_axe_clean(who)
            if width == 390:
                assert small_targets(who) == [], path


@pytest.mark.slow
def test_the_parts_in_the_panel_and_the_portal(open_as: OpenAs) -> None:
    page = open_as("agent", bypass_csp=True)
    number, quote_id = _full_house(Agent.objects.get(user__name="Inés Carballo").pk)
    for width, theme in visit_all_widths(page, f"/desk/tickets/{number}/"):
        if width != 1440:
            page.locator("#panel-toggle").click()
        for name in ("tasks", "approvals", "time", "quotes"):
            part = page.locator(f'details[data-part$="/{name}/"]')
            part.locator("> summary").click()
            expect(part.locator(".cpart")).to_be_visible()
        page.locator(".pparts").scroll_into_view_if_needed()
        photograph(page, f"tasks panel {width} {theme}", whole=False)
        page.locator(".pparts").screenshot(
            path=str(photograph(page, f"tasks parts {width} {theme}", whole=False))
        )
        assert_axe_clean(page)
        if width == 390:
            assert [each for each in small_targets(page) if "pparts" in each] == []
    words = Message.objects.filter(kind="outgoing").order_by("-pk").first()
    assert words is not None
    key = re.search(r"#\d+\.(\S+)", words.text)
    assert key is not None
    visitor = open_as("", bypass_csp=True)
    visitor.goto("/follow/")
    visitor.locator("[name=number]").fill(str(number))
    visitor.locator("[name=key]").fill(key[1])
    visitor.locator("main form button").first.click()
    expect(visitor.get_by_role("link", name="Reparar la pantalla")).to_be_visible()
    for width, theme in visit_all_widths(visitor, f"/follow/{number}/quotes/{quote_id}/"):
        photograph(visitor, f"tasks portal quote {width} {theme}")
        assert_no_sideways_scroll(visitor)
        assert_axe_clean(visitor)
        if width == 390:
            assert small_targets(visitor) == []
    visitor.get_by_label("Su nombre").fill("Rosa Prieto")
    visitor.get_by_role("button", name="Aceptar").click()
    expect(visitor.get_by_text("Este presupuesto fue aceptado")).to_be_visible()
    assert Quote.objects.get().state == "accepted"
