"""People and companies, with all that names them."""

import pytest

from atiende.customers.models import Customer
from tests.api.conftest import api_of, refused

pytestmark = pytest.mark.django_db

EVA = {"name": "Eva", "email": "eva@correo.example", "phone": "600 000 417"}


def test_a_customer_is_made_read_and_listed(api):
    firm = api.post("/customers", {"kind": "company", "name": "Hotel Sur", "external_id": "h-1"}).json()
    made = api.post("/customers", {**EVA, "company": firm["id"], "language": "es"})
    assert made.status_code == 201, made.content
    eva = made.json()
    named = [(each["kind"], each["value"], each["is_verified"]) for each in eva["identifiers"]]
    assert named == [("email", "eva@correo.example", False), ("phone", "600 000 417", False)]
    assert eva["company"] == {"id": firm["id"], "name": "Hotel Sur"}
    assert api.get(f"/customers/{eva['id']}").json() == eva
    listed = api.get("/customers").json()
    assert [each["name"] for each in listed["items"]] == ["Eva", "Hotel Sur"]
    assert [each["id"] for each in api.get("/customers", q="600000417").json()["items"]] == [eva["id"]]
    assert [each["id"] for each in api.get("/customers", kind="company").json()["items"]] == [firm["id"]]


def test_whom_somebody_else_is_cannot_be_made_twice(api):
    api.post("/customers", EVA)
    refused(api.post("/customers", {"email": "eva@correo.example"}), 409, "customers.identifier_taken")
    assert Customer.objects.count() == 1


def test_fields_and_identifiers_change_together(api):
    eva = api.post("/customers", EVA).json()
    change = {
        "name": "Eva María",
        "identifiers": [
            {"kind": "email", "value": "Eva@correo.example"},
            {"kind": "external_id", "value": "crm-9"},
        ],
    }
    told = api.patch(f"/customers/{eva['id']}", change).json()
    assert told["name"] == "Eva María"
    assert [(each["kind"], each["value"]) for each in told["identifiers"]] == [
        ("email", "eva@correo.example"),
        ("external_id", "crm-9"),
    ]
    refused(api.patch(f"/customers/{eva['id']}", {"name": "x", "version": eva["version"]}), 409, "conflict")


def test_a_refused_change_leaves_everything(api):
    eva = api.post("/customers", EVA).json()
    other = api.post("/customers", {"name": "Luis", "email": "luis@correo.example"}).json()
    taken = {"name": "X", "identifiers": [{"kind": "email", "value": "eva@correo.example"}]}
    refused(api.patch(f"/customers/{other['id']}", taken), 409, "customers.identifier_taken")
    assert api.get(f"/customers/{other['id']}").json() == other
    wrong = {"identifiers": [{"kind": "email", "value": "no"}]}
    problem = refused(api.patch(f"/customers/{eva['id']}", wrong), 422, "customers.not_an_identifier")
    assert "identifiers.0.value" in problem["fields"]
    for change in ({"name": None}, {"language": "xx"}, {"time_zone": "Nada"}, {"company": 10**30}, {"id": 5}):
        field = next(iter(change))
        assert field in refused(api.patch(f"/customers/{eva['id']}", change), 422, "invalid_input")["fields"]


def test_nobody_is_left_without_any_name(api):
    made = api.post("/customers", {"email": "sin-nombre@correo.example"}).json()
    problem = refused(api.patch(f"/customers/{made['id']}", {"identifiers": []}), 422, "invalid_input")
    assert set(problem["fields"]) == {"identifiers"}
    assert api.get(f"/customers/{made['id']}").json() == made
    told = api.patch(f"/customers/{made['id']}", {"identifiers": [], "name": "Eva"}).json()
    assert (told["name"], told["identifiers"]) == ("Eva", [])


def test_nobody_without_the_permission_sees_customers(api, people):
    eva = api.post("/customers", EVA).json()
    light = api_of(people.light)
    refused(light.get("/customers"), 403, "not_permitted")
    refused(light.get(f"/customers/{eva['id']}"), 403, "not_permitted")
    refused(light.post("/customers", {"name": "x"}), 403, "not_permitted")
    refused(light.patch(f"/customers/{eva['id']}", {"name": "x"}), 403, "not_permitted")


def test_pages_of_customers(api, django_assert_max_num_queries):
    for n in range(5):
        api.post("/customers", {"name": f"c{n}", "external_id": f"e{n}"})
    first = api.get("/customers", limit=2).json()
    api.post("/customers", {"name": "a, llega entre tanto"})
    with django_assert_max_num_queries(12):
        second = api.get("/customers", limit=10, cursor=first["next"]).json()
    assert [each["name"] for each in first["items"] + second["items"]] == [f"c{n}" for n in range(5)]
    refused(api.get("/customers", cursor="x"), 422, "invalid_input")
