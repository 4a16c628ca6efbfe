"""What audit entries about customers say."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import gettext_noop

CUSTOMERS: Final[dict[str, str]] = {
    "customers.consent_given": gettext_noop("recorded a consent of customer %(target)s"),
    "customers.consent_withdrawn": gettext_noop("recorded that customer %(target)s withdrew a consent"),
    "customers.customer_described": gettext_noop("changed what is known of customer %(target)s"),
    "customers.duplicates_asked": gettext_noop("had customers that look like one looked for"),
    "customers.duplicates_proposed": gettext_noop("looked for customers that look like one"),
    "customers.field_added": gettext_noop("added field %(target)s of customers"),
    "customers.field_archived": gettext_noop("archived field %(target)s of customers"),
    "customers.field_changed": gettext_noop("changed field %(target)s of customers"),
    "customers.field_deleted": gettext_noop("deleted field %(target)s of customers"),
    "customers.field_moved": gettext_noop("moved field %(target)s of customers"),
    "customers.field_restored": gettext_noop("restored field %(target)s of customers"),
    "customers.note_added": gettext_noop("wrote a note on customer %(target)s"),
    "customers.note_deleted": gettext_noop("deleted a note on customer %(target)s"),
    "customers.note_pinned": gettext_noop("kept a note on customer %(target)s above the others"),
    "customers.note_unpinned": gettext_noop("let a note on customer %(target)s go down again"),
    "customers.told_apart": gettext_noop("told customer %(target)s apart from another"),
    "tickets.suggestion_dismissed": gettext_noop("dismissed a suggestion in case %(target)s"),
    "tickets.suggestions_restored": gettext_noop("brought back the suggestions in case %(target)s"),
}
