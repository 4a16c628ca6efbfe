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


class OpenChildren(Conflict):
    """Parts of the ticket are under way: whoever solves it says that they know."""

    code = "tickets.open_children"
    message = gettext_noop("Parts of this case are still open (%(count)s). Solve it all the same?")


class OtherLanguage(Conflict):
    """A reply in another language than the ticket's: whoever sends it says that it is meant so."""

    code = "tickets.other_language"
    message = gettext_noop(
        "This seems to be written in another language than the case. Send it all the same?"
    )


class ColleagueIsAnswering(Conflict):
    """`names`: who has begun a reply in a ticket that would go on elsewhere."""

    code = "tickets.colleague_is_answering"
    message = gettext_noop("%(names)s has begun an answer in one of these cases. Merge them all the same?")


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


class FieldIsReferred(Refusal):
    """`where` names what would break: fields, views, rules."""

    code = "tickets.field_is_referred"
    message = gettext_noop("This field is used elsewhere: %(where)s. Change that first.")
    http_status = 409


class ReasonIsUsed(Refusal):
    """`where` names what has it: cases, categories below it, fields."""

    code = "tickets.reason_is_used"
    message = gettext_noop("This category is in use: %(where)s. It can be archived but not deleted.")
    http_status = 409


class NeededOnStatus(Refusal):
    """`names` are the labels of fields without which a case does not go to the status `status`."""

    code = "tickets.needed_on_status"
    message = gettext_noop("Before this case goes to «%(status)s», fill in: %(names)s.")


class SubmissionOfAnother(Conflict):
    """The same submission was used for another ticket."""

    code = "tickets.submission_of_another"


class NamedCannotSee(Conflict):
    """`names`: people and teams named in a note who do not see the case; the writer decides whether they shall."""

    code = "tickets.named_cannot_see"
    message = gettext_noop(
        "%(names)s cannot see this case. Save it all the same, and they will see it and follow it."
    )


class SummaryNeeded(Refusal):
    code = "tickets.summary_needed"
    message = gettext_noop("Give this case away with a summary: «Hand over», in the panel of the case.")
    http_status = 409


class ReviewNeeded(Refusal):
    """A colleague has to approve it first: for this brand, or for a role of the writer."""

    code = "tickets.review_needed"
    message = gettext_noop("A colleague has to approve this before it leaves: press «Ask for a review».")
    http_status = 409


class ReviewIsOver(Refusal):
    code = "tickets.review_is_over"
    message = gettext_noop("This was decided already.")
    http_status = 409


class NamedMayNotSee(Refusal):
    """The same, where the writer is nobody who may show the case to others."""

    code = "tickets.named_may_not_see"
    message = gettext_noop(
        "%(names)s cannot see this case, and you may not show it to them. Take the mention out."
    )
    http_status = 403


UNKNOWN_STATUS = gettext_noop("Choose a status from the list.")
UNKNOWN_AGENT = gettext_noop("This person cannot be given cases of this brand.")
UNKNOWN_TEAM = gettext_noop("Choose a team that serves this brand.")
UNKNOWN_PRIORITY = gettext_noop("Choose a priority from the list.")
UNKNOWN_CASE = gettext_noop("There is no case with this number that you can see.")
UNKNOWN_INTERACTION = gettext_noop("Choose a kind of contact from the list.")
UNKNOWN_PHASE = gettext_noop("Choose before, during or after the purchase.")
UNKNOWN_LANGUAGE = gettext_noop("Choose a language from the list.")
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
FIELD_NOT_ASKED_HERE = gettext_noop("This field is not asked in this case as it is now.")
FIELD_NOT_A_PATH = gettext_noop("Choose from the list, down to its last level.")
FIELD_NOT_AN_AMOUNT = gettext_noop("Write an amount and its currency, such as 12.50 EUR.")
FIELD_NOT_A_PRODUCT = gettext_noop("Choose a product of the catalogue.")
FIELD_IS_A_FILE = gettext_noop("Attach a file: a name alone is none.")
FIELD_NOT_CURRENCIES = gettext_noop("Write currencies of three letters, such as EUR, one a line.")
FIELD_WHEN_WHAT = gettext_noop("Say with which answers of the other field it is asked.")
FIELD_WHEN_UNKNOWN = gettext_noop("Choose a field in which one chooses, and answers that it has.")
FIELD_IN_CIRCLES = gettext_noop("These fields would wait for each other: none would be asked.")
UNKNOWN_REASON = gettext_noop("Choose a category from the list.")
REASON_NAME_MISSING = gettext_noop("Write a name.")
REASON_NAME_TAKEN = gettext_noop("There is already a category of this name in this place.")
REASON_TOO_DEEP = gettext_noop("A category cannot stand below itself, nor deeper than five levels.")
TOO_MANY_REASONS = gettext_noop("There are 500 categories already. Delete some that no case has.")
TREE_EMPTY = gettext_noop("Write what there is to choose from, a line each.")
TREE_JUMPS = gettext_noop("Line %(lines)s: it is more than one level deeper than the line above it.")
TREE_TOO_DEEP = gettext_noop("Line %(lines)s: more than five levels.")
TREE_TWICE = gettext_noop("Line %(lines)s: this stands there already.")
TREE_NAME_TOO_LONG = gettext_noop("Line %(lines)s: more than 60 characters.")
TREE_TOO_LONG = gettext_noop("Line %(lines)s: there can be at most 2,000 lines.")
UNKNOWN_PRODUCT = gettext_noop("Choose a product of the catalogue.")
UNKNOWN_ORDER = gettext_noop("Choose an order of this customer.")
UNKNOWN_OWNED = gettext_noop("Choose something that this customer has.")


class ViewTooSlow(Refusal):
    """No index finds what a view asks for, and looking through everything takes longer than anybody waits."""

    code = "tickets.view_too_slow"
    message = gettext_noop(
        "This view looks through too many cases. Add a condition such as a team, a person, a tag or what is under way."
    )
    http_status = 503


class MessageNotForwardable(Refusal):
    """A note, or what was forwarded itself: neither ever leaves the house."""

    code = "tickets.message_not_forwardable"
    message = gettext_noop("Only what the customer wrote, or what was written to them, can be forwarded.")
    http_status = 409


SEND_AT_PAST = gettext_noop("Choose a moment that is still to come.")
SEND_AT_TOO_FAR = gettext_noop("Choose a moment within a year.")
TOO_MANY_WAITING = gettext_noop("At most 20 replies wait in a case.")
UNKNOWN_FIELD = gettext_noop("Choose fields from the list.")
