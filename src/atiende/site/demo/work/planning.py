"""Tasks, checklists, approvals, time, plans and quotes of the demonstration."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from atiende.kernel.actors import SYSTEM
from atiende.site.demo.company import TIME_ZONE
from atiende.site.demo.shop import CURRENCY, PRODUCTS
from atiende.site.demo.work.doing import Doing
from atiende.site.demo.work.words import words
from atiende.tasks.actions.account_time import account_time
from atiende.tasks.actions.answer_quote import Answer, answer_quote
from atiende.tasks.actions.apply_checklist import apply_checklist
from atiende.tasks.actions.apply_plan import apply_plan
from atiende.tasks.actions.complete_task import complete_task
from atiende.tasks.actions.create_task import create_task
from atiende.tasks.actions.decide_approval import decide_approval
from atiende.tasks.actions.draft_quote import draft_quote
from atiende.tasks.actions.request_approval import request_approval
from atiende.tasks.actions.send_quote import send_quote
from atiende.tasks.actions.tick_item import tick_item
from atiende.tasks.queries.checklists import checklists_of_case
from atiende.tasks.rules.approval import Approver, Question
from atiende.tasks.rules.new_task import NewTask, end_of_day
from atiende.tasks.rules.quote import Line, Offer
from atiende.tasks.rules.time import Worked
from atiende.tickets.actions.record_delivery import record_delivery
from atiende.tickets.queries.messages import newest_message_of
from atiende.tickets.queries.tracking import Proof

_TAX: Final = Decimal(21)


def planning(doing: Doing) -> None:
    """Each only where its case is there; two tasks are of no case."""
    _task(doing, "Repasar las reclamaciones abiertas", "elena", 4, recurrence="weekly")
    _task(doing, "Pedir a tiendas el horario de los festivos", "marta", 8)
    for key, act in _DONE:
        if doing.has(key):
            act(doing, doing.cases[key].id)


def _task(
    doing: Doing, title: str, who: str, days: int, *, case: int | None = None, recurrence: str = ""
) -> int:
    """Due at the end of the day that is so many days from now."""
    zone = ZoneInfo(TIME_ZONE)
    task = NewTask(
        title=title,
        ticket_id=case,
        assignee_id=doing.agents[who],
        due_at=end_of_day(doing.days(days).astimezone(zone).date(), zone),
        recurrence=recurrence,
        time_zone=TIME_ZONE,
    )
    return create_task(task=task, by=doing.person(who), at=doing.days(-3)).pk


def _time(doing: Doing, case: int, who: str, minutes: int, what: str, *, is_billable: bool = False) -> None:
    worked = Worked(minutes=minutes, worked_on=doing.at.date(), what=what, is_billable=is_billable)
    account_time(ticket_id=case, worked=worked, by=doing.person(who), at=doing.at)


def _burnt_smell(doing: Doing, case: int) -> None:
    _task(doing, "Llamar a Virginia si el cable no ha llegado", "nerea", 1, case=case)
    told = _task(doing, "Circular a montadores: ninguna secadora a regleta", "raul", -1, case=case)
    complete_task(task_id=told, by=doing.person("raul"), at=doing.at)
    _checked(doing, case, "visita", "nerea", 2)
    _time(doing, case, "nerea", 25, "Llamada con la cuadrilla y circular")


def _leak(doing: Doing, case: int) -> None:
    _task(doing, "Reclamar el informe del perito", "raul", -1, case=case)
    _task(doing, "Preguntar a la aseguradora cómo va", "nerea", 3, case=case, recurrence="weekly")
    _time(doing, case, "nerea", 40, "Visita de comprobación", is_billable=True)


def _lamps(doing: Doing, case: int) -> None:
    _checked(doing, case, "danado", "jon", 3)
    apply_plan(ticket_id=case, template_id=doing.templates["devolucion"], by=doing.person("jon"), at=doing.at)


def _checked(doing: Doing, case: int, key: str, who: str, ticked: int) -> None:
    by = doing.person(who)
    apply_checklist(ticket_id=case, template_id=doing.templates[key], by=by, at=doing.at)
    for checklist in checklists_of_case(by, case):
        for item in list(checklist.items.all())[:ticked]:
            tick_item(item_id=item.pk, is_ticked=True, by=by, at=doing.at)


def _crane(doing: Doing, case: int) -> None:
    """Under way: nobody has decided it yet."""
    question = Question(
        subject=words()["approval"]["subject"],
        details=words()["approval"]["details"],
        approvers=(Approver(agent_id=doing.agents["elena"]), Approver(agent_id=doing.agents["tomas"])),
        amount=Decimal("199.65"),
        currency=CURRENCY,
        is_in_order=True,
        due_at=doing.days(1),
    )
    request_approval(ticket_id=case, question=question, by=doing.person("jon"), at=doing.at)


def _gift_card(doing: Doing, case: int) -> None:
    question = Question(
        subject="Devolver a la tarjeta del banco los 150 € de la tarjeta regalo",
        approvers=(Approver(agent_id=doing.agents["tomas"]),),
        amount=Decimal(150),
        currency=CURRENCY,
    )
    asked = request_approval(ticket_id=case, question=question, by=doing.person("pilar"), at=doing.at)
    decide_approval(
        approval_id=asked.pk,
        decision="approved",
        reason="De acuerdo, si la tarjeta no aparece en una semana.",
        by=doing.person("tomas"),
        at=doing.at,
    )


def _hotel(doing: Doing, case: int) -> None:
    """Sent, and accepted by the customer."""
    marta = doing.person("marta")
    offer = Offer(
        title="Seis sofás Bruma y dos alfombras Duna para la recepción",
        lines=(
            _line("sofa-bruma", 6),
            _line("alfombra-duna", 2),
            Line("Descuento por la visita perdida", Decimal(1), Decimal(-180), _TAX),
            Line("Entrega y montaje", Decimal(1), Decimal(120), _TAX),
        ),
        currency=CURRENCY,
        valid_until=doing.days(30).date(),
        starts_on=doing.days(10).date(),
        ready_on=doing.days(12).date(),
        remark="Montaje antes de las doce, sin ruido a la hora de la siesta.",
    )
    draft = draft_quote(ticket_id=case, offer=offer, by=marta, at=doing.at)
    sent = send_quote(quote_id=draft.pk, by=marta, at=doing.at)
    told = newest_message_of(case)
    if told is not None:
        for delivery in ("sending", "sent"):
            record_delivery(message_id=told.pk, delivery=delivery, at=doing.at, by=SYSTEM)
    known = doing.cases["tiendas-023"]
    answer = Answer(is_accepted=True, name="Paloma Echevarría Lozano", sha256=sent.sha256)
    proof = Proof(ticket_id=case, number=known.number, brand_id=known.brand_id, version=1)
    answer_quote(quote_id=sent.pk, answer=answer, proof=proof, by=SYSTEM, at=doing.at)


def _line(key: str, count: int) -> Line:
    name, price = PRODUCTS[key]
    net = (Decimal(price) / (1 + _TAX / 100)).quantize(Decimal("0.01"))
    return Line(name, Decimal(count), net, _TAX)


_DONE: Final[tuple[tuple[str, Callable[[Doing, int], None]], ...]] = (
    ("tecnico-027", _burnt_smell),
    ("tecnico-012", _leak),
    ("envios-004", _lamps),
    ("envios-014", _crane),
    ("facturas-022", _gift_card),
    ("tiendas-023", _hotel),
)
