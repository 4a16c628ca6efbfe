"""Resolution plans in one go; quotes sent, answered once with proof, changed as versions."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.models import AuditEntry
from atiende.tasks.actions.answer_quote import Answer, answer_quote
from atiende.tasks.actions.apply_plan import apply_plan
from atiende.tasks.actions.draft_quote import draft_quote
from atiende.tasks.actions.save_plan_template import save_plan_template
from atiende.tasks.actions.send_quote import send_quote
from atiende.tasks.actions.withdraw_quote import withdraw_quote
from atiende.tasks.errors import NotTheirsToGive, QuoteChanged, QuoteIsAnswered, QuoteIsExpired, QuoteNotDraft
from atiende.tasks.models import AppliedPlan, Checklist, Quote, QuoteAnswer, QuoteLine, Task
from atiende.tasks.personal_data import erase_customer, export_customer
from atiende.tasks.queries.quotes import quotes_followed, quotes_of_case
from atiende.tasks.rules.checklist import Item
from atiende.tasks.rules.plan import PlanDefinition, PlanTask
from atiende.tasks.rules.quote import Line, Offer, sums_of
from atiende.tickets.models import Message
from atiende.tickets.queries import Proof
from tests.tickets.conftest import AT, later

WHEN = later(10)
DAY = AT.date()


def offer(**more):
    lines = (
        Line("Pantalla", Decimal(2), Decimal("40.50"), Decimal(21)),
        Line("Mano de obra", Decimal("1.5"), Decimal(30)),
    )
    return Offer(
        **{
            "title": "Reparar",
            "currency": "eur",
            "lines": lines,
            "valid_until": DAY + dt.timedelta(days=9),
            **more,
        }
    )


@pytest.fixture
def case(opened):
    return opened()


@pytest.fixture
def sent(house, case):
    def make(**more):
        quote = draft_quote(ticket_id=case.ticket_id, offer=offer(**more), by=house.owner, at=WHEN)
        return send_quote(quote_id=quote.pk, by=house.owner, at=WHEN)

    return make


@pytest.fixture
def proof(house, case):
    return Proof(ticket_id=case.ticket_id, number=case.number, brand_id=house.nova.pk, version=1)


def answer(quote, proof, *, is_accepted=True, name="Rosa Prieto", at=WHEN, **more):
    given = Answer(
        **{
            "is_accepted": is_accepted,
            "name": name,
            "sha256": quote.sha256,
            "from_address": "203.0.113.7",
            **more,
        }
    )
    return answer_quote(quote_id=quote.pk, answer=given, proof=proof, by=SYSTEM, at=at)


def plan(house, **more):
    columns = {
        "name": "Envío perdido",
        "items": (Item("Ver el albarán", is_needed=True),),
        "tasks": (
            PlanTask("Llamar", 2, agent_id=house.colleague.id),
            PlanTask("Abonar", None, team_id=house.billing.pk),
        ),
        "text": "Lo sentimos.",
    }
    definition = PlanDefinition(**{**columns, **more})
    return save_plan_template(template_id=None, definition=definition, by=house.administrator, at=AT)


def test_a_plan_brings_its_checklist_and_its_tasks_once(house, case):
    template = plan(house)
    for _again in range(2):
        apply_plan(ticket_id=case.ticket_id, template_id=template.pk, by=house.owner, at=WHEN)
    assert Checklist.objects.get().items.get().is_needed
    call, pay = Task.objects.order_by("position")
    assert (call.assignee_id, pay.team_id) == (house.colleague.id, house.billing.pk)
    assert call.due_at.isoformat() == "2026-11-24T22:59:00+00:00"


def test_a_plan_that_cannot_be_followed_whole_leaves_nothing(house, case):
    template = plan(house)
    with pytest.raises(NotTheirsToGive):
        apply_plan(ticket_id=case.ticket_id, template_id=template.pk, by=house.light, at=WHEN)
    assert [kind.objects.count() for kind in (AppliedPlan, Checklist, Task)] == [0, 0, 0]
    with pytest.raises(NotPermitted):
        save_plan_template(
            template_id=None, definition=PlanDefinition(name="x", text="y"), by=house.owner, at=AT
        )
    with pytest.raises(InvalidInput):
        plan(house, name="Vacío", items=(), tasks=(), text=" ")


def test_each_line_is_rounded_by_itself():
    lines = [Line("a", Decimal("0.333"), Decimal("9.99"), Decimal(21))] * 3
    sums = sums_of(lines)
    assert (sums.net, sums.tax, sums.total) == (Decimal("9.99"), Decimal("2.10"), Decimal("12.09"))


def test_a_quote_goes_out_with_a_link_and_is_accepted_once_with_proof(house, case, sent, proof):
    quote = sent()
    words = Message.objects.filter(kind="outgoing").get().text
    assert "/follow/" in words
    assert "143,01" in words
    assert len(quote.sha256) == 64
    given = answer(quote, proof)
    assert (given.from_address, given.sha256, given.at) == ("203.0.113.7", quote.sha256, WHEN)
    assert answer(quote, proof).pk == given.pk
    with pytest.raises(QuoteIsAnswered):
        answer(quote, proof, is_accepted=False)
    assert QuoteAnswer.objects.count() == 1
    assert "Rosa Prieto" in Message.objects.filter(kind="note").get().text
    verbs = AuditEntry.objects.filter(target_kind="quote").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["tasks.quote_drafted", "tasks.quote_sent", "tasks.quote_accepted"]


def test_what_was_sent_and_answered_is_never_changed(house, sent, proof):
    quote = sent()
    answer(quote, proof)
    for change in (
        lambda: Quote.objects.update(title="Otra cosa"),
        lambda: QuoteLine.objects.update(price=Decimal(1)),
        lambda: QuoteLine.objects.first().delete(),
        lambda: QuoteAnswer.objects.update(name="Otra"),
        lambda: Quote.objects.filter(pk=quote.pk).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_a_change_is_a_new_version_and_the_old_one_holds_until_it_is_sent(house, case, sent, proof):
    old = sent()
    draft = draft_quote(
        ticket_id=case.ticket_id,
        offer=offer(title="Reparar bien"),
        quote_id=old.pk,
        by=house.colleague,
        at=WHEN,
    )
    assert (draft.number, draft.version, draft.state) == (old.number, 2, "draft")
    assert quotes_followed(proof) == [old]
    send_quote(quote_id=draft.pk, by=house.colleague, at=WHEN)
    with pytest.raises(QuoteChanged):
        answer(old, proof)
    draft.refresh_from_db()
    answer(draft, proof, is_accepted=False, reason="Caro")
    with pytest.raises(QuoteNotDraft):
        send_quote(quote_id=draft.pk, by=house.owner, at=WHEN)
    assert [row.state for row in quotes_of_case(house.owner, case.ticket_id)] == ["rejected", "replaced"]


def test_an_expired_or_withdrawn_quote_and_another_text_are_refused(house, case, sent, proof):
    quote = sent()
    with pytest.raises(QuoteIsExpired):
        answer(quote, proof, at=WHEN + dt.timedelta(days=11))
    with pytest.raises(QuoteChanged):
        answer(quote, proof, sha256="0" * 64)
    with pytest.raises(InvalidInput):
        answer(quote, proof, name=" ")
    withdraw_quote(quote_id=quote.pk, by=house.owner, at=WHEN)
    with pytest.raises(QuoteChanged):
        answer(quote, proof)


def test_the_key_of_another_case_opens_no_quote_and_drafts_are_ours(house, opened, case, sent, proof):
    quote = sent()
    other = opened("Otro", address="luis@correo.example")
    wrong = Proof(ticket_id=other.ticket_id, number=other.number, brand_id=house.nova.pk, version=1)
    with pytest.raises(NotFound):
        answer(quote, wrong)
    draft = draft_quote(ticket_id=case.ticket_id, offer=offer(), by=house.owner, at=WHEN)
    with pytest.raises(NotFound):
        answer(draft, proof)
    assert quotes_followed(proof) == [quote]


def test_quotes_are_written_by_who_answers_customers(house, case):
    for by, refusal in (
        (house.light, NotPermitted),
        (house.auditor, NotPermitted),
        (house.of_other_team, NotFound),
    ):
        with pytest.raises(refusal):
            draft_quote(ticket_id=case.ticket_id, offer=offer(), by=by, at=WHEN)


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("title", {"title": " "}),
        ("lines", {"lines": ()}),
        ("lines", {"lines": (Line("x", Decimal(0), Decimal(1)),)}),
        ("lines", {"lines": (Line("x", Decimal(1), Decimal(-5)),)}),
        ("lines", {"lines": (Line("x", Decimal("NaN"), Decimal(1)),)}),
        ("currency", {"currency": "€"}),
        ("valid_until", {"valid_until": DAY - dt.timedelta(days=1)}),
        ("ready_on", {"starts_on": DAY, "ready_on": DAY - dt.timedelta(days=1)}),
    ],
)
def test_what_cannot_be_offered_is_refused_by_field(house, case, field, more):
    with pytest.raises(InvalidInput) as refused:
        draft_quote(ticket_id=case.ticket_id, offer=offer(**more), by=house.owner, at=WHEN)
    assert field in refused.value.fields


def test_words_of_a_quote_go_with_its_customer(house, case, sent, proof, customer):
    answer(sent(), proof, is_accepted=False, reason="Muy caro")
    rosa = customer()
    told = {kind: list(rows) for kind, rows in export_customer([rosa]).records.items()}
    assert told["quotes"][0]["reason"] == "Muy caro"
    assert told["quotes"][0]["answered_from"] == "203.0.113.7"
    with transaction.atomic():
        erase_customer([rosa], at=later(20), by=SYSTEM)
    given = QuoteAnswer.objects.get()
    assert (given.name, given.reason, given.from_address) == ("—", "", "")
    assert set(QuoteLine.objects.values_list("description", flat=True)) == {"—"}
