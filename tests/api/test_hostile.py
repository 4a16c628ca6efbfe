"""Whatever is sent in is taken as words or refused by its name; nothing breaks."""

import json

import pytest

from atiende.platform.refusals.cut_bodies import BODY_WAS_CUT
from atiende.site.api import tokens
from atiende.tickets.models import Ticket
from tests.api.conftest import a_ticket, refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "body",
    [b"{", b"", b"null", b"[]", b'"x"', b"\xff\xfe", b'{"subject": NaN}', b"[" * 100_000, b'{"subject":"\\ud800"}',
     b'{"custom_fields": {"n": 1' + b"0" * 5000 + b"}}"],
)  # fmt: skip
def test_what_is_no_body_is_refused(api, body):
    response = api.post("/tickets", body)
    assert response.status_code in (400, 422), response.content
    assert response["Content-Type"] == "application/problem+json"


def test_wrong_types_and_unknown_fields_are_named(api):
    wrong = a_ticket(
        subject=1, body=None, tags="x", priority=2, customer={"email": 5, "born": "1990"}, urgent=True
    )
    fields = refused(api.post("/tickets", wrong), 422, "invalid_input")["fields"]
    assert {"subject", "body", "tags", "priority", "customer.email", "customer.born", "urgent"} <= set(fields)
    missing = refused(api.post("/tickets", {}), 422, "invalid_input")["fields"]
    assert set(missing) == {"subject", "body", "customer"}
    assert Ticket.objects.count() == 0


def test_other_media_types_are_refused(api):
    for kind in ("application/x-www-form-urlencoded", "text/plain", "multipart/form-data"):
        refused(api.post("/tickets", b"subject=x", content_type=kind), 415, "media_type_unknown")


def test_too_large_a_body_is_refused(api):
    refused(api.post("/tickets", a_ticket(body="x" * (5 * 2**20))), 413, "body_too_large")


def test_of_a_body_that_was_cut_the_answer_is_the_same(api):
    kept = b"{" + b" " * (6 * 2**20)
    refused(api.post("/tickets", kept, **{BODY_WAS_CUT: len(kept)}), 413, "body_too_large")


def test_a_text_has_a_limit(api):
    whole = json.dumps(a_ticket(body="ñ" * 1_000_000), ensure_ascii=False).encode()
    assert api.post("/tickets", whole).status_code == 201
    problem = refused(api.post("/tickets", a_ticket(body="x" * 1_000_001)), 422, "invalid_input")
    assert "body" in problem["fields"]


@pytest.mark.parametrize("text", ["👩‍🚀 sofá", "مرحبا \u202e abc", "<script>alert(1)</script>", "a\nb"])
def test_any_words_come_back_as_they_are(api, text):
    told = api.post("/tickets", a_ticket(body=text, tags=["á🪑"])).json()
    assert api.get(f"/tickets/{told['number']}").json()["messages"][0]["body"] == text


def test_nul_is_left_out_and_breaks_nothing(api):
    nul = "a\x00b"
    body = a_ticket(
        subject=nul,
        body=nul,
        tags=[nul],
        customer={"name": nul, "external_id": nul},
        custom_fields={"x": nul},
    )
    assert api.post("/tickets", body).status_code == 201
    for path in ("/tickets", "/customers"):
        assert api.get(path, q=nul).status_code == 200
    for query in ({"status": nul}, {"assignee": nul}, {"team": nul}, {"cursor": nul}):
        assert api.get("/tickets", **query).status_code == 422
    assert api.post("/tickets", a_ticket(brand=nul)).status_code == 422


def test_only_blanks_are_no_words(api):
    fields = refused(api.post("/tickets", a_ticket(subject="\u202e ", body="  ")), 422, "invalid_input")[
        "fields"
    ]
    assert set(fields) == {"subject", "body"}


def test_tags_and_fields_that_cannot_be_kept_are_named(api):
    body = a_ticket(
        tags=["\u202e"], custom_fields={"Con Espacio": 1, "bien": {"no": 1}, "demasiado": "x" * 2001}
    )
    fields = refused(api.post("/tickets", body), 422, "invalid_input")["fields"]
    named = {"tags", "custom_fields.Con Espacio", "custom_fields.bien", "custom_fields.demasiado"}
    assert set(fields) == named
    many = a_ticket(custom_fields={f"c{n}": n for n in range(51)})
    assert "custom_fields" in refused(api.post("/tickets", many), 422, "invalid_input")["fields"]
    assert Ticket.objects.count() == 0


def test_an_endless_question_is_answered(api):
    for words in ("x" * 50_000, "a " * 20_000, 'estado:"' * 500, "-" * 5_000):
        assert api.get("/tickets", q=words).status_code == 200
        assert api.get("/customers", q=words).status_code == 200


@pytest.mark.parametrize("number", [0, 2**63, 10**30, 999])
def test_a_number_that_is_none(api, number):
    refused(api.get(f"/tickets/{number}"), 404, "not_found")
    refused(api.get(f"/customers/{number}"), 404, "not_found")


def test_too_many_calls(api, monkeypatch):
    monkeypatch.setattr(tokens, "CALLS_PER_MINUTE", 1)
    codes = [api.get("/tickets") for _ in range(3)]  # a minute may begin in between
    late = next(each for each in codes if each.status_code == 429)
    refused(late, 429, "too_many_attempts")
    assert 0 < int(late["Retry-After"]) <= 60
