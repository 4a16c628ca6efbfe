"""What audit entries of views, bulk changes and exports of lists say."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import gettext_noop

VIEWS: Final[dict[str, str]] = {
    "tickets.waiting_restored": gettext_noop("noted again since when the customer of case %(target)s waits"),
    "views.bulk_change_done": gettext_noop("changed many cases at once (bulk change %(target)s)"),
    "views.bulk_change_requested": gettext_noop("asked for a change of many cases (bulk change %(target)s)"),
    "views.bulk_changes_forgotten": gettext_noop("let go of what old bulk changes could have undone"),
    "views.demonstration_removed": gettext_noop("removed view %(target)s of the demonstration"),
    "views.export_downloaded": gettext_noop("downloaded list of cases %(target)s"),
    "views.export_made": gettext_noop("made the file of list of cases %(target)s"),
    "views.export_requested": gettext_noop("asked for a list of cases as a file (%(target)s)"),
    "views.exports_dropped": gettext_noop("removed lists of cases whose time was over"),
    "views.view_changed": gettext_noop("changed view %(target)s"),
    "views.view_deleted": gettext_noop("deleted view %(target)s"),
    "views.view_kept": gettext_noop("kept a list of cases as view %(target)s"),
    "views.views_arranged": gettext_noop("put their views in another order"),
}
