"""Things that belong to somebody: an example for each parameter of an address, out of a house full of them."""

from __future__ import annotations

from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.test import Client

from atiende.channels.models import RawMail
from atiende.customers.models import Identifier
from atiende.identity.models import Invitation
from atiende.platform.models import OutgoingMail
from atiende.privacy.models import CustomerExport
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
    "rest": "tickets",
}
"""What is no number of anybody's; addresses with signed claims have stories of their own."""

EXAMPLES = {
    "number",
    "attachment_id",
    "message_id",
    "participant_id",
    "share_id",
    "tag_id",
    "customer_id",
    "identifier_id",
    "export_id",
    "brand_id",
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
}


def belongings(owner: Any) -> dict[str, object]:
    """For each name of a parameter something that is the owner's or their team's and brand's."""
    rows = full_house.fill(owner)
    case = rows["case"]
    found = {
        **LETTERS,
        "number": case.number,
        "attachment_id": _first(Attachment, message__ticket=case),
        "message_id": rows["message"].pk,
        "participant_id": _first(Participant, ticket=case),
        "share_id": _first(TicketShare, ticket=case),
        "tag_id": _first(TicketTag, ticket=case),
        "customer_id": rows["customers"]["marta"],
        "identifier_id": _first(Identifier, customer_id=rows["customers"]["marta"]),
        "export_id": CustomerExport.objects.filter(file_id__isnull=False).latest("pk").pk,
        "brand_id": rows["outlet"].pk,
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
    }
    assert {*found} == {*LETTERS, *EXAMPLES}
    return found


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
