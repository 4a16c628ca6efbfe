"""The demonstration comes in and goes out as a whole, sends nothing, and leaves what is real as it was."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client

from atiende.automation.actions.run_rules import run_rules
from atiende.automation.models import RuleRun
from atiende.automation.rules.happening import Happening
from atiende.catalogue.actions.save_order import save_order
from atiende.catalogue.actions.save_products import save_products
from atiende.catalogue.models import Order, Product
from atiende.catalogue.rules.fields import OrderFields, ProductFields
from atiende.channels.actions.create_mailbox import create_mailbox
from atiende.channels.actions.queue_outgoing_mail import queue_outgoing_mail
from atiende.channels.models import Mailbox, OutgoingMail
from atiende.channels.rules.mailbox import MailboxFields
from atiende.channels.sending.attempt import send
from atiende.customers.actions.identify_customer import identify_customer
from atiende.customers.models import Customer, Identifier
from atiende.identity.rules.grants import ALL_GRANTS
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.ids import instant_of
from atiende.kernel.refusals import NotPermitted
from atiende.notifications.actions.send_mails import send_mails
from atiende.notifications.models import Notification
from atiende.organisation.errors import DemonstrationInUse
from atiende.organisation.models import Brand
from atiende.platform.demonstration import marked
from atiende.platform.models import OutboxEvent, StoredFileRow
from atiende.platform.models import OutgoingMail as PlatformMail
from atiende.platform.storage import store
from atiende.platform.told import words_of
from atiende.side_conversations.actions.open_side_conversation import open_side_conversation
from atiende.side_conversations.rules.writing import SideFile
from atiende.site.demo import loading
from atiende.site.demo.correspondence import DemoThread, threads
from atiende.site.demo.loading import DemonstrationIsThere, Loaded, load_demonstration
from atiende.site.demo.removing import NoDemonstration, remove_demonstration
from atiende.tickets.actions.add_custom_field import add_custom_field
from atiende.tickets.actions.change_custom_field import change_custom_field
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.actions.open_ticket import open_ticket
from atiende.tickets.models import CustomField, Message, Ticket, TicketStatus, TimelineEntry
from atiende.tickets.queries import search_tickets
from atiende.tickets.rules.field_definition import FieldDefinition
from atiende.tickets.rules.incoming import Incoming, Opening
from tests.desk.office import arrives, signed_in, team, writes_again

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
EVERY = 40
"""A fortieth of it is loaded here; `test_up_with_it` loads all."""
EXAMPLES = {
    *("automation.Rule", "automation.RuleRun", "automation.RuleVersion", "catalogue.OwnedProduct"),
    *("customers.Consent", "customers.CustomerField", "customers.CustomerNote", "customers.CustomerProfile"),
    *(
        "notifications.Notification",
        "playbooks.CannedReply",
        "playbooks.Macro",
        "views.View",
        "views.ViewTeam",
    ),
    *("side_conversations.SideConversation", "side_conversations.SideMessage"),
    *("tasks.AppliedPlan", "tasks.Approval", "tasks.ApprovalStep", "tasks.Checklist", "tasks.ChecklistItem"),
    *("tasks.ChecklistTemplate", "tasks.PlanTemplate", "tasks.Quote", "tasks.QuoteAnswer", "tasks.QuoteLine"),
    *("tasks.Task", "tasks.TimeEntry", "tickets.ContactReason", "tickets.DraftReview", "tickets.HandOver"),
    *("tickets.Mention", "tickets.TicketLink", "tickets.TicketMerge", "tickets.TicketStatus"),
}
"""Of each of these the demonstration has one at least."""
KEPT_FOR_EVER = {"platform.AuditEntry", "platform.OutboxEvent", "platform.PendingDelivery", "platform.Lane"}


WORKED_ON = frozenset(
    {
        *(
            "tecnico-012",
            "tecnico-021",
            "tecnico-027",
            "tecnico-107",
            "tecnico-114",
            "tecnico-118",
            "tecnico-140",
        ),
        *(
            "tecnico-141",
            "envios-004",
            "envios-014",
            "envios-102",
            "facturas-022",
            "tiendas-012",
            "tiendas-023",
        ),
        "tiendas-030",
    }
)
"""Cases in which its people did more than write; they are loaded here too."""


def chosen(now: dt.datetime) -> list[DemoThread]:
    found = threads(now)
    every = {each.key for each in found[::EVERY]}
    return [each for each in found if each.key in every | WORKED_ON]


@pytest.fixture(autouse=True)
def _some_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "threads", chosen)


def load() -> Loaded:
    return load_demonstration(by=SYSTEM, at=NOW)


def mailbox_of(brand_id: int) -> Mailbox:
    """As if somebody had given the demonstration a mailbox that works."""
    fields = MailboxFields(name="De verdad", address="a@real.example")
    made = create_mailbox(fields=fields, by=SYSTEM, at=NOW)
    Mailbox.objects.filter(pk=made.pk).update(brand_id=brand_id)
    return Mailbox.objects.get(pk=made.pk)


def rows() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, but for what is kept for ever."""
    return {
        model._meta.label: sorted(model.objects.values(), key=str)
        for model in apps.get_models()
        if model._meta.label not in KEPT_FOR_EVER and model._meta.app_label != "procrastinate"
    }


