"""The form of the portal asks why somebody writes, and what the company wants to know of that."""

from __future__ import annotations

from atiende.kernel.actors import SYSTEM
from atiende.tickets.actions.add_contact_reason import add_contact_reason
from atiende.tickets.actions.add_custom_field import add_custom_field
from atiende.tickets.models import Ticket
from atiende.tickets.rules.contact_reasons import ReasonFields
from atiende.tickets.rules.field_definition import FieldDefinition
from tests.portal.conftest import AT, FORM


def reason(name, **more):
    return add_contact_reason(fields=ReasonFields(name_es=name, **more), by=SYSTEM, at=AT).pk


def field(label, kind="text", **more):
    add_custom_field(definition=FieldDefinition(label=label, kind=kind, **more), by=SYSTEM, at=AT)


def test_without_categories_and_questions_the_form_is_as_it_was(visitor):
    field("Nota de la casa", asked_by="agents")
    page = visitor().page()
    assert "¿De qué se trata?" not in page
    assert "Nota de la casa" not in page


def test_the_questions_of_what_was_chosen_are_asked_before_it_is_sent_and_answers_are_kept(brands, visitor):
    returns = reason("Devoluciones", name_en="Returns")
    reason("De otra marca", brand_ids=frozenset({brands.joven.pk}))
    field(
        "Talla",
        "choice",
        options=("S", "M"),
        reason_ids=frozenset({returns}),
        asked_by="everybody",
        question="¿Qué talla pidió?",
        is_needed=True,
    )
    rosa = visitor()
    page = rosa.page()
    assert "Devoluciones" in page
    assert "De otra marca" not in page
    asking = rosa.send("/", **FORM, category=str(returns))
    text = asking.content.decode()
    assert asking.status_code == 200
    assert "¿Qué talla pidió?" in text
    assert FORM["subject"] in text
    assert not Ticket.objects.exists()
    sent = rosa.send("/", text, **FORM, category=str(returns), q_talla="M")
    assert sent.status_code == 302, sent.content.decode()
    ticket = Ticket.objects.get()
    assert (ticket.contact_reason_id, ticket.custom_fields) == (returns, {"talla": "M"})
    rosa.send("/", text, **FORM, category=str(returns), q_talla="M")
    assert Ticket.objects.count() == 1


def test_an_answer_that_cannot_be_kept_is_said_at_its_question_and_nothing_is_lost(visitor):
    field("Importe", "number", asked_by="everybody")
    rosa = visitor()
    refused = rosa.send("/", **FORM, q_importe="doce <i>")
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "doce &lt;i&gt;" in page
    assert FORM["subject"] in page
    assert not Ticket.objects.exists()
    assert rosa.send("/", page, **FORM, q_importe="").status_code == 302


def test_what_was_not_offered_is_no_category(brands, visitor):
    of_other = reason("De otra marca", brand_ids=frozenset({brands.joven.pk}))
    reason("De todas")
    assert visitor().send("/", **FORM, category=str(of_other)).status_code == 422
    assert not Ticket.objects.exists()
