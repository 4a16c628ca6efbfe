"""The token's scopes and its person's permissions bound every call."""

import json
import re

import pytest

from atiende.identity.rules.scopes import SCOPES
from atiende.site.api import tokens
from atiende.site.api.description import document
from tests.api.conftest import a_ticket, api_of, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(api, people):
    made = api.post("/tickets", a_ticket()).json()
    api.patch(f"/tickets/{made['number']}", {"team": "Ayuda"})
    return made


def test_a_strangers_case_is_not_there(ticket, people):
    stranger = api_of(people.stranger)
    path = f"/tickets/{ticket['number']}"
    for response in (
        stranger.get(path),
        stranger.get(f"{path}/messages"),
        stranger.patch(path, {"subject": "mío"}),
        stranger.post(f"{path}/messages", {"kind": "note", "body": "x"}),
    ):
        refused(response, 404, "not_found")
    assert stranger.get("/tickets").json() == {"items": [], "next": None}
    assert stranger.get("/tickets", q="pedido").json()["items"] == []
    assert stranger.get("/tickets", q=str(ticket["number"])).json()["items"] == []


def test_a_colleague_and_who_reads_all_see_it(ticket, people):
    for user in (people.colleague, people.chief, people.auditor):
        assert api_of(user, "tickets:read").get(f"/tickets/{ticket['number']}").status_code == 200


def test_the_auditor_changes_nothing_whatever_the_scope(ticket, people):
    auditor = api_of(people.auditor, "admin")
    path = f"/tickets/{ticket['number']}"
    refused(auditor.patch(path, {"subject": "x"}), 403, "not_permitted")
    refused(auditor.post(f"{path}/messages", {"kind": "note", "body": "x"}), 403, "not_permitted")
    refused(auditor.post("/tickets", a_ticket()), 403, "not_permitted")
    refused(auditor.post("/customers", {"name": "x"}), 403, "not_permitted")


CALLS = {
    "tickets:read": [("get", "/tickets", None), ("get", "/tickets/{n}", None), ("get", "/tickets/{n}/messages", None)],
    "tickets:write": [
        ("post", "/tickets", a_ticket()),
        ("patch", "/tickets/{n}", {"subject": "x"}),
        ("post", "/tickets/{n}/messages", {"kind": "reply", "body": "x"}),
    ],
    "customers:read": [("get", "/customers", None), ("get", "/customers/{c}", None)],
    "customers:write": [("post", "/customers", {"name": "Eva"}), ("patch", "/customers/{c}", {"name": "Eva"})],
}  # fmt: skip


@pytest.mark.parametrize("held", [*CALLS, "admin", "complaints:read"])
def test_each_scope_opens_its_own_calls_and_no_others(ticket, people, held):
    caller = api_of(people.owner, held)
    for needed, calls in CALLS.items():
        for method, path, body in calls:
            where = path.format(n=ticket["number"], c=ticket["customer"]["id"])
            response = getattr(caller, method)(where, *([] if body is None else [body]))
            if held in (needed, "admin"):
                assert response.status_code < 300, (held, where, response.content)
            else:
                assert refused(response, 403, "scope_missing")["missing"] == needed


def test_what_one_may_not_change_is_named(ticket, people):
    colleague = api_of(people.colleague)
    api_of(people.owner).patch(f"/tickets/{ticket['number']}", {"assignee": "me"})
    told = refused(
        colleague.patch(f"/tickets/{ticket['number']}", {"subject": "x", "assignee": "me"}),
        403,
        "not_permitted",
    )
    assert (list(told["fields"]), told["missing"]) == (["assignee"], "tickets.manage")
    assert colleague.get(f"/tickets/{ticket['number']}").json()["subject"] == "No llega"


def test_who_gives_a_case_away_is_told_how_it_stands_and_sees_it_no_more(api, people):
    number = api.post("/tickets", a_ticket()).json()["number"]
    gone = api.patch(f"/tickets/{number}", {"team": "Facturas", "priority": "low"})
    assert (gone.status_code, gone.json()["team"]["name"]) == (200, "Facturas")
    refused(api.get(f"/tickets/{number}"), 404, "not_found")


def test_every_call_of_the_description_refuses_who_has_no_token_or_another_scope(people, client, monkeypatch):
    monkeypatch.setattr(tokens, "REFUSALS_PER_MINUTE", 10**9)
    other = api_of(people.chief, "complaints:read")
    headers = {"authorization": f"Bearer {other.token}", "content-type": "application/json"}
    for path, methods in document()["paths"].items():
        where = re.sub(r"{\w+}", "1", path)
        for method, operation in methods.items():
            example = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
            sent = {"data": json.dumps(example.get("example", {})), "content_type": "application/json"}
            refused(getattr(client, method)(where, **({} if method == "get" else sent)), 401, "token_refused")
            if operation["operationId"] == "who_am_i":
                continue
            told = getattr(client, method)(where, **({} if method == "get" else sent), headers=headers)
            assert refused(told, 403, "scope_missing")["missing"] in SCOPES, path