def own_catalogue_and_fields(ticket_id: int) -> None:
    """A field, a product and an order of the company's own that are called like some of the demonstration's."""
    add_custom_field(definition=FieldDefinition(label="Producto", kind="text"), by=SYSTEM, at=NOW)
    change_custom_fields(ticket_id=ticket_id, values={"producto": "Caldera"}, by=SYSTEM, at=NOW)
    save_products(products=[ProductFields(sku="SOFA-BRUMA", name="Nuestro sofá")], by=SYSTEM, at=NOW)
    number = next(thread.order for thread in chosen(NOW) if thread.order)
    save_order(
        order=OrderFields(
            number=number, customer_kind="email", customer="yo@cliente.example", placed_on=NOW.date()
        ),
        by=SYSTEM,
        at=NOW,
    )


def test_cases_stand_where_their_correspondence_ends() -> None:
    loaded = load()
    assert loaded.tickets == Ticket.objects.count() == len(chosen(NOW))
    assert loaded.messages == sum(len(thread.messages) for thread in chosen(NOW))
    assert loaded.customers == Customer.objects.count()
    for ticket, thread in zip(Ticket.objects.order_by("number"), chosen(NOW), strict=True):
        texts = list(ticket.messages.order_by("pk").values_list("text", "at"))
        written = [(message.text, message.at) for message in thread.messages]
        assert (ticket.subject, ticket.opened_at) == (thread.subject.strip(), thread.messages[0].at)
        assert texts[: len(written)] == written
        if thread.key not in WORKED_ON:
            assert (ticket.category, texts) == (thread.status, written)
            assert ticket.last_message_at <= thread.messages[-1].at


def test_nobody_is_written_to_and_nobody_can_sign_in() -> None:
    load()
    assert not OutgoingMail.objects.exists()
    assert not PlatformMail.objects.exists()
    assert not OutboxEvent.objects.filter(name__startswith="tickets.").exists()
    people = get_user_model().objects.filter(pk__in=marked("user"))
    assert not any(person.has_usable_password() for person in people)
    assert not Client().login(username=people[0].email, password="")


def test_an_answer_in_the_demonstration_leaves_by_no_door() -> None:
    administrator = signed_in("administrator")
    load()
    ticket = Ticket.objects.filter(channel="mail").exclude(category="closed").first()
    assert ticket is not None
    administrator.post(f"/desk/tickets/{ticket.number}/reply", {"text": "Hola"})
    message = Message.objects.order_by("pk").last()
    assert message is not None
    mailbox = mailbox_of(ticket.brand_id)
    assert queue_outgoing_mail(message_id=message.pk, by=SYSTEM, at=NOW) is None
    message.refresh_from_db()
    assert (message.delivery, "demostración" in words_of(message.delivery_words)) == ("failed", True)
    forced = OutgoingMail.objects.create(
        mailbox=mailbox, message_id=message.pk, ticket=ticket, header_id="x@novahogar.example",
        recipients=["x@correo.example"], queued_at=NOW, next_attempt_at=NOW,
    )  # fmt: skip
    assert send(forced.pk, lambda: NOW) != "sent"


def test_nobody_of_it_is_mailed_what_they_are_told() -> None:
    load()
    assert Notification.objects.filter(person_id__in=marked("user")).exists()
    Notification.objects.update(mail_at=NOW)
    assert send_mails(by=SYSTEM, at=NOW) == 0
    assert not PlatformMail.objects.exists()


def test_its_rules_are_for_its_own_cases() -> None:
    mine = arrives("Huele a quemado y sale humo", subject="Humo", address="yo@cliente.example")
    load()
    seen = Happening(triggers=("opened",), event="tickets.opened.v1", ticket_id=mine.ticket_id, at=NOW)
    assert run_rules(happening=seen, by=SYSTEM, at=NOW) == 0
    assert RuleRun.objects.filter(outcome="acted").exclude(ticket_id=mine.ticket_id).exists()


