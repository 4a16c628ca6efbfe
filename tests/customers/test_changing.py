"""Customers made and changed by hand, each step for who may."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest

from atiende.customers import queries
from atiende.customers.actions.add_identifier import add_identifier
from atiende.customers.actions.change_customer import change_customer
from atiende.customers.actions.create_customer import create_customer
from atiende.customers.actions.remove_identifier import remove_identifier
from atiende.customers.actions.verify_identifier import verify_identifier
from atiende.customers.errors import IdentifierTaken, NotAnIdentifier
from atiende.customers.models import Customer, Identifier, IdentifierVerification
from atiende.customers.rules.customer import CustomerFields, NewIdentifier
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput, NotFound, NotPermitted
from atiende.platform.models import AuditEntry, OutboxEvent
from tests.customers.conftest import AGENT, AT, READER, STRANGER

MARTA = CustomerFields(name=" Marta\u202e  Gil ", language="es", time_zone="Europe/Madrid")


def test_one_made_by_hand_has_its_identifiers(db: None) -> None:
    made = create_customer(
        fields=MARTA,
        identifiers=[NewIdentifier("phone", "600 11 22 33", "ES"), NewIdentifier("email", "M@a.example")],
        by=AGENT,
        at=AT,
    )
    assert made.name == "Marta Gil"
    assert [i.normal_value for i in queries.identifiers_of([made.pk])] == ["+34600112233", "m@a.example"]
    assert OutboxEvent.objects.filter(name="customers.created.v1").count() == 1


def test_the_same_form_twice_makes_one(db: None) -> None:
    submission = uuid.uuid4()
    made = [create_customer(fields=MARTA, by=AGENT, at=AT, submission=submission).pk for _ in range(2)]
    assert made[0] == made[1]
    assert Customer.objects.count() == 1


def test_a_taken_identifier_undoes_the_whole_form(known: Callable[..., int]) -> None:
    other = known("m@a.example")
    with pytest.raises(IdentifierTaken) as refused:
        create_customer(fields=MARTA, identifiers=[NewIdentifier("email", "M@A.example")], by=AGENT, at=AT)
    assert refused.value.customer_id == other
    assert Customer.objects.count() == 1


def test_the_other_customer_is_named_only_to_who_may_see_customers(known: Callable[..., int]) -> None:
    other, mine = known("m@a.example"), known("n@a.example")
    blind = Actor(id=7, label="Ciego", grants=frozenset({"customers.manage"}))
    with pytest.raises(NotFound):
        add_identifier(customer_id=mine, kind="email", value="z@a.example", by=blind, at=AT)
    taken = [NewIdentifier("email", "m@a.example")]
    for actor, named in ((blind, None), (AGENT, other)):
        with pytest.raises(IdentifierTaken) as refused:
            create_customer(fields=MARTA, identifiers=taken, by=actor, at=AT)
        assert refused.value.customer_id == named


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        (CustomerFields(), "name"),
        (CustomerFields(name="A", kind="robot"), "kind"),
        (CustomerFields(name="A", language="xx"), "language"),
        (CustomerFields(name="A", time_zone="Mars/Base"), "time_zone"),
        (CustomerFields(name="A", company_id=999), "company_id"),
        (CustomerFields(name="A", company_id=-1), "company_id"),
        (CustomerFields(name="A", kind="company", company_id=1), "company_id"),
    ],
)
def test_what_cannot_be_is_refused_on_its_field(db: None, fields: CustomerFields, wrong: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        create_customer(fields=fields, by=AGENT, at=AT)
    assert set(refused.value.fields) == {wrong}


def test_an_old_version_is_refused_and_the_same_again_changes_nothing(known: Callable[..., int]) -> None:
    customer_id = known("m@a.example", "Marta")
    change_customer(customer_id=customer_id, fields=MARTA, version=1, by=AGENT, at=AT)
    change_customer(customer_id=customer_id, fields=MARTA, version=1, by=AGENT, at=AT)
    with pytest.raises(Conflict):
        change_customer(
            customer_id=customer_id, fields=CustomerFields(name="Otra"), version=1, by=AGENT, at=AT
        )
    entries = AuditEntry.objects.filter(verb="customers.customer_changed")
    assert [entry.fields for entry in entries] == [["language", "name", "time_zone"]]


def test_people_belong_to_a_company_and_find_it_after_it_was_joined_with_another(db: None) -> None:
    company = create_customer(fields=CustomerFields(kind="company", name="Acme"), by=AGENT, at=AT)
    person = create_customer(fields=CustomerFields(name="Marta", company_id=company.pk), by=AGENT, at=AT)
    assert [row.pk for row in queries.people_of(AGENT, company.pk)] == [person.pk]
    assert queries.company_of(person) == company
    with pytest.raises(InvalidInput):
        change_customer(
            customer_id=company.pk, fields=CustomerFields(name="Acme"), version=1, by=AGENT, at=AT
        )


def test_verifying_says_how_and_by_whom_and_the_first_proof_stands(known: Callable[..., int]) -> None:
    known("m@a.example")
    identifier = Identifier.objects.get()
    verify_identifier(identifier_id=identifier.pk, method="call", by=AGENT, at=AT)
    verify_identifier(identifier_id=identifier.pk, method="document", by=AGENT, at=AT)
    proof = IdentifierVerification.objects.get()
    assert (proof.method, proof.verified_by_id, proof.verified_by_label) == ("call", AGENT.id, AGENT.label)
    with pytest.raises(InvalidInput):
        verify_identifier(identifier_id=identifier.pk, method="feeling", by=AGENT, at=AT)


def test_a_removed_identifier_names_nobody_and_a_nameless_customer_stands_elsewhere(
    known: Callable[..., int],
) -> None:
    customer_id = known("m@a.example")
    assert Customer.objects.get().folded_name == "m@a.example"
    add_identifier(customer_id=customer_id, kind="email", value="z@a.example", by=AGENT, at=AT)
    remove_identifier(identifier_id=Identifier.objects.earliest("pk").pk, by=AGENT, at=AT)
    assert queries.find_by_identifier("email", "m@a.example") is None
    assert Customer.objects.get().folded_name == "z@a.example"


def test_no_field_keeps_what_a_browser_could_run_as_a_link_29(known: Callable[..., int]) -> None:
    customer_id = known("m@a.example")
    for kind in ("email", "phone", "external_id", "tax_id", "messenger", "telegram", "x", "instagram"):
        for value in ("javascript:alert(1)", "JavaScript:alert(1)//@x.example", "data:text/html,<b>"):
            with pytest.raises(NotAnIdentifier):
                add_identifier(customer_id=customer_id, kind=kind, value=value, by=AGENT, at=AT)


def test_a_company_s_tax_number_must_exist_in_its_country(db: None) -> None:
    company = create_customer(fields=CustomerFields(kind="company", name="Acme"), by=AGENT, at=AT).pk
    with pytest.raises(NotAnIdentifier):
        add_identifier(customer_id=company, kind="tax_id", value="B12345678", country="ES", by=AGENT, at=AT)
    added = add_identifier(
        customer_id=company, kind="tax_id", value="b-12345674", country="ES", by=AGENT, at=AT
    )
    assert added.normal_value == "B12345674"


@pytest.mark.parametrize("actor", [READER, STRANGER])
def test_who_may_not_change_customers_changes_nothing(known: Callable[..., int], actor: Actor) -> None:
    customer_id = known("m@a.example")
    identifier_id = Identifier.objects.get().pk
    for act in (
        lambda: create_customer(fields=MARTA, by=actor, at=AT),
        lambda: change_customer(customer_id=customer_id, fields=MARTA, version=1, by=actor, at=AT),
        lambda: add_identifier(customer_id=customer_id, kind="x", value="m", by=actor, at=AT),
        lambda: verify_identifier(identifier_id=identifier_id, method="call", by=actor, at=AT),
        lambda: remove_identifier(identifier_id=identifier_id, by=actor, at=AT),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert Identifier.objects.count() == 1
