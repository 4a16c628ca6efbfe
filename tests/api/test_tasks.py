"""Tasks by programs: listed, written down once, done; quotes read."""

import pytest

from atiende.tasks.models import Task
from tests.api.conftest import a_ticket, api_of, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(api):
    made = api.post("/tickets", a_ticket()).json()
    api.patch(f"/tickets/{made['number']}", {"team": "Ayuda"})
    return made


def test_a_task_is_written_down_once_listed_and_done(api, ticket):
    body = {
        "title": "Llamar",
        "ticket": ticket["number"],
        "assignee": "me",
        "due_on": "2030-12-01",
        "time_zone": "Europe/Madrid",
    }
    made = [api.post("/tasks", body, key="k1").json() for _ in range(2)]
    assert made[0] == made[1]
    assert made[0]["due_at"] == "2030-12-01T22:59:00Z"
    assert Task.objects.count() == 1
    assert [each["title"] for each in api.get("/tasks").json()["items"]] == ["Llamar"]
    done = api.post(f"/tasks/{made[0]['id']}/complete", {}).json()
    assert done["done_at"] is not None
    assert api.get("/tasks").json() == {"items": [], "next": None}
    assert len(api.get("/tasks", ticket=ticket["number"]).json()["items"]) == 1
    assert api.get(f"/tickets/{ticket['number']}/quotes").json() == {"items": []}


def test_pages_lead_on(api):
    for n in range(3):
        api.post("/tasks", {"title": f"T{n}", "assignee": "me"})
    first = api.get("/tasks", limit=2).json()
    rest = api.get("/tasks", limit=2, cursor=first["next"]).json()
    assert [each["title"] for each in first["items"] + rest["items"]] == ["T2", "T1", "T0"]
    assert rest["next"] is None
    refused(api.get("/tasks", cursor="x"), 422, "invalid_input")


def test_strangers_and_readers_and_bad_bodies_are_refused(api, ticket, people):
    made = api.post("/tasks", {"title": "Ver", "ticket": ticket["number"]}).json()
    stranger, reader = api_of(people.stranger), api_of(people.owner, "tickets:read")
    refused(stranger.post(f"/tasks/{made['id']}/complete", {}), 404, "not_found")
    refused(stranger.get("/tasks", ticket=ticket["number"]), 404, "not_found")
    refused(stranger.get(f"/tickets/{ticket['number']}/quotes"), 404, "not_found")
    refused(reader.post("/tasks", {"title": "x"}), 403, "scope_missing")
    refused(api_of(people.auditor, "admin").post("/tasks", {"title": "x"}), 403, "not_permitted")
    for body in (
        {},
        {"title": "x", "due_on": "nunca"},
        {"title": "x", "time_zone": "Luna"},
        {"title": "x", "otra": 1},
    ):
        assert api.post("/tasks", body).status_code == 422
