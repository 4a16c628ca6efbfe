"""Things that belong to somebody: an example for each parameter of an address, out of a house full of them."""

from __future__ import annotations

from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.test import Client

from atiende.channels.models import RawMail
from atiende.customers.models import Identifier
from atiende.identity.models import Invitation
from atiende.integrations.models import IncomingWebhook, ReceivedWebhook, WebhookDelivery, WebhookSubscription
from atiende.kernel.clock import utc_now
from atiende.knowledge.models import Article
from atiende.platform.models import HolidayCorrection, OutgoingMail
from atiende.privacy.models import CustomerExport
from atiende.service_levels.models import Clock
from atiende.side_conversations.models import SideMessage
from atiende.tickets.models import Attachment, Participant, TicketShare, TicketTag
from tests.languages import full_house

LETTERS = {
    "claim": "x",
    "token": "x",
    "key": "x",
    "uidb36": "1",
    "provider_id": "company",
    "language": "es",
    "step": "company",
    "kind": "tickets",
    "rest": "tickets",
    "pack": "eu-gdpr-12",
    "index": "0",
}
"""What is no number of anybody's; addresses with signed claims have stories of their own."""

ONE_NUMBER = 900_001
"""Of what two kinds of addresses name by the same parameter."""
EXAMPLES = {
    "article_id",
    "clock_id",
    "policy_id",
    "delivery_id",
    "received_id",
    "webhook_id",
    "import_id",
    "note_id",
    "number",
    "attachment_id",
    "message_id",
    "participant_id",
    "share_id",
    "tag_id",
    "consent_id",
    "correction_id",
    "customer_id",
    "identifier_id",
    "export_id",
    "brand_id",
    "calendar_id",
    "pattern_id",
    "shift_id",
    "absence_id",
    "skill_id",
    "team_id",
    "person_id",
    "role_id",
    "field_id",
    "invitation_id",
    "job_id",
    "long_job_id",
    "mail_id",
    "mailbox_id",
    "raw_mail_id",
    "token_id",
    "pk",
    "user_id",
    "session_id",
    "view_id",
    "bulk_id",
    "list_id",
    "unit_id",
    "line_id",
    "approval_id",
    "blocked_id",
    "checklist_id",
    "conversation_id",
    "device_id",
    "entry_id",
    "hand_over_id",
    "item_id",
    "macro_id",
    "notification_id",
    "quote_id",
    "reason_id",
    "reply_id",
    "review_id",
    "rule_id",
    "run_id",
    "status_id",
    "task_id",
    "template_id",
    "waiting_id",
}


def belongings(owner: Any) -> dict[str, object]:
    """For each name of a parameter something that is the owner's or their team's and brand's."""
    rows = full_house.fill(owner)
    case = rows["case"]
    found = {
        **LETTERS,
        **_webhooks(rows),
        **_views(rows),
        **_of_the_rooms(rows),
        "article_id": _draft(rows),
        "clock_id": _first(Clock, ticket=case),
        "policy_id": rows["service_policies"][0].pk,
        "correction_id": HolidayCorrection.objects.earliest("pk").pk,
        "import_id": rows["imports"][-1].pk,
        "number": case.number,
        "attachment_id": _first(Attachment, message__ticket=case),
        "message_id": rows["message"].pk,
        "participant_id": _first(Participant, ticket=case),
        "share_id": _first(TicketShare, ticket=case),
        "tag_id": _first(TicketTag, ticket=case),
        "consent_id": rows["consent"].pk,
        "note_id": rows["customer_note"].pk,
        "customer_id": rows["customers"]["marta"],
        "identifier_id": _first(Identifier, customer_id=rows["customers"]["marta"]),
        "export_id": CustomerExport.objects.filter(file_id__isnull=False).latest("pk").pk,
        "brand_id": rows["outlet"].pk,
        "calendar_id": rows["calendar"].pk,
        "pattern_id": rows["pattern"].pk,
        "shift_id": rows["shift"].pk,
        "absence_id": rows["absence"].pk,
        "skill_id": rows["skill"].pk,
        "team_id": rows["teams"][0].pk,
        "person_id": rows["people"][0].pk,
        "role_id": rows["role"].pk,
        "field_id": rows["fields"][0].pk,
        "invitation_id": Invitation.objects.latest("pk").pk,
        "job_id": rows["job"],
        "long_job_id": rows["long_jobs"][0].pk,
        "mail_id": OutgoingMail.objects.latest("pk").pk,
        "mailbox_id": rows["mailboxes"][-1].pk,
        "raw_mail_id": RawMail.objects.filter(file_id__isnull=False).latest("pk").pk,
        "token_id": rows["token"].pk,
        "pk": full_house.protect(owner).pk,
        "user_id": owner.pk,
        "session_id": _session_of(owner),
        "unit_id": rows["units"][0].pk,
        "line_id": rows["authority"][0].pk,
    }
    assert {*found} == {*LETTERS, *EXAMPLES}
    return found


