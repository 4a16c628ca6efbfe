"""What does not arrive is sent again, later and later, and whoever does not listen holds up nobody else."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from atiende.integrations import jobs
from atiende.integrations.actions.forget_old_webhooks import forget_old_webhooks
from atiende.integrations.actions.resend_failed_webhooks import resend_failed_webhooks
from atiende.integrations.actions.resend_webhook import resend_webhook
from atiende.integrations.actions.resume_webhook import resume_webhook
from atiende.integrations.actions.try_webhook import try_webhook
from atiende.integrations.errors import DeliveryUnderWay, WebhookIsPaused
from atiende.integrations.models import WebhookAttempt, WebhookDelivery, WebhookPause, WebhookSubscription
from atiende.integrations.posting import sending
from atiende.kernel.actors import SYSTEM
from atiende.platform.demonstration import mark
from atiende.platform.models import OutgoingMail
from atiende.platform.pause import pause_everything
from tests.integrations.webhooks.conftest import AT, Office, in_english

pytestmark = pytest.mark.django_db


def owed(office: Office, cases: int = 1) -> list[WebhookDelivery]:
    for _ in range(cases):
        office.open_case()
    office.dispatch()
    return list(WebhookDelivery.objects.order_by("pk"))


def test_the_waits_are_those_of_the_specification_and_after_the_last_it_failed(office: Office) -> None:
    office.subscribe()
    office.partner.answers["/"] = (500, {}, b"boom")
    (delivery,) = owed(office)
    waits = []
    office.send()
    for _ in range(7):
        delivery.refresh_from_db()
        waits.append((delivery.next_attempt_at - office.clock()).total_seconds())
        office.clock.now = delivery.next_attempt_at
        assert office.send().tried == 0
        assert office.send(is_failing=True).tried == 1
    for waited, planned in zip(waits, (5, 300, 1800, 7200, 18000, 36000, 36000), strict=True):
        assert planned * 0.8 <= waited <= planned * 1.2
    delivery.refresh_from_db()
    assert delivery.state == "failed"
    requests = office.partner.posted
    assert (
        len({request.body for request in requests}) == len({r.headers["webhook-id"] for r in requests}) == 1
    )
    tries = list(WebhookAttempt.objects.order_by("pk"))
    assert [each.number for each in tries] == list(range(1, 9))
    assert {(each.status, each.answer) for each in tries} == {(500, "boom")}


def test_a_case_that_changed_meanwhile_changes_nothing_of_what_is_sent_again(office: Office) -> None:
    office.subscribe()
    office.partner.answers["/"] = (500, {}, b"")
    number = office.open_case()
    office.dispatch()
    office.send()
    office.api.patch(f"/tickets/{number}", {"priority": "urgent"})
    office.clock.move(seconds=7)
    office.send(is_failing=True)
    first, second = office.partner.posted
    assert first.body == second.body
    assert first.headers["webhook-signature"] != second.headers["webhook-signature"]


@pytest.mark.parametrize("status", [429, 503])
def test_who_asks_for_patience_gets_it(office: Office, status: int) -> None:
    office.subscribe()
    office.partner.answers["/"] = (status, {"Retry-After": "600"}, b"")
    owed(office, cases=2)
    office.send()
    office.clock.move(seconds=599)
    assert office.send(is_failing=True).tried == 0
    office.clock.move(seconds=2)
    office.partner.answers["/"] = (200, {}, b"")
    assert office.send(is_failing=True).arrived == 1
    assert office.send().arrived == 1


def test_who_is_gone_is_paused_and_the_administrators_learn_of_it(office: Office) -> None:
    made, _ = office.subscribe()
    owed(office, cases=12)
    office.partner.answers["/"] = (410, {}, b"")
    office.send()
    assert WebhookPause.objects.get().reason == "gone"
    assert set(WebhookDelivery.objects.values_list("state", flat=True)) == {"failed"}
    assert OutgoingMail.objects.get(kind="integrations.webhook_paused").to_address == "ana@nova.example"
    resume_webhook(subscription_id=made.pk, by=office.chief, at=office.clock())
    assert office.send().tried == 0


@pytest.mark.parametrize("status", [301, 302, 307, 404])
def test_a_redirection_is_a_failure_and_is_not_followed(office: Office, status: int) -> None:
    office.subscribe()
    office.partner.answers["/"] = (status, {"Location": "http://169.254.169.254/latest/"}, b"")
    owed(office)
    assert office.send().arrived == 0
    assert len(office.partner.posted) == 1
    assert WebhookAttempt.objects.get().status == status


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("hang", "It took longer than 15 seconds."),
        ("drip head", "It took longer than 15 seconds."),
        ("close", "The server closed the connection without an answer."),
        ("no http", "The connection failed: BadStatusLine."),
    ],
)
def test_a_server_with_faults_is_told_as_what_it_did(
    office: Office, monkeypatch, fault: str, words: str
) -> None:
    monkeypatch.setattr(sending, "SECONDS", 0.3)
    office.subscribe()
    office.partner.faults["/"] = fault
    owed(office)
    began = time.monotonic()
    office.send()
    assert time.monotonic() - began < 10
    attempt = WebhookAttempt.objects.get()
    assert attempt.status is None
    assert in_english(attempt.problem) == words


def test_a_slow_body_after_a_good_status_has_arrived(office: Office, monkeypatch) -> None:
    monkeypatch.setattr(sending, "SECONDS", 0.3)
    office.subscribe()
    office.partner.faults["/"] = "drip body"
    owed(office)
    assert office.send().arrived == 1
    attempt = WebhookAttempt.objects.get()
    assert attempt.answer.startswith("bien")
    assert len(attempt.answer) <= 2000


def test_a_name_that_begins_to_lead_inside_is_not_asked(office: Office) -> None:
    """The address was public when it was subscribed; a retry finds it elsewhere."""
    office.subscribe()
    owed(office)
    office.partner.names["socio.example"] = ["169.254.169.254"]
    office.send()
    assert not office.partner.posted
    assert "inner network" in in_english(WebhookAttempt.objects.get().problem)


def test_hostile_answers_are_kept_readable_and_short(office: Office) -> None:
    office.subscribe()
    office.partner.answers["/"] = (500, {}, b"<script>\0\xff" + b"x" * 100_000)
    owed(office)
    office.send()
    answer = WebhookAttempt.objects.get().answer
    assert answer.startswith("<script>\ufffd\ufffdxxx")
    assert len(answer) <= 2000


def test_whoever_fails_is_tried_with_one_message_and_holds_up_nobody(office: Office) -> None:
    office.subscribe(path="/roto")
    office.subscribe(path="/bien")
    office.partner.answers["/roto"] = (500, {}, b"")
    owed(office)
    office.send()
    owed(office, cases=3)
    assert office.send().arrived == 3
    office.clock.move(days=1)
    assert office.send(is_failing=True).tried == 1
    office.partner.answers["/roto"] = (200, {}, b"")
    office.clock.move(days=1)
    assert office.send(is_failing=True).arrived == 1
    assert WebhookSubscription.objects.order_by("pk").first().failing_since is None
    assert office.send().arrived == 3


def test_a_worker_that_died_leaves_nothing_unsent(office: Office) -> None:
    office.subscribe()
    owed(office)
    WebhookDelivery.objects.update(claimed_until=office.clock() + dt.timedelta(minutes=2), attempts=1)
    assert office.send().tried == 0
    office.clock.move(minutes=3)
    assert office.send().arrived == 1


def test_one_message_is_sent_again_under_its_id(office: Office) -> None:
    made, _ = office.subscribe()
    (delivery,) = owed(office)
    by = {"subscription_id": made.pk, "delivery_id": delivery.pk, "by": office.chief, "at": office.clock()}
    with pytest.raises(DeliveryUnderWay):
        resend_webhook(**by)
    office.send()
    resend_webhook(**by)
    office.send()
    first, second = office.partner.posted
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body


def test_all_that_failed_since_a_moment_are_sent_again(office: Office) -> None:
    made, _ = office.subscribe()
    deliveries = owed(office, cases=3)
    WebhookDelivery.objects.update(state="failed", occurred_at=AT - dt.timedelta(hours=1))
    WebhookDelivery.objects.filter(pk=deliveries[0].pk).update(occurred_at=AT - dt.timedelta(days=3))
    since = AT - dt.timedelta(days=1)
    assert resend_failed_webhooks(subscription_id=made.pk, since=since, by=office.chief, at=AT) == 2
    assert office.send().arrived == 2


def test_a_test_message_arrives_without_a_fact(office: Office) -> None:
    made, _ = office.subscribe("ticket.solved")
    try_webhook(subscription_id=made.pk, by=office.chief, at=office.clock())
    assert office.send().arrived == 1
    assert b'"type":"webhook.test"' in office.partner.posted[0].body
    WebhookPause.objects.create(
        subscription=made, reason="person", paused_at=AT, paused_by_id=1, paused_by_label="Ana"
    )
    with pytest.raises(WebhookIsPaused):
        try_webhook(subscription_id=made.pk, by=office.chief, at=office.clock())


def test_the_administrators_are_warned_after_a_day_and_it_is_paused_after_five(
    office: Office, monkeypatch
) -> None:
    made, _ = office.subscribe()
    monkeypatch.setattr(jobs, "utc_now", office.clock)
    WebhookSubscription.objects.update(failing_since=AT)
    office.clock.move(hours=23)
    jobs.watch_webhooks()
    assert not OutgoingMail.objects.exists()
    for _ in range(2):
        office.clock.move(hours=2)
        jobs.watch_webhooks()
    assert OutgoingMail.objects.get().kind == "integrations.webhook_failing"
    office.clock.move(days=4)
    for _ in range(2):
        jobs.watch_webhooks()
    assert WebhookPause.objects.get(subscription=made).reason == "failing"
    assert OutgoingMail.objects.filter(kind="integrations.webhook_paused").count() == 1


def test_while_the_installation_is_paused_nothing_leaves(office: Office) -> None:
    office.subscribe()
    owed(office)
    pause_everything(backup_of=None, at=AT)
    assert office.send().tried == 0
    assert not office.partner.posted


def test_the_log_is_kept_for_thirty_days(office: Office) -> None:
    office.subscribe()
    old, recent = owed(office, cases=2)
    office.send()
    for delivery, days in ((old, 31), (recent, 29)):
        WebhookDelivery.objects.filter(pk=delivery.pk).update(occurred_at=AT - dt.timedelta(days=days))
    assert forget_old_webhooks(by=SYSTEM, at=AT) == 1
    assert WebhookDelivery.objects.get().pk == recent.pk
    assert WebhookAttempt.objects.get().delivery_id == recent.pk


def test_jobs_send_what_is_due_and_what_is_due_in_seconds(office: Office, monkeypatch) -> None:
    deferred = []
    monkeypatch.setattr(jobs, "defer", lambda job: deferred.append(job.__name__))
    monkeypatch.setattr(jobs, "utc_now", office.clock)
    monkeypatch.setattr(jobs.time, "sleep", lambda seconds: office.clock.move(seconds=seconds))
    monkeypatch.setattr(sending, "internet_and", lambda _: office.partner.network)
    office.subscribe()
    owed(office, cases=10)
    office.partner.answers["/"] = (500, {}, b"")
    jobs.post_webhooks()
    assert deferred == ["post_to_failing"]
    office.partner.answers["/"] = (204, {}, b"")
    jobs.post_to_failing()
    jobs.post_due_webhooks()
    assert set(WebhookDelivery.objects.values_list("state", flat=True)) == {"delivered"}


def test_a_secret_that_cannot_be_read_holds_up_nobody_else(office: Office) -> None:
    broken, _ = office.subscribe(path="/roto")
    office.subscribe(path="/bien")
    WebhookSubscription.objects.filter(pk=broken.pk).update(sealed_secret="k1:AAAA")
    owed(office)
    assert office.send().arrived == 1
    assert "secret cannot be read" in in_english(WebhookAttempt.objects.get(status=None).problem)


def test_nothing_of_the_demonstration_leaves(office: Office) -> None:
    office.subscribe("ticket.opened", "customer.created")
    owed(office)
    mark("brand", [office.people.nova.pk])
    mark("customer", WebhookDelivery.objects.values_list("facts__customer_id", flat=True).distinct())
    assert office.send().arrived == 0
    assert set(WebhookDelivery.objects.values_list("state", flat=True)) == {"withheld"}
    assert not office.partner.posted
