"""What is known of customers beyond their names, and what they agreed to; notes on them have no door."""

import pytest

from atiende.customers.actions.note_on_customer import note_on_customer
from atiende.customers.models import Consent
from tests.api.conftest import api_of, refused
from tests.customers.conftest import AGENT, AT
from tests.customers.test_profile import asks

pytestmark = pytest.mark.django_db


@pytest.fixture
def rosa(api):
    return api.post("/customers", {"name": "Rosa", "email": "rosa@correo.example"}).json()["id"]


def test_a_profile_is_changed_in_part_and_read(api, rosa):
    asks("Nivel", "choice", ("Oro", "Plata"))
    assert [each["key"] for each in api.get("/customer-fields").json()["items"]] == ["nivel"]
    change = {
        "preferred_channel": "phone",
        "hours_from": "09:00",
        "hours_to": "13:30",
        "born_on": "1984-05-31",
    }
    api.patch(f"/customers/{rosa}/profile", change)
    told = api.patch(f"/customers/{rosa}/profile", {"custom_fields": {"nivel": "Oro"}}).json()
    assert told["preferred_channel"] == "phone"
    assert (told["hours_from"], told["hours_to"], told["born_on"]) == ("09:00", "13:30", "1984-05-31")
    assert told["custom_fields"] == {"nivel": "Oro"}
    assert api.get(f"/customers/{rosa}/profile").json() == told
    refused(api.patch(f"/customers/{rosa}/profile", {"city": "x", "version": 9}), 409, "conflict")
    wrong = {"custom_fields": {"nivel": {"a": 1}, "otro": 1}, "country": "Spain"}
    problem = refused(api.patch(f"/customers/{rosa}/profile", wrong), 422, "invalid_input")
    assert {"own_nivel", "own_otro", "country"} <= set(problem["fields"])


def test_a_consent_is_recorded_once_and_withdrawn(api, rosa):
    yes = {"purpose": "surveys", "how": "form", "proof": "Formulario 3"}
    made = api.post(f"/customers/{rosa}/consents", yes)
    assert made.status_code == 201, made.content
    refused(api.post(f"/customers/{rosa}/consents", yes), 409, "customers.consent_stands")
    path = f"/customers/{rosa}/consents/{made.json()['id']}/withdrawal"
    assert api.post(path, {"how": "mail"}).json()["withdrawn_at"]
    refused(api.post(path, {"how": "mail"}), 409, "customers.consent_withdrawn")
    assert len(api.get(f"/customers/{rosa}/consents").json()["items"]) == 1


def test_a_consent_of_somebody_else_is_not_withdrawn_by_this_address(api, rosa):
    other = api.post("/customers", {"name": "Luis"}).json()["id"]
    yes = {"purpose": "surveys", "how": "form", "proof": "Formulario 3"}
    made = api.post(f"/customers/{other}/consents", yes).json()
    refused(
        api.post(f"/customers/{rosa}/consents/{made['id']}/withdrawal", {"how": "mail"}), 404, "not_found"
    )
    assert Consent.objects.get().withdrawn_at is None


def test_notes_are_told_nowhere(api, rosa):
    note_on_customer(customer_id=rosa, text="Secreto de la casa", by=AGENT, at=AT)
    for path in (
        f"/customers/{rosa}",
        f"/customers/{rosa}/profile",
        f"/customers/{rosa}/consents",
        "/customers",
    ):
        assert "Secreto" not in api.get(path).content.decode()


def test_reading_needs_its_scope(people, rosa):
    reader = api_of(people.light, "tickets:read")
    assert reader.get(f"/customers/{rosa}/profile").status_code == 403
    assert reader.get(f"/customers/{rosa}/consents").status_code == 403
