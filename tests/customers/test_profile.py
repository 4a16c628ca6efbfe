"""How customers want to be treated, who they are, and the company's own fields of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from atiende.customers import queries
from atiende.customers.actions.add_customer_field import add_customer_field
from atiende.customers.actions.archive_customer_field import archive_customer_field
from atiende.customers.actions.change_customer_field import change_customer_field
from atiende.customers.actions.delete_customer_field import delete_customer_field
from atiende.customers.actions.describe_customer import describe_customer
from atiende.customers.actions.merge_customers import merge_customers
from atiende.customers.actions.move_customer_field import move_customer_field
from atiende.customers.errors import CustomerFieldIsUsed
from atiende.customers.models import CustomerField, CustomerProfile
from atiende.customers.personal_data import export_customer
from atiende.customers.rules.own_fields import OwnFieldDefinition
from atiende.customers.rules.profile import Profile
from atiende.kernel.refusals import Conflict, InvalidInput, NotPermitted
from atiende.platform.models import AuditEntry
from tests.customers.conftest import ADMINISTRATOR, AGENT, AT, READER


def asks(label: str, kind: str = "text", options: tuple[str, ...] = ()) -> CustomerField:
    definition = OwnFieldDefinition(label=label, kind=kind, options=options)
    return add_customer_field(definition=definition, by=ADMINISTRATOR, at=AT)


def describes(customer_id: int, version: int | None = None, **more: object) -> CustomerProfile:
    return describe_customer(
        customer_id=customer_id,
        profile=Profile(**more),  # type: ignore[arg-type]
        version=version,
        by=AGENT,
        at=AT,
    )


def test_what_is_known_is_kept_found_and_exported(known: Callable[..., int]) -> None:
    asks("Tarjeta de socio")
    asks("Nivel", "choice", ("Oro", "Plata"))
    rosa = known("rosa@a.example", "Rosa")
    describes(
        rosa,
        preferred_channel="phone",
        hours_from=dt.time(9),
        hours_to=dt.time(13),
        form_of_address="usted",
        country="es",
        own_fields={"tarjeta_de_socio": "ZX-4471", "nivel": "Oro"},
    )
    profile, version = queries.profile_for(READER, rosa, [rosa])
    assert (profile.preferred_channel, profile.country, version) == ("phone", "ES", 1)
    assert [row.pk for row in queries.list_customers(READER, search="zx-4471").rows] == [rosa]
    told = next(iter(export_customer([rosa]).records["profiles"]))
    assert told["own_fields"] == {"tarjeta_de_socio": "ZX-4471", "nivel": "Oro"}
    entry = AuditEntry.objects.get(verb="customers.customer_described")
    assert "own_fields" in entry.fields
    assert "ZX" not in str(entry.details)


def test_what_is_not_named_stays_and_none_takes_away(known: Callable[..., int]) -> None:
    asks("Nivel", "choice", ("Oro",))
    asks("Notas", "long_text")
    rosa = known("rosa@a.example")
    describes(rosa, own_fields={"nivel": "Oro", "notas": "algo"})
    describes(rosa, own_fields={"notas": None})
    assert CustomerProfile.objects.get().own_fields == {"nivel": "Oro"}
    assert describes(rosa).version == 2
    with pytest.raises(Conflict):
        describes(rosa, version=1, city="Cuenca")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("preferred_channel", "pigeon"),
        ("form_of_address", "thou"),
        ("country", "Spain"),
        ("born_on", dt.date(2027, 1, 1)),
        ("gender", "?"),
        ("own_fields", {"nobody": "x"}),
        ("own_fields", {"nivel": "Bronce"}),
        ("own_fields", {"edad": "doce"}),
        ("own_fields", {"edad": float("inf")}),
        ("own_fields", {"alta": "2026-02-30"}),
        ("own_fields", {"vip": "yes"}),
    ],
)
def test_what_cannot_be_is_refused(known: Callable[..., int], field: str, value: object) -> None:
    asks("Nivel", "choice", ("Oro",))
    asks("Edad", "number")
    asks("Alta", "date")
    asks("VIP", "yes_no")
    with pytest.raises(InvalidInput):
        describes(known("rosa@a.example"), **{field: value})
    assert not CustomerProfile.objects.exists()


def test_hours_are_two_in_order(known: Callable[..., int]) -> None:
    for hours in ({"hours_from": dt.time(9)}, {"hours_from": dt.time(9), "hours_to": dt.time(9)}):
        with pytest.raises(InvalidInput):
            describes(known("rosa@a.example"), **hours)


def test_who_was_joined_tells_what_the_survivor_does_not_know(known: Callable[..., int]) -> None:
    one, two = known("1@a.example"), known("2@a.example")
    describes(one, city="Cuenca", country="ES")
    describes(two, country="PT")
    merge_customers(source_id=one, target_id=two, by=AGENT, at=AT)
    profile, _ = queries.profile_for(READER, two, [one, two])
    assert (profile.city, profile.country) == ("Cuenca", "PT")


def test_fields_are_defined_moved_archived_and_deleted(known: Callable[..., int]) -> None:
    first, second = asks("Nivel", "choice", ("Oro", "oro", "Plata")), asks("Segundo")
    assert first.options == ["Oro", "Plata"]
    with pytest.raises(InvalidInput):
        asks("nivel")
    move_customer_field(field_id=second.pk, is_up=True, by=ADMINISTRATOR, at=AT)
    assert [each.key for each in queries.customer_fields()] == ["segundo", "nivel"]
    renamed = OwnFieldDefinition(label="Categoría", kind="text", options=("Oro",))
    change_customer_field(field_id=first.pk, definition=renamed, version=1, by=ADMINISTRATOR, at=AT)
    rosa = known("rosa@a.example")
    describes(rosa, own_fields={"nivel": "Oro"})
    with pytest.raises(CustomerFieldIsUsed):
        delete_customer_field(field_id=first.pk, by=ADMINISTRATOR, at=AT)
    archive_customer_field(field_id=first.pk, by=ADMINISTRATOR, at=AT)
    with pytest.raises(InvalidInput):
        describes(rosa, own_fields={"nivel": "Plata"})
    describes(rosa, own_fields={"nivel": None})
    delete_customer_field(field_id=first.pk, by=ADMINISTRATOR, at=AT)
    with pytest.raises(NotPermitted):
        delete_customer_field(field_id=second.pk, by=AGENT, at=AT)
