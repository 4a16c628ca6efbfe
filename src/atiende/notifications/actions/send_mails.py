"""Write the mails on what people were told and have not read."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import Final

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext, ngettext

from atiende.identity.queries import public_address
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.notifications.answering import note_address
from atiende.notifications.models import Notification
from atiende.notifications.queries.words import sentence_of
from atiende.platform.demonstration import is_marked
from atiende.platform.mail import UnusableAddress, queue_mail
from atiende.tickets.queries import names_of_agents, who_may_be_told

MOST: Final = 500
SHOWN: Final = 50


def send_mails(*, by: Actor, at: dt.datetime) -> int:
    """One mail for each person, of all that is due to them; how many mails. Raises NotPermitted.

    Each case is looked at once more: who lost sight of it is told nothing. Nobody of a demonstration is. The reading
    of who did what is no deed, and each mail stands among those that were sent, so there is no audit entry.
    """
    if not by.is_system:
        raise NotPermitted
    written = 0
    with transaction.atomic():
        due = Notification.objects.select_for_update(of=("self",), skip_locked=True).filter(mail_at__lte=at)
        people = list(due.order_by("mail_at").values_list("person_id", flat=True)[:MOST])
        rows = due.filter(person_id__in=people).select_related("person", "ticket").order_by("person_id", "at")
        for _, told in groupby(rows, key=lambda row: row.person_id):
            written += _write(list(told), at=at)
    return written


def _write(told: list[Notification], *, at: dt.datetime) -> bool:
    person = told[0].person
    Notification.objects.filter(pk__in=[row.pk for row in told]).update(mail_at=None, mailed_at=at)
    seen = [row for row in told if _still_sees(row)]
    if not seen or not person.is_active or is_marked("user", person.pk):
        return False
    names = names_of_agents({row.actor_id for row in seen if row.actor_id})
    with translation.override(person.language):
        answers = _answers_to(seen, at=at)
        lines = [_lines(row, names) for row in seen[-SHOWN:]]
        try:
            queue_mail(
                to=person.email,
                subject=_subject(seen, names),
                text="\n\n".join([*lines, _foot(is_answered=bool(answers))]) + "\n",
                kind="notifications.news",
                at=at,
                reply_to=answers,
            )
        except UnusableAddress:
            return False
    return True


def _answers_to(seen: list[Notification], *, at: dt.datetime) -> str:
    """Where an answer becomes a note: of mails about one case only."""
    cases = {row.ticket_id for row in seen}
    ticket_id = cases.pop() if len(cases) == 1 else None
    return note_address(person_id=seen[0].person_id, ticket_id=ticket_id, at=at) if ticket_id else ""


def _still_sees(row: Notification) -> bool:
    return row.ticket_id is None or row.person_id in who_may_be_told(row.ticket_id, [row.person_id])[0]


def _subject(seen: list[Notification], names: dict[int, str]) -> str:
    if len(seen) == 1:
        row = seen[0]
        return f"{sentence_of(row, names)} · {row.ticket}" if row.ticket else sentence_of(row, names)
    return ngettext("%(count)d notification", "%(count)d notifications", len(seen)) % {"count": len(seen)}


def _lines(row: Notification, names: dict[int, str]) -> str:
    path = row.url or (f"/desk/tickets/{row.ticket.number}/" if row.ticket else "/desk/notifications/")
    title = f"{row.ticket} {row.ticket.subject}\n" if row.ticket else ""
    return f"{sentence_of(row, names)}\n{title}{public_address(path)}"


def _foot(*, is_answered: bool) -> str:
    address = public_address("/desk/notifications/settings/")
    chosen = gettext("Choose what is written to you: %(address)s") % {"address": address}
    answered = gettext(
        "An answer to this mail becomes an internal note of the case: the customer never sees it."
    )
    return "--\n" + (f"{answered}\n{chosen}" if is_answered else chosen)
