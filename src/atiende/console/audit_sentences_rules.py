"""What the audit tells of rules, in sentences."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import gettext_noop

RULES: Final = {
    "automation.demonstration_removed": gettext_noop("removed rule %(target)s of the demonstration"),
    "automation.rule_changed": gettext_noop("changed rule %(target)s"),
    "automation.rule_created": gettext_noop("wrote rule %(target)s"),
    "automation.rule_deleted": gettext_noop("deleted rule %(target)s"),
    "automation.rule_moved": gettext_noop("changed the order of the rules"),
    "automation.rule_paused": gettext_noop("stopped rule %(target)s by itself"),
    "automation.rule_ran": gettext_noop("acted in case %(target)s"),
    "automation.rule_switched_off": gettext_noop("switched rule %(target)s off"),
    "console.set_up_exported": gettext_noop("exported the set-up"),
    "console.set_up_imported": gettext_noop("imported a set-up"),
    "tickets.tag_named": gettext_noop("gave the company tag %(target)s"),
    "automation.rule_switched_on": gettext_noop("switched rule %(target)s on"),
}
