"""The desk's pages of customers, asked for by those who may and those who may not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from atiende.customers.actions.create_customer import create_customer
from atiende.customers.actions.mark_unreachable import mark_unreachable
from atiende.customers.actions.merge_customers import merge_customers
from atiende.customers.models import Customer, CustomerMerge, Identifier
from atiende.customers.rules.customer import CustomerFields
from atiende.kernel.actors import SYSTEM
from atiende.privacy.jobs import make_requested_export
from atiende.privacy.models import CustomerExport
from tests.customers.conftest import AGENT, AT
from tests.customers.screens import company, signed_in

HOSTILE = '<script>alert("x")</script>\u202e'


def to(name: str, *args: object) -> str:
    return reverse(f"desk:{name}", args=args)


@pytest.fixture(autouse=True)
def _company(db: None) -> None:
    company()


def test_the_list_shows_finds_and_escapes(known: Callable[..., int]) -> None:
    known("gil@a.example", HOSTILE)
    known("sin-nombre@a.example")
    client = signed_in("agent")
    page = client.get(to("customers")).content.decode()
    assert "&lt;script&gt;alert" in page
    assert "<script>alert" not in page
    assert "sin-nombre@a.example" in page
    part = client.get(to("customers"), {"q": "nobody"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "gil@a.example" not in part


def test_pages_of_the_list_follow_each_other(known: Callable[..., int]) -> None:
    for number in range(51):
        known(f"{number}@a.example", f"Cliente {number:02}")
    client = signed_in("agent")
    first = client.get(to("customers"))
    second = client.get(to("customers"), {"cursor": first.context["next_after"]})
    assert "Cliente 50" in second.content.decode()
    assert "Cliente 49" not in second.content.decode()


@pytest.mark.parametrize(
    ("role", "status"), [("", 404), ("light_agent", 403), ("auditor", 200), ("agent", 200)]
)
def test_who_sees_customers(known: Callable[..., int], role: str, status: int) -> None:
    customer_id = known("gil@a.example", "Marta Gil")
    client = signed_in(role)
    for address in (to("customers"), to("customer", customer_id)):
        assert client.get(address).status_code == status
    assert Client().get(to("customers")).status_code == 302


def test_who_only_reads_finds_no_button_and_cannot_press_one(known: Callable[..., int]) -> None:
    customer_id = known("gil@a.example", "Marta Gil")
    identifier_id = Identifier.objects.get().pk
    client = signed_in("auditor")
    page = client.get(to("customer", customer_id)).content.decode()
    assert to("customer_edit", customer_id) not in page
    assert to("identifier_remove", customer_id, identifier_id) not in page
    for name, args in (
        ("identifier_add", [customer_id]),
        ("identifier_verify", [customer_id, identifier_id]),
        ("identifier_remove", [customer_id, identifier_id]),
        ("identifier_works", [customer_id, identifier_id]),
        ("customer_merge_with", [customer_id]),
        ("customer_unmerge", [customer_id]),
        ("customer_edit", [customer_id]),
        ("new_customer", []),
        ("customer_data", [customer_id]),
        ("customer_export", [customer_id]),
    ):
        assert client.post(to(name, *args)).status_code == 403, name
    assert Identifier.objects.count() == 1


def test_a_new_customer_with_address_and_telephone() -> None:
    client = signed_in("agent")
    assert client.get(to("new_customer")).status_code == 200
    typed = {"kind": "person", "name": "Marta Gil", "email": "gil@a.example", "phone": "600 11 22 33"}
    answer = client.post(to("new_customer"), typed)
    made = Customer.objects.get()
    assert answer["Location"] == to("customer", made.pk)
    assert Identifier.objects.filter(normal_value="+34600112233").exists()


def test_what_cannot_be_is_said_on_its_field_and_the_text_stays(known: Callable[..., int]) -> None:
    other = known("gil@a.example")
    client = signed_in("agent")
    typed = {"kind": "person", "name": "Marta", "phone": "no"}
    answer = client.post(to("new_customer"), typed)
    assert answer.status_code == 422
    assert "phone" in answer.context["form"].errors
    typed = {"kind": "person", "name": "Marta", "email": "gil@a.example", "company": "Nadie SA"}
    assert "company" in client.post(to("new_customer"), typed).context["form"].errors
    answer = client.post(to("new_customer"), {**typed, "company": ""})
    assert to("customer", other) in answer.content.decode()
    assert 'value="Marta"' in answer.content.decode()


def test_editing_and_meeting_somebody_else(known: Callable[..., int]) -> None:
    customer_id = known("gil@a.example", "Marta")
    acme = create_customer(fields=CustomerFields(kind="company", name="Acme"), by=AGENT, at=AT)
    client = signed_in("agent")
    typed = {"kind": "person", "name": "Marta Gil", "company": "ACME", "version": "1"}
    assert client.post(to("customer_edit", customer_id), typed).status_code == 302
    assert Customer.objects.get(pk=customer_id).company_id == acme.pk
    answer = client.post(to("customer_edit", customer_id), {**typed, "name": "Otra"})
    assert answer.status_code == 422
    assert 'name="version" value="2"' in answer.content.decode()
    assert client.get(to("customer", acme.pk)).content.decode().count("Marta Gil") > 0


def test_identifiers_are_added_verified_mended_and_removed(known: Callable[..., int]) -> None:
    customer_id = known("gil@a.example", "Marta")
    client = signed_in("agent")
    mark_unreachable(
        kind="email", value="gil@a.example", words=f"550 {HOSTILE}", is_permanent=True, by=SYSTEM, at=AT
    )
    page = client.get(to("customer", customer_id)).content.decode()
    assert "550 &lt;script&gt;" in page
    identifier_id = Identifier.objects.get().pk
    client.post(to("identifier_works", customer_id, identifier_id))
    client.post(to("identifier_verify", customer_id, identifier_id), {"method": "call"})
    identifier = Identifier.objects.get()
    assert not hasattr(identifier, "unreachable")
    assert identifier.verification.method == "call"
    client.post(to("identifier_add", customer_id), {"kind": "phone", "value": "600112233"})
    client.post(to("identifier_remove", customer_id, identifier_id))
    assert [row.normal_value for row in Identifier.objects.all()] == ["+34600112233"]
    answer = client.post(to("identifier_add", customer_id), {"kind": "email", "value": "javascript:alert(1)"})
    assert answer.status_code == 422
    assert "value" in answer.context["form"].errors


def test_two_are_joined_after_a_look_and_separated_again(known: Callable[..., int]) -> None:
    one, two = known("vieja@a.example", "Marta G."), known("nueva@a.example", "Marta Gil")
    client = signed_in("agent")
    found = client.get(to("customer_merge", one), {"q": "marta"}).content.decode()
    assert f"?other={two}" in found
    assert f"?other={one}" not in found
    preview = client.get(to("customer_merge", one), {"other": two}).content.decode()
    assert "vieja@a.example" in preview
    assert "nueva@a.example" in preview
    answer = client.post(to("customer_merge_with", one), {"other": two, "keeps": "other"})
    assert answer["Location"] == to("customer", two)
    assert client.get(to("customer", one))["Location"] == to("customer", two)
    assert "vieja@a.example" in client.get(to("customer", two)).content.decode()
    client.post(to("customer_unmerge", one))
    assert not CustomerMerge.objects.exists()
    assert client.post(to("customer_merge_with", one), {"other": "x" * 30}).status_code == 404


def test_the_page_costs_the_same_however_much_the_customer_has(known: Callable[..., int]) -> None:
    one = known("0@a.example", "Marta")
    client = signed_in("agent")
    client.get(to("customer", one))
    with CaptureQueriesContext(connection) as few:
        client.get(to("customer", one))
    for number in range(1, 8):
        merge_customers(source_id=known(f"{number}@a.example"), target_id=one, by=AGENT, at=AT)
    with CaptureQueriesContext(connection) as many:
        client.get(to("customer", one))
    assert len(many) <= len(few) + 1  # the identifiers of those joined come in one more


def test_an_administrator_exports_downloads_and_erases(known: Callable[..., int], settings, tmp_path) -> None:
    settings.FILES_ROOT = str(tmp_path)
    customer_id, other = known("gil@a.example", "Marta Gil"), known("otra@a.example", "Otra")
    client = signed_in("administrator")
    client.post(to("customer_export", customer_id))
    export = CustomerExport.objects.get()
    make_requested_export(export_id=export.pk, long_job_id=export.long_job_id)
    part = client.get(to("customer_data", customer_id), headers={"HX-Request": "true"}).content.decode()
    assert to("export_download", export.pk) in part
    answer = client.post(to("export_download", export.pk), follow=True)
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    wrong = client.post(to("customer_data", customer_id), {"rule": "request", "confirmation": str(other)})
    assert wrong.status_code == 422
    assert Customer.objects.count() == 2
    typed = {"rule": "request", "confirmation": str(customer_id)}
    assert client.post(to("customer_data", customer_id), typed)["Location"] == to("customers")
    assert [row.pk for row in Customer.objects.all()] == [other]
    assert client.get(to("customer_data", customer_id)).status_code == 404


@pytest.mark.parametrize("role", ["agent", "supervisor"])
def test_the_data_page_is_for_who_answers_for_the_data(known: Callable[..., int], role: str) -> None:
    customer_id = known("gil@a.example", "Marta Gil")
    client = signed_in(role)
    assert to("customer_data", customer_id) not in client.get(to("customer", customer_id)).content.decode()
    typed = {"rule": "request", "confirmation": str(customer_id)}
    assert client.post(to("customer_data", customer_id), typed).status_code == 403
    assert Customer.objects.count() == 1
