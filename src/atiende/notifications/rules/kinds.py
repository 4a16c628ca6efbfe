"""What somebody can be told of, and by which ways unless they choose others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """Why somebody is told."""

    ASSIGNED = "assigned"
    MENTIONED = "mentioned"
    ANSWERED = "answered"
    NOTED = "noted"
    STATUS_CHANGED = "status_changed"
    WOKEN = "woken"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    ESCALATED = "escalated"
    HANDED_OVER = "handed_over"
    REVIEW_ASKED = "review_asked"
    REVIEW_DONE = "review_done"
    SIDE_ANSWERED = "side_answered"
    TASK_GIVEN = "task_given"
    APPROVAL_ASKED = "approval_asked"
    ABSENCE_ASKED = "absence_asked"
    ABSENCE_DECIDED = "absence_decided"
    SKILL_EXPIRES = "skill_expires"
    RULE = "rule"


class MailWay(StrEnum):
    """When a mail is written: never, at once, or with the day's others."""

    NONE = "none"
    AT_ONCE = "at_once"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Ways:
    """How one person is told of one kind of news."""

    in_app: bool = True
    mail: MailWay = MailWay.NONE
    push: bool = True

    @property
    def is_silent(self) -> bool:
        return not (self.in_app or self.push) and self.mail == MailWay.NONE


_ASKED_OF_THEM: Final = Ways(mail=MailWay.AT_ONCE)
_QUIET: Final = Ways(push=False)
USUAL: Final[dict[Kind, Ways]] = {
    Kind.ASSIGNED: Ways(),
    Kind.MENTIONED: _ASKED_OF_THEM,
    Kind.ANSWERED: Ways(),
    Kind.NOTED: _QUIET,
    Kind.STATUS_CHANGED: _QUIET,
    Kind.WOKEN: Ways(),
    Kind.OVERDUE: Ways(),
    Kind.DUE_SOON: Ways(),
    Kind.ESCALATED: _ASKED_OF_THEM,
    Kind.HANDED_OVER: Ways(),
    Kind.REVIEW_ASKED: _ASKED_OF_THEM,
    Kind.REVIEW_DONE: Ways(),
    Kind.SIDE_ANSWERED: Ways(),
    Kind.TASK_GIVEN: _ASKED_OF_THEM,
    Kind.APPROVAL_ASKED: _ASKED_OF_THEM,
    Kind.ABSENCE_ASKED: _ASKED_OF_THEM,
    Kind.ABSENCE_DECIDED: Ways(),
    Kind.SKILL_EXPIRES: _QUIET,
    Kind.RULE: _ASKED_OF_THEM,
}
"""What is asked of a person by name goes by mail too; what only goes on around them makes no sound."""
