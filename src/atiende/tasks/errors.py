"""What tasks refuse, and why."""

from __future__ import annotations

from atiende.kernel.refusals import Conflict, Refusal, gettext_noop


class NotTheirsToGive(Refusal):
    """Only who may share a case can bring somebody into it."""

    code = "tasks.not_theirs_to_give"
    message = gettext_noop(
        "This person or team does not see the case, and only who has it in hand can let them in."
    )
    http_status = 403


class TaskIsDone(Refusal):
    code = "tasks.done"
    message = gettext_noop("This task is done. Reopen it to change it.")
    http_status = 409


class TemplateIsArchived(Refusal):
    code = "tasks.template_archived"
    message = gettext_noop("This template is not in use any more.")
    http_status = 409


class TemplateOfOtherBrand(Refusal):
    code = "tasks.example_of_other_brand"
    message = gettext_noop("This template belongs to another brand.")


class NotYoursToDecide(Refusal):
    """Not asked, not yet their turn, decided already, or asked by themselves."""

    code = "tasks.not_yours_to_decide"
    message = gettext_noop("This is not for you to decide, or not now.")
    http_status = 409


class AboveLimit(Refusal):
    code = "tasks.above_limit"
    message = gettext_noop("This amount is above what you may approve.")
    http_status = 403


class ApprovalIsSettled(Refusal):
    code = "tasks.approval_settled"
    message = gettext_noop("This was decided or withdrawn already.")
    http_status = 409


class CorrectionOfCorrection(Refusal):
    code = "tasks.correction_of_correction"
    message = gettext_noop("Correct the entry itself, not its correction.")
    http_status = 409


class QuoteNotDraft(Refusal):
    code = "tasks.quote_not_draft"
    message = gettext_noop("Only what was not sent yet can be sent. Make a new version.")
    http_status = 409


class QuoteIsAnswered(Refusal):
    code = "tasks.quote_answered"
    message = gettext_noop("This quote was answered or replaced already.")
    http_status = 409


class QuoteIsExpired(Refusal):
    code = "tasks.quote_expired"
    message = gettext_noop("This quote is not valid any more.")
    http_status = 409


class QuoteChanged(Refusal):
    """A newer version was sent, or it was taken back."""

    code = "tasks.quote_changed"
    message = gettext_noop("This quote was changed or taken back meanwhile.")
    http_status = 409


class TooMany(Refusal):
    code = "tasks.too_many"
    message = gettext_noop("There are too many in this case already.")
    http_status = 409


class TaskChangedMeanwhile(Conflict):
    code = "tasks.changed_meanwhile"
    message = gettext_noop("A colleague changed this task meanwhile. See how it is now, and save again.")


TITLE_MISSING = gettext_noop("Write what is to be done.")
NAME_MISSING = gettext_noop("Write a name.")
NAME_TAKEN = gettext_noop("There is one of this name already.")
ITEMS_MISSING = gettext_noop("Write at least one line.")
TOO_MANY_ITEMS = gettext_noop("There can be at most 60 lines.")
UNKNOWN_RECURRENCE = gettext_noop("Choose how often from the list.")
DUE_MISSING = gettext_noop("What comes back needs a first day.")
DUE_TOO_FAR = gettext_noop("Choose a day within ten years.")
DUE_UNREADABLE = gettext_noop("Write a day and an hour that exist.")
UNKNOWN_PERSON = gettext_noop("Choose a person at work from the list.")
UNKNOWN_TEAM = gettext_noop("Choose a team from the list.")
UNKNOWN_BRAND = gettext_noop("Choose a brand from the list.")
SUBJECT_MISSING = gettext_noop("Write what is to be approved.")
APPROVERS_MISSING = gettext_noop("Choose who is to approve.")
TOO_MANY_APPROVERS = gettext_noop("At most twelve can be asked.")
OWN_APPROVAL = gettext_noop("Who asks cannot approve. Choose somebody else.")
AMOUNT_UNREADABLE = gettext_noop("Write an amount, such as 120.50.")
CURRENCY_MISSING = gettext_noop("Write the currency in three letters, such as EUR.")
REASON_MISSING = gettext_noop("Say why.")
UNKNOWN_ROLE = gettext_noop("Choose a role from the list.")
MINUTES_WRONG = gettext_noop("Write minutes from 1 to 1440.")
MINUTES_WRONG_AGAIN = gettext_noop("Write minutes from 0 to 1440: what it should have been.")
DAY_WRONG = gettext_noop("Choose a day of the last year, today at the latest.")
PLAN_EMPTY = gettext_noop("Write at least a line, a task or a text.")
PLAN_LINE_WRONG = gettext_noop("This line has no title, or a number of days that is not from 0 to 365.")
TITLE_OF_QUOTE_MISSING = gettext_noop("Write what it is for.")
LINES_MISSING = gettext_noop("Write at least one line with description, quantity and price.")
LINE_WRONG = gettext_noop(
    "Each line needs a description, a quantity above zero and a price, and the total is not below zero."
)
TOO_MANY_LINES = gettext_noop("There can be at most 40 lines.")
VALID_UNTIL_OVER = gettext_noop("Choose a day that is not over.")
QUOTE_DAYS_WRONG = gettext_noop("It cannot be ready before it begins.")
ANSWER_NAME_MISSING = gettext_noop("Write your name.")
