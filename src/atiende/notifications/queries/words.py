"""What a notification says, in the language under way."""

from __future__ import annotations

from typing import Final, Protocol

from django.utils.translation import gettext, ngettext

from atiende.kernel.refusals import gettext_noop
from atiende.kernel.text import isolated
from atiende.notifications.rules.kinds import Kind

LABELS: Final[dict[Kind, str]] = {
    Kind.ASSIGNED: gettext_noop("A case is given to me"),
    Kind.MENTIONED: gettext_noop("Somebody mentions me or my team"),
    Kind.ANSWERED: gettext_noop("The customer writes in a case of mine or one that I follow"),
    Kind.NOTED: gettext_noop("A note in a case of mine or one that I follow"),
    Kind.STATUS_CHANGED: gettext_noop("The status of a case of mine or one that I follow changes"),
    Kind.WOKEN: gettext_noop("A case that was put off is back"),
    Kind.OVERDUE: gettext_noop("The time of a case of mine runs out"),
    Kind.DUE_SOON: gettext_noop("A promise of a case of mine is nearly due"),
    Kind.ESCALATED: gettext_noop("A promise is in danger or broken, and I am to act"),
    Kind.HANDED_OVER: gettext_noop("A case is handed over to me or my team"),
    Kind.REVIEW_ASKED: gettext_noop("I am asked to review a draft"),
    Kind.REVIEW_DONE: gettext_noop("A draft of mine was reviewed"),
    Kind.SIDE_ANSWERED: gettext_noop("A side conversation is answered"),
    Kind.TASK_GIVEN: gettext_noop("A task is given to me"),
    Kind.APPROVAL_ASKED: gettext_noop("My approval is asked for"),
    Kind.ABSENCE_ASKED: gettext_noop("Somebody whom I lead asks to be away"),
    Kind.ABSENCE_DECIDED: gettext_noop("An absence of mine is decided"),
    Kind.SKILL_EXPIRES: gettext_noop("A skill of mine or of somebody whom I lead expires soon"),
    Kind.RULE: gettext_noop("A rule calls me to a case"),
}
ICONS: Final[dict[str, str]] = {
    Kind.ASSIGNED: "user",
    Kind.MENTIONED: "at-sign",
    Kind.ANSWERED: "message-circle",
    Kind.NOTED: "lock",
    Kind.STATUS_CHANGED: "circle-dashed",
    Kind.WOKEN: "alarm-clock",
    Kind.OVERDUE: "triangle-alert",
    Kind.DUE_SOON: "clock",
    Kind.ESCALATED: "triangle-alert",
    Kind.HANDED_OVER: "arrow-right",
    Kind.REVIEW_ASKED: "eye",
    Kind.REVIEW_DONE: "check",
    Kind.SIDE_ANSWERED: "messages-square",
    Kind.TASK_GIVEN: "list-checks",
    Kind.APPROVAL_ASKED: "shield-check",
    Kind.ABSENCE_ASKED: "calendar",
    Kind.ABSENCE_DECIDED: "calendar",
    Kind.SKILL_EXPIRES: "clock",
    Kind.RULE: "zap",
}
_SENTENCES: Final[dict[str, str]] = {
    Kind.ASSIGNED: gettext_noop("%(who)s gave you this case"),
    Kind.MENTIONED: gettext_noop("%(who)s mentioned you"),
    Kind.ANSWERED: gettext_noop("The customer wrote"),
    Kind.NOTED: gettext_noop("%(who)s wrote a note"),
    Kind.STATUS_CHANGED: gettext_noop("%(who)s changed the status"),
    Kind.WOKEN: gettext_noop("It was put off and is back"),
    Kind.OVERDUE: gettext_noop("Its time has run out"),
    Kind.DUE_SOON: gettext_noop("What was promised is nearly due"),
    Kind.ESCALATED: gettext_noop("What was promised is in danger: please act"),
    Kind.HANDED_OVER: gettext_noop("%(who)s handed this case over"),
    Kind.REVIEW_ASKED: gettext_noop("%(who)s asks you to review a draft"),
    Kind.REVIEW_DONE: gettext_noop("%(who)s reviewed your draft"),
    Kind.SIDE_ANSWERED: gettext_noop("A side conversation was answered"),
    Kind.TASK_GIVEN: gettext_noop("%(who)s gave you a task"),
    Kind.APPROVAL_ASKED: gettext_noop("%(who)s asks for your approval"),
    Kind.ABSENCE_ASKED: gettext_noop("%(who)s asks to be away"),
    Kind.ABSENCE_DECIDED: gettext_noop("%(who)s decided about your absence"),
    Kind.SKILL_EXPIRES: gettext_noop("A skill expires soon"),
    Kind.RULE: gettext_noop("A rule: %(says)s"),
}


class Told(Protocol):
    kind: str
    actor_id: int
    count: int
    says: str


def sentence_of(told: Told, names: dict[int, str]) -> str:
    """Such as «Ana mentioned you (3 times)»."""
    who = names.get(told.actor_id, "") or "Atiende"
    said = gettext(_SENTENCES.get(told.kind, "%(who)s")) % {
        "who": isolated(who),
        "says": isolated(told.says),
    }
    if told.count < 2:
        return said
    times = ngettext("%(count)d time", "%(count)d times", told.count) % {"count": told.count}
    return f"{said} ({times})"
