"""An import brings everything in with its own times and tells nobody; again, or after a kill, it doubles nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atiende.customers.models import Customer, Identifier
from atiende.integrations.actions.forget_import_origin import forget_import_origin
from atiende.integrations.importing import bringing
from atiende.integrations.models import Import, ImportOrigin
from atiende.integrations.rules.importing import problems as say
from atiende.kernel.actors import NOBODY, SYSTEM
from atiende.kernel.refusals import NotPermitted
from atiende.knowledge.models import Article
from atiende.organisation.models import Team
from atiende.platform.models import AuditEntry, OutboxEvent, OutgoingMail
from atiende.tickets.models import Message, SearchRow, Ticket

from .conftest import AT, lines, ticket


def test_a_case_comes_with_everything_and_nobody_is_told(bring, house):
    told = ticket(
        team="Ayuda",
        assignee="olga@nova.example",
        tags=["fuga"],
        custom_fields={"pedido": "N-1"},
        language="es",
    )
    imported = bring({"a.json": lines(told)})
    row = Ticket.objects.get()
    assert (row.brand, row.team, row.assignee_id) == (house.nova, house.help_desk, house.owner.id)
    assert (row.category, row.priority, row.custom_fields) == ("closed", 3, {"pedido": "N-1"})
    assert row.opened_at == dt.datetime(2026, 3, 2, 9, 15, tzinfo=dt.UTC)
    assert list(Message.objects.order_by("pk").values_list("kind", "author_label", "text")) == [
        ("incoming", "Rosa Díaz", "Pierde agua."),
        ("outgoing", "Olga de Nova", "Vamos mañana."),
        ("note", "Ana", "Junta de 22 mm."),
    ]
    assert Identifier.objects.get(kind="email").customer == row.customer
    assert (imported.tally.taken, imported.tally.messages, imported.tally.new_customers) == (1, 3, 1)
    assert imported.told == []
    assert SearchRow.objects.filter(case_id=row.pk).count() == 3
    assert not OutgoingMail.objects.exists()
    assert not OutboxEvent.objects.filter(name__startswith=("tickets.", "customers.")).exists()
    verbs = set(AuditEntry.objects.values_list("verb", flat=True))
    assert {
        "integrations.import_started",
        "integrations.import_finished",
        "tickets.conversation_taken_over",
    } <= verbs


def test_a_second_run_doubles_nothing(bring):
    files = {"a.json": lines(ticket(1), ticket(2))}
    bring(files)
    again = bring({"a.json": lines(ticket(1, subject="Otro"), ticket(2), ticket(3))})
    assert (again.tally.taken, again.tally.known, again.tally.left_out) == (1, 2, 0)
    assert sorted(Ticket.objects.values_list("subject", flat=True)) == ["Caldera 1", "Caldera 2", "Caldera 3"]
    assert Customer.objects.count() == 3


def test_killed_in_the_middle_it_goes_on_where_it_was(bring, monkeypatch):
    monkeypatch.setattr(bringing, "AT_ONCE", 2)
    files = {"a.json": lines(*(ticket(n) for n in range(1, 6)))}
    seen = []

    def die(count):
        seen.append(count)
        if len(seen) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(bringing, "_bring", dying(bringing._bring, die))
    with pytest.raises(KeyboardInterrupt):
        bring(files)
    assert Ticket.objects.count() == ImportOrigin.objects.filter(kind="ticket").count() == 2
    monkeypatch.undo()
    again = bring(files)
    assert (again.tally.taken, again.tally.known) == (3, 2)
    assert Ticket.objects.count() == 5


def dying(bring_batch, die):
    def brought(batch, write, note):
        die(len(batch))
        bring_batch(batch, write, note)

    return brought


def test_the_same_id_twice_in_the_files_is_named(bring):
    imported = bring({"a.json": lines(ticket(1), ticket(1))})
    assert imported.reasons == [(2, say.TWICE_IN_FILE)]
    assert Ticket.objects.count() == 1


def test_a_trial_reads_everything_and_writes_nothing(bring):
    files = {"a.json": lines(ticket(1, team="Nuevo", assignee="x@y.example"), "{", ticket(2))}
    imported = bring(files, is_trial=True)
    assert (imported.tally.taken, imported.tally.left_out, imported.tally.new_customers) == (2, 1, 2)
    assert dict(imported.tally.teams) == {"Nuevo": 1}
    assert imported.reasons == [(2, say.BROKEN_JSON), (1, say.AGENT_UNKNOWN)]
    for model in (Ticket, Customer, Import, ImportOrigin):
        assert not model.objects.exists()
    assert not Team.objects.filter(name="Nuevo").exists()


def test_whom_somebody_knows_is_found_and_two_are_never_joined(bring, house):
    bring({"c.csv": "id;nombre;correo;teléfono\n1;Rosa;rosa@x.example;\n2;Luis;;600000001\n"}, "customers")
    both = {"name": "?", "email": "rosa@x.example", "phone": "600000001"}
    imported = bring(
        {
            "a.json": lines(
                ticket(1, customer={"email": "ROSA@x.example"}),
                ticket(2, customer=both),
                ticket(3, customer={}),
            )
        }
    )
    assert Ticket.objects.get().customer.name == "Rosa"
    assert [line for line, _ in imported.reasons] == [2, 3]
    assert Customer.objects.count() == 2


def test_a_customer_of_an_earlier_import_is_known_by_the_id_there(bring):
    bring({"a.json": lines(ticket(1, customer={"id": 7, "name": "Sin correo"}))}, source="viejo")
    bring({"b.json": lines(ticket(2, customer={"id": 7, "name": "Sin correo"}))}, source="viejo")
    assert Customer.objects.count() == 1
    bring({"c.json": lines(ticket(1, customer={"id": 7, "name": "Otra"}))}, source="otro")
    assert (Customer.objects.count(), Ticket.objects.count()) == (2, 3)


def test_teams_are_found_made_or_chosen(bring, house):
    files = {
        "a.json": lines(
            *(ticket(n, team=name) for n, name in enumerate(("AYÚDA", "Nuevo", "Vieja", "Nada"), 1))
        )
    }
    imported = bring(files, teams={"vieja": house.billing.pk, "nada": 0})
    assert list(Ticket.objects.order_by("pk").values_list("team__name", flat=True)) == [
        "Ayuda", "Nuevo", "Facturas", None
    ]  # fmt: skip
    assert imported.tally.made_teams == ["Nuevo"]
    bring({"b.json": lines(ticket(9, team="Otro más"))}, makes_teams=False)
    assert Ticket.objects.order_by("-pk").first().team is None


def test_html_is_sanitised_and_files_left_behind_are_told(bring):
    said = {
        "from": "customer", "html": '<p>Mi <b>caldera</b><script>x()</script></p>', "at": "2026-03-02T09:15:00Z",
        "attachments": [{"name": "foto.jpg", "url": "https://x.example/1"}],
    }  # fmt: skip
    imported = bring({"a.json": lines(ticket(1, messages=[said]))})
    message = Message.objects.get()
    assert message.text.startswith("Mi caldera\n\n")
    assert "foto.jpg (https://x.example/1)" in message.text
    assert "<b>caldera</b>" in message.html
    assert "script" not in message.html
    assert imported.tally.files_left_behind == 1


def test_one_that_the_database_does_not_take_leaves_the_others(bring, monkeypatch):
    far = "9999-12-31T23:59:59Z"
    strange = ticket(2, custom_fields={"n": 10**14}, customer={"name": "x" * 500, "email": "no"})
    imported = bring(
        {"a.json": lines(ticket(1), strange, ticket(3, created_at=far, messages=[{"text": "x", "at": far}]))}
    )
    assert imported.tally.taken == 2
    assert imported.reasons == [(3, say.IN_FUTURE), (2, say.IDENTIFIER_LEFT_OUT)]


def test_more_cases_are_not_more_statements(bring):
    with CaptureQueriesContext(connection) as few:
        bring({"a.json": lines(*(ticket(n) for n in range(2)))})
    with CaptureQueriesContext(connection) as many:
        bring({"b.json": lines(*(ticket(n) for n in range(10, 60)))})
    assert len(many) <= len(few) + 2


def test_customers_get_what_nobody_has_and_articles_come_sanitised(bring):
    bring({"c.csv": "id;nombre;correo\n1;Rosa;rosa@x.example\n"}, "customers")
    again = bring(
        {"d.csv": "id;nombre;correo;teléfono\n2;R.;rosa@x.example;600000001\n1;Rosa;;\n"}, "customers"
    )
    assert (again.tally.taken, again.tally.known, again.tally.new_customers) == (1, 1, 0)
    assert Customer.objects.get().identifiers.count() == 2
    article = {
        "id": 1,
        "title": "Purgar",
        "html": "<p onclick=x>Abra</p>",
        "published": True,
        "category": "A > B",
    }
    for _ in range(2):
        bring({"k.json": lines(article)}, "articles")
    row = Article.objects.get()
    assert (row.html, row.category, row.origin) == ("<p>Abra</p>", "A / B", "json:1")


def test_what_was_erased_does_not_come_back_and_its_id_is_gone(bring):
    files = {"a.json": lines(ticket(1))}
    bring(files)
    row = Ticket.objects.get()
    assert forget_import_origin(kind="ticket", object_id=row.pk, by=SYSTEM, at=AT) == 1
    assert not ImportOrigin.objects.filter(kind="ticket", origin_id="1").exists()
    again = bring(files)
    assert again.tally.taken == 0
    assert again.reasons == [(1, say.ERASED_HERE)]
    assert again.told[0].origin_id == ""


def test_who_does_not_manage_settings_may_not(bring, house):
    for who in (house.supervisor, house.auditor, NOBODY):
        with pytest.raises(NotPermitted):
            bring({"a.json": lines(ticket())}, by=who)
    assert not Ticket.objects.exists()
