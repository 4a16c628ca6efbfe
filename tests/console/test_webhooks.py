"""Who manages the settings has other systems told, and sees what was sent and what came of it."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from atiende.integrations.models import (
    IncomingWebhook,
    ReceivedWebhook,
    WebhookAttempt,
    WebhookDelivery,
    WebhookSubscription,
)
from atiende.kernel.clock import utc_now
from atiende.platform.told import tell
from tests.desk.office import brand, signed_in

pytestmark = pytest.mark.django_db
OUT, IN = "/console/webhooks/", "/console/incoming-webhooks/"
WANTED = {"url": "https://socio.example/hook", "event_types": ["ticket.solved"], "description": "Tienda"}
HOOK = {
    "name_of_webhook": "Formulario",
    "scheme": "standard",
    "subject": "Aviso {id}",
    "body": "{text}",
    "email": "{who.mail}",
    "custom_fields": "motivo = {reason}\n",
    "path_0": "kind",
    "relation_0": "equals",
    "value_0": "queja",
}
SAMPLE = {
    "id": 7,
    "text": "<b>Hola</b>",
    "who": {"mail": "rosa@correo.example"},
    "kind": "queja",
    "reason": "x",
}


@pytest.fixture
def chief() -> Client:
    return signed_in("administrator")


def text_of(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def test_a_webhook_from_nothing_to_its_end(chief: Client) -> None:
    assert "Todavía no se avisa a ningún sistema" in text_of(chief.get(OUT))
    made = chief.post(f"{OUT}new/", WANTED)
    secret = re.search(r"whsec_[A-Za-z0-9+/=]+", text_of(made))
    assert secret is not None
    assert "no-store" in made["Cache-Control"]
    one = f"{OUT}{WebhookSubscription.objects.get().pk}/"
    for page in (OUT, one, f"{one}settings/"):
        assert secret[0] not in text_of(chief.get(page))
    assert "Tienda" in text_of(chief.get(OUT))
    changed = chief.post(f"{one}settings/", {**WANTED, "description": "CRM", "version": "1"})
    assert changed.status_code == 302
    stale = chief.post(f"{one}settings/", {**WANTED, "url": "https://otro.example/", "version": "1"})
    assert stale.status_code == 422
    assert "CRM" in text_of(stale)
    assert "whsec_" in text_of(chief.post(f"{one}secret"))
    chief.post(f"{one}pause")
    assert "Reanudar" in text_of(chief.get(one))
    chief.post(f"{one}resume")
    assert "Enviar una prueba" in text_of(chief.get(one))
    chief.post(f"{one}remove")
    assert not WebhookSubscription.objects.exists()


def test_what_is_wrong_stands_at_its_field(chief: Client) -> None:
    refused = chief.post(f"{OUT}new/", {**WANTED, "url": "http://socio.example/"})
    assert refused.status_code == 422
    assert "https://" in text_of(refused)
    assert chief.post(f"{OUT}new/", {"url": WANTED["url"]}).status_code == 422
    assert chief.post(f"{OUT}new/", {**WANTED, "event_types": ["ticket.note_added"]}).status_code == 422
    assert not WebhookSubscription.objects.exists()


def test_what_was_sent_is_read_with_what_came_back_and_sent_again(chief: Client) -> None:
    chief.post(f"{OUT}new/", WANTED)
    webhook = WebhookSubscription.objects.get()
    now = utc_now()
    failed = WebhookDelivery.objects.create(
        subscription=webhook,
        message_id="msg_1",
        event_type="ticket.solved",
        occurred_at=now,
        next_attempt_at=now,
        ended_at=now,
        state="failed",
        body='{"type":"ticket.solved"}',
    )
    for number, (status, problem) in enumerate(((500, ""), (None, tell("It took longer than 15 seconds.")))):
        WebhookAttempt.objects.create(
            delivery=failed,
            number=number + 1,
            at=now,
            duration_ms=15_000,
            status=status,
            problem=problem,
            answer="<script>alert(1)</script>",
        )
    one = f"{OUT}{webhook.pk}/"
    assert "Ha tardado más de 15 segundos" in text_of(chief.get(one))
    assert "Se ha resuelto un caso" in text_of(chief.get(one, {"state": "failed"}))
    assert "Aquí no hay mensajes" in text_of(chief.get(one, {"state": "delivered"}))
    message = f"{one}messages/{failed.pk}/"
    page = text_of(chief.get(message))
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page
    chief.post(f"{message}resend")
    failed.refresh_from_db()
    assert failed.state == "waiting"
    WebhookDelivery.objects.update(state="failed")
    chief.post(f"{one}failed", {"hours": "24"})
    failed.refresh_from_db()
    assert failed.state == "waiting"
    tested = chief.post(f"{one}test", follow=True)
    assert "Un mensaje de prueba" in text_of(tested)


def test_an_incoming_webhook_is_tried_made_changed_and_removed(chief: Client) -> None:
    assert "Todavía ningún sistema entrega casos" in text_of(chief.get(IN))
    typed = {**HOOK, "brand_id": brand().pk}
    tried = chief.post(f"{IN}new/", {**typed, "go": "try", "sample": json.dumps(SAMPLE)})
    page = text_of(tried)
    assert (tried.status_code, IncomingWebhook.objects.count()) == (200, 0)
    assert "Se abriría un caso" in page
    assert "Aviso 7" in page
    assert "&lt;b&gt;Hola&lt;/b&gt;" in page
    other = {**SAMPLE, "kind": "otra"}
    assert "Se dejaría aparte" in text_of(
        chief.post(f"{IN}new/", {**typed, "go": "try", "sample": json.dumps(other)})
    )
    broken = text_of(chief.post(f"{IN}new/", {**typed, "go": "try", "sample": "{"}))
    assert "Esto no es JSON" in broken
    made = text_of(chief.post(f"{IN}new/", typed))
    webhook = IncomingWebhook.objects.get()
    assert f"/hooks/in/{webhook.key}" in made
    assert "whsec_" in made
    assert webhook.conditions == [{"path": "kind", "relation": "equals", "value": "queja"}]
    one = f"{IN}{webhook.pk}/"
    assert "whsec_" not in text_of(chief.get(f"{one}settings/"))
    assert "motivo = {reason}" in text_of(chief.get(f"{one}settings/"))
    changed = chief.post(f"{one}settings/", {**typed, "name_of_webhook": "Web", "version": "1"})
    assert changed.status_code == 302
    refused = chief.post(f"{one}settings/", {**typed, "subject": "{", "version": "2"})
    assert refused.status_code == 422
    assert "una llave" in text_of(refused)
    chief.post(f"{one}switch", {"to": "off"})
    assert IncomingWebhook.objects.get().is_paused
    chief.post(f"{one}remove")
    assert not IncomingWebhook.objects.exists()


def test_what_failed_is_seen_tried_again_and_done_away_with(chief: Client) -> None:
    chief.post(f"{IN}new/", {**HOOK, "brand_id": brand().pk})
    webhook = IncomingWebhook.objects.get()
    failed = ReceivedWebhook.objects.create(
        webhook=webhook,
        message_key="id:1",
        body=b"<script>nada",
        size=12,
        state="failed",
        problem=tell("It is not JSON in UTF-8."),
        received_at=utc_now(),
    )
    one = f"{IN}{webhook.pk}/"
    assert "No es JSON en UTF-8" in text_of(chief.get(one))
    seen = text_of(chief.post(f"{one}received/{failed.pk}/body"))
    assert "&lt;script&gt;nada" in seen
    chief.post(f"{one}received/{failed.pk}/retry")
    failed.refresh_from_db()
    assert failed.state == "waiting"
    ReceivedWebhook.objects.update(state="failed")
    chief.post(f"{one}received/{failed.pk}/discard")
    assert ReceivedWebhook.objects.get().body is None
    assert chief.post(f"{one}received/{failed.pk}/body").status_code == 404


@pytest.mark.parametrize("role", ["agent", "supervisor", "auditor", "light_agent"])
def test_nobody_else_opens_these_pages(role: str) -> None:
    person = signed_in(role)
    for page in (OUT, f"{OUT}new/", IN, f"{IN}new/"):
        assert person.get(page).status_code in (403, 404)
    assert person.post(f"{OUT}new/", WANTED).status_code in (403, 404)
    assert not WebhookSubscription.objects.exists()


def test_the_search_of_the_settings_finds_them(chief: Client) -> None:
    assert "/console/webhooks/" in text_of(chief.get("/console/", {"q": "firma"}))
    assert "/console/incoming-webhooks/" in text_of(chief.get("/console/", {"q": "receive JSON"}))
