"""HEAD, addresses of what was made, wrong methods and odd addresses."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import Client

from tests.api.conftest import Api, a_ticket, api_of, refused

pytestmark = pytest.mark.django_db


def test_what_was_made_is_found_where_the_answer_says(api: Api) -> None:
    ticket = api.post("/tickets", a_ticket(), key="k")
    path = f"/tickets/{ticket.json()['number']}"
    assert ticket["Location"] == f"/api/v1{path}"
    assert api.post("/tickets", a_ticket(), key="k")["Location"] == ticket["Location"]
    note = api.post(f"{path}/messages", {"kind": "note", "body": "x"})
    assert api.get(note["Location"].removeprefix("/api/v1")).json() == note.json()
    customer = api.post("/customers", {"name": "Eva"})
    assert api.get(customer["Location"].removeprefix("/api/v1")).json() == customer.json()


def test_a_message_is_read_by_whom_the_case_is_and_under_its_own_case_alone(
    api: Api, people: SimpleNamespace
) -> None:
    one, other = (api.post("/tickets", a_ticket()).json()["number"] for _ in "ab")
    api.patch(f"/tickets/{one}", {"team": "Ayuda"})
    message = api.post(f"/tickets/{one}/messages", {"kind": "note", "body": "x"}).json()["id"]
    refused(api.get(f"/tickets/{other}/messages/{message}"), 404, "not_found")
    refused(api_of(people.stranger).get(f"/tickets/{one}/messages/{message}"), 404, "not_found")
    refused(api.get(f"/tickets/{one}/messages/{10**30}"), 404, "not_found")
    missing = api_of(people.owner, "customers:read").get(f"/tickets/{one}/messages/{message}")
    assert refused(missing, 403, "scope_missing")["missing"] == "tickets:read"


def test_head_is_get_without_what_follows(api: Api) -> None:
    number = api.post("/tickets", a_ticket()).json()["number"]
    for path in ("/tickets", f"/tickets/{number}", "/customers", "/me", "/tickets/999999"):
        asked, whole = api.head(path), api.get(path)
        assert (asked.status_code, asked.content) == (whole.status_code, b"")
        assert asked["Content-Type"] == whole["Content-Type"]
        assert int(asked["Content-Length"]) > 0


def test_a_wrong_method_is_told_which_there_are(api: Api, client: Client) -> None:
    answer = client.put("/api/v1/tickets", headers={"authorization": "Bearer x"})
    refused(answer, 405, "method_not_allowed")
    assert {"GET", "POST"} <= set(answer["Allow"].split(", "))


@pytest.mark.parametrize(
    "path", ["/nada", "/tickets/1/nada", "/tickets/x", "/%0A", "/customers/%0A1", "/tickets/"]
)
def test_an_address_that_is_none_is_a_problem_too(api: Api, path: str) -> None:
    refused(api.get(path), 404, "not_found")


def test_cookies_count_for_nothing_and_none_are_given(client: Client, people: SimpleNamespace) -> None:
    client.force_login(people.chief)
    answer = client.get("/api/v1/me")
    refused(answer, 401, "token_refused")
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert not answer.cookies


def test_an_answer_carries_the_policy_of_the_house_and_the_language_of_its_words(api: Api) -> None:
    answer = api.get("/tickets/999999")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert (answer["X-Frame-Options"], answer["Content-Language"]) == ("DENY", "en")
    assert "Accept-Language" in answer["Vary"]
    assert answer["X-Request-ID"]