def test_what_a_real_case_has_by_now_stays() -> None:
    mine = arrives("Mi caldera", address="yo@cliente.example")
    load()
    status = TicketStatus.objects.get(label_for_agents="Esperando al proveedor")
    Ticket.objects.filter(pk=mine.ticket_id).update(status=status, category=status.category)
    remove_demonstration(by=SYSTEM, at=NOW)
    assert list(TicketStatus.objects.filter(is_builtin=False)) == [status]
    assert not marked("ticket_status")


def test_files_written_aside_in_it_are_let_go() -> None:
    load()
    kept = store(b"x", name="x.txt", media_type="text/plain")
    file = SideFile(kept.id, "x.txt", "text/plain", 1, kept.sha256)
    open_side_conversation(
        ticket_id=Ticket.objects.filter(brand_id__in=marked("brand")).order_by("pk")[0].pk,
        subject="x",
        recipients=["x@taller.example"],
        text="x",
        files=(file,),
        by=Actor(id=min(marked("user")), label="x", grants=ALL_GRANTS),
        at=NOW,
    )
    assert StoredFileRow.objects.get(pk=kept.id).references == 1
    remove_demonstration(by=SYSTEM, at=NOW)
    assert StoredFileRow.objects.get(pk=kept.id).references == 0


def test_it_is_loaded_once() -> None:
    load()
    with pytest.raises(DemonstrationIsThere):
        load()


def test_what_is_not_there_cannot_be_removed() -> None:
    with pytest.raises(NoDemonstration):
        remove_demonstration(by=SYSTEM, at=NOW)


def test_removed_nothing_of_it_is_left_and_the_rest_is_as_it_was() -> None:
    agent = signed_in()
    mine = arrives("Mi caldera", subject="Caldera", address="yo@cliente.example")
    writes_again(mine.ticket_id)
    agent.post(f"/desk/tickets/{mine.number}/note", {"text": "Ojo"})
    own_catalogue_and_fields(mine.ticket_id)
    before = rows()
    load()
    between = rows()
    assert {label for label in between if len(between[label]) > len(before[label])} >= EXAMPLES
    other = Ticket.objects.filter(brand_id__in=marked("brand")).order_by("pk").first()
    assert other is not None
    agent_of_all = signed_in("administrator", "Bea Ruiz")
    agent_of_all.post(f"/desk/tickets/{other.number}/note", {"text": "Probando"})
    agent_of_all.post(f"/desk/tickets/{other.number}/tags", {"name": "solo-de-prueba"})
    assert remove_demonstration(by=SYSTEM, at=NOW) > 10
    agent_of_all.logout()
    get_user_model().objects.filter(pk=agent_of_all.actor.id).delete()
    after = rows()
    assert {label for label in after if after[label] != before[label]} <= {
        "platform.SearchWord",
        "sessions.Session",
    }
    assert search_tickets(SYSTEM, "caldera", now=NOW).rows


def test_a_customer_of_the_demonstration_who_has_a_real_case_stays() -> None:
    signed_in()
    brand = Brand.objects.get()
    load()
    customer_id = min(marked("customer"))
    message = Incoming(channel="mail", customer_id=customer_id, author_label="Yo", text="Esto es de verdad")
    opening = Opening(
        brand_id=brand.pk, team_id=None, customer_id=customer_id, address="x@cliente.example", subject="Real",
        channel="mail", language="es", time_zone="Europe/Madrid", message=message,
    )  # fmt: skip
    real = open_ticket(opening=opening, by=SYSTEM, at=NOW)
    remove_demonstration(by=SYSTEM, at=NOW)
    assert list(Ticket.objects.values_list("pk", flat=True)) == [real.ticket_id]
    assert list(Customer.objects.values_list("pk", flat=True)) == [customer_id]
    assert not marked("customer")


def test_what_uses_its_brand_holds_the_brand() -> None:
    load()
    brand_id = min(marked("brand"))
    mailbox_of(brand_id)
    with pytest.raises(DemonstrationInUse):
        remove_demonstration(by=SYSTEM, at=NOW)
    assert Brand.objects.filter(pk=brand_id).exists()


def test_a_name_that_the_company_has_stays_the_companys() -> None:
    team("Tiendas")
    load()
    assert Brand.objects.filter(name="Nova Hogar (demostración)").exists()
    remove_demonstration(by=SYSTEM, at=NOW)
    assert Brand.objects.get().name == "Nova Hogar"


