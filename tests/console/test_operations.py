"""What an administrator mends: a stuck delivery, and what the audit shows of it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from atiende.console.search import find_settings
from atiende.console.web.screens.operations import CHECKS
from atiende.kernel.actors import SYSTEM
from atiende.platform.models.audit import AuditEntry
from atiende.platform.models.outbox import PendingDelivery
from tests.browser import session_of

pytestmark = pytest.mark.django_db
STUCK = {"aggregate": "agent:7", "handler": "organisation.handlers.on_something"}


@pytest.fixture
def administrator() -> Client:
    client = Client()
    client.cookies["atiende_session"] = session_of("administrator")
    return client


@pytest.fixture
def stuck() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO platform_delivery (event_id, handler, aggregate, number, attempts, state, last_error,"
            " correlation_id) VALUES (7, %(handler)s, %(aggregate)s, 1, 8, 'stuck', '<b>ValueError</b>', '')",
            STUCK,
        )
    return 7


def test_it_is_shown_with_its_error_as_text(administrator: Client, stuck: int) -> None:
    page = administrator.get(reverse("console:stuck")).content.decode()
    assert "agent:7" in page
    assert "&lt;b&gt;ValueError" in page


def test_retrying_lets_the_lane_go_and_is_audited(administrator: Client, stuck: int) -> None:
    administrator.post(reverse("console:stuck_retry"), STUCK)
    assert PendingDelivery.objects.get(event_id=stuck).state == "pending"
    assert AuditEntry.objects.filter(verb="platform.lane_retried", target_id="agent:7").exists()


def test_skipping_needs_a_reason_and_the_audit_keeps_it(administrator: Client, stuck: int) -> None:
    data = {"event_id": str(stuck), "handler": STUCK["handler"]}
    administrator.post(reverse("console:stuck_skip"), {**data, "reason": "because"})
    assert PendingDelivery.objects.filter(event_id=stuck).exists()
    administrator.post(reverse("console:stuck_skip"), {**data, "reason": "handled_by_hand"})
    assert not PendingDelivery.objects.filter(event_id=stuck).exists()
    explained = AuditEntry.objects.get(verb="console.delivery_skip_explained")
    assert explained.details["reason"] == "handled_by_hand"


def test_the_filters_of_the_audit_stand_in_the_address(administrator: Client, stuck: int) -> None:
    administrator.post(reverse("console:stuck_retry"), STUCK)
    only = administrator.get(reverse("console:audit"), {"verb": "platform.lane_retried"})
    assert [entry.verb for entry, _sentence in only.context["entries"]] == ["platform.lane_retried"]
    none = administrator.get(
        reverse("console:audit"), {"verb": "platform.lane_retried", "outcome": "refused"}
    )
    assert none.context["entries"] == []


@pytest.mark.parametrize(
    "query", ["cursor=x", "since=1-1-1", "until=9999-12-31", "who=abc", "target=%00", "kind=%27"]
)
def test_filters_that_make_no_sense_break_nothing(administrator: Client, query: str) -> None:
    assert administrator.get(f"{reverse('console:audit')}?{query}").status_code == 200


def test_the_export_is_csv_and_is_audited(administrator: Client) -> None:
    answer = administrator.get(reverse("console:audit_export"))
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert lines[0].startswith("\ufeffid,at,actor_id")
    assert "console.audit_exported" in lines[1]


@pytest.mark.parametrize("query", ["auditoria", "audit", "AUDITORÍA", "registro audi"])
def test_settings_are_found_in_both_languages_without_accents(query: str) -> None:
    assert "console:audit" in {finding.page.url_name for finding in find_settings(SYSTEM, query)}


def test_each_check_of_health_has_a_name_in_words(administrator: Client) -> None:
    shown = administrator.get("/console/health/").context["checks"]
    assert {check.name for check, *_words in shown} - CHECKS.keys() == set()
