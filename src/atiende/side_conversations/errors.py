"""What side conversations refuse."""

from __future__ import annotations

from atiende.kernel.refusals import Refusal, gettext_noop


class RecipientTakesPart(Refusal):
    """`address` belongs to a customer of the case: what is said aside is not for them."""

    code = "side_conversations.recipient_takes_part"
    message = gettext_noop(
        "%(address)s takes part in the case itself: answer there, or write to somebody else."
    )


class ConversationIsClosed(Refusal):
    code = "side_conversations.is_closed"
    message = gettext_noop("This side conversation is closed. Open it again to write.")
    http_status = 409
