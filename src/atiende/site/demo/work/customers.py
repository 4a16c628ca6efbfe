"""What is known of some customers of the demonstration beyond their name and address."""

from __future__ import annotations

import datetime as dt
from typing import Final

from atiende.catalogue.actions.save_owned_product import save_owned_product
from atiende.catalogue.rules.fields import OwnedFields
from atiende.customers.actions.add_customer_field import add_customer_field
from atiende.customers.actions.create_customer import create_customer
from atiende.customers.actions.describe_customer import describe_customer
from atiende.customers.actions.note_on_customer import note_on_customer
from atiende.customers.actions.propose_duplicates import propose_duplicates
from atiende.customers.actions.record_consent import record_consent
from atiende.customers.queries import find_by_identifier
from atiende.customers.rules.customer import CustomerFields, NewIdentifier
from atiende.customers.rules.own_fields import OwnFieldDefinition
from atiende.customers.rules.profile import Profile
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.rules.demonstration import name_apart
from atiende.platform.demonstration import mark
from atiende.site.demo.shop import PRODUCTS
from atiende.site.demo.work.doing import DemoCase, Doing

_SHOP: Final = OwnFieldDefinition(
    label="Tienda habitual", kind="choice", options=("Madrid Arapiles", "Sevilla Nervión", "Málaga Centro", "Internet")
)  # fmt: skip
_CLUB: Final = OwnFieldDefinition(label="Número del club", kind="text", hint="Está en la tarjeta, detrás.")


def customers(doing: Doing) -> int:
    """How many customers came by it."""
    shop, club = (_field(doing, each) for each in (_SHOP, _CLUB))
    if doing.has("tiendas-023"):
        hotel = doing.cases["tiendas-023"].customer_id
        profile = Profile(
            preferred_channel="mail", city="Málaga", country="ES", own_fields={shop: "Málaga Centro"}
        )
        describe_customer(customer_id=hotel, profile=profile, by=doing.person("marta"), at=doing.at)
        text = "Compra para el hotel. Siempre pregunta a su decoradora antes de decidir."
        note_on_customer(customer_id=hotel, text=text, is_pinned=True, by=doing.person("marta"), at=doing.at)
        _consent(doing, hotel)
    if doing.has("tecnico-012"):
        _calls_in_the_morning(doing, doing.cases["tecnico-012"].customer_id, club)
    return _twice(doing, doing.cases["tecnico-027"]) if doing.has("tecnico-027") else 0


def _field(doing: Doing, wanted: OwnFieldDefinition) -> str:
    """A company that has a field of this name keeps it."""
    try:
        field = add_customer_field(definition=wanted, by=doing.by, at=doing.at)
    except InvalidInput:
        apart = OwnFieldDefinition(
            label=name_apart(wanted.label), kind=wanted.kind, hint=wanted.hint, options=wanted.options
        )
        field = add_customer_field(definition=apart, by=doing.by, at=doing.at)
    mark("customer_field", [field.pk])
    return str(field.key)


def _calls_in_the_morning(doing: Doing, customer_id: int, club: str) -> None:
    profile = Profile(
        preferred_channel="phone", hours_from=dt.time(9), hours_to=dt.time(13), own_fields={club: "NH-004417"}
    )
    describe_customer(customer_id=customer_id, profile=profile, by=doing.person("nerea"), at=doing.at)
    text = "Mejor por teléfono y por la mañana: por la tarde cuida de su madre."
    note_on_customer(customer_id=customer_id, text=text, by=doing.person("nerea"), at=doing.at)


def _consent(doing: Doing, customer_id: int) -> None:
    record_consent(
        customer_id=customer_id,
        purpose="marketing",
        how="form",
        proof="Casilla del formulario de alta de empresas",
        given_at=doing.days(-40),
        by=doing.person("marta"),
        at=doing.at,
    )


def _twice(doing: Doing, case: DemoCase) -> int:
    """The same person under another address, and what she has at home."""
    fields = CustomerFields(name="Virginia Zambrano Cedeño", language="es")
    address = "v.zambrano+compras@correo.example"
    same = create_customer(
        fields=fields, identifiers=_free(address), by=doing.person("nerea"), at=doing.at
    ).pk
    mark("customer", [same])
    propose_duplicates(by=doing.by, at=doing.at)
    if find_by_identifier("email", case.address, "") == case.customer_id:
        _has_a_dryer(doing, case)
    return 1


def _free(address: str) -> list[NewIdentifier]:
    return [] if find_by_identifier("email", address, "") else [NewIdentifier("email", address)]


def _has_a_dryer(doing: Doing, case: DemoCase) -> None:
    bought = doing.days(-19).date()
    owned = OwnedFields(
        customer_kind="email",
        customer=case.address,
        sku="SECADORA-LUMBRE",
        name=PRODUCTS["secadora-lumbre"][0],
        serial="LB9-2207-00418",
        bought_on=bought,
        warranty_until=bought.replace(year=bought.year + 3, day=min(bought.day, 28)),
    )
    mark("owned_product", [save_owned_product(owned=owned, by=doing.by, at=doing.at).pk])
