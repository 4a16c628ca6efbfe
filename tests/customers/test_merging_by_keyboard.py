"""Two customers that are one, without the mouse: what speaks for it is seen, they are joined, and it can be undone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from atiende.customers.actions.propose_duplicates import propose_duplicates
from atiende.customers.models import CustomerMerge
from tests.browser import OpenAs, complaints
from tests.customers.conftest import AGENT, AT
from tests.desk.office import arrives, customer
from tests.keyboard import no_mouse, press_by_keys

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_two_that_are_one_are_joined_on_their_evidence(open_as: OpenAs) -> None:
    arrives("La tapa llegó rota.", subject="Tapa rota", in_team="")
    rosa, again = customer(), customer("rosa+tienda@correo.example", "Rosa P.")
    propose_duplicates(by=AGENT, at=AT)
    page = open_as("supervisor")
    heard = complaints(page)
    page.goto("/desk/customers/duplicates/")
    no_mouse(page)
    pair = page.locator(".dup")
    expect(pair.locator(".dupwhy .chip")).not_to_have_count(0)
    expect(pair.locator("mark")).to_have_count(2)
    press_by_keys(pair.get_by_role("button", name="Unirlos"))
    expect(page.locator(".dup")).to_have_count(0)
    merge = CustomerMerge.objects.get()
    assert {merge.source_id, merge.target_id} == {rosa, again}
    page.goto(f"/desk/customers/{merge.target_id}/")
    no_mouse(page)
    press_by_keys(page.get_by_role("button", name="Separar"))
    press_by_keys(page.locator("#ask [data-ask-yes]"))
    expect(page.get_by_role("button", name="Separar")).to_have_count(0)
    assert not CustomerMerge.objects.exists()
    assert heard == []
