"""What views refuses, and why."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import Conflict, Refusal, gettext_noop

NAME_MISSING: Final = gettext_noop("Give the view a name.")
NAME_TAKEN: Final = gettext_noop("You have a view of this name already.")
ORDER_UNKNOWN: Final = gettext_noop("Cases cannot be put in this order.")
COLUMN_UNKNOWN: Final = gettext_noop("There is no such column.")
TEAMS_MISSING: Final = gettext_noop("Choose the teams with which it is shared.")
TEAM_NOT_YOURS: Final = gettext_noop("You can share with your own teams only.")
SHARING_UNKNOWN: Final = gettext_noop("It cannot be shared in this way.")


class TooManyViews(Refusal):
    code = "views.too_many"
    message = gettext_noop("A person keeps at most %(most)s views. Delete one that is not needed any more.")


class NotYourView(Refusal):
    """Shared views are changed by who made them, and by those who may share with everybody."""

    code = "views.not_yours"
    message = gettext_noop("A colleague made this view. Keep a copy of it to change it.")
    http_status = 403


class ViewChangedMeanwhile(Conflict):
    code = "views.changed_meanwhile"
    message = gettext_noop("Somebody changed this view meanwhile. Reload the page and try again.")


CHANGE_UNKNOWN: Final = gettext_noop("Choose what to change.")
FORMAT_UNKNOWN: Final = gettext_noop("Choose a kind of file.")


class AnotherUnderWay(Conflict):
    """One at a time for each person: whoever wants to stop the first cancels it."""

    code = "views.another_under_way"
    message = gettext_noop(
        "Another change of many cases of yours is under way. Wait for its end, or cancel it."
    )


class NotUndoable(Conflict):
    code = "views.not_undoable"
    message = gettext_noop("This change can be undone no more.")


class ExportNotReady(Conflict):
    code = "views.export_not_ready"
    message = gettext_noop("The file is not ready, or its time is over.")


class CaseChangedSince(Conflict):
    """Undoing leaves what somebody changed meanwhile as it is."""

    code = "views.case_changed_since"
    message = gettext_noop("It was changed meanwhile and stays as it is.")
