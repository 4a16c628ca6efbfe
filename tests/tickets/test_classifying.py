"""What kind of contact a case is, when in the purchase it comes, and in which language it is had."""

from __future__ import annotations

import pytest

from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.models.audit import AuditEntry
from atiende.tickets.actions.change_language import change_language
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.actions.classify_ticket import classify_ticket
from atiende.tickets.errors import ChangedMeanwhile, TicketIsClosed
from atiende.tickets.models import Ticket, TimelineEntry
from atiende.tickets.queries import list_tickets, search_tickets
from atiende.tickets.queries.viewing import Asked, list_of_view
from atiende.tickets.rules.interactions import INTERACTIONS, PHASES
from atiende.tickets.rules.languages import is_other_language, language_of_text
from atiende.tickets.rules.listing import Filters
from atiende.tickets.rules.view_conditions import asked_in
from tests.tickets.conftest import AT, later

pytestmark = pytest.mark.django_db


def _found(actor, text):
    return [hit.ticket.pk for hit in search_tickets(actor, text, now=later(60)).rows]


def test_it_is_said_changed_and_taken_away_with_its_traces(opened, house):
    pk = opened().ticket_id
    classify_ticket(ticket_id=pk, interaction="incident", phase="after", by=house.owner, at=AT)
    classify_ticket(ticket_id=pk, interaction="claim", by=house.owner, at=AT)
    classify_ticket(ticket_id=pk, interaction="claim", by=house.owner, at=AT)
    classify_ticket(ticket_id=pk, phase="", by=house.owner, at=AT)
    ticket = Ticket.objects.get(pk=pk)
    assert (ticket.interaction, ticket.phase) == ("claim", "")
    kinds = list(TimelineEntry.objects.filter(ticket_id=pk).order_by("pk").values_list("kind", flat=True))
    assert kinds == ["opened", "interaction_changed", "phase_changed", "interaction_changed", "phase_changed"]
    assert AuditEntry.objects.filter(verb="tickets.ticket_classified", target_id=str(pk)).count() == 3


def test_lists_and_searches_find_it_in_both_languages(opened, house):
    claim, praise, other = (opened(subject=name).ticket_id for name in ("Reclamo", "Gracias", "Otro"))
    classify_ticket(ticket_id=claim, interaction="claim", phase="after", by=house.owner, at=AT)
    classify_ticket(ticket_id=praise, interaction="praise", phase="before", by=house.owner, at=AT)
    by_kind = list_tickets(house.owner, filters=Filters(interaction="claim")).rows
    assert [row.pk for row in by_kind] == [claim]
    assert [row.pk for row in list_tickets(house.owner, filters=Filters(phase="before")).rows] == [praise]
    for text in ("tipo:reclamo", "tipo:Reclamación", "kind:claim", "fase:después", "phase:after"):
        assert _found(house.owner, text) == [claim]
    assert set(_found(house.owner, "-tipo:reclamo")) == {praise, other}
    assert _found(house.of_other_brand, "tipo:reclamo") == []
    assert search_tickets(house.owner, "tipo:nada", now=AT).problems[0].code == "unknown_value"


def test_a_view_asks_for_it(opened, house):
    pk = opened().ticket_id
    opened()
    classify_ticket(ticket_id=pk, interaction="claim", phase="after", by=house.owner, at=AT)
    for text in ("interaction:one_of:claim,praise", "phase:none_of:before", "language:one_of:es"):
        asked = Asked(condition=asked_in([text, "interaction:one_of:claim"]), now=AT)
        assert [line.id for line in list_of_view(house.owner, asked).rows] == [pk]
    assert asked_in(["interaction:one_of:x", "phase:one_of:later", "language:one_of:xx"]).tests == ()


def test_a_search_follows_when_it_changes(opened, house):
    pk = opened().ticket_id
    for kind in ("question", "incident", ""):
        classify_ticket(ticket_id=pk, interaction=kind, by=house.owner, at=AT)
    assert _found(house.owner, "tipo:incidencia") == []


def test_closed_cases_are_classified_but_keep_their_language(opened, house):
    pk = opened().ticket_id
    change_status(ticket_id=pk, status_key="closed", by=house.owner, at=AT)
    classify_ticket(ticket_id=pk, interaction="question", by=house.owner, at=AT)
    with pytest.raises(TicketIsClosed):
        change_language(ticket_id=pk, language="en", by=house.owner, at=AT)


@pytest.mark.parametrize("wrong", [{"interaction": "x"}, {"phase": "later"}, {"interaction": "\0"}])
def test_what_is_not_on_the_list_is_refused(opened, house, wrong):
    with pytest.raises(InvalidInput):
        classify_ticket(ticket_id=opened().ticket_id, **wrong, by=house.owner, at=AT)


def test_who_may(opened, house):
    pk = opened().ticket_id
    for stranger in (house.light, house.auditor, house.stranger):
        with pytest.raises(NotPermitted):
            classify_ticket(ticket_id=pk, phase="after", by=stranger, at=AT)
        with pytest.raises(NotPermitted):
            change_language(ticket_id=pk, language="en", by=stranger, at=AT)
    with pytest.raises(NotFound):
        classify_ticket(ticket_id=pk, phase="after", by=house.of_other_brand, at=AT)


def test_of_two_at_once_the_second_is_told(opened, house):
    pk = opened().ticket_id
    classify_ticket(ticket_id=pk, interaction="claim", by=house.owner, at=AT, shown="")
    change_language(ticket_id=pk, language="pt", by=house.owner, at=AT, shown="es")
    with pytest.raises(ChangedMeanwhile):
        classify_ticket(ticket_id=pk, interaction="praise", by=house.colleague, at=AT, shown="")
    with pytest.raises(ChangedMeanwhile):
        change_language(ticket_id=pk, language="en", by=house.colleague, at=AT, shown="es")
    assert classify_ticket(ticket_id=pk, interaction="claim", by=house.colleague, at=AT, shown="")


def test_the_lists_of_codes_are_those_of_the_search():
    assert INTERACTIONS.index("question") == 0
    assert INTERACTIONS.index("report") == 8
    assert PHASES == ("before", "during", "after")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Buenos días, Rosa: su pedido sale mañana por la tarde y llega el viernes.", "es"),
        ("Hello, your order leaves tomorrow and will arrive on Friday.", "en"),
        ("Olá, o seu pedido sai amanhã e chega na sexta-feira. Obrigado.", "pt"),
        ("Bonjour, votre commande part demain et arrivera vendredi.", "fr"),
        ("Buongiorno, il mio ordine non è arrivato e vorrei sapere perché", ""),
        ("Bos días, o meu pedido non chegou e quería saber onde está.", ""),
        ("Su pedido sale mañana.", ""),
        ("OK 1234 5678 90 1 2 3", ""),
        ("Please find attached la factura de la empresa para su revisión gracias", ""),
        ("\u202e" * 5000, ""),
        ("", ""),
    ],
)
def test_a_language_is_guessed_or_not_at_all(text, language):
    assert language_of_text(text) == language


def test_only_another_language_that_is_certain_is_asked_about():
    english = "Hello, your order leaves tomorrow and will arrive on Friday."
    assert is_other_language(english, "es")
    assert is_other_language(english, "es-MX")
    assert not is_other_language(english, "en-GB")
    assert not is_other_language(english, "")
    assert not is_other_language(english, "eu")
    assert not is_other_language("Gracias, Rosa.", "en")
