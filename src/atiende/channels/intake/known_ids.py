"""What cases know of the Message-IDs of the mails at hand: asked once for all of them, kept up while they are taken."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from atiende.channels.intake.remembering import remember, roles_of
from atiende.channels.models import MailReference
from atiende.channels.queries.mail_threads import lock_mails_like, references_to
from atiende.channels.rules.mail.evidence import KnownReference
from atiende.channels.rules.mail.parts import ReadMail
from atiende.channels.rules.mail.threading import thread_ids


class KnownIds:
    """As long as the transaction lasts. A mail and the reply to it are taken one after the other, whoever takes them:
    the second finds the case."""

    def __init__(self, mails: Collection[ReadMail], *, contents: Iterable[bytes] = ()) -> None:
        """`contents`: digests of mails of which another mailbox may have a copy."""
        lock_mails_like({each for mail in mails for each in roles_of(mail)}, contents)
        self._known = references_to({each for mail in mails for each in _ids_of(mail)})

    def references_of(self, mail: ReadMail) -> list[KnownReference]:
        """To the mails that this one follows, the latest ticket first."""
        found = [known for each in thread_ids(mail) for known in self._known[each]]
        return sorted(found, key=lambda known: -known.ticket_id)

    def tickets_waiting_for(self, mail: ReadMail) -> list[int]:
        """Those that refer to this mail, which is in no case yet; the latest first."""
        known = self._known.get(mail.message_id, [])
        return [] if any(each.is_seen for each in known) else sorted({each.ticket_id for each in known})[::-1]

    def own_message(self, mail: ReadMail) -> KnownReference | None:
        """The message that we sent under the Message-ID of this mail."""
        return next((known for known in self._known.get(mail.message_id, []) if known.is_own), None)

    def remember(self, mail: ReadMail, *, ticket_id: int, message_id: int | None) -> None:
        """Have a ticket know the mail's own id and those that it refers to."""
        roles = roles_of(mail)
        remember(roles.items(), ticket_id=ticket_id, message_id=message_id)
        for each, role in roles.items():
            is_seen = role is not MailReference.Role.MENTIONED
            self._known[each].append(KnownReference(ticket_id, message_id, is_own=False, is_seen=is_seen))


def _ids_of(mail: ReadMail) -> Iterable[str]:
    return (*thread_ids(mail), *roles_of(mail))
