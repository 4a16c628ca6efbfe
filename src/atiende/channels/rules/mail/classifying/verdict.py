"""The verdict on a mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# Full, too large, system trouble, routing, content, policy.
_ABOUT_THE_MAIL = ("5.2.2", "5.2.3", "5.2.4", "5.3.", "5.4.", "5.5.", "5.6.", "5.7.")
Kind = Literal["message", "bounce", "auto_reply", "feedback_report"]


@dataclass(frozen=True, slots=True)
class BouncedRecipient:
    """An address that a mail of ours did not reach.

    `status` is the enhanced code (5.1.1), empty when nobody says one. `is_permanent`: the other side will not take this
    mail. `is_delayed`: the other side still tries. `words` is what the other server said.
    """

    address: str
    status: str = ""
    is_permanent: bool = True
    words: str = ""
    is_delayed: bool = False

    @property
    def marks_address(self) -> bool:
        """Whether the address itself is dead, and not only full, strict, or closed to this one mail."""
        return self.is_permanent and not self.status.startswith(_ABOUT_THE_MAIL)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the mail is. `is_automatic`: it must never get an automatic answer. `is_loop`: we sent it ourselves."""

    kind: Kind
    is_automatic: bool
    is_loop: bool = False
    bounced: tuple[BouncedRecipient, ...] = ()
    original_message_id: str = ""
    spam_hint: bool = False
