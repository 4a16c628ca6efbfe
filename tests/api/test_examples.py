"""The examples of the description: one by curl and one in Python for every call, and each does what it says."""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from atiende.automation.actions.save_rule import save_rule
from atiende.automation.rules.definition import Deed, Definition, Trigger
from atiende.kernel.actors import SYSTEM
from atiende.site.api import tokens
from atiende.site.api.description import document
from atiende.site.api.examples import EXAMPLES
from atiende.tickets.rules.view_conditions import NO_CONDITION, kept_as
from atiende.views.models import View
from tests.api.conftest import AT, a_ticket, api_of

ROOT = Path(__file__).resolve().parents[2]
ORDER = list(EXAMPLES)
TAGS = Definition(Trigger("opened"), deeds=(Deed("tag", "nuevo"),))


def test_each_call_has_its_examples_and_they_stand_in_the_docs() -> None:
    operations = {
        operation["operationId"]: operation
        for methods in document()["paths"].values()
        for operation in methods.values()
    }
    assert operations.keys() == EXAMPLES.keys()
    docs = (ROOT / "docs/api.md").read_text()
    for name, operation in operations.items():
        assert [each["lang"] for each in operation["x-codeSamples"]] == ["Shell", "Python"]
        assert operation["summary"]
        assert operation["description"]
        for text in (EXAMPLES[name].curl, EXAMPLES[name].python):
            assert text in docs, f"{name}: run scripts/client"


@pytest.fixture
def house(people: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """What the examples speak of: a case, a customer, a message, a file, a webhook; `named` are their ids here."""
    monkeypatch.setattr(tokens, "CALLS_PER_MINUTE", 10**9)
    api = api_of(people.chief, "admin")
    ticket = api.post("/tickets", a_ticket()).json()
    other = api.post("/tickets", a_ticket()).json()
    path = f"/tickets/{ticket['number']}"
    file = {"name": "albaran.pdf", "media_type": "application/pdf", "content": "JVBERi0="}
    message = api.post(f"{path}/messages", {"kind": "note", "body": "x", "attachments": [file]}).json()
    api.post("/products", {"products": [{"sku": "L-1", "name": "Lámpara"}]})
    webhook = api.post("/webhooks", {"url": "https://example.com/a", "events": ["ticket.solved"]}).json()
    customer = ticket["customer"]["id"]
    agreed = {"purpose": "sharing", "how": "form", "proof": "Form of 2026-11-02"}
    consent = api.post(f"/customers/{customer}/consents", agreed).json()
    task = api.post("/tasks", {"title": "Llamar", "ticket": ticket["number"]}).json()
    view = View.objects.create(
        name="Todo",
        owner_id=people.chief.pk,
        condition=kept_as(NO_CONDITION),
        order="number",
        columns=["number"],
        made_at=AT,
        changed_at=AT,
    )
    rule = save_rule(name="Marca", definition=TAGS, by=SYSTEM, at=AT)
    aside = {"to": ["almacen@example.com"], "subject": "Pieza", "body": "¿La tienen?"}
    side = api.post(f"{path}/side-conversations", aside).json()
    api.patch(path, {"team": "Ayuda"})
    asked = [_asks(api_of(people.owner), path, "Carla"), _asks(api_of(people.colleague), path, "Olga")]
    return SimpleNamespace(
        api=api,
        named={
            "rules/14": f"rules/{rule.pk}",
            "rule(14": f"rule({rule.pk}",
            "rule_on(14": f"rule_on({rule.pk}",
            "rule_off(14": f"rule_off({rule.pk}",
            "rule_runs(14": f"rule_runs({rule.pk}",
            "conversations/21": f"conversations/{side['id']}",
            "1042, 21": f"{ticket['number']}, {side['id']}",
            "reviews/88": f"reviews/{asked[0]}",
            "1042, 89": f"{ticket['number']}, {asked[1]}",
            "views/5": f"views/{view.pk}",
            "of_view(5": f"of_view({view.pk}",
            "7342518203351": message["id"],
            "1042": str(ticket["number"]),
            "1043": str(other["number"]),
            "318": str(message["attachments"][0]["id"]),
            "consents/3": f"consents/{consent['id']}",
            "consent(7, 3": f"consent({customer}, {consent['id']}",
            "(7": f"({customer}",
            "customers/7": f"customers/{customer}",
            "customer=7": f"customer={customer}",
            "512": str(task["id"]),
            "webhooks/3": f"webhooks/{webhook['id']}",
            "(3": f"({webhook['id']}",
        },
    )


def _asks(api: Any, path: str, reviewer: str) -> int:
    asked = api.post(f"{path}/reviews", {"body": "Ya va.", "reviewer": reviewer})
    assert asked.status_code == 201, asked.content
    return int(asked.json()["id"])


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_every_example_by_curl_is_answered(
    house: SimpleNamespace, live_server: LiveServer, tmp_path: Path
) -> None:
    environment = {**os.environ, "API": f"{live_server.url}/api/v1", "TOKEN": house.api.token}
    for name in ORDER:
        text = _here(EXAMPLES[name].curl, house.named).replace("curl ", "curl -sS --fail-with-body ", 1)
        done = subprocess.run(
            ["bash", "-c", text], cwd=tmp_path, env=environment, capture_output=True, check=False
        )
        assert done.returncode == 0, (name, text, done.stdout, done.stderr)
    assert (tmp_path / "albaran.pdf").read_bytes() == b"%PDF-"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_every_example_in_python_runs(house: SimpleNamespace, live_server: LiveServer) -> None:
    sys.path.insert(0, str(ROOT / "clients/python"))
    from atiende_client import Atiende

    client = Atiende(live_server.url, house.api.token)
    for name in ORDER:
        said: dict[str, Any] = {"client": client}
        with contextlib.redirect_stdout(io.StringIO()):
            exec(_here(EXAMPLES[name].python, house.named), said)
    client.close()


def _here(text: str, named: dict[str, str]) -> str:
    """The example with the ids of this house."""
    for theirs, ours in named.items():
        text = re.sub(rf"{re.escape(theirs)}(?!\d)", ours, text)
    return text