def test_who_does_not_manage_settings_may_not() -> None:
    stranger = Actor(id=9, label="Ana", grants=frozenset({"tickets.read"}))
    with pytest.raises(NotPermitted):
        load_demonstration(by=stranger, at=NOW)
    with pytest.raises(NotPermitted):
        remove_demonstration(by=stranger, at=NOW)


def test_a_real_customer_with_an_address_of_the_demonstration_stays_as_they_were() -> None:
    thread = next(each for each in chosen(NOW) if each.email and each.phone)
    real = [
        identify_customer(kind="email", value=thread.email, by=SYSTEM, at=NOW),
        identify_customer(kind="phone", value=thread.phone, country="ES", by=SYSTEM, at=NOW),
    ]
    before = list(Customer.objects.order_by("pk").values())
    load()
    assert not {*real} & marked("customer")
    assert Ticket.objects.filter(customer_id__in=real).count() == 0
    remove_demonstration(by=SYSTEM, at=NOW)
    assert list(Customer.objects.order_by("pk").values()) == before


def test_customers_have_their_numbers_and_companies() -> None:
    load()
    both = [each for each in chosen(NOW) if each.email and each.phone]
    firms = {each.company for each in chosen(NOW) if each.company}
    assert Identifier.objects.filter(kind="phone").count() >= len({each.phone for each in both}) > 0
    assert set(Customer.objects.filter(kind="company").values_list("name", flat=True)) == firms


def test_ids_carry_the_times_of_what_was_said_and_searching_by_date_finds_it() -> None:
    load()
    for model in (Message, TimelineEntry):
        for row in model.objects.filter(at__lt=NOW):
            assert abs(instant_of(row.pk) - row.at) < dt.timedelta(milliseconds=1)
    old = Ticket.objects.order_by("opened_at")[0]
    day = old.opened_at.date()
    until = old.last_message_at.date() + dt.timedelta(days=1)
    found = search_tickets(SYSTEM, f"desde:{day} antes:{until}", now=NOW).rows
    assert old.pk in {hit.ticket.pk for hit in found}
    newer = search_tickets(SYSTEM, f"desde:{until}", now=NOW).rows
    assert old.pk not in {hit.ticket.pk for hit in newer}


def test_what_was_ordered_is_there_and_marked() -> None:
    load()
    numbers = {thread.order for thread in chosen(NOW) if thread.order}
    assert set(Order.objects.values_list("number", flat=True)) == numbers
    assert marked("order") == set(Order.objects.values_list("pk", flat=True))
    assert marked("product") == set(Product.objects.values_list("pk", flat=True))
    order = Order.objects.filter(lines__isnull=False).first()
    assert order is not None
    assert order.total == sum(line.price or 0 for line in order.lines.all())
    assert order.placed_on < NOW.date()
    assert "Demostración" in signed_in().get("/desk/products/?q=sofa").content.decode()


def test_the_company_keeps_what_it_handed_in_since() -> None:
    load()
    order = Order.objects.first()
    assert order is not None
    save_order(
        order=OrderFields(
            number=order.number, customer_kind="email", customer="yo@cliente.example", placed_on=NOW.date()
        ),
        by=SYSTEM,
        at=NOW,
    )
    save_products(products=[ProductFields(sku="SOFA-BRUMA", name="Nuestro sofá")], by=SYSTEM, at=NOW)
    field = CustomField.objects.get(key="producto")
    everywhere = FieldDefinition(label="Producto", kind=field.kind, options=("Sofá",))
    change_custom_field(field_id=field.pk, definition=everywhere, version=1, by=SYSTEM, at=NOW)
    remove_demonstration(by=SYSTEM, at=NOW)
    assert list(Order.objects.values_list("number", flat=True)) == [order.number]
    assert list(Product.objects.values_list("name", flat=True)) == ["Nuestro sofá"]
    assert list(CustomField.objects.values_list("key", flat=True)) == ["producto"]
    assert not (marked("order") | marked("product") | marked("custom_field"))


def test_cases_answer_what_is_asked_and_new_ones_wait_for_it() -> None:
    load()
    for ticket in Ticket.objects.all():
        assert ("motivo_del_contacto" in ticket.custom_fields) is (ticket.category != "new")
    keys = set(CustomField.objects.values_list("key", flat=True))
    assert {key for ticket in Ticket.objects.all() for key in ticket.custom_fields} <= keys
