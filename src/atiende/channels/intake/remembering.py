"""The Message-IDs that a case knows, so that later mails find it."""

from __future__ import annotations

from collections.abc import Iterable

from atiende.channels.models import MailReference
from atiende.channels.queries.mail_threads import digest_of_id, lock_ids
from atiende.channels.rules.mail.parts import ReadMail
from atiende.platform.postgres.writing import write

MOST_MENTIONED = 50
_INSERT = """
INSERT INTO channels_mailreference (digest, ticket_id, message_id, role)
SELECT digest, %s::bigint, %s::bigint, role FROM unnest(%s::bytea[], %s::text[]) AS known (digest, role)
ON CONFLICT (digest, ticket_id, role) DO NOTHING
"""


def remember_received(mail: ReadMail, *, ticket_id: int, message_id: int | None) -> None:
    """The mail's own id and those that it refers to, in one statement."""
    remember(_roles_of(mail).items(), ticket_id=ticket_id, message_id=message_id)


def lock_thread(mail: ReadMail) -> None:
    """A mail and the reply to it are taken one after the other, whoever takes them: the second finds the case."""
    lock_ids(_roles_of(mail))


def remember(
    roles: Iterable[tuple[str, MailReference.Role]], *, ticket_id: int, message_id: int | None
) -> None:
    """Have a ticket know Message-IDs; what it knows already stays as it is."""
    pairs = [(digest_of_id(header_id), role.value) for header_id, role in roles]
    if not pairs:
        return
    digests, roles_of_them = [digest for digest, _ in pairs], [role for _, role in pairs]
    write(_INSERT, [ticket_id, message_id, digests, roles_of_them])


def _roles_of(mail: ReadMail) -> dict[str, MailReference.Role]:
    mentioned = [*mail.in_reply_to, *reversed(mail.references)][:MOST_MENTIONED]
    roles = dict.fromkeys(mentioned, MailReference.Role.MENTIONED)
    if mail.message_id:
        roles[mail.message_id] = MailReference.Role.RECEIVED
    return roles
