"""An agent who answers one case after the other, so that each answer can be counted by its words."""

from __future__ import annotations

import datetime as dt

from django.db import connection, transaction

from atiende.channels.models import OutgoingMail
from atiende.channels.models.attempts import ATTEMPTS
from atiende.channels.sending.attempt import call_uncertain, send
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.storage import store
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.rules.incoming import NewAttachment
from atiende.tickets.rules.reply import Reply

WITH_FILE_EVERY = 4


def words_of(step: int) -> str:
    """What is in the answer of this step and nowhere else."""
    return f"respuesta-{step}-fin"


def answer_somebody(step: int) -> bool:
    """All of it or nothing; False while there is no case."""
    now = utc_now()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM tickets_ticket")
        count = cursor.fetchone()[0]
        if not count:
            return False
        cursor.execute("SELECT id FROM tickets_ticket ORDER BY id OFFSET %s LIMIT 1", [step * 7 % count])
        ticket_id = cursor.fetchone()[0]
        files = (_file(step),) if step % WITH_FILE_EVERY == 0 else ()
        reply = Reply(text=f"Buenos días: {words_of(step)}", attachments=files)
        message_id = reply_to_ticket(ticket_id=ticket_id, reply=reply, by=SYSTEM, at=now)
        cursor.execute(
            "INSERT INTO faults_answered (step, message_id, ticket_id) VALUES (%s, %s, %s)",
            [step, message_id, ticket_id],
        )
    return True


def settle_mail_of_cases() -> None:
    """What the jobs would do once the claims of dead workers and the waits for another try are over."""
    later = utc_now() + dt.timedelta(days=2)
    while OutgoingMail.objects.filter(state=OutgoingMail.State.SENDING).exists():
        call_uncertain(later)
    for outgoing_id in ATTEMPTS.due_ids(later, limit=10_000):
        send(outgoing_id, lambda: later)


def _file(step: int) -> NewAttachment:
    content = f"fichero {step}".encode() * 1000
    kept = store(content, name=f"respuesta-{step}.txt", media_type="text/plain")
    return NewAttachment(
        file_id=kept.id,
        name=kept.name,
        media_type=kept.media_type,
        size=kept.size,
        sha256=kept.sha256,
    )