def _webhooks(rows: dict[str, Any]) -> dict[str, int]:
    """One that tells and one that hears, under the same number."""
    now = utc_now()
    telling = WebhookSubscription.objects.create(
        pk=ONE_NUMBER,
        url="https://x.example/",
        event_types=["ticket.opened"],
        sealed_secret="x",
        created_at=now,
    )
    hearing = IncomingWebhook.objects.create(
        pk=ONE_NUMBER,
        name="x",
        key="x" * 40,
        brand=rows["brand"],
        scheme="standard",
        sealed_secret="x",
        created_at=now,
    )
    told = WebhookDelivery.objects.create(
        subscription=telling,
        message_id="msg_x",
        event_type="ticket.opened",
        body="{}",
        state="failed",
        occurred_at=now,
        next_attempt_at=now,
    )
    heard = ReceivedWebhook.objects.create(
        webhook=hearing, body=b"{}", size=2, state="failed", received_at=now, ended_at=now
    )
    return {"webhook_id": ONE_NUMBER, "delivery_id": told.pk, "received_id": heard.pk}


def _views(rows: dict[str, Any]) -> dict[str, int]:
    """A view, a bulk change that is over and a list that lies ready."""
    return {"view_id": rows["views"][0].pk, "bulk_id": rows["bulks"][0].pk, "list_id": rows["list"]}


def _of_the_rooms(rows: dict[str, Any]) -> dict[str, int]:
    """What is written, planned, asked and done by itself."""
    return {
        "approval_id": rows["approvals"][2].pk,
        "blocked_id": rows["blocked"].pk,
        "checklist_id": rows["checklist"].pk,
        "conversation_id": _side(rows),
        "device_id": rows["device"],
        "entry_id": rows["time_entry"].pk,
        "hand_over_id": rows["hand_over"].pk,
        "item_id": rows["item"].pk,
        "macro_id": rows["macros"][1].pk,
        "notification_id": rows["notification"].pk,
        "quote_id": rows["quotes"][1].pk,
        "reason_id": rows["reasons"][0].pk,
        "reply_id": rows["replies"][1].pk,
        "review_id": rows["review"],
        "rule_id": rows["rules"][0].pk,
        "run_id": rows["runs"][0].pk,
        "status_id": rows["statuses"][0].pk,
        "task_id": rows["tasks"][0].pk,
        "template_id": _template(rows),
        "waiting_id": rows["waiting"].pk,
    }


def _side(rows: dict[str, Any]) -> int:
    """Its message with a file is named by the same parameter as a message of the case: it gets that number too."""
    message = SideMessage.objects.get(conversation_id=rows["side"])
    message.pk = rows["message"].pk
    message.save(force_insert=True)
    return int(rows["side"])


def _template(rows: dict[str, Any]) -> int:
    """A checklist and a plan under the same number."""
    for kept in (rows["checklists"][0], rows["plans"][0]):
        kept.pk, kept.name = ONE_NUMBER, "x"
        kept.save(force_insert=True)
    return ONE_NUMBER


def _draft(rows: dict[str, Any]) -> int:
    """An article that nobody published yet."""
    article = Article.objects.create(
        brand=rows["brand"], title="x", html="<p>x</p>", text="x", state="draft", written_at=utc_now()
    )
    return int(article.pk)


def _first(model: Any, **known: object) -> int:
    return int(model.objects.filter(**known).order_by("pk").values_list("pk", flat=True)[0])


def _session_of(owner: Any) -> int:
    client = Client()
    client.force_login(owner)
    session = UserSession.objects.create(
        user=get_user_model().objects.get(pk=owner.pk),
        ip="192.0.2.1",
        user_agent="x",
        session_key=client.cookies["atiende_session"].value,
    )
    return int(session.pk)
