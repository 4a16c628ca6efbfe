"""One attempt at a mail of a mailbox, whatever it is a mail of: ours alone, handed over once, its end written down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from atiende.channels.sending.reaching import access_for
from atiende.kernel.refusals import Refusal
from atiende.platform.mail import Attempts, ClaimLost, NotDelivered, Outcome, ServerAccess
from atiende.platform.pause import is_paused
from atiende.platform.told import tell_refusal

Clock = Callable[[], dt.datetime]
Handed = TypeVar("Handed")


def try_once(
    waiting: Any,
    attempts: Attempts[Any],
    clock: Clock,
    *,
    hand_over: Callable[[ServerAccess], Handed],
    not_delivered: Callable[[Outcome, str], str],
    delivered: Callable[[Handed], str],
) -> str:
    """Try a mail that is due, read with its mailbox and that one's pause.

    Returns what the last two say, the mail's state; an empty text when it was not ours to send now.
    """
    if hasattr(waiting.mailbox, "pause") or is_paused():
        return ""
    try:
        access = access_for(waiting.mailbox, at=clock())
        if access is None or attempts.claimed(waiting.pk, clock()) is None:
            return ""
        waiting.refresh_from_db(fields=["attempts"])
        handed = hand_over(access)
    except ClaimLost:
        return ""
    except NotDelivered as failure:
        return not_delivered(failure.outcome, failure.words)
    except Refusal as refusal:
        return not_delivered(Outcome.RETRY, tell_refusal(refusal))
    return delivered(handed)
