"""Who opens the screens of mail, what they see there, and what the buttons do."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from atiende.channels.actions.create_mailbox import create_mailbox
from atiende.channels.models import Acknowledgement, Mailbox, MailboxPause, MailKeeping, RawMail
from atiende.channels.rules.mailbox import MailboxFields
from atiende.kernel.actors import SYSTEM
from atiende.organisation.models import Agent, Brand
from atiende.platform.models.audit import AuditEntry
from atiende.tickets.models import Ticket
from tests.browser import session_of
from tests.channels.intake.conftest import AT, Desk, mail, make_mailbox

pytestmark = pytest.mark.django_db

PAGES = ("mailboxes", "new_mailbox", "quarantine", "without_case", "acknowledgements", "mail_keeping")


def signed_in(role: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.cookies["atiende_session"] = session_of(role, "en")
    return client


@pytest.fixture
def desk() -> Desk:
    return Desk(make_mailbox("Soporte", "soporte@nova.example"))


@pytest.fixture
def administrator() -> Client:
    return signed_in("administrator")


@pytest.fixture
def auto_reply(desk: Desk) -> RawMail:
    desk.receive(mail(**{"Auto-Submitted": "auto-replied", "subject": "Fuera de la oficina"}))
    return RawMail.objects.get(ticket=None)


@pytest.fixture
def quarantined(desk: Desk) -> RawMail:
    desk.receive(mail(**{"Auto-Submitted": "auto-replied"}))
    RawMail.objects.update(state="quarantined", outcome="quarantined", problem="<b>ValueError</b>")
    return RawMail.objects.get()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("role", "status"), [("administrator", 200), ("agent", 403), ("auditor", 403)])
def test_only_who_manages_settings_opens_them(name: str, role: str, status: int) -> None:
    assert signed_in(role).get(reverse(f"console:{name}")).status_code == status


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_is_asked_to_sign_in(name: str) -> None:
    assert Client().get(reverse(f"console:{name}")).url.startswith("/account/login/")


def test_who_serves_another_brand_finds_nothing(desk: Desk, auto_reply: RawMail) -> None:
    client = signed_in("administrator")
    Agent.objects.update(serves_all_brands=False)
    box = desk.mailbox.pk
    assert "soporte@nova.example" not in client.get(reverse("console:mailboxes")).content.decode()
    for name in ("mailbox", "mailbox_settings", "mailbox_servers", "mailbox_permission"):
        assert client.get(reverse(f"console:{name}", args=[box])).status_code == 404
    for name, argument in (
        ("mailbox_pause", box),
        ("mailbox_remove", box),
        ("mailbox_domain", box),
        ("mail_original", auto_reply.pk),
        ("mail_open_case", auto_reply.pk),
    ):
        assert client.post(reverse(f"console:{name}", args=[argument])).status_code == 404
    assert Mailbox.objects.filter(pk=box).exists()
    assert not Ticket.objects.exists()


def test_pausing_and_resuming_is_shown(administrator: Client, desk: Desk) -> None:
    box = desk.mailbox.pk
    page = administrator.post(reverse("console:mailbox_pause", args=[box]), follow=True).content.decode()
    assert "Paused" in page
    assert MailboxPause.objects.exists()
    administrator.post(reverse("console:mailbox_resume", args=[box]))
    assert not MailboxPause.objects.exists()


def test_a_mailbox_that_holds_mail_says_why_it_stays(administrator: Client, auto_reply: RawMail) -> None:
    url = reverse("console:mailbox_remove", args=[auto_reply.mailbox_id])
    page = administrator.post(url, follow=True).content.decode()
    assert "This mailbox holds mail" in page
    assert Mailbox.objects.exists()


def test_an_original_comes_byte_for_byte_and_the_audit_knows(
    administrator: Client, auto_reply: RawMail
) -> None:
    answer = administrator.post(reverse("console:mail_original", args=[auto_reply.pk]))
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert b"Fuera de la oficina" in content
    assert len(content) == auto_reply.size
    assert answer["Content-Disposition"].startswith("attachment")
    assert AuditEntry.objects.filter(verb="channels.original_downloaded", outcome="done").count() == 1


def test_an_original_that_is_gone_is_said(administrator: Client, auto_reply: RawMail) -> None:
    RawMail.objects.update(file=None)
    url = reverse("console:mail_original", args=[auto_reply.pk])
    assert "kept no more" in administrator.post(url, follow=True).content.decode()
    assert not AuditEntry.objects.filter(verb="channels.original_downloaded").exists()


def test_a_case_is_opened_once_of_a_mail_that_had_none(administrator: Client, auto_reply: RawMail) -> None:
    url = reverse("console:mail_open_case", args=[auto_reply.pk])
    assert "opened." in administrator.post(url, follow=True).content.decode()
    assert "part of a case already" in administrator.post(url, follow=True).content.decode()
    auto_reply.refresh_from_db()
    assert Ticket.objects.get().pk == auto_reply.ticket_id


def test_the_quarantine_shows_the_problem_as_text_and_tries_again(
    administrator: Client, quarantined: RawMail
) -> None:
    page = administrator.get(reverse("console:quarantine")).content.decode()
    assert "&lt;b&gt;ValueError" in page
    administrator.post(reverse("console:quarantine_retry"), {"mail": [quarantined.pk, "x", "999999999"]})
    quarantined.refresh_from_db()
    assert quarantined.state == "processed"


def test_trying_again_without_a_mark_says_so(administrator: Client, quarantined: RawMail) -> None:
    page = administrator.post(reverse("console:quarantine_retry"), follow=True).content.decode()
    assert "Mark at least one mail." in page


def test_words_of_a_brand_are_previewed_saved_and_reset(administrator: Client, desk: Desk) -> None:
    url = reverse("console:acknowledgement", args=[desk.mailbox.brand_id, "es"])
    typed = {"subject": "Recibido {number}", "text": "Hola de {brand}: {subject}", "version": 0}
    assert "Recibido 1042" in administrator.post(url, {**typed, "go": "preview"}).content.decode()
    assert not Acknowledgement.objects.exists()
    administrator.post(url, {**typed, "go": "save"})
    assert Acknowledgement.objects.get().subject == "Recibido {number}"
    stale = administrator.post(url, {**typed, "text": "Otra", "go": "save"})
    assert stale.status_code == 422
    assert Acknowledgement.objects.get().text == "Hola de {brand}: {subject}"
    administrator.post(f"{url}reset")
    assert not Acknowledgement.objects.exists()
    verbs = set(AuditEntry.objects.values_list("verb", flat=True))
    assert {"channels.acknowledgement_changed", "channels.acknowledgement_reset"} <= verbs


@pytest.mark.parametrize("language", ["fr", "es-tu"])
def test_a_language_that_is_not_there_is_not_found(administrator: Client, desk: Desk, language: str) -> None:
    url = reverse("console:acknowledgement", args=[desk.mailbox.brand_id, language])
    assert administrator.get(url).status_code == 404


@pytest.mark.parametrize("days", ["0", "-1", "4000", "x", ""])
def test_days_that_are_none_are_refused(administrator: Client, days: str) -> None:
    answer = administrator.post(reverse("console:mail_keeping"), {"raw_days": days, "version": 0})
    assert answer.status_code == 422
    assert not MailKeeping.objects.exists()


def test_a_permission_that_was_refused_is_told_and_a_forged_one_too(administrator: Client) -> None:
    url = reverse("console:permission_return")
    said = administrator.get(url, {"error": "access_denied", "error_description": "<b>no</b>"}, follow=True)
    assert "access_denied: &lt;b&gt;no&lt;/b&gt;" in said.content.decode()
    forged = administrator.get(url, {"code": "x", "state": "forged"}, follow=True).content.decode()
    assert "begun too long ago" in forged


def test_ten_mailboxes_cost_the_queries_of_one(administrator: Client, desk: Desk) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert administrator.get(reverse("console:mailboxes")).status_code == 200
        return len(seen)

    queries()
    before = queries()
    brand = Brand.objects.get(pk=desk.mailbox.brand_id)
    for number in range(9):
        fields = MailboxFields(name=f"Caja {number}", address=f"b{number}@nova.example", brand_id=brand.pk)
        create_mailbox(fields=fields, by=SYSTEM, at=AT)
    assert queries() == before
