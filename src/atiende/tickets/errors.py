"""What tickets refuses, and why."""

from __future__ import annotations

from atiende.kernel.refusals import Conflict, Refusal, gettext_noop


class TicketIsClosed(Refusal):
    """Nothing leads out of closed or cancelled: a follow-up is a ticket of its own."""

    code = "tickets.closed"
    message = gettext_noop("This case is closed. Open a new one that is linked to it.")
    http_status = 409


class TicketIsMerged(Refusal):
    """It goes on in another ticket; `number` says in which."""

    code = "tickets.merged"
    message = gettext_noop("This case goes on in case #%(number)s.")
    http_status = 409


class MessageCameIn(Conflict):
    """Somebody wrote after what the writer had seen: they decide whether the answer still fits."""

    code = "tickets.message_came_in"
    message = gettext_noop(
        "A message came in while you wrote. Read it, then send anyway if your answer still fits."
    )


class ChangedMeanwhile(Conflict):
    """It no longer is what the page showed when the choice was made."""

    code = "tickets.changed_meanwhile"
    message = gettext_noop(
        "A colleague changed this meanwhile. See how it is now, and choose again if it is still needed."
    )


class StatusNotReachable(Refusal):
    code = "tickets.status_not_reachable"
    message = gettext_noop("A case cannot go from its present status to this one.")
    http_status = 409


class NoRecipient(Refusal):
    code = "tickets.no_recipient"
    message = gettext_noop("Nobody would get this reply. Add a recipient.")


class MergeInCircle(Refusal):
    code = "tickets.merge_in_circle"
    message = gettext_noop("A case cannot be merged into itself, or into one that was merged into it.")
    http_status = 409


class NotMerged(Refusal):
    code = "tickets.not_merged"
    message = gettext_noop("This case is not merged into another one.")
    http_status = 409


class LinkToItself(Refusal):
    code = "tickets.link_to_itself"
    message = gettext_noop("A case cannot be linked to itself.")


class MessageNotSplittable(Refusal):
    """The only message of a ticket, or one that is no customer's."""

    code = "tickets.message_not_splittable"
    message = gettext_noop(
        "Only a customer's message can become a case of its own, and not the only message."
    )
    http_status = 409


class RequesterStays(Refusal):
    code = "tickets.requester_stays"
    message = gettext_noop("Who asked stays in the case.")
    http_status = 409


class StatusIsNeeded(Refusal):
    code = "tickets.status_is_needed"
    message = gettext_noop("The program itself uses this status. It can be renamed but not retired.")
    http_status = 409


class NothingToSnooze(Refusal):
    code = "tickets.nothing_to_snooze"
    message = gettext_noop("A case that is solved waits for nothing: it cannot be put off.")
    http_status = 409


class FieldsMissing(Refusal):
    """`names` are the labels of fields without which a case is not solved."""

    code = "tickets.fields_missing"
    message = gettext_noop("Before this case is solved, fill in: %(names)s.")


class CaseIsHeld(Refusal):
    """`reasons` are those of the holds that keep it from being solved."""

    code = "tickets.held"
    message = gettext_noop("Before this case is solved, this is still to be done: %(reasons)s.")
    http_status = 409


class FieldIsUsed(Refusal):
    code = "tickets.field_is_used"
    message = gettext_noop("Cases have an answer to this field. It can be archived but not deleted.")
    http_status = 409


class SubmissionOfAnother(Conflict):
    """The same submission was used for another ticket."""

    code = "tickets.submission_of_another"


UNKNOWN_STATUS = gettext_noop("Choose a status from the list.")
UNKNOWN_AGENT = gettext_noop("This person cannot be given cases of this brand.")
UNKNOWN_TEAM = gettext_noop("Choose a team that serves this brand.")
UNKNOWN_PRIORITY = gettext_noop("Choose a priority from the list.")
UNKNOWN_CATEGORY = gettext_noop("Choose a category from the list.")
STATUS_NAME_MISSING = gettext_noop("Write a name for agents and one for customers.")
STATUS_KEY_TAKEN = gettext_noop("There is already a status with this name.")
TAG_MISSING = gettext_noop("Write a tag.")
NOT_IN_THIS_CASE = gettext_noop(
    "This person left the case or belongs to another one. Add them to the case first."
)
"""A recipient who is a former participant, or one of a ticket that was merged into this one."""
UNUSABLE_FIELD = gettext_noop("This cannot be kept.")
UNKNOWN_BRAND = gettext_noop("Choose a brand from the list.")
UNKNOWN_KIND = gettext_noop("Choose a kind from the list.")
ONE_OR_THE_OTHER = gettext_noop("Choose either a person or a team.")
UNKNOWN_CUSTOMER = gettext_noop("Choose a customer whom you see.")
UNKNOWN_AMONG = gettext_noop("There is none of this name. There are: %(choices)s.")
UNKNOWN_AND_NONE = gettext_noop("There is none of this name that you may choose.")
UNKNOWN_CHANNEL = gettext_noop("Choose a channel from the list.")
FIELD_LABEL_MISSING = gettext_noop("Write a name with letters or digits.")
FIELD_KEY_TAKEN = gettext_noop("There is already a field with this name.")
FIELD_OPTIONS_MISSING = gettext_noop("Write what there is to choose from, a line each.")
FIELD_TOO_MANY_OPTIONS = gettext_noop("There can be at most 50 of these.")
TOO_MANY_FIELDS = gettext_noop("There are 50 fields already. Delete one that nobody uses.")
UNKNOWN_FIELD_KIND = gettext_noop("Choose a kind from the list.")
FIELD_ARCHIVED = gettext_noop("This field is archived.")
FIELD_OF_OTHER_BRAND = gettext_noop("This field is not asked in cases of this brand.")
FIELD_NOT_A_TEXT = gettext_noop("Write a text.")
FIELD_TEXT_TOO_LONG = gettext_noop("This text is too long.")
FIELD_NOT_A_NUMBER = gettext_noop("Write a number, such as 12.5.")
FIELD_NOT_A_DATE = gettext_noop("Write a date that exists.")
FIELD_NOT_YES_OR_NO = gettext_noop("Choose yes or no.")
FIELD_NOT_AMONG = gettext_noop("Choose from the list.")
FIELD_CHANGED_MEANWHILE = gettext_noop("Somebody else changed this meanwhile. Save again to replace it.")
