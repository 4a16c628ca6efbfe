"""The verdict on a mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["message", "bounce", "auto_reply", "feedback_report"]


@dataclass(frozen=True, slots=True)
class BouncedRecipient:
    """An address that a mail of ours did not reach.

    `status` is the enhanced code (5.1.1), empty when nobody says one. `is_permanent`: the address should not be written
    to again. `is_delayed`: the other side still tries. `words` is what the other server said.
    """

    address: str
    status: str = ""
    is_permanent: bool = True
    words: str = ""
    is_delayed: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the mail is. `is_automatic`: it must never get an automatic answer. `is_loop`: we sent it ourselves."""

    kind: Kind
    is_automatic: bool
    is_loop: bool = False
    bounced: tuple[BouncedRecipient, ...] = ()
    original_message_id: str = ""
    spam_hint: bool = False
